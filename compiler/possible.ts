/** Which answers a syscall can get, over all arguments that a condition leaves: with an example of each. */
import { syscallNumber } from '../kernel/index.js';
import { isEntry, rangeOf } from './decide-syscall.js';
import { callsFor } from './imply/index.js';
import { permits } from './imply/row.js';
import type { Answer, ArchPlane, Condition, FilterModel, NumberRange, SyscallEvent } from './model.js';
import type { Operation } from './coverage.js';
import type { Profile } from './profile.js';
import { Diagrams, Meanings, eventOf, terminal } from './symbolic/index.js';

export interface PossibleAnswer {
  readonly answer: Answer;
  readonly example: SyscallEvent;
}

/** The plane of the filter in which a profile's architecture stands (x32 in x86_64's). */
export const planeOf = (filter: FilterModel, profile: Profile): ArchPlane | undefined =>
  filter.arches.find((plane) => plane.arch.name === (profile.arch === 'x32' ? 'x86_64' : profile.arch));

export class Possibilities {
  private readonly meanings = new Meanings(new Diagrams());

  /** @throws OverBudget for conditions beyond all measure. */
  answers(plane: ArchPlane, nr: number, entry: NumberRange['entry'], where: Condition): readonly PossibleAnswer[] {
    const { meanings } = this;
    const none = terminal(0);
    const restricted = meanings.dd.ite(meanings.condition(where), meanings.entryOrAnswer(entry), none);
    const out: PossibleAnswer[] = [];
    for (const [value, assignment] of meanings.dd.terminals(restricted)) {
      const answer = value === 0 ? undefined : meanings.answerOf(value);
      if (answer) out.push({ answer, example: { ...eventOf(assignment), audit: plane.arch.audit, nr } });
    }
    return out;
  }

  /** What a named syscall can get; undefined where the architecture does not have it. */
  ofCall(filter: FilterModel, profile: Profile, name: string, where: Condition): readonly PossibleAnswer[] | undefined {
    const plane = planeOf(filter, profile);
    const nr = syscallNumber(profile.arch, name);
    if (!plane || nr === undefined) return undefined;
    return this.answers(plane, nr, rangeOf(plane, nr).entry, where);
  }

  /** Whether some syscall that performs the operation can pass; true for operations without a syscall of their own. */
  passes(filter: FilterModel, profile: Profile, operation: Operation): boolean {
    const plane = planeOf(filter, profile);
    const calls = callsFor(operation).flatMap((name) => syscallNumber(profile.arch, name) ?? []);
    if (!plane || calls.length === 0) return true;
    return calls.some((nr) => {
      const { entry } = rangeOf(plane, nr);
      if (!isEntry(entry)) return permits(entry);
      // An entry without a permitting clause in its first plane can't pass; asking that first spares the diagrams.
      const first = entry.planes[0];
      if (first && !permits(first.otherwise) && !first.clauses.some((c) => permits(c.effect))) return false;
      return this.answers(plane, nr, entry, { kind: 'always' }).some(({ answer }) => permits(answer));
    });
  }
}
