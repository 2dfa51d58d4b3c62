/** Decision diagrams against brute force, and the symbolic meaning of models against `decideSyscall`. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type BitVector,
  BitVectors,
  Diagrams,
  FALSE,
  Meanings,
  OverBudget,
  TRUE,
  assignmentOf,
  decideSyscall,
  eventOf,
  holds,
  isEntry,
  meaning,
  sameEffect,
  terminal,
} from '../compiler/index.js';
import { condition, model, sampleEvents } from './support/arbitrary-model.js';

const TOP = 0xffffffff;
const WORD = 3;
const u32 = fc.oneof(
  fc.integer({ min: 0, max: 9 }),
  fc.integer({ min: 0, max: TOP }),
  fc.constantFrom(TOP, TOP - 1, 0x80000000, 0x7fffffff),
);

function at(value: number, word = WORD): Uint32Array {
  const words = new Uint32Array(14);
  words[word] = value;
  return words;
}

test('equal functions are one node, however they were built', () => {
  const dd = new Diagrams();
  fc.assert(
    fc.property(fc.array(fc.tuple(u32, u32), { maxLength: 8 }), (pairs) => {
      const ranges = pairs.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
      const forwards = dd.any(ranges.map(([lo, hi]) => dd.range(WORD, lo, hi)));
      const backwards = ranges.reduceRight((d, [lo, hi]) => dd.or(dd.range(WORD, lo, hi), d), FALSE);
      assert.is(forwards, backwards);
      assert.is(dd.not(dd.all(ranges.map(([lo, hi]) => dd.not(dd.range(WORD, lo, hi))))), forwards);
      for (const value of ranges.flatMap(([lo, hi]) => [lo - 1, lo, hi, hi + 1]).map((v) => v >>> 0))
        assert.is(dd.evaluate(forwards, at(value)), ranges.some(([lo, hi]) => lo <= value && value <= hi) ? 1 : 0);
    }),
  );
});

test('a masked range is the range of the masked value', () => {
  const dd = new Diagrams();
  fc.assert(
    fc.property(u32, u32, u32, fc.array(u32, { minLength: 30, maxLength: 30 }), (mask, a, b, values) => {
      const [lo, hi] = [Math.min(a, b), Math.max(a, b)];
      const d = dd.rangeMasked(WORD, mask, lo, hi);
      for (const value of [...values, lo, hi, lo - 1, hi + 1, lo | ~mask, hi | ~mask]) {
        const masked = (value & mask) >>> 0;
        assert.is(dd.evaluate(d, at(value >>> 0)), lo <= masked && masked <= hi ? 1 : 0);
      }
    }),
  );
});

test('a set of many ranges is built in one go as by unions', () => {
  const dd = new Diagrams();
  fc.assert(
    fc.property(fc.uniqueArray(u32, { maxLength: 40 }), (values) => {
      const sorted = [...values].sort((a, b) => a - b);
      const direct = dd.ranges(
        WORD,
        TOP,
        sorted.map((v) => [v, v]),
      );
      assert.is(direct, dd.any(values.map((v) => dd.range(WORD, v, v))));
    }),
  );
});

test('diagrams that differ have a witness, equal ones none', () => {
  const dd = new Diagrams();
  fc.assert(
    fc.property(condition, condition, (a, b) => {
      const meanings = new Meanings(dd);
      const [x, y] = [meanings.condition(a), meanings.condition(b)];
      const found = dd.witness(x, y);
      assert.is(found === undefined, x === y);
      if (found) {
        const { args } = eventOf(found);
        assert.is.not(holds(a, args), holds(b, args));
      }
    }),
  );
});

test('a condition holds where its diagram is true', () => {
  fc.assert(
    fc.property(model({ arches: 1, entries: 2, planes: 1 }), (random) => {
      const meanings = new Meanings(new Diagrams());
      const events = sampleEvents(random, 60);
      for (const { ranges } of random.arches)
        for (const { entry } of ranges)
          if (isEntry(entry))
            for (const { condition: c } of entry.planes[0]!.clauses)
              for (const event of events)
                assert.is(meanings.dd.evaluate(meanings.condition(c), assignmentOf(event)) === 1, holds(c, event.args));
    }),
    { numRuns: 150 },
  );
});

test('the meaning of a model answers as decideSyscall, conflicts and all', () => {
  for (const endian of ['little', 'big'] as const)
    fc.assert(
      fc.property(model({ endian }), (random) => {
        const meanings = new Meanings(new Diagrams());
        const diagram = meaning(random, meanings);
        for (const event of sampleEvents(random, 120)) {
          const answer = meanings.answerOf(meanings.dd.evaluate(diagram, assignmentOf(event)));
          const { answer: expected } = decideSyscall(random, event);
          assert.ok(answer && sameEffect(answer, expected), `${answer?.kind} instead of ${expected.kind}`);
        }
      }),
      { numRuns: 250 },
    );
});

test('every terminal of a meaning has a witness that gets its answer', () => {
  fc.assert(
    fc.property(model(), (random) => {
      const meanings = new Meanings(new Diagrams());
      for (const [code, assignment] of meanings.dd.terminals(meaning(random, meanings)))
        assert.ok(sameEffect(meanings.answerOf(code)!, decideSyscall(random, eventOf(assignment)).answer));
    }),
    { numRuns: 150 },
  );
});

test('arithmetic on bit vectors is that of unsigned 32-bit numbers', () => {
  const operations: readonly [
    (bits: BitVectors, a: BitVector, b: BitVector) => BitVector,
    (a: number, b: number) => number,
  ][] = [
    [(bits, a, b) => bits.add(a, b), (a, b) => (a + b) >>> 0],
    [(bits, a, b) => bits.subtract(a, b), (a, b) => (a - b) >>> 0],
    [(bits, a, b) => bits.multiply(a, b), (a, b) => Math.imul(a, b) >>> 0],
    [(bits, a, b) => bits.divide(a, b), (a, b) => (b === 0 ? TOP : Math.floor(a / b))],
    [(bits, a, b) => bits.xor(a, b), (a, b) => (a ^ b) >>> 0],
    [(bits, a, b) => bits.or(a, b), (a, b) => (a | b) >>> 0],
    [(bits, a, b) => bits.and(a, b), (a, b) => (a & b) >>> 0],
  ];
  const bits = new BitVectors(new Diagrams());
  fc.assert(
    fc.property(u32, u32, (a, b) => {
      const [x, y] = [bits.constant(a), bits.constant(b)];
      for (const [symbolic, concrete] of operations) assert.is(bits.value(symbolic(bits, x, y)), concrete(a, b));
      assert.is(bits.equal(x, y), a === b ? TRUE : FALSE);
      assert.is(bits.above(x, y), a > b ? TRUE : FALSE);
      assert.is(bits.atLeast(x, y), a >= b ? TRUE : FALSE);
      assert.is(bits.meets(x, y), (a & b) !== 0 ? TRUE : FALSE);
    }),
  );
});

test('division of a symbolic word by constants agrees with numbers', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.array(fc.integer({ min: 0, max: 0xfff }), { minLength: 20 }),
      (by, values) => {
        const dd = new Diagrams();
        const bits = new BitVectors(dd);
        const word = bits.and(bits.word(WORD), bits.constant(0xfff));
        const quotient = bits.divide(word, bits.constant(by));
        for (const value of values) {
          const got = quotient.reduce((sum, bit, i) => sum + dd.evaluate(bit, at(value)) * 2 ** i, 0);
          assert.is(got, Math.floor(value / by));
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('operations of distinct words keep the order of the variables', () => {
  const dd = new Diagrams();
  assert.throws(() => dd.pieces(5, TOP, [0, 7], [FALSE, dd.range(4, 1, 1)]), RangeError);
  assert.throws(() => dd.pieces(5, TOP, [0, 7], [FALSE, dd.range(5, 1, 1)]), RangeError);
  assert.throws(() => dd.pieces(5, TOP, [1], [TRUE]), RangeError);
  assert.ok(dd.pieces(5, TOP, [0, 7], [FALSE, dd.range(6, 1, 1)]) >= 0);
});

test('a budget ends in OverBudget, and growth keeps diagrams canonical', () => {
  const small = new Diagrams(100);
  assert.throws(
    () =>
      small.ranges(
        WORD,
        TOP,
        [...Array(50).keys()].map((i) => [i * 7_654_321, i * 7_654_321]),
      ),
    (e: unknown) => e instanceof OverBudget,
  );
  const dd = new Diagrams();
  const values = [...Array(3000).keys()].map((i) => Math.imul(i, 0x9e3779b1) >>> 0);
  const before = dd.any(values.map((v) => dd.range(WORD, v, v)));
  const sorted = [...values].sort((a, b) => a - b);
  assert.is(
    dd.ranges(
      WORD,
      TOP,
      sorted.map((v) => [v, v]),
    ),
    before,
  );
  assert.is(dd.witness(before, before), undefined);
  assert.is(
    dd.map(before, (v) => v),
    before,
  );
  assert.is(
    dd.ite(before, terminal(7), terminal(9)),
    dd.map(before, (v) => (v === 1 ? 7 : 9)),
  );
});

test.run();
