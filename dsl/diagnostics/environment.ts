/** POL6xxx: the command line, files and the host. Their examples are command lines (`$ polc …`). */
import type { CodeDefinition } from './diagnostic.js';
import { defineCode } from './diagnostic.js';
import { printable } from './printable.js';

export const usageError = defineCode(
  {
    code: 'POL6001',
    severity: 'error',
    title: 'command line that polc does not understand',
    explain: 'The command, an option or an argument is unknown or missing. `polc help COMMAND` shows what there is.',
    example: '$ polc compil app.policy',
  },
  (message: string, help?: string) => ({ message, help }),
);

export const unreadableFile = defineCode(
  {
    code: 'POL6002',
    severity: 'error',
    title: 'file that cannot be read',
    explain: 'The file is missing, is no regular file, or may not be read by this user.',
    example: '$ polc check missing.policy',
  },
  (path: string, problem: string) => ({ message: `cannot read \`${path}\`: ${problem}` }),
);

export const largeFile = defineCode(
  {
    code: 'POL6003',
    severity: 'error',
    title: 'file that is too large',
    explain: 'A policy, and every other file polc reads whole, has at most 16 MB.',
    example: '$ polc check fifty-megabytes.policy',
  },
  (path: string, limit: string) => ({
    message: `\`${path}\` is larger than ${limit}`,
    help: 'split the policy into modules, or check that this is the right file',
  }),
);

export const notText = defineCode(
  {
    code: 'POL6004',
    severity: 'error',
    title: 'file that is no text',
    explain: 'Policies are UTF-8. Bytes that are not can be written as `\\xHH` inside a string.',
    example: '$ polc check /bin/ls',
  },
  (path: string) => ({ message: `\`${path}\` is no UTF-8 text`, help: 'check that this is the right file' }),
);

export const unwritable = defineCode(
  {
    code: 'POL6005',
    severity: 'error',
    title: 'output that cannot be written',
    explain:
      'The folder is missing, read-only or full, or the path is something else. polc writes all files of a command or none: what it had begun is removed.',
    example: '$ polc compile app.policy -o /proc',
  },
  (path: string, problem: string) => ({ message: `cannot write \`${path}\`: ${problem}`, help: 'nothing was written' }),
);

export const unwritableOutput = defineCode(
  {
    code: 'POL6006',
    severity: 'error',
    title: 'result that could not be printed',
    explain:
      'Writing to stdout or stderr failed, so what was printed is not whole. A reader who closes the pipe is no error.',
    example: '$ polc explain POL6006 > /dev/full',
  },
  (stream: string, problem: string) => ({ message: `cannot write to ${stream}: ${problem}` }),
);

export const profileChoice = defineCode(
  {
    code: 'POL6007',
    severity: 'error',
    title: 'choice of profile that fails',
    explain:
      'The file has several profiles and none of them names the command in its `program`, or it has none of the name given to `--profile`.',
    example: '$ polc run two-profiles.policy -- true',
  },
  (message: string, help: string) => ({ message, help }),
);

export const unenforced = defineCode(
  {
    code: 'POL6008',
    severity: 'error',
    title: 'required layer that is not enforced',
    explain:
      'The profile’s `require` names layers without which it must not run, and `polc run` cannot enforce one of them here.',
    example: '$ polc run landlocked.policy -- true',
  },
  (profile: string, layer: string, why: string) => ({
    message: `profile \`${profile}\` requires ${layer}, which is not enforced here: ${why}`,
    help: '`polc doctor` says what this host can do',
  }),
);

export const cannotExecute = defineCode(
  {
    code: 'POL6009',
    severity: 'error',
    title: 'command that cannot be executed',
    explain: 'The command behind `--` was not found (exit status 127), or is not executable (126).',
    example: '$ polc run app.policy -- no-such-program',
  },
  (message: string) => ({ message }),
);

export const cannotConfine = defineCode(
  {
    code: 'POL6010',
    severity: 'error',
    title: 'policy that this host cannot apply',
    explain:
      'The kernel refused a step of the confinement, or this machine lacks what it takes. The program was not started: it never runs with less than its policy.',
    example: '$ polc run app.policy -- true',
  },
  (message: string, help?: string) => ({ message, help: help ?? '`polc doctor` says what this host can do' }),
);

export const badWeights = defineCode(
  {
    code: 'POL6011',
    severity: 'error',
    title: 'weights that mean nothing',
    explain:
      'A weights file has lines `COUNT SYSCALL`, such as `strace -c` or `sort | uniq -c` make, or is a polc trace (JSON lines).',
    example: '$ polc compile app.policy --weights empty.txt',
  },
  (path: string, problem: string) => ({ message: `\`${path}\` has no usable weights: ${problem}` }),
);

export const internalError = defineCode(
  {
    code: 'POL6012',
    severity: 'error',
    title: 'mistake in polc itself',
    explain: 'Something happened that polc’s authors had ruled out. POLC_DEBUG=1 prints where.',
    example: '$ polc check app.policy',
  },
  (message: string) => ({
    message: `polc: internal error: ${message}, please report`,
    help: 'POLC_DEBUG=1 prints where it happened',
  }),
);

export const idleWeights = defineCode(
  {
    code: 'POL6013',
    severity: 'warning',
    title: 'weights of another architecture',
    explain:
      'Calls of a trace count on the architecture on which they were made: the same call has other numbers on others. To weigh a filter by runs on other machines, give lines `COUNT SYSCALL`, or compile for those machines (`--arch`).',
    example: '$ polc compile app.policy --arch aarch64 --weights app.trace',
  },
  (path: string, arch: string, calls: number) => ({
    message: `${calls.toLocaleString('en')} calls of \`${printable(path)}\` are of ${printable(arch)}, for which there is no filter`,
    help: `compile with \`--arch ${printable(arch)}\` too, or give lines \`COUNT SYSCALL\``,
  }),
);

/** In numeric order. Each entry is a constructor made by `defineCode`; the subcommands call it. */
export const ENVIRONMENT_CODES: readonly CodeDefinition[] = [
  usageError,
  unreadableFile,
  largeFile,
  notText,
  unwritable,
  unwritableOutput,
  profileChoice,
  unenforced,
  cannotExecute,
  cannotConfine,
  badWeights,
  internalError,
  idleWeights,
];
