/** The process behind one line, as the log knows it. */
import { constant } from '../../../kernel/index.js';
import {
  normalised,
  type Call,
  type Caller,
  type Descriptor,
  type Found,
  type ObjectKind,
  type PeerKind,
} from '../../index.js';
import type { World } from '../world.js';
import type { Process, Processes } from './processes.js';
import type { Shape } from './shape.js';
import { MAX_TEXT, type Value } from './value.js';

/** Calls after whose success the name is there and was not before. */
const MAKES = new Set(['mkdir', 'mkdirat', 'mknod', 'mknodat', 'symlink', 'symlinkat']);
/** The same for their second name. */
const LINKS = new Set(['link', 'linkat']);
const FOLDERS = new Set(['chdir', 'chroot', 'rmdir', 'pivot_root']);
const OPENS = new Set(['open', 'openat', 'openat2', 'creat']);
/** What lies there is made by the kernel: it was there before it was opened with O_CREAT. */
const KERNELS = /^\/(?:dev|proc|sys)\//;
const MISSING = new Set(['ENOENT', 'ENOTDIR']);

export interface Line {
  readonly process: Process;
  readonly shape: Shape;
  readonly call: Call;
  readonly values: readonly Value[];
  readonly outcome: string;
  /** What `-y` writes behind the returned descriptor: the file that was reached. */
  readonly reached: Descriptor | undefined;
  /** The arguments' text. */
  readonly written: string;
}

export class LogCaller implements Caller {
  readonly #line: Line;
  readonly #world: World;
  readonly #processes: Processes;

  constructor(line: Line, world: World, processes: Processes) {
    this.#line = line;
    this.#world = world;
    this.#processes = processes;
  }

  readonly cwd = (): string | undefined => this.writtenCwd() ?? this.#line.process.fs.cwd;

  /** `AT_FDCWD</folder>` */
  writtenCwd(): string | undefined {
    for (const value of this.#line.values)
      if (value.kind === 'number' && value.annotation?.startsWith('/') && isCwd(value.value)) return value.annotation;
    return undefined;
  }

  readonly descriptor = (fd: number): Descriptor | undefined => {
    const tracked = this.#line.process.files.get(fd);
    const written = this.#line.values.find(
      (value) => value.kind === 'number' && Number(value.value) === fd && value.annotation !== undefined,
    );
    const annotated = written?.annotation === undefined ? undefined : describe(written.annotation);
    // `-y` says of a socket only that it is one.
    return annotated && !(annotated.kind === 'socket' && tracked?.kind === 'socket') ? annotated : tracked;
  };

  readonly find = (path: string, follow: boolean): Found => {
    const { reached, outcome } = this.#line;
    const looked = this.#world.find(path, follow);
    const place =
      reached?.kind === 'path' && reached.path !== undefined && this.#role(path) === 0 ? reached.path : looked.path;
    const object = outcome === 'ok' ? this.#before(path, looked) : MISSING.has(outcome) ? 'none' : looked.object;
    return {
      path: place,
      object,
      owner: object === 'none' || looked.owner,
      setuid: looked.setuid && object !== 'none',
    };
  };

  readonly peer = (pid: number): PeerKind => {
    const { process } = this.#line;
    const target = Math.abs(pid);
    if (pid === 0 || target === process.pid || target === (process.thread ? process.parent?.pid : process.pid))
      return 'self';
    let found = this.#processes.get(target);
    if (found && found.serial === process.serial) return 'self';
    for (let depth = 0; found && depth < 64; depth++, found = found.parent) if (found === process) return 'child';
    return 'other';
  };

  /** Which of the call's names a path is: 0 for the first. */
  #role(path: string): number {
    const { shape, values } = this.#line;
    return shape.paths.findIndex(([folder, at]) => {
      const resolved = this.resolve(values[folder], values[at]);
      return resolved !== undefined && normalised(resolved) === normalised(path);
    });
  }

  /** A name made absolute, with its `..`, as they may lead out of symlinks; `undefined` too where that is deeper than any reaches. */
  resolve(folder: Value | undefined, name: Value | undefined): string | undefined {
    if (name?.kind !== 'string' || !name.whole) return undefined;
    if (name.bytes.startsWith('/')) return name.bytes;
    const start = this.#start(folder);
    if (start === undefined || start.length + name.bytes.length > MAX_TEXT) return undefined;
    return name.bytes === '' ? start : `${start}/${name.bytes}`;
  }

  #start(folder: Value | undefined): string | undefined {
    if (folder?.kind !== 'number' || isCwd(folder.value)) return this.cwd();
    const descriptor = this.descriptor(Number(BigInt.asIntN(32, folder.value)));
    return descriptor?.kind === 'path' ? descriptor.path : undefined;
  }

  /** What was there when the call was made, seeing that it succeeded. */
  #before(path: string, looked: Found & { readonly certain: boolean }): ObjectKind {
    const { call, shape } = this.#line;
    const role = this.#role(path);
    if (MAKES.has(call.name) || (LINKS.has(call.name) && role === 1)) return 'none';
    if (OPENS.has(call.name) && role === 0) return this.#beforeOpen(looked);
    const here = looked.object === 'none' ? 'file' : looked.object;
    if (FOLDERS.has(call.name) || path.endsWith('/') || this.#has('AT_REMOVEDIR', 'unlinkat', 2)) return 'directory';
    return shape.paths.length > 0 ? here : looked.object;
  }

  #beforeOpen(looked: Found & { readonly certain: boolean }): ObjectKind {
    const { call } = this.#line;
    const flags = openFlags(call);
    const has = (name: string): boolean => (flags & (constant(call.arch, name) ?? 0n)) !== 0n;
    const creates = call.name === 'creat' || has('O_CREAT');
    if (has('O_DIRECTORY')) return 'directory';
    if (!creates) return looked.object === 'none' ? 'file' : looked.object;
    if (has('O_EXCL')) return 'none';
    if (looked.certain || looked.object !== 'file') return looked.object;
    return KERNELS.test(looked.path) ? 'device' : 'none';
  }

  #has(flag: string, name: string, index: number): boolean {
    const { call } = this.#line;
    return call.name === name && ((call.args[index] ?? 0n) & (constant(call.arch, flag) ?? 0n)) !== 0n;
  }
}

/** AT_FDCWD is −100 in 32 bits. */
export const isCwd = (value: bigint): boolean => BigInt.asIntN(32, value) === -100n;

export function openFlags(call: Call): bigint {
  const how = call.words?.get('how.flags');
  if (how !== undefined) return how;
  const at = call.name === 'openat' ? 2 : 1;
  return call.name === 'creat' ? 0n : (call.args[at] ?? 0n);
}

const SOCKETS: Readonly<Record<string, readonly [family: number, type: number, protocol: number]>> = {
  TCP: [2, 1, 6],
  TCPv6: [10, 1, 6],
  UDP: [2, 2, 17],
  UDPv6: [10, 2, 17],
  'UNIX-STREAM': [1, 1, 0],
  'UNIX-DGRAM': [1, 2, 0],
  'UNIX-SEQPACKET': [1, 5, 0],
  UNIX: [1, 1, 0],
};

/** `/path`, `socket:[1]`, `TCP:[127.0.0.1:1]`, `pipe:[1]`, `anon_inode:[eventfd]`, `/memfd:x`. */
export function describe(annotation: string): Descriptor {
  if (annotation.startsWith('/memfd:')) return { kind: 'anonymous' };
  if (annotation.startsWith('/')) return { kind: 'path', path: annotation };
  if (annotation.startsWith('pipe:')) return { kind: 'pipe' };
  const kind = annotation.slice(0, Math.max(0, annotation.indexOf(':')));
  const known = SOCKETS[kind];
  if (known) return { kind: 'socket', socket: { family: known[0], type: known[1], protocol: known[2] } };
  return kind === 'socket' || kind === 'NETLINK' ? { kind: 'socket' } : { kind: 'anonymous', link: annotation };
}
