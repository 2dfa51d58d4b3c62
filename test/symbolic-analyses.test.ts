/** What the compiler asks of models: conflicts, idle rules, possible answers; against the reference, argument by argument. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  ALWAYS,
  type Answer,
  type Clause,
  type Condition,
  Diagrams,
  type Effect,
  type FilterModel,
  Meanings,
  NEVER,
  type Plane,
  type Use,
  answersOf,
  clauseUse,
  conflicts,
  decideEntry,
  decideSyscall,
  holds,
  isEntry,
  rank,
  registers,
  sameEffect,
  test as argumentTest,
} from '../compiler/index.js';
import { arch } from '../kernel/index.js';
import { condition, model, sampleEvents } from './support/arbitrary-model.js';
import { cpuClock } from './support/cpu-time.js';

const source = { path: 'a.policy', text: '' };
const eperm: Answer = { kind: 'errno', errno: 1 };
const allow: Answer = { kind: 'allow' };

const clause = (rule: number, effect: Effect, where: Condition = ALWAYS): Clause => ({
  effect,
  condition: where,
  origin: { rule, span: { source, start: 0, end: 0 } },
});

const is = (...values: readonly number[]): Condition =>
  argumentTest(
    0,
    32,
    values.map((v) => [BigInt(v), BigInt(v)]),
  );
const between = (lo: number, hi: number): Condition => argumentTest(0, 32, [[BigInt(lo), BigInt(hi)]]);

function single(clauses: readonly Clause[], ...others: readonly Plane[]): FilterModel {
  const plane: Plane = { name: 'syscall', applies: ALWAYS, clauses, otherwise: eperm, denial: eperm };
  const entry = { name: 'ioctl', planes: [plane, ...others] };
  return {
    name: 'single',
    otherArch: { kind: 'kill' },
    arches: [{ arch: arch('x86_64'), ranges: [{ from: 0, to: 0xffffffff, entry }] }],
  };
}

const uses = (...clauses: readonly Clause[]): readonly Use[] => clauseUse(single(clauses)).found.map(({ use }) => use);
const rules = (use: Use): readonly number[] =>
  use.kind === 'redundant' ? use.by.map((c) => c.origin.rule) : use.kind === 'overruled' ? [use.by.origin.rule] : [];

// ---- use -------------------------------------------------------------------------------------------------------------------

test('a clause that others cover is redundant, and they are named', () => {
  const found = uses(
    clause(0, allow, between(0, 5)),
    clause(1, allow, is(3)),
    clause(2, allow, between(4, 9)),
    clause(3, allow, between(2, 7)),
  );
  assert.equal(
    found.map((u) => u.kind),
    ['decides', 'redundant', 'decides', 'redundant'],
  );
  assert.equal(rules(found[1]!), [0]);
  assert.equal(rules(found[3]!), [0, 2]);
});

test('of two that say the same, one is redundant: dropping all that is reported changes nothing', () => {
  const found = uses(clause(0, allow, is(1)), clause(1, allow, is(1)), clause(2, allow, is(1)));
  assert.equal(
    found.map((u) => u.kind),
    ['decides', 'redundant', 'redundant'],
  );
});

test('a clause under stricter ones is overruled, and what remains of it may be covered', () => {
  const found = uses(
    clause(0, { kind: 'deny' }, between(0, 9)),
    clause(1, allow, is(4)),
    clause(2, allow, between(5, 12)),
    clause(3, allow, between(10, 20)),
    clause(4, allow, NEVER),
  );
  assert.equal(
    found.map((u) => u.kind),
    ['decides', 'overruled', 'redundant', 'decides', 'never matches'],
  );
  assert.equal(rules(found[1]!), [0]);
  assert.equal(rules(found[2]!), [3]);
});

test('idle clauses can be dropped together without changing any answer', () => {
  fc.assert(
    fc.property(model({ arches: 1, entries: 2, planes: 2, clauses: 6 }), (random) => {
      const { found, unchecked } = clauseUse(random);
      assert.is(unchecked.length, 0);
      const idle = new Set(found.filter(({ use }) => use.kind !== 'decides').map((u) => u.clause));
      // The first of several conflicting clauses decides; dropping a duplicate of it may let the other in.
      const conflicting = new Set(conflicts(random).found.map(({ entry }) => entry));
      for (const { ranges } of random.arches)
        for (const { entry } of ranges) {
          if (!isEntry(entry) || conflicting.has(entry)) continue;
          const lean = {
            ...entry,
            planes: entry.planes.map((p) => ({ ...p, clauses: p.clauses.filter((c) => !idle.has(c)) })),
          };
          for (const { args } of sampleEvents(random, 60))
            assert.ok(sameEffect(decideEntry(entry, args).answer, decideEntry(lean, args).answer));
        }
    }),
    { numRuns: 200 },
  );
});

test('a clause that is said to decide does so somewhere, and no idle one does', () => {
  fc.assert(
    fc.property(model({ arches: 1, entries: 2, planes: 1, clauses: 5 }), (random) => {
      for (const { on, clause: c, use } of clauseUse(random).found) {
        for (const { args } of sampleEvents(random, 40)) {
          if (!holds(c.condition, args) || !holds(on.applies, args)) continue;
          const others = on.clauses.filter((other) => other !== c && holds(other.condition, args));
          const stricter = others.some((other) => rank(other.effect) < rank(c.effect));
          if (use.kind === 'never matches') assert.unreachable('it matches');
          if (use.kind === 'overruled') assert.ok(stricter);
          if (use.kind === 'redundant') assert.ok(stricter || use.by.some((other) => holds(other.condition, args)));
        }
        if (use.kind === 'overruled') assert.ok(rank(use.by.effect) < rank(c.effect));
        if (use.kind === 'redundant')
          assert.ok(use.by.length > 0 && use.by.every((b) => b !== c && sameEffect(b.effect, c.effect)));
      }
    }),
    { numRuns: 200 },
  );
});

test('thousands of clauses are no matter of squares', () => {
  const many = [...Array(4000).keys()].map((i) => clause(i, allow, is(Math.imul(i, 0x9e3779b1) >>> 0)));
  const elapsed = cpuClock();
  const found = uses(...many, clause(4000, allow, is(0)), clause(4001, { kind: 'deny' }, is(0x9e3779b1)));
  const took = elapsed();
  assert.is(found.filter((u) => u.kind === 'decides').length, 4000);
  assert.is(found[4000]!.kind, 'redundant');
  assert.is(found[1]!.kind, 'overruled');
  assert.ok(took < 5000, `${took} ms`); // 0.3 s on an idle machine; squares would take minutes
});

// ---- conflicts ---------------------------------------------------------------------------------------------------------------

test('two errnos on the same arguments conflict, with a witness; apart or overruled they do not', () => {
  const enosys: Answer = { kind: 'errno', errno: 38 };
  const of = (...clauses: readonly Clause[]): readonly (readonly number[])[] =>
    conflicts(single(clauses)).found.map(({ origins }) => origins.map((o) => o.rule));
  assert.equal(of(clause(0, eperm, between(0, 5)), clause(1, enosys, between(5, 9))), [[0, 1]]);
  assert.equal(of(clause(0, eperm, between(0, 4)), clause(1, enosys, between(5, 9))), []);
  assert.equal(
    of(clause(0, eperm, between(0, 5)), clause(1, enosys, between(5, 9)), clause(2, { kind: 'kill' }, is(5))),
    [],
  );
  assert.equal(of(clause(0, eperm, between(0, 5)), clause(1, { kind: 'deny' }, between(0, 9))), []);
  const [found] = conflicts(single([clause(0, eperm, between(0, 5)), clause(1, enosys, between(5, 9))])).found;
  assert.is(found?.witness.args[0], 5n);
});

test('rules of two planes conflict as those of one', () => {
  const other: Plane = {
    name: 'files',
    applies: argumentTest(1, 32, [[7n, 7n]]),
    clauses: [clause(1, { kind: 'errno', errno: 13 }, is(3))],
    otherwise: allow,
    denial: eperm,
  };
  const [found] = conflicts(single([clause(0, eperm, between(0, 9))], other)).found;
  assert.equal(
    found?.origins.map((o) => o.rule),
    [0, 1],
  );
  assert.equal(found?.witness.args.slice(0, 2), [3n, 7n]);
});

/** Clauses that decide an event together with one effect kind and different data. */
function clashing(of: FilterModel, event: Parameters<typeof decideSyscall>[1]): boolean {
  const { entry, answer } = decideSyscall(of, event);
  if (!entry) return false;
  const winners = entry.planes
    .filter((p) => holds(p.applies, event.args))
    .flatMap((p) => {
      const matching = p.clauses.filter((c) => holds(c.condition, event.args));
      const strictest = Math.min(...matching.map((c) => rank(c.effect)));
      return matching.filter((c) => rank(c.effect) === strictest && c.effect.kind === answer.kind);
    });
  return winners.some((c) => !sameEffect(c.effect, winners[0]!.effect));
}

test('conflicts are found exactly where the reference has two deciding rules', () => {
  let some = 0;
  fc.assert(
    fc.property(model({ arches: 1, entries: 2, planes: 2 }), (random) => {
      const { found } = conflicts(random);
      for (const { clauses, witness } of found) {
        some++;
        assert.ok(clashing(random, witness), 'the witness is no conflict');
        assert.ok(clauses.every((c) => holds(c.condition, witness.args)));
        assert.is(clauses[0].effect.kind, clauses[1].effect.kind);
        assert.not.ok(sameEffect(clauses[0].effect, clauses[1].effect));
      }
      const entries = new Set(found.map(({ entry }) => entry));
      for (const event of sampleEvents(random, 60)) {
        const { entry } = decideSyscall(random, event);
        if (entry && clashing(random, event)) assert.ok(entries.has(entry), 'a conflict was missed');
      }
    }),
    { numRuns: 250 },
  );
  assert.ok(some > 20, `only ${some} conflicts`);
});

// ---- possible answers --------------------------------------------------------------------------------------------------------

test('unstated arguments give every possible answer, each with a witness', () => {
  const of = single([clause(0, allow, between(0, 5)), clause(1, { kind: 'log' }, argumentTest(1, 64, [[1n, 1n]]))]);
  const [plane] = of.arches;
  const kinds = (where?: Condition): readonly string[] =>
    (answersOf(plane!, 16, where) ?? []).map(({ answer }) => answer.kind).sort();
  assert.equal(kinds(), ['allow', 'errno', 'log']);
  assert.equal(kinds(registers([{ value: 9n, width: 32 }])), ['errno', 'log']);
  assert.equal(kinds(registers([undefined, { value: 1n, width: 64 }])), ['log']);
  assert.equal(
    kinds(
      registers([
        { value: 3n, width: 32 },
        { value: 0n, width: 64 },
      ]),
    ),
    ['allow'],
  );
  assert.equal(kinds(NEVER), []);
});

test('answersOf agrees with the reference on witnesses and samples', () => {
  fc.assert(
    fc.property(model({ arches: 1 }), condition, (random, where) => {
      const [plane] = random.arches;
      for (const event of sampleEvents(random, 20)) {
        const possible = answersOf(plane!, event.nr, where)!;
        for (const { answer, witness } of possible) {
          assert.ok(holds(where, witness.args));
          assert.ok(sameEffect(decideSyscall(random, witness).answer, answer));
        }
        if (event.audit !== plane!.arch.audit || !holds(where, event.args)) continue;
        const { answer } = decideSyscall(random, event);
        assert.ok(possible.some((p) => sameEffect(p.answer, answer)));
      }
    }),
    { numRuns: 120 },
  );
});

test('what goes over the budget is named, not passed over', () => {
  const of = single([
    clause(0, eperm, is(0, 77, 1234, 99999)),
    clause(1, { kind: 'errno', errno: 2 }, is(77, 5555, 80000)),
  ]);
  assert.equal(
    conflicts(of, 30).unchecked.map(({ entry }) => entry.name),
    ['ioctl'],
  );
  assert.is(clauseUse(of, 30).unchecked.length, 1);
  assert.is(answersOf(of.arches[0]!, 0, ALWAYS, { meanings: new Meanings(new Diagrams(30)) }), undefined);
});

test.run();
