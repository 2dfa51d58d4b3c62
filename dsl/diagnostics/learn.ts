/** POL665x: learning policies from traces, and asking whether a trace replays. Their examples are command lines. */
import { defineCode, type CodeDefinition } from './diagnostic.js';
import { printable, printableBytes } from './printable.js';

export const damagedTrace = defineCode(
  {
    code: 'POL6650',
    severity: 'warning',
    title: 'trace of which lines were skipped',
    explain:
      'A trace is JSON lines. Lines that are cut short or are none are left out, so what they said is missing in what is learned.',
    example: '$ polc learn damaged.trace',
  },
  (path: string, count: number, line: number, problem: string) => ({
    message: `${count === 1 ? 'a line' : `${count} lines`} of \`${printable(path)}\` could not be read, the first is line ${line}: ${problem}`,
  }),
);

export const newerTrace = defineCode(
  {
    code: 'POL6651',
    severity: 'error',
    title: 'trace of a newer polc',
    explain: 'The trace says a format that this polc does not know. It is not read in part.',
    example: '$ polc learn newer.trace',
  },
  (path: string, format: number) => ({
    message: `\`${printable(path)}\` has format ${format}, which is newer than this polc`,
    help: 'update polc, or record the trace again',
  }),
);

export const emptyTrace = defineCode(
  {
    code: 'POL6652',
    severity: 'error',
    title: 'trace in which no program ran',
    explain: 'There is nothing to learn from: the file is no trace of polc, or it ends before the program started.',
    example: '$ polc learn empty.trace',
  },
  (path: string) => ({
    message: `\`${printable(path)}\` says of no program that ran`,
    help: 'record one with `polc learn --trace FILE -- COMMAND`',
  }),
);

export const incompleteTrace = defineCode(
  {
    code: 'POL6653',
    severity: 'warning',
    title: 'trace that is not the whole truth',
    explain:
      'Something kept the run from being seen whole, or from ending as it should: the policy may deny what the program needs. The policy says so in its head.',
    example: '$ polc learn killed.trace',
  },
  (why: string) => ({ message: `the trace may be incomplete: ${why}` }),
);

export const beyondPolicy = defineCode(
  {
    code: 'POL6654',
    severity: 'error',
    title: 'something of a trace that the policy denies',
    explain:
      'Under the policy the run would not come out as it did. The help gives the rule that allows just this; `polc learn -o POLICY TRACE` adds more general ones.',
    example: '$ polc learn --check app.policy wider.trace',
  },
  (profile: string, what: string, rule: string | undefined) => ({
    message: `profile \`${printable(profile)}\` denies ${what}`,
    ...(rule === undefined ? {} : { help: `add \`${printable(rule)}\`` }),
  }),
);

export const strangeProgram = defineCode(
  {
    code: 'POL6655',
    severity: 'error',
    title: 'program of a trace that the policy has no profile for',
    explain: 'The trace is of a program that is the `program` of no profile, so there is nothing to compare it with.',
    example: '$ polc learn --check app.policy other.trace',
  },
  (program: string) => ({
    message: `no profile of the policy is for \`${printableBytes(program)}\``,
    help: 'name it in a `program` line, or check that this is the right trace',
  }),
);

export const leftOutOfPolicy = defineCode(
  {
    code: 'POL6656',
    severity: 'warning',
    title: 'something of a trace that no learned policy allows',
    explain:
      'The program made, removed or renamed a file right in a directory such as `/etc` or a home. Landlock could allow that only by opening the whole directory, and `polc run` refuses a policy that asks for it (POL4301), so the rule is left out. A file that is there already may be read and written as it was.',
    example: '$ polc learn history.trace',
  },
  (what: string, floor: string) => ({
    message: `left out: \`${what}\`: Landlock could allow it only by opening \`${printable(floor)}\``,
    help: 'let the program write to a directory of its own, or make the file before it starts',
  }),
);

export const learnedAgainstTest = defineCode(
  {
    code: 'POL6657',
    severity: 'warning',
    title: 'test of a policy that what was learned is against',
    explain:
      'A test of the policy expects otherwise than the policy answers with the rules that were added. They are what the runs need, and the test is a person’s: polc leaves the decision to one. Until then `polc check` and `polc run` refuse the policy.',
    example: '$ polc learn -o tested.policy wider.trace',
  },
  () => ({
    message: 'with what was learned, the policy does not do what this test expects',
    help: 'change the test, or take the rule out again',
  }),
);

export const LEARN_CODES: readonly CodeDefinition[] = [
  damagedTrace,
  newerTrace,
  emptyTrace,
  incompleteTrace,
  beyondPolicy,
  strangeProgram,
  leftOutOfPolicy,
  learnedAgainstTest,
];
