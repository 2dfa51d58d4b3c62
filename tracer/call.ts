/**
 * Between the engines and the recorder: one system call as an engine saw it, and what an engine can say of the process that made
 * it. `observationsOf` (observe.ts) turns both into observations, in one way for all engines.
 */
import type { ArchName } from '../kernel/index.js';
import type { ObjectKind, Outcome, PeerKind } from './trace.js';

export interface Call {
  readonly arch: ArchName;
  /** The kernel's name, multiplexers (socketcall, ipc) resolved where the engine can. */
  readonly name: string;
  /** Registers, unsigned 64-bit; `undefined` where a log does not give the argument. */
  readonly args: readonly (bigint | undefined)[];
  /** What pointer arguments lead to, by position: path names, `sun_path`, file system types … (bytes, without the NUL). */
  readonly texts?: ReadonlyMap<number, string>;
  /** The socket address of bind, connect, sendto, sendmsg. */
  readonly address?: SocketAddress;
  /** Words behind pointers that matter: `how.flags` of openat2, `args.flags` of clone3. */
  readonly words?: ReadonlyMap<string, bigint>;
  /** As returned: ≥ 0, or −errno; `undefined` where it was not seen. */
  readonly result?: bigint;
}

export type SocketAddress =
  | { readonly family: 'inet' | 'inet6'; readonly address: string; readonly port: number }
  /** A path made absolute by the reader, `@name` for abstract ones, empty for unnamed. */
  | { readonly family: 'unix'; readonly name: string }
  | { readonly family: 'other'; readonly number: number };

/** A file as found when the call was made; `exists: false` is worth an observation of its own. */
export interface Found {
  /** After symlinks, absolute, normalised. For what does not exist: the real folder, and the name in it. */
  readonly path: string;
  readonly object: ObjectKind;
  /** The process's fsuid owns it. */
  readonly owner: boolean;
  readonly setuid: boolean;
}

/** Of a path: `search`, that what is there may be looked for; `change`, that names in its folder may be made and taken away. */
export type Access = 'search' | 'read' | 'write' | 'execute' | 'change';

/** What can be asked about the calling process at the time of the call. `undefined`: the engine can't tell. */
export interface Caller {
  /** Absolute. */
  readonly cwd: () => string | undefined;
  /** What a descriptor of the process is open on: `path` absolute, or `socket`, `pipe`, `anon`. */
  readonly descriptor: (fd: number) => Descriptor | undefined;
  /** Looks a path up from the host as the process would; `follow`: the last component's symlink, too. */
  readonly find: (path: string, follow: boolean) => Found;
  /** Whether the kernel would say EACCES. For engines that don't see results; others leave it out. */
  readonly refuses?: (path: string, access: Access) => boolean;
  /** Whether a pid (or −pgid, 0) is this process, one of its descendants in this run, or another. */
  readonly peer: (pid: number) => PeerKind;
}

export interface Descriptor {
  readonly kind: 'path' | 'socket' | 'pipe' | 'anonymous';
  readonly path?: string;
  /** What /proc/PID/fd/N says where it is no path: `net:[4026531840]`, `anon_inode:[pidfd]`. */
  readonly link?: string;
  /** Of sockets, as far as known: AF_*, SOCK_* without flags, protocol. */
  readonly socket?: { readonly family: number; readonly type: number; readonly protocol: number };
}

/** @see Entry */
export interface Outcomes {
  readonly outcome: Outcome;
  readonly predicted: boolean;
  readonly denied?: string;
}
