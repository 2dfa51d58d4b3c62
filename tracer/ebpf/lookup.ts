/**
 * Looks a path up as the traced process would: below its root, with its /proc/self. What the kernel's side could resolve is not
 * asked for here; this is for the rest, some milliseconds after the call.
 */
import { closeSync, constants, lstatSync, openSync, readlinkSync, statSync, type Stats } from 'node:fs';
import { parentOf } from '../../compiler/index.js';
import { foundAs, joined, type Found } from '../index.js';
import type { Record } from './records.js';

/** path_resolution(7): more symlinks in one path are ELOOP. */
const MAX_LINKS = 40;
/** Folders whose real path is remembered for a moment. */
const MAX_FOLDERS = 20_000;

export type Process = Pick<Record, 'tgid' | 'pid' | 'fsuid' | 'root'>;

export class Lookup {
  /** By root: what to put before a path; `undefined` where that root can't be reached any more. */
  readonly #roots = new Map<string, { readonly prefix: string; readonly fd?: number } | undefined>();
  readonly #folders = new Map<string, string>();

  constructor() {
    const { ino, dev } = statSync('/', { bigint: true });
    const namespace = /\[(\d+)\]/.exec(readlinkSync('/proc/self/ns/mnt'))?.[1] ?? '';
    this.#roots.set(`${namespace} ${kernelDevice(dev)} ${ino}`, { prefix: '' });
  }

  /** Absolute `path`, in the process's words. `follow`: the last component, too. */
  find(process: Process, path: string, follow: boolean): Found {
    const root = this.#root(process);
    const missing = { path, object: 'none', owner: false, setuid: false } as const;
    if (root === undefined) return missing;
    const real = this.#resolve(process, root, path, follow, MAX_LINKS);
    const stats = real === undefined ? undefined : stat(root + real);
    if (real === undefined || stats === undefined) return { ...missing, path: real ?? path };
    return foundAs(real, stats.mode, stats.uid, process.fsuid);
  }

  /** A real path of the process as one of this process. */
  reach(process: Process, path: string): string {
    return `${this.#root(process) ?? ''}${path}`;
  }

  /** What was resolved may have changed meanwhile: to be called now and then. */
  forget(): void {
    this.#folders.clear();
  }

  close(): void {
    for (const root of this.#roots.values()) if (root?.fd !== undefined) closeSync(root.fd);
    this.#roots.clear();
  }

  /** The path before paths of this process: empty on the host, else through a descriptor on its root. */
  #root({ tgid, root: { inode, device, mountNamespace } }: Process): string | undefined {
    const key = `${mountNamespace} ${device} ${inode}`;
    if (!this.#roots.has(key)) this.#roots.set(key, openRoot(tgid));
    return this.#roots.get(key)?.prefix;
  }

  /** For what is not there: as much as is, and the rest by its letters. `undefined`: too many symlinks. */
  #resolve(process: Process, root: string, path: string, follow: boolean, links: number): string | undefined {
    const parts = ownProc(process, path.split('/')).filter((part) => part !== '' && part !== '.');
    const last = parts.pop();
    if (last === undefined) return '/';
    const folder = this.#folder(process, root, parts, links);
    if (folder === undefined) return this.#nearest(process, root, [...parts, last], links);
    if (last === '..') return parentOf(folder);
    const full = joined(folder, last);
    // A slash at the end asks for a folder, so it follows as well.
    if (!follow && !path.endsWith('/')) return full;
    return this.#followed(process, root, folder, full, links);
  }

  #nearest(process: Process, root: string, parts: readonly string[], links: number): string {
    for (let there = parts.length - 1; there >= 0; there--) {
      const folder = this.#folder(process, root, parts.slice(0, there), links);
      if (folder === undefined) continue;
      return parts.slice(there).reduce((at, part) => (part === '..' ? parentOf(at) : joined(at, part)), folder);
    }
    return `/${parts.join('/')}`;
  }

  #followed(process: Process, root: string, folder: string, full: string, links: number): string | undefined {
    const target = linkTarget(root, full);
    if (target === undefined) return full;
    if (links === 0) return undefined;
    return this.#resolve(process, root, target.startsWith('/') ? target : joined(folder, target), true, links - 1);
  }

  /** The real path of a folder, `undefined` where there is none. */
  #folder(process: Process, root: string, parts: readonly string[], links: number): string | undefined {
    if (parts.length === 0) return '/';
    const key = `${root}\0${parts.join('/')}`;
    const known = this.#folders.get(key);
    if (known !== undefined) return known;
    const above = this.#folder(process, root, parts.slice(0, -1), links);
    const last = parts.at(-1) ?? '';
    if (above === undefined) return undefined;
    const real = last === '..' ? parentOf(above) : this.#followed(process, root, above, joined(above, last), links);
    if (real === undefined || stat(root + real)?.isDirectory() !== true) return undefined;
    if (this.#folders.size > MAX_FOLDERS) this.#folders.clear();
    this.#folders.set(key, real);
    return real;
  }
}

/** What /proc/self is depends on who asks. */
function ownProc({ tgid, pid }: Process, parts: readonly string[]): string[] {
  const [root = '', proc, self, ...rest] = parts;
  if (root !== '' || proc !== 'proc') return [...parts];
  if (self === 'self') return [root, proc, String(tgid), ...rest];
  return self === 'thread-self' ? [root, proc, String(tgid), 'task', String(pid), ...rest] : [...parts];
}

function linkTarget(root: string, path: string): string | undefined {
  try {
    return readlinkSync(Buffer.from(root + path, 'latin1'), 'latin1');
  } catch {
    return undefined; // no symlink, or nothing there
  }
}

function stat(path: string): Stats | undefined {
  try {
    return lstatSync(Buffer.from(path, 'latin1'), { throwIfNoEntry: false });
  } catch {
    return undefined; // a name that is too long, or what not even root may look at (/proc/PID/fdinfo of a process that is protected)
  }
}

/** The kernel's own dev_t has 20 bits for the minor number, user space's is spread (include/linux/kdev_t.h). */
function kernelDevice(device: bigint): number {
  const major = Number((device >> 8n) & 0xfffn);
  const minor = Number((device & 0xffn) | ((device >> 12n) & 0xfff00n));
  return (major << 20) | minor;
}

function openRoot(tgid: number): { readonly prefix: string; readonly fd: number } | undefined {
  try {
    const fd = openSync(`/proc/${tgid}/root`, constants.O_RDONLY | constants.O_DIRECTORY);
    return { prefix: `/proc/self/fd/${fd}`, fd };
  } catch {
    return undefined; // it has ended
  }
}
