/**
 * Search trees of two-way comparisons that classify an unsigned 32-bit value: nearly optimal ones for small inputs
 * (`two-way-tree.ts`); large inputs are bisected by weight down to small ones.
 */
import { type Search, type Segment, optimal } from './two-way-tree.js';

export type { Key, Search, Segment, Tree } from './two-way-tree.js';

/** Inputs of more segments are bisected down to blocks: there the programme's n³ steps would be felt. */
const BLOCK = 12;
/** @param exact up to this many segments the tree is (nearly) optimal, by a search of cubic time. */
export function search(input: readonly Segment[], perInstruction: number, exact = 40): Search {
  const total = input.reduce((sum, s) => sum + s.weight, 0) || 1;
  const segments = merge(input.map((s) => scaled(s, 1 / total)));
  return segments.length > exact ? bisect(segments, 1, perInstruction) : optimal(segments, perInstruction);
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
  if (segments.length <= BLOCK) return optimal(segments, perInstruction);
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
