/** The form of the one table of cases: an operation, the rules that allow it, what it does, and what it is to the policy. */
import type { FileKind } from '../../backends/selinux/index.js';
import type { FileOperation, Layer, ResourceAccess, Transport } from '../../compiler/index.js';
import { capability } from '../../kernel/index.js';
import type { Call } from '../probe/index.js';

export interface Access {
  readonly access: ResourceAccess;
  /** What the path is, where it is no file: path layers tell apart. */
  readonly form?: FileKind;
  /** Done in a way that an artifact can't be asked about: by no name, by another protocol. Only the kernel knows. */
  readonly indirect?: true;
}

export const indirect = (of: Access): Access => ({ ...of, indirect: true });

/** What one try is, in a folder of its own. */
export interface Case {
  /** The lines of a policy that allow the operation, beside `given`. None: no rule could; only the denial is tried. */
  readonly grants?: string;
  /** What the policy says in either case. */
  readonly given?: string;
  /** Lines that are there only where the operation is denied: explicit `deny`s. */
  readonly denies?: string;
  readonly calls: readonly Call[];
  readonly accesses: readonly Access[];
  /** With what the calls end where nothing confines them. A denial comes before an error of the operation itself. */
  readonly bare?: readonly string[];
  /** Errnos of a refusal that does not come from the layer's own answer (a revoked descriptor). */
  readonly refusals?: readonly string[];
  /** A descriptor on this path is open in the program that starts the confined one. */
  readonly inherits?: string;
  /** Done unconfined before. */
  readonly before?: readonly Call[];
}

export interface Row {
  readonly name: string;
  readonly of: (at: (name: string) => string, places: Places) => Case;
  /** Layers that can't be asked on the kernels of the rig, and why. */
  readonly skip?: Partial<Record<Layer, string>>;
  /** Layers whose coverage is not about this, and what closes it instead. */
  readonly open?: Partial<Record<Layer, string>>;
}

/** Processes besides: `peer` and `victim` run under the profile `peer`, `free` unconfined. */
export interface Places {
  /** The profile's own name. */
  readonly self: string;
  /** Served by `free`, as a path and as an abstract name behind `@`. */
  readonly server: string;
}

/** In each folder: two files (the smallest program), a directory with a file, an empty one, a symbolic link. */
export const OBJECTS = ['f', 'g', 'd/', 'd/in', 'e/', 'l@'] as const;

export const row = (name: string, of: Row['of'], notes: Pick<Row, 'skip' | 'open'> = {}): Row => ({
  name,
  of,
  ...notes,
});

// ---- accesses -----------------------------------------------------------------------------------------------------------

export const file = (op: FileOperation, path: string, form?: FileKind): Access => ({
  access: { kind: 'file', op, path, owner: true },
  ...(form ? { form } : {}),
});

export const exec = (path: string): Access => ({ access: { kind: 'exec', path, owner: true } });

const LOOPBACK = { family: 4, value: 0x7f000001n } as const;
export const net = (op: 'bind' | 'connect', transport: Transport, port: number): Access => ({
  access: { kind: 'net', op, transport, address: LOOPBACK, port: BigInt(port) },
});

export const socket = (family: number, type: number, protocol = 0): Access => ({
  access: { kind: 'socket', family, type, protocol },
});

export const unix = (op: 'bind' | 'connect', name: string): Access => ({ access: { kind: 'unix', op, name } });

export const privilege = (name: string): Access => ({
  access: { kind: 'capability', capability: capability(name) ?? -1 },
});

export const other = (access: ResourceAccess): Access => ({ access });
