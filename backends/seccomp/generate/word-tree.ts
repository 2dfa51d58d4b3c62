/**
 * The code for one split of a diagram: which tests, on a word that is already in A, find the range of its value. Beside
 * search trees there are two tricks for sets of flags, both about *subcubes* (all values that agree outside some free bits):
 *   {0, 8, 0x20000, 0x20008}        JSET ~0x20008        no AND needed, whatever the mask
 *   {1, 0x801, 0x80001, 0x80801}    AND ~0x80800; JEQ 1
 */
import { type Diagram, type Split, previousValue } from './diagram.js';
import { type Segment, type Tree, search } from './dispatch.js';

export type Steps =
  /** `held`: A is then the word and-ed with this. */
  | { readonly kind: 'go'; readonly to: Diagram; readonly held: number }
  | { readonly kind: 'and'; readonly k: number; readonly next: Steps }
  | {
      readonly kind: 'test';
      readonly test: 'eq' | 'ge' | 'set';
      readonly k: number;
      readonly yes: Steps;
      readonly no: Steps;
    };

interface Plan {
  readonly steps: Steps;
  readonly cost: number;
}

const TOP = 0xffffffff;
/** Sets larger than this are not searched for subcubes. */
const ENUMERABLE = 256;
/** Calls that are refused have no weight worth a test, but some order among them is needed. */
const REFUSED = 1e-3;

/**
 * @param held A is the word and-ed with this; it contains the split's mask.
 * @param weightOf how often a value that leads to this diagram is seen, for one of its ranges.
 */
export function wordSteps(split: Split, held: number, weightOf: (d: Diagram) => number, perInstruction: number): Steps {
  const { mask } = split.variable;
  const segments = split.to.map((to, i): Segment => {
    const next = split.from[i + 1];
    return {
      from: split.from[i]!,
      to: previousValue(next === undefined ? TOP : next - 1, mask),
      target: to.id,
      weight: weightOf(to) + REFUSED,
    };
  });
  const byId = new Map(split.to.map((to) => [to.id, to]));
  const context = { mask, held, byId };
  const total = segments.reduce((sum, s) => sum + s.weight, 0);
  let best = ranges(segments, context, perInstruction);
  for (const [target, values] of enumerable(segments, mask)) {
    for (const plan of [
      freeBits(segments, target, values, total, context, perInstruction),
      sameOutside(segments, target, values, context, perInstruction),
    ])
      if (plan && plan.cost < best.cost) best = plan;
  }
  return best.steps;
}

interface Context {
  readonly mask: number;
  readonly held: number;
  readonly byId: ReadonlyMap<number, Diagram>;
}

function ranges(segments: readonly Segment[], { mask, held, byId }: Context, perInstruction: number): Plan {
  const { tree, cost } = search(segments, perInstruction);
  if (held === mask || tree.test === undefined) return { steps: steps(tree, held, byId), cost };
  return { steps: { kind: 'and', k: mask, next: steps(tree, mask, byId) }, cost: cost + 1 + perInstruction };
}

const steps = (tree: Tree, held: number, byId: Context['byId']): Steps =>
  tree.test === undefined
    ? { kind: 'go', to: byId.get(tree.target)!, held }
    : { kind: 'test', test: tree.test, k: tree.k, yes: steps(tree.yes, held, byId), no: steps(tree.no, held, byId) };

/** Per target the values that lead to it, where these are few. */
function enumerable(segments: readonly Segment[], mask: number): ReadonlyMap<number, ReadonlySet<number>> {
  const all = new Map<number, Set<number> | undefined>();
  for (const { from, to, target } of segments) {
    const set = all.has(target) ? all.get(target) : new Set<number>();
    all.set(target, set);
    if (!set) continue;
    if (mask === TOP && to - from >= ENUMERABLE) {
      all.set(target, undefined);
      continue;
    }
    for (let v: number = from; ;) {
      set.add(v);
      if (set.size > ENUMERABLE) {
        all.set(target, undefined);
        break;
      }
      if (v >= to) break;
      v = ((((v | ~mask) >>> 0) + 1) & mask) >>> 0; // the next value under the mask
    }
  }
  const out = new Map<number, ReadonlySet<number>>();
  for (const [target, set] of all) if (set) out.set(target, set);
  return out;
}

const bits = (m: number): number => {
  let count = 0;
  for (let rest = m; rest !== 0; rest &= rest - 1) count++;
  return count;
};

/** All values without bits outside some set of free bits lead to `target`: one JSET, and the rest without them. */
function freeBits(
  segments: readonly Segment[],
  target: number,
  values: ReadonlySet<number>,
  total: number,
  context: Context,
  perInstruction: number,
): Plan | undefined {
  if (!values.has(0)) return undefined;
  const isCube = (m: number): boolean => {
    if (2 ** bits(m) > values.size) return false;
    for (let v = m; v !== 0; v = ((v - 1) & m) >>> 0) if (!values.has(v)) return false;
    return true;
  };
  let free = 0;
  for (const v of [...values].sort((a, b) => bits(a) - bits(b) || a - b)) {
    const wider = (free | v) >>> 0;
    if (wider !== free && isCube(wider)) free = wider;
  }
  const others = (context.mask & ~free) >>> 0;
  if (others === 0) return undefined;
  const rest = segments.filter((s) => s.target !== target || !within(s, free, values));
  const share = rest.reduce((sum, s) => sum + s.weight, 0) / total;
  const after = ranges(rest, context, perInstruction / share);
  return {
    steps: {
      kind: 'test',
      test: 'set',
      k: others,
      yes: after.steps,
      no: { kind: 'go', to: context.byId.get(target)!, held: context.held },
    },
    cost: 1 + perInstruction + share * after.cost,
  };
}

/** Every value of the segment lies in the cube. */
function within(segment: Segment, free: number, values: ReadonlySet<number>): boolean {
  for (const v of values) if (v >= segment.from && v <= segment.to && (v & ~free) !== 0) return false;
  return true;
}

/** The values that lead to `target` are exactly those that agree outside some free bits; all others go one other way. */
function sameOutside(
  segments: readonly Segment[],
  target: number,
  values: ReadonlySet<number>,
  { mask, byId }: Context,
  perInstruction: number,
): Plan | undefined {
  const other = segments.find((s) => s.target !== target);
  if (!other || segments.some((s) => s.target !== target && s.target !== other.target)) return undefined;
  const [base] = values;
  let free = 0;
  for (const v of values) free |= v ^ base!;
  if (2 ** bits(free) !== values.size) return undefined;
  const held = (mask & ~free) >>> 0;
  const k = (base! & ~free) >>> 0;
  if (held === 0) return undefined;
  return {
    steps: {
      kind: 'and',
      k: held,
      next: {
        kind: 'test',
        test: 'eq',
        k,
        yes: { kind: 'go', to: byId.get(target)!, held },
        no: { kind: 'go', to: byId.get(other.target)!, held },
      },
    },
    cost: 2 + 2 * perInstruction,
  };
}
