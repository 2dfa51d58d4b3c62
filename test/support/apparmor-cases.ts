/** What the kernel test tries: one line a case, with the accesses it is to the policy and what the automaton must say. */
import type { ResourceAccess } from '../../compiler/index.js';
import {
  allowsCapability,
  allowsLink,
  allowsPtrace,
  allowsSignal,
  allowsSocket,
  execTarget,
  explainFile,
  type CompiledAppArmorProfile,
} from '../../backends/apparmor/index.js';
import type { FileOperation } from '../../compiler/index.js';
import { capability } from '../../kernel/index.js';

export interface Case {
  readonly profile: string;
  readonly op: string;
  /** `$` is the folder of the case. */
  readonly args: readonly string[];
  readonly accesses: readonly ResourceAccess[];
  /** Undefined: the automaton is not asked (mounts), or the operation is mediated by nothing. */
  readonly automaton: ((blob: CompiledAppArmorProfile) => boolean) | undefined;
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
  op: string,
  args: readonly string[],
  ...accesses: readonly Access[]
): Case => ({
  profile,
  op,
  args,
  accesses: accesses.map(resourceOf),
  operation: accesses[0]?.[0] ?? 'stat',
  automaton: (blob) =>
    accesses.every(([operation, path, form = 'file', owner = true]) => {
      const answer = explainFile(blob, operation, somewhere(path), owner ? 'owner' : 'other');
      return answer === undefined || (form === 'file' ? answer.file : answer.directory) !== false;
    }),
});

export const unmediated = (
  profile: string,
  op: string,
  args: readonly string[],
  access: ResourceAccess,
  operation: string,
): Case => ({
  profile,
  op,
  args,
  accesses: [access],
  operation,
  automaton: () => true,
});

export const link = (profile: string, target: string, name: string): Case => ({
  profile,
  op: 'link',
  args: [target, name],
  accesses: [resourceOf(['link', target]), resourceOf(['create', name])],
  operation: 'link',
  automaton: (blob) => allowsLink(blob, somewhere(name), somewhere(target), 'owner'),
});

export const socket = (profile: string, family: number, type: number, protocol = 0): Case => ({
  profile,
  op: 'socket',
  args: [String(family), String(type), String(protocol)],
  accesses: [{ kind: 'socket', family, type, protocol }],
  operation: 'socket',
  automaton: (blob) => allowsSocket(blob, family, type),
});

export const net = (profile: string, op: 'bind' | 'connect', transport: 'tcp' | 'udp', port: number): Case => ({
  profile,
  op: `${op}_${transport}`,
  args: ['127.0.0.1', String(port)],
  accesses: [{ kind: 'net', op, transport, address: { family: 4, value: 0x7f000001n }, port: BigInt(port) }],
  operation: `${op} ${transport}`,
  automaton: (blob) => allowsSocket(blob, 2, transport === 'tcp' ? 1 : 2),
});

export const signal = (
  profile: string,
  number: number,
  target: string,
  label: string,
  peer: string | undefined,
): Case => ({
  profile,
  op: 'signal',
  args: [`%{${target}}`, String(number)],
  accesses: number === 0 ? [] : [{ kind: 'signal', signal: number, peer: peer ?? 'nobody' }],
  operation: 'signal',
  automaton: (blob) => allowsSignal(blob, number === 0 ? 35 : number, label),
});

export const trace = (
  profile: string,
  op: 'trace' | 'read',
  target: string,
  label: string,
  peer: string | undefined,
): Case => ({
  profile,
  op: op === 'trace' ? 'trace' : 'trace_read',
  args: [`%{${target}}`],
  accesses: [{ kind: 'ptrace', op, peer: peer ?? 'nobody' }],
  operation: 'ptrace',
  automaton: (blob) => allowsPtrace(blob, op, label),
});

export const privileged = (profile: string, op: string, args: readonly string[], name: string): Case => ({
  profile,
  op,
  args,
  accesses: [{ kind: 'capability', capability: capability(name) ?? -1 }],
  operation: 'capability',
  automaton: (blob) => allowsCapability(blob, capability(name) ?? -1),
});

export const mount = (
  profile: string,
  op: string,
  args: readonly string[],
  access: { readonly op: 'mount' | 'umount' | 'pivot_root'; readonly type?: string; readonly target: string },
): Case => ({
  profile,
  op,
  args,
  accesses: [{ kind: 'mount', op: access.op, type: access.type, target: access.target }],
  operation: access.op,
  automaton: undefined,
});

export const program = (profile: string, path: string, label: string): Case => ({
  ...onFiles(profile, 'exec', [path, 'label', label], ['exec', path]),
  automaton: (blob) => execTarget(blob, path, 'owner') !== undefined,
});
