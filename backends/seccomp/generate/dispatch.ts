/**
 * Search trees of two-way comparisons (`==` and `>=`) that classify an unsigned 32-bit value. Small inputs get a dynamic
 * programme over (interval, number of its heaviest keys already taken out by `==`): a state that stays one under both
 * kinds of test (Anderson, Kannan, Karloff, Ladner 2002; Chrobak, Munro, Young 2015/2023, "Classification via two-way
 * comparisons"). Large inputs are bisected by weight down to small ones.
 */

/** Values `from`…`to` lead to `target`. Between segments may lie values that do not occur. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  /** Targets are compared by number; what they mean is the caller's. */
  readonly target: number;
  readonly weight: number;
  /** Values within that carry much of the weight, so that a test of their own can pay. */
  readonly keys?: readonly Key[];
}

export interface Key {
  readonly value: number;
  readonly weight: number;
}

export type Tree =
  | { readonly test?: undefined; readonly target: number }
  | { readonly test: 'eq' | 'ge'; readonly k: number; readonly yes: Tree; readonly no: Tree };

/** A tree and its price: expected tests per value (the weights summing to 1) plus `perInstruction` for each test in it. */
export interface Search {
  readonly tree: Tree;
  readonly cost: number;
}

/** Inputs of more segments are bisected down to blocks: there the programme's n³ steps would be felt. */
const BLOCK = 12;
/** Keys taken out at a time; more never paid in what was measured. */
const TAKEN = 7;
/** `==` chains at the leaves. */
const CHAIN = 6;
/** Wider intervals are only split where both sides have a share of the weight: the optimum lies there, and most work not. */
const NARROW = 8;
const LOPSIDED = 0.15;

/** @param exact up to this many segments the tree is (nearly) optimal, by a search of cubic time. */
export function search(input: readonly Segment[], perInstruction: number, exact = 40): Search {
  const total = input.reduce((sum, s) => sum + s.weight, 0) || 1;
  const segments = merge(input.map((s) => scaled(s, 1 / total)));
  return segments.length > exact ? bisect(segments, 1, perInstruction) : small(segments, perInstruction);
}

const scaled = (s: Segment, by: number): Segment => ({
  ...s,
  weight: s.weight * by,
  keys: (s.from === s.to ? [{ value: s.from, weight: s.weight }] : (s.keys ?? [])).map((k) => ({
    value: k.value,
    weight: k.weight * by,
  })),
});

/** Neighbours with one target become one segment. */
function merge(segments: readonly Segment[]): readonly Segment[] {
  const out: Segment[] = [];
  for (const s of segments) {
    const last = out.at(-1);
    if (last?.target !== s.target) out.push(s);
    else
      out[out.length - 1] = {
        from: last.from,
        to: s.to,
        target: s.target,
        weight: last.weight + s.weight,
        keys: [...last.keys!, ...s.keys!],
      };
  }
  return out;
}

/** Splits where the weight is halved (Mehlhorn 1977 bounds the loss by a constant), for n log n. */
function bisect(segments: readonly Segment[], total: number, perInstruction: number): Search {
  if (segments.length <= BLOCK) return small(segments, perInstruction);
  let middle = 1;
  let before = segments[0]!.weight;
  while (middle < segments.length - 1 && before + segments[middle]!.weight / 2 < total / 2)
    before += segments[middle++]!.weight;
  // A long weightless side still has to shrink, or the depth of the recursion would grow with it.
  middle = Math.min(Math.max(middle, segments.length >>> 3), segments.length - (segments.length >>> 3));
  const left = segments.slice(0, middle);
  const right = segments.slice(middle);
  const weightLeft = left.reduce((sum, s) => sum + s.weight, 0);
  const no = bisect(left, weightLeft, perInstruction);
  const yes = bisect(right, total - weightLeft, perInstruction);
  return {
    tree: { test: 'ge', k: right[0]!.from, yes: yes.tree, no: no.tree },
    cost: no.cost + yes.cost + total + perInstruction,
  };
}

function small(segments: readonly Segment[], perInstruction: number): Search {
  const programme = new Programme(segments, perInstruction);
  return { cost: programme.solve(0, segments.length - 1, 0), tree: programme.tree(0, segments.length - 1, 0) };
}

interface Ranked extends Key {
  readonly segment: number;
  /** The key is its whole segment. */
  readonly single: boolean;
}

const LEAF = -1;
const EQUALS = -2;
/** −3 − d: a chain of `==`, the default being segment d's target. */
const FIRST_CHAIN = -3;

class Programme {
  readonly #n: number;
  /** Weight of the segments before i. */
  readonly #prefix: Float64Array;
  readonly #keys: readonly Ranked[];
  /** The heaviest keys of each interval, heaviest first. */
  readonly #top: (readonly number[])[] = [];
  readonly #cost: Float64Array;
  readonly #choice: Int32Array;
  readonly #scratch = new Float64Array(CHAIN);

  constructor(
    readonly segments: readonly Segment[],
    readonly perInstruction: number,
  ) {
    const n = (this.#n = segments.length);
    this.#prefix = new Float64Array(n + 1);
    segments.forEach((s, i) => (this.#prefix[i + 1] = this.#prefix[i]! + s.weight));
    this.#cost = new Float64Array(n * n * (TAKEN + 1)).fill(-1);
    this.#choice = new Int32Array(n * n * (TAKEN + 1));
    this.#keys = segments
      .flatMap((s, segment) =>
        s.from === s.to
          ? [{ value: s.from, weight: s.weight, segment, single: true }]
          : // Of a wide segment only its few heaviest can ever be worth a test.
            [...s.keys!]
              .sort((a, b) => b.weight - a.weight)
              .slice(0, TAKEN)
              .map((k) => ({ ...k, segment, single: false })),
      )
      // Of equals, the one whose removal also makes its neighbours one segment.
      .sort((a, b) => b.weight - a.weight || Number(b.single) - Number(a.single) || a.value - b.value);
    const own: number[][] = segments.map(() => []);
    this.#keys.forEach((k, i) => own[k.segment]!.push(i));
    for (let i = 0; i < n; i++) {
      let top: readonly number[] = [];
      for (let j = i; j < n; j++) this.#top[i * n + j] = top = mergeTop(top, own[j]!);
    }
  }

  /** Cost of segments i…j after the `taken` heaviest keys among them have been tested for. */
  solve(i: number, j: number, taken: number): number {
    const n = this.#n;
    const at = (i * n + j) * (TAKEN + 1) + taken;
    const known = this.#cost[at]!;
    if (known >= 0) return known;
    const top = this.#top[i * n + j]!;
    if (this.#uniform(i, j, top, taken)) {
      this.#choice[at] = LEAF;
      return (this.#cost[at] = 0);
    }
    let weight = this.#prefix[j + 1]! - this.#prefix[i]!;
    for (let t = 0; t < taken; t++) weight -= this.#keys[top[t]!]!.weight;
    if (weight < 0) weight = 0;
    const once = weight + this.perInstruction;
    let best = Infinity;
    let choice = LEAF;
    // Taking the heaviest key out.
    if (taken < TAKEN && taken < top.length) {
      const key = this.#keys[top[taken]!]!;
      if (key.weight * 8 >= weight || (key.single && j - i < 6)) {
        best = once + this.solve(i, j, taken + 1);
        choice = EQUALS;
      }
    }
    // Splitting. The taken keys of a half are its own heaviest, so each half is a state again.
    const narrow = j - i > NARROW;
    let left = 0;
    let leftTaken = 0;
    for (let m = i; m < j; m++) {
      for (let t = 0; t < taken; t++) {
        const key = this.#keys[top[t]!]!;
        if (key.segment !== m) continue;
        left++;
        leftTaken += key.weight;
      }
      if (narrow) {
        const before = this.#prefix[m + 1]! - this.#prefix[i]! - leftTaken;
        // The last split before the window and the first one behind it are looked at as well.
        if (before < LOPSIDED * weight && m + 1 < j && before + this.segments[m + 1]!.weight <= LOPSIDED * weight)
          continue;
        if (before > (1 - LOPSIDED) * weight && m > i && before - this.segments[m]!.weight >= (1 - LOPSIDED) * weight)
          break;
      }
      const first = once + this.solve(i, m, left);
      if (first >= best) continue;
      const cost = first + this.solve(m + 1, j, taken - left);
      if (cost < best) {
        best = cost;
        choice = m;
      }
    }
    if (j - i <= 2 * CHAIN) {
      const otherwise = this.#default(i, j, top, taken);
      const chained = otherwise < 0 ? Infinity : this.#chainCost(i, j, top, taken, otherwise, weight);
      if (chained < best) {
        best = chained;
        choice = FIRST_CHAIN - otherwise;
      }
    }
    this.#choice[at] = choice;
    return (this.#cost[at] = best);
  }

  #isTaken(segment: number, top: readonly number[], taken: number): boolean {
    for (let t = 0; t < taken; t++) {
      const key = this.#keys[top[t]!]!;
      if (key.segment === segment && key.single) return true;
    }
    return false;
  }

  #uniform(i: number, j: number, top: readonly number[], taken: number): boolean {
    if (i === j) return true;
    if (taken === 0) return false; // neighbours differ
    let target = -1;
    for (let s = i; s <= j; s++) {
      if (this.#isTaken(s, top, taken)) continue;
      if (target === -1) target = this.segments[s]!.target;
      else if (target !== this.segments[s]!.target) return false;
    }
    return true;
  }

  /**
   * A chain of `==` needs all but one target's segments to be single values. A segment of that target: the one that has wide
   * segments, else the one with most; −1 where there is none.
   */
  #default(i: number, j: number, top: readonly number[], taken: number): number {
    let wide = -1;
    let most = -1;
    let count = 0;
    for (let s = i; s <= j; s++) {
      if (this.#isTaken(s, top, taken)) continue;
      const { from, to, target } = this.segments[s]!;
      if (from !== to) {
        if (wide >= 0 && this.segments[wide]!.target !== target) return -1;
        wide = s;
      } else if (wide < 0) {
        let same = 0;
        for (let r = s; r <= j; r++) if (this.segments[r]!.target === target && !this.#isTaken(r, top, taken)) same++;
        if (same > count) {
          count = same;
          most = s;
        }
      }
    }
    return wide >= 0 ? wide : most;
  }

  /** The heaviest is tested first. */
  #chainCost(i: number, j: number, top: readonly number[], taken: number, otherwise: number, weight: number): number {
    const { target } = this.segments[otherwise]!;
    const weights = this.#scratch;
    let count = 0;
    for (let s = i; s <= j; s++) {
      const segment = this.segments[s]!;
      if (segment.target === target || this.#isTaken(s, top, taken)) continue;
      if (count === CHAIN) return Infinity;
      let at = count++;
      for (; at > 0 && weights[at - 1]! < segment.weight; at--) weights[at] = weights[at - 1]!;
      weights[at] = segment.weight;
    }
    let cost = count * this.perInstruction;
    for (let s = 0; s < count; s++) {
      cost += weight;
      weight -= weights[s]!;
    }
    return cost;
  }

  /** The segments that a chain tests for. */
  #singles(i: number, j: number, top: readonly number[], taken: number, otherwise: number): readonly number[] {
    const out: number[] = [];
    for (let s = i; s <= j; s++)
      if (this.segments[s]!.target !== otherwise && !this.#isTaken(s, top, taken)) out.push(s);
    return out.sort((a, b) => this.segments[b]!.weight - this.segments[a]!.weight);
  }

  tree(i: number, j: number, taken: number): Tree {
    const top = this.#top[i * this.#n + j]!;
    const choice = this.#choice[(i * this.#n + j) * (TAKEN + 1) + taken]!;
    if (choice === LEAF) {
      let s = i;
      while (s < j && this.#isTaken(s, top, taken)) s++;
      return { target: this.segments[s]!.target };
    }
    if (choice === EQUALS) {
      const { value, segment } = this.#keys[top[taken]!]!;
      return this.#equals(value, segment, this.tree(i, j, taken + 1));
    }
    if (choice <= FIRST_CHAIN) {
      const { target } = this.segments[FIRST_CHAIN - choice]!;
      return this.#singles(i, j, top, taken, target).reduceRight<Tree>(
        (no, s) => this.#equals(this.segments[s]!.from, s, no),
        { target },
      );
    }
    const left = top.slice(0, taken).filter((k) => this.#keys[k]!.segment <= choice).length;
    return {
      test: 'ge',
      k: this.segments[choice + 1]!.from,
      yes: this.tree(choice + 1, j, taken - left),
      no: this.tree(i, choice, left),
    };
  }

  #equals(k: number, segment: number, no: Tree): Tree {
    return { test: 'eq', k, yes: { target: this.segments[segment]!.target }, no };
  }
}

/** The TAKEN smallest of two ascending lists (a smaller index is a heavier key). */
function mergeTop(a: readonly number[], b: readonly number[]): readonly number[] {
  if (b.length === 0) return a;
  const out: number[] = [];
  for (let i = 0, j = 0; out.length < TAKEN && (i < a.length || j < b.length);)
    out.push(j >= b.length || (i < a.length && a[i]! < b[j]!) ? a[i++]! : b[j++]!);
  return out;
}
