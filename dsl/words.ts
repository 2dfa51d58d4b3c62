/**
 * The words of the language: one table. The grammar makes its token types from it, the parser its suggestions, the
 * compiler its `switch`es, the completion its lists.
 */

/** Operations on files. `modify` stands for `write` … `link` and `attributes`. */
export const FILE_OPS = [
  'read',
  'list',
  'stat',
  'write',
  'append',
  'create',
  'delete',
  'rename',
  'link',
  'modify',
  'attributes',
  'lock',
  'map',
] as const;
export type FileOp = (typeof FILE_OPS)[number];

/** What may follow `allow` or `deny` beside the file operations. */
export const CLASSES = [
  'exec',
  'bind',
  'connect',
  'socket',
  'capability',
  'signal',
  'ptrace',
  'memory',
  'namespace',
  'mount',
  'umount',
  'pivot_root',
  'ioctl',
  'syscall',
] as const;

export const PTRACE_OPS = ['trace', 'read'] as const;
export const MEMORY_OPS = ['write-exec'] as const;
export const LAYERS = ['seccomp', 'apparmor', 'selinux', 'landlock'] as const;
export type LayerName = (typeof LAYERS)[number];

/** Words that start a statement, by where they may stand. */
export const FILE_STATEMENTS = ['use', 'let', 'profile', 'test', 'accept', 'allow', 'deny', 'when'] as const;
export const PROFILE_SETTINGS = ['program', 'otherwise', 'unknown', 'require', 'arch', 'syscalls'] as const;
export const PROFILE_STATEMENTS = ['use', 'let', 'accept', 'allow', 'deny', 'when', ...PROFILE_SETTINGS] as const;
export const WHEN_STATEMENTS = ['allow', 'deny', 'when'] as const;
export const TEST_STATEMENTS = ['expect'] as const;

export const EFFECTS = ['kill', 'trap', 'errno', 'deny', 'notify', 'trace', 'log', 'allow'] as const;
/** Suffixes in the order they have to stand in. */
export const SUFFIXES = ['owner', 'as', 'inherit', 'to', 'on', 'effect', 'because'] as const;
/** Conditions of `when`. */
export const GUARDS = ['arch', 'kernel', 'capability'] as const;

/** Words between operands; the only ones that are reserved even as profile names and argument names. */
export const OPERATORS = ['and', 'or', 'not', 'in'] as const;

/** Every word with a meaning in the grammar: what a `let` may not be called. */
export const RESERVED: ReadonlySet<string> = new Set<string>([
  ...FILE_OPS,
  ...CLASSES,
  ...FILE_STATEMENTS,
  ...PROFILE_SETTINGS,
  ...TEST_STATEMENTS,
  ...EFFECTS,
  ...OPERATORS,
  ...GUARDS,
  'owner',
  'as',
  'inherit',
  'to',
  'on',
  'because',
  'extends',
  'thread',
  'listed',
  'open',
  'any',
  'port',
  'unix',
]);

/** Names that a policy may give: profiles and lets. */
export const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
