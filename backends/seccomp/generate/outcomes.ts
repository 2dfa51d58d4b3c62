/**
 * What a clause or a plane says, as numbers for the leaves of a diagram, and which of two wins. Follows
 * compiler/decide-syscall.ts: the strictest effect of a plane's clauses, then the strictest answer of the planes, where on
 * a tie of rank a rule beats an `otherwise` and else the first one stays.
 */
import { type Answer, type Effect, answerData, rank } from '../../../compiler/index.js';

/** The leaf for "nothing said here". */
export const NOTHING = 0;

export interface Outcome {
  readonly effect: Effect;
  /** Said by a rule, not by an `otherwise`. */
  readonly byRule: boolean;
  readonly rank: number;
}

export class Outcomes {
  readonly #known = new Map<string, number>();
  readonly #list: (Outcome | undefined)[] = [undefined];

  of(effect: Effect, byRule: boolean): number {
    const key = `${effect.kind} ${answerData(effect)} ${byRule}`;
    let index = this.#known.get(key);
    if (index === undefined) {
      index = this.#list.length;
      this.#known.set(key, index);
      this.#list.push({ effect, byRule, rank: rank(effect) });
    }
    return index;
  }

  get(index: number): Outcome {
    return this.#list[index]!;
  }

  /** Of two effects in a plane, or of two planes' answers, `a` standing first. */
  strictest(a: number, b: number): number {
    if (a === NOTHING || a === b) return b;
    if (b === NOTHING) return a;
    const first = this.get(a);
    const second = this.get(b);
    if (first.rank !== second.rank) return first.rank < second.rank ? a : b;
    return second.byRule && !first.byRule ? b : a;
  }

  /** A plane's outcome as its answer: a bare `deny` is replaced. */
  answer(index: number, denial: Answer): number {
    const { effect, byRule } = this.get(index);
    return effect.kind === 'deny' ? this.of(denial, byRule) : index;
  }
}
