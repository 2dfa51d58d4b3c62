/**
 * Random filter models and the events that tell them apart. Values cluster around a few points, so that rules overlap,
 * touch and contradict each other as they do in policies, and high words hold the garbage that real registers have.
 */
import fc from 'fast-check';
import {
  type Answer,
  type ArchPlane,
  type ArgumentTest,
  type Clause,
  type Condition,
  type Effect,
  type FilterModel,
  type NumberRange,
  type Plane,
  type Range,
  type SyscallEntry,
  type SyscallEvent,
  isEntry,
} from '../../compiler/index.js';
import { normalise } from '../../compiler/ranges.js';
import { type ArchName, arch } from '../../kernel/index.js';

export interface ModelOptions {
  readonly endian?: 'little' | 'big';
  /** Clauses of a plane, at most. */
  readonly clauses?: number;
  readonly planes?: number;
  readonly entries?: number;
  readonly arches?: number;
  /** `false`: no two effects of one rank with different data, as the compiler guarantees. Default `true`. */
  readonly conflicts?: boolean;
}

const little: readonly ArchName[] = ['x86_64', 'i386', 'aarch64', 'riscv64', 'mipsel'];
const big: readonly ArchName[] = ['s390x'];

const answers = (conflicts: boolean): fc.Arbitrary<Answer> =>
  fc.oneof(
    fc.constantFrom<Answer[]>(
      { kind: 'allow' },
      { kind: 'allow' },
      { kind: 'kill' },
      { kind: 'kill thread' },
      { kind: 'log' },
      { kind: 'notify' },
      { kind: 'errno', errno: 1 },
      { kind: 'trap', data: 0 },
      { kind: 'trace', data: 3 },
    ),
    conflicts
      ? fc.constantFrom<Answer[]>(
          { kind: 'errno', errno: 38 },
          { kind: 'errno', errno: 4095 },
          { kind: 'trap', data: 0xffff },
          { kind: 'trace', data: 0 },
        )
      : fc.constantFrom<Answer[]>({ kind: 'allow' }, { kind: 'errno', errno: 1 }),
  );

const effects = (conflicts: boolean): fc.Arbitrary<Effect> =>
  fc.oneof(
    { arbitrary: answers(conflicts), weight: 4 },
    { arbitrary: fc.constant<Effect>({ kind: 'deny' }), weight: 1 },
  );

const points32 = [0n, 1n, 2n, 8n, 15n, 0xffn, 0x100n, 0x7fffffffn, 0x80000000n, 0xfffffff0n, 0xffffff9cn, 0xffffffffn];
const points64 = [
  ...points32,
  1n << 32n,
  (1n << 32n) + 7n,
  0xffffffff00000000n,
  (1n << 63n) - 1n,
  1n << 63n,
  (1n << 64n) - 1n,
];

const value = (width: 32 | 64): fc.Arbitrary<bigint> =>
  fc
    .tuple(fc.constantFrom(...(width === 32 ? points32 : points64)), fc.integer({ min: -2, max: 2 }))
    .map(([point, offset]) => BigInt.asUintN(width, point + BigInt(offset)));

const ranges = (width: 32 | 64): fc.Arbitrary<readonly Range[]> =>
  fc
    .array(fc.tuple(value(width), fc.oneof(fc.constant(0n), value(width))), { minLength: 1, maxLength: 5 })
    .map((pairs) =>
      normalise(
        pairs.map(([lo, length]): Range => {
          const top = (1n << BigInt(width)) - 1n;
          return [lo, lo + length > top ? top : lo + length];
        }),
      ),
    );

const mask = (width: 32 | 64): fc.Arbitrary<bigint> =>
  fc.oneof(
    { arbitrary: fc.constant((1n << BigInt(width)) - 1n), weight: 3 },
    { arbitrary: value(width), weight: 1 },
    { arbitrary: fc.bigInt({ min: 0n, max: (1n << BigInt(width)) - 1n }), weight: 1 },
  );

const argumentTest: fc.Arbitrary<ArgumentTest> = fc.constantFrom<(32 | 64)[]>(32, 64).chain((width) =>
  fc
    // Two registers more often than the others: tests of one argument are where the interplay is.
    .record({
      arg: fc.constantFrom<ArgumentTest['arg'][]>(0, 0, 0, 1, 1, 2, 3, 4, 5),
      mask: mask(width),
      ranges: ranges(width),
    })
    .map((fields): ArgumentTest => ({ kind: 'test', width, ...fields })),
);

export const condition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { arbitrary: argumentTest, weight: 6 },
    { arbitrary: fc.constantFrom<Condition[]>({ kind: 'always' }, { kind: 'never' }), weight: 1 },
    {
      arbitrary: fc
        .record({
          kind: fc.constantFrom<('and' | 'or')[]>('and', 'or'),
          of: fc.array(tie('condition'), { minLength: 0, maxLength: 3 }),
        })
        .map(({ kind, of }): Condition => ({ kind, of })),
      weight: 2,
    },
    { arbitrary: tie('condition').map((of): Condition => ({ kind: 'not', of })), weight: 1 },
  ),
})).condition;

const source = { path: 'random.policy', text: '' };

const clauses = (options: ModelOptions): fc.Arbitrary<readonly Clause[]> =>
  fc
    .array(fc.record({ condition, effect: effects(options.conflicts ?? true) }), { maxLength: options.clauses ?? 5 })
    .map((found) =>
      found.map((clause, rule): Clause => ({ ...clause, origin: { rule, span: { source, start: 0, end: 0 } } })),
    );

/** A denial never lets anything happen. */
const denial = (conflicts: boolean): fc.Arbitrary<Answer> =>
  conflicts
    ? fc.constantFrom<Answer[]>(
        { kind: 'errno', errno: 1 },
        { kind: 'errno', errno: 13 },
        { kind: 'kill' },
        { kind: 'trap', data: 2 },
      )
    : fc.constantFrom<Answer[]>({ kind: 'errno', errno: 1 }, { kind: 'kill' });

export const plane = (options: ModelOptions = {}): fc.Arbitrary<Plane> =>
  fc.record({
    name: fc.constantFrom('syscall', 'files'),
    applies: condition,
    clauses: clauses(options),
    otherwise: answers(options.conflicts ?? true),
    denial: denial(options.conflicts ?? true),
  });

export const entry = (options: ModelOptions = {}): fc.Arbitrary<SyscallEntry> =>
  fc
    .tuple(
      fc.constantFrom('ioctl', 'openat', 'socket'),
      fc.array(plane(options), { minLength: 1, maxLength: options.planes ?? 3 }),
    )
    .map(([name, [first, ...others]]): SyscallEntry => {
      // Plane 0 always applies.
      return { name, planes: [{ ...first!, applies: { kind: 'always' } }, ...others] };
    });

const number = fc.oneof(
  fc.integer({ min: 0, max: 12 }),
  fc.constantFrom(59, 435, 0x3fffffff, 0x40000000, 0x40000001, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff),
);

const archPlane = (name: ArchName, options: ModelOptions): fc.Arbitrary<ArchPlane> =>
  fc
    .record({
      starts: fc.uniqueArray(number, { maxLength: options.entries ?? 5 }),
      entries: fc.array(fc.oneof(entry(options), entry(options), answers(options.conflicts ?? true)), {
        minLength: (options.entries ?? 5) + 1,
        maxLength: (options.entries ?? 5) + 1,
      }),
    })
    .map(({ starts, entries }): ArchPlane => {
      const from = [...new Set([0, ...starts])].sort((a, b) => a - b);
      const found = from.map((start, i): NumberRange => ({
        from: start,
        to: (from[i + 1] ?? 2 ** 32) - 1,
        entry: entries[i % entries.length]!,
      }));
      return { arch: arch(name), ranges: found };
    });

/** Models of little-endian architectures unless `endian` says otherwise: one filter has one byte order. */
export const model = (options: ModelOptions = {}): fc.Arbitrary<FilterModel> =>
  fc
    .record({
      names: fc.shuffledSubarray([...(options.endian === 'big' ? big : little)], {
        minLength: 1,
        maxLength: options.endian === 'big' ? 1 : (options.arches ?? 3),
      }),
      otherArch: answers(options.conflicts ?? true),
    })
    .chain(({ names, otherArch }) =>
      fc
        .tuple(...names.map((name) => archPlane(name, options)))
        .map((arches): FilterModel => ({ name: 'random', arches, otherArch })),
    );

// ---- events --------------------------------------------------------------------------------------------------------------

/** The values of each register next to which the model changes its mind, each with its neighbours. */
function boundaries(model: FilterModel): readonly (readonly bigint[])[] {
  const found = Array.from({ length: 6 }, () => new Set<bigint>([0n, (1n << 64n) - 1n]));
  const visit = (c: Condition): void => {
    if (c.kind === 'and' || c.kind === 'or') c.of.forEach(visit);
    else if (c.kind === 'not') visit(c.of);
    else if (c.kind === 'test')
      for (const end of c.ranges.flat())
        for (const near of [end - 1n, end, end + 1n]) {
          found[c.arg]!.add(BigInt.asUintN(64, near));
          found[c.arg]!.add(BigInt.asUintN(64, near | ~c.mask)); // what the mask takes away may be set
        }
  };
  for (const { ranges: numbers } of model.arches)
    for (const { entry: what } of numbers)
      if (isEntry(what))
        for (const p of what.planes) {
          visit(p.applies);
          p.clauses.forEach((c) => visit(c.condition));
        }
  return found.map((set) => [...set]);
}

/** Events at the edges of everything the model tests: arches, numbers, argument values, with and without high-word garbage. */
export function boundaryEvents(of: FilterModel): fc.Arbitrary<SyscallEvent> {
  const audits = of.arches.map(({ arch: { audit } }) => audit);
  const numbers = of.arches.flatMap(({ ranges: numbers }) => numbers.flatMap(({ from, to }) => [from, to]));
  const arg = (values: readonly bigint[]): fc.Arbitrary<bigint> =>
    fc
      .tuple(
        fc.oneof(
          { arbitrary: fc.constantFrom(...values), weight: 8 },
          { arbitrary: fc.bigInt(0n, (1n << 64n) - 1n), weight: 1 },
        ),
        fc.constantFrom(0n, 0n, 0n, 1n, 0xffffffffn, 0xdeadbeefn),
      )
      .map(([low, garbage]) => low ^ (garbage << 32n));
  const values = boundaries(of).map(arg);
  return fc.record({
    audit: fc.oneof(
      { arbitrary: fc.constantFrom(...audits), weight: 20 },
      { arbitrary: fc.constantFrom(...audits.flatMap((a) => [(a - 1) >>> 0, (a + 1) >>> 0]), 0), weight: 1 },
    ),
    nr: fc.oneof(
      { arbitrary: fc.constantFrom(...numbers), weight: 10 },
      { arbitrary: fc.integer({ min: 0, max: 0xffffffff }), weight: 1 },
    ),
    args: fc.tuple(values[0]!, values[1]!, values[2]!, values[3]!, values[4]!, values[5]!),
  });
}

/** Reproducible events, when a property looks at many of one model. */
export const sampleEvents = (of: FilterModel, count: number, seed = 1): readonly SyscallEvent[] =>
  fc.sample(boundaryEvents(of), { numRuns: count, seed });
