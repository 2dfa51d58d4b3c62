/** What the kernel test tries: one line a case, with the accesses it is to the policy. */
import type { FileOperation, ResourceAccess } from '../../compiler/index.js';
import { allowsAccess, allowsLink, type CompiledAppArmorProfile } from '../../backends/apparmor/index.js';
import { capability } from '../../kernel/index.js';
import type { ProgramName } from '../probe/index.js';

export interface Case {
  readonly profile: string;
  readonly op: ProgramName;
  /** `$` is the folder of the case. */
  readonly args: readonly (string | number)[];
  readonly accesses: readonly ResourceAccess[];
  /** Undefined: the automaton is not asked (mounts). */
  readonly automaton: (blob: CompiledAppArmorProfile) => boolean | undefined;
  /** An operation whose coverage counts. */
  readonly operation: string;
}

type Access = readonly [op: FileOperation | 'exec', name: string, form?: 'file' | 'directory', owner?: boolean];

/** `$` as a folder of some case. */
const somewhere = (path: string): string => path.replace(/^\$\//, '/w/0/');

const resourceOf = ([op, path, , owner = true]: Access): ResourceAccess =>
  op === 'exec' ? { kind: 'exec', path, owner } : { kind: 'file', op, path, owner };

/** Operations on paths. The folder is put into the paths by the test. */
export const onFiles = (
  profile: string,
  op: ProgramName,
  args: readonly (string | number)[],
  ...accesses: readonly Access[]
): Case => ({
  profile,
  op,
  args,
  accesses: accesses.map(resourceOf),
  operation: accesses[0]?.[0] ?? 'stat',
  automaton: (blob) =>
    accesses.every(([operation, path, form = 'file', owner = true]) =>
      allowsAccess(blob, resourceOf([operation, somewhere(path), form, owner]), { directory: form === 'directory' }),
    ),
});

export const unmediated = (
  profile: string,
  op: ProgramName,
  args: readonly (string | number)[],
  access: ResourceAccess,
  operation: string,
): Case => ({ profile, op, args, accesses: [access], operation, automaton: () => true });

export const link = (profile: string, target: string, name: string): Case => ({
  ...onFiles(profile, 'link', [target, name], ['link', target], ['create', name]),
  automaton: (blob) => allowsLink(blob, somewhere(name), somewhere(target), 'owner'),
});

/** What is one access, which the automaton is asked for as it is. */
const asked = (
  profile: string,
  op: ProgramName,
  args: Case['args'],
  access: ResourceAccess,
  operation: string,
  peerLabel?: string,
): Case => ({
  ...unmediated(profile, op, args, access, operation),
  automaton: (blob) => allowsAccess(blob, access, peerLabel === undefined ? {} : { peerLabel }),
});

export const socket = (profile: string, family: number, type: number, protocol = 0): Case =>
  asked(profile, 'socket', [family, type, protocol], { kind: 'socket', family, type, protocol }, 'socket');

export const signal = (
  profile: string,
  signal: number,
  target: string,
  label: string,
  peer: string | undefined,
): Case =>
  asked(profile, 'signal', [target, signal], { kind: 'signal', signal, peer: peer ?? 'nobody' }, 'signal', label);

export const trace = (
  profile: string,
  op: 'trace' | 'read',
  target: string,
  label: string,
  peer: string | undefined,
): Case =>
  asked(
    profile,
    op === 'trace' ? 'trace' : 'traceRead',
    [target],
    { kind: 'ptrace', op, peer: peer ?? 'nobody' },
    'ptrace',
    label,
  );

export const privileged = (profile: string, op: ProgramName, args: Case['args'], name: string): Case =>
  asked(profile, op, args, { kind: 'capability', capability: capability(name) ?? -1 }, 'capability');

export const mount = (
  profile: string,
  op: ProgramName,
  args: readonly string[],
  access: { readonly op: 'mount' | 'umount' | 'pivot_root'; readonly type?: string; readonly target: string },
): Case =>
  asked(profile, op, args, { kind: 'mount', op: access.op, type: access.type, target: access.target }, access.op);

/** The label of what was started is looked at, by the probe itself. */
export const program = (profile: string, path: string, label: string): Case =>
  onFiles(profile, 'exec', [path, 'label', label], ['exec', path]);
