/** Sets of integers as sorted, disjoint, non-adjacent ranges, both ends in. */
export type Range = readonly [from: bigint, to: bigint];
export type Ranges = readonly Range[];

export function union(...sets: readonly Ranges[]): Ranges {
  const sorted = sets
    .flat()
    .filter(([from, to]) => from <= to)
    .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
  const out: [bigint, bigint][] = [];
  for (const [from, to] of sorted) {
    const last = out.at(-1);
    if (last && from <= last[1] + 1n) {
      if (to > last[1]) last[1] = to;
    } else out.push([from, to]);
  }
  return out;
}

/** What of `within` is not in the set. */
export function without(set: Ranges, [from, to]: Range): Ranges {
  const out: Range[] = [];
  let next = from;
  for (const [lo, hi] of set) {
    if (lo > next) out.push([next, lo - 1n]);
    next = hi + 1n;
  }
  if (next <= to) out.push([next, to]);
  return out;
}

export const meet = (a: Ranges, b: Ranges): boolean =>
  a.some(([lo, hi]) => b.some(([from, to]) => from <= hi && lo <= to));
