/**
 * Looks paths up as the traced process would, now, while it waits: an O_PATH open, whose link in /proc says the real path. So
 * the kernel resolves symlinks itself, in four calls whatever the depth.
 */
import type { Libc } from '../../native/index.js';
import { foundAs, joined, normalised, type Found } from '../index.js';
import type { Proc } from './proc.js';

export interface Asking {
  readonly pid: number;
  readonly tid: number;
  readonly uid: number;
  /** Its root folder and mount namespace are ours. */
  readonly plain: boolean;
}

const O_PATH = 0o10000000;
const O_NOFOLLOW = 0o400000;
const O_CLOEXEC = 0o2000000;
const O_DIRECTORY = 0o200000;
const AT_FDCWD = -100;
const AT_EMPTY_PATH = 0x1000;
const RESOLVE_IN_ROOT = 0x10;
const STATX_BASIC = 0x3; // type and mode
const STATX_NLINK = 0x4;
const STATX_UID = 0x8;
const MAX_LINKS = 20;
const PATH_BYTES = 8192;

export class Lookup {
  readonly #libc: Libc;
  readonly #path;
  readonly #link;
  readonly #stat;
  readonly #how;
  readonly #fds: number;
  readonly #number;
  readonly #self = `/proc/${process.pid}/`;

  constructor(
    libc: Libc,
    private readonly proc: Proc,
  ) {
    this.#libc = libc;
    this.#path = libc.map(PATH_BYTES);
    this.#link = libc.map(PATH_BYTES);
    this.#stat = libc.map(256);
    this.#how = libc.map(24);
    this.#number = libc.map(16);
    this.#fds = this.#open(AT_FDCWD, '/proc/self/fd', O_DIRECTORY);
  }

  find(process: Asking, path: string, follow: boolean, links = 0): Found {
    const own = ownNames(process, path);
    const found = this.#findIn(process, own, follow, links);
    if (found.object !== 'none' || process.plain || own === path) return found;
    // In a PID namespace with a /proc of its own it has another number.
    const [pid, tid] = [process.pid, process.tid].map((one) => this.#innermost(one));
    return pid === undefined || tid === undefined
      ? found
      : this.#findIn(process, ownNames({ pid, tid }, path), follow, links);
  }

  /** The number by which a thread knows itself: pid_namespaces(7), NSpid of proc_pid_status(5). */
  #innermost(tid: number): number | undefined {
    const number = /^NSpid:.*\s(\d+)$/m.exec(this.proc.read(`/proc/${tid}/status`) ?? '')?.[1];
    return number === undefined ? undefined : Number(number);
  }

  #findIn(process: Asking, own: string, follow: boolean, links: number): Found {
    const root = process.plain ? AT_FDCWD : this.#open(AT_FDCWD, `/proc/${process.tid}/root`, 0);
    try {
      return this.#find(process, root, own, follow, links);
    } finally {
      if (root >= 0) this.proc.close(root);
    }
  }

  #find(process: Asking, root: number, path: string, follow: boolean, links: number): Found {
    const fd = this.#open(root, path, follow ? 0 : O_NOFOLLOW);
    if (fd >= 0) {
      const real = this.#real(process, root, fd);
      const found = this.#found(fd, real.startsWith('/') ? real : path, process.uid);
      this.proc.close(fd);
      return found;
    }
    const slash = path.replace(/\/+$/, '').lastIndexOf('/');
    const name = path.slice(slash + 1);
    const folder = this.#folder(process, root, path.slice(0, slash + 1) || '/');
    const full = joined(folder, name);
    // A symlink to nothing: what it names is what does not exist.
    const target = follow && links < MAX_LINKS && root === AT_FDCWD ? this.proc.link(full) : undefined;
    if (target !== undefined)
      return this.find(process, target.startsWith('/') ? target : `${folder}/${target}`, true, links + 1);
    // What follows a missing folder is as it was said, with `.` and `..` in it.
    return { path: normalised(full), object: 'none', owner: false, setuid: false };
  }

  /** The real path of the folder as far as there is one, and what follows as it was said. */
  #folder(process: Asking, root: number, path: string): string {
    let rest = '';
    for (let at = path.replace(/(?!^)\/+$/, ''); ;) {
      const fd = this.#open(root, at, O_DIRECTORY);
      if (fd >= 0) {
        const real = this.#real(process, root, fd);
        this.proc.close(fd);
        return rest === '' ? real : `${real === '/' ? '' : real}${rest}`;
      }
      const slash = at.lastIndexOf('/');
      if (slash < 0 || at === '/') return path;
      rest = at.slice(slash) + rest;
      at = slash === 0 ? '/' : at.slice(0, slash).replace(/(?!^)\/+$/, '');
    }
  }

  #real(process: Asking, root: number, fd: number): string {
    const { nr } = this.#libc.abi;
    this.#number.memory.write(`${fd}\0`, 'latin1');
    const length = this.#libc.fast(
      nr.readlinkat,
      this.#fds,
      Number(this.#number.address),
      Number(this.#link.address),
      PATH_BYTES,
      0,
      0,
    );
    let real = this.#link.memory.toString('latin1', 0, Math.max(0, length));
    // What is /proc/self for us is another folder for it.
    if (real.startsWith(this.#self)) real = `/proc/${process.pid}/${real.slice(this.#self.length)}`;
    return root === AT_FDCWD ? real : this.proc.inside(process.tid, real);
  }

  #found(fd: number, path: string, uid: number): Found {
    const { nr } = this.#libc.abi;
    this.#path.memory[0] = 0;
    const { memory, address } = this.#stat;
    const asked = STATX_BASIC | STATX_NLINK | STATX_UID;
    const failed = this.#libc.fast(nr.statx, fd, Number(this.#path.address), AT_EMPTY_PATH, asked, Number(address), 0);
    if (failed < 0) return { path, object: 'file', owner: false, setuid: false };
    // struct statx: stx_nlink at 16, stx_uid at 20, stx_mode at 28.
    const mode = memory.readUInt16LE(28);
    const name = memory.readUInt32LE(16) === 0 ? path.replace(/ \(deleted\)$/, '') : path;
    return foundAs(name, mode, memory.readUInt32LE(20), uid);
  }

  #open(root: number, path: string, flags: number): number {
    const { nr } = this.#libc.abi;
    const { memory, address } = this.#path;
    if (path.length + 1 > PATH_BYTES) return -1;
    memory.write(path, 0, 'latin1');
    memory[path.length] = 0;
    const all = O_PATH | O_CLOEXEC | flags;
    if (root === AT_FDCWD) return this.#libc.fast(nr.openat, AT_FDCWD, Number(address), all, 0, 0, 0);
    if (root < 0) return -1;
    this.#how.memory.writeUInt32LE(all, 0); // struct open_how: flags, mode, resolve
    this.#how.memory.writeUInt32LE(RESOLVE_IN_ROOT, 16);
    return this.#libc.fast(nr.openat2, root, Number(address), Number(this.#how.address), 24, 0, 0);
  }
}

/** /proc/self and what leads there is the process's own, not ours. */
function ownNames({ pid, tid }: Pick<Asking, 'pid' | 'tid'>, path: string): string {
  if (!path.startsWith('/proc/') && !path.startsWith('/dev/')) return path;
  return path
    .replace(/^\/proc\/self(?=\/|$)/, `/proc/${pid}`)
    .replace(/^\/proc\/thread-self(?=\/|$)/, `/proc/${pid}/task/${tid}`)
    .replace(/^\/dev\/fd(?=\/|$)/, `/proc/${pid}/fd`)
    .replace(/^\/dev\/std(in|out|err)$/, (_, name: string) => `/proc/${pid}/fd/${['in', 'out', 'err'].indexOf(name)}`);
}
