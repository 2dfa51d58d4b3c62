import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Generator as CodeGenerator } from '../backends/seccomp/generate/index.js';
import { returnValue } from '../backends/seccomp/generate/answers.js';
import { chain } from '../backends/seccomp/generate/chain.js';
import { type Diagram, Diagrams, nextValue, previousValue } from '../backends/seccomp/generate/diagram.js';
import { entryDiagrams } from '../backends/seccomp/generate/entries.js';
import { assemble } from '../backends/seccomp/generate/assemble.js';
import { type Fact, isPossible } from '../backends/seccomp/generate/possible.js';
import { type Block, Blocks } from '../backends/seccomp/generate/blocks.js';
import { type Segment, type Tree, search } from '../backends/seccomp/generate/dispatch.js';
import {
  CHAIN_LIMIT,
  PROGRAM_LIMIT,
  type Program,
  chainLength,
  compileFilter,
  interpret,
  isTooLarge,
  prove,
  strictestRet,
} from '../backends/seccomp/index.js';
import {
  ALWAYS,
  type Answer,
  type Condition,
  type Effect,
  type FilterModel,
  type NumberRange,
  type Plane,
  type SyscallEntry,
  type SyscallEvent,
  decideEntry,
  decideSyscall,
  isEntry,
  test as argumentTest,
} from '../compiler/index.js';
import { arch } from '../kernel/index.js';
import { entry, model, sampleEvents } from './support/arbitrary-model.js';
import { cpuClock } from './support/cpu-time.js';

const origin = { rule: 0, span: { source: { path: 'test', text: '' }, start: 0, end: 0 } };

const models = fc.oneof(model(), model({ planes: 1, clauses: 12, arches: 1 }), model({ endian: 'big' }));

/** The stack answers sampled events as the reference does. */
function agree(of: FilterModel, programs: readonly Program[], events: number): void {
  const { endian } = of.arches[0]!.arch;
  for (const event of sampleEvents(of, events)) {
    const expected = returnValue(decideSyscall(of, event).answer);
    const actual = strictestRet(programs.map((p) => interpret(p, event, endian).ret));
    if (actual !== expected)
      throw new Error(
        `nr ${event.nr} (${event.args.map((a) => a.toString(16)).join()}): ${actual.toString(16)}, not ${expected.toString(16)}`,
      );
  }
}

function compiled(model: FilterModel): readonly Program[] {
  const result = compileFilter(model);
  if (isTooLarge(result)) throw new Error(result.why);
  return result.programs;
}

const RUNS = Number(process.env['POLC_RUNS'] ?? 250);

test('a random model and its program answer alike', () => {
  fc.assert(
    fc.property(models, (of) => agree(of, compiled(of), 100)),
    { numRuns: RUNS },
  );
});

const proven = (model: FilterModel): void => {
  const result = compileFilter(model);
  if (isTooLarge(result)) throw new Error(result.why);
  const proof = prove(model, result);
  assert.is(
    proof.kind,
    'proven',
    JSON.stringify(proof, (_, v: unknown) => (typeof v === 'bigint' ? `${v}` : v)),
  );
};

test('every random model is proven', () => {
  fc.assert(fc.property(models, proven), { numRuns: RUNS });
});

test('weights and the action cache change the order of tests, never an answer', () => {
  fc.assert(
    fc.property(model(), fc.boolean(), fc.array(fc.nat(1000), { minLength: 3 }), (of, cached, counts) => {
      const weights = (_: string, name: string): number => counts[name.length % counts.length]!;
      const result = compileFilter(of, { weights, cached });
      assert.not(isTooLarge(result));
      if (!isTooLarge(result)) agree(of, result.programs, 60);
    }),
    { numRuns: Math.ceil(RUNS / 4) },
  );
});

// ---- the parts -----------------------------------------------------------------------------------------------------------

test('neighbours under a mask are what a search finds', () => {
  fc.assert(
    fc.property(fc.nat(255), fc.integer({ min: 1, max: 255 }), (value, mask) => {
      const all = Array.from({ length: 256 }, (_, v) => v).filter((v) => (v & ~mask) === 0);
      assert.is(
        nextValue(value, mask),
        all.find((v) => v >= value),
      );
      assert.is(previousValue(value, mask), all.filter((v) => v <= value).at(-1));
    }),
  );
  assert.is(nextValue(0xffffffff, 0xfffffffe), undefined);
  assert.is(nextValue(0x80000001, 0x80000002), 0x80000002);
  assert.is(previousValue(0xffffffff, 0x80000001), 0x80000001);
});

test('what masks and ranges of a word leave possible is what counting finds', () => {
  const byte = fc.nat(255);
  const fact = fc
    .tuple(byte, byte, byte)
    .map(([mask, a, b]): Fact => ({ mask, lo: Math.min(a, b), hi: Math.max(a, b) }));
  fc.assert(
    fc.property(fc.array(fact, { minLength: 1, maxLength: 4 }), fc.constantFrom(0, 8, 24), (facts, shift) => {
      const holds = (value: number): boolean =>
        facts.every(({ mask, lo, hi }) => (value & mask) >= lo && (value & mask) <= hi);
      const shifted = facts.map(({ mask, lo, hi }) => ({
        mask: (mask << shift) >>> 0,
        lo: (lo << shift) >>> 0,
        hi: (((hi + 1) * 2 ** shift - 1) & (2 ** (shift + 8) - 1)) >>> 0,
      }));
      assert.is(isPossible(shifted), Array.from({ length: 256 }, (_, v) => v).some(holds));
    }),
    { numRuns: 2000 },
  );
});

test('an entry whose masks exclude each other is the constant that it means', () => {
  const bits = (width: 32 | 64, mask: bigint, value: bigint): Condition =>
    argumentTest(2, width, [[value, value]], mask);
  const of: SyscallEntry = {
    name: 'ioctl',
    planes: [
      {
        name: 'syscall',
        applies: ALWAYS,
        clauses: [],
        otherwise: { kind: 'allow' },
        denial: { kind: 'errno', errno: 1 },
      },
      {
        name: 'syscall',
        applies: bits(32, 0xffffff9cn, 0n), // not 4, which the clause asks for
        clauses: [{ condition: bits(64, 0xffffffffffffffffn, 4n), effect: { kind: 'errno', errno: 1 }, origin }],
        otherwise: { kind: 'allow' },
        denial: { kind: 'errno', errno: 1 },
      },
    ],
  };
  assert.equal(
    entryDiagrams(of).map((d) => d.leaf),
    [returnValue({ kind: 'allow' })],
  );
});

const walk = (tree: Tree, value: number): { target: number; tests: number } => {
  let tests = 0;
  let at = tree;
  for (; at.test !== undefined; tests++) at = (at.test === 'eq' ? value === at.k : value >= at.k) ? at.yes : at.no;
  return { target: at.target, tests };
};

const countTests = (tree: Tree): number =>
  tree.test === undefined ? 0 : 1 + countTests(tree.yes) + countTests(tree.no);

test('a search tree classifies every value, at the price it names', () => {
  const lists = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat(3), fc.nat(100)), {
    minLength: 1,
    maxLength: 130,
  });
  fc.assert(
    fc.property(lists, (list) => {
      let next = 0;
      const segments = list.map(([size, target, weight]): Segment => {
        const from = next;
        next += size;
        const keys = Array.from({ length: size }, (_, i) => ({ value: from + i, weight: i === 0 ? weight : 0 }));
        return { from, to: next - 1, target, weight, keys };
      });
      const perInstruction = 0.01;
      const { tree, cost } = search(segments, perInstruction);
      let tests = 0;
      let total = 0;
      for (const { from, to, target, weight } of segments) {
        for (let v = from; v <= to; v++) assert.is(walk(tree, v).target, target);
        tests += weight * walk(tree, from).tests;
        total += weight;
      }
      assert.ok(Math.abs(tests / (total || 1) + perInstruction * countTests(tree) - cost) < 1e-6);
    }),
    { numRuns: Math.ceil(RUNS / 4) },
  );
});

test('the chain that stands in for a diagram too large answers as the entry does', () => {
  fc.assert(
    fc.property(entry(), (of) => {
      const code = chain(of, new Diagrams(), [0, 1, 2]);
      for (const { args } of sampleEvents(entryModel(of), 60)) {
        let at: Diagram = code;
        while (at.leaf === undefined) {
          const { word, mask } = at.variable;
          const value = (Number((args[word >> 1]! >> (word & 1 ? 32n : 0n)) & 0xffffffffn) & mask) >>> 0;
          const { from, to } = at;
          at = to[from.findLastIndex((f) => f <= value)]!;
        }
        assert.is(at.leaf, returnValue(decideEntry(of, args).answer));
      }
    }),
    { numRuns: RUNS },
  );
});

test('layout bridges distances beyond 255 in long chains and in wide trees', () => {
  const blocks = new Blocks();
  const [yes, no] = [blocks.answer(0x7fff0000), blocks.answer(0x50001)];
  // A chain whose every test jumps to the same far block, which itself is no RET.
  const far = blocks.load(16, blocks.branch('eq', 7, yes, no));
  let chained: Block = no;
  for (let k = 2000; k > 0; k--) chained = blocks.branch('eq', k, k % 2 ? far : yes, chained);
  const tree = (from: number, to: number): Block =>
    from === to
      ? blocks.load(24, blocks.branch('eq', from, yes, no))
      : blocks.branch('ge', ((from + to) >> 1) + 1, tree(((from + to) >> 1) + 1, to), tree(from, (from + to) >> 1));
  for (const root of [chained, tree(0, 1023)]) {
    const program = assemble(blocks.load(0, root));
    for (const { jt, jf } of program) assert.ok(jt <= 255 && jf <= 255);
    for (let nr = 0; nr < 2100; nr++) {
      const event: SyscallEvent = { audit: 0, nr, args: [7n, BigInt(nr), 0n, 0n, 0n, 0n] };
      const expected = root === chained ? (nr > 0 && nr <= 2000 ? yes : no) : nr < 1024 ? yes : no;
      assert.is(interpret(program, event, 'little').ret, expected.kind === 'return' ? expected.k : -1);
    }
  }
});

// ---- what a model of many clauses becomes --------------------------------------------------------------------------------

const entryModel = (entry: SyscallEntry, otherwise: Answer = { kind: 'errno', errno: 1 }): FilterModel => ({
  name: 'one entry',
  arches: [
    {
      arch: arch('x86_64'),
      ranges: [
        { from: 0, to: 15, entry: otherwise },
        { from: 16, to: 16, entry },
        { from: 17, to: 0xffffffff, entry: otherwise },
      ],
    },
  ],
  otherArch: { kind: 'kill' },
});

const scattered = (i: number): bigint => BigInt(Math.imul(i + 1, 0x9e3779b1) >>> 0);
const plane = (list: readonly Condition[], effect: Effect, otherwise: Answer): Plane => ({
  name: 'syscall',
  applies: ALWAYS,
  clauses: list.map((condition) => ({ condition, effect, origin })),
  otherwise,
  denial: otherwise,
});
const EPERM: Answer = { kind: 'errno', errno: 1 };
const ALLOW: Answer = { kind: 'allow' };

test('clauses on many words at once become a chain of linear size', () => {
  const lengths = [50, 100, 200].map((count) => {
    const list = Array.from({ length: count }, (_, i): Condition => ({
      kind: 'and',
      of: [0, 1, 2, 3].map((arg) =>
        argumentTest(arg, 64, [[0n, scattered(4 * i + arg) << 20n]], scattered(i * 7 + arg) << 13n),
      ),
    }));
    const model = entryModel({ name: 'ioctl', planes: [plane(list, ALLOW, EPERM)] });
    const [program] = compiled(model);
    agree(model, [program!], 1000);
    if (count === 50) proven(model);
    return program!.length;
  });
  assert.ok(lengths[2]! < 5 * lengths[0]!, lengths.join());
});

test('one condition of many words is decided by jumps', () => {
  // (a0 has bit i) == (a1 has bit i), for all i: exponential as an ordered diagram of a0 before a1.
  const list = Array.from({ length: 24 }, (_, i): Condition => {
    const has = (arg: number): Condition =>
      argumentTest(arg, 32, [[1n << BigInt(i), 1n << BigInt(i)]], 1n << BigInt(i));
    return {
      kind: 'or',
      of: [
        { kind: 'and', of: [has(0), has(1)] },
        { kind: 'not', of: { kind: 'or', of: [has(0), has(1)] } },
      ],
    };
  });
  const model = entryModel({ name: 'ioctl', planes: [plane([{ kind: 'and', of: list }], ALLOW, EPERM)] });
  const [program] = compiled(model);
  assert.ok(program!.length < 300, String(program!.length));
  for (const [a, b] of [
    [5n, 5n],
    [0xabcdefn, 0xabcdefn],
    [5n, 4n],
    [0n, 0n],
    [1n << 23n, 0n],
  ] as const) {
    const event: SyscallEvent = { audit: arch('x86_64').audit, nr: 16, args: [a, b, 0n, 0n, 0n, 0n] };
    assert.is(interpret(program!, event, 'little').ret, returnValue(decideSyscall(model, event).answer));
  }
});

test('thousands of masks of one word neither exhaust the stack nor take long', () => {
  const list = Array.from({ length: 1300 }, (_, i) =>
    argumentTest(1, 32, [[scattered(i), scattered(i)]], scattered(i)),
  );
  const model = entryModel({ name: 'ioctl', planes: [plane(list, ALLOW, EPERM)] });
  const elapsed = cpuClock();
  const [program] = compiled(model);
  assert.ok(elapsed() < 20_000);
  agree(model, [program!], 500);
});

test('a model beyond 4,096 instructions is split into a stack that answers alike', () => {
  const values = (count: number, from = 0): readonly Condition[] =>
    Array.from({ length: count }, (_, i) => argumentTest(1, 32, [[scattered(from + i), scattered(from + i)]]));
  const cases: readonly (readonly [string, FilterModel])[] = [
    ['one syscall, allowed values', entryModel({ name: 'ioctl', planes: [plane(values(6000), ALLOW, EPERM)] })],
    ['one syscall, denied values', entryModel({ name: 'ioctl', planes: [plane(values(6000), EPERM, ALLOW)] }, ALLOW)],
    [
      'many syscalls',
      {
        name: 'many',
        arches: (['x86_64', 'i386'] as const).map((name) => ({
          arch: arch(name),
          ranges: [
            ...Array.from({ length: 40 }, (_, nr): NumberRange => ({
              from: nr,
              to: nr,
              entry: { name: `call${nr}`, planes: [plane(values(150, 1000 * nr), ALLOW, EPERM)] },
            })),
            { from: 40, to: 0xffffffff, entry: EPERM },
          ],
        })),
        otherArch: { kind: 'kill' },
      },
    ],
  ];
  for (const [name, model] of cases) {
    const programs = compiled(model);
    assert.ok(programs.length > 1, name);
    assert.ok(programs.every((p) => p.length <= PROGRAM_LIMIT));
    assert.ok(chainLength(programs) <= CHAIN_LIMIT);
    agree(model, programs, model.arches[0]!.ranges.length > 3 ? 30 : 500);
    proven(model);
  }
});

test('what no stack can hold is refused with the length and the syscalls that take it', () => {
  const list = Array.from({ length: 30000 }, (_, i) => argumentTest(1, 32, [[scattered(i), scattered(i)]]));
  const result = compileFilter(entryModel({ name: 'ioctl', planes: [plane(list, ALLOW, EPERM)] }));
  assert.ok(isTooLarge(result));
  if (isTooLarge(result)) {
    assert.ok(result.instructions > CHAIN_LIMIT);
    assert.match(result.why, /ioctl \(x86_64\): \d+/);
  }
});

// ---- the kernel's action cache -------------------------------------------------------------------------------------------

/** kernel/seccomp.c `seccomp_is_const_allow`: emulated without arguments; any other instruction ends it. */
function isCacheable(program: Program, audit: number, nr: number): boolean {
  let a = 0;
  for (let pc = 0; ;) {
    const { code, jt, jf, k } = program[pc++]!;
    if (code === 0x20 && (k === 0 || k === 4)) a = k === 0 ? nr : audit;
    else if (code === 0x54) a = (a & k) >>> 0;
    else if (code === 0x05) pc += k;
    else if (code === 0x15) pc += a === k ? jt : jf;
    else if (code === 0x25) pc += a > k ? jt : jf;
    else if (code === 0x35) pc += a >= k ? jt : jf;
    else if (code === 0x45) pc += (a & k) !== 0 ? jt : jf;
    else return code === 0x06 && k === 0x7fff0000;
  }
}

test('every number that is always allowed can be cached by the kernel', () => {
  fc.assert(
    fc.property(model(), (of) => {
      const program = new CodeGenerator('little', {}).program(of);
      for (const { arch: machine, ranges: list } of of.arches)
        for (const { from, to, entry } of list)
          if (!isEntry(entry) && entry.kind === 'allow')
            assert.ok(isCacheable(program, machine.audit, from) && isCacheable(program, machine.audit, to));
    }),
    { numRuns: RUNS },
  );
});

test.run();
