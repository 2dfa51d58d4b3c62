/** Firecracker's filters (docs/seccompiler.md): one profile a thread. Conditions of a rule are always and-ed. */
import { badThreadName, contradiction, emptyProfile } from '../../dsl/index.js';
import { sameEffect } from '../../compiler/index.js';
import { type ArchName, syscallNumber } from '../../kernel/index.js';
import { actionText } from './action.js';
import type { JsonNode } from './json.js';
import { member } from './json.js';
import type { Action, Comparison, Entry, ImportedProfile, Report } from './profile.js';
import { ALWAYS_THERE } from './profile.js';
import {
  actionOf,
  DATA,
  ERRNO,
  FIRECRACKER_ACTIONS,
  FIRECRACKER_OPERATORS,
  INDEX,
  isProfileName,
  lookUp,
  readInteger,
  SyscallNames,
  textOf,
  UNSIGNED_32,
  UNSIGNED_64,
} from './words.js';

/** What Firecracker runs on. */
const ARCHES: readonly ArchName[] = ['x86_64', 'aarch64'];

/** `root` has the shape of `schemas.ts`. Threads with errors are missing. */
export function readFirecracker(
  root: JsonNode,
  arch: ArchName | undefined,
  report: Report,
): readonly ImportedProfile[] {
  if (root.kind !== 'object') return [];
  const seen = new Map<string, JsonNode>();
  const calls = new SyscallNames();
  const profiles = root.members.flatMap(({ key, keySpan, value }): readonly ImportedProfile[] => {
    // Firecracker lowers the names when it loads them.
    const name = key.toLowerCase();
    const first = seen.get(name);
    if (first) report(contradiction(keySpan, '', `two threads are called \`${name}\``, undefined, first.span));
    seen.set(name, value);
    if (!isProfileName(name)) {
      report(badThreadName(keySpan, key));
      return [];
    }
    const profile = readThread(value, name, key, calls, report);
    return profile ? [profile] : [];
  });
  calls.finding().forEach(report);
  const skipped = [...calls.skipped];
  const arches = arch ? [arch] : archesOf(profiles);
  return profiles.map((profile) => ({ ...profile, arches, archLine: arch && [arch], skipped }));
}

/** A file is for one machine and does not say which; a syscall that only one has gives it away. */
function archesOf(profiles: readonly ImportedProfile[]): readonly ArchName[] {
  const calls = new Set(profiles.flatMap((p) => p.entries.map((e) => e.call)));
  const possible = ARCHES.filter((arch) => [...calls].every((call) => syscallNumber(arch, call) !== undefined));
  return possible.length > 0 ? possible : ARCHES;
}

function readThread(
  node: JsonNode,
  name: string,
  path: string,
  calls: SyscallNames,
  report: Report,
): ImportedProfile | undefined {
  const otherwise = readAction(member(node, 'default_action'), `${path}.default_action`, report);
  const action = readAction(member(node, 'filter_action'), `${path}.filter_action`, report);
  const filter = member(node, 'filter');
  const items = filter?.kind === 'array' ? filter.items : [];
  if (!otherwise || !action) return undefined;
  if (sameEffect(otherwise.answer, action.answer)) {
    const where = member(node, 'filter_action')?.span;
    report(
      contradiction(
        where,
        `${path}.filter_action`,
        'the same as `default_action`: the filter would do nothing',
        'Firecracker refuses such a filter',
      ),
    );
    return undefined;
  }
  if (items.length === 0) report(emptyProfile(node.span, path, actionText(otherwise, false)));
  const entries = items.flatMap((rule, i) => readRule(rule, `${path}.filter[${i}]`, action, calls, report));
  return { name, otherwise, entries, arches: ARCHES, archLine: undefined, notes: [], skipped: [] };
}

function readAction(node: JsonNode | undefined, path: string, report: Report): Action | undefined {
  const word = textOf(node, path);
  if (word) {
    const kind = lookUp(FIRECRACKER_ACTIONS, 'action', word, report);
    return kind && actionOf(kind, 0);
  }
  const errno = member(node, 'errno');
  const trace = member(node, 'trace');
  if (errno && !trace) {
    const data = readInteger(errno, `${path}.errno`, ERRNO, report);
    return data === undefined ? undefined : actionOf('errno', Number(data));
  }
  if (trace && !errno) {
    const data = readInteger(trace, `${path}.trace`, DATA, report);
    return data === undefined ? undefined : actionOf('trace', Number(data));
  }
  report(contradiction(node?.span, path, 'an action is a word, or an object with either `errno` or `trace`'));
  return undefined;
}

function readRule(rule: JsonNode, path: string, action: Action, calls: SyscallNames, report: Report): readonly Entry[] {
  const call = textOf(member(rule, 'syscall'), `${path}.syscall`);
  const args = member(rule, 'args');
  const items = args?.kind === 'array' ? args.items : [];
  const comparisons = items.map((item, i) => readArgument(item, `${path}.args[${i}]`, report));
  const read = comparisons.filter((c) => c !== undefined);
  const comment = textOf(member(rule, 'comment'), '')?.text.trim();
  if (!call || !calls.known(call) || read.length < comparisons.length) return [];
  return [
    {
      call: call.text,
      action,
      comparisons: read,
      when: ALWAYS_THERE,
      comment: comment === '' ? undefined : comment,
      span: rule.span,
      path,
    },
  ];
}

const WIDTHS: Readonly<Record<string, 32 | 64>> = { dword: 32, qword: 64 };

/**
 * `dword` means the low word for every operator, as documented and as seccompiler up to 1.10 did it. (Since 1.11 Firecracker
 * compares all 64 bits for other operators than `eq`; its own filters have none of those.)
 */
function readArgument(item: JsonNode, path: string, report: Report): Comparison | undefined {
  const index = readInteger(member(item, 'index'), `${path}.index`, INDEX, report);
  const type = textOf(member(item, 'type'), `${path}.type`);
  const width = type && lookUp(WIDTHS, 'type', type, report);
  const operator = member(item, 'op');
  const word = textOf(operator, `${path}.op`);
  const op = word ? lookUp(FIRECRACKER_OPERATORS, 'comparison', word, report) : 'masked';
  const range = width === 32 ? UNSIGNED_32 : UNSIGNED_64;
  const value = readInteger(member(item, 'val'), `${path}.val`, range, report);
  const given = member(operator, 'masked_eq');
  const mask = given ? readInteger(given, `${path}.op.masked_eq`, UNSIGNED_64, report) : UNSIGNED_64.to;
  if (index === undefined || !width || !op || value === undefined || mask === undefined) return undefined;
  const comment = textOf(member(item, 'comment'), '')?.text.trim();
  const bits = mask & range.to;
  return {
    index: Number(index),
    width,
    op,
    // seccompiler masks the value too.
    value: op === 'masked' ? value & bits : value,
    mask: bits,
    comment: comment === '' ? undefined : comment,
  };
}
