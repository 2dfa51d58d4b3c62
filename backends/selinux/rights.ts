/**
 * What a profile may do with the paths of one cell, as words; and what each word is in object classes and permissions
 * (facts §2.1; security/selinux/hooks.c).
 */
import type { FileOperation, Profile, ResourceRule } from '../../compiler/index.js';
import { FILE_OPERATIONS, permits, rank } from '../../compiler/index.js';
import { NON_DIRECTORIES } from './classes.js';
import type { PathTable } from './paths.js';
import type { Signature } from './cells.js';

/** `add` and `remove`: names in this directory. `exec ` + target: '' is `inherit`. */
export type Right = FileOperation | 'bind' | 'connect' | 'mounton' | 'entry' | 'add' | 'remove' | `exec ${string}`;

export interface CellRights {
  readonly granted: Set<Right>;
  /** Of those, what is granted with `log`. */
  readonly logged: Set<Right>;
  /** What a rule (not just `otherwise`) denies. */
  readonly denied: ReadonlySet<Right>;
}

export const OPERATION_WORDS = Object.keys(FILE_OPERATIONS) as readonly FileOperation[]; // the keys of the record

interface Verdict {
  readonly permitted: boolean;
  readonly logged: boolean;
  readonly deciding: ResourceRule | undefined;
}

function verdict(profile: Profile, rules: readonly ResourceRule[]): Verdict {
  let deciding: ResourceRule | undefined;
  for (const rule of rules) if (!deciding || rank(rule.effect) < rank(deciding.effect)) deciding = rule;
  const effect = deciding?.effect ?? profile.otherwise;
  return { permitted: permits(effect), logged: effect.kind === 'log', deciding };
}

const isOwner = ({ resource }: ResourceRule): boolean =>
  (resource.kind === 'file' || resource.kind === 'exec') && resource.owner;

/** SELinux sees no owner: what the owner or anybody else may do, everybody may. */
function ownerBlind(profile: Profile, rules: readonly ResourceRule[]): Verdict {
  const owner = verdict(profile, rules);
  if (owner.permitted || !rules.some(isOwner)) return owner;
  const other = verdict(
    profile,
    rules.filter((rule) => !isOwner(rule)),
  );
  return other.permitted ? other : owner;
}

/** The rights of profile `at` on the paths that exactly the patterns of `signature` match. */
export function rightsOn(table: PathTable, profiles: readonly Profile[], at: number, signature: Signature): CellRights {
  const profile = profiles[at];
  const granted = new Set<Right>();
  const logged = new Set<Right>();
  const denied = new Set<Right>();
  if (!profile) return { granted, logged, denied };
  const here = new Set(signature);
  const matching = [...new Set(signature.flatMap((g) => table.byGlob[at]?.get(g) ?? []))].sort((a, b) => a.at - b.at);
  const note = (right: Right, rules: readonly ResourceRule[]): Verdict => {
    const answer = ownerBlind(profile, rules);
    if (answer.permitted) {
      granted.add(right);
      if (answer.logged) logged.add(right);
    } else if (answer.deciding) denied.add(right);
    return answer;
  };
  const of = (test: (resource: ResourceRule['resource']) => boolean): ResourceRule[] =>
    matching.map((r) => r.rule).filter((rule) => test(rule.resource));
  for (const op of OPERATION_WORDS)
    note(
      op,
      of((r) => r.kind === 'file' && r.ops.has(op)),
    );
  for (const op of ['bind', 'connect'] as const)
    note(
      op,
      of((r) => r.kind === 'unix' && r.op === op),
    );
  note(
    'mounton',
    of((r) => r.kind === 'mount'),
  );
  const exec = matching.filter((r) => r.rule.resource.kind === 'exec');
  // A literal path takes precedence over a pattern where they name different profiles (POL3005 otherwise).
  const literal = exec.filter((r) => r.globs.some((g) => here.has(g) && table.globs[g]?.literal !== undefined));
  const target = [...literal, ...exec].map((r) => r.rule).find((rule) => permits(rule.effect));
  note(
    `exec ${target?.resource.kind === 'exec' ? (target.resource.profile ?? '') : ''}`,
    exec.map((r) => r.rule),
  );
  if ((table.programs[at] ?? []).some((g) => here.has(g))) granted.add('entry');
  // Somebody's `exec … as` this profile: its first program.
  const asMe = table.rules.some((rules) =>
    rules.some(
      ({ rule, globs }) =>
        rule.resource.kind === 'exec' &&
        rule.resource.profile === profile.name &&
        permits(rule.effect) &&
        globs.some((g) => here.has(g)),
    ),
  );
  if (asMe) granted.add('entry');
  return { granted, logged, denied };
}

export type Permissions = readonly (readonly [classes: readonly string[], perms: string])[];

const DATA = ['file', 'chr_file', 'blk_file', 'fifo_file'] as const;
const EVERY = [...NON_DIRECTORIES, 'dir'] as const;

/** Reading what is executed, and mapping it: without these execve(2) fails (hooks.c: selinux_file_open, selinux_mmap_file). */
const EXECUTE = 'read open getattr execute map';

const OPERATIONS: Readonly<Record<FileOperation, Permissions>> = {
  // Directories may be walked and looked at everywhere (see process.ts).
  stat: [[NON_DIRECTORIES, 'getattr']],
  read: [
    [DATA, 'open read map watch watch_reads'],
    [['sock_file', 'lnk_file'], 'read'],
  ],
  list: [[['dir'], 'open read watch watch_reads']],
  write: [[DATA, 'open write append map']],
  append: [[DATA, 'open append']],
  create: [[EVERY, 'create']],
  delete: [
    [NON_DIRECTORIES, 'unlink'],
    [['dir'], 'rmdir'],
  ],
  rename: [
    [EVERY, 'rename'],
    [['dir'], 'reparent'],
  ],
  link: [[NON_DIRECTORIES, 'link']],
  // Setting the times to now asks for `write` instead (hooks.c: selinux_inode_setattr): granting that here would let what
  // may be read or appended to be overwritten. So it takes a rule on `write` (docs/conformance.md).
  attributes: [[EVERY, 'setattr']],
  lock: [[[...DATA, 'dir'], 'lock']],
  map: [[['file', 'chr_file', 'blk_file'], 'map execute']],
};

/** What a right takes in permissions. */
export function permissionsOf(right: Right): Permissions {
  switch (right) {
    case 'bind':
      return [[['sock_file'], 'create getattr setattr']];
    case 'connect':
      return [[['sock_file'], 'write getattr']];
    case 'mounton':
      return [[['dir', 'file'], 'mounton']];
    case 'entry':
      return [[['file'], 'entrypoint read map execute getattr']];
    case 'add':
      return [[['dir'], 'write add_name search']];
    case 'remove':
      return [[['dir'], 'write remove_name search']];
    default:
      if (isOperation(right)) return OPERATIONS[right];
      return [[['file'], right === 'exec ' ? `${EXECUTE} execute_no_trans` : EXECUTE]];
  }
}

const isOperation = (right: Right): right is FileOperation => Object.hasOwn(OPERATIONS, right);

/** What has to be missing for a denied right to be denied; the rest of its permissions others may grant. */
export const DISTINCT: Readonly<Partial<Record<Right, Permissions>>> = {
  stat: [[NON_DIRECTORIES, 'getattr']],
  read: [[DATA, 'read']],
  list: [[['dir'], 'read']],
  write: [[DATA, 'write']],
  append: [[DATA, 'append']],
  create: [[EVERY, 'create']],
  delete: OPERATIONS.delete,
  rename: [[EVERY, 'rename']],
  link: OPERATIONS.link,
  attributes: OPERATIONS.attributes,
  lock: OPERATIONS.lock,
  map: [[['file'], 'execute']],
  bind: [[['sock_file'], 'create']],
  connect: [[['sock_file'], 'write']],
  mounton: [[['dir', 'file'], 'mounton']],
};

/** Denying `exec` is denying to stay in the domain while executing; transitions are granted nowhere else. */
export const EXEC_DISTINCT: Permissions = [[['file'], 'execute_no_trans']];
