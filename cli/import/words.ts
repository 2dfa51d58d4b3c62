/** The formats' words → polc's. */
import type { ArchName } from '../../kernel/index.js';
import {
  ARCH_NAMES,
  allSyscallNames,
  capability,
  capabilityNames,
  errno,
  errnoNames,
  knownSyscall,
} from '../../kernel/index.js';
import type { Diagnostic, Span } from '../../dsl/index.js';
import { badImportNumber, NAME, nearest, OPERATORS, skippedSyscalls, unknownImportName } from '../../dsl/index.js';
import type { JsonNode } from './json.js';
import type { Action, Operator, Report } from './profile.js';

/** Whether a policy can have a profile of this name: operators are reserved even there. */
export const isProfileName = (text: string): boolean => NAME.test(text) && !OPERATORS.some((word) => word === text);

/** OCI actions by name. `SCMP_ACT_KILL` is the thread's end (seccomp_init(3)). */
export const OCI_ACTIONS = {
  SCMP_ACT_KILL: 'kill thread',
  SCMP_ACT_KILL_THREAD: 'kill thread',
  SCMP_ACT_KILL_PROCESS: 'kill',
  SCMP_ACT_TRAP: 'trap',
  SCMP_ACT_ERRNO: 'errno',
  SCMP_ACT_TRACE: 'trace',
  SCMP_ACT_ALLOW: 'allow',
  SCMP_ACT_LOG: 'log',
  SCMP_ACT_NOTIFY: 'notify',
} as const;

export const FIRECRACKER_ACTIONS = {
  allow: 'allow',
  trap: 'trap',
  log: 'log',
  kill_thread: 'kill thread',
  kill_process: 'kill',
} as const;

export const OCI_OPERATORS: Readonly<Record<string, Operator>> = {
  SCMP_CMP_NE: 'ne',
  SCMP_CMP_LT: 'lt',
  SCMP_CMP_LE: 'le',
  SCMP_CMP_EQ: 'eq',
  SCMP_CMP_GE: 'ge',
  SCMP_CMP_GT: 'gt',
  SCMP_CMP_MASKED_EQ: 'masked',
};

export const FIRECRACKER_OPERATORS: Readonly<Record<string, Operator>> = {
  eq: 'eq',
  ne: 'ne',
  lt: 'lt',
  le: 'le',
  gt: 'gt',
  ge: 'ge',
};

/** Architectures that the formats name and polc has no tables for. */
const WITHOUT_TABLES = 'mips mips64 mips64n32 mipsel64n32 ppc ppc64 s390 parisc parisc64 sh sheb m68k loong64n32'.split(
  ' ',
);

/** GOARCH, libseccomp's words in small letters, and our own. */
const ARCHES: Readonly<Record<string, ArchName>> = {
  ...(Object.fromEntries(ARCH_NAMES.map((name) => [name, name])) as Record<ArchName, ArchName>), // its keys are the names
  amd64: 'x86_64',
  x86: 'i386',
  386: 'i386',
  arm64: 'aarch64',
  mipsle: 'mipsel',
  mips64le: 'mips64el',
  mipsel64: 'mips64el',
  loong64: 'loongarch64',
};

/** @returns `none` for an architecture that polc has no tables for, undefined for a word that is none. */
export function findArch(word: string): ArchName | 'none' | undefined {
  const name = word.startsWith('SCMP_ARCH_') ? word.slice('SCMP_ARCH_'.length).toLowerCase() : word;
  if (Object.hasOwn(ARCHES, name)) return ARCHES[name];
  return WITHOUT_TABLES.includes(name) ? 'none' : undefined;
}

/** The known architectures of a list of words; those without tables vanish. */
export function readArches(words: readonly Text[], report: Report): readonly ArchName[] {
  return words.flatMap(({ text, span, path }) => {
    const arch = findArch(text);
    if (arch === undefined)
      report(
        unknownImportName(span, path, 'architecture', text, nearest(text, [...Object.keys(ARCHES), ...WITHOUT_TABLES])),
      );
    return arch === undefined || arch === 'none' ? [] : [arch];
  });
}

/** A string of the JSON and where it stands. */
export interface Text {
  readonly text: string;
  readonly span: Span;
  readonly path: string;
}

export const textOf = (node: JsonNode | undefined, path: string): Text | undefined =>
  node?.kind === 'string' ? { text: node.value, span: node.span, path } : undefined;

export const textsOf = (node: JsonNode | undefined, path: string): readonly Text[] =>
  node?.kind === 'array' ? node.items.flatMap((item, i) => textOf(item, `${path}[${i}]`) ?? []) : [];

/** Looks a word up in a table; a diagnostic where it is not there. */
export function lookUp<T>(
  table: Readonly<Record<string, T>>,
  what: string,
  { text, span, path }: Text,
  report: Report,
): T | undefined {
  if (Object.hasOwn(table, text)) return table[text];
  report(unknownImportName(span, path, what, text, nearest(text, Object.keys(table))));
  return undefined;
}

/** `CAP_SYS_ADMIN` → `sys_admin`. */
export function readCapability({ text, span, path }: Text, report: Report): string | undefined {
  const name = text.replace(/^CAP_/i, '').toLowerCase();
  if (capability(name) !== undefined) return name;
  const near = nearest(name, capabilityNames());
  report(unknownImportName(span, path, 'capability', text, near && `CAP_${near.toUpperCase()}`));
  return undefined;
}

export function readErrnoName({ text, span, path }: Text, report: Report): number | undefined {
  const number = errno('x86_64', text);
  if (number === undefined) report(unknownImportName(span, path, 'errno', text, nearest(text, errnoNames())));
  return number;
}

/** An integer of the JSON, exact; a diagnostic where it is out of range. */
export function readInteger(
  node: JsonNode | undefined,
  path: string,
  range: { readonly from: bigint; readonly to: bigint; readonly text: string },
  report: Report,
): bigint | undefined {
  if (node?.kind !== 'number') return undefined;
  if (node.exact !== undefined && node.exact >= range.from && node.exact <= range.to) return node.exact;
  report(badImportNumber(node.span, path, node.text, range.text));
  return undefined;
}

export const UNSIGNED_64 = { from: 0n, to: (1n << 64n) - 1n, text: 'an unsigned 64-bit integer' } as const;
export const UNSIGNED_32 = {
  from: 0n,
  to: (1n << 32n) - 1n,
  text: 'an unsigned 32-bit integer, as `dword` says',
} as const;
export const INDEX = { from: 0n, to: 5n, text: 'an argument index (0 to 5)' } as const;
/** include/linux/err.h MAX_ERRNO; 0 would look like success. */
export const ERRNO = { from: 1n, to: 4095n, text: 'an errno (1 to 4095)' } as const;
export const DATA = { from: 0n, to: 0xffffn, text: 'data of `trace` (0 to 65535)' } as const;

export function actionOf(kind: 'errno' | 'trace' | SimpleAction, data: number, errnoName?: string): Action {
  if (kind === 'errno') return { answer: { kind, errno: data }, errnoName };
  if (kind === 'trace') return { answer: { kind, data }, errnoName: undefined };
  return { answer: kind === 'trap' ? { kind, data: 0 } : { kind }, errnoName: undefined };
}
type SimpleAction = 'kill' | 'kill thread' | 'trap' | 'allow' | 'log' | 'notify';

/** Sorts out names that are no syscalls: runtimes skip them, and so does polc, but not without a word. */
export class SyscallNames {
  readonly skipped = new Set<string>();
  #where: Span | undefined;

  known({ text, span }: Text): boolean {
    if (knownSyscall(text)) return true;
    if (this.skipped.size === 0) this.#where = span;
    this.skipped.add(text);
    return false;
  }

  finding(): readonly Diagnostic[] {
    const [first] = this.skipped;
    if (first === undefined) return [];
    const near = this.skipped.size === 1 ? nearest(first, allSyscallNames()) : undefined;
    return [skippedSyscalls(this.#where, [...this.skipped], near)];
  }
}
