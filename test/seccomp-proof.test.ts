/** The prover: accepts what answers as the model, refutes everything else with a real witness. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileFilter, isTooLarge } from '../backends/seccomp/split.js';
import { interpret } from '../backends/seccomp/interpret.js';
import type { Instruction, Program } from '../backends/seccomp/program.js';
import { type Proof, prove } from '../backends/seccomp/prove.js';
import { RET_ALLOW, RET_ERRNO, answerOfRet, strictestRet } from '../backends/seccomp/returns.js';
import { validate } from '../backends/seccomp/validate.js';
import {
  ALWAYS,
  type Answer,
  type Clause,
  type Condition,
  Diagrams,
  type FilterModel,
  type SyscallEvent,
  assignmentOf,
  decideSyscall,
  sameEffect,
  test as argumentTest,
} from '../compiler/index.js';
import { execute } from '../backends/seccomp/execute.js';
import { arch } from '../kernel/index.js';
import { boundaryEvents, model, sampleEvents } from './support/arbitrary-model.js';
import { naiveFilter } from './support/naive-filter.js';

type Endian = 'little' | 'big';

const answers = (programs: readonly Program[], event: SyscallEvent, endian: Endian): Answer =>
  answerOfRet(strictestRet(programs.map((p) => interpret(p, event, endian).ret)));

/** A refutation is worth something only if both references confirm it. */
function assertReal(proof: Proof, of: FilterModel, programs: readonly Program[], endian: Endian): void {
  if (proof.kind !== 'refuted') return;
  assert.ok(sameEffect(decideSyscall(of, proof.event).answer, proof.expected));
  assert.not.ok(sameEffect(proof.expected, proof.actual), 'expected and actual agree');
  if (!proof.ambiguous) assert.ok(sameEffect(answers(programs, proof.event, endian), proof.actual));
  const path: number[] = [];
  const { ret } = interpret(programs[proof.program]!, proof.event, endian, path);
  assert.equal(path, proof.path);
  assert.ok(sameEffect(answerOfRet(ret), proof.actual));
}

const always = (effect: Clause['effect'], condition: Condition = ALWAYS): Clause => ({
  condition,
  effect,
  origin: { rule: 0, span: { source: { path: 'x', text: '' }, start: 0, end: 0 } },
});

const eperm: Answer = { kind: 'errno', errno: 1 };

/** One syscall, number 16, of x86_64; every other number gets EPERM. */
function single(...clauses: readonly Clause[]): FilterModel {
  const planes = [{ name: 'syscall', applies: ALWAYS, clauses, otherwise: eperm, denial: eperm }];
  return {
    name: 'single',
    otherArch: { kind: 'kill' },
    arches: [
      {
        arch: arch('x86_64'),
        ranges: [
          { from: 0, to: 15, entry: eperm },
          { from: 16, to: 16, entry: { name: 'ioctl', planes } },
          { from: 17, to: 0xffffffff, entry: eperm },
        ],
      },
    ],
  };
}

for (const endian of ['little', 'big'] as const)
  test(`the naive generator's programs are proven (${endian} endian)`, () => {
    fc.assert(
      fc.property(model({ endian, clauses: 4, entries: 3, planes: 2, arches: 2 }), (random) => {
        const program = naiveFilter(random, endian);
        fc.pre(program.length <= 4096);
        const proof = prove(random, { programs: [program], endian });
        assertReal(proof, random, [program], endian);
        assert.is(
          proof.kind,
          'proven',
          JSON.stringify(proof, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v)),
        );
        for (const event of sampleEvents(random, 20))
          assert.ok(sameEffect(answers([program], event, endian), decideSyscall(random, event).answer));
      }),
      { numRuns: 150 },
    );
  });

test('a proof for one byte order does not hold for the other', () => {
  const random = single(always({ kind: 'allow' }, argumentTest(1, 32, [[5n, 5n]])));
  const program = naiveFilter(random, 'big');
  assert.is(prove(random, { programs: [program], endian: 'big' }).kind, 'proven');
  const proof = prove(random, { programs: [program], endian: 'little' });
  assert.is(proof.kind, 'refuted');
  assertReal(proof, random, [program], 'little');
});

/** Every way in which one instruction could be slightly wrong. */
function* mutants(program: Program): Iterable<Program> {
  const returns = [...new Set(program.filter(({ code }) => code === 0x06).map(({ k }) => k)), RET_ALLOW, RET_ERRNO + 7];
  for (const [i, instruction] of program.entries()) {
    const { code, jt, jf, k } = instruction;
    const changed: Instruction[] = [];
    if (code === 0x06) changed.push(...returns.filter((ret) => ret !== k).map((ret) => ({ ...instruction, k: ret })));
    else changed.push({ ...instruction, k: (k + 1) >>> 0 }, { ...instruction, k: (k - 1) >>> 0 });
    if (code === 0x20) changed.push({ ...instruction, k: k ^ 4 }, { ...instruction, k: (k + 8) % 64 });
    if (jt !== jf) changed.push({ ...instruction, jt: jf, jf: jt });
    if ((code & 7) === 5 && code !== 5) {
      changed.push({ ...instruction, jt: jt + 1 }, { ...instruction, jf: jf + 1 });
      for (const other of [0x15, 0x25, 0x35, 0x45]) if (other !== code) changed.push({ ...instruction, code: other });
    }
    for (const mutant of changed) yield [...program.slice(0, i), mutant, ...program.slice(i + 1)];
  }
}

test('every mutant of a proven program is refuted, or answers as before', () => {
  let refuted = 0;
  let equal = 0;
  let refused = 0;
  fc.assert(
    fc.property(model({ clauses: 2, entries: 2, planes: 2, arches: 1 }), (random) => {
      const program = naiveFilter(random, 'little');
      fc.pre(program.length <= 250);
      const events = sampleEvents(random, 100);
      for (const mutant of mutants(program)) {
        const proof = prove(random, { programs: [mutant], endian: 'little' });
        if (proof.kind === 'refused') refused++;
        else if (proof.kind === 'proven') {
          equal++;
          for (const event of events)
            assert.ok(sameEffect(answers([mutant], event, 'little'), decideSyscall(random, event).answer));
        } else {
          assert.is(proof.kind, 'refuted');
          assertReal(proof, random, [mutant], 'little');
          refuted++;
        }
      }
    }),
    { numRuns: 15 },
  );
  assert.ok(refuted > 200 && equal > 50 && refused > 5, `${refuted} refuted, ${equal} equal, ${refused} refused`);
});

test('what interpretation finds wrong, the prover never calls proven', () => {
  // The other direction of the mutation test: the events choose, then the prover has to agree.
  fc.assert(
    fc.property(model({ clauses: 3, entries: 2, arches: 1 }), model({ clauses: 3, entries: 2, arches: 1 }), (a, b) => {
      const program = naiveFilter(b, 'little');
      fc.pre(program.length <= 4096);
      const proof = prove(a, { programs: [program], endian: 'little' });
      assertReal(proof, a, [program], 'little');
      const differs = [...sampleEvents(a, 60), ...sampleEvents(b, 60)].some(
        (event) => !sameEffect(answers([program], event, 'little'), decideSyscall(a, event).answer),
      );
      if (differs) assert.is(proof.kind, 'refuted');
    }),
    { numRuns: 150 },
  );
});

test("the real generator's filters are proven, split ones too", () => {
  for (const endian of ['little', 'big'] as const)
    fc.assert(
      fc.property(model({ endian, conflicts: false, clauses: 4 }), (random) => {
        const compiled = compileFilter(random);
        if (isTooLarge(compiled)) return;
        const proof = prove(random, compiled);
        assertReal(proof, random, compiled.programs, compiled.endian);
        assert.is(proof.kind, 'proven');
      }),
      { numRuns: 150 },
    );
});

// ---- any program the kernel takes ------------------------------------------------------------------------------------------

const anyK = fc.oneof(
  fc.integer({ min: 0, max: 33 }),
  fc.integer({ min: 0, max: 0xffffffff }),
  fc.constantFrom(0xffffffff, 0x80000000, 0xff, 0xf0),
);
const ret = fc.constantFrom(
  RET_ALLOW,
  RET_ERRNO + 1,
  RET_ERRNO + 5000,
  0,
  0x80000000,
  0x00030002,
  0x7ff00005,
  0x12345678,
);
/** Words whose bits stay apart from each other's; multiplication of whole words is what budgets are for. */
const anyInstruction: fc.Arbitrary<Instruction> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0, 4, 16, 20, 24, 28).map((k) => ({ code: 0x20, jt: 0, jf: 0, k })) },
  { weight: 3, arbitrary: fc.constantFrom(0xf, 0x1f0, 0xff).map((k) => ({ code: 0x54, jt: 0, jf: 0, k })) },
  {
    weight: 6,
    arbitrary: fc.record({
      code: fc.constantFrom(0x15, 0x25, 0x35, 0x45, 0x1d, 0x2d, 0x3d, 0x4d),
      jt: fc.integer({ min: 0, max: 5 }),
      jf: fc.integer({ min: 0, max: 5 }),
      k: anyK,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      code: fc.constantFrom(
        0x04,
        0x14,
        0x24,
        0x34,
        0x44,
        0x54,
        0x64,
        0x74,
        0xa4,
        0x0c,
        0x1c,
        0x3c,
        0x4c,
        0x5c,
        0xac,
        0x84,
      ),
      jt: fc.constant(0),
      jf: fc.constant(0),
      k: fc.integer({ min: 0, max: 33 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      code: fc.constantFrom(0x00, 0x01, 0x07, 0x87, 0x80, 0x81, 0x02, 0x03, 0x60, 0x61),
      jt: fc.constant(0),
      jf: fc.constant(0),
      k: fc.integer({ min: 0, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: ret.map((k) => ({ code: 0x06, jt: 0, jf: 0, k })) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 3 }).map((k) => ({ code: 0x05, jt: 0, jf: 0, k })) },
);

test('a program run symbolically returns what it returns when interpreted', () => {
  let ran = 0;
  const words = fc.array(fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 0xffffffff })), {
    minLength: 14,
    maxLength: 14,
  });
  fc.assert(
    fc.property(
      fc.array(anyInstruction, { minLength: 3, maxLength: 22 }),
      fc.array(ret, { minLength: 6, maxLength: 6 }),
      fc.array(words, { minLength: 25, maxLength: 25 }),
      fc.constantFrom<Endian[]>('little', 'big'),
      (body, tail, samples, endian) => {
        const program = [...body, ...tail.map((k) => ({ code: 0x06, jt: 0, jf: 0, k }))];
        if (validate(program)) return;
        const dd = new Diagrams(300_000);
        const rets: number[] = [];
        const code = (value: number): number => {
          const known = rets.indexOf(value);
          return known >= 0 ? known : rets.push(value) - 1;
        };
        let diagram: number;
        try {
          diagram = execute(program, { dd, endian, code });
        } catch {
          return; // unsupported or over budget: refused, so nothing is claimed
        }
        ran++;
        for (const sample of samples) {
          const big = (i: number): bigint => (BigInt(sample[i]!) << 32n) | BigInt(sample[i + 1]!);
          const event: SyscallEvent = {
            audit: sample[0]!,
            nr: sample[1]!,
            args: [big(2), big(4), big(6), big(8), big(10), big(12)],
          };
          assert.is(rets[dd.evaluate(diagram, assignmentOf(event))], interpret(program, event, endian).ret);
        }
      },
    ),
    { numRuns: 3000 },
  );
  assert.ok(ran > 400, `only ${ran} programs ran`);
});

// ---- refusals ---------------------------------------------------------------------------------------------------------------

const program = (...lines: readonly (readonly [code: number, k: number, jt?: number, jf?: number])[]): Program =>
  lines.map(([code, k, jt = 0, jf = 0]) => ({ code, jt, jf, k }));

test('what the proof does not follow is refused', () => {
  const of = single(always({ kind: 'allow' }));
  const refusal = (...programs: readonly Program[]): string => {
    const proof = prove(of, { programs, endian: 'little' });
    return proof.kind === 'refused' ? proof.why : proof.kind;
  };
  assert.match(refusal(), /no program/);
  assert.match(refusal([]), /empty/);
  assert.match(refusal(program([0x20, 8], [0x15, 0, 0, 0], [0x06, RET_ALLOW])), /instruction_pointer/);
  assert.match(refusal(program([0x20, 0], [0x16, 0])), /depends on the input/);
  assert.match(refusal(program([0x20, 0], [0x07, 0], [0x6c, 0], [0x15, 0, 0, 0], [0x06, 0])), /shift by X/);
  assert.match(refusal(program([0x60, 0], [0x06, 0])), /before it is written/);
  assert.match(refusal(program([0x20, 0])), /no return/);
  assert.match(refusal(program([0x28, 0], [0x06, 0])), /not allowed/);
  assert.match(refusal(Array.from({ length: 4097 }, () => ({ code: 0x06, jt: 0, jf: 0, k: 0 }))), /4096/);
});

test('a comparison that blows the diagrams up is over budget, not proven', () => {
  const random = single(always({ kind: 'allow' }));
  // args[0] low + args[1] low ≥ args[2] low: exponential in any order of whole words.
  const lines = program(
    [0x20, 16],
    [0x07, 0],
    [0x20, 24],
    [0x0c, 0],
    [0x07, 0],
    [0x20, 32],
    [0x3d, 0, 0, 1],
    [0x06, RET_ALLOW],
    [0x06, 0],
  );
  assert.is(prove(random, { programs: [lines], endian: 'little' }, { budget: 50_000 }).kind, 'over budget');
  assert.is(
    prove(random, { programs: [naiveFilter(random, 'little')], endian: 'little' }, { budget: 10 }).kind,
    'over budget',
  );
});

test('filters that tie with different data are refuted, since their order would decide', () => {
  const of = single(always({ kind: 'errno', errno: 2 }));
  const one = naiveFilter(of, 'little');
  const other = naiveFilter(single(always({ kind: 'errno', errno: 3 })), 'little');
  for (const programs of [
    [one, other],
    [other, one],
  ]) {
    const proof = prove(of, { programs, endian: 'little' });
    assert.is(proof.kind, 'refuted');
    assert.ok(proof.kind === 'refuted' && proof.ambiguous);
    assertReal(proof, of, programs, 'little');
  }
  assert.is(prove(of, { programs: [one, one], endian: 'little' }).kind, 'proven');
});

test('a chain of 4,096 instructions is no deeper than any other', () => {
  const values = [...Array(2046).keys()].map((i) => BigInt(Math.imul(i + 1, 0x9e3779b1) >>> 0));
  const of = single(...values.map((v) => always({ kind: 'allow' }, argumentTest(1, 32, [[v, v]]))));
  const lines = program(
    [0x20, 4],
    [0x15, 0xc000003e, 1, 0],
    [0x06, 0x80000000],
    [0x20, 0],
    [0x15, 16, 1, 0],
    [0x06, RET_ERRNO + 1],
    [0x20, 24],
    ...values
      .flatMap(
        (v) =>
          [
            [0x15, Number(v), 0, 1],
            [0x06, RET_ALLOW],
          ] as const,
      )
      .slice(0, 4088),
    [0x06, RET_ERRNO + 1],
  );
  assert.is(lines.length, 4096);
  const proof = prove(of, { programs: [lines], endian: 'little' });
  assert.is(proof.kind, 'refuted'); // two values did not fit
  assertReal(proof, of, [lines], 'little');
  const fitting = single(...values.slice(0, 2044).map((v) => always({ kind: 'allow' }, argumentTest(1, 32, [[v, v]]))));
  assert.is(prove(fitting, { programs: [lines], endian: 'little' }).kind, 'proven');
});

test('boundary events reach every answer of most models', () => {
  // The properties above are as good as their events: an arbitrary that misses the boundaries would prove nothing.
  let reached = 0;
  let missed = 0;
  fc.assert(
    fc.property(model({ arches: 1, entries: 2, clauses: 2, planes: 1 }), (random) => {
      const seen = new Set(
        fc.sample(boundaryEvents(random), { numRuns: 300, seed: 7 }).map((e) => decideSyscall(random, e).answer.kind),
      );
      for (const { ranges } of random.arches)
        for (const { entry } of ranges)
          if (!('planes' in entry)) {
            if (seen.has(entry.kind)) reached++;
            else missed++;
          }
    }),
    { numRuns: 50 },
  );
  assert.ok(missed * 10 <= reached, `${missed} missed, ${reached} reached`);
});

test.run();
