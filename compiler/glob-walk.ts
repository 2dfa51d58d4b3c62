/** The automaton of a path pattern, made deterministic as far as somebody has walked it: what is asked twice is built once. */

/** A set of bytes: 256 bits. */
export type ByteSet = readonly boolean[];

/** States are numbers; `steps[state]` lists (bytes, next); `empty[state]` the ε-moves. */
export interface Automaton {
  readonly steps: readonly (readonly { readonly set: ByteSet; readonly next: number }[])[];
  readonly empty: readonly (readonly number[])[];
  readonly accept: number;
}

/** Leads nowhere any more. */
export const DEAD = 0;
export const START = 1;

export class Walk {
  /** Bytes of one class are in the same sets of the automaton. */
  readonly classOf = new Uint8Array(256);
  /** By state: the automaton's states, sorted. */
  readonly #sets: (readonly number[])[] = [];
  readonly #ids = new Map<string, number>();
  readonly #accepts: boolean[] = [];
  /** By state and class: where it leads; −1: not walked yet. */
  readonly #next: Int32Array[] = [];
  readonly #classes: number;

  constructor(private readonly automaton: Automaton) {
    this.#classes = this.#divide();
    this.#intern(new Set());
    this.#intern(new Set([0]));
  }

  step(state: number, byte: number): number {
    const next = this.#next[state];
    const byClass = this.classOf[byte];
    if (!next || byClass === undefined) return DEAD;
    const known = next[byClass] ?? DEAD;
    if (known >= 0) return known;
    const reached = new Set<number>();
    for (const from of this.#sets[state] ?? [])
      for (const step of this.automaton.steps[from] ?? []) if (step.set[byte]) reached.add(step.next);
    return (next[byClass] = this.#intern(reached));
  }

  accepts(state: number): boolean {
    return this.#accepts[state] ?? false;
  }

  /** Whether anything longer is accepted from the state on. */
  goesOn(state: number): boolean {
    return this.#sets[state]?.some((from) => (this.automaton.steps[from]?.length ?? 0) > 0) ?? false;
  }

  /** Where the bytes of `text` lead. */
  along(text: string, from = START): number {
    let state = from;
    for (let i = 0; i < text.length && state !== DEAD; i++) state = this.step(state, text.charCodeAt(i));
    return state;
  }

  #intern(states: Set<number>): number {
    for (const state of states) for (const next of this.automaton.empty[state] ?? []) states.add(next);
    const sorted = [...states].sort((a, b) => a - b);
    const key = sorted.join(',');
    let id = this.#ids.get(key);
    if (id === undefined) {
      this.#ids.set(key, (id = this.#sets.length));
      this.#sets.push(sorted);
      this.#accepts.push(states.has(this.automaton.accept));
      this.#next.push(new Int32Array(this.#classes).fill(-1));
    }
    return id;
  }

  #divide(): number {
    const single = new Set<number>();
    const wide = new Set<ByteSet>();
    for (const steps of this.automaton.steps)
      for (const { set } of steps) {
        const byte = set.indexOf(true);
        if (byte >= 0 && set.lastIndexOf(true) === byte) single.add(byte);
        else wide.add(set);
      }
    let count = 1;
    for (const set of wide) {
      const inside = new Map<number, number>();
      const outside = new Map<number, number>();
      count = 0;
      for (let byte = 0; byte < 256; byte++) {
        const side = set[byte] ? inside : outside;
        const old = this.classOf[byte] ?? 0;
        let fresh = side.get(old);
        if (fresh === undefined) side.set(old, (fresh = count++));
        this.classOf[byte] = fresh;
      }
    }
    // Most sets are of one byte: those need no look at the other 255. (Classes stay below 256: one more byte than classes.)
    const used = new Set<number>();
    for (const byte of this.classOf.keys()) if (!single.has(byte)) used.add(this.classOf[byte] ?? 0);
    const free = [...Array(count).keys()].filter((name) => !used.has(name));
    for (const byte of single) this.classOf[byte] = free.pop() ?? count++;
    return count;
  }
}

/** Letters first, so that example paths read well. */
const ORDER = [...Array.from({ length: 255 }, (_, i) => i + 1)].sort(
  (x, y) => Number(!/[a-z0-9/]/.test(String.fromCharCode(x))) - Number(!/[a-z0-9/]/.test(String.fromCharCode(y))),
);

/** One byte of each class that the two tell apart. */
function representatives(a: Walk, b: Walk): readonly number[] {
  const seen = new Set<number>();
  return ORDER.filter((byte) => {
    const pair = (a.classOf[byte] ?? 0) * 256 + (b.classOf[byte] ?? 0);
    return !seen.has(pair) && seen.add(pair);
  });
}

export interface Found {
  /** On it `found` holds. */
  readonly path: string | undefined;
  /** There were more pairs of states than anybody may wait for: nothing is known. */
  readonly gaveUp: boolean;
}

const BUDGET = 20_000;

/**
 * Walks the pairs of states that a path beginning with `prefix` reaches in both, the shortest paths first.
 * @param alive whether a pair may lead to one that is looked for
 */
export function searchPairs(
  a: Walk,
  b: Walk,
  prefix: string,
  found: (inA: boolean, inB: boolean) => boolean,
  alive: (a: number, b: number) => boolean,
): Found {
  const bytes = representatives(a, b);
  const idOf = (inA: number, inB: number): number => inA * 2 ** 26 + inB;
  const start = { a: a.along(prefix), b: b.along(prefix), from: -1, byte: 0 };
  const seen = new Set([idOf(start.a, start.b)]);
  const queue = [start];
  for (let at = 0; at < queue.length; at++) {
    const pair = queue[at] ?? start;
    if (found(a.accepts(pair.a), b.accepts(pair.b))) return { path: prefix + pathTo(queue, at), gaveUp: false };
    if (seen.size > BUDGET) return { path: undefined, gaveUp: true };
    for (const byte of bytes) {
      const [inA, inB] = [a.step(pair.a, byte), b.step(pair.b, byte)];
      if (!alive(inA, inB)) continue;
      const id = idOf(inA, inB);
      if (seen.has(id)) continue;
      seen.add(id);
      queue.push({ a: inA, b: inB, from: at, byte });
    }
  }
  return { path: undefined, gaveUp: false };
}

function pathTo(queue: readonly { readonly from: number; readonly byte: number }[], at: number): string {
  const bytes: number[] = [];
  for (let step = queue[at]; step && step.from >= 0; step = queue[step.from]) bytes.push(step.byte);
  return String.fromCharCode(...bytes.reverse());
}
