/** All answers that a syscall can get when only some of its arguments are known: `expect` with unstated arguments. */
import { ALWAYS, and, test } from '../condition.js';
import { isEntry, rangeOf } from '../decide-syscall.js';
import type { Answer, ArchPlane, Condition, NumberRange, SyscallEvent } from '../model.js';
import { Diagrams, OverBudget, terminal } from './diagram.js';
import { eventAt } from './entries.js';
import { Meanings } from './meaning.js';

export interface PossibleAnswer {
  readonly answer: Answer;
  /** An event that gets it. */
  readonly witness: SyscallEvent;
}

/** What is known of a register: its whole 64 bits, or the low 32 that the kernel reads. */
export interface Known {
  readonly value: bigint;
  readonly width: 32 | 64;
}

/** The registers with these values, by index; `undefined`: any. */
export function registers(values: readonly (Known | undefined)[]): Condition {
  const tests = values.map((known, index) => {
    if (!known) return ALWAYS;
    const pattern = BigInt.asUintN(known.width, known.value);
    return test(index, known.width, [[pattern, pattern]]);
  });
  return and(...tests);
}

/**
 * The distinct answers of number `nr` over all arguments for which `where` holds; none where nothing does.
 * `undefined` where the entry is too large for the budget. Who asks often hands in `meanings`: an engine has half a megabyte.
 */
export function answersOf(
  plane: ArchPlane,
  nr: number,
  where: Condition = ALWAYS,
  {
    entry = rangeOf(plane, nr).entry,
    meanings = new Meanings(new Diagrams()),
  }: { readonly entry?: NumberRange['entry']; readonly meanings?: Meanings } = {},
): readonly PossibleAnswer[] | undefined {
  try {
    const { dd } = meanings;
    const none = terminal(0); // no answer has the terminal 0
    const restricted = dd.ite(
      meanings.condition(where),
      isEntry(entry) ? meanings.entry(entry) : meanings.answer(entry),
      none,
    );
    const found: PossibleAnswer[] = [];
    for (const [code, assignment] of dd.terminals(restricted)) {
      const answer = meanings.answerOf(code);
      if (answer) found.push({ answer, witness: eventAt({ plane, nr }, assignment) });
    }
    return found;
  } catch (error) {
    if (error instanceof OverBudget) return undefined;
    throw error;
  }
}
