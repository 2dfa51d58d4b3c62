/**
 * Reads /proc while a process waits, so by raw calls: node:fs takes two to five times as long, most for what is not there. Paths and
 * contents are bytes, one character each; `undefined`: it can't be read.
 */
import type { Libc } from '../../native/index.js';

const AT_FDCWD = -100;
const EACCES = 13;
const O_CLOEXEC = 0o2000000;
const O_DIRECTORY = 0o200000;
const O_PATH = 0o10000000;
const PATH_BYTES = 8192;
const CHUNK = 64 * 1024;

export class Proc {
  readonly #libc: Libc;
  readonly #path;
  readonly #content;

  constructor(libc: Libc) {
    this.#libc = libc;
    this.#path = libc.map(PATH_BYTES);
    this.#content = libc.map(CHUNK);
  }

  read(path: string): string | undefined {
    const fd = this.#open(path, 0);
    if (fd < 0) return undefined;
    const { nr } = this.#libc.abi;
    const { memory, address } = this.#content;
    let text: string | undefined = '';
    for (;;) {
      const got = this.#libc.fast(nr.read, fd, Number(address), CHUNK, 0, 0, 0);
      if (got < 0) text = undefined; // ESRCH: its process has ended meanwhile
      if (got <= 0) break;
      text += memory.toString('latin1', 0, got);
    }
    this.close(fd);
    return text;
  }

  link(path: string): string | undefined {
    const from = this.#named(path);
    if (from === undefined) return undefined;
    const { memory, address } = this.#content;
    const got = this.#libc.fast(this.#libc.abi.nr.readlinkat, AT_FDCWD, from, Number(address), CHUNK, 0, 0);
    return got < 0 ? undefined : memory.toString('latin1', 0, got);
  }

  /** Whether we may not access a path, by the mode of access(2). */
  refuses(path: string, mode: number): boolean {
    const named = this.#named(path);
    const { nr } = this.#libc.abi;
    return named !== undefined && this.#libc.fast(nr.faccessat, AT_FDCWD, named, mode, 0, 0, 0) === -EACCES;
  }

  /** A path of ours in the words of a thread that may have another root. */
  inside(tid: number, path: string): string {
    const root = this.link(`/proc/${tid}/root`) ?? '/';
    return root !== '/' && path.startsWith(root) ? path.slice(root.length) || '/' : path;
  }

  /** A descriptor to look names up from. */
  folder(path: string): number | undefined {
    const fd = this.#open(path, O_PATH | O_DIRECTORY);
    return fd < 0 ? undefined : fd;
  }

  close(fd: number): void {
    this.#libc.fast(this.#libc.abi.nr.close, fd, 0, 0, 0, 0, 0);
  }

  #open(path: string, flags: number): number {
    const from = this.#named(path);
    return from === undefined
      ? -1
      : this.#libc.fast(this.#libc.abi.nr.openat, AT_FDCWD, from, O_CLOEXEC | flags, 0, 0, 0);
  }

  /** @returns the address of the path as a C string, or undefined where it is too long. */
  #named(path: string): number | undefined {
    if (path.length >= PATH_BYTES) return undefined;
    const { memory, address } = this.#path;
    memory.write(path, 0, 'latin1');
    memory[path.length] = 0;
    return Number(address);
  }
}
