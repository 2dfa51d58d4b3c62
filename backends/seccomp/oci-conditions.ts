/**
 * Conditions as OCI JSON can say them. There an entry's `args` are joined with AND, one comparison an argument (two on one
 * argument mean OR in runc and crun), and comparisons see all 64 bits. So everything is put as bit patterns: cubes, each
 * of which is `SCMP_CMP_MASKED_EQ` on some arguments; several cubes are several entries, which mean OR.
 */
import type { ArgumentTest, Condition } from '../../compiler/index.js';
import { assertNever } from '../../dsl/index.js';

/** `(args[index] & mask) == value`, for each argument that has a pattern. INVARIANT: `value` has no bit outside `mask`. */
export type Cube = ReadonlyMap<number, { readonly mask: bigint; readonly value: bigint }>;

/** What libseccomp takes in reasonable time for one syscall; beyond that the form is of no use. */
const MOST_CUBES = 128;

/** Cubes that hold together exactly where the condition does; `undefined` where that takes too many. */
export function cubesOf(condition: Condition, negated = false): readonly Cube[] | undefined {
  switch (condition.kind) {
    case 'always':
    case 'never':
      return (condition.kind === 'always') === negated ? [] : [new Map()];
    case 'test':
      return testCubes(condition, negated);
    case 'not':
      return cubesOf(condition.of, !negated);
    case 'and':
    case 'or': {
      const conjunction = (condition.kind === 'and') !== negated;
      let sum: readonly Cube[] = conjunction ? [new Map()] : [];
      for (const part of condition.of) {
        const cubes = cubesOf(part, negated);
        if (!cubes) return undefined;
        sum = absorbed(conjunction ? product(sum, cubes) : [...sum, ...cubes]);
        if (sum.length > MOST_CUBES) return undefined;
      }
      return sum;
    }
    default:
      return assertNever(condition);
  }
}

function testCubes({ arg, width, mask, ranges }: ArgumentTest, negated: boolean): readonly Cube[] | undefined {
  const cubes: Cube[] = [];
  let from = 0n;
  const add = (lo: bigint, hi: bigint): void => {
    for (const { base, low } of blocks(lo, hi)) {
      const fixed = mask & ~low;
      // A bit outside the mask is 0 in what is compared: a block that has it set holds nothing.
      if ((base & ~low & ~mask) === 0n) cubes.push(new Map([[arg, { mask: fixed, value: base & fixed }]]));
      if (cubes.length > MOST_CUBES) return;
    }
  };
  for (const [lo, hi] of ranges) {
    if (!negated) add(lo, hi);
    else if (from < lo) add(from, lo - 1n);
    from = hi + 1n;
  }
  const top = (1n << BigInt(width)) - 1n;
  if (negated && from <= top) add(from, top);
  return cubes.length > MOST_CUBES ? undefined : absorbed(cubes);
}

/** The aligned power-of-two blocks that make up a range; `low`: the block's free bits. */
function* blocks(lo: bigint, hi: bigint): Generator<{ readonly base: bigint; readonly low: bigint }> {
  for (let at = lo; at <= hi;) {
    let size = 1n;
    while ((at & (2n * size - 1n)) === 0n && at + 2n * size - 1n <= hi) size *= 2n;
    yield { base: at, low: size - 1n };
    at += size;
  }
}

function product(a: readonly Cube[], b: readonly Cube[]): readonly Cube[] {
  const out: Cube[] = [];
  for (const x of a)
    for (const y of b) {
      const both = meet(x, y);
      if (both) out.push(both);
    }
  return out;
}

/** Patterns on one argument are merged into one; `undefined` where they contradict each other. */
function meet(a: Cube, b: Cube): Cube | undefined {
  const out = new Map(a);
  for (const [arg, pattern] of b) {
    const known = out.get(arg);
    if (known && ((known.value ^ pattern.value) & known.mask & pattern.mask) !== 0n) return undefined;
    out.set(arg, known ? { mask: known.mask | pattern.mask, value: known.value | pattern.value } : pattern);
  }
  return out;
}

/** Without the cubes that lie in another one. */
function absorbed(cubes: readonly Cube[]): readonly Cube[] {
  // Far too many are refused anyway; comparing them all would take longer than saying so.
  if (cubes.length > MOST_CUBES * 8) return cubes;
  return cubes.filter(
    (cube, i) => !cubes.some((other, j) => i !== j && within(cube, other) && (i > j || !within(other, cube))),
  );
}

const within = (inner: Cube, outer: Cube): boolean =>
  [...outer].every(([arg, { mask, value }]) => {
    const own = inner.get(arg) ?? { mask: 0n, value: 0n };
    return (own.mask & mask) === mask && (own.value & mask) === value;
  });
