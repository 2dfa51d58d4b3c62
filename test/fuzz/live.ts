/** Random policies on the running kernel: what a child under the filter sees has to be what decide says. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { type CompiledFilter, compileFilter, isTooLarge } from '../../backends/seccomp/index.js';
import { type Answer, type SyscallEvent, decideSyscall, isEntry, rangeOf } from '../../compiler/index.js';
import { arch as archOf, nativeArch, syscallNumber } from '../../kernel/index.js';
import { argumentsOf, condition } from './conditions.js';
import { registers } from './events.js';
import { Wrong, compileCase, describeAnswer, describeEvent } from './filter-property.js';
import { OTHERWISE, type PolicyCase } from './policy-text.js';
import { Random } from './random.js';
import { denying, permitting, resourceRule } from './resource-rules.js';

const CHILD = join(dirname(fileURLToPath(import.meta.url)), 'live-child.py');

/** No descriptor, with garbage above or without. */
const BAD_FD = [0x5001n, 0xffffffffn, 0xdeadbeef00005001n];
const NULL = [0n];

/** Calls that change nothing, whatever the free arguments are; the others are fixed. */
const HARMLESS: Readonly<Record<string, Readonly<Record<number, readonly bigint[]>>>> = {
  getpriority: {},
  sched_getscheduler: {},
  sched_get_priority_max: {},
  getpgid: {},
  getsid: {},
  ioprio_get: {},
  timer_delete: {},
  socket: {},
  clock_getres: { 1: NULL },
  lseek: { 0: BAD_FD },
  fcntl: { 0: BAD_FD },
  ioctl: { 0: BAD_FD },
  sync_file_range: { 0: BAD_FD },
  fadvise64: { 0: BAD_FD },
  readahead: { 0: BAD_FD },
  ftruncate: { 0: BAD_FD },
  inotify_rm_watch: { 0: BAD_FD },
  setns: { 0: BAD_FD },
  fchmod: { 0: BAD_FD },
  dup3: { 0: BAD_FD },
  accept4: { 0: BAD_FD },
  sendto: { 0: BAD_FD },
  setsockopt: { 0: BAD_FD },
  connect: { 0: BAD_FD },
  mprotect: { 0: [0x1000n] },
  kill: { 0: [0x3ffffff0n, 0xdeadbeef3ffffff0n] },
  openat: { 1: NULL },
  open: { 0: NULL },
  chmod: { 0: NULL },
  mkdirat: { 1: NULL },
  execve: { 0: NULL },
  shmat: { 0: [0x7ffffff0n] },
};

/** What the child itself needs, whatever the policy says of the rest. */
const BASE =
  'brk, mmap, munmap, mremap, madvise, futex, exit, exit_group, rt_sigreturn, rt_sigaction, rt_sigprocmask, seccomp, getpid, gettid';

export const here = nativeArch(process.arch);

export const livePolicy: fc.Arbitrary<PolicyCase> = fc
  .constant(here ?? 'x86_64')
  .chain((arch) => {
    const names = Object.keys(HARMLESS).filter((name) => syscallNumber(arch, name) !== undefined);
    const items = names.map((name) => {
      const choices = argumentsOf([arch], name).filter(({ name: a }) => a !== 'arg5');
      return fc.oneof(
        { arbitrary: condition(choices, [arch]).map((c) => `${name}(${c})`), weight: 5 },
        { arbitrary: fc.constant(name), weight: 1 },
      );
    });
    const list = fc.array(fc.oneof(...items), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(', '));
    const rule = fc.oneof(
      { arbitrary: fc.tuple(list, permitting).map(([text, effect]) => `allow syscall ${text}${effect}`), weight: 3 },
      { arbitrary: fc.tuple(list, denying).map(([text, effect]) => `deny syscall ${text}${effect}`), weight: 3 },
      { arbitrary: resourceRule, weight: 2 },
    );
    return fc.record({
      arch: fc.constant(arch),
      otherwise: fc.constantFrom(...OTHERWISE),
      rules: fc.array(rule, { minLength: 4, maxLength: 16 }),
      seed: fc.nat(0xffffffff),
    });
  })
  .map(({ arch, otherwise, rules, seed }) => ({
    text: `profile live {\n  arch ${arch}\n  otherwise ${otherwise}\n  allow syscall ${BASE}\n${rules.map((r) => `  ${r}\n`).join('')}}\n`,
    arches: [arch],
    seed,
  }));

/** Seams of the policy's own rules on harmless calls, and numbers that no kernel has. */
export function liveEvents(
  { filter: model }: NonNullable<ReturnType<typeof compileCase>>,
  random: Random,
  count: number,
): readonly SyscallEvent[] {
  const [plane] = model.arches;
  if (!plane || !here) return [];
  const events: SyscallEvent[] = [];
  for (const [name, fixed] of Object.entries(HARMLESS)) {
    const nr = syscallNumber(here, name);
    if (nr === undefined) continue;
    const { entry } = rangeOf(plane, nr);
    for (const args of registers(isEntry(entry) ? entry : undefined, random, isEntry(entry) ? count : 1)) {
      const set = args.map((value, i) => (fixed[i] ? random.pick(fixed[i]) : value));
      const [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n] = set;
      events.push({ audit: plane.arch.audit, nr, args: [a, b, c, d, e, f] });
    }
  }
  const none = [0n, 0n, 0n, 0n, 0n, 0n] as const;
  for (const nr of [0xffffffff, 0x3ffffff0, plane.arch.lastNumber + 200])
    events.push({ audit: plane.arch.audit, nr, args: none });
  if (here === 'x86_64') events.push({ audit: plane.arch.audit, nr: 0x40000000 + 39, args: none });
  return events;
}

type Outcome = readonly [kind: 'returned' | 'trapped' | 'killed' | 'lost', value: number];

export const bytesOf = ({ programs, endian }: Pick<CompiledFilter, 'programs' | 'endian'>): readonly Buffer[] =>
  programs.map((program) => {
    const bytes = Buffer.alloc(program.length * 8);
    for (const [i, { code, jt, jf, k }] of program.entries()) {
      bytes.set([jt, jf], i * 8 + 2);
      if (endian === 'little') bytes.writeUInt32LE(k, i * 8 + 4);
      else bytes.writeUInt32BE(k, i * 8 + 4);
      if (endian === 'little') bytes.writeUInt16LE(code, i * 8);
      else bytes.writeUInt16BE(code, i * 8);
    }
    return bytes;
  });

/** @param through words before `python3`: another user. */
export function onKernel(
  filters: readonly Buffer[],
  events: readonly SyscallEvent[],
  through: readonly string[] = [],
): readonly Outcome[] {
  const ask = (encoded: readonly string[]): string =>
    JSON.stringify({ filters: encoded, events: events.map(({ nr, args }) => [String(nr), ...args.map(String)]) });
  const [file = '', ...words] = [...through, python, '-S', '-E', CHILD];
  const { stdout, stderr, status } = spawnSync(file, words, {
    input: `${ask(filters.map((f) => f.toString('base64')))}\n`,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    timeout: 120_000,
  });
  if (status !== 0) throw new Error(`live-child failed (${status}): ${stderr}`);
  return JSON.parse(stdout) as Outcome[]; // the script's own output
}

/** Behind wrappers such as pyenv's, which another user may not reach. */
const python =
  ['/usr/bin/python3', '/usr/local/bin/python3'].find((p) => spawnSync(p, ['-c', '']).status === 0) ?? 'python3';
export const hasPython = spawnSync(python, ['-c', 'import ctypes']).status === 0;

/** @returns how many calls were made; undefined for a policy that contradicts itself. @throws Wrong */
export function checkLive(
  { text, seed }: PolicyCase,
  count: number,
  through: readonly string[] = [],
): number | undefined {
  const profile = compileCase(text);
  const filter = profile && compileFilter(profile.filter);
  if (!filter || isTooLarge(filter)) return undefined;
  const events = liveEvents(profile, new Random(seed), count);
  const unfiltered = onKernel([], events, through);
  const filtered = onKernel(bytesOf(filter), events, through);
  for (const [i, event] of events.entries()) {
    const answer = decideSyscall(profile.filter, event).answer;
    const expected = outcomeOf(answer, unfiltered[i]!);
    const actual = filtered[i]!;
    // A descriptor's number tells how many were made before.
    const bothMade = event.nr === syscallNumber(archOf(here!).name, 'socket') && expected[1] >= 0 && actual[1] >= 0;
    if (expected[0] === actual[0] && (expected[1] === actual[1] || bothMade)) continue;
    throw new Wrong(
      `the kernel says ${JSON.stringify(actual)}, decide ${describeAnswer(answer)} (unfiltered: ${JSON.stringify(unfiltered[i])}): ${describeEvent(event)}\n${text}`,
    );
  }
  return events.length;
}

const ENOSYS = 38;
const SIGSYS = 31;

function outcomeOf(answer: Answer, unfiltered: Outcome): Outcome {
  switch (answer.kind) {
    case 'kill':
    case 'kill thread':
      return ['killed', SIGSYS];
    case 'trap':
      return ['trapped', answer.data];
    case 'errno':
      return ['returned', -answer.errno];
    case 'notify':
    case 'trace':
      return ['returned', -ENOSYS]; // nobody listens
    case 'log':
    case 'allow':
      return unfiltered;
  }
}
