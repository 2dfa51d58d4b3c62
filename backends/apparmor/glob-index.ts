/** Which globs of many can meet a given one, or cover it, found by their fixed prefixes. */
import { type Glob, globCovers } from '../../compiler/index.js';

const BUDGET = 20_000;

type States = ReadonlySet<number>;

function closure(glob: Glob, states: Set<number>): States {
  for (const state of states) for (const next of glob.automaton.empty[state] ?? []) states.add(next);
  return states;
}

function advance(glob: Glob, states: States, byte: number): States {
  const next = new Set<number>();
  for (const state of states)
    for (const step of glob.automaton.steps[state] ?? []) if (step.set[byte]) next.add(step.next);
  return closure(glob, next);
}

const key = (states: States): string => [...states].sort((a, b) => a - b).join(',');

/**
 * Whether some path may match both: `true` also where finding out would take too long, so that nobody relies on two patterns
 * being apart that are not (`commonPath` of the compiler says nothing in that case).
 */
export function mayMeet(a: Glob, b: Glob): boolean {
  if (!a.prefix.startsWith(b.prefix) && !b.prefix.startsWith(a.prefix)) return false;
  if (a.literal !== undefined && b.literal !== undefined) return a.literal === b.literal;
  if (a.text === b.text) return true;
  const start = { a: closure(a, new Set([0])), b: closure(b, new Set([0])) };
  const seen = new Set([`${key(start.a)}|${key(start.b)}`]);
  const queue = [start];
  for (const pair of queue) {
    if (pair.a.has(a.automaton.accept) && pair.b.has(b.automaton.accept)) return true;
    if (seen.size > BUDGET) return true;
    for (const byte of bytesFrom(a, pair.a, b, pair.b)) {
      const next = { a: advance(a, pair.a, byte), b: advance(b, pair.b, byte) };
      if (next.a.size === 0 || next.b.size === 0) continue;
      const id = `${key(next.a)}|${key(next.b)}`;
      if (!seen.has(id)) {
        seen.add(id);
        queue.push(next);
      }
    }
  }
  return false;
}

/** A byte of each class that the steps at hand tell apart. */
function bytesFrom(a: Glob, inA: States, b: Glob, inB: States): readonly number[] {
  const sets = new Set<readonly boolean[]>();
  for (const [glob, states] of [
    [a, inA],
    [b, inB],
  ] as const)
    for (const state of states) for (const step of glob.automaton.steps[state] ?? []) sets.add(step.set);
  const classes = new Map<string, number>();
  const all = [...sets];
  for (let byte = 1; byte < 256; byte++) {
    const signature = all.map((set) => (set[byte] ? '1' : '0')).join('');
    if (signature.includes('1') && !classes.has(signature)) classes.set(signature, byte);
  }
  return [...classes.values()];
}

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
