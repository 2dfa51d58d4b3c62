/**
 * The one table of Landlock's rights: bit, the ABI that brought it, and which operations of the language take it
 * (landlock(7); include/uapi/linux/landlock.h). An operation that stands nowhere is not mediated by Landlock: `stat`,
 * `attributes`, `lock` and `map` (security/landlock/fs.c has no hook for them, or none that tells them apart).
 */
import { compareVersions, type FileOperation, type KernelVersion } from '../../compiler/index.js';

export type RightKind = 'fs' | 'net' | 'scope';

/** What a rule on paths may be about. `resolve` and `bind` are `connect unix` and `bind unix` on path names. */
export type PathOperation = FileOperation | 'exec' | 'bind unix' | 'connect unix';

interface Row {
  readonly kind: RightKind;
  readonly bit: number;
  /** Landlock's ABI version: see `ABIS`. */
  readonly since: number;
  /**
   * Where the right is looked for. `object`: at the file or directory itself (and what it lies in). `entry`: at the directory
   * that holds, or will hold, the name.
   */
  readonly at?: 'object' | 'entry';
  /** May be given to a rule on something that is no directory (fs.c, ACCESS_FILE); else the kernel answers EINVAL. */
  readonly file?: true;
  /** The operations that can't happen without it. */
  readonly ops?: readonly PathOperation[];
}

const row = (kind: RightKind, bit: number, since: number, more: Omit<Row, 'kind' | 'bit' | 'since'> = {}): Row => ({
  kind,
  bit,
  since,
  ...more,
});
const object = (bit: number, since: number, ...ops: readonly PathOperation[]): Row =>
  row('fs', bit, since, { at: 'object', file: true, ops });
const entry = (bit: number, since: number, ...ops: readonly PathOperation[]): Row =>
  row('fs', bit, since, { at: 'entry', ops });

const TABLE = {
  EXECUTE: object(0, 1, 'exec'),
  // `append` too: there is no right for writing at the end only.
  WRITE_FILE: object(1, 1, 'write', 'append'),
  // The kernel opens what it executes for reading: get_required_file_open_access() asks for both.
  READ_FILE: object(2, 1, 'read', 'exec'),
  READ_DIR: row('fs', 3, 1, { at: 'object', ops: ['list'] }),
  REMOVE_DIR: entry(4, 1, 'delete', 'rename'),
  REMOVE_FILE: entry(5, 1, 'delete', 'rename'),
  MAKE_CHAR: entry(6, 1, 'create'),
  MAKE_DIR: entry(7, 1, 'create'),
  MAKE_REG: entry(8, 1, 'create'),
  MAKE_SOCK: entry(9, 1, 'create', 'bind unix'),
  MAKE_FIFO: entry(10, 1, 'create'),
  MAKE_BLOCK: entry(11, 1, 'create'),
  MAKE_SYM: entry(12, 1, 'create'),
  // At both directories of a rename or link between two; what the new name needs (`create`) is added by grants.ts.
  REFER: entry(13, 2, 'rename', 'link'),
  TRUNCATE: object(14, 3, 'write'),
  // Belongs to no file operation: grants.ts says when it is handled.
  IOCTL_DEV: row('fs', 15, 5, { at: 'object', file: true, ops: [] }),
  RESOLVE_UNIX: object(16, 9, 'connect unix'),
  BIND_TCP: row('net', 0, 4),
  CONNECT_TCP: row('net', 1, 4),
  BIND_UDP: row('net', 2, 10),
  CONNECT_SEND_UDP: row('net', 3, 10),
  ABSTRACT_UNIX_SOCKET: row('scope', 0, 6),
  SIGNAL: row('scope', 1, 6),
} as const satisfies Record<string, Row>;

export type Right = keyof typeof TABLE;

export const RIGHTS: Readonly<Record<Right, Row>> = TABLE;

const NAMES = Object.keys(TABLE) as readonly Right[]; // the keys of a literal

export const rightsOf = (kind: RightKind): readonly Right[] => NAMES.filter((name) => RIGHTS[name].kind === kind);

export const FS_RIGHTS = rightsOf('fs');

/** The rights that the operation takes, where Landlock mediates it at all. */
export const rightsFor = (op: PathOperation): readonly Right[] =>
  NAMES.filter((name) => RIGHTS[name].ops?.includes(op) === true);

/** In the table's order: what JSON and messages list. */
export const inOrder = (rights: ReadonlySet<Right>): readonly Right[] => NAMES.filter((name) => rights.has(name));

/** The kernel that brought each ABI, the first being ABI 1 (rust-landlock's compat.rs; 8 to 10 from one source only). */
const ABIS: readonly KernelVersion[] = [
  [5, 13],
  [5, 19],
  [6, 2],
  [6, 7],
  [6, 10],
  [6, 12],
  [6, 15],
  [7, 0],
  [7, 1],
  [7, 2],
];

/** The newest ABI that this table knows. */
export const NEWEST_ABI = ABIS.length;

/** What mainline of that version has where Landlock is switched on; 0: none. A running kernel is asked instead. */
export const abiOfKernel = (kernel: KernelVersion): number =>
  ABIS.filter((since) => compareVersions(kernel, since) >= 0).length;

/** The rights as the kernel's bit mask. */
export const mask = (rights: Iterable<Right>): bigint =>
  [...rights].reduce((bits, name) => bits | (1n << BigInt(RIGHTS[name].bit)), 0n);
