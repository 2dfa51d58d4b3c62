/** Which globs of many can meet a given one, or cover it, found by their fixed prefixes. */
import { type Glob, globCovers, mayMeet } from '../../compiler/index.js';

/** Values under globs. */
export class GlobIndex<T> {
  private readonly byPrefix = new Map<string, { readonly glob: Glob; readonly value: T }[]>();
  private prefixes: readonly string[] | undefined;

  add(glob: Glob, value: T): void {
    const same = this.byPrefix.get(glob.prefix);
    if (same) same.push({ glob, value });
    else {
      this.byPrefix.set(glob.prefix, [{ glob, value }]);
      this.prefixes = undefined;
    }
  }

  private *shorter(prefix: string): Iterable<{ readonly glob: Glob; readonly value: T }> {
    for (let length = 0; length <= prefix.length; length++) yield* this.byPrefix.get(prefix.slice(0, length)) ?? [];
  }

  /** Those that may have a path in common with `glob`. */
  *meeting(glob: Glob): Iterable<T> {
    for (const entry of this.shorter(glob.prefix)) if (mayMeet(entry.glob, glob)) yield entry.value;
    const sorted = (this.prefixes ??= [...this.byPrefix.keys()].sort(compare));
    let low = 0;
    for (let high = sorted.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? '') <= glob.prefix) low = middle + 1;
      else high = middle;
    }
    for (; sorted[low]?.startsWith(glob.prefix); low++)
      for (const entry of this.byPrefix.get(sorted[low] ?? '') ?? []) if (mayMeet(entry.glob, glob)) yield entry.value;
  }

  /** Those of which every path of `glob` is one. */
  *covering(glob: Glob): Iterable<T> {
    for (const entry of this.shorter(glob.prefix))
      if (entry.glob.text === glob.text || globCovers(entry.glob, glob)) yield entry.value;
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const some = <T>(items: Iterable<T>, wanted: (item: T) => boolean): boolean => {
  for (const item of items) if (wanted(item)) return true;
  return false;
};
