/**
 * The reference answer on the syscall plane. Small on purpose: every filter that polc writes is proven equal to this
 * meaning (backends/seccomp/prove.ts), and this function is what the property tests compare both with.
 */
import { assertNever } from '../dsl/index.js';
import type {
  Answer,
  ArchPlane,
  Clause,
  Condition,
  Effect,
  FilterModel,
  NumberRange,
  Plane,
  SyscallEntry,
  SyscallEvent,
} from './model.js';
import { STRICTNESS } from './model.js';

/** 0 is the strictest. */
export const rank = (effect: Effect): number => STRICTNESS.indexOf(effect.kind);

/** The 16 data bits an answer carries; two effects of one rank agree where this does. */
export function answerData(effect: Effect): number {
  switch (effect.kind) {
    case 'errno':
      return effect.errno;
    case 'trap':
    case 'trace':
      return effect.data;
    case 'kill':
    case 'kill thread':
    case 'deny':
    case 'notify':
    case 'log':
    case 'allow':
      return 0;
    default:
      return assertNever(effect);
  }
}

export const sameEffect = (a: Effect, b: Effect): boolean => a.kind === b.kind && answerData(a) === answerData(b);

export const isEntry = (entry: NumberRange['entry']): entry is SyscallEntry => 'planes' in entry;

export function holds(condition: Condition, args: SyscallEvent['args']): boolean {
  switch (condition.kind) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'and':
      return condition.of.every((c) => holds(c, args));
    case 'or':
      return condition.of.some((c) => holds(c, args));
    case 'not':
      return !holds(condition.of, args);
    case 'test': {
      const value = BigInt.asUintN(condition.width, args[condition.arg]) & condition.mask;
      return condition.ranges.some(([lo, hi]) => lo <= value && value <= hi);
    }
    default:
      return assertNever(condition);
  }
}

/** What one plane says, and the clauses that made it say so (none: `otherwise`). */
export interface PlaneVerdict {
  readonly plane: Plane;
  readonly answer: Answer;
  readonly deciding: readonly Clause[];
}

export interface SyscallVerdict {
  readonly answer: Answer;
  /** The verdicts that gave the answer: one, or several that agree. Empty where the number itself is answered. */
  readonly deciding: readonly PlaneVerdict[];
  /** `undefined` where the number has no entry (a gap, an unknown number, a foreign architecture). */
  readonly entry: SyscallEntry | undefined;
}

export function decidePlane(plane: Plane, args: SyscallEvent['args']): PlaneVerdict {
  const matching = plane.clauses.filter((clause) => holds(clause.condition, args));
  const strictest = Math.min(...matching.map((clause) => rank(clause.effect)));
  const deciding = matching.filter((clause) => rank(clause.effect) === strictest);
  const effect = deciding[0]?.effect ?? plane.otherwise;
  return { plane, answer: effect.kind === 'deny' ? plane.denial : effect, deciding };
}

export function decideEntry(entry: SyscallEntry, args: SyscallEvent['args']): SyscallVerdict {
  const verdicts = entry.planes.filter((p) => holds(p.applies, args)).map((p) => decidePlane(p, args));
  const strictest = Math.min(...verdicts.map((v) => rank(v.answer)));
  const winners = verdicts.filter((v) => rank(v.answer) === strictest);
  const first = winners.find((v) => v.deciding.length > 0) ?? winners[0];
  if (!first) throw new Error(`no plane of ${entry.name} applies`); // plane 0 always does
  return { answer: first.answer, deciding: winners.filter((v) => sameEffect(v.answer, first.answer)), entry };
}

/** @throws never: the ranges of a plane cover every number. */
export function rangeOf(plane: ArchPlane, nr: number): NumberRange {
  let low = 0;
  let high = plane.ranges.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (plane.ranges[middle]!.to < nr) low = middle + 1;
    else high = middle;
  }
  return plane.ranges[low]!;
}

export function decideSyscall(model: FilterModel, event: SyscallEvent): SyscallVerdict {
  const plane = model.arches.find((p) => p.arch.audit === event.audit);
  if (!plane) return { answer: model.otherArch, deciding: [], entry: undefined };
  const { entry } = rangeOf(plane, event.nr);
  if (!isEntry(entry)) return { answer: entry, deciding: [], entry: undefined };
  return decideEntry(entry, event.args);
}

/** Of one rank, the first. @throws RangeError without any. */
export function leastStrict(answers: readonly Answer[]): Answer {
  const [first, ...rest] = answers;
  if (!first) throw new RangeError('there is no answer to choose from');
  return rest.reduce((a, b) => (rank(b) > rank(a) ? b : a), first);
}

/** What a filter has to answer that serves several profiles, as one that is inherited by exec does. */
export const decideUnion = (members: readonly FilterModel[], event: SyscallEvent): Answer =>
  leastStrict(members.map((member) => decideSyscall(member, event).answer));
