/** Sets of unsigned integers as sorted, disjoint, non-adjacent ranges: the normal form that `ArgumentTest` demands. */
import type { Range } from './model.js';

export const full = (width: number): readonly Range[] => [[0n, (1n << BigInt(width)) - 1n]];

/** Sorts and merges; ranges with `lo > hi` are empty and vanish. */
export function normalise(ranges: readonly Range[]): readonly Range[] {
  const sorted = ranges.filter(([lo, hi]) => lo <= hi).sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
  const out: [bigint, bigint][] = [];
  for (const [lo, hi] of sorted) {
    const last = out.at(-1);
    if (last && lo <= last[1] + 1n) {
      if (hi > last[1]) last[1] = hi;
    } else out.push([lo, hi]);
  }
  return out;
}

/** What of 0…2^width-1 is not in `ranges` (normal form). */
export function complement(ranges: readonly Range[], width: number): readonly Range[] {
  const out: Range[] = [];
  let next = 0n;
  for (const [lo, hi] of ranges) {
    if (lo > next) out.push([next, lo - 1n]);
    next = hi + 1n;
  }
  const top = (1n << BigInt(width)) - 1n;
  if (next <= top) out.push([next, top]);
  return out;
}

export const contains = (ranges: readonly Range[], value: bigint): boolean =>
  ranges.some(([lo, hi]) => lo <= value && value <= hi);

/** Every value of `inner` lies in `outer`; both in normal form. */
export const includes = (outer: readonly Range[], inner: readonly Range[]): boolean =>
  inner.every(([lo, hi]) => outer.some(([l, h]) => l <= lo && hi <= h));

/** A signed interval as bit patterns of `width` bits: a negative part lies at the top of the unsigned order. */
export function signedRange(lo: bigint, hi: bigint, width: number): readonly Range[] {
  const modulus = 1n << BigInt(width);
  const half = modulus >> 1n;
  const low = lo < -half ? -half : lo;
  const high = hi > half - 1n ? half - 1n : hi;
  if (low > high) return [];
  if (low >= 0n) return [[low, high]];
  if (high < 0n) return [[low + modulus, high + modulus]];
  return normalise([
    [0n, high],
    [low + modulus, modulus - 1n],
  ]);
}
