import { constants } from './tables/constants.js';
import { ARCH_NAMES } from './arch.js';
import type { ArchName } from './types.js';

// A table is x86_64's `NAME=VALUE` lines, sorted; another architecture's has what differs, and then `-NAME` for what it lacks.
// The texts are searched as they stand: a policy asks for a few dozen names, and parsing all 4000 would cost more than that.
const texts = new Map<string, string>();

function text(arch: ArchName): string {
  let found = texts.get(arch);
  if (found === undefined) texts.set(arch, (found = `\n${constants[arch] ?? ''}\n`));
  return found;
}

const number = (digits: string): bigint => (digits.startsWith('-') ? -BigInt(digits.slice(1)) : BigInt(digits));

function find(table: string, name: string): bigint | undefined {
  const at = table.indexOf(`\n${name}=`);
  if (at < 0) return undefined;
  const start = at + name.length + 2;
  return number(table.slice(start, table.indexOf('\n', start)));
}

/** What was asked already: the table of implied syscalls asks for the same few names call by call. */
const known = new Map<ArchName, Map<string, bigint | undefined>>();
/** Per architecture: logs ask for any word that somebody wrote into them. */
const MAX_KNOWN = 8192;

/** The value of a kernel constant, e.g. `CLONE_NEWUSER`; negative for those that are (`AT_FDCWD` is -100). */
export function constant(arch: ArchName, name: string): bigint | undefined {
  let values = known.get(arch);
  if (!values) known.set(arch, (values = new Map<string, bigint | undefined>()));
  if (values.has(name)) return values.get(name);
  const value = search(arch, name);
  if (values.size >= MAX_KNOWN) values.clear();
  values.set(name, value);
  return value;
}

function search(arch: ArchName, name: string): bigint | undefined {
  if (!/^\w+$/.test(name)) return undefined;
  if (arch === 'x86_64') return find(text(arch), name);
  const own = text(arch);
  return find(own, name) ?? (own.includes(`\n-${name}\n`) ? undefined : find(text('x86_64'), name));
}

/** The lines that start with `prefix`: they follow each other. */
function* lines(table: string, prefix: string): Iterable<string> {
  for (let at = table.indexOf(`\n${prefix}`) + 1; at > 0 && table.startsWith(prefix, at);) {
    const end = table.indexOf('\n', at);
    yield table.slice(at, end);
    at = end + 1;
  }
}

/** The constants whose names start with `prefix`, sorted by name. */
export function constantsWith(arch: ArchName, prefix: string): readonly (readonly [name: string, value: bigint])[] {
  const found = new Map<string, bigint>();
  for (const table of new Set([text('x86_64'), text(arch)]))
    for (const line of lines(table, prefix)) {
      const at = line.indexOf('=');
      if (at > 0) found.set(line.slice(0, at), number(line.slice(at + 1)));
    }
  if (arch !== 'x86_64') for (const line of lines(text(arch), `-${prefix}`)) found.delete(line.slice(1));
  return [...found].sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

let names: readonly string[] | undefined;

/** The names of all architectures, sorted. */
export function constantNames(): readonly string[] {
  if (!names) {
    const all = new Set<string>();
    for (const arch of ARCH_NAMES) for (const [, name = ''] of text(arch).matchAll(/^(\w+)=/gm)) all.add(name);
    names = [...all].sort();
  }
  return names;
}

/**
 * The constant of a family that has this value, for printing: `constantName('x86_64', 'CLONE_', 0x10000000n)`; where several
 * have it, the one with the shortest name.
 */
export function constantName(arch: ArchName, prefix: string, value: bigint): string | undefined {
  let found: string | undefined;
  for (const [name, candidate] of constantsWith(arch, prefix))
    if (candidate === value && (found === undefined || name.length < found.length)) found = name;
  return found;
}
