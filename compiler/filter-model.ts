/** Profile → what every syscall number of every architecture gets: the input of the seccomp backend and of its proof. */
import type { Arch, ArchName } from '../kernel/index.js';
import { arch as archOf, errno, multiplexed, syscallsOf } from '../kernel/index.js';
import { ALWAYS, and, test } from './condition.js';
import type { Answer, ArchPlane, Clause, Condition, FilterModel, NumberRange, Plane, SyscallEntry } from './model.js';
import { implied, takenCalls } from './imply/index.js';
import { isEntry } from './decide-syscall.js';
import { permits } from './imply/row.js';
import type { Profile, SyscallRule } from './profile.js';

const X32_BIT = 0x40000000;
const MAX_NUMBER = 0xffffffff;

/** These take a struct behind a pointer, so that no filter sees what they do: libc falls back when they are unknown. */
export const HIDDEN_ARGUMENTS: ReadonlySet<string> = new Set(['clone3', 'openat2']);

/**
 * @param profiles one profile lowered per architecture; x32 goes into x86_64's plane.
 * @throws RangeError without profiles.
 */
export function filterModel(profiles: readonly Profile[]): FilterModel {
  const first = profiles[0];
  if (!first) throw new RangeError('a filter needs at least one architecture');
  const arches: ArchPlane[] = [];
  for (const profile of profiles) {
    if (profile.arch === 'x32') continue;
    const x32 = profile.arch === 'x86_64' ? profiles.find((p) => p.arch === 'x32') : undefined;
    arches.push(archPlane(archOf(profile.arch), profile, x32));
  }
  const lonelyX32 = profiles.find((p) => p.arch === 'x32');
  if (lonelyX32 && !profiles.some((p) => p.arch === 'x86_64'))
    arches.push(archPlane(archOf('x86_64'), undefined, lonelyX32));
  return { name: first.name, arches, otherArch: { kind: 'kill' } };
}

function archPlane(arch: Arch, profile: Profile | undefined, x32: Profile | undefined): ArchPlane {
  const kill: Answer = { kind: 'kill' };
  const errnoOfUnknown = errno(arch.name, 'ENOSYS') ?? 38;
  const ranges: NumberRange[] = [];
  const hasX32 = arch.name === 'x86_64';
  const top = hasX32 ? X32_BIT - 1 : MAX_NUMBER - 1;
  if (profile) ranges.push(...numberRanges(profile, 0, top));
  else ranges.push({ from: 0, to: top, entry: kill });
  if (hasX32) {
    if (x32) ranges.push(...numberRanges(x32, X32_BIT, MAX_NUMBER - 1));
    else ranges.push({ from: X32_BIT, to: MAX_NUMBER - 1, entry: kill });
  }
  // A tracer skips a syscall by setting its number to −1: killing that would break tracing, and nothing can run there.
  ranges.push({ from: MAX_NUMBER, to: MAX_NUMBER, entry: { kind: 'errno', errno: errnoOfUnknown } });
  return { arch, ranges };
}

function numberRanges(profile: Profile, from: number, to: number): readonly NumberRange[] {
  const { lastNumber } = archOf(profile.arch);
  const entries = entriesOf(profile);
  const out: NumberRange[] = [];
  let next = from;
  const gap = (end: number): void => {
    // Numbers above the table are newer than polc; holes inside it are no syscalls.
    const known = Math.min(end, lastNumber);
    if (next <= known) out.push({ from: next, to: known, entry: profile.otherwise });
    const above = Math.max(next, lastNumber + 1);
    if (above <= end) out.push({ from: above, to: end, entry: profile.unknown });
  };
  for (const [nr, entry] of [...entries].sort((a, b) => a[0] - b[0])) {
    if (nr > next) gap(nr - 1);
    out.push({ from: nr, to: nr, entry });
    next = nr + 1;
  }
  if (next <= to) gap(to);
  return out;
}

/** Every syscall of the architecture that some rule is about, by number. */
function entriesOf(profile: Profile): ReadonlyMap<number, SyscallEntry | Answer> {
  const explicit = new Map<string, SyscallRule[]>();
  for (const rule of profile.syscalls) {
    const rules = explicit.get(rule.name);
    if (rules) rules.push(rule);
    else explicit.set(rule.name, [rule]);
  }
  const taken = takenCalls(profile);
  const context: Context = { profile, explicit, taken, entries: new Map() };
  const { lastNumber } = archOf(profile.arch);
  const out = new Map<number, SyscallEntry | Answer>();
  for (const [name, nr] of syscallsOf(profile.arch)) {
    const entry = entryOf(context, name);
    const other = out.get(nr);
    if (entry) out.set(nr, other && isEntry(other) ? merged(other, entry) : entry);
    else if (HIDDEN_ARGUMENTS.has(name)) out.set(nr, profile.unknown);
    // x32's and arm's own calls lie above the common table: they are not new.
    else if (nr > lastNumber) out.set(nr, profile.otherwise);
  }
  return out;
}

/** Two names of one number (arm's `arm_sync_file_range`, `sync_file_range2`): rules on either are rules on the call. */
function merged(a: SyscallEntry, b: SyscallEntry): SyscallEntry {
  const [first, ...others] = a.planes;
  const [second, ...more] = b.planes;
  if (!first || !second) throw new Error(`an entry of ${a.name} or ${b.name} has no plane`);
  return { name: b.name, planes: [{ ...first, clauses: [...first.clauses, ...second.clauses] }, ...others, ...more] };
}

interface Context {
  readonly profile: Profile;
  readonly explicit: ReadonlyMap<string, readonly SyscallRule[]>;
  readonly taken: ReadonlyMap<string, Clause>;
  readonly entries: Map<string, SyscallEntry | undefined>;
}

function entryOf(context: Context, name: string): SyscallEntry | undefined {
  if (context.entries.has(name)) return context.entries.get(name);
  const { profile } = context;
  const { opens, planes } = implied(profile.arch, name, profile, context.taken);
  const clauses: Clause[] = (context.explicit.get(name) ?? [])
    .filter((rule) => rule.group === undefined || !HIDDEN_ARGUMENTS.has(name) || !permits(rule.effect))
    .map(({ condition, effect, origin }) => ({ condition, effect, origin }));
  clauses.push(...opens);
  const extra = [...planes];
  if (name === 'socketcall' || name === 'ipc') {
    const through = multiplexerPlanes(context, name);
    clauses.push(...through.clauses);
    extra.push(...through.planes);
  }
  const denies = (plane: Plane): boolean => plane.clauses.some((c) => !permits(c.effect));
  let entry: SyscallEntry | undefined;
  if (clauses.length > 0 || extra.some(denies)) {
    const { otherwise, denial } = profile;
    entry = { name, planes: [{ name: 'syscall', applies: ALWAYS, clauses, otherwise, denial }, ...extra] };
  }
  context.entries.set(name, entry);
  return entry;
}

/**
 * socketcall(2) and ipc(2) hide the arguments of the call they stand for. So through them a rule that allows counts only
 * where it allows every argument, and a rule that denies counts where it could match: the direct calls remain (Linux ≥ 4.3).
 */
function multiplexerPlanes(
  context: Context,
  multiplexer: 'socketcall' | 'ipc',
): { clauses: Clause[]; planes: Plane[] } {
  const clauses: Clause[] = [];
  const planes: Plane[] = [];
  for (const { name, call } of subCalls(context.profile.arch, multiplexer)) {
    const direct = entryOf(context, name);
    if (!direct) continue;
    const mask = multiplexer === 'ipc' ? 0xffffn : undefined; // ipc's upper half is a version
    const here = test(0, 32, [[BigInt(call), BigInt(call)]], mask);
    for (const [index, plane] of direct.planes.entries()) {
      const seen = plane.clauses.flatMap((c): Clause[] => {
        if (permits(c.effect)) return c.condition.kind === 'always' ? [c] : [];
        return c.condition.kind === 'never' ? [] : [{ ...c, condition: ALWAYS }];
      });
      if (index === 0) clauses.push(...seen.map((c) => ({ ...c, condition: here })));
      else if (possible(plane.applies)) planes.push({ ...plane, applies: here, clauses: seen });
    }
  }
  return { clauses, planes };
}

const possible = (condition: Condition): boolean => and(condition).kind !== 'never';

/** The sub-calls that have a direct syscall somewhere in the tables. */
function subCalls(arch: ArchName, multiplexer: 'socketcall' | 'ipc'): readonly { name: string; call: number }[] {
  const names = multiplexer === 'socketcall' ? SOCKET_CALLS : IPC_CALLS;
  return names.flatMap((name) => {
    const found = multiplexed(arch, name);
    // `accept` and `send` exist only behind socketcall on i386: the entry is made for the name all the same.
    return found?.multiplexer === multiplexer ? [{ name, call: found.call }] : [];
  });
}

const SOCKET_CALLS = [
  'socket',
  'bind',
  'connect',
  'listen',
  'accept',
  'getsockname',
  'getpeername',
  'socketpair',
  'send',
  'recv',
  'sendto',
  'recvfrom',
  'shutdown',
  'setsockopt',
  'getsockopt',
  'sendmsg',
  'recvmsg',
  'accept4',
  'recvmmsg',
  'sendmmsg',
] as const;
const IPC_CALLS = [
  'semop',
  'semget',
  'semctl',
  'semtimedop',
  'msgsnd',
  'msgrcv',
  'msgget',
  'msgctl',
  'shmat',
  'shmdt',
  'shmget',
  'shmctl',
] as const;
