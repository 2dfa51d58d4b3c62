import { constants } from './tables/constants.js';
import { ARCH_NAMES } from './arch.js';
import type { ArchName } from './types.js';

const parsed = new Map<ArchName, ReadonlyMap<string, bigint>>();

/** All constants of an architecture: x86_64's table, and another's differences to it (`NAME=VALUE`, `-NAME`: has it not). */
function constantsOf(arch: ArchName): ReadonlyMap<string, bigint> {
  let table = parsed.get(arch);
  if (!table) parsed.set(arch, (table = parse(arch)));
  return table;
}

function parse(arch: ArchName): ReadonlyMap<string, bigint> {
  const table = new Map(arch === 'x86_64' ? [] : constantsOf('x86_64'));
  for (const line of (constants[arch] ?? '').split('\n')) {
    const at = line.indexOf('=');
    if (at < 0) table.delete(line.slice(1));
    else {
      const value = line.slice(at + 1);
      table.set(line.slice(0, at), value.startsWith('-') ? -BigInt(value.slice(1)) : BigInt(value));
    }
  }
  return table;
}

/** The value of a kernel constant, e.g. `CLONE_NEWUSER`; negative for those that are (`AT_FDCWD` is -100). */
export const constant = (arch: ArchName, name: string): bigint | undefined => constantsOf(arch).get(name);

let names: readonly string[] | undefined;

/** The names of all architectures, sorted. */
export const constantNames = (): readonly string[] =>
  (names ??= [...new Set(ARCH_NAMES.flatMap((arch) => [...constantsOf(arch).keys()]))].sort());

/** The constant of a family that has this value, for printing: `constantName('x86_64', 'CLONE_', 0x10000000n)`; the shortest where several do. */
export function constantName(arch: ArchName, prefix: string, value: bigint): string | undefined {
  let found: string | undefined;
  for (const [name, candidate] of constantsOf(arch))
    if (candidate === value && name.startsWith(prefix) && (found === undefined || name.length < found.length))
      found = name;
  return found;
}

/** The constants of a family, in the order of their names. */
export function* constantsWith(arch: ArchName, prefix: string): Iterable<readonly [name: string, value: bigint]> {
  for (const entry of constantsOf(arch)) if (entry[0].startsWith(prefix)) yield entry;
}
