/**
 * Tests of one word under several masks speak of the same bits: some of their answers exclude each other. A diagram keeps
 * such masks as variables of their own, so it may hold branches that no value of the word takes. Cut here, an entry that is
 * constant comes out as a leaf, and stays in the kernel's cache.
 */
import { type Diagram, type Diagrams, isLeaf } from './diagram.js';

/** What a path says of a word: `lo <= (word & mask) <= hi`, all unsigned 32-bit. */
export interface Fact {
  readonly mask: number;
  readonly lo: number;
  readonly hi: number;
}

/** The states below grow as 4^masks; a word under more masks is taken to have a value. */
const MOST_MASKS = 6;

/** Steps after which the diagram is left as it is: it is right either way. */
const MOST_STEPS = 20_000;

/** Whether a 32-bit word has a value for which all facts hold. */
export function isPossible(facts: readonly Fact[]): boolean {
  if (facts.length > MOST_MASKS) return true;
  // From the highest bit down: two bits a fact say whether what was chosen still equals the start of `lo`, and of `hi`.
  let states = new Set([4 ** facts.length - 1]);
  for (let bit = 31; bit >= 0 && states.size > 0; bit--) {
    const next = new Set<number>();
    for (const state of states)
      for (const chosen of [0, 1]) {
        const after = step(facts, state, bit, chosen);
        if (after !== undefined) next.add(after);
      }
    states = next;
  }
  return states.size > 0;
}

function step(facts: readonly Fact[], state: number, bit: number, chosen: number): number | undefined {
  let after = state;
  for (const [i, { mask, lo, hi }] of facts.entries()) {
    const value = chosen & (mask >>> bit);
    const [low, high] = [1 << (2 * i), 2 << (2 * i)];
    const [lowBit, highBit] = [(lo >>> bit) & 1, (hi >>> bit) & 1];
    if ((after & low) !== 0 && value !== lowBit) {
      if (value < lowBit) return undefined;
      after &= ~low;
    }
    if ((after & high) !== 0 && value !== highBit) {
      if (value > highBit) return undefined;
      after &= ~high;
    }
  }
  return after;
}

/** The same decisions for every value, without the branches that none takes. */
export function withoutImpossible(root: Diagram, diagrams: Diagrams): Diagram {
  const memo = new Map<string, Diagram>();
  let steps = 0;
  const visit = (d: Diagram, before: readonly Fact[]): Diagram | undefined => {
    if (isLeaf(d)) return d;
    const key = `${d.id}:${before.map((f) => `${f.mask},${f.lo},${f.hi}`).join(';')}`;
    const known = memo.get(key);
    if (known) return known;
    const { word, mask } = d.variable;
    const from: number[] = [];
    const to: Diagram[] = [];
    for (const [i, next] of d.to.entries()) {
      if (++steps > MOST_STEPS) return undefined;
      const facts = [...before, { mask, lo: d.from[i]!, hi: (d.from[i + 1] ?? 0x100000000) - 1 }];
      if (before.length > 0 && !isPossible(facts)) continue; // its values go to a neighbour, which makes no difference
      const sameWord = !isLeaf(next) && next.variable.word === word;
      const target = visit(next, sameWord ? facts : []);
      if (!target) return undefined;
      from.push(from.length === 0 ? 0 : d.from[i]!);
      to.push(target);
    }
    const result = diagrams.split(d.variable, from, to);
    memo.set(key, result);
    return result;
  };
  return visit(root, []) ?? root;
}
