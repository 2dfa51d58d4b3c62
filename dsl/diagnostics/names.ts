/**
 * POL2xxx: names that mean nothing, or two things: syscalls, constants, capabilities, signals.
 * POL2001–2099 are the compiler's, here; POL2101–2199 are the linker's, in `links.ts`.
 */
import type { CodeDefinition } from './diagnostic.js';
import { defineCode } from './diagnostic.js';

const hint = (near: string | undefined): string | undefined => (near ? `did you mean \`${near}\`?` : undefined);
const inProfile = (line: string): string => `profile p {\n  ${line}\n}\n`;

/** `what` is the kind of name (`syscall`, `capability` …). One code for all: the fix is the same. */
export const unknownName = defineCode(
  {
    code: 'POL2001',
    severity: 'error',
    title: 'unknown name',
    explain:
      'The kernel has no syscall, group, capability, signal, socket family, errno, architecture, namespace or layer of this name. Names are the kernel’s own, without their prefix (`net_bind_service`, `hup`, `inet6`); syscall groups are systemd’s.',
    example: inProfile('allow syscall opnat'),
  },
  (what: string, name: string, near: string | undefined) => ({
    message: `unknown ${what} \`${name}\``,
    help: hint(near),
  }),
);

export const unknownArgument = defineCode(
  {
    code: 'POL2002',
    severity: 'error',
    title: 'unknown argument',
    explain:
      'The syscall has no argument of this name. Argument names are the kernel’s own; `arg0` … `arg5` are the raw 64-bit registers.',
    example: inProfile('allow syscall accept4(flag == 0)'),
  },
  (call: string, name: string, known: readonly string[], near: string | undefined) => ({
    message: `\`${call}\` has no argument \`${name}\``,
    help: hint(near) ?? (known.length > 0 ? `its arguments are ${known.join(', ')}` : 'use `arg0` … `arg5`'),
  }),
);

export const unknownConstant = defineCode(
  {
    code: 'POL2003',
    severity: 'error',
    title: 'unknown constant',
    explain:
      'The kernel headers of this architecture have no constant of this name. Write the name as in the headers (`O_CLOEXEC`, `PR_SET_NAME`) or the number.',
    example: inProfile('allow syscall prctl(option == PR_SET_NAMES)'),
  },
  (name: string, arch: string, near: string | undefined) => ({
    message: `unknown constant \`${name}\` on ${arch}`,
    help: hint(near),
  }),
);

export const pointerComparison = defineCode(
  {
    code: 'POL2004',
    severity: 'error',
    title: 'comparison of a pointer',
    explain:
      'A syscall filter sees the registers, not the memory they point to: comparing a pointer says nothing about the string or struct behind it. Paths and addresses are decided by resource rules, which AppArmor, SELinux and Landlock enforce.',
    example: inProfile('allow syscall openat(filename == 0)'),
  },
  (call: string, name: string, type: string, instead: string) => ({
    message: `\`${name}\` of \`${call}\` is a pointer (\`${type}\`): a filter can't see what it points to`,
    help: instead,
  }),
);

export const outOfRange = defineCode(
  {
    code: 'POL2005',
    severity: 'error',
    title: 'value out of range',
    explain:
      'The value does not fit the argument’s type, so the comparison could never mean what it says. Decimal values are numbers, hexadecimal ones bit patterns of the argument’s width.',
    example: inProfile('allow syscall socket(family == 4294967296)'),
  },
  (value: string, what: string, lowest: string, highest: string) => ({
    message: `\`${value}\` is out of range for ${what}`,
    help: `it takes ${lowest} to ${highest}`,
  }),
);

export const emptyRange = defineCode(
  {
    code: 'POL2006',
    severity: 'error',
    title: 'range that runs backwards',
    explain: 'In `a..b` both ends are in, and `a` must not be above `b`.',
    example: inProfile('allow syscall personality(personality in [8..0])'),
  },
  (from: string, to: string) => ({
    message: `the range \`${from}..${to}\` holds nothing`,
    help: 'write the smaller end first',
  }),
);

export const badErrno = defineCode(
  {
    code: 'POL2007',
    severity: 'error',
    title: 'impossible errno',
    explain:
      'An errno is a name like EPERM or a number from 1 to 4095. 0 would look like success, and the kernel clamps what is above.',
    example: inProfile('deny syscall mount errno 0'),
  },
  (text: string) => ({ message: `\`${text}\` is no errno`, help: 'use a name such as EPERM, or 1 to 4095' }),
);

export const badGlob = defineCode(
  {
    code: 'POL2008',
    severity: 'error',
    title: 'malformed path pattern',
    explain:
      'Globs are AppArmor’s: `*` within a segment, `**` across, `?`, `[…]`, `{a,b}`. A backslash before one of these characters makes it literal.',
    example: inProfile('allow read "/etc/{a,b"'),
  },
  (pattern: string, problem: string) => ({ message: `the pattern \`${pattern}\` is malformed: ${problem}` }),
);

export const badPath = defineCode(
  {
    code: 'POL2009',
    severity: 'error',
    title: 'path that names nothing',
    explain:
      'Paths name objects after symlinks: absolute, without `//`, `.` or `..` segments, and without a slash at the end. Anything else never matches.',
    example: inProfile('allow read "etc/passwd"'),
  },
  (path: string, problem: string, fix: string | undefined) => ({
    message: `the path \`${path}\` can never match: ${problem}`,
    help: fix,
  }),
);

export const unknownVariable = defineCode(
  {
    code: 'POL2010',
    severity: 'error',
    title: 'unknown path variable',
    explain: 'The variables are `@{HOME}`, `@{pid}`, `@{uid}` and `@{run}`. `\\@` is a literal `@`.',
    example: inProfile('allow read "@{HOMES}/x"'),
  },
  (name: string) => ({
    message: `unknown variable \`@{${name}}\``,
    help: 'the variables are @{HOME}, @{pid}, @{uid} and @{run}',
  }),
);

export const badAddress = defineCode(
  {
    code: 'POL2011',
    severity: 'error',
    title: 'malformed address',
    explain: 'An address is `any`, an IPv4 or IPv6 address, or a network in CIDR form with all host bits zero.',
    example: inProfile('allow connect tcp 10.0.0.1/8 port 80'),
  },
  (text: string, problem: string) => ({ message: `\`${text}\` is no address or network: ${problem}` }),
);

export const misplacedSuffix = defineCode(
  {
    code: 'POL2012',
    severity: 'error',
    title: 'suffix that the rule has no use for',
    explain:
      '`owner` goes with files and programs, `as` and `inherit` with `exec`, `to` with `signal` and `ptrace`, `on` with `mount` and `umount`. A suffix that means nothing is an error, because somebody meant something by it.',
    example: inProfile('allow capability chown owner'),
  },
  (suffix: string, what: string) => ({ message: `\`${suffix}\` means nothing on ${what}`, help: 'remove it' }),
);

export const unknownProfile = defineCode(
  {
    code: 'POL2013',
    severity: 'error',
    title: 'unknown profile',
    explain:
      'The target of `as` or `to` is a profile of this file, or `self` behind `to`. There is no `unconfined`: filters and Landlock stay on in whatever a process executes.',
    example: inProfile('allow signal term to q'),
  },
  (name: string, near: string | undefined) => ({
    message: `unknown profile \`${name}\``,
    help:
      name === 'unconfined'
        ? 'nothing leads out of confinement: name a profile of this file that allows what the program needs'
        : hint(near),
  }),
);

export const splitArgument = defineCode(
  {
    code: 'POL2014',
    severity: 'error',
    title: 'argument in two registers',
    explain:
      'On 32-bit architectures a 64-bit argument takes two registers, `NAME_lo` and `NAME_hi`. Compare these, inside a `when arch == …`.',
    example: 'profile p {\n  arch arm\n  allow syscall pread64(pos == 0)\n}\n',
  },
  (call: string, name: string, arch: string) => ({
    message: `\`${name}\` of \`${call}\` takes two registers on ${arch}`,
    help: `compare \`${name}_lo\` and \`${name}_hi\` inside \`when arch == ${arch}\``,
  }),
);

export const packedArguments = defineCode(
  {
    code: 'POL2015',
    severity: 'warning',
    title: 'arguments that the filter cannot see',
    explain:
      'On this architecture the call takes one pointer to its arguments, so a condition on them can’t be checked: a rule that allows then allows every call, and one that denies denies none.',
    example: 'profile p {\n  arch i386\n  allow syscall mmap(prot == 0)\n}\n',
  },
  (call: string, arch: string, wider: boolean) => ({
    message: `\`${call}\` hides its arguments behind a pointer on ${arch}: the condition can't be checked`,
    help: wider ? 'the rule allows every such call' : 'the rule denies no such call; deny the call whole',
  }),
);

export const impossibleUnknown = defineCode(
  {
    code: 'POL2016',
    severity: 'error',
    title: 'answer that unknown syscalls cannot have',
    explain: '`unknown` takes `otherwise` or a denying effect such as `errno ENOSYS`.',
    example: inProfile('unknown allow'),
  },
  (effect: string) => ({
    message: `unknown syscalls can't get \`${effect}\``,
    help: 'use `otherwise` or `errno ENOSYS`',
  }),
);

export const shiftedArgument = defineCode(
  {
    code: 'POL2017',
    severity: 'warning',
    title: 'argument name that means two registers',
    explain:
      'A few calls (`prctl`, `keyctl`, `arch_prctl`) have arguments that the kernel itself calls `arg2` … `arg5`, counted from one. In polc `arg0` … `arg5` are the registers, counted from zero, so the kernel’s `arg2` is polc’s `arg1`.',
    example: inProfile('allow syscall prctl(option == PR_SET_NAME, arg2 == 0)'),
  },
  (call: string, name: string, kernels: number) => ({
    message: `\`${name}\` is register ${name.slice(3)}; what the kernel calls \`${name}\` of \`${call}\` is register ${kernels}`,
    help: `write \`arg${kernels}\` if the kernel's is meant`,
  }),
);

/** In numeric order. Each entry is a constructor made by `defineCode`; the compiler calls it. */
export const NAME_CODES: readonly CodeDefinition[] = [
  unknownName,
  unknownArgument,
  unknownConstant,
  pointerComparison,
  outOfRange,
  emptyRange,
  badErrno,
  badGlob,
  badPath,
  unknownVariable,
  badAddress,
  misplacedSuffix,
  unknownProfile,
  splitArgument,
  packedArguments,
  impossibleUnknown,
  shiftedArgument,
];
