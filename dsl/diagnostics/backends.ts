/** POL4xxx: what a layer cannot express, or a backend refused to write. */
import type { CodeDefinition } from './diagnostic.js';
import { defineCode } from './diagnostic.js';

export const unproven = defineCode(
  {
    code: 'POL4001',
    severity: 'error',
    title: 'filter that could not be proved',
    explain:
      'polc compares every filter it makes with the policy, for all syscall numbers and argument values, and writes only what it could prove equal. Either the comparison found a difference, which is a mistake in polc, or the policy is too complex to compare within its budget.',
    example: '$ polc compile app.policy',
  },
  (profile: string, problem: string) => ({
    message: `the filter of profile \`${profile}\` could not be proved: ${problem}`,
    help: 'nothing was written; please report the policy',
  }),
);

export const filterTooLarge = defineCode(
  {
    code: 'POL4002',
    severity: 'error',
    title: 'filter that is too large for the kernel',
    explain:
      'A seccomp program has at most 4,096 instructions, and all programs of a process together 32,768. polc splits a large filter by syscall; this one does not fit even so. Long lists of scattered values on one argument are what costs most.',
    example: '$ polc compile huge.policy',
  },
  (profile: string, problem: string) => ({
    message: `the filter of profile \`${profile}\` is too large for the kernel: ${problem}`,
    help: 'merge neighbouring values into ranges, or allow the call without its argument',
  }),
);

export const openOperation = defineCode(
  {
    code: 'POL4004',
    severity: 'error',
    title: 'operation that no layer restricts',
    explain:
      'With `--require exact` every operation has to be enforced exactly by some layer, or be acknowledged by `accept open OPERATION because "…"` in the policy.',
    example: '$ polc compile app.policy --require exact',
  },
  (profile: string, operation: string, why: string) => ({
    message: `\`${operation}\` stays open in profile \`${profile}\`: ${why}`,
    help: `write \`accept open ${operation} because "…"\` if that is acceptable`,
  }),
);

export const needsSupervisor = defineCode(
  {
    code: 'POL4005',
    severity: 'error',
    title: 'effect that needs a supervisor',
    explain:
      '`notify` and `trace N` ask another process, which has to listen before the program starts; without one the kernel answers ENOSYS. `polc run --supervise` says each such call on stderr and lets it go on; `polc compile` makes filters for other supervisors.',
    example: '$ polc run supervised.policy -- true',
  },
  (profile: string, effect: string) => ({
    message: `profile \`${profile}\` answers some syscall with \`${effect}\`, and nobody would be asked`,
    help: 'run it with `--supervise`, or use `log` or `errno N` instead',
  }),
);

/** In numeric order. Each entry is a constructor made by `defineCode`; the backends call it. */
export const BACKEND_CODES: readonly CodeDefinition[] = [unproven, filterTooLarge, openOperation, needsSupervisor];
