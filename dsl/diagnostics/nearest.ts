/**
 * The candidate closest to `name`, if it is close: at most one edit in four characters (at least one), so that a
 * suggestion is a likely typo and not merely the least bad word. Ties go to the first candidate.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  // A name of this length is no typo of anything, and the distance is quadratic.
  if (name.length > 64) return undefined;
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 4)) + 1;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    // A shorter candidate has to be close by its own length too: `x` is not a typo of `as`.
    const cap = Math.min(bestDistance - 1, Math.max(1, Math.floor(candidate.length / 3)));
    if (Math.abs(candidate.length - wanted.length) > cap || Math.min(candidate.length, wanted.length) < 2) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance <= cap && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Damerau-Levenshtein (optimal string alignment): insertions, deletions, substitutions, neighbours swapped. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      // The rows are full: `?? 0` only satisfies the type.
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(value);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
