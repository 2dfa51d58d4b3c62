/** Sets of values → the condition a person would write: `==`, `<`, `in [ … ]`, `not in [ … ]`, with the kernel's names. */
import type { Comparison, Constant, ConstantRange, Expression, Span, Word } from '../../dsl/index.js';
import { bitCount, maskNames, type NamedFamily, type Names, namesOf } from '../../kernel/index.js';
import type { Range, Ranges } from './ranges.js';
import { union, without } from './ranges.js';
import { domain, ones, type Term } from './term.js';

/** Decimal up to here: sizes and small codes; above, patterns of bits read better in hexadecimal. */
const DECIMAL = 0x10000n;
/** Longer runs of values that have names are written as a range all the same. */
const NAMED_RUN = 16n;

/** The condition of a rule: all terms hold. undefined: no condition. */
export function conditionOf(call: string, terms: readonly Term[], names: Names, at: Span): Expression | undefined {
  const writer = new Writer(call, terms, names, at);
  const parts = terms.map((term) => writer.term(term));
  const [only] = parts;
  return parts.length > 1 ? { kind: 'and', of: parts, span: at } : only;
}

/** The names that the condition has for a term's value, where it is just one. */
export function namesWritten(call: string, term: Term, terms: readonly Term[], names: Names): readonly string[] {
  const value = single(term.values);
  if (term.raw || value === undefined) return [];
  const family = names.family(call, term.name, fixed(terms));
  return (family && namesOf(family, value, term.mask ?? ones(term.width))) ?? [];
}

function single(values: Ranges): bigint | undefined {
  const [only] = values;
  return values.length === 1 && only && only[0] === only[1] ? only[0] : undefined;
}

/** Arguments that the rule compares with one value. */
function fixed(terms: readonly Term[]): ReadonlyMap<string, bigint> {
  return new Map(
    terms.flatMap(({ name, values }) => {
      const value = single(values);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

class Writer {
  readonly #call: string;
  readonly #given: ReadonlyMap<string, bigint>;
  readonly #names: Names;
  readonly #at: Span;

  constructor(call: string, terms: readonly Term[], names: Names, at: Span) {
    this.#call = call;
    this.#given = fixed(terms);
    this.#names = names;
    this.#at = at;
  }

  term(term: Term): Expression {
    const family = term.raw ? undefined : this.#names.family(this.#call, term.name, this.#given);
    const numbers = new Numbers(term, family, this.#at);
    const all = numbers.all;
    const inside = numbers.ordered(term.values);
    const outside = without(inside, all);
    const [first] = outside;
    const one = single(outside);
    if (single(inside) === undefined && one !== undefined) return this.#compare(term, numbers, '!=', one);
    const touches = outside.some(([from, to]) => from === all[0] || to === all[1]);
    if (first && !touches && numbers.cost(outside) < numbers.cost(inside))
      return this.#in(term, numbers, outside, true);
    return this.#inside(term, numbers, inside, all);
  }

  /** Parts that reach to an end of the type as comparisons, the others as a list. */
  #inside(term: Term, numbers: Numbers, inside: Ranges, all: Range): Expression {
    const parts: Expression[] = [];
    const rest: Range[] = [];
    for (const range of inside) {
      const [from, to] = range;
      const listed = numbers.isListed(range);
      // With a mask only `in` has the unsigned order that is meant, whatever the argument's sign.
      if (listed || (term.mask !== undefined && term.signed)) rest.push(range);
      else if (from === all[0]) parts.push(this.#below(term, numbers, to));
      else if (to === all[1]) parts.push(this.#above(term, numbers, from));
      else rest.push(range);
    }
    const [only] = rest;
    if (only && rest.length === 1 && only[0] === only[1]) parts.unshift(this.#compare(term, numbers, '==', only[0]));
    else if (rest.length > 0) parts.unshift(this.#in(term, numbers, rest, false));
    const [part] = parts;
    return parts.length === 1 && part ? part : { kind: 'or', of: parts, span: this.#at };
  }

  /** `< 4096` rather than `<= 4095`. */
  #below(term: Term, numbers: Numbers, to: bigint): Expression {
    const rounder = trailingZeros(to + 1n) >= trailingZeros(to) && numbers.fits(to + 1n);
    return rounder ? this.#compare(term, numbers, '<', to + 1n) : this.#compare(term, numbers, '<=', to);
  }

  #above(term: Term, numbers: Numbers, from: bigint): Expression {
    const rounder = trailingZeros(from - 1n) > trailingZeros(from) && numbers.fits(from - 1n);
    return rounder ? this.#compare(term, numbers, '>', from - 1n) : this.#compare(term, numbers, '>=', from);
  }

  #compare(term: Term, numbers: Numbers, op: Comparison, value: bigint): Expression {
    const equality = op === '==' || op === '!=';
    const constant = equality ? numbers.constant(value) : numbers.number(value);
    return { kind: 'compare', term: this.#argument(term, numbers), op, value: constant, span: this.#at };
  }

  #in(term: Term, numbers: Numbers, ranges: Ranges, negated: boolean): Expression {
    const values = ranges.flatMap((range) => numbers.items(range));
    return { kind: 'in', term: this.#argument(term, numbers), negated, values, span: this.#at };
  }

  #argument(term: Term, numbers: Numbers): { name: Word; mask?: Constant; span: Span } {
    const name: Word = { text: term.name, span: this.#at };
    return term.mask === undefined ? { name, span: this.#at } : { name, mask: numbers.mask(term.mask), span: this.#at };
  }
}

function trailingZeros(value: bigint): number {
  if (value === 0n) return 64;
  let zeros = 0;
  for (let rest = value; (rest & 1n) === 0n; rest >>= 1n) zeros++;
  return zeros;
}

/** How the values of one term are ordered and written. */
class Numbers {
  /** The whole type, in its own order. */
  readonly all: Range;
  readonly #term: Term;
  readonly #family: NamedFamily | undefined;
  readonly #at: Span;
  readonly #signed: boolean;

  constructor(term: Term, family: NamedFamily | undefined, at: Span) {
    this.#term = term;
    this.#family = family;
    this.#at = at;
    this.#signed = term.signed && term.mask === undefined;
    const half = 1n << BigInt(term.width - 1);
    this.all = this.#signed ? [-half, half - 1n] : domain(term);
  }

  /** Patterns of bits as numbers of the type. */
  ordered(values: Ranges): Ranges {
    if (!this.#signed) return values;
    const half = this.all[1] + 1n;
    const modulus = half << 1n;
    return union(
      values.flatMap(([from, to]): Range[] => [
        [from, to < half ? to : half - 1n],
        [(from < half ? half : from) - modulus, to - modulus],
      ]),
    );
  }

  fits(value: bigint): boolean {
    return value >= this.all[0] && value <= this.all[1];
  }

  /** How many numbers it takes to write the set. */
  cost(values: Ranges): number {
    return values.reduce(
      (sum, [from, to]) => sum + (from === to || from === this.all[0] || to === this.all[1] ? 1 : 2),
      0,
    );
  }

  /** Written value by value: single ones, pairs, and short runs of named ones. */
  isListed([from, to]: Range): boolean {
    if (to - from <= 1n) return true;
    if (to - from >= NAMED_RUN || !this.#family) return false;
    for (let value = from; value <= to; value++) if (!this.#named(value)) return false;
    return true;
  }

  items(range: Range): readonly (Constant | ConstantRange)[] {
    const [from, to] = range;
    if (!this.isListed(range)) return [{ kind: 'range', from: this.number(from), to: this.number(to), span: this.#at }];
    return Array.from({ length: Number(to - from) + 1 }, (_, i) => this.constant(from + BigInt(i)));
  }

  #named(value: bigint): readonly string[] | undefined {
    if (!this.#family || value < 0n) return undefined;
    return namesOf(this.#family, value, this.#term.mask ?? ones(this.#term.width));
  }

  constant(value: bigint): Constant {
    // Of a mask with `== 0`, "none of them" is what is meant.
    const names = value === 0n && this.#term.mask !== undefined && this.#family?.flags ? undefined : this.#named(value);
    return names ? this.#union(names) : this.number(value);
  }

  mask(bits: bigint): Constant {
    const { width, narrowest, raw } = this.#term;
    const inverse = ~bits & ones(width);
    if (!raw && width === narrowest && bitCount(inverse) < bitCount(bits))
      return { kind: 'complement', of: this.#flags(inverse), span: this.#at };
    return this.#flags(bits);
  }

  #flags(bits: bigint): Constant {
    const names = this.#family && maskNames(this.#family, bits);
    return names ? this.#union(names) : this.number(bits);
  }

  #union(names: readonly string[]): Constant {
    const of = names.map((name): Constant => ({ kind: 'constant', name, span: this.#at }));
    const [only] = of;
    return only && of.length === 1 ? only : { kind: 'union', of, span: this.#at };
  }

  number(value: bigint): Constant {
    if (value < 0n) return { kind: 'negate', of: this.number(-value), span: this.#at };
    const { raw, mask } = this.#term;
    const bits = mask === undefined ? this.#family?.patterns : mask !== ones(32);
    const pattern = bits === true && value > 9n;
    const hexadecimal = raw || pattern || value >= DECIMAL;
    // A hexadecimal literal of a signed type is a pattern, a decimal one a number: below half they are the same.
    const text = hexadecimal ? `0x${value.toString(16)}` : value.toString();
    return { kind: 'number', value, hexadecimal, text, span: this.#at };
  }
}
