/**
 * A syscall entry as a diagram whose leaves are `SECCOMP_RET_*` values. Normally one ordered diagram for the whole entry;
 * where that would blow up (tests on many words at once multiply), a chain of small ones, see `chain.ts`.
 */
import {
  type Answer,
  type ArgumentTest,
  type Condition,
  type SyscallEntry,
  decideEntry,
} from '../../../compiler/index.js';
import { returnValue } from './answers.js';
import { chain } from './chain.js';
import { Conditions, Variables } from './conditions.js';
import { type Diagram, Diagrams, type Operation, OverBudget, diagramSize } from './diagram.js';
import { NOTHING, Outcomes } from './outcomes.js';
import { withoutImpossible } from './possible.js';

/** Ranges tested, beyond which fewer orders of the arguments are tried. */
const LARGE = 400;

/** The outcome of an entry whose arguments do not matter (most of them), without any diagram. */
export function constantAnswer(entry: SyscallEntry): Answer | undefined {
  const fixed = (c: Condition): boolean => c.kind === 'always' || c.kind === 'never';
  for (const plane of entry.planes) {
    if (!fixed(plane.applies)) return undefined;
    for (const clause of plane.clauses) if (!fixed(clause.condition)) return undefined;
  }
  return decideEntry(entry, [0n, 0n, 0n, 0n, 0n, 0n]).answer;
}

/** Every diagram of the result has the same decisions; which one gives the best code is for the caller to see. */
export function entryDiagrams(entry: SyscallEntry): readonly Diagram[] {
  const tests = entry.planes.flatMap((p) => [...testsOf(p.applies), ...p.clauses.flatMap((c) => testsOf(c.condition))]);
  const clauses = entry.planes.reduce((sum, p) => sum + p.clauses.length + 1, 0);
  const ranges = tests.reduce((sum, t) => sum + t.ranges.length, clauses);
  const used = [...new Set(tests.map((t) => t.arg))];
  const results: Diagram[] = [];
  for (const order of argumentOrders(used, ranges)) {
    const diagrams = new Diagrams();
    // Balanced merging of n ranges writes about n log n of them; more means that words multiply.
    diagrams.allow(2000 + 100 * ranges);
    try {
      const diagram = whole(entry, diagrams, order);
      if (diagramSize(diagram) <= 200 + 8 * ranges) results.push(diagram);
    } catch (error) {
      if (!(error instanceof OverBudget)) throw error;
      if (ranges > LARGE) break; // another order hardly ever helps, and trying takes long
    }
  }
  return results.length > 0 ? results : [chain(entry, new Diagrams(), used)];
}

/** @throws OverBudget */
function whole(entry: SyscallEntry, diagrams: Diagrams, order: readonly number[]): Diagram {
  const outcomes = new Outcomes();
  const conditions = new Conditions(diagrams, new Variables(order));
  const nothing = diagrams.leaf(NOTHING);
  const strictest: Operation = {
    leaf: (a, b) => outcomes.strictest(a, b),
    shortcut: (a, b) => (a === nothing || a === b ? b : b === nothing ? a : undefined),
    memo: new Map(),
  };
  const planes = entry.planes.map((plane) => {
    const said = diagrams.applyAll(
      strictest,
      plane.clauses.map((clause) => {
        const outcome = diagrams.leaf(outcomes.of(clause.effect, true));
        return diagrams.substitute(conditions.diagram(clause.condition), (holds) => (holds ? outcome : nothing));
      }),
      nothing,
    );
    const otherwise = outcomes.of(plane.otherwise, false);
    const answer = diagrams.substitute(said, (o) =>
      diagrams.leaf(o === NOTHING ? otherwise : outcomes.answer(o, plane.denial)),
    );
    if (plane.applies.kind === 'always') return answer;
    const where: Operation = {
      leaf: (applies, o) => (applies ? o : NOTHING),
      shortcut: (applies, o) => (applies.leaf === 0 ? nothing : applies.leaf === 1 ? o : undefined),
      memo: new Map(),
    };
    return diagrams.apply(where, conditions.diagram(plane.applies), answer);
  });
  const all = withoutImpossible(diagrams.applyAll(strictest, planes, nothing), diagrams);
  return diagrams.substitute(all, (o) => diagrams.leaf(returnValue(outcomes.get(o).effect)));
}

/** Few words: every order is tried. Many: as met, and backwards. */
function argumentOrders(used: readonly number[], ranges: number): readonly (readonly number[])[] {
  if (used.length < 2) return [used];
  if (used.length > 3 || ranges > LARGE) return ranges > 4000 ? [used] : [used, [...used].reverse()];
  return permutations(used);
}

function permutations(of: readonly number[]): readonly (readonly number[])[] {
  if (of.length <= 1) return [of];
  return of.flatMap((first) => permutations(of.filter((x) => x !== first)).map((rest) => [first, ...rest]));
}

export function testsOf(condition: Condition): readonly ArgumentTest[] {
  switch (condition.kind) {
    case 'always':
    case 'never':
      return [];
    case 'test':
      return [condition];
    case 'not':
      return testsOf(condition.of);
    case 'and':
    case 'or':
      return condition.of.flatMap(testsOf);
  }
}
