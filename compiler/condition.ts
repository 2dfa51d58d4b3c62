/** Constructors of conditions: they fold constants, so that `always` and `never` are recognised by `kind`. */
import type { Argument } from '../kernel/index.js';
import type { ArgumentTest, Condition, Range } from './model.js';
import { full, includes, normalise } from './ranges.js';

export const ALWAYS: Condition = { kind: 'always' };
export const NEVER: Condition = { kind: 'never' };

export function and(...of: readonly Condition[]): Condition {
  const parts = of.flatMap((c) => (c.kind === 'and' ? c.of : [c])).filter((c) => c.kind !== 'always');
  if (parts.some((c) => c.kind === 'never')) return NEVER;
  if (parts.length === 0) return ALWAYS;
  return parts.length === 1 ? parts[0]! : { kind: 'and', of: parts };
}

export function or(...of: readonly Condition[]): Condition {
  const parts = of.flatMap((c) => (c.kind === 'or' ? c.of : [c])).filter((c) => c.kind !== 'never');
  if (parts.some((c) => c.kind === 'always')) return ALWAYS;
  if (parts.length === 0) return NEVER;
  return parts.length === 1 ? parts[0]! : { kind: 'or', of: parts };
}

export function not(of: Condition): Condition {
  switch (of.kind) {
    case 'always':
      return NEVER;
    case 'never':
      return ALWAYS;
    case 'not':
      return of.of;
    case 'and':
    case 'or':
    case 'test':
      return { kind: 'not', of };
  }
}

const isRegister = (index: number): index is ArgumentTest['arg'] => Number.isInteger(index) && index >= 0 && index <= 5;

/** The same as `not`, with the `not` at the tests: conditions that people read. */
export function negation(of: Condition): Condition {
  switch (of.kind) {
    case 'and':
      return or(...of.of.map(negation));
    case 'or':
      return and(...of.of.map(negation));
    case 'always':
    case 'never':
    case 'not':
    case 'test':
      return not(of);
  }
}

/** "The low `width` bits of register `index`, masked, lie in `ranges`." */
export function test(index: number, width: 32 | 64, ranges: readonly Range[], mask?: bigint): Condition {
  if (!isRegister(index)) throw new RangeError(`no argument register ${index}`);
  const bits = BigInt.asUintN(width, mask ?? -1n);
  const set = normalise(ranges);
  if (set.length === 0) return NEVER;
  if (bits === 0n) return set[0]![0] === 0n ? ALWAYS : NEVER;
  if (includes(set, [[0n, bits]]) || includes(set, full(width))) return ALWAYS;
  return { kind: 'test', arg: index, width, mask: bits, ranges: set };
}

/** `(argument & mask) == value`, read as the kernel reads it. */
export const maskedEqual = (argument: Argument, mask: bigint, value: bigint): Condition =>
  test(argument.index, argument.width, [[value, value]], mask);

export const equalsOneOf = (argument: Argument, values: readonly bigint[]): Condition =>
  test(
    argument.index,
    argument.width,
    values.map((v): Range => {
      const pattern = BigInt.asUintN(argument.width, v);
      return [pattern, pattern];
    }),
  );
