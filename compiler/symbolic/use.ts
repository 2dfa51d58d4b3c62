/** Clauses that never decide: overruled everywhere, or said already by others. */
import { answerData, rank, sameEffect } from '../decide-syscall.js';
import { type Clause, type Effect, type FilterModel, type Plane, STRICTNESS } from '../model.js';
import { type Diagram, FALSE } from './diagram.js';
import { type Analysis, type Located, analyse } from './entries.js';
import type { Meanings } from './meaning.js';
import { UnionTree } from './union-tree.js';

export type Use =
  | { readonly kind: 'decides' }
  /** The condition holds for no arguments, or none of those that the plane applies to. */
  | { readonly kind: 'never matches' }
  /** Wherever it matches, a stricter clause of the plane does; `by` is one of them. */
  | { readonly kind: 'overruled'; readonly by: Clause }
  /** Where it is not overruled, others of its effect match. All redundant clauses of a plane can be dropped together. */
  | { readonly kind: 'redundant'; readonly by: readonly Clause[] };

export interface ClauseUse extends Located {
  readonly on: Plane;
  readonly clause: Clause;
  readonly use: Use;
}

/** Each clause of each entry. A rule makes many clauses: it is idle where none of them decides. */
export const clauseUse = (model: FilterModel, budget?: number): Analysis<ClauseUse> =>
  analyse(
    model,
    (meanings, located) =>
      located.entry.planes.flatMap((on) =>
        usesIn(meanings, on).map((use, i): ClauseUse => ({ ...located, on, clause: on.clauses[i]!, use })),
      ),
    budget,
  );

function usesIn(meanings: Meanings, plane: Plane): readonly Use[] {
  const { dd } = meanings;
  const applies = meanings.condition(plane.applies);
  const where = plane.clauses.map((c) => dd.and(meanings.condition(c.condition), applies));
  const uses: Use[] = where.map((set): Use => ({ kind: set === FALSE ? 'never matches' : 'decides' }));
  const stricter = new Stricter(meanings, plane.clauses, where);
  for (let strictness = 0; strictness < STRICTNESS.length; strictness++) {
    const here = plane.clauses.flatMap(({ effect }, i) =>
      rank(effect) === strictness && where[i] !== FALSE ? [i] : [],
    );
    const left = new Map<number, Diagram>();
    for (const i of here) {
      const rest = dd.minus(where[i]!, stricter.union);
      if (rest !== FALSE) left.set(i, rest);
      else uses[i] = { kind: 'overruled', by: plane.clauses[stricter.meeting(where[i]!)]! };
    }
    for (const group of byEffect([...left.keys()], plane.clauses)) {
      const tree = new UnionTree(
        dd,
        group.map((i) => where[i]!),
      );
      const covered: number[] = [];
      // From the last: of two that say the same, the later is the one too many.
      for (let at = group.length - 1; at >= 0; at--)
        if (tree.outside(left.get(group[at]!)!, at) === FALSE) {
          tree.remove(at);
          covered.push(at);
        }
      for (const at of covered) {
        const by: Clause[] = [];
        let rest = left.get(group[at]!)!;
        for (let other = tree.meeting(rest); other !== undefined; other = tree.meeting(rest)) {
          by.push(plane.clauses[group[other]!]!);
          rest = dd.minus(rest, where[group[other]!]!);
        }
        uses[group[at]!] = { kind: 'redundant', by };
      }
    }
    stricter.add(here);
  }
  return uses;
}

function byEffect(of: readonly number[], clauses: readonly Clause[]): readonly (readonly number[])[] {
  const groups = new Map<number, number[]>();
  for (const i of of) {
    const data = answerData(clauses[i]!.effect);
    const group = groups.get(data);
    if (group) group.push(i);
    else groups.set(data, [i]);
  }
  return [...groups.values()];
}

/** The clauses of the ranks done so far; a tree a rank. */
class Stricter {
  union: Diagram = FALSE;
  readonly #layers: { readonly tree: UnionTree; readonly members: readonly number[] }[] = [];

  constructor(
    readonly meanings: Meanings,
    readonly clauses: readonly Clause[],
    readonly where: readonly Diagram[],
  ) {}

  add(members: readonly number[]): void {
    if (members.length === 0) return;
    const tree = new UnionTree(
      this.meanings.dd,
      members.map((i) => this.where[i]!),
    );
    this.#layers.push({ tree, members });
    this.union = this.meanings.dd.or(this.union, tree.union);
  }

  /** @throws RangeError where none meets the set; asked only of sets inside `union`. */
  meeting(set: Diagram): number {
    for (const { tree, members } of this.#layers) {
      const at = tree.meeting(set);
      if (at !== undefined) return members[at]!;
    }
    throw new RangeError('no stricter clause meets the set');
  }
}

/** Two effects of one rank that differ in their data: what only an order of rules could settle. */
export const clash = (a: Effect, b: Effect): boolean => a.kind === b.kind && !sameEffect(a, b);
