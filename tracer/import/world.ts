/**
 * What a log tells of files on the way (made, removed, seen with their kind, symlinks read and written), so that a later call's
 * paths can be looked up in it as a live engine would look them up on the host. Where the log is silent the host is asked, if
 * there is one; and where that is silent too: a file that was reached is a regular one of somebody else's, without the set-id bit.
 */
import { parentOf } from '../../compiler/index.js';
import { joined, normalised, own, type Found, type ObjectKind } from '../index.js';
import { Recent } from './recent.js';

/** The machine that reads the log, as far as it may be taken for the one that wrote it. Paths are absolute byte strings. */
export interface ImportHost {
  /** `path`: of a folder after symlinks. `undefined`: nothing there now. */
  find(path: string, follow: boolean): Found | undefined;
  /** The real path of a folder; `undefined`: nothing there now. */
  real(folder: string): string | undefined;
  /** What the first line of a script names, after symlinks; `undefined` for what is none. */
  interpreter(path: string): string | undefined;
}

interface Facts {
  /** Of what kind it is; undefined: something, or (`exists: false`) nothing. */
  object: ObjectKind | undefined;
  exists: boolean | undefined;
  owner: boolean | undefined;
  setuid: boolean | undefined;
}

/** What is known of a path after symlinks: the one copy of its name. */
interface Known extends Facts {
  readonly path: string;
}

/** A folder after symlinks, and whether the host may have it. */
interface Folder {
  readonly path: string;
  readonly here: boolean;
}

/** Bytes, of each kind of thing that is known: some 100,000 files. */
const MAX_KNOWN = 24 << 20;
/** Answers of the host: those that one call needs, and its neighbours that do the next thing with the same file. */
const MAX_ASKED = 64 << 10;
/** As the kernel: MAXSYMLINKS, include/linux/namei.h. */
const MAX_LINKS = 40;
/** Longer ones (PATH_MAX and a folder) are followed no further. */
const MAX_PATH = 8192;

export class World {
  readonly #host: ImportHost | undefined;
  readonly #known = new Recent<Known>(MAX_KNOWN);
  readonly #links = new Recent<string>(MAX_KNOWN);
  readonly #folders = new Recent<Folder>(MAX_KNOWN);
  readonly #asked = new Recent<Found | 'nothing'>(MAX_ASKED);

  constructor(host: ImportHost | undefined) {
    this.#host = host;
  }

  /** Adds to what is known of a path after symlinks. */
  learn(path: string, facts: Partial<Facts>): void {
    const known = this.#known.get(path);
    if (known) Object.assign(known, facts);
    else {
      const name = own(path);
      const { object, exists, owner, setuid } = facts;
      this.#known.set(name, { path: name, object, exists, owner, setuid });
    }
  }

  link(path: string, target: string): void {
    if (this.#links.get(path) === target) return;
    this.#links.set(own(path), own(target));
    this.#folders.clear();
  }

  gone(path: string): void {
    this.learn(path, { object: 'none', exists: false, owner: undefined, setuid: undefined });
    if (this.#links.delete(path)) this.#folders.clear();
  }

  /** Made by the program, or opened with O_CREAT: there from now on, and its own if it was not before. */
  made(path: string): void {
    const before = this.#known.get(path);
    if (before?.exists === true) return;
    this.learn(path, { object: before?.object === 'none' ? undefined : before?.object, exists: true, owner: true });
  }

  moved(from: string, to: string): void {
    const target = this.#links.get(from);
    this.#same(from, to);
    this.gone(from);
    if (target !== undefined) this.link(to, target);
  }

  /** A second name for the same file. */
  linked(from: string, to: string): void {
    this.#same(from, to);
  }

  #same(from: string, to: string): void {
    const { object, owner, setuid } = this.#known.get(from) ?? {
      object: undefined,
      owner: undefined,
      setuid: undefined,
    };
    this.learn(to, { object: object === 'none' ? undefined : object, exists: true, owner, setuid });
  }

  /** What the host has there, unless the log knows better. */
  find(path: string, follow: boolean): Found & { readonly certain: boolean } {
    const real = this.real(path, follow);
    const known = this.#known.get(real);
    const found = this.#ask(real, follow);
    const object = known?.object ?? (found && found.object !== 'none' ? found.object : undefined);
    return {
      path: found && known?.object === undefined ? found.path : real,
      object: object ?? 'file',
      owner: known?.owner ?? found?.owner ?? false,
      setuid: known?.setuid ?? found?.setuid ?? false,
      certain: known?.exists !== undefined || known?.object !== undefined,
    };
  }

  /** The image that executing a file makes: of a script, its interpreter's. */
  program(path: string): { readonly path: string; readonly script?: string } {
    const interpreter = this.#host?.interpreter(path);
    return interpreter === undefined ? { path } : { path: interpreter, script: path };
  }

  /** Symlinks resolved as far as the log and the host know them. `follow`: the last component, too. */
  real(path: string, follow: boolean): string {
    const slash = path.lastIndexOf('/');
    const folder = this.#realFolder(slash > 0 ? path.slice(0, slash) : '/', 0).path;
    const name = path.slice(slash + 1);
    const whole = within(folder, name);
    if (!follow || WAYS.has(name)) return this.#known.get(whole)?.path ?? own(whole);
    const followed = this.#follow(whole, 0);
    // A name that the log saw being made or removed is not what the host has there today.
    const known = this.#known.get(followed);
    if (known?.exists !== undefined) return known.path;
    return this.#ask(followed, true)?.path ?? known?.path ?? own(followed);
  }

  #ask(path: string, follow: boolean): Found | undefined {
    if (!this.#host || !this.#realFolder(parentOf(path), 0).here) return undefined;
    const question = follow ? path : `${path}\0`;
    let answer = this.#asked.get(question);
    if (answer === undefined) this.#asked.set(own(question), (answer = this.#host.find(path, follow) ?? 'nothing'));
    return answer === 'nothing' ? undefined : answer;
  }

  #follow(path: string, depth: number): string {
    const target = this.#links.get(path);
    if (target === undefined || depth >= MAX_LINKS) return path;
    const next = target.startsWith('/') ? target : `${path.slice(0, path.lastIndexOf('/'))}/${target}`;
    if (next.length > MAX_PATH) return path;
    const clean = normalised(next);
    return this.#follow(joined(this.#realFolder(parentOf(clean), depth + 1).path, base(clean)), depth + 1);
  }

  /** Component by component from the last folder that is known: a hostile path has more of them than a stack has room for. */
  #realFolder(folder: string, depth: number): Folder {
    if (depth >= MAX_LINKS) return { path: folder, here: true };
    const unknown: string[] = [];
    let known: Folder | undefined;
    for (let at = folder; at.length > 1; at = parentOf(at)) {
      known = this.#folders.get(at);
      if (known) break;
      unknown.push(at);
    }
    let real = known ?? ROOT;
    for (const at of unknown.reverse()) {
      const name = own(at);
      const { path, here } = this.#folderIn(real, base(at), depth);
      // Most lead to themselves: one copy is enough.
      real = { path: path === name ? name : own(path), here };
      this.#folders.set(name, real);
    }
    return real;
  }

  #folderIn(parent: Folder, name: string, depth: number): Folder {
    const path = within(parent.path, name);
    const linked = this.#links.get(path) !== undefined;
    const real = linked ? this.#follow(path, depth) : parent.here ? this.#host?.real(path) : undefined;
    return { path: real ?? path, here: real !== undefined };
  }
}

const ROOT: Folder = { path: '/', here: true };

/** What of a path leads to no name of its own. */
const WAYS: ReadonlySet<string> = new Set(['', '.', '..']);

/** What a name in a folder after symlinks leads to. */
function within(folder: string, name: string): string {
  if (!WAYS.has(name)) return joined(folder, name);
  return name === '..' ? parentOf(folder) : folder;
}

const base = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
