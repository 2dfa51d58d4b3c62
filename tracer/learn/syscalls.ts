/**
 * System calls that no resource rule and no module opens → `allow syscall` rules. What hurts nobody is opened whole, with its
 * siblings; everything else just as it was used.
 */
import { ALWAYS } from '../../compiler/index.js';
import { knownSyscall, signature, syscallNumber, type ArchName } from '../../kernel/index.js';
import type { Judge } from './judge.js';
import type { Need } from './needs.js';
import { valueName } from './rule.js';

type Call = Extract<Need, { kind: 'syscall' }>;

/** Calls that are of no use without each other, and harm nobody but the caller. */
const SIBLINGS: readonly (readonly string[])[] = [
  ['inotify_init', 'inotify_init1', 'inotify_add_watch', 'inotify_rm_watch'],
  ['shmget', 'shmat', 'shmdt', 'shmctl'],
  ['semget', 'semop', 'semtimedop', 'semctl'],
  ['msgget', 'msgsnd', 'msgrcv', 'msgctl'],
  ['mq_open', 'mq_timedsend', 'mq_timedreceive', 'mq_getsetattr', 'mq_notify', 'mq_unlink'],
  ['io_setup', 'io_destroy', 'io_submit', 'io_cancel', 'io_getevents', 'io_pgetevents'],
  ['mlock', 'mlock2', 'munlock', 'mlockall', 'munlockall'],
  ['pkey_alloc', 'pkey_free', 'pkey_mprotect'],
  ['get_mempolicy', 'set_mempolicy', 'mbind'],
  ['sched_getattr', 'sched_setaffinity'],
  ['memfd_create'],
  ['fsync', 'fdatasync', 'sync', 'syncfs', 'sync_file_range'],
  ['setxattr', 'lsetxattr', 'fsetxattr'],
  ['vmsplice', 'splice', 'tee'],
  ['getitimer', 'setitimer', 'alarm', 'pause'],
  ['setpgid', 'getpgid', 'setsid', 'getsid'],
  ['setfsuid', 'setfsgid'],
];

/**
 * @param calls those that are not allowed yet.
 * @param benign a profile of which all that it opens is harmless (std/base).
 */
export function syscallLines(calls: readonly Call[], arch: ArchName, benign: Judge | undefined): readonly string[] {
  const whole = new Set<string>();
  const exact = new Map<string, Map<number, Set<bigint>>[]>();
  const refused = new Set<string>();
  for (const call of calls) {
    const siblings = SIBLINGS.find((list) => list.includes(call.name));
    if (siblings) for (const name of siblings) whole.add(name);
    else if (benign?.allows({ ...call, where: ALWAYS }) === true || call.where.kind === 'always') {
      if (call.unknown) refused.add(call.name);
      else whole.add(call.name);
    } else if (call.unknown) refused.add(call.name);
    else exact.set(call.name, [...(exact.get(call.name) ?? []), argumentsOf(call)]);
  }
  const has = (name: string): boolean => knownSyscall(name) && syscallNumber(arch, name) !== undefined;
  const names = [...whole].filter(has).sort();
  const lines = names.length > 0 ? [`allow syscall ${names.join(', ')}`] : [];
  for (const [name, uses] of [...exact].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (!whole.has(name) && has(name)) lines.push(`allow syscall ${exactText(name, uses, arch)}`);
  for (const name of [...refused].sort())
    if (!whole.has(name) && !exact.has(name) && has(name)) lines.push(`deny syscall ${name} errno ENOSYS`);
  return lines;
}

/** The values of whole arguments that a need states, by position. */
function argumentsOf({ where }: Call): Map<number, Set<bigint>> {
  const tests = where.kind === 'test' ? [where] : where.kind === 'and' ? where.of : [];
  return new Map(
    tests.flatMap((test) => (test.kind === 'test' ? [[test.arg, new Set(test.ranges.map(([from]) => from))]] : [])),
  );
}

/** `prctl(option in [PR_SET_DUMPABLE, PR_SET_KEEPCAPS])`; one alternative a use where several arguments tell. */
function exactText(name: string, uses: readonly Map<number, Set<bigint>>[], arch: ArchName): string {
  const argument = (index: number): string => {
    const found = signature(arch, name)?.args[index];
    return found === undefined || found.pointer ? `arg${index}` : found.name;
  };
  const value = (index: number, number: bigint): string => valueName(name, argument(index), number, arch);
  const single = uses.every((use) => use.size === 1 && use.has([...(uses[0]?.keys() ?? [])][0] ?? -1));
  const [index] = uses[0]?.keys() ?? [];
  if (single && index !== undefined) {
    const values = [...new Set(uses.flatMap((use) => [...(use.get(index) ?? [])]))].sort((a, b) => (a < b ? -1 : 1));
    const texts = [...new Set(values.map((one) => value(index, one)))];
    const [only] = texts;
    return `${name}(${argument(index)} ${texts.length === 1 ? `== ${only ?? ''}` : `in [${texts.join(', ')}]`})`;
  }
  const alternatives = uses.map((use) =>
    [...use].map(([at, values]) => `${argument(at)} == ${value(at, [...values][0] ?? 0n)}`).join(' and '),
  );
  return [...new Set(alternatives)]
    .sort()
    .map((text) => `${name}(${text})`)
    .join(', ');
}
