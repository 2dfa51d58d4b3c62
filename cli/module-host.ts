/** Reads the modules that a policy uses: from policies/std, and from the tree below the policy's own folder. */
import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { ModuleHost, ReadResult, Source } from '../dsl/index.js';
import { decodeUtf8 } from '../dsl/index.js';
import { readRegular } from './input.js';
import { packageRoot } from './package-root.js';

/** Letters, digits, `_`, `-` and `/`, as the interface promises; checked again because a path is made of it. */
const STD_NAME = /^[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*$/;

export class FileModuleHost implements ModuleHost {
  readonly #std: string;
  /** Real path; undefined for stdin, which may use files below the working directory. */
  readonly #tree: string;
  /** The real folder of every source handed out. */
  readonly #folders = new WeakMap<Source, string>();

  constructor(root: Source, realPath: string | undefined) {
    this.#std = realpathSync(join(packageRoot(), 'policies/std'));
    // native: the other one looks the folder up by its name, which is lost where it is no UTF-8.
    this.#tree = realPath === undefined ? realpathSync.native('.') : dirname(realPath);
    this.#folders.set(root, this.#tree);
  }

  readStd(name: string): ReadResult {
    if (!STD_NAME.test(name)) return { kind: 'missing' };
    return this.#read(join(this.#std, `${name}.policy`), (real) => inside(this.#std, real));
  }

  readRelative(from: Source, path: string): ReadResult {
    const folder = this.#folders.get(from);
    if (folder === undefined) throw new Error('a module from nowhere');
    if (path.includes('\0')) return { kind: 'missing' };
    const tree = inside(this.#std, join(folder, 'x')) ? this.#std : this.#tree;
    // The text of the path may climb and come back; where it ends counts, after all symlinks.
    return this.#read(resolve(folder, path), (real) => inside(tree, real) || inside(this.#std, real));
  }

  #read(path: string, allowed: (real: string) => boolean): ReadResult {
    const content = readRegular(path, allowed);
    if (content.kind !== 'ok') return content.kind === 'not-regular' ? { kind: 'not-regular' } : content;
    const text = decodeUtf8(content.bytes);
    if (text === undefined) return { kind: 'not-utf8' };
    const source: Source = { path: shown(path), text };
    this.#folders.set(source, dirname(content.real));
    return { kind: 'ok', source, identity: content.real };
  }
}

const inside = (folder: string, path: string): boolean => path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** Short where that is possible: relative to the working directory if it is below. */
function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') || isAbsolute(short) ? path : short;
}
