/** Cuts one syscall's entry into parts, such that the strictest of their answers is the entry's own. */
import {
  ALWAYS,
  type Answer,
  type ArgumentTest,
  type Condition,
  type Effect,
  NEVER,
  type Plane,
  type Range,
  type SyscallEntry,
  and,
  not,
  or,
  rank,
  sameEffect,
  test,
} from '../../compiler/index.js';
import { testsOf } from './generate/index.js';

const ALLOW: Answer = { kind: 'allow' };
/** A cut has to take this much off the larger part, or cutting would not end. */
const PROGRESS = 0.9;

/**
 * @param count how many parts would be about right.
 * @param sizeOf instructions of an entry's code.
 * @returns `undefined` where no cut makes it smaller.
 */
export function cut(
  entry: SyscallEntry,
  count: number,
  sizeOf: (entry: SyscallEntry) => number,
): readonly SyscallEntry[] | undefined {
  const limit = sizeOf(entry) * PROGRESS;
  for (const parts of candidates(entry, count)) if (parts.every((part) => sizeOf(part) <= limit)) return parts;
  return undefined;
}

function* candidates(entry: SyscallEntry, count: number): Generator<readonly SyscallEntry[]> {
  for (const variable of variables(entry).slice(0, 4)) {
    const regions = variable.regions(count);
    if (regions.length > 1) yield regions.map((region) => within(entry, variable.test, region));
  }
  const parts = byClauses(entry, count);
  if (parts) yield parts;
}

// ---- by values of one argument -----------------------------------------------------------------------------------------

class Variable {
  readonly #bounds = new Set<bigint>();

  constructor(readonly test: ArgumentTest) {}

  add(ranges: readonly Range[]): void {
    for (const [lo, hi] of ranges) {
      this.#bounds.add(lo);
      this.#bounds.add(hi + 1n);
    }
  }

  get count(): number {
    return this.#bounds.size;
  }

  /** Up to `count` regions with as many bounds each. */
  regions(count: number): readonly Range[] {
    const top = (1n << BigInt(this.test.width)) - 1n;
    const bounds = [...this.#bounds].filter((b) => b > 0n && b <= top).sort((a, b) => (a < b ? -1 : 1));
    const cuts = Math.min(count - 1, bounds.length);
    const starts = [
      0n,
      ...Array.from({ length: cuts }, (_, i) => bounds[Math.floor(((i + 1) * bounds.length) / (cuts + 1))]!),
    ];
    return starts.map((from, i): Range => [from, i + 1 < starts.length ? starts[i + 1]! - 1n : top]);
  }
}

const same = (a: ArgumentTest, b: ArgumentTest): boolean => a.arg === b.arg && a.width === b.width && a.mask === b.mask;

/** What is tested, that with the most distinct bounds first. */
function variables(entry: SyscallEntry): readonly Variable[] {
  const known = new Map<string, Variable>();
  for (const plane of entry.planes)
    for (const t of [plane.applies, ...plane.clauses.map((c) => c.condition)].flatMap(testsOf)) {
      const key = `${t.arg} ${t.width} ${t.mask}`;
      let variable = known.get(key);
      if (!variable) known.set(key, (variable = new Variable(t)));
      variable.add(t.ranges);
    }
  return [...known.values()].sort((a, b) => b.count - a.count);
}

/** The entry where `variable` lies in `region`, ALLOW elsewhere. */
function within(entry: SyscallEntry, variable: ArgumentTest, region: Range): SyscallEntry {
  const inside = test(variable.arg, variable.width, [region], variable.mask);
  const planes = entry.planes.map((plane): Plane => ({
    ...plane,
    applies: and(inside, restrict(plane.applies, variable, region)),
    clauses: plane.clauses
      .map((c) => ({ ...c, condition: restrict(c.condition, variable, region) }))
      .filter((c) => c.condition.kind !== 'never'),
  }));
  const elsewhere: Plane = { name: 'elsewhere', applies: ALWAYS, clauses: [], otherwise: ALLOW, denial: ALLOW };
  return { name: entry.name, planes: [...planes.filter((p) => p.name !== elsewhere.name), elsewhere] };
}

/** The condition, given that `variable` lies in `region`. */
function restrict(condition: Condition, variable: ArgumentTest, region: Range): Condition {
  switch (condition.kind) {
    case 'always':
    case 'never':
      return condition;
    case 'and':
      return and(...condition.of.map((c) => restrict(c, variable, region)));
    case 'or':
      return or(...condition.of.map((c) => restrict(c, variable, region)));
    case 'not':
      return not(restrict(condition.of, variable, region));
    case 'test': {
      if (!same(condition, variable)) return condition;
      const ranges = condition.ranges
        .map(([lo, hi]): Range => [lo > region[0] ? lo : region[0], hi < region[1] ? hi : region[1]])
        .filter(([lo, hi]) => lo <= hi);
      if (ranges.length === 0) return NEVER;
      if (ranges[0]![0] === region[0] && ranges[0]![1] === region[1]) return ALWAYS;
      return test(condition.arg, condition.width, ranges, condition.mask);
    }
  }
}

// ---- by clauses ----------------------------------------------------------------------------------------------------------

/** Two answers of one rank with different data: between programs the kernel would take the one installed last. */
function hasTies(entry: SyscallEntry): boolean {
  const byRank = new Map<number, Effect>();
  for (const { otherwise, denial, clauses } of entry.planes)
    for (const effect of [otherwise, denial, ...clauses.map((c) => c.effect)]) {
      const other = byRank.get(rank(effect));
      if (other && !sameEffect(other, effect)) return true;
      byRank.set(rank(effect), effect);
    }
  return false;
}

/**
 * Clauses that are all stricter than their plane's `otherwise` can stand in different programs: where one matches, the
 * program that has it answers so, and the others no less strictly than they must.
 */
function byClauses(entry: SyscallEntry, count: number): readonly SyscallEntry[] | undefined {
  const at = entry.planes.findIndex(
    ({ clauses, otherwise }) =>
      clauses.length >= count &&
      clauses.every(({ effect }) => effect.kind !== 'deny' && rank(effect) < rank(otherwise)),
  );
  if (at < 0 || hasTies(entry)) return undefined;
  const { clauses } = entry.planes[at]!;
  return Array.from({ length: count }, (_, i): SyscallEntry => {
    const share = clauses.slice(
      Math.floor((i * clauses.length) / count),
      Math.floor(((i + 1) * clauses.length) / count),
    );
    return { name: entry.name, planes: entry.planes.map((p, j) => (j === at ? { ...p, clauses: share } : p)) };
  });
}
