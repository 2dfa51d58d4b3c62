/**
 * Does a compiled filter answer as its model, for every architecture, number and argument? Both become diagrams of one
 * engine, and canonical diagrams are equal exactly when they are the same node. Trusted: the engine, `execute.ts`, `meaning.ts`,
 * `returns.ts`; not the generator, whose input and structures are never looked at.
 */
import {
  type Answer,
  type Diagram,
  Diagrams,
  type FilterModel,
  Meanings,
  OverBudget,
  type SyscallEvent,
  decideUnion,
  eventOf,
  sameEffect,
  terminal,
  valueOf,
} from '../../compiler/index.js';
import { Unsupported, execute } from './execute.js';
import { interpret } from './interpret.js';
import type { CompiledFilter } from './program.js';
import {
  RET_ALLOW,
  RET_ERRNO,
  RET_TRACE,
  RET_TRAP,
  actionOf,
  answerOfRet,
  retOfAnswer,
  strictnessOf,
} from './returns.js';
import { validate } from './validate.js';

export type Proof =
  | {
      readonly kind: 'proven';
      /** Nodes that the engine made: what the budget counts. */
      readonly nodes: number;
      /** Nodes of the one diagram that is both the model and the filter. */
      readonly size: number;
    }
  | {
      readonly kind: 'refuted';
      readonly event: SyscallEvent;
      readonly expected: Answer;
      readonly actual: Answer;
      /** The program whose return value is the filter's answer, and the instructions that it executes. */
      readonly program: number;
      readonly path: readonly number[];
      /** Several programs return the action with different data, so that the order of installation would decide. */
      readonly ambiguous: boolean;
    }
  /** The kernel would not take a program, or it does what the proof does not follow: nothing is proven. */
  | { readonly kind: 'refused'; readonly program: number; readonly at?: number; readonly why: string }
  | { readonly kind: 'over budget'; readonly why: string };

/**
 * @param model one, or several whose least strict answer the filter has to give: profiles that share it.
 * @param options.budget nodes of the decision diagrams.
 */
export function prove(
  model: FilterModel | readonly FilterModel[],
  { programs, endian }: Pick<CompiledFilter, 'programs' | 'endian'>,
  { budget }: { readonly budget?: number } = {},
): Proof {
  if (programs.length === 0) return { kind: 'refused', program: 0, why: 'there is no program' };
  for (const [program, code] of programs.entries()) {
    const problem = validate(code);
    if (problem)
      return {
        kind: 'refused',
        program,
        why: problem.message,
        ...(problem.at === undefined ? {} : { at: problem.at }),
      };
  }
  let program = 0;
  try {
    const dd = new Diagrams(budget);
    const meanings = new Meanings(dd);
    const members = 'arches' in model ? [model] : model;
    const expected = meanings.union(members);
    const returns = new Returns(dd);
    let stacked = terminal(returns.code(RET_ALLOW)); // what seccomp_run_filters begins with
    for (; program < programs.length; program++) {
      const returned = execute(programs[program]!, { dd, endian, code: (ret) => returns.code(ret) });
      stacked = returns.stack(stacked, returned);
    }
    const actual = returns.answers(stacked, meanings);
    if (actual === expected) return { kind: 'proven', nodes: dd.nodes, size: dd.size(expected) };
    const event = eventOf(dd.witness(expected, actual)!); // different nodes differ somewhere
    return refutation(members, { programs, endian }, event);
  } catch (error) {
    if (error instanceof Unsupported) return { kind: 'refused', program, at: error.at, why: error.message };
    if (error instanceof OverBudget) return { kind: 'over budget', why: error.message };
    throw error;
  }
}

/** Return values as terminals, and how stacked filters combine them. */
class Returns {
  readonly #rets: number[] = [];
  readonly #codes = new Map<number, number>();
  readonly #operation;

  constructor(readonly dd: Diagrams) {
    this.#operation = dd.operation((a, b) => this.#strictest(a, b), {
      commutative: true,
      neutral: terminal(this.code(RET_ALLOW)),
    });
  }

  /** The terminal's value for what the kernel sees in `ret`: its action, and the data of those actions that have any. */
  code(ret: number): number {
    return this.#code(seen(ret));
  }

  #code(key: number): number {
    let code = this.#codes.get(key);
    if (code === undefined) {
      code = this.#rets.push(key) - 1;
      this.#codes.set(key, code);
    }
    return code;
  }

  /**
   * As `strictestRet`, but without an order: equal actions with different data give a value of their own, so that a proof
   * holds whichever program is installed first.
   */
  #strictest(a: number, b: number): number {
    const [x, y] = [this.#rets[a]!, this.#rets[b]!];
    const difference = strictnessOf(x) - strictnessOf(y);
    if (difference !== 0) return difference < 0 ? a : b;
    return this.#code(AMBIGUOUS + actionOf(x));
  }

  stack(a: Diagram, b: Diagram): Diagram {
    return this.dd.apply(this.#operation, a, b);
  }

  answers(stacked: Diagram, meanings: Meanings): Diagram {
    return this.dd.map(stacked, (code) => {
      const ret = this.#rets[code]!;
      return ret >= AMBIGUOUS ? NO_ANSWER : valueOf(meanings.answer(answerOfRet(ret)));
    });
  }
}

/** Above every 32-bit value; `actionOf` takes it off again. */
const AMBIGUOUS = 2 ** 32;
/** No answer of `Meanings` has the terminal 0, so it differs from whatever the model says. */
const NO_ANSWER = 0;

function seen(ret: number): number {
  const action = actionOf(ret);
  const hasData = action === RET_TRAP || action === RET_ERRNO || action === RET_TRACE;
  return hasData ? retOfAnswer(answerOfRet(ret)) : action;
}

/** The difference in the words of the two concrete references, which also confirms it. */
function refutation(
  members: readonly FilterModel[],
  { programs, endian }: Pick<CompiledFilter, 'programs' | 'endian'>,
  event: SyscallEvent,
): Proof {
  const expected = decideUnion(members, event);
  const runs = programs.map((program) => {
    const path: number[] = [];
    const { ret } = interpret(program, event, endian, path);
    return { ret, path };
  });
  const least = Math.min(...runs.map(({ ret }) => strictnessOf(ret)));
  const strictest = runs.flatMap(({ ret }, i) => (strictnessOf(ret) === least ? [i] : []));
  const wrong = strictest.find((i) => !sameEffect(answerOfRet(runs[i]!.ret), expected));
  if (wrong === undefined) throw new Error('the witness of a difference answers as the model: a mistake in the prover');
  const { ret, path } = runs[wrong]!;
  const ambiguous = strictest.some((i) => seen(runs[i]!.ret) !== seen(ret));
  return { kind: 'refuted', event, expected, actual: answerOfRet(ret), program: wrong, path, ambiguous };
}
