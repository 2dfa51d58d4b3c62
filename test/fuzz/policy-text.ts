/** Random policies as text: what a person could write, on every architecture, with every kind of rule and setting. */
import fc from 'fast-check';
import { type ArchName, allSyscallNames, syscallNumber } from '../../kernel/index.js';
import { argumentsOf, condition } from './conditions.js';
import { denying, permitting, resourceRule } from './resource-rules.js';

/** One filter has one byte order. */
export const ARCH_SETS: readonly (readonly ArchName[])[] = [
  ['x86_64'],
  ['x86_64'],
  ['x86_64', 'i386'],
  ['x86_64', 'i386', 'x32'],
  ['x86_64', 'x32'],
  ['i386'],
  ['x32'],
  ['s390x'],
  ['s390x'],
  ['aarch64', 'arm'],
  ['arm'],
  ['riscv64', 'ppc64le'],
  ['ppc64le', 'loongarch64', 'x86_64'],
  ['mips64el', 'mipsel'],
];

/** Calls with 64-bit and signed arguments, flags, planes of their own, multiplexed forms: those where mistakes hide. */
const TELLING = (
  'lseek getpriority sched_getscheduler openat open mmap mmap2 mprotect clone unshare setns socket socketpair connect bind ' +
  'sendto accept4 setsockopt ioctl fcntl fcntl64 personality prctl kill tgkill shmat shmget semctl msgrcv fallocate ' +
  'pread64 readahead sync_file_range fadvise64 chmod mkdirat chown umask clock_gettime timer_delete mq_unlink keyctl ' +
  'preadv2 clone3 openat2 socketcall ipc ptrace execveat mknodat fchmodat truncate64 _llseek splice exit_group read write'
).split(' ');

const EVERYTHING = allSyscallNames();

const GROUPS = [
  '@io-event',
  '@network-io',
  '@process',
  '@file-system',
  '@signal',
  '@memlock',
  '@ipc',
  '@privileged',
  '@basic-io',
];

/** Text of one rule on syscalls; `calls` are few, so that rules meet. */
function syscallRule(calls: readonly string[], arches: readonly ArchName[]): fc.Arbitrary<string> {
  const items = calls.map((call) => {
    const choices = argumentsOf(arches, call);
    const bare = fc.constant(call);
    if (choices.length === 0) return bare;
    return fc.oneof(
      { arbitrary: condition(choices, arches).map((c) => `${call}(${c})`), weight: 4 },
      { arbitrary: bare, weight: 1 },
    );
  });
  const item = fc.oneof(
    { arbitrary: fc.oneof(...items), weight: 12 },
    { arbitrary: fc.constantFrom(...GROUPS), weight: 1 },
  );
  const list = fc.array(item, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(', '));
  return fc.oneof(
    fc.tuple(list, permitting).map(([text, effect]) => `allow syscall ${text}${effect}`),
    fc.tuple(list, denying).map(([text, effect]) => `deny syscall ${text}${effect}`),
  );
}

const guard = (arches: readonly ArchName[]): fc.Arbitrary<string> =>
  fc.letrec<{ guard: string }>((tie) => ({
    guard: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      fc.constantFrom(
        ...arches.map((a) => `arch == ${a}`),
        'arch != i386',
        'arch in [x86_64, s390x, arm]',
        'arch not in [x32]',
      ),
      fc.constantFrom('kernel >= 5.10', 'kernel < 6', 'kernel == 6.1', 'capability sys_admin', 'capability setuid'),
      tie('guard').map((g) => `not (${g})`),
      fc.tuple(tie('guard'), fc.constantFrom('and', 'or'), tie('guard')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    ),
  })).guard;

export const OTHERWISE = [
  'errno EPERM',
  'errno ENOSYS',
  'errno 4095',
  'deny',
  'kill',
  'kill thread',
  'trap',
  'trap 7',
  'log',
  'notify',
  'trace 3',
  'allow',
];
const UNKNOWN = [
  'unknown otherwise',
  'unknown errno ENOSYS',
  'unknown errno 77',
  'unknown kill',
  'unknown trap 9',
  'unknown deny',
];

export interface PolicyCase {
  readonly text: string;
  readonly arches: readonly ArchName[];
  /** For the events it is tried with. */
  readonly seed: number;
}

const line = (text: string): string => `  ${text}\n`;

export interface PolicyOptions {
  /** Rules on syscalls only: what the direct evaluator understands. */
  readonly syscallsOnly?: boolean;
  readonly rules?: number;
  readonly archSets?: readonly (readonly ArchName[])[];
}

export const policyCase = (options: PolicyOptions = {}): fc.Arbitrary<PolicyCase> =>
  fc.constantFrom(...(options.archSets ?? ARCH_SETS)).chain((arches) => {
    const here = (name: string): boolean => arches.some((arch) => syscallNumber(arch, name) !== undefined);
    const telling = TELLING.filter(here);
    const any = EVERYTHING.filter(here);
    return fc
      .array(fc.oneof({ arbitrary: fc.constantFrom(...telling), weight: 3 }, fc.constantFrom(...any)), {
        minLength: 1,
        maxLength: 4,
      })
      .chain((calls) => policy(calls, arches, options));
  });

function policy(
  calls: readonly string[],
  arches: readonly ArchName[],
  options: PolicyOptions,
): fc.Arbitrary<PolicyCase> {
  const onSyscall = syscallRule(calls, arches);
  const rule = options.syscallsOnly
    ? onSyscall
    : fc.oneof({ arbitrary: onSyscall, weight: 3 }, { arbitrary: resourceRule, weight: 2 });
  const rules = fc.array(
    fc.oneof(
      { arbitrary: rule.map(line), weight: 6 },
      {
        arbitrary: fc
          .tuple(guard(arches), fc.array(rule, { minLength: 1, maxLength: 2 }))
          .map(([g, of]) => line(`when ${g} { ${of.join('; ')} }`)),
        weight: 1,
      },
    ),
    { minLength: 1, maxLength: options.rules ?? 10 },
  );
  return fc
    .record({
      otherwise: fc.constantFrom('', ...OTHERWISE.map((effect) => line(`otherwise ${effect}`))),
      unknown: fc.oneof({ arbitrary: fc.constant(''), weight: 2 }, fc.constantFrom(...UNKNOWN).map(line)),
      listed: options.syscallsOnly
        ? fc.constant(line('syscalls listed'))
        : fc.constantFrom('', '', line('syscalls listed')),
      modules: options.syscallsOnly
        ? fc.constant(line('use std/unrestricted'))
        : fc.oneof(
            { arbitrary: fc.constant(''), weight: 5 },
            fc.constantFrom('std/base', 'std/threads', 'std/dns', 'std/unrestricted').map((m) => line(`use ${m}`)),
          ),
      rules,
      seed: fc.nat(0xffffffff),
    })
    .map(({ otherwise, unknown, listed, modules, rules: body, seed }) => ({
      text: `profile fuzz {\n${line(`arch ${arches.join(', ')}`)}${listed}${modules}${otherwise}${unknown}${body.join('')}}\n`,
      arches,
      seed,
    }));
}
