/**
 * The fallback for entries whose diagram would blow up: tests in a row, strictest effects first, "where any of these
 * clauses holds, this answer, else go on". Linear in the size of the entry, whatever the clauses are. The links are small
 * diagrams where those are cheap, else `and`, `or`, `not` become jumps.
 */
import { type Clause, type Condition, type SyscallEntry, rank, sameEffect } from '../../../compiler/index.js';
import { assertNever } from '../../../dsl/index.js';
import { returnValue } from './answers.js';
import { Conditions, Variables } from './conditions.js';
import { type Diagram, type Diagrams, OverBudget, diagramSize } from './diagram.js';
import { NOTHING, Outcomes } from './outcomes.js';

export function chain(entry: SyscallEntry, diagrams: Diagrams, argumentOrder: readonly number[]): Diagram {
  return new Chain(entry, diagrams, argumentOrder).from(0, NOTHING);
}

class Chain {
  readonly #outcomes = new Outcomes();
  readonly #conditions: Conditions;
  readonly #memo = new Map<string, Diagram>();
  /** The strictest rank that plane i or a later one can give. */
  readonly #strictest: readonly number[];

  constructor(
    readonly entry: SyscallEntry,
    readonly diagrams: Diagrams,
    argumentOrder: readonly number[],
  ) {
    this.#conditions = new Conditions(diagrams, new Variables(argumentOrder));
    let strictest = Infinity;
    this.#strictest = [...entry.planes]
      .reverse()
      .map((plane) => {
        const effects = plane.clauses.map(({ effect }) => rank(effect.kind === 'deny' ? plane.denial : effect));
        return (strictest = Math.min(strictest, rank(plane.otherwise), ...effects));
      })
      .reverse();
  }

  /** The code from plane `index` on, where the earlier planes said `sofar`. At most planes × answers of these exist. */
  from(index: number, sofar: number): Diagram {
    const plane = this.entry.planes[index];
    if (!plane || this.#isFinal(index, sofar)) return this.diagrams.leaf(returnValue(this.#outcomes.get(sofar).effect));
    const key = `${index} ${sofar}`;
    const known = this.#memo.get(key);
    if (known) return known;
    const after = (outcome: number): Diagram =>
      this.from(index + 1, this.#outcomes.strictest(sofar, this.#outcomes.answer(outcome, plane.denial)));
    let code = after(this.#outcomes.of(plane.otherwise, false));
    for (const group of groups(plane.clauses).reverse())
      code = this.#any(
        group.map((c) => c.condition),
        after(this.#outcomes.of(group[0]!.effect, true)),
        code,
      );
    if (plane.applies.kind !== 'always') code = this.#any([plane.applies], code, this.from(index + 1, sofar));
    this.#memo.set(key, code);
    return code;
  }

  /** No later plane can change the answer. */
  #isFinal(index: number, sofar: number): boolean {
    if (sofar === NOTHING) return false;
    const { rank: now, byRule } = this.#outcomes.get(sofar);
    return byRule ? now <= this.#strictest[index]! : now < this.#strictest[index]!;
  }

  #any(conditions: readonly Condition[], hit: Diagram, miss: Diagram): Diagram {
    const small = this.#attempt(conditions);
    if (small) return this.diagrams.substitute(small, (holds) => (holds ? hit : miss));
    if (conditions.length === 1) return this.#jumps(conditions[0]!, hit, miss);
    const middle = conditions.length >>> 1;
    return this.#any(conditions.slice(0, middle), hit, this.#any(conditions.slice(middle), hit, miss));
  }

  #attempt(conditions: readonly Condition[]): Diagram | undefined {
    const ranges = conditions.reduce((sum, c) => sum + 1 + rangesOf(c), 0);
    this.diagrams.allow(100 + 40 * ranges);
    try {
      const diagram = this.#conditions.any(conditions);
      return diagramSize(diagram) <= 20 + 4 * ranges ? diagram : undefined;
    } catch (error) {
      if (error instanceof OverBudget) return undefined;
      throw error;
    } finally {
      this.diagrams.allow(Infinity);
    }
  }

  #jumps(condition: Condition, hit: Diagram, miss: Diagram): Diagram {
    switch (condition.kind) {
      case 'always':
        return hit;
      case 'never':
        return miss;
      case 'and':
        return condition.of.reduceRight((next, c) => this.#any([c], next, miss), hit);
      case 'or':
        return this.#any(condition.of, hit, miss);
      case 'not':
        return this.#any([condition.of], miss, hit);
      case 'test':
        return this.diagrams.substitute(this.#conditions.diagram(condition), (holds) => (holds ? hit : miss));
      default:
        return assertNever(condition);
    }
  }
}

/** Runs of clauses with one effect, the strictest first; the order within a rank stays. */
function groups(clauses: readonly Clause[]): Clause[][] {
  const out: Clause[][] = [];
  for (const clause of [...clauses].sort((a, b) => rank(a.effect) - rank(b.effect))) {
    const last = out.at(-1);
    if (last && sameEffect(last[0]!.effect, clause.effect)) last.push(clause);
    else out.push([clause]);
  }
  return out;
}

function rangesOf(condition: Condition): number {
  switch (condition.kind) {
    case 'always':
    case 'never':
      return 0;
    case 'test':
      return condition.ranges.length;
    case 'not':
      return rangesOf(condition.of);
    case 'and':
    case 'or':
      return condition.of.reduce((sum, c) => sum + 1 + rangesOf(c), 0);
  }
}
