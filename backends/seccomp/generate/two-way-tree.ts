/**
 * Trees of two-way comparisons (`==` and `>=`) by dynamic programming over states (interval, number of its heaviest keys that
 * `==` has already taken out): such a state stays one under both kinds of test (Anderson, Kannan, Karloff, Ladner 2002; Chrobak,
 * Munro, Young 2015 and 2023, "Classification via two-way comparisons"). Beside that, `==` chains at the leaves, whose
 * default is the class of all that is left. Nearly optimal: `==` on a light key is only tried in chains and small intervals.
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

/** Keys taken out at a time; more never paid in what was measured. */
const TAKEN = 5;
/** `==` chains at the leaves. */
const CHAIN = 6;
/** Wider intervals are only split where both sides have a share of the weight: the optimum lies there, and most work not. */
const NARROW = 8;
const LOPSIDED = 0.22;

/** @param segments neighbours differ in target; weights sum to 1 (or to the share of the whole that they have). */
export function optimal(segments: readonly Segment[], perInstruction: number): Search {
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
  /** Of each key: its segment, and its weight. */
  readonly #segmentOf: Int32Array;
  readonly #weightOf: Float64Array;
  /** The heaviest keys of each interval, heaviest first: TAKEN places, −1 where there are fewer. */
  readonly #top: Int32Array;
  readonly #target: Int32Array;
  readonly #single: Uint8Array;
  readonly #cost: Float64Array;
  readonly #choice: Int32Array;
  readonly #scratch = new Float64Array(CHAIN);

  constructor(
    readonly segments: readonly Segment[],
    readonly perInstruction: number,
  ) {
    const n = (this.#n = segments.length);
    this.#prefix = new Float64Array(n + 1);
    this.#target = new Int32Array(n);
    this.#single = new Uint8Array(n);
    segments.forEach(({ weight, target, from, to }, i) => {
      this.#prefix[i + 1] = this.#prefix[i]! + weight;
      this.#target[i] = target;
      this.#single[i] = Number(from === to);
    });
    this.#cost = new Float64Array(n * n * (TAKEN + 1)).fill(-1);
    this.#choice = new Int32Array(n * n * (TAKEN + 1));
    this.#keys = rankedKeys(segments);
    this.#segmentOf = Int32Array.from(this.#keys, (k) => k.segment);
    this.#weightOf = Float64Array.from(this.#keys, (k) => k.weight);
    this.#top = heaviest(n, this.#segmentOf);
  }

  /** Cost of segments i…j after the `taken` heaviest keys among them have been tested for. */
  solve(i: number, j: number, taken: number): number {
    const at = (i * this.#n + j) * (TAKEN + 1) + taken;
    const known = this.#cost[at]!;
    if (known >= 0) return known;
    if (this.#uniform(i, j, taken)) {
      this.#choice[at] = LEAF;
      return (this.#cost[at] = 0);
    }
    const top = this.#top;
    const first = (i * this.#n + j) * TAKEN;
    let weight = this.#prefix[j + 1]! - this.#prefix[i]!;
    for (let t = 0; t < taken; t++) weight -= this.#weightOf[top[first + t]!]!;
    if (weight < 0) weight = 0; // rounding
    const once = weight + this.perInstruction;
    let best = Infinity;
    let choice = LEAF;
    if (j - i <= 2 * CHAIN) {
      const otherwise = this.#default(i, j, taken);
      const chained = otherwise < 0 ? Infinity : this.#chainCost(i, j, taken, otherwise, weight);
      if (chained < best) {
        best = chained;
        choice = FIRST_CHAIN - otherwise;
      }
    }
    // Taking the heaviest key out.
    const key = taken < TAKEN ? top[first + taken]! : -1;
    if (key >= 0) {
      const pays = this.#weightOf[key]! * 4 >= weight || (j - i < 6 && this.#single[this.#segmentOf[key]!]);
      const cost = pays && once < best ? once + this.solve(i, j, taken + 1) : Infinity;
      if (cost < best) {
        best = cost;
        choice = EQUALS;
      }
    }
    // Splitting. The taken keys of a half are its own heaviest, so each half is a state again.
    const least = j - i > NARROW ? LOPSIDED * weight : -1;
    let left = 0;
    let leftTaken = 0;
    for (let m = i; m < j && once < best; m++) {
      for (let t = 0; t < taken; t++) {
        const k = top[first + t]!;
        if (this.#segmentOf[k] !== m) continue;
        left++;
        leftTaken += this.#weightOf[k]!;
      }
      if (least >= 0) {
        // The last split before the window and the first one behind it are looked at as well.
        const before = this.#prefix[m + 1]! - this.#prefix[i]! - leftTaken;
        const here = this.segments[m]!.weight;
        if (before < least && m + 1 < j && before + this.segments[m + 1]!.weight <= least) continue;
        if (before > weight - least && m > i && before - here >= weight - least) break;
      }
      const half = once + this.solve(i, m, left);
      if (half >= best) continue;
      const cost = half + this.solve(m + 1, j, taken - left);
      if (cost < best) {
        best = cost;
        choice = m;
      }
    }
    this.#choice[at] = choice;
    return (this.#cost[at] = best);
  }

  /** The segment is a key that has been tested for: it can not occur any more. */
  #isTaken(segment: number, i: number, j: number, taken: number): boolean {
    if (taken === 0 || this.#single[segment] === 0) return false;
    const first = (i * this.#n + j) * TAKEN;
    for (let t = 0; t < taken; t++) if (this.#segmentOf[this.#top[first + t]!] === segment) return true;
    return false;
  }

  #uniform(i: number, j: number, taken: number): boolean {
    if (i === j) return true;
    if (taken === 0) return false; // neighbours differ
    let target = -1;
    for (let s = i; s <= j; s++) {
      if (target === this.#target[s] || this.#isTaken(s, i, j, taken)) continue;
      if (target !== -1) return false;
      target = this.#target[s]!;
    }
    return true;
  }

  /**
   * A chain of `==` needs all but one target's segments to be single values. A segment of that target: the one that has wide
   * segments, else the one with most; −1 where there is none.
   */
  #default(i: number, j: number, taken: number): number {
    let wide = -1;
    for (let s = i; s <= j; s++) {
      if (this.#single[s]) continue;
      if (wide >= 0 && this.#target[wide] !== this.#target[s]) return -1;
      wide = s;
    }
    if (wide >= 0) return wide;
    let most = -1;
    let count = 0;
    for (let s = i; s <= j; s++) {
      if (this.#isTaken(s, i, j, taken)) continue;
      let same = 0;
      for (let r = s; r <= j; r++) if (this.#target[r] === this.#target[s] && !this.#isTaken(r, i, j, taken)) same++;
      if (same > count) {
        count = same;
        most = s;
      }
    }
    return most;
  }

  /** The heaviest is tested first. */
  #chainCost(i: number, j: number, taken: number, otherwise: number, weight: number): number {
    const target = this.#target[otherwise];
    const weights = this.#scratch;
    let count = 0;
    for (let s = i; s <= j; s++) {
      if (this.#target[s] === target || this.#isTaken(s, i, j, taken)) continue;
      if (count === CHAIN) return Infinity;
      const here = this.segments[s]!.weight;
      let at = count++;
      for (; at > 0 && weights[at - 1]! < here; at--) weights[at] = weights[at - 1]!;
      weights[at] = here;
    }
    let cost = count * this.perInstruction;
    for (let s = 0; s < count; s++) {
      cost += weight;
      weight -= weights[s]!;
    }
    return cost;
  }

  tree(i: number, j: number, taken: number): Tree {
    const first = (i * this.#n + j) * TAKEN;
    const choice = this.#choice[(i * this.#n + j) * (TAKEN + 1) + taken]!;
    if (choice === LEAF) {
      let s = i;
      while (s < j && this.#isTaken(s, i, j, taken)) s++;
      return { target: this.#target[s]! };
    }
    if (choice === EQUALS) {
      const { value, segment } = this.#keys[this.#top[first + taken]!]!;
      return this.#equals(value, segment, this.tree(i, j, taken + 1));
    }
    if (choice <= FIRST_CHAIN) {
      const target = this.#target[FIRST_CHAIN - choice]!;
      const chained: number[] = [];
      for (let s = i; s <= j; s++) if (this.#target[s] !== target && !this.#isTaken(s, i, j, taken)) chained.push(s);
      chained.sort((a, b) => this.segments[a]!.weight - this.segments[b]!.weight);
      return chained.reduce<Tree>((no, s) => this.#equals(this.segments[s]!.from, s, no), { target });
    }
    let left = 0;
    for (let t = 0; t < taken; t++) if (this.#segmentOf[this.#top[first + t]!]! <= choice) left++;
    return {
      test: 'ge',
      k: this.segments[choice + 1]!.from,
      yes: this.tree(choice + 1, j, taken - left),
      no: this.tree(i, choice, left),
    };
  }

  #equals(k: number, segment: number, no: Tree): Tree {
    return { test: 'eq', k, yes: { target: this.#target[segment]! }, no };
  }
}

/** The heaviest first; of equals, the one whose removal also makes its neighbours one segment. */
function rankedKeys(segments: readonly Segment[]): readonly Ranked[] {
  const keys: Ranked[] = [];
  segments.forEach((s, segment) => {
    if (s.from === s.to) keys.push({ value: s.from, weight: s.weight, segment, single: true });
    // Of a wide segment only its few heaviest can ever be worth a test.
    else
      for (const k of [...s.keys!].sort((a, b) => b.weight - a.weight).slice(0, TAKEN))
        keys.push({ value: k.value, weight: k.weight, segment, single: false });
  });
  return keys.sort((a, b) => b.weight - a.weight || Number(b.single) - Number(a.single) || a.value - b.value);
}

/** For each interval of `n` segments its TAKEN first keys, −1 for none. @param segmentOf of the keys, in their order. */
function heaviest(n: number, segmentOf: Int32Array): Int32Array {
  const own: number[][] = Array.from({ length: n }, () => []);
  segmentOf.forEach((segment, key) => own[segment]!.push(key));
  const top = new Int32Array(n * n * TAKEN).fill(-1);
  for (let i = 0; i < n; i++)
    for (let j = i; j < n; j++) {
      // Merge what i…j−1 has with what j adds.
      const keys = own[j]!;
      const before = (i * n + j - 1) * TAKEN;
      const at = (i * n + j) * TAKEN;
      for (let t = 0, a = 0, b = 0; t < TAKEN; t++) {
        const old = j > i && a < TAKEN ? top[before + a]! : -1;
        if (b < keys.length && (old < 0 || keys[b]! < old)) top[at + t] = keys[b++]!;
        else if (old >= 0) {
          top[at + t] = old;
          a++;
        } else break;
      }
    }
  return top;
}
