/** POL67xx: reviews: rules named on the command line, decisions that were kept, sign-offs. */
import type { CodeDefinition } from './diagnostic.js';
import { defineCode } from './diagnostic.js';

export const noTerminal = defineCode(
  {
    code: 'POL6701',
    severity: 'error',
    title: 'review without a terminal',
    explain:
      'The full screen needs a terminal for input and output. Without one, decide with flags, read the rules with `--json`, or use `--plain`, which prints lines and reads commands.',
    example: '$ polc review app.policy < /dev/null',
  },
  () => ({
    message: 'there is no terminal to review in',
    help: 'decide with `--accept RULE`, `--accept-below RISK`, `--decisions FILE` …, list with `--json`, or use `--plain`',
  }),
);

export const onlyRules = defineCode(
  {
    code: 'POL6702',
    severity: 'error',
    title: 'text that is no rule, in the place of one',
    explain:
      'A rule may be replaced by one rule or several (with `;` between), not by other statements or by nothing. To take a rule out, drop it.',
    example: '$ polc review app.policy --edit 12 "use std/base"',
  },
  () => ({ message: 'this is no rule', help: 'write `allow …` or `deny …`; several rules with `;` between' }),
);

export const badReviewFile = defineCode(
  {
    code: 'POL6703',
    severity: 'error',
    title: 'file of decisions that cannot be used',
    explain:
      '`FILE.review.json`, and what `--decisions` names, is JSON with `format_version` and `decisions`, as polc writes it (docs/review.md). A damaged one is not written over: mend it, or take it away to begin anew.',
    example: '$ polc review app.policy --decisions /etc/passwd',
  },
  (path: string, problem: string) => ({ message: `\`${path}\` holds no decisions: ${problem}` }),
);

export const noSuchRule = defineCode(
  {
    code: 'POL6704',
    severity: 'error',
    title: 'rule that is not there',
    explain:
      'A rule is named by its line in the policy or by its id, as `polc review FILE --json` lists them. Rules of modules can’t be decided on here.',
    example: '$ polc review app.policy --accept 9999',
  },
  (name: string) => ({
    message: `there is no rule \`${name}\` in this file`,
    help: '`polc review FILE --json` lists the rules',
  }),
);

export const notSignedOff = defineCode(
  {
    code: 'POL6705',
    severity: 'error',
    title: 'policy that nobody has signed off',
    explain:
      '`polc check --signed-off` wants an approval: `polc review FILE --sign-off NAME`, recorded in `FILE.review.json`.',
    example: '$ polc check --signed-off app.policy',
  },
  (path: string) => ({ message: `nobody has signed off on \`${path}\``, help: '`polc review FILE --sign-off NAME`' }),
);

export const changedSinceSignOff = defineCode(
  {
    code: 'POL6706',
    severity: 'error',
    title: 'policy that has changed since it was signed off',
    explain:
      'An approval holds for the policy’s text, every module it uses, what they resolve to, and the groups of syscalls of that polc. Something of it is different now: review what changed, and sign off again.',
    example: '$ polc check --signed-off app.policy   # after an edit',
  },
  (what: string, name: string, date: string) => ({
    message: `${what} changed since ${name} signed off on ${date}`,
    help: 'review it again: `polc review FILE --against OLD`, then `--sign-off NAME`',
  }),
);

export const undecidedRules = defineCode(
  {
    code: 'POL6707',
    severity: 'error',
    title: 'sign-off with rules undecided',
    explain: 'Who signs off has decided on every rule of the file. Rules of modules count as read.',
    example: '$ polc review app.policy --sign-off me',
  },
  (count: number) => ({
    message: `${count} ${count === 1 ? 'rule is' : 'rules are'} undecided`,
    help: 'decide on them first, or leave out those that are not needed',
  }),
);

export const decisionsWithoutRule = defineCode(
  {
    code: 'POL6708',
    severity: 'warning',
    title: 'decisions on rules that are not there',
    explain:
      'Decisions are kept by what a rule says and in which profile. These fit no rule of the policy: it was edited since, or the decisions are another policy’s.',
    example: '$ polc review app.policy --decisions other.policy.review.json --json',
  },
  (count: number, first: string) => ({
    message: `${count} ${count === 1 ? 'decision fits' : 'decisions fit'} no rule of this file, like that on \`${first}\``,
  }),
);

export const foreignTrace = defineCode(
  {
    code: 'POL6709',
    severity: 'warning',
    title: 'trace of another program',
    explain:
      'No run in the trace is of a program that the policy’s `program` lines name, so its evidence says little about the rules.',
    example: '$ polc review nginx.policy --trace redis.trace --json',
  },
  (trace: string, programs: string) => ({
    message: `\`${trace}\` is of another program`,
    help: `the policy is for ${programs}`,
  }),
);

export const undecidableRule = defineCode(
  {
    code: 'POL6710',
    severity: 'error',
    title: 'decision that a rule cannot take',
    explain:
      'The flag asks for a change that this rule has no room for: a wider step where there is none, or one behind a floor.',
    example: '$ polc review app.policy --widen 12',
  },
  (rule: string, problem: string) => ({ message: `\`${rule}\`: ${problem}` }),
);

/** In numeric order. */
export const REVIEW_CODES: readonly CodeDefinition[] = [
  noTerminal,
  onlyRules,
  badReviewFile,
  noSuchRule,
  notSignedOff,
  changedSinceSignOff,
  undecidedRules,
  decisionsWithoutRule,
  foreignTrace,
  undecidableRule,
];
