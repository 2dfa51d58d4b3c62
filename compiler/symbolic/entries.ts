/** The entries of a model, each once, and a budget for each: what the analyses walk over. */
import { isEntry } from '../decide-syscall.js';
import type { ArchPlane, FilterModel, SyscallEntry, SyscallEvent } from '../model.js';
import { Diagrams, OverBudget } from './diagram.js';
import { Meanings } from './meaning.js';
import { ARCH_WORD, type Assignment, NR_WORD, eventOf } from './words.js';

/** An entry and the first number of the first architecture that has it. */
export interface Located {
  readonly plane: ArchPlane;
  readonly nr: number;
  readonly entry: SyscallEntry;
}

export interface Analysis<T> {
  readonly found: readonly T[];
  /** Entries whose diagrams went over the budget: nothing is known of them. */
  readonly unchecked: readonly Located[];
}

/** Arguments in `assignment` as a whole event of an entry. */
export function eventAt(
  { plane, nr }: { readonly plane: ArchPlane; readonly nr: number },
  assignment: Assignment,
): SyscallEvent {
  const words = assignment.slice();
  words[ARCH_WORD] = plane.arch.audit;
  words[NR_WORD] = nr;
  return eventOf(words);
}

/** Less than a proof's: these answer questions of taste and of contradiction, and every compile asks them. */
const ANALYSIS_BUDGET = 500_000;

/** @param budget nodes for each entry: one pathological syscall leaves the others checked. */
export function analyse<T>(
  model: FilterModel,
  of: (meanings: Meanings, entry: Located) => readonly T[],
  budget: number = ANALYSIS_BUDGET,
): Analysis<T> {
  const found: T[] = [];
  const unchecked: Located[] = [];
  const seen = new Set<SyscallEntry>();
  // One engine for many entries shares conditions; a fresh one follows before the budget runs short.
  let meanings = new Meanings(new Diagrams(budget));
  for (const plane of model.arches)
    for (const { from, entry } of plane.ranges) {
      if (!isEntry(entry) || seen.has(entry)) continue;
      seen.add(entry);
      const located: Located = { plane, nr: from, entry };
      try {
        found.push(...of(meanings, located));
      } catch (error) {
        if (!(error instanceof OverBudget)) throw error;
        meanings = new Meanings(new Diagrams(budget));
        try {
          found.push(...of(meanings, located));
        } catch (again) {
          if (!(again instanceof OverBudget)) throw again;
          unchecked.push(located);
          meanings = new Meanings(new Diagrams(budget));
        }
      }
    }
  return { found, unchecked };
}
