/** Conditions on arguments → `Condition`: names, types, signs and operators become sets of bit patterns. */
import type { Comparison, Constant, ConstantRange, Expression, NameReference, Word } from '../../dsl/index.js';
import {
  assertNever,
  emptyRange,
  nearest,
  outOfRange,
  packedArguments,
  pointerComparison,
  shiftedArgument,
  splitArgument,
  unknownArgument,
} from '../../dsl/index.js';
import type { Argument } from '../../kernel/index.js';
import { findArgument, signature } from '../../kernel/index.js';
import { NEVER, and, not, or, test } from '../condition.js';
import type { Condition, Range } from '../model.js';
import { signedRange } from '../ranges.js';
import type { ConstantValue } from './constant.js';
import { constantText, evaluate, fit } from './constant.js';
import type { Lowering } from './context.js';

/** What to use instead of comparing a pointer, by the kind of thing behind it. */
const INSTEAD: readonly (readonly [pattern: RegExp, advice: string])[] = [
  [
    /filename|pathname|path|name|dir_name|dev_name/,
    'write a rule on the path (`allow read "/…"`): AppArmor, SELinux and Landlock enforce it',
  ],
  [/addr|uservaddr|umyaddr/, 'write `allow connect` or `allow bind`: SELinux and Landlock see addresses and ports'],
];

function instead(argument: string): string {
  return (
    INSTEAD.find(([pattern]) => pattern.test(argument))?.[1] ??
    'allow or deny the call whole, or compare another argument'
  );
}

/** @returns undefined after a diagnostic. */
export function lowerExpression(
  expression: Expression,
  call: Word,
  permits: boolean,
  lowering: Lowering,
): Condition | undefined {
  if (signature(lowering.arch, call.text)?.packed) {
    lowering.report(packedArguments(expression.span, call.text, lowering.arch, permits));
    return permits ? { kind: 'always' } : NEVER;
  }
  return lowerNode(expression, call.text, lowering);
}

function lowerNode(node: Expression, call: string, lowering: Lowering): Condition | undefined {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const parts = node.of.map((part) => lowerNode(part, call, lowering));
      const known = parts.filter((part) => part !== undefined);
      if (known.length < parts.length) return undefined;
      return node.kind === 'and' ? and(...known) : or(...known);
    }
    case 'not': {
      const of = lowerNode(node.of, call, lowering);
      return of && not(of);
    }
    case 'compare': {
      const term = lowerTerm(node.term, call, lowering);
      const value = term && lowerValue(node.value, term.reading, lowering);
      if (!term || value === undefined) return undefined;
      return test(term.argument.index, term.argument.width, compare(node.op, value, term.reading), term.mask);
    }
    case 'in': {
      const term = lowerTerm(node.term, call, lowering);
      if (!term) return undefined;
      const ranges = node.values.map((value) => lowerRange(value, term.reading, lowering));
      if (ranges.some((r) => r === undefined)) return undefined;
      const set = test(
        term.argument.index,
        term.argument.width,
        ranges.flatMap((r) => r ?? []),
        term.mask,
      );
      return node.negated ? not(set) : set;
    }
    default:
      return assertNever(node);
  }
}

/** `arg0` … `arg5`: the raw register. */
function rawRegister(name: string): Argument | undefined {
  const match = /^arg([0-5])$/.exec(name);
  if (!match) return undefined;
  return { name, type: 'unsigned long long', index: Number(match[1]), width: 64, signed: false, pointer: false };
}

/** How many bits of the argument the kernel reads, and as what. */
interface Reading {
  readonly name: string;
  readonly type: string;
  readonly width: number;
  readonly signed: boolean;
}

interface Term {
  readonly argument: Argument;
  readonly reading: Reading;
  readonly mask: bigint | undefined;
}

/** Types of which the kernel keeps the low 16 bits (linux/types.h): what stands above them never counts. */
const SIXTEEN_BITS = new Set(['umode_t', 'old_uid_t', 'old_gid_t']);

function readingOf(argument: Argument): Reading {
  const { name, type, signed } = argument;
  return SIXTEEN_BITS.has(type)
    ? { name, type, width: 16, signed: false }
    : { name, type, width: argument.width, signed };
}

function lowerTerm(
  term: { readonly name: Word; readonly mask?: Constant },
  call: string,
  lowering: Lowering,
): Term | undefined {
  const { text, span } = term.name;
  const argument = rawRegister(text) ?? findArgument(lowering.arch, call, text);
  if (!argument) {
    if (findArgument(lowering.arch, call, `${text}_lo`))
      lowering.report(splitArgument(span, call, text, lowering.arch));
    else {
      const known = signature(lowering.arch, call)?.args.map((a) => a.name) ?? [];
      lowering.report(unknownArgument(span, call, text, known, nearest(text, known)));
    }
    return undefined;
  }
  const kernels = rawRegister(text) && findArgument(lowering.arch, call, text);
  if (kernels && kernels.index !== argument.index) lowering.report(shiftedArgument(span, call, text, kernels.index));
  if (argument.pointer) {
    lowering.report(pointerComparison(span, call, text, argument.type, instead(argument.name)));
    return undefined;
  }
  const reading = readingOf(argument);
  const read = (1n << BigInt(reading.width)) - 1n;
  if (!term.mask) return { argument, reading, mask: reading.width < argument.width ? read : undefined };
  const mask = evaluate(term.mask, lowering);
  if (!mask) return undefined;
  // A mask is a bit pattern however it is written.
  const bits = fit({ ...mask, pattern: true }, reading.width, reading.signed);
  if (bits === undefined) {
    reportRange(mask, reading, term.mask, lowering);
    return undefined;
  }
  return { argument, reading, mask: bits };
}

function lowerValue(node: Constant, argument: Reading, lowering: Lowering): bigint | undefined {
  const value = evaluate(node, lowering);
  if (!value) return undefined;
  const bits = fit(value, argument.width, argument.signed);
  if (bits === undefined) reportRange(value, argument, node, lowering);
  return bits;
}

function reportRange(value: ConstantValue, argument: Reading, node: Constant, lowering: Lowering): void {
  const top = 1n << BigInt(argument.width);
  const [lowest, highest] = argument.signed ? [-(top >> 1n), (top >> 1n) - 1n] : [0n, top - 1n];
  const what = `\`${argument.name}\` (\`${argument.type}\`, ${argument.width} bits)`;
  lowering.report(outOfRange(node.span, value.text, what, String(lowest), String(highest)));
}

const asNumber = (bits: bigint, { width, signed }: Reading): bigint => (signed ? BigInt.asIntN(width, bits) : bits);

const interval = (lo: bigint, hi: bigint, { width, signed }: Reading): readonly Range[] =>
  signed ? signedRange(lo, hi, width) : lo > hi ? [] : [[lo < 0n ? 0n : lo, hi]];

function compare(op: Comparison, bits: bigint, argument: Reading): readonly Range[] {
  const value = asNumber(bits, argument);
  const top = 1n << BigInt(argument.width);
  const [lowest, highest] = argument.signed ? [-(top >> 1n), (top >> 1n) - 1n] : [0n, top - 1n];
  switch (op) {
    case '==':
      return [[bits, bits]];
    case '!=':
      return [...interval(lowest, value - 1n, argument), ...interval(value + 1n, highest, argument)];
    case '<':
      return interval(lowest, value - 1n, argument);
    case '<=':
      return interval(lowest, value, argument);
    case '>':
      return interval(value + 1n, highest, argument);
    case '>=':
      return interval(value, highest, argument);
    default:
      return assertNever(op);
  }
}

function lowerRange(
  node: Constant | ConstantRange | NameReference,
  argument: Reading,
  lowering: Lowering,
): readonly Range[] | undefined {
  if (node.kind === 'name') throw new Error(`the linker left the name ${node.name}`);
  if (node.kind !== 'range') {
    const value = lowerValue(node, argument, lowering);
    return value === undefined ? undefined : [[value, value]];
  }
  const from = lowerValue(node.from, argument, lowering);
  const to = lowerValue(node.to, argument, lowering);
  if (from === undefined || to === undefined) return undefined;
  const lo = asNumber(from, argument);
  const hi = asNumber(to, argument);
  if (lo > hi) {
    lowering.report(emptyRange(node.span, constantText(node.from), constantText(node.to)));
    return undefined;
  }
  return interval(lo, hi, argument);
}
