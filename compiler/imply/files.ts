/** Files: which calls an operation takes, and what open flags say (open(2); fs/open.c build_open_flags). */
import { constant } from '../../kernel/index.js';
import { ALWAYS, and, equalsOneOf, maskedEqual } from '../condition.js';
import type { Clause } from '../model.js';
import type { Call, Question, Takes } from './row.js';
import { allowedBy, clause, firstAllow, granting } from './row.js';

const OPEN_CALLS = ['open', 'openat'] as const;

/**
 * O_ACCMODE, O_CREAT (and O_TMPFILE without its O_DIRECTORY: it makes an inode too) and O_TRUNC each need their own operation; O_APPEND makes
 * `append` enough for writing.
 */
function openClauses(call: Call): readonly Clause[] {
  const { profile } = call;
  const flags = call.arg('flags');
  const access = call.constant('O_ACCMODE');
  const making = call.constant('O_CREAT') | (call.constant('O_TMPFILE') & ~call.constant('O_DIRECTORY'));
  const truncate = call.constant('O_TRUNC');
  const appending = call.constant('O_APPEND');
  const path = call.constant('O_PATH');
  const without = (bits: bigint) => maskedEqual(flags, bits, 0n);
  const create = granting(profile, 'create');
  const noMaking = create ? 0n : making;
  const out: Clause[] = [];
  const allow = (rule: ReturnType<typeof granting>, condition: Clause['condition']): void => {
    if (rule) out.push(clause(condition, { kind: 'allow' }, rule.origin));
  };
  allow(granting(profile, 'read') ?? granting(profile, 'list'), without(access | making | truncate));
  allow(granting(profile, 'stat'), and(without(access | making | truncate), maskedEqual(flags, path, path)));
  allow(granting(profile, 'write'), without(noMaking));
  allow(granting(profile, 'append'), and(without(noMaking | truncate), maskedEqual(flags, appending, appending)));
  allow(create, without(access | truncate));
  return out;
}

const always =
  (...ops: readonly Parameters<typeof granting>[1][]) =>
  ({ profile }: Call): readonly Clause[] => {
    const rules = ops.map((op) => granting(profile, op));
    return rules.every((rule) => rule !== undefined) ? allowedBy(rules[0]) : [];
  };

const LOCK_COMMANDS = ['F_GETLK', 'F_SETLK', 'F_SETLKW', 'F_OFD_GETLK', 'F_OFD_SETLK', 'F_OFD_SETLKW'] as const;
/** What libc uses on 32-bit architectures; 64-bit ones do not have them. */
const LOCK_COMMANDS_64 = ['F_GETLK64', 'F_SETLK64', 'F_SETLKW64'] as const;

const lockCommands = (call: Call): readonly bigint[] => [
  ...LOCK_COMMANDS.map(call.constant),
  ...LOCK_COMMANDS_64.flatMap((name) => constant(call.arch, name) ?? []),
];

export const FILE_QUESTIONS: readonly Question[] = [
  { plane: 'open', operations: ['read', 'list', 'write', 'append', 'create'], calls: OPEN_CALLS, clauses: openClauses },
  {
    // By handle any file of a file system is reached, whatever its path: opened by CAP_DAC_READ_SEARCH, which it takes, only.
    plane: 'open',
    operations: [],
    opens: false,
    calls: ['open_by_handle_at'],
    clauses: openClauses,
  },
  {
    plane: 'open',
    operations: ['read', 'list', 'write', 'append', 'create'],
    calls: ['creat'],
    clauses: always('create', 'write'),
  },
  { plane: 'truncate', operations: ['write'], calls: ['truncate', 'truncate64'], clauses: always('write') },
  {
    plane: 'create',
    operations: ['create'],
    calls: ['mkdir', 'mkdirat', 'mknod', 'mknodat', 'symlink', 'symlinkat'],
    clauses: always('create'),
  },
  { plane: 'delete', operations: ['delete'], calls: ['unlink', 'unlinkat', 'rmdir'], clauses: always('delete') },
  {
    plane: 'rename',
    operations: ['rename'],
    calls: ['rename', 'renameat', 'renameat2'],
    clauses: always('rename', 'create'),
  },
  { plane: 'link', operations: ['link'], calls: ['link', 'linkat'], clauses: always('link', 'create') },
  {
    plane: 'attributes',
    operations: ['attributes'],
    calls: [
      'chmod',
      'fchmod',
      'fchmodat',
      'fchmodat2',
      'chown',
      'fchown',
      'lchown',
      'fchownat',
      'chown32',
      'fchown32',
      'lchown32',
      'setxattr',
      'lsetxattr',
      'fsetxattr',
      'setxattrat',
      'removexattr',
      'lremovexattr',
      'fremovexattr',
      'removexattrat',
      'utime',
      'utimes',
      'futimesat',
      'utimensat',
      'utimensat_time64',
      'file_setattr',
    ],
    clauses: always('attributes'),
  },
  { plane: 'lock', operations: ['lock'], calls: ['flock'], clauses: always('lock') },
  {
    plane: 'lock',
    operations: ['lock'],
    calls: ['fcntl', 'fcntl64'],
    applies: (call) => equalsOneOf(call.arg('cmd'), lockCommands(call)),
    clauses: always('lock'),
  },
  {
    // Append-only: F_SETFL must not clear O_APPEND. The descriptor may be a socket's as well, so this holds only where the
    // profile has no sockets; elsewhere coverage says `wider`.
    plane: 'append only',
    operations: [],
    opens: false,
    calls: ['fcntl', 'fcntl64'],
    applies: (call) =>
      and(
        equalsOneOf(call.arg('cmd'), [call.constant('F_SETFL')]),
        maskedEqual(call.arg('arg'), call.constant('O_APPEND'), 0n),
      ),
    clauses: ({ profile }) => {
      const appendOnly = granting(profile, 'append') && !granting(profile, 'write');
      const sockets = firstAllow(profile, (r) => r.kind === 'socket' || r.kind === 'net' || r.kind === 'unix');
      if (appendOnly && !sockets) return [];
      return [clause(ALWAYS, { kind: 'allow' }, profile.origins[0] ?? { rule: -1, span: profile.span })];
    },
  },
  {
    // A mapping of a file that may be executed. Anonymous ones are `memory`'s matter when they are writable; without
    // PROT_WRITE they can hold no code.
    plane: 'map',
    operations: ['map'],
    calls: ['mmap', 'mmap2'],
    applies: (call) => {
      const exec = call.constant('PROT_EXEC');
      const anonymous = call.constant('MAP_ANONYMOUS');
      return and(maskedEqual(call.arg('prot'), exec, exec), maskedEqual(call.arg('flags'), anonymous, 0n));
    },
    clauses: always('map'),
  },
];

const byOperation =
  (...ops: readonly Parameters<typeof granting>[1][]): Takes['when'] =>
  (profile) =>
    ops.map((op) => granting(profile, op)).find((rule) => rule !== undefined);

/** Calls on descriptors and names that no layer but the operation itself restricts. */
export const FILE_TAKES: readonly Takes[] = [
  {
    when: byOperation('stat'),
    calls: [
      'stat',
      'lstat',
      'fstat',
      'newfstatat',
      'statx',
      'stat64',
      'lstat64',
      'fstat64',
      'fstatat64',
      'oldstat',
      'oldlstat',
      'oldfstat',
      'access',
      'faccessat',
      'faccessat2',
      'readlink',
      'readlinkat',
      'close',
      'statfs',
      'statfs64',
      'fstatfs',
      'fstatfs64',
      'getxattr',
      'lgetxattr',
      'fgetxattr',
      'listxattr',
      'llistxattr',
      'flistxattr',
      'getxattrat',
      'listxattrat',
      'file_getattr',
      'getcwd',
    ],
  },
  {
    when: byOperation('read'),
    calls: [
      'read',
      'pread64',
      'readv',
      'preadv',
      'preadv2',
      'lseek',
      '_llseek',
      'fadvise64',
      'fadvise64_64',
      'arm_fadvise64_64',
      'readahead',
      'cachestat',
    ],
  },
  { when: byOperation('list'), calls: ['getdents', 'getdents64', 'lseek', '_llseek', 'chdir', 'fchdir'] },
  {
    when: byOperation('write', 'append'),
    calls: [
      'write',
      'pwrite64',
      'writev',
      'pwritev',
      'pwritev2',
      'lseek',
      '_llseek',
      'fsync',
      'fdatasync',
      'sync_file_range',
      'sync_file_range2',
      'arm_sync_file_range',
      'copy_file_range',
      'sendfile',
      'sendfile64',
      'splice',
      'fallocate',
    ],
  },
  { when: byOperation('write'), calls: ['ftruncate', 'ftruncate64'] },
];
