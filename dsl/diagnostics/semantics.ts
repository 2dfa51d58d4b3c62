/** POL3xxx: rules that are well formed but cannot mean anything: contradictions, impossible values, wrong targets. */
import type { Span } from '../source.js';
import type { CodeDefinition, Label } from './diagnostic.js';
import { defineCode } from './diagnostic.js';

const inProfile = (lines: string): string => `profile p {\n  ${lines}\n}\n`;
const other = (span: Span | undefined, message: string): readonly Label[] => (span ? [{ span, message }] : []);

export const conflictingEffects = defineCode(
  {
    code: 'POL3001',
    severity: 'error',
    title: 'two effects of one strictness',
    explain:
      'Of all rules that match, the strictest wins, whatever their order. Two that are equally strict but say different things (two errnos, say) leave the answer open for the accesses that both match.',
    example: inProfile('deny syscall mount errno EPERM\n  deny syscall mount errno EACCES'),
  },
  (what: string, mine: string, theirs: string, where: string, label: Span | undefined) => ({
    message: `${what} gets both \`${mine}\` and \`${theirs}\` ${where}`,
    help: 'make the two rules exclude each other, or give both the same effect',
    labels: other(label, `\`${theirs}\` comes from here`),
  }),
);

export const overruled = defineCode(
  {
    code: 'POL3002',
    severity: 'warning',
    title: 'rule that never decides',
    explain:
      'Wherever this rule matches, a stricter one matches too, so it changes nothing. Order does not matter: the strictest always wins.',
    example: inProfile('allow syscall mount\n  deny syscall mount'),
  },
  (label: Span | undefined) => ({
    message: 'this rule never decides: a stricter rule matches wherever it does',
    help: 'remove it, or narrow the stricter rule',
    labels: other(label, 'this one decides instead'),
  }),
);

export const redundant = defineCode(
  {
    code: 'POL3003',
    severity: 'warning',
    title: 'rule that repeats others',
    explain: 'Everything this rule says, other rules say already. It can be removed without changing the policy.',
    example: inProfile('allow syscall mount\n  allow syscall mount'),
  },
  (label: Span | undefined) => ({
    message: 'this rule adds nothing: others say the same',
    help: 'remove it',
    labels: other(label, 'said here'),
  }),
);

export const noSyscall = defineCode(
  {
    code: 'POL3004',
    severity: 'warning',
    title: 'operation without a syscall',
    explain:
      'The rule allows an operation, but no syscall that performs it can pass the filter, so it can never happen. Under `syscalls listed` the syscalls have to be listed too.',
    example: inProfile('syscalls listed\n  allow read "/etc/hosts"'),
  },
  (operation: string, calls: readonly string[]) => ({
    message: `\`${operation}\` is allowed here, but none of its syscalls is`,
    help: `allow one of ${calls.slice(0, 4).join(', ')}`,
  }),
);

export const ambiguousTarget = defineCode(
  {
    code: 'POL3005',
    severity: 'error',
    title: 'two profiles for one program',
    explain:
      'Two `exec` rules with different targets match the same path. Only a rule with a literal path may take precedence over a pattern.',
    example:
      'profile p {\n  allow exec "/bin/a*" as q\n  allow exec "/bin/*b" as r\n}\nprofile q {\n}\nprofile r {\n}\n',
  },
  (path: string, mine: string, theirs: string, label: Span | undefined) => ({
    message: `\`${path}\` would run as \`${mine}\` and as \`${theirs}\``,
    help: 'make the patterns exclude each other, or name the program literally',
    labels: other(label, `as \`${theirs}\` here`),
  }),
);

export const expectationFailed = defineCode(
  {
    code: 'POL3006',
    severity: 'error',
    title: 'expectation that does not hold',
    explain: 'A `test` expects an answer that the policy does not give. The labels say which rule decides.',
    example: 'profile p {\n}\ntest p {\n  expect allow read "/etc/hosts"\n}\n',
  },
  (expected: string, actual: string, why: string, label: Span | undefined) => ({
    message: `expected \`${expected}\`, but the policy answers \`${actual}\``,
    help: why,
    labels: other(label, 'decided here'),
  }),
);

export const expectationMixed = defineCode(
  {
    code: 'POL3007',
    severity: 'error',
    title: 'expectation with more than one answer',
    explain:
      'An argument that an expectation does not state means every value of it, and the policy answers some values one way and some another. State the argument.',
    example:
      'profile p {\n  allow syscall personality(personality == 0)\n}\ntest p {\n  expect allow syscall personality\n}\n',
  },
  (first: string, second: string) => ({
    message: `the answer depends on arguments that are not stated: ${first}, but ${second}`,
    help: 'state the argument in the expectation',
  }),
);

export const notAnAccess = defineCode(
  {
    code: 'POL3008',
    severity: 'error',
    title: 'access to more than one object',
    explain:
      'An expectation, or the ACCESS of `polc explain`, is about one object: a path without wildcards, one port.',
    example: 'profile p {\n}\ntest p {\n  expect deny read "/etc/*"\n}\n',
  },
  (what: string) => ({ message: `${what} is a pattern, not one object`, help: 'name one path, port or request' }),
);

export const noProfile = defineCode(
  {
    code: 'POL3009',
    severity: 'error',
    title: 'policy without a profile',
    explain:
      'The file has rules but no `profile`, so it says nothing about any program. Modules are checked through the policies that use them.',
    example: 'allow read "/etc/hosts"\n',
  },
  () => ({ message: 'the file has no profile', help: 'write `profile NAME { … }`' }),
);

export const hiddenArguments = defineCode(
  {
    code: 'POL3010',
    severity: 'warning',
    title: 'syscall that hides what it does',
    explain:
      'clone3 and openat2 take a struct behind a pointer, and io_uring does file and network operations without a syscall each: a filter that allows them can’t restrict those. Without a rule they get ENOSYS, and libc falls back.',
    example: inProfile('allow syscall clone3'),
  },
  (call: string, what: string) => ({
    message: `\`${call}\` is allowed, so the filter can't restrict ${what}`,
    help: 'leave it out: libc falls back to calls that a filter sees',
  }),
);

/** In numeric order. Each entry is a constructor made by `defineCode`; the compiler calls it. */
export const SEMANTIC_CODES: readonly CodeDefinition[] = [
  conflictingEffects,
  overruled,
  redundant,
  noSyscall,
  ambiguousTarget,
  expectationFailed,
  expectationMixed,
  notAnAccess,
  noProfile,
  hiddenArguments,
];
