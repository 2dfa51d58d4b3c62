/**
 * What a policy has to allow so that what was observed comes out the same again. Not all that was seen is needed: what the
 * kernel refused is refused again, and a file that was not there is not there for who may not read it either.
 */
import {
  and,
  equalsOneOf,
  maskedEqual,
  not,
  parseAddress,
  type Condition,
  type Peer,
  type ResourceAccess,
} from '../../compiler/index.js';
import { assertNever } from '../../dsl/index.js';
import { capability, findArgument, type ArchName } from '../../kernel/index.js';
import { zeroTells } from '../index.js';
import type { Entry, Observation, PeerKind } from '../index.js';

export type Need =
  | { readonly kind: 'resource'; readonly access: ResourceAccess }
  | {
      readonly kind: 'syscall';
      readonly arch: ArchName;
      readonly name: string;
      readonly where: Condition;
      /** The kernel did not have it: ENOSYS from a filter does as well. */
      readonly unknown?: true;
    };

/** The profiles at the other end of signals and ptrace. */
export interface Peers {
  readonly self: string;
  /** Those of the programs that this one executed. */
  readonly children: readonly string[];
}

/** Refused by the kernel, whatever a policy says. */
const REFUSED: ReadonlySet<string> = new Set(['EPERM', 'EACCES']);
/** The name leads nowhere: found out before any layer is asked whether the object may be opened. */
const MISSING: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG']);

export const isMissing = ({ outcome }: Entry): boolean => MISSING.has(outcome);

/** A name that no program gives: stands for "any file in the folder", which only a pattern matches. */
export const ANY_NAME = '\x7f\x01';

/** Empty where nothing has to be allowed. */
export function needsOf(entry: Entry, peers: Peers): readonly Need[] {
  if (REFUSED.has(entry.outcome)) return [];
  const needs = needsFor(entry.observation, peers, isMissing(entry));
  return entry.outcome === 'ENOSYS'
    ? needs.map((need) => (need.kind === 'syscall' ? { ...need, unknown: true } : need))
    : needs;
}

/** `missing`: the name led nowhere. */
function needsFor(observation: Observation, peers: Peers, missing = false): readonly Need[] {
  if (observation.kind === 'syscall') return syscallNeeds(observation);
  return accessesOf(observation, missing, peers).map((access) => ({ kind: 'resource', access }));
}

const CLONE_THREAD = 0x10000n;
/** What a child ends with: clone has it in its flags, clone3 beside them. */
const SIGCHLD = 17n;

/** clone3 and openat2 hide what they are about. Where they are unknown (`unknown errno ENOSYS`), libc takes clone and openat. */
function fallback(
  name: string,
  args: Readonly<Record<string, string>>,
): Pick<Extract<Observation, { kind: 'syscall' }>, 'syscall' | 'args'> | undefined {
  if (name !== 'clone3') return undefined;
  const flags = args['args.flags'];
  if (flags === undefined || !/^\d+$/.test(flags)) return { syscall: 'clone' };
  const low = BigInt.asUintN(32, BigInt(flags));
  return { syscall: 'clone', args: { clone_flags: String((low & CLONE_THREAD) === 0n ? low | SIGCHLD : low) } };
}

/** Whether a policy answered as it answers everybody, so that libc takes the call that a filter can look into. */
export const hasFallback = ({ observation, denied }: Entry): boolean =>
  denied === 'ENOSYS' &&
  observation.kind === 'syscall' &&
  (observation.syscall === 'clone3' || observation.syscall === 'openat2');

function syscallNeeds({ arch, syscall: name, args = {} }: Extract<Observation, { kind: 'syscall' }>): readonly Need[] {
  if (name === 'openat2') return [];
  const other = fallback(name, args);
  if (other) return syscallNeeds({ kind: 'syscall', arch, ...other });
  const tests = Object.entries(args).flatMap(([key, text]) => {
    const argument = findArgument(arch, name, key);
    if (!argument || !/^-?\d+$/.test(text)) return [];
    const bits = argument.width;
    return maskedEqual(argument, (1n << BigInt(bits)) - 1n, BigInt.asUintN(bits, BigInt(text)));
  });
  return [{ kind: 'syscall', arch, name, where: and(...tests, ...notZero(arch, name, args)) }];
}

/** Of arguments that tell by being zero: that they are not, where they were not kept. */
function notZero(arch: ArchName, name: string, args: Readonly<Record<string, string>>): readonly Condition[] {
  if (Object.keys(args).length === 0) return []; // from a log that has no arguments
  return zeroTells(arch, name).flatMap((argument) =>
    args[argument.name] === undefined ? [not(equalsOneOf(argument, [0n]))] : [],
  );
}

type ResourceObservation = Exclude<Observation, { kind: 'syscall' }>;

function accessesOf(observation: ResourceObservation, missing: boolean, peers: Peers): readonly ResourceAccess[] {
  switch (observation.kind) {
    case 'file': {
      const { op, path, rest, object } = observation;
      // What is not there is nobody else's; made, it is its maker's.
      const owner = observation.owner || object === 'none';
      if (!path.startsWith('/')) return []; // a pipe, a socket, memory: no path layer knows them
      const reads = op === 'read' || op === 'list' || op === 'map';
      const name = rest ? `${path === '/' ? '' : path}/${ANY_NAME}` : path;
      return [{ kind: 'file', op: missing && reads ? 'stat' : op, path: name, owner }];
    }
    case 'exec':
      return missing ? [] : [{ kind: 'exec', path: observation.path, owner: observation.owner === true }];
    case 'net': {
      const { op, transport, port } = observation;
      return [{ kind: 'net', op, transport, address: parseAddress(observation.address), port: BigInt(port) }];
    }
    case 'unix':
      return observation.name === '' ? [] : [{ kind: 'unix', op: observation.op, name: observation.name }];
    case 'socket': {
      const { family, type, protocol } = observation;
      return [{ kind: 'socket', family, type, protocol }];
    }
    case 'capability': {
      const number = capability(observation.capability);
      return number === undefined ? [] : [{ kind: 'capability', capability: number }];
    }
    case 'signal': // signal 0 asks whether the process is there
      return observation.signal === 0
        ? []
        : peersOf(observation.to, peers).map((peer) => ({ kind: 'signal', signal: observation.signal, peer }));
    case 'ptrace':
      return peersOf(observation.to, peers).map((peer) => ({ kind: 'ptrace', op: observation.op, peer }));
    case 'memory':
      return [{ kind: 'memory' }];
    case 'namespace':
      return [{ kind: 'namespace', namespace: observation.namespace }];
    case 'mount':
      return [{ kind: 'mount', op: observation.op, type: observation.type, target: observation.target }];
    case 'ioctl':
      return [{ kind: 'ioctl', request: BigInt.asUintN(32, BigInt(observation.request)) }];
    default:
      return assertNever(observation);
  }
}

function peersOf(kind: PeerKind, { self, children }: Peers): readonly Peer[] {
  switch (kind) {
    case 'self':
      return [self];
    case 'child': // a fork has its parent's profile; which of the programs it was is not in the trace
      return [...new Set([self, ...children])].sort();
    case 'other':
      return [undefined];
    default:
      return assertNever(kind);
  }
}

/** Equal strings: the same need. */
export const needKey = (need: Need): string =>
  JSON.stringify(need, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
