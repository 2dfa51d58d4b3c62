/** Which answers a named syscall can get, and whether an operation can happen at all. */
import { syscallNumber } from '../kernel/index.js';
import { ALWAYS } from './condition.js';
import { isEntry, rangeOf } from './decide-syscall.js';
import { callsFor } from './imply/index.js';
import { permits } from './imply/row.js';
import type { ArchPlane, Condition, FilterModel } from './model.js';
import type { Operation } from './coverage.js';
import type { Profile } from './profile.js';
import { answersOf, type Meanings, type PossibleAnswer } from './symbolic/index.js';

/** The plane of the filter in which a profile's architecture stands (x32 in x86_64's). */
export const planeOf = (filter: FilterModel, profile: Profile): ArchPlane | undefined =>
  filter.arches.find((plane) => plane.arch.name === (profile.arch === 'x32' ? 'x86_64' : profile.arch));

/** What a named syscall can get where the condition holds; undefined where the architecture does not have it. */
export function answersOfCall(
  filter: FilterModel,
  profile: Profile,
  name: string,
  where: Condition,
): readonly PossibleAnswer[] | undefined {
  const plane = planeOf(filter, profile);
  const nr = syscallNumber(profile.arch, name);
  return plane && nr !== undefined ? answersOf(plane, nr, where) : undefined;
}

/** Whether some syscall that performs the operation can pass; true for operations without a syscall of their own. */
export function operationPasses(
  filter: FilterModel,
  profile: Profile,
  operation: Operation,
  meanings?: Meanings,
): boolean {
  const plane = planeOf(filter, profile);
  const numbers = callsFor(operation).flatMap((name) => syscallNumber(profile.arch, name) ?? []);
  if (!plane || numbers.length === 0) return true;
  return numbers.some((nr) => {
    const { entry } = rangeOf(plane, nr);
    if (!isEntry(entry)) return permits(entry);
    // Only an entry whose planes all permit something can pass; asking that first spares most diagrams.
    const closed = entry.planes.some(
      (p) => p.applies.kind === 'always' && !permits(p.otherwise) && !p.clauses.some((c) => permits(c.effect)),
    );
    if (closed) return false;
    return answersOf(plane, nr, ALWAYS, meanings && { meanings })?.some(({ answer }) => permits(answer)) ?? true;
  });
}
