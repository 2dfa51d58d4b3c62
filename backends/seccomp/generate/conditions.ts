/** Conditions of the model as diagrams with the leaves 0 and 1. 64-bit tests become tests of the two words. */
import { assertNever } from '../../../dsl/index.js';
import type { ArgumentTest, Condition, Range } from '../../../compiler/index.js';
import { type Diagram, type Diagrams, type Operation, type Variable, nextValue, previousValue } from './diagram.js';

const TOP = 0xffffffff;
const LOW = 0xffffffffn;

/** Variables in the order in which a diagram tests them: arguments as given, the high word first, masks as first met. */
export class Variables {
  readonly #known = new Map<number, Variable>();
  readonly #place: ReadonlyMap<number, number>;

  constructor(argumentOrder: readonly number[]) {
    this.#place = new Map(argumentOrder.map((arg, i) => [arg, i]));
  }

  get(arg: number, high: boolean, mask: number): Variable {
    const word = 2 * arg + (high ? 1 : 0);
    const key = word * 0x100000000 + mask;
    let variable = this.#known.get(key);
    if (!variable) {
      const place = (this.#place.get(arg) ?? 6 + arg) * 2 + (high ? 0 : 1);
      variable = { word, mask, level: place * 0x100000 + this.#known.size };
      this.#known.set(key, variable);
    }
    return variable;
  }
}

export class Conditions {
  readonly #and: Operation;
  readonly #or: Operation;

  constructor(
    readonly diagrams: Diagrams,
    readonly variables: Variables,
  ) {
    const no = diagrams.leaf(0);
    const yes = diagrams.leaf(1);
    this.#and = {
      leaf: (a, b) => a & b,
      shortcut: (a, b) => (a === no || b === no ? no : a === yes || a === b ? b : b === yes ? a : undefined),
      memo: new Map(),
    };
    this.#or = {
      leaf: (a, b) => a | b,
      shortcut: (a, b) => (a === yes || b === yes ? yes : a === no || a === b ? b : b === no ? a : undefined),
      memo: new Map(),
    };
  }

  /** @throws OverBudget */
  diagram(condition: Condition): Diagram {
    const d = this.diagrams;
    switch (condition.kind) {
      case 'always':
        return d.leaf(1);
      case 'never':
        return d.leaf(0);
      case 'and':
        return d.applyAll(
          this.#and,
          condition.of.map((c) => this.diagram(c)),
          d.leaf(1),
        );
      case 'or':
        return this.any(condition.of);
      case 'not':
        return d.substitute(this.diagram(condition.of), (leaf) => d.leaf(1 - leaf));
      case 'test':
        return this.#test(condition);
      default:
        return assertNever(condition);
    }
  }

  any(conditions: readonly Condition[]): Diagram {
    return this.diagrams.applyAll(
      this.#or,
      conditions.map((c) => this.diagram(c)),
      this.diagrams.leaf(0),
    );
  }

  #test({ arg, width, mask, ranges }: ArgumentTest): Diagram {
    const maskHigh = width === 32 ? 0 : Number(mask >> 32n);
    const maskLow = Number(mask & LOW);
    if (maskHigh === 0) return this.#word(arg, false, maskLow, clip(ranges));
    // One entry for each run of high words with the same demand on the low word, ascending. `demand` opens an empty entry
    // behind each run; a run that begins there fills it.
    const from = [0];
    const low: WordRange[][] = [[]];
    const demand = (first: number, last: number, range: WordRange): void => {
      if (from.at(-2) === first && first === last) {
        low.at(-2)!.push(range);
        return;
      }
      if (from.at(-1) === first) low.at(-1)!.push(range);
      else {
        from.push(first);
        low.push([range]);
      }
      if (last !== TOP) {
        from.push(last + 1);
        low.push([]);
      }
    };
    for (const [lo, hi] of ranges) {
      const first = Number(lo >> 32n);
      const last = Number(hi >> 32n);
      const start = Number(lo & LOW);
      const end = Number(hi & LOW);
      if (first === last) demand(first, first, [start, end]);
      else {
        demand(first, first, [start, TOP]);
        if (last - first > 1) demand(first + 1, last - 1, [0, TOP]);
        demand(last, last, [0, end]);
      }
    }
    return this.diagrams.split(
      this.variables.get(arg, true, maskHigh),
      from,
      low.map((r) => this.#word(arg, false, maskLow, r)),
    );
  }

  #word(arg: number, high: boolean, mask: number, ranges: readonly WordRange[]): Diagram {
    const d = this.diagrams;
    const yes = d.leaf(1);
    const no = d.leaf(0);
    if (mask === 0) return ranges[0]?.[0] === 0 ? yes : no;
    // A mask of leading ones keeps the order: the same test without the AND.
    const leading = (~mask >>> 0) + 1;
    const plain = mask !== TOP && (leading & (leading - 1)) === 0;
    const from = [0];
    const to: Diagram[] = [no];
    for (const [lo, hi] of ranges) {
      let start = lo;
      let end = hi;
      if (plain) {
        const first = nextValue(lo, mask);
        if (first === undefined || first > hi) continue;
        start = first;
        end = (previousValue(hi, mask) | ~mask) >>> 0;
      }
      if (from.at(-1) === start) to[to.length - 1] = yes;
      else {
        from.push(start);
        to.push(yes);
      }
      if (end !== TOP) {
        from.push(end + 1);
        to.push(no);
      }
    }
    return d.split(this.variables.get(arg, high, plain ? TOP : mask), from, to);
  }
}

type WordRange = readonly [lo: number, hi: number];

/** What of 64-bit ranges lies in the low word (of a 32-bit test: everything). */
const clip = (ranges: readonly Range[]): readonly WordRange[] =>
  ranges.filter(([lo]) => lo <= LOW).map(([lo, hi]) => [Number(lo), hi > LOW ? TOP : Number(hi)]);
