/** Events at the seams of a model: every range ±1, garbage in high words, numbers and architectures that nobody expects. */
import {
  type ArgumentTest,
  type Condition,
  type FilterModel,
  type SyscallEntry,
  type SyscallEvent,
  isEntry,
} from '../../compiler/index.js';
import { archByAudit } from '../../kernel/index.js';
import type { Random } from './random.js';

export function testsOf(condition: Condition): readonly ArgumentTest[] {
  switch (condition.kind) {
    case 'test':
      return [condition];
    case 'and':
    case 'or':
      return condition.of.flatMap(testsOf);
    case 'not':
      return testsOf(condition.of);
    case 'always':
    case 'never':
      return [];
  }
}

const testsOfEntry = (entry: SyscallEntry): readonly ArgumentTest[] =>
  entry.planes.flatMap((p) => [p.applies, ...p.clauses.map((c) => c.condition)]).flatMap(testsOf);

/** Values of a register between which some test of it changes its mind. */
function seams(tests: readonly ArgumentTest[]): readonly (readonly bigint[])[] {
  return [0, 1, 2, 3, 4, 5].map((arg) => {
    const out = new Set<bigint>([
      0n,
      1n,
      0xffffffffn,
      0xffffffffffffffffn,
      0x80000000n,
      0x7fffffffn,
      0x8000000000000000n,
    ]);
    for (const { mask, width, ranges } of tests.filter((t) => t.arg === arg)) {
      const outside = BigInt.asUintN(64, ~mask);
      const around = (value: bigint): void => {
        out.add(BigInt.asUintN(width, value));
        out.add(BigInt.asUintN(width, value | outside));
      };
      around(mask);
      for (const [lo, hi] of ranges) for (const v of [lo - 1n, lo, hi, hi + 1n]) around(v);
    }
    return [...out];
  });
}

const GARBAGE = [0n, 0n, 0n, 0xffffffffn, 1n, 0x80000000n, 0xdeadbeefn];

type Registers = SyscallEvent['args'];

/** Registers for one entry: each at a seam, the high word at times garbage. */
export function registers(entry: SyscallEntry | undefined, random: Random, count: number): readonly Registers[] {
  const choices = seams(entry ? testsOfEntry(entry) : []);
  const one = (arg: number): bigint => {
    if (random.below(16) === 0) return random.long();
    return random.pick(choices[arg]!) ^ (random.pick(GARBAGE) << 32n);
  };
  return Array.from({ length: count }, (): Registers => [one(0), one(1), one(2), one(3), one(4), one(5)]);
}

const ODD_NUMBERS = [
  0xffffffff, 0xfffffffe, 0x7fffffff, 0x80000000, 0x40000000, 0x40000001, 0x3fffffff, 0xbfffffff, 5000, 100_000,
];
const ODD_ARCHES = [0, 1, 0xffffffff, 0xc000003f, 0x4000003e, 0x0000003e, 0xc00000b8];

/** @param perEntry argument sets tried on each entry that looks at arguments. */
export function eventsOf(model: FilterModel, random: Random, perEntry: number): readonly SyscallEvent[] {
  const events: SyscallEvent[] = [];
  const none = (): Registers => registers(undefined, random, 1)[0]!;
  for (const { arch, ranges } of model.arches) {
    for (const { from, to, entry } of ranges) {
      const sets = isEntry(entry) ? registers(entry, random, testsOfEntry(entry).length > 0 ? perEntry : 1) : [none()];
      for (const args of sets) events.push({ audit: arch.audit, nr: from, args });
      if (to !== from) events.push({ audit: arch.audit, nr: to, args: none() });
    }
    for (const nr of ODD_NUMBERS) events.push({ audit: arch.audit, nr, args: none() });
  }
  const numbers = model.arches.flatMap((p) => p.ranges.map((r) => r.from));
  for (const audit of ODD_ARCHES)
    if (!archByAudit(audit) || !model.arches.some((p) => p.arch.audit === audit))
      events.push({ audit, nr: random.pick([...numbers, ...ODD_NUMBERS]), args: none() });
  return events;
}
