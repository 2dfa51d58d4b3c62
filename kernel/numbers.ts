import { numbers } from './tables/numbers.js';
import type { ArchName } from './types.js';
import { unpackNumbers } from './unpack.js';

const byName = new Map<ArchName, ReadonlyMap<string, number>>();
const byNumber = new Map<ArchName, ReadonlyMap<number, string>>();

/** name → number, in the order of the numbers; parsed once, when first asked for. */
export function syscallsOf(arch: ArchName): ReadonlyMap<string, number> {
  let table = byName.get(arch);
  if (!table) byName.set(arch, (table = unpackNumbers(numbers[arch] ?? '')));
  return table;
}

export const syscallNumber = (arch: ArchName, name: string): number | undefined => syscallsOf(arch).get(name);

/** Where two names share a number (arm's `arm_sync_file_range`, `sync_file_range2`): the later, that is the one other architectures have. */
export function syscallName(arch: ArchName, nr: number): string | undefined {
  let table = byNumber.get(arch);
  if (!table) byNumber.set(arch, (table = new Map([...syscallsOf(arch)].map(([name, number]) => [number, name]))));
  return table.get(nr);
}

let all: readonly string[] | undefined;

/** The names of all architectures, sorted. */
export const allSyscallNames = (): readonly string[] =>
  (all ??= [...new Set(Object.keys(numbers).flatMap((arch) => [...syscallsOf(arch as ArchName).keys()]))].sort()); // the table's keys are the architectures

let known: ReadonlySet<string> | undefined;

/** Does any architecture have a system call of this name? */
export const knownSyscall = (name: string): boolean => (known ??= new Set(allSyscallNames())).has(name);
