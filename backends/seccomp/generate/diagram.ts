/**
 * Multi-valued decision diagrams over the words of the arguments, ordered and hash-consed (Bryant 1986; Srinivasan et al.
 * 1990 for many-valued variables). A node splits the values of one word, and-ed with a mask, into consecutive ranges.
 * Leaves are numbers whose meaning is the user's: 0 and 1 for conditions, an index of outcomes for entries.
 */

/** One 32-bit half of an argument, and-ed with `mask`. */
export interface Variable {
  /** 2 × argument + (1 for the high half): 0…11. */
  readonly word: number;
  /** Unsigned 32-bit, not 0. */
  readonly mask: number;
  /** Position in the order of this entry's diagram; unique. */
  readonly level: number;
}

export interface Leaf {
  readonly id: number;
  readonly leaf: number;
}

export interface Split {
  readonly id: number;
  readonly leaf?: undefined;
  readonly variable: Variable;
  /** First value of each range; `from[0]` is 0. Only values that `mask` can produce (see `nextValue`). */
  readonly from: readonly number[];
  readonly to: readonly Diagram[];
}

export type Diagram = Leaf | Split;

export const isLeaf = (d: Diagram): d is Leaf => d.leaf !== undefined;

/** Thrown when a diagram grows past its budget; the caller then builds a chain. */
export class OverBudget extends Error {}

/** The smallest value ≥ `value` that and-ing with `mask` can give, or `undefined` beyond the last. */
export function nextValue(value: number, mask: number): number | undefined {
  const foreign = (value & ~mask) >>> 0;
  if (foreign === 0) return value;
  // Carry through everything up to the highest foreign bit and through the bits that the mask lacks.
  const below = 2 ** (32 - Math.clz32(foreign)) - 1;
  const sum = ((value | ~mask | below) >>> 0) + 1;
  return sum > 0xffffffff ? undefined : (sum & mask) >>> 0;
}

/** The largest value ≤ `value` that and-ing with `mask` can give; 0 always can. */
export function previousValue(value: number, mask: number): number {
  const foreign = (value & ~mask) >>> 0;
  if (foreign === 0) return value;
  const below = 2 ** (31 - Math.clz32(foreign)) - 1;
  return ((value | below) & mask) >>> 0;
}

/** An operation on leaves, with its results so far. `shortcut` answers where one operand already decides. */
export interface Operation {
  readonly leaf: (a: number, b: number) => number;
  readonly shortcut: (a: Diagram, b: Diagram) => Diagram | undefined;
  readonly memo: Map<number, Diagram>;
}

/** Words × masks on one path: more is over budget too, for `apply` is recursive. */
const DEEPEST = 500;

export class Diagrams {
  readonly #leaves = new Map<number, Leaf>();
  readonly #buckets = new Map<number, Split[]>();
  #next = 0;
  /** Ranges that may still be written before `OverBudget`. */
  #budget = Infinity;
  #depth = 0;

  /** Begins a piece of work that may write so many ranges. */
  allow(budget: number): void {
    this.#budget = budget;
    this.#depth = 0;
  }

  leaf(value: number): Leaf {
    let leaf = this.#leaves.get(value);
    if (!leaf) this.#leaves.set(value, (leaf = { id: this.#next++, leaf: value }));
    return leaf;
  }

  /** `from` may hold values that the mask cannot give and equal neighbours: both are normalised away. */
  split(variable: Variable, from: readonly number[], to: readonly Diagram[]): Diagram {
    this.#budget -= from.length;
    if (this.#budget < 0) throw new OverBudget();
    const starts: number[] = [];
    const targets: Diagram[] = [];
    for (let i = 0; i < from.length; i++) {
      const start = variable.mask === 0xffffffff ? from[i]! : nextValue(from[i]!, variable.mask);
      if (start === undefined) break;
      // The next range begins at or before this one's first possible value: this one is empty.
      if (i + 1 < from.length && from[i + 1]! <= start) continue;
      if (targets.at(-1) === to[i]) continue;
      starts.push(start);
      targets.push(to[i]!);
    }
    if (targets.length === 1) return targets[0]!;
    let hash = variable.level;
    for (let i = 0; i < starts.length; i++)
      hash = Math.imul(Math.imul(hash ^ starts[i]!, 0x9e3779b1) ^ targets[i]!.id, 0x85ebca6b) ^ (hash >>> 15);
    let bucket = this.#buckets.get(hash);
    if (!bucket) this.#buckets.set(hash, (bucket = []));
    for (const known of bucket)
      if (
        known.variable === variable &&
        known.from.length === starts.length &&
        known.from.every((s, i) => s === starts[i]) &&
        known.to.every((t, i) => t === targets[i])
      )
        return known;
    const made: Split = { id: this.#next++, variable, from: starts, to: targets };
    bucket.push(made);
    return made;
  }

  apply(operation: Operation, a: Diagram, b: Diagram): Diagram {
    const known = operation.shortcut(a, b);
    if (known) return known;
    if (isLeaf(a) && isLeaf(b)) return this.leaf(operation.leaf(a.leaf, b.leaf));
    const key = a.id * 0x4000000 + b.id;
    const before = operation.memo.get(key);
    if (before) return before;
    if (++this.#depth > DEEPEST) throw new OverBudget();
    const variable =
      isLeaf(a) || (!isLeaf(b) && b.variable.level < a.variable.level) ? (b as Split).variable : a.variable; // not two leaves
    const [fromA, toA] = !isLeaf(a) && a.variable === variable ? [a.from, a.to] : [[0], [a]];
    const [fromB, toB] = !isLeaf(b) && b.variable === variable ? [b.from, b.to] : [[0], [b]];
    const from: number[] = [];
    const to: Diagram[] = [];
    for (let i = 0, j = 0; ;) {
      from.push(Math.max(fromA[i]!, fromB[j]!));
      to.push(this.apply(operation, toA[i]!, toB[j]!));
      const nextA = fromA[i + 1] ?? Infinity;
      const nextB = fromB[j + 1] ?? Infinity;
      if (nextA === Infinity && nextB === Infinity) break;
      if (nextA <= nextB) i++;
      if (nextB <= nextA) j++;
    }
    this.#depth--;
    const result = this.split(variable, from, to);
    operation.memo.set(key, result);
    return result;
  }

  /** Folds in a balanced tree, so that n small diagrams of one word cost n log n. Order of the operands is kept. */
  applyAll(operation: Operation, of: readonly Diagram[], empty: Diagram): Diagram {
    let row = of;
    while (row.length > 1) {
      const next: Diagram[] = [];
      for (let i = 0; i < row.length; i += 2)
        next.push(i + 1 < row.length ? this.apply(operation, row[i]!, row[i + 1]!) : row[i]!);
      row = next;
    }
    return row[0] ?? empty;
  }

  /** Puts `of(leaf)` in the place of each leaf. The result need not be ordered: it is for code, not for `apply`. */
  substitute(root: Diagram, of: (leaf: number) => Diagram): Diagram {
    const memo = new Map<Diagram, Diagram>();
    const visit = (d: Diagram): Diagram => {
      let result = memo.get(d);
      if (!result) memo.set(d, (result = isLeaf(d) ? of(d.leaf) : this.split(d.variable, d.from, d.to.map(visit))));
      return result;
    };
    return visit(root);
  }
}

/** Ranges in all splits below `root`, each counted once. */
export function diagramSize(root: Diagram): number {
  const seen = new Set<Diagram>([root]);
  let size = 0;
  for (const d of seen) {
    if (isLeaf(d)) continue;
    size += d.to.length;
    for (const next of d.to) seen.add(next);
  }
  return size;
}
