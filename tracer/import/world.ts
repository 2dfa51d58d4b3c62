/**
 * What a log tells of files on the way (made, removed, seen with their kind, symlinks read and written), so that a later call's
 * paths can be looked up in it as a live engine would look them up on the host. Where the log is silent the host is asked, if
 * there is one; and where that is silent too: a file that was reached is a regular one of somebody else's, without the set-id bit.
 */
import { parentOf } from '../../compiler/index.js';
import { joined, normalised, type Found, type ObjectKind } from '../index.js';

/** The machine that reads the log, as far as it may be taken for the one that wrote it. Paths are absolute byte strings. */
export interface ImportHost {
  /** `undefined`: nothing there now. */
  find(path: string, follow: boolean): Found | undefined;
  /** The real path of a folder; `undefined`: nothing there now. */
  real(folder: string): string | undefined;
  /** What the first line of a script names, after symlinks; `undefined` for what is none. */
  interpreter(path: string): string | undefined;
}

interface Known {
  /** Of what kind it is; undefined: something, or (`exists: false`) nothing. */
  readonly object?: ObjectKind | undefined;
  readonly exists?: boolean;
  readonly owner?: boolean | undefined;
  readonly setuid?: boolean | undefined;
}

/** A log may name any number of files; what was learned of the oldest is forgotten. */
const MAX_KNOWN = 100_000;
/** As the kernel: MAXSYMLINKS, include/linux/namei.h. */
const MAX_LINKS = 40;

export class World {
  readonly #host: ImportHost | undefined;
  readonly #known = new Map<string, Known>();
  readonly #links = new Map<string, string>();
  readonly #folders = new Map<string, string>();

  constructor(host: ImportHost | undefined) {
    this.#host = host;
  }

  /** Adds to what is known of a path after symlinks. */
  learn(path: string, known: Known): void {
    const before = this.#known.get(path);
    if (before === undefined && this.#known.size >= MAX_KNOWN) forgetOldest(this.#known);
    this.#known.set(path, before ? { ...before, ...known } : known);
  }

  link(path: string, target: string): void {
    if (this.#links.size >= MAX_KNOWN) forgetOldest(this.#links);
    this.#links.set(path, target);
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
    const known = this.#known.get(from) ?? {};
    const target = this.#links.get(from);
    this.gone(from);
    this.learn(to, { ...known, exists: true, object: known.object === 'none' ? undefined : known.object });
    if (target !== undefined) this.link(to, target);
  }

  known(path: string): Known | undefined {
    return this.#known.get(path);
  }

  /** What the host has there, unless the log knows better. */
  find(path: string, follow: boolean): Found & { readonly certain: boolean } {
    const real = this.real(path, follow);
    const known = this.#known.get(real);
    const found = this.#host?.find(real, follow);
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
    const folder = this.#realFolder(slash > 0 ? path.slice(0, slash) : '/', 0);
    const name = path.slice(slash + 1);
    const whole = name === '' ? folder : joined(folder, name);
    if (!follow) return whole;
    const followed = this.#follow(whole, 0);
    // A name that the log saw being made or removed is not what the host has there today.
    return this.#known.get(followed)?.exists === undefined
      ? (this.#host?.find(followed, true)?.path ?? followed)
      : followed;
  }

  #follow(path: string, depth: number): string {
    const target = this.#links.get(path);
    if (target === undefined || depth >= MAX_LINKS) return path;
    const next = target.startsWith('/') ? target : `${path.slice(0, path.lastIndexOf('/'))}/${target}`;
    const clean = normalised(next);
    return this.#follow(joined(this.#realFolder(parentOf(clean), depth + 1), base(clean)), depth + 1);
  }

  #realFolder(folder: string, depth: number): string {
    if (folder === '/' || depth >= MAX_LINKS) return folder;
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const above = joined(this.#realFolder(parentOf(folder), depth), base(folder));
    const real = this.#links.has(above) ? this.#follow(above, depth) : (this.#host?.real(above) ?? above);
    if (this.#folders.size >= MAX_KNOWN) forgetOldest(this.#folders);
    this.#folders.set(folder, real);
    return real;
  }
}

const base = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function forgetOldest(map: Map<string, unknown>): void {
  const oldest = map.keys().next().value;
  if (oldest !== undefined) map.delete(oldest);
}
