/** Two winning rules with effects of one rank and different data: an error of the policy, since order never matters. */
import { rank } from '../decide-syscall.js';
import { type Clause, type FilterModel, type Origin, STRICTNESS, type SyscallEvent } from '../model.js';
import { type Diagram, FALSE } from './diagram.js';
import { type Analysis, type Located, analyse, eventAt } from './entries.js';
import type { Meanings } from './meaning.js';
import { clash } from './use.js';

export interface Conflict extends Located {
  readonly clauses: readonly [Clause, Clause];
  readonly origins: readonly [Origin, Origin];
  /** Both win here. */
  readonly witness: SyscallEvent;
}

/** Pairs of rules beyond which an entry's conflicts are only noise. */
const MOST_PAIRS = 50;

/**
 * Pairs of clauses, in one plane or in two of one entry, that both decide somewhere with one kind of effect and different
 * data. A bare `deny` has no data: it takes part in none.
 */
export const conflicts = (model: FilterModel, budget?: number): Analysis<Conflict> =>
  analyse(model, conflictsIn, budget);

interface Candidate {
  readonly clause: Clause;
  /** Where it is among the strictest of its plane, and its plane among the strictest of the entry. */
  readonly wins: Diagram;
}

function conflictsIn(meanings: Meanings, located: Located): readonly Conflict[] {
  const { dd } = meanings;
  const { entry } = located;
  const found: Conflict[] = [];
  const kinds = STRICTNESS.filter((kind) => {
    const clauses = entry.planes.flatMap((p) => p.clauses).filter((c) => c.effect.kind === kind);
    return clauses.some((c) => clash(c.effect, clauses[0]!.effect));
  });
  if (kinds.length === 0) return found; // nearly always: one errno, no trap, no trace
  const whole = meanings.entry(entry);
  for (const kind of kinds) {
    const answers = dd.map(whole, (code) => (meanings.answerOf(code)?.kind === kind ? 1 : 0));
    const candidates = entry.planes.flatMap((plane) => {
      const where = dd.and(answers, meanings.condition(plane.applies));
      const stricter = plane.clauses.filter((c) => rank(c.effect) < STRICTNESS.indexOf(kind));
      const open = dd.minus(where, dd.any(stricter.map((c) => meanings.condition(c.condition))));
      return plane.clauses
        .filter((c) => c.effect.kind === kind)
        .map((clause): Candidate => ({ clause, wins: dd.and(open, meanings.condition(clause.condition)) }));
    });
    found.push(...pairs(meanings, located, candidates));
  }
  return found;
}

function pairs(meanings: Meanings, located: Located, candidates: readonly Candidate[]): readonly Conflict[] {
  const { dd } = meanings;
  const found: Conflict[] = [];
  /** Per data: the clauses so far, and where they win. */
  const groups: { readonly members: Candidate[]; wins: Diagram }[] = [];
  let all = FALSE;
  for (const candidate of candidates) {
    if (candidate.wins === FALSE) continue;
    const own = groups.find(({ members }) => !clash(members[0]!.clause.effect, candidate.clause.effect));
    if (dd.and(candidate.wins, all) !== FALSE)
      for (const group of groups) {
        if (group === own || dd.and(candidate.wins, group.wins) === FALSE) continue;
        for (const other of group.members) {
          const both = dd.satisfy(dd.and(candidate.wins, other.wins));
          if (!both) continue;
          if (found.length === MOST_PAIRS) return found;
          const witness = eventAt(located, both);
          const clauses = [other.clause, candidate.clause] as const;
          found.push({ ...located, clauses, origins: [clauses[0].origin, clauses[1].origin], witness });
        }
      }
    if (own) {
      own.members.push(candidate);
      own.wins = dd.or(own.wins, candidate.wins);
    } else groups.push({ members: [candidate], wins: candidate.wins });
    all = dd.or(all, candidate.wins);
  }
  return found;
}
