/** Resource rules and accesses: the plane of files, programs, sockets, signals … that path and label based layers decide. */
import type { Glob } from './glob.js';
import { matches, matchesBelow } from './glob.js';
import type { Effect, Origin, Range } from './model.js';
import { contains } from './ranges.js';
import { assertNever } from '../dsl/index.js';

/** One table: the operation, and what a rule that grants it grants besides. `modify` is expanded by the compiler. */
export const FILE_OPERATIONS = {
  stat: [],
  read: ['stat'],
  list: ['stat'],
  write: ['stat', 'append'],
  append: ['stat'],
  create: ['stat'],
  delete: ['stat'],
  rename: ['stat'],
  link: ['stat'],
  attributes: ['stat'],
  lock: ['stat'],
  map: ['stat'],
} as const satisfies Record<string, readonly string[]>;

export type FileOperation = keyof typeof FILE_OPERATIONS;

/** What `modify` stands for. */
export const MODIFY: readonly FileOperation[] = ['write', 'append', 'create', 'delete', 'rename', 'link', 'attributes'];

export const NAMESPACES = ['mount', 'uts', 'ipc', 'user', 'pid', 'net', 'cgroup', 'time'] as const;
export type Namespace = (typeof NAMESPACES)[number];

export const TRANSPORTS = ['tcp', 'udp'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** An IPv4 or IPv6 network: the address as an unsigned integer, host bits zero. */
export interface Network {
  readonly family: 4 | 6;
  readonly base: bigint;
  readonly prefix: number;
}

/** The profile at the other end: by name, `self` (the rule's own), or anybody. */
export type Peer = string | undefined;

export type Resource =
  | {
      readonly kind: 'file';
      /** As granted: closed under what `FILE_OPERATIONS` says (for `deny`: just what is denied). */
      readonly ops: ReadonlySet<FileOperation>;
      readonly paths: readonly Glob[];
      readonly owner: boolean;
    }
  | {
      readonly kind: 'exec';
      readonly paths: readonly Glob[];
      readonly profile: string | undefined;
      readonly owner: boolean;
    }
  | {
      readonly kind: 'net';
      readonly op: 'bind' | 'connect';
      readonly transport: Transport;
      readonly network: Network | undefined; // undefined: any
      readonly ports: readonly Range[] | undefined;
    }
  | {
      readonly kind: 'unix';
      readonly op: 'bind' | 'connect';
      /** Path names, or abstract names behind `@`. */
      readonly names: readonly Glob[];
    }
  | {
      readonly kind: 'socket';
      /** undefined: any, also those that have no name yet. */
      readonly family: number | undefined;
      readonly familyName: string;
      readonly types: ReadonlySet<number> | undefined; // undefined: any; without SOCK_NONBLOCK, SOCK_CLOEXEC
      readonly protocols: ReadonlySet<number> | undefined;
    }
  | { readonly kind: 'capability'; readonly capabilities: ReadonlySet<number> }
  | { readonly kind: 'signal'; readonly signals: ReadonlySet<number> | undefined; readonly peer: Peer }
  | { readonly kind: 'ptrace'; readonly ops: ReadonlySet<'trace' | 'read'>; readonly peer: Peer }
  | { readonly kind: 'memory' } // write-exec is the only operation
  | { readonly kind: 'namespace'; readonly namespaces: ReadonlySet<Namespace> }
  | {
      readonly kind: 'mount';
      readonly op: 'mount' | 'umount' | 'pivot_root';
      readonly types: ReadonlySet<string> | undefined;
      readonly targets: readonly Glob[] | undefined;
    }
  | { readonly kind: 'ioctl'; readonly requests: readonly Range[] | undefined };

export interface ResourceRule {
  readonly kind: 'resource';
  readonly resource: Resource;
  readonly effect: Effect;
  readonly origin: Origin;
  readonly because: string | undefined;
}

/** One thing a process does to one object. */
export type ResourceAccess =
  | { readonly kind: 'file'; readonly op: FileOperation; readonly path: string; readonly owner: boolean }
  | { readonly kind: 'exec'; readonly path: string; readonly owner: boolean }
  | {
      readonly kind: 'net';
      readonly op: 'bind' | 'connect';
      readonly transport: Transport;
      /** undefined: unstated. Rules about an address then don't match (deny rules do: the strict reading). */
      readonly address: { readonly family: 4 | 6; readonly value: bigint } | undefined;
      readonly port: bigint | undefined;
    }
  | { readonly kind: 'unix'; readonly op: 'bind' | 'connect'; readonly name: string }
  | { readonly kind: 'socket'; readonly family: number; readonly type: number; readonly protocol: number }
  | { readonly kind: 'capability'; readonly capability: number }
  | { readonly kind: 'signal'; readonly signal: number; readonly peer: Peer }
  | { readonly kind: 'ptrace'; readonly op: 'trace' | 'read'; readonly peer: Peer }
  | { readonly kind: 'memory' }
  | { readonly kind: 'namespace'; readonly namespace: Namespace }
  | {
      readonly kind: 'mount';
      readonly op: 'mount' | 'umount' | 'pivot_root';
      readonly type: string | undefined;
      readonly target: string | undefined;
    }
  | { readonly kind: 'ioctl'; readonly request: bigint };

export const inNetwork = (network: Network, address: { family: 4 | 6; value: bigint }): boolean => {
  if (network.family !== address.family) return false;
  const bits = BigInt((network.family === 4 ? 32 : 128) - network.prefix);
  return address.value >> bits === network.base >> bits;
};

const anyMatches = (globs: readonly Glob[], path: string): boolean => globs.some((glob) => matches(glob, path));

/**
 * Whether the rule's resource is (or holds) the accessed one. What the access leaves unstated counts as "some value": it
 * matches a deny rule and only an allow rule that allows every value.
 */
export function covers(rule: ResourceRule, access: ResourceAccess): boolean {
  const { resource } = rule;
  const denies = rule.effect.kind !== 'allow' && rule.effect.kind !== 'log' && rule.effect.kind !== 'notify';
  const unstated = <T>(limit: T | undefined): boolean => limit === undefined || denies;
  switch (access.kind) {
    case 'file':
      return (
        resource.kind === 'file' &&
        resource.ops.has(access.op) &&
        (!resource.owner || access.owner) &&
        (anyMatches(resource.paths, access.path) ||
          // Any grant on a file implies `stat` on its ancestors, or nobody could get there.
          (access.op === 'stat' && !denies && resource.paths.some((glob) => leadsTo(access.path, glob))))
      );
    case 'exec':
      return resource.kind === 'exec' && (!resource.owner || access.owner) && anyMatches(resource.paths, access.path);
    case 'net':
      return (
        resource.kind === 'net' &&
        resource.op === access.op &&
        resource.transport === access.transport &&
        (access.address === undefined
          ? unstated(resource.network)
          : resource.network === undefined || inNetwork(resource.network, access.address)) &&
        (access.port === undefined
          ? unstated(resource.ports)
          : resource.ports === undefined || contains(resource.ports, access.port))
      );
    case 'unix':
      return resource.kind === 'unix' && resource.op === access.op && anyMatches(resource.names, access.name);
    case 'socket':
      return (
        resource.kind === 'socket' &&
        (resource.family === undefined || resource.family === access.family) &&
        (resource.types === undefined || resource.types.has(access.type)) &&
        (resource.protocols === undefined || resource.protocols.has(access.protocol))
      );
    case 'capability':
      return resource.kind === 'capability' && resource.capabilities.has(access.capability);
    case 'signal':
      return (
        resource.kind === 'signal' &&
        (resource.signals === undefined || resource.signals.has(access.signal)) &&
        (resource.peer === undefined || (access.peer === undefined ? denies : resource.peer === access.peer))
      );
    case 'ptrace':
      return (
        resource.kind === 'ptrace' &&
        resource.ops.has(access.op) &&
        (resource.peer === undefined || (access.peer === undefined ? denies : resource.peer === access.peer))
      );
    case 'memory':
      return resource.kind === 'memory';
    case 'namespace':
      return resource.kind === 'namespace' && resource.namespaces.has(access.namespace);
    case 'mount':
      return (
        resource.kind === 'mount' &&
        resource.op === access.op &&
        (access.type === undefined ? unstated(resource.types) : (resource.types?.has(access.type) ?? true)) &&
        (access.target === undefined
          ? unstated(resource.targets)
          : resource.targets === undefined || anyMatches(resource.targets, access.target))
      );
    case 'ioctl':
      return (
        resource.kind === 'ioctl' && (resource.requests === undefined || contains(resource.requests, access.request))
      );
    default:
      return assertNever(access);
  }
}

/** `directory` is a proper ancestor of something that `glob` may match. */
export function leadsTo(directory: string, glob: Glob): boolean {
  const below = directory === '/' ? '/' : `${directory}/`;
  return (
    glob.prefix.startsWith(below) ||
    (glob.literal === undefined && below.startsWith(glob.prefix) && matchesBelow(glob, below))
  );
}
