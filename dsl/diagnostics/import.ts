/** POL65xx: JSON profiles that `polc import` reads. Their examples are command lines. Places are JSON paths (`syscalls[3].args[0].index`). */
import { defineCode, type CodeDefinition } from './diagnostic.js';
import { printable } from './printable.js';
import type { Span } from '../source.js';

const MAX_SHOWN = 60;
/** The user's text in a message: one line, not too long. */
const shown = (text: string): string => printable(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);
const at = (path: string): string => (path === '' ? '' : `\`${shown(path)}\`: `);

export const damagedJson = defineCode(
  {
    code: 'POL6501',
    severity: 'error',
    title: 'text that is not JSON',
    explain:
      'The file is not JSON (RFC 8259): something is missing, left over or misspelt at the place shown. Comments and trailing commas are not part of JSON.',
    example: '$ polc import damaged.json',
  },
  (problem: string) => ({ message: `this is not JSON: ${problem}` }),
);

export const unknownFormat = defineCode(
  {
    code: 'POL6502',
    severity: 'error',
    title: 'JSON that is no seccomp profile',
    explain:
      'polc reads the seccomp profiles of Docker, Podman and the OCI runtime specification (an object with `defaultAction`, or a `config.json` with `linux.seccomp`), and of Firecracker (an object of threads, each with `default_action`, `filter_action` and `filter`).',
    example: '$ polc import package.json',
  },
  (found: string) => ({
    message: `${found} is no seccomp profile`,
    help: 'an OCI profile has `defaultAction`, a Firecracker filter has `default_action` in each thread',
  }),
);

export const badShape = defineCode(
  {
    code: 'POL6503',
    severity: 'error',
    title: 'profile of the wrong shape',
    explain: 'A member of the profile is missing, or is not of the type that its format demands.',
    example: '$ polc import no-action.json',
  },
  (path: string, problem: string, help?: string) => ({ message: `${at(path)}${problem}`, help }),
);

export const unknownImportName = defineCode(
  {
    code: 'POL6504',
    severity: 'error',
    title: 'word that the format does not have',
    explain:
      'Actions, comparisons, architectures, capabilities, errno names and flags are the words of libseccomp and of the format; another word would be refused by the runtime as well.',
    example: '$ polc import misspelt-action.json',
  },
  (path: string, what: string, name: string, near: string | undefined) => ({
    message: `${at(path)}unknown ${what} \`${shown(name)}\``,
    help: near === undefined ? undefined : `did you mean \`${near}\`?`,
  }),
);

export const badImportNumber = defineCode(
  {
    code: 'POL6505',
    severity: 'error',
    title: 'number out of range',
    explain:
      'Argument indexes are 0 to 5, values unsigned 64-bit integers (32-bit ones where the filter says `dword`), errnos 1 to 4095, data of `trace` at most 65535.',
    example: '$ polc import index-6.json',
  },
  (path: string, found: string, wanted: string) => ({ message: `${at(path)}\`${shown(found)}\` is not ${wanted}` }),
);

export const contradiction = defineCode(
  {
    code: 'POL6506',
    severity: 'error',
    title: 'profile that contradicts itself',
    explain:
      'Two members of the profile say different things of the same, and runtimes differ in which they believe: the default errno as a number and as a name, `name` beside `names`, a key written twice, two threads of one name.',
    example: '$ polc import two-defaults.json',
  },
  (path: string, problem: string, help?: string, first?: Span) => ({
    message: `${at(path)}${problem}`,
    help,
    labels: first ? [{ span: first, message: 'the other is here' }] : undefined,
  }),
);

export const badThreadName = defineCode(
  {
    code: 'POL6507',
    severity: 'error',
    title: 'thread that no profile can be named after',
    explain:
      'Each thread of a Firecracker filter becomes a profile of its name. Names start with a letter, go on with letters, digits, `_` and `-`, and have at most 64 characters.',
    example: '$ polc import odd-thread.json',
  },
  (name: string) => ({
    message: `the thread \`${shown(name)}\` is no name for a profile`,
    help: 'Firecracker’s threads are `vmm`, `api` and `vcpu`',
  }),
);

export const skippedSyscalls = defineCode(
  {
    code: 'POL6511',
    severity: 'warning',
    title: 'syscall that no architecture has',
    explain:
      'The profile names syscalls that are in none of polc’s tables. Runtimes skip such names without a word; polc skips them too and lists them in a comment of the policy.',
    example: '$ polc import misspelt-syscall.json',
  },
  (names: readonly string[], near: string | undefined) => ({
    message: `skipped, because no architecture has them: ${names
      .slice(0, 8)
      .map((n) => `\`${shown(n)}\``)
      .join(', ')}${names.length > 8 ? ` and ${names.length - 8} more` : ''}`,
    help: near === undefined ? undefined : `did you mean \`${near}\`?`,
  }),
);

export const ignoredMember = defineCode(
  {
    code: 'POL6512',
    severity: 'warning',
    title: 'member that means nothing',
    explain:
      'The format has no such member here, or it has no effect with the others, so runtimes ignore it. A misspelt `args` or `excludes` makes a rule apply more often than its author wanted.',
    example: '$ polc import misspelt-args.json',
  },
  (path: string, problem: string, near: string | undefined) => ({
    message: `${at(path)}${problem}`,
    help: near === undefined ? undefined : `did you mean \`${near}\`?`,
  }),
);

export const needlessRule = defineCode(
  {
    code: 'POL6513',
    severity: 'warning',
    title: 'rule that changes nothing',
    explain:
      'The rule repeats another, can never match, or does what the default does: libseccomp drops rules whose action is the default action. It is left out of the policy.',
    example: '$ polc import repeated-rule.json',
  },
  (path: string, problem: string) => ({ message: `${at(path)}${problem}` }),
);

export const overlapping = defineCode(
  {
    code: 'POL6514',
    severity: 'warning',
    title: 'overlapping rules that runtimes decide differently',
    explain:
      'Two rules of one syscall with different actions can match the same call. In a policy the strictest effect wins, always. In libseccomp a rule without conditions replaces those with conditions, and of two with conditions the shape of its tree decides: there the less strict one can win.',
    example: '$ polc import overlapping.json',
  },
  (path: string, call: string, stricter: string, milder: string, other: Span | undefined) => ({
    message: `${at(path)}where two rules for \`${call}\` match, the policy answers \`${stricter}\`, libseccomp may answer \`${milder}\``,
    help: 'make the conditions exclude each other, or drop one of the rules',
    labels: other ? [{ span: other, message: 'the other rule' }] : undefined,
  }),
);

export const sameArgument = defineCode(
  {
    code: 'POL6515',
    severity: 'warning',
    title: 'conditions on one argument, joined by “or”',
    explain:
      'Where a rule has two conditions on the same argument, runc, crun and runsc make each of its conditions a rule of its own: any of them is enough. The policy says that. A range written so (`>= 10` and `<= 20`) matches everything.',
    example: '$ polc import range.json',
  },
  (path: string, index: number) => ({
    message: `${at(path)}several conditions on argument ${index}: runtimes need only one of all conditions of this rule to hold`,
    help: 'write one `SCMP_CMP_EQ` rule a value if a range was meant, or edit the policy',
  }),
);

export const emptyProfile = defineCode(
  {
    code: 'POL6516',
    severity: 'warning',
    title: 'profile without rules',
    explain: 'The profile has no rules, so every syscall gets its default action.',
    example: '$ polc import empty.json',
  },
  (path: string, action: string) => ({ message: `${at(path)}no rules: every syscall gets \`${action}\`` }),
);

/** In numeric order. Each entry is a constructor made by `defineCode`; `cli/import/` calls it. */
export const IMPORT_CODES: readonly CodeDefinition[] = [
  damagedJson,
  unknownFormat,
  badShape,
  unknownImportName,
  badImportNumber,
  contradiction,
  badThreadName,
  skippedSyscalls,
  ignoredMember,
  needlessRule,
  overlapping,
  sameArgument,
  emptyProfile,
];
