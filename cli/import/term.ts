/**
 * One comparison of a register → a set of values of an argument.
 *
 * The JSON compares registers, unsigned. A policy compares arguments as the kernel reads them: of an `int` the low word. The
 * two are the same wherever the upper word is the sign or zero extension that the C library makes of an `int`, and that is
 * what a *typed* term means. Where they can't be the same (the value does not fit, the argument is a pointer or is not the
 * same on all architectures) the register itself is compared, as with `--raw`.
 */
import type { ArchName, Argument } from '../../kernel/index.js';
import { findArgument, signature, syscallNumber } from '../../kernel/index.js';
import type { Comparison } from './profile.js';
import type { Range, Ranges } from './ranges.js';
import { union, without } from './ranges.js';

/** "`name`, and-ed with `mask`, is one of `values`": unsigned patterns of `width` bits. */
export interface Term {
  readonly index: number;
  readonly name: string;
  /** `arg0` …: numbers are written in hexadecimal, nothing has a name. */
  readonly raw: boolean;
  readonly mask: bigint | undefined;
  readonly width: 32 | 64;
  /** Of an unmasked term: values above half are negative numbers. */
  readonly signed: boolean;
  /** Narrower where the type is on some architecture: constants written have to fit it. */
  readonly narrowest: 32 | 64;
  readonly values: Ranges;
  readonly comments: readonly string[];
}

export const ones = (width: 32 | 64): bigint => (1n << BigInt(width)) - 1n;
/** All values the term can have. */
export const domain = (term: Pick<Term, 'mask' | 'width'>): Range => [0n, term.mask ?? ones(term.width)];

const WORD = ones(32);
const HALF = 1n << 31n;

/** @param arches those that have the call and the rule. */
export function termOf(call: string, comparison: Comparison, arches: readonly ArchName[], raw: boolean): Term {
  return (raw ? undefined : typed(call, comparison, arches)) ?? rawTerm(comparison);
}

function rawTerm(comparison: Comparison): Term {
  const { index, width, op, mask, value, comment } = comparison;
  const bits = op === 'masked' ? mask : ones(width);
  return {
    index,
    name: `arg${index}`,
    raw: true,
    mask: bits === ones(64) ? undefined : bits,
    width: 64,
    signed: false,
    narrowest: 64,
    values: valuesOf(comparison, value, bits),
    comments: comment === undefined ? [] : [comment],
  };
}

function typed(call: string, comparison: Comparison, arches: readonly ArchName[]): Term | undefined {
  const argument = commonArgument(call, comparison.index, arches);
  if (!argument) return undefined;
  const { name, signed, widest, narrowest } = argument;
  const comments = comparison.comment === undefined ? [] : [comparison.comment];
  const base = { index: comparison.index, name, raw: false, signed, narrowest, comments };
  if (widest === 32) {
    const low = comparison.width === 32 ? comparison : lowWord(comparison);
    // Only a mask says nothing of the bits that the kernel drops.
    if (!low || (argument.short && !(low.op === 'masked' && low.mask <= 0xffffn))) return undefined;
    const mask = low.op === 'masked' && low.mask !== WORD ? low.mask : undefined;
    return { ...base, mask, width: 32, values: valuesOf(low, low.value, mask ?? WORD) };
  }
  const bits = comparison.op === 'masked' ? comparison.mask : ones(comparison.width);
  const mask = bits === ones(64) ? undefined : bits;
  const values = valuesOf(comparison, comparison.value, bits);
  if (narrowest === 32 && !fitsNarrow(values, mask, signed)) return undefined;
  return { ...base, mask, width: 64, values };
}

interface CommonArgument {
  readonly name: string;
  readonly signed: boolean;
  readonly widest: 32 | 64;
  readonly narrowest: 32 | 64;
  /** Of 16 bits. */
  readonly short: boolean;
}

/** Types of which the kernel, and so a policy, reads 16 bits (linux/types.h). */
const SHORT: ReadonlySet<string> = new Set(['umode_t', 'old_uid_t', 'old_gid_t']);

/** The argument in this register, if it is the same on all architectures and no pointer. */
function commonArgument(call: string, index: number, arches: readonly ArchName[]): CommonArgument | undefined {
  const found: Argument[] = [];
  for (const arch of arches) {
    if (syscallNumber(arch, call) === undefined) continue;
    const known = signature(arch, call);
    // Packed arguments are in no register: a filter can't compare them, whatever they are called.
    if (known?.packed) continue;
    const argument = known?.args.find((a) => a.index === index);
    if (!argument || argument.pointer || findArgument(arch, call, argument.name)?.index !== index) return undefined;
    found.push(argument);
  }
  const [first] = found;
  if (!first || !found.every((a) => a.name === first.name && a.signed === first.signed)) return undefined;
  // prctl(2) has an argument `arg2` in register 1; in a policy `arg2` is register 2.
  if (/^arg[0-5]$/.test(first.name)) return undefined;
  const widths = found.map((a) => a.width);
  return {
    name: first.name,
    signed: first.signed,
    widest: widths.includes(64) ? 64 : 32,
    narrowest: widths.includes(32) ? 32 : 64,
    short: found.some((a) => SHORT.has(a.type)),
  };
}

/** A 64-bit comparison as one of the low word that agrees with it on zero or sign extended registers, if there is one. */
function lowWord(comparison: Comparison): Comparison | undefined {
  const { op, value, mask } = comparison;
  const extended = value >= (1n << 64n) - HALF;
  switch (op) {
    case 'eq':
    case 'ne':
      return value <= WORD || extended ? { ...comparison, width: 32, value: value & WORD } : undefined;
    // Above half the two extensions of a number are ordered differently.
    case 'lt':
    case 'ge':
      return value <= HALF ? { ...comparison, width: 32 } : undefined;
    case 'le':
    case 'gt':
      return value < HALF ? { ...comparison, width: 32 } : undefined;
    case 'masked': {
      const high = mask >> 32n;
      const fits = high === 0n || (high === WORD && (value <= WORD || extended));
      return fits ? { ...comparison, width: 32, mask: mask & WORD, value: value & WORD } : undefined;
    }
  }
}

function valuesOf({ op }: Comparison, value: bigint, top: bigint): Ranges {
  const all: Range = [0n, top];
  switch (op) {
    case 'eq':
    case 'masked':
      return [[value, value]];
    case 'ne':
      return without([[value, value]], all);
    case 'lt':
      return union([[0n, value - 1n]]);
    case 'le':
      return [[0n, value]];
    case 'gt':
      return union([[value + 1n, top]]);
    case 'ge':
      return [[value, top]];
  }
}

/** Whether what is written of the set fits 32 bits: its ends, but for those of the type. */
function fitsNarrow(values: Ranges, mask: bigint | undefined, signed: boolean): boolean {
  if (mask !== undefined) return mask <= WORD;
  const top = ones(64);
  return values.every(([from, to]) =>
    [from, to].every((end) => end === 0n || end === top || (signed ? end < HALF : end <= WORD)),
  );
}

/** True whatever the register holds, or never. */
export function triviality({ values, ...term }: Term): 'always' | 'never' | undefined {
  if (values.length === 0) return 'never';
  const [from, to] = domain(term);
  const [only] = values;
  return values.length === 1 && only && only[0] <= from && only[1] >= to ? 'always' : undefined;
}
