/**
 * Multi-terminal binary decision diagrams: reduced, ordered, hash-consed (Bryant 1986; Fujita, McGeer & Yang 1997 for
 * terminals beyond 0 and 1). Canonical: two functions of the 448 variables are equal exactly when their diagrams are
 * the same number. Nodes live in typed arrays and are never freed: an engine is made for one question and dropped.
 */
import { type Assignment, VARIABLES, bitAt, emptyAssignment, levelOf, setBit } from './words.js';

/** A node of one engine: ≥ 0 an inner node, < 0 the terminal `~diagram`. Diagrams of two engines do not mix. */
export type Diagram = number;

export const terminal = (value: number): Diagram => ~value;
export const isTerminal = (diagram: Diagram): boolean => diagram < 0;
export const valueOf = (diagram: Diagram): number => ~diagram;

/** Booleans are diagrams with the terminals 0 and 1. */
export const FALSE: Diagram = terminal(0);
export const TRUE: Diagram = terminal(1);

/** The diagrams grew past the engine's budget. Thrown by every operation; the surfaces of `symbolic/` and the prover catch it. */
export class OverBudget extends Error {
  constructor(readonly limit: 'nodes' | 'steps') {
    super(`the decision diagrams take more ${limit} than the budget allows`);
  }
}

/** A function of two terminals that `apply` lifts to diagrams. Made by `Diagrams.operation`. */
export interface Operation {
  readonly code: number;
  readonly terminal: (a: number, b: number) => number;
  readonly commutative: boolean;
  readonly neutral: Diagram;
  readonly absorbing: Diagram;
}

/** No diagram has this number: nodes are counted from 0 and the budget lies far below. */
const NO_DIAGRAM = 0x7fffffff;

export const DEFAULT_BUDGET = 2_000_000;

/** Bounds the time: results fall out of the computed tables, so that few nodes may take many steps. */
const STEPS_A_NODE = 16;
const FIRST_NODES = 1 << 11;
const MOST_CACHED = 1 << 18;

export class Diagrams {
  #level = new Int32Array(FIRST_NODES);
  #low = new Int32Array(FIRST_NODES);
  #high = new Int32Array(FIRST_NODES);
  #count = 0;
  /** Open addressing, linear probing; holds node + 1, 0 is free. At most half full. */
  #unique = new Int32Array(FIRST_NODES * 2);
  /** Computed tables, direct mapped, four numbers an entry: three of the key, then the result. A collision overwrites. */
  #ites = new Int32Array(FIRST_NODES * 4);
  #applied = new Int32Array(FIRST_NODES * 4);
  #cacheMask = FIRST_NODES - 1;
  /** Walks over one diagram: a node was visited in walk `#walk` where it bears that number, with this result. */
  #visited = new Int32Array(FIRST_NODES);
  #results = new Int32Array(FIRST_NODES);
  #walk = 0;
  #steps = 0;
  #operations = 0;
  readonly #budget: number;
  readonly #mostSteps: number;

  /** @param budget nodes; the steps it may take grow with them. */
  constructor(budget: number = DEFAULT_BUDGET) {
    this.#budget = Math.min(budget, 1 << 28);
    this.#mostSteps = this.#budget * STEPS_A_NODE;
  }

  /** Nodes made so far, in all diagrams of this engine. */
  get nodes(): number {
    return this.#count;
  }

  /** @throws OverBudget, as every operation that builds. */
  variable(level: number): Diagram {
    return this.#node(level, FALSE, TRUE);
  }

  /** INVARIANT: `level` lies above the levels of `low` and `high`; canonicity rests on it. */
  #node(level: number, low: Diagram, high: Diagram): Diagram {
    if (low === high) return low;
    const unique = this.#unique;
    const mask = unique.length - 1;
    let slot = hash(level, low, high) & mask;
    for (let entry = unique[slot]!; entry !== 0; entry = unique[slot]!) {
      const node = entry - 1;
      if (this.#low[node] === low && this.#high[node] === high && this.#level[node] === level) return node;
      slot = (slot + 1) & mask;
    }
    if (this.#count >= this.#budget) throw new OverBudget('nodes');
    const node = this.#count++;
    unique[slot] = node + 1;
    this.#level[node] = level;
    this.#low[node] = low;
    this.#high[node] = high;
    if (this.#count === this.#level.length) this.#grow();
    return node;
  }

  #grow(): void {
    const size = this.#level.length * 2;
    this.#level = longer(this.#level, size);
    this.#low = longer(this.#low, size);
    this.#high = longer(this.#high, size);
    const unique = new Int32Array(size * 2);
    const mask = unique.length - 1;
    for (let node = 0; node < this.#count; node++) {
      let slot = hash(this.#level[node]!, this.#low[node]!, this.#high[node]!) & mask;
      while (unique[slot] !== 0) slot = (slot + 1) & mask;
      unique[slot] = node + 1;
    }
    this.#unique = unique;
    if (size <= MOST_CACHED) {
      this.#ites = new Int32Array(size * 4);
      this.#applied = new Int32Array(size * 4);
      this.#cacheMask = size - 1;
    }
  }

  #step(): void {
    if (++this.#steps > this.#mostSteps) throw new OverBudget('steps');
  }

  #levelOf(diagram: Diagram): number {
    return diagram < 0 ? VARIABLES : this.#level[diagram]!;
  }

  // ---- operations: recursion goes down the levels, so no deeper than 448 ---------------------------------------------------

  /** `condition ? yes : no`; `condition` is boolean, the others may have any terminals. */
  ite(condition: Diagram, yes: Diagram, no: Diagram): Diagram {
    if (condition < 0) return condition === FALSE ? no : yes;
    if (yes === condition) yes = TRUE;
    if (no === condition) no = FALSE;
    if (yes === no) return yes;
    if (yes === TRUE && no === FALSE) return condition;
    const slot = (hash(condition, yes, no) & this.#cacheMask) << 2;
    const key = condition + 1; // 0 marks a free entry
    let cache = this.#ites;
    if (cache[slot] === key && cache[slot + 1] === yes && cache[slot + 2] === no) return cache[slot + 3]!;
    this.#step();
    const c = this.#level[condition]!;
    const y = this.#levelOf(yes);
    const n = this.#levelOf(no);
    const top = Math.min(c, y, n);
    const low = this.ite(
      c === top ? this.#low[condition]! : condition,
      y === top ? this.#low[yes]! : yes,
      n === top ? this.#low[no]! : no,
    );
    const high = this.ite(
      c === top ? this.#high[condition]! : condition,
      y === top ? this.#high[yes]! : yes,
      n === top ? this.#high[no]! : no,
    );
    const result = this.#node(top, low, high);
    cache = this.#ites; // the tables may have grown below
    const now = (hash(condition, yes, no) & this.#cacheMask) << 2;
    cache[now] = key;
    cache[now + 1] = yes;
    cache[now + 2] = no;
    cache[now + 3] = result;
    return result;
  }

  not(a: Diagram): Diagram {
    return this.ite(a, FALSE, TRUE);
  }

  and(a: Diagram, b: Diagram): Diagram {
    return a < b ? this.ite(b, a, FALSE) : this.ite(a, b, FALSE);
  }

  or(a: Diagram, b: Diagram): Diagram {
    return a < b ? this.ite(b, TRUE, a) : this.ite(a, TRUE, b);
  }

  /** `a` and not `b`. */
  minus(a: Diagram, b: Diagram): Diagram {
    return this.ite(b, FALSE, a);
  }

  /**
   * An operation for `apply`. INVARIANT: `of` is idempotent: `of(a, a) = a`.
   * @param neutral `of(neutral, a) = of(a, neutral) = a`; @param absorbing `of(absorbing, a) = of(a, absorbing) = absorbing`.
   */
  operation(
    of: (a: number, b: number) => number,
    { commutative = false, neutral = NO_DIAGRAM, absorbing = NO_DIAGRAM }: Partial<Operation> = {},
  ): Operation {
    return { code: ++this.#operations, terminal: of, commutative, neutral, absorbing };
  }

  apply(operation: Operation, a: Diagram, b: Diagram): Diagram {
    if (a === b || b === operation.neutral) return a;
    if (a === operation.neutral) return b;
    if (a === operation.absorbing || b === operation.absorbing) return operation.absorbing;
    if (a < 0 && b < 0) return terminal(operation.terminal(valueOf(a), valueOf(b)));
    if (operation.commutative && a < b) [a, b] = [b, a];
    const { code } = operation; // counted from 1: 0 marks a free entry
    const slot = (hash(code, a, b) & this.#cacheMask) << 2;
    let cache = this.#applied;
    if (cache[slot] === code && cache[slot + 1] === a && cache[slot + 2] === b) return cache[slot + 3]!;
    this.#step();
    const la = this.#levelOf(a);
    const lb = this.#levelOf(b);
    const top = Math.min(la, lb);
    const low = this.apply(operation, la === top ? this.#low[a]! : a, lb === top ? this.#low[b]! : b);
    const high = this.apply(operation, la === top ? this.#high[a]! : a, lb === top ? this.#high[b]! : b);
    const result = this.#node(top, low, high);
    cache = this.#applied;
    const now = (hash(code, a, b) & this.#cacheMask) << 2;
    cache[now] = code;
    cache[now + 1] = a;
    cache[now + 2] = b;
    cache[now + 3] = result;
    return result;
  }

  /** Folds as a balanced tree, keeping the order: merging touches only where operands overlap, so n values cost n log n. */
  fold(of: readonly Diagram[], empty: Diagram, merge: (a: Diagram, b: Diagram) => Diagram): Diagram {
    let row = of;
    while (row.length > 1) {
      const next: Diagram[] = [];
      for (let i = 0; i < row.length; i += 2) next.push(i + 1 < row.length ? merge(row[i]!, row[i + 1]!) : row[i]!);
      row = next;
    }
    return row[0] ?? empty;
  }

  any(of: readonly Diagram[]): Diagram {
    return this.fold(of, FALSE, (a, b) => this.or(a, b));
  }

  all(of: readonly Diagram[]): Diagram {
    return this.fold(of, TRUE, (a, b) => this.and(a, b));
  }

  /** Renames terminals. `of` must not walk diagrams of this engine itself. */
  map(diagram: Diagram, of: (value: number) => number): Diagram {
    const walk = this.#beginWalk();
    const visit = (d: Diagram): Diagram => {
      if (d < 0) return terminal(of(valueOf(d)));
      if (this.#visited[d] === walk) return this.#results[d]!;
      this.#step();
      const result = this.#node(this.#level[d]!, visit(this.#low[d]!), visit(this.#high[d]!));
      this.#visited[d] = walk;
      this.#results[d] = result;
      return result;
    };
    return visit(diagram);
  }

  #beginWalk(): number {
    if (this.#visited.length < this.#count) {
      this.#visited = new Int32Array(this.#level.length);
      this.#results = new Int32Array(this.#level.length);
    }
    return ++this.#walk;
  }

  // ---- sets of numbers -------------------------------------------------------------------------------------------------------

  /**
   * The function of one word that is `to[i]` where `word & mask` lies in `from[i]` … `from[i + 1] − 1`, built directly: each
   * node once, O(32 n). `from` ascends from 0, unsigned; values that the mask cannot give are skipped.
   * @throws RangeError where a target tests this word or one before it: the result would not be ordered.
   */
  pieces(word: number, mask: number, from: readonly number[], to: readonly Diagram[]): Diagram {
    if (from[0] !== 0 || from.length !== to.length)
      throw new RangeError('pieces must begin at 0 and have one target each');
    for (const target of to)
      if (this.#levelOf(target) <= levelOf(word, 0))
        throw new RangeError('a target of pieces tests a word out of order');
    const build = (bit: number, base: number, first: number): Diagram => {
      if (first + 1 === from.length || from[first + 1]! >= base + 2 ** (bit + 1)) return to[first]!;
      const middle = base + 2 ** bit;
      const low = build(bit - 1, base, first);
      if ((mask & (1 << bit)) === 0) return low;
      let least = first;
      let most = from.length - 1;
      while (least < most) {
        const at = (least + most + 1) >>> 1;
        if (from[at]! <= middle) least = at;
        else most = at - 1;
      }
      return this.#node(levelOf(word, bit), low, build(bit - 1, middle, least));
    };
    return build(31, 0, 0);
  }

  /** `lo ≤ word ≤ hi`, unsigned. */
  range(word: number, lo: number, hi: number): Diagram {
    return this.ranges(word, 0xffffffff, [[lo, hi]]);
  }

  /** `lo ≤ (word & mask) ≤ hi`, unsigned. */
  rangeMasked(word: number, mask: number, lo: number, hi: number): Diagram {
    return this.ranges(word, mask, [[lo, hi]]);
  }

  /** `word & mask` lies in one of the ranges, which are sorted and disjoint. */
  ranges(word: number, mask: number, of: readonly (readonly [lo: number, hi: number])[]): Diagram {
    const pieces = new Pieces(FALSE);
    for (const [lo, hi] of of) pieces.add(lo, hi, TRUE);
    return this.pieces(word, mask, pieces.from, pieces.to);
  }

  // ---- questions -----------------------------------------------------------------------------------------------------------

  /** The terminal's value. */
  evaluate(diagram: Diagram, assignment: Assignment): number {
    let d = diagram;
    while (d >= 0) d = bitAt(assignment, this.#level[d]!) === 1 ? this.#high[d]! : this.#low[d]!;
    return valueOf(d);
  }

  /** An assignment on which the two differ, `undefined` where they are equal. Bits that do not matter are 0. */
  witness(a: Diagram, b: Diagram): Assignment | undefined {
    if (a === b) return undefined;
    const found = emptyAssignment();
    // Canonical: different nodes differ somewhere below, so that no step has to be taken back.
    while (a >= 0 || b >= 0) {
      const la = this.#levelOf(a);
      const lb = this.#levelOf(b);
      const top = Math.min(la, lb);
      const lowA = la === top ? this.#low[a]! : a;
      const lowB = lb === top ? this.#low[b]! : b;
      if (lowA !== lowB) {
        a = lowA;
        b = lowB;
      } else {
        setBit(found, top);
        a = la === top ? this.#high[a]! : a;
        b = lb === top ? this.#high[b]! : b;
      }
    }
    return found;
  }

  /** An assignment on which a boolean diagram is true, if there is one. */
  satisfy(diagram: Diagram): Assignment | undefined {
    return this.witness(diagram, FALSE);
  }

  /** Each terminal that can be reached, with an assignment that does. */
  terminals(diagram: Diagram): Map<number, Assignment> {
    const found = new Map<number, Assignment>();
    const walk = this.#beginWalk();
    const path = emptyAssignment();
    const visit = (d: Diagram): void => {
      if (d < 0) {
        if (!found.has(valueOf(d))) found.set(valueOf(d), path.slice());
        return;
      }
      if (this.#visited[d] === walk) return;
      this.#visited[d] = walk;
      const level = this.#level[d]!;
      visit(this.#low[d]!);
      path[level >>> 5]! |= 1 << (31 - (level & 31));
      visit(this.#high[d]!);
      path[level >>> 5]! &= ~(1 << (31 - (level & 31)));
    };
    visit(diagram);
    return found;
  }

  /** Inner nodes of one diagram. */
  size(diagram: Diagram): number {
    const walk = this.#beginWalk();
    const visit = (d: Diagram): number => {
      if (d < 0 || this.#visited[d] === walk) return 0;
      this.#visited[d] = walk;
      return 1 + visit(this.#low[d]!) + visit(this.#high[d]!);
    };
    return visit(diagram);
  }
}

/** A gapless function of a word under construction: ranges are added in ascending order, the gaps get `otherwise`. */
export class Pieces {
  readonly from: number[] = [0];
  readonly to: Diagram[];
  readonly #otherwise: Diagram;

  constructor(otherwise: Diagram) {
    this.to = [otherwise];
    this.#otherwise = otherwise;
  }

  add(lo: number, hi: number, target: Diagram): void {
    const last = this.from.length - 1;
    if (this.from[last]! > lo) throw new RangeError('ranges must be sorted and disjoint');
    if (this.from[last] === lo) this.to[last] = target;
    else {
      this.from.push(lo);
      this.to.push(target);
    }
    if (hi < 0xffffffff) {
      this.from.push(hi + 1);
      this.to.push(this.#otherwise);
    }
  }
}

function hash(a: number, b: number, c: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}

function longer(of: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(size);
  copy.set(of);
  return copy;
}
