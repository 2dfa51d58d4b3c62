/**
 * OCI seccomp JSON (opencontainers/runtime-spec config-linux.md), with what Docker (moby/profiles) and Podman
 * (containers/common pkg/seccomp) add: archMap, includes and excludes, errno by name.
 */
import { contradiction, badShape, emptyProfile, ignoredMember, sameArgument } from '../../dsl/index.js';
import { ARCH_NAMES, type ArchName } from '../../kernel/index.js';
import type { JsonNode } from './json.js';
import { member } from './json.js';
import type { Action, Comparison, Conditions, Entry, ImportedProfile, Report } from './profile.js';
import { ALWAYS_THERE } from './profile.js';
import { actionText } from './action.js';
import type { Text } from './words.js';
import {
  actionOf,
  DATA,
  ERRNO,
  INDEX,
  lookUp,
  OCI_ACTIONS,
  OCI_OPERATORS,
  readArches,
  readCapability,
  readErrnoName,
  readInteger,
  SyscallNames,
  textOf,
  textsOf,
  UNSIGNED_64,
} from './words.js';

export interface OciOptions {
  readonly name: string;
  /** JSON path of the profile within the file. */
  readonly prefix: string;
  /** Write an `arch` line for a host of this architecture: it and what archMap or `architectures` say goes with it. */
  readonly arch?: ArchName | undefined;
}

/**
 * Where the JSON names no architecture: those that number their constants alike. On mips and ppc64le a name (TCGETS,
 * O_DIRECTORY) means their own number, as its author would have written it there; `--raw` keeps the JSON's.
 */
const COMMON_ABI = ARCH_NAMES.filter((arch) => !/^(?:mips|ppc)/.test(arch));

/** `root` has the shape of `schemas.ts`. @returns undefined after an error. */
export function readOci(root: JsonNode, options: OciOptions, report: Report): ImportedProfile | undefined {
  const at = (path: string): string => (options.prefix === '' ? path : `${options.prefix}.${path}`);
  const otherwise = readAction(
    root,
    { action: 'defaultAction', number: 'defaultErrnoRet', name: 'defaultErrno' },
    at,
    report,
  );
  const arches = archesOf(root, options, at, report);
  const calls = new SyscallNames();
  const rules = member(root, 'syscalls');
  const items = rules?.kind === 'array' ? rules.items : [];
  const entries = items.flatMap((rule, i) => readRule(rule, at(`syscalls[${i}]`), calls, report));
  calls.finding().forEach(report);
  if (!otherwise) return undefined;
  if (items.length === 0) report(emptyProfile(root.span, options.prefix, actionText(otherwise, false)));
  return {
    name: options.name,
    otherwise,
    entries,
    arches: arches.declared.length > 0 ? arches.declared : COMMON_ABI,
    archLine: arches.line,
    notes: [...arches.notes, ...notesOf(root)],
    skipped: [...calls.skipped],
  };
}

/** Both forms of an errno, and its default EPERM (runtime-spec; also the data of SCMP_ACT_TRACE in runc and crun). */
function readAction(
  node: JsonNode,
  keys: { readonly action: string; readonly number: string; readonly name: string },
  at: (path: string) => string,
  report: Report,
): Action | undefined {
  const word = textOf(member(node, keys.action), at(keys.action));
  const kind = word && lookUp(OCI_ACTIONS, 'action', word, report);
  const number = member(node, keys.number);
  const name = textOf(member(node, keys.name), at(keys.name));
  const named = name && name.text !== '' ? readErrnoName(name, report) : undefined;
  if (kind === undefined) return undefined;
  const takesData = kind === 'errno' || kind === 'trace';
  const data = takesData ? readInteger(number, at(keys.number), kind === 'errno' ? ERRNO : DATA, report) : undefined;
  if (number && !takesData)
    report(
      ignoredMember(number.span, at(keys.number), `\`${word?.text ?? ''}\` takes no errno: it is ignored`, undefined),
    );
  if (number && takesData && data === undefined) return undefined;
  if (name && name.text !== '' && named === undefined) return undefined;
  if (named !== undefined && data !== undefined && BigInt(named) !== data) {
    report(
      contradiction(
        number?.span,
        at(keys.number),
        `\`${data}\` is not \`${name?.text ?? ''}\``,
        `keep one of \`${keys.number}\` and \`${keys.name}\``,
        name?.span,
      ),
    );
    return undefined;
  }
  return actionOf(kind, named ?? Number(data ?? 1n), named === undefined ? undefined : name?.text);
}

function readRule(rule: JsonNode, path: string, calls: SyscallNames, report: Report): readonly Entry[] {
  const at = (key: string): string => `${path}.${key}`;
  const action = readAction(rule, { action: 'action', number: 'errnoRet', name: 'errno' }, at, report);
  const when = readConditions(rule, at, report);
  const args = readArguments(member(rule, 'args'), at('args'), report);
  const names = namesOf(rule, path, report).filter((name) => calls.known(name));
  const comment = textOf(member(rule, 'comment'), '')?.text.trim();
  if (!action || !when || !args) return [];
  const entry = { action, when, comment: comment === '' ? undefined : comment, span: rule.span, path };
  return alternatives(args, path, rule, report).flatMap((comparisons) =>
    names.map(({ text }) => ({ ...entry, call: text, comparisons })),
  );
}

function namesOf(rule: JsonNode, path: string, report: Report): readonly Text[] {
  const names = textsOf(member(rule, 'names'), `${path}.names`);
  const name = textOf(member(rule, 'name'), `${path}.name`);
  const single = name && name.text !== '' ? name : undefined;
  if (single && names.length > 0)
    report(contradiction(single.span, single.path, 'a rule has `name` or `names`, not both', 'move it into `names`'));
  const all = single ? [single, ...names] : names;
  if (all.length === 0) report(badShape(rule.span, path, 'a rule without syscalls', 'list them in `names`'));
  return [...new Map(all.map((n) => [n.text, n])).values()];
}

/**
 * Conditions on different arguments are and-ed. Where one argument has several, runc's matchCall (and crun, runsc) makes
 * every condition of the rule a rule of its own.
 */
function alternatives(
  args: readonly Comparison[],
  path: string,
  rule: JsonNode,
  report: Report,
): readonly (readonly Comparison[])[] {
  const repeated = args.find((a, i) => args.findIndex((b) => b.index === a.index) !== i);
  if (!repeated) return [args];
  report(sameArgument(member(rule, 'args')?.span, `${path}.args`, repeated.index));
  return args.map((a) => [a]);
}

function readArguments(node: JsonNode | undefined, path: string, report: Report): readonly Comparison[] | undefined {
  if (node?.kind !== 'array') return [];
  const out = node.items.map((item, i): Comparison | undefined => {
    const at = (key: string): string => `${path}[${i}].${key}`;
    const index = readInteger(member(item, 'index'), at('index'), INDEX, report);
    const word = textOf(member(item, 'op'), at('op'));
    const op = word && lookUp(OCI_OPERATORS, 'comparison', word, report);
    const value = readInteger(member(item, 'value'), at('value'), UNSIGNED_64, report);
    const second = member(item, 'valueTwo');
    const datum = second ? readInteger(second, at('valueTwo'), UNSIGNED_64, report) : 0n;
    if (index === undefined || op === undefined || value === undefined || datum === undefined) return undefined;
    const rest = { index: Number(index), width: 64, op, comment: undefined } as const;
    if (op !== 'masked') return { ...rest, value, mask: UNSIGNED_64.to };
    // libseccomp drops the datum's bits outside the mask (db.c, _db_node_mask_fixup).
    if ((datum & ~value) !== 0n)
      report(ignoredMember(second?.span, at('valueTwo'), 'bits outside the mask are ignored', undefined));
    return { ...rest, value: datum & value, mask: value };
  });
  const read = out.filter((a) => a !== undefined);
  return read.length === out.length ? read : undefined;
}

/** moby/profiles seccomp_linux.go: all capabilities of `includes` are needed, one of `excludes` suffices; of `arches` one. */
function readConditions(rule: JsonNode, at: (key: string) => string, report: Report): Conditions | undefined {
  const includes = member(rule, 'includes');
  const excludes = member(rule, 'excludes');
  if (!includes && !excludes) return ALWAYS_THERE;
  const caps = (node: JsonNode | undefined, key: string): readonly (string | undefined)[] =>
    textsOf(member(node, 'caps'), at(`${key}.caps`)).map((text) => readCapability(text, report));
  const capabilities = caps(includes, 'includes');
  const notCapabilities = caps(excludes, 'excludes');
  const words = textsOf(member(includes, 'arches'), at('includes.arches'));
  const arches = readArches(words, report);
  const kernel = readKernel(member(includes, 'minKernel'), at('includes.minKernel'), report);
  const notKernel = readKernel(member(excludes, 'minKernel'), at('excludes.minKernel'), report);
  const all = [...capabilities, ...notCapabilities];
  if (all.includes(undefined) || kernel === null || notKernel === null) return undefined;
  return {
    arches: words.length > 0 ? [...new Set(arches)] : undefined,
    notArches: [...new Set(readArches(textsOf(member(excludes, 'arches'), at('excludes.arches')), report))],
    capabilities: capabilities.filter((c) => c !== undefined),
    notCapabilities: notCapabilities.filter((c) => c !== undefined),
    kernel,
    notKernel,
  };
}

/** @returns null after a diagnostic. */
function readKernel(node: JsonNode | undefined, path: string, report: Report): string | undefined | null {
  const version = textOf(node, path);
  if (!version || version.text === '') return undefined;
  const match = /^(\d{1,4})\.(\d{1,4})$/.exec(version.text);
  if (match) return `${Number(match[1])}.${Number(match[2])}`;
  report(badShape(version.span, path, 'a kernel version is two numbers, such as `4.8`'));
  return null;
}

interface Arches {
  readonly declared: readonly ArchName[];
  readonly line: readonly ArchName[] | undefined;
  readonly notes: readonly string[];
}

/**
 * `architectures` and `archMap` say which architectures a filter covers beside the one it is loaded on. A policy is compiled
 * for one architecture unless it says otherwise, so this becomes a comment; an `arch` line is written for a stated host.
 */
function archesOf(root: JsonNode, { arch }: OciOptions, at: (path: string) => string, report: Report): Arches {
  const listed = member(root, 'architectures');
  const map = member(root, 'archMap');
  if (listed && map)
    report(
      contradiction(
        map.span,
        at('archMap'),
        'a profile has `architectures` or `archMap`, not both',
        'keep one',
        listed.span,
      ),
    );
  const declared = readArches(textsOf(listed, at('architectures')), report);
  const rows = (map?.kind === 'array' ? map.items : []).map((row, i) => {
    const [native] = readArches(
      [textOf(member(row, 'architecture'), at(`archMap[${i}].architecture`)) ?? []].flat(),
      report,
    );
    return {
      native,
      sub: readArches(textsOf(member(row, 'subArchitectures'), at(`archMap[${i}].subArchitectures`)), report),
    };
  });
  const notes: string[] = [];
  if (declared.length > 0) notes.push(`architectures: ${declared.join(', ')}`);
  for (const { native, sub } of rows)
    if (native && sub.length > 0)
      notes.push(`on ${native} also for ${sub.join(', ')} (compile with --arch ${[native, ...sub].join(',')})`);
  const all = new Set([...declared, ...rows.flatMap(({ native, sub }) => [...(native ? [native] : []), ...sub])]);
  const going = [...declared, ...(rows.find(({ native }) => native === arch)?.sub ?? [])];
  return { declared: [...all], line: arch && [...new Set([arch, ...going])], notes };
}

function notesOf(root: JsonNode): readonly string[] {
  const notes: string[] = [];
  const flags = textsOf(member(root, 'flags'), '').map((f) => f.text);
  if (flags.length > 0) notes.push(`flags: ${flags.join(', ')}`);
  for (const key of ['listenerPath', 'listenerMetadata']) {
    const text = textOf(member(root, key), key)?.text ?? '';
    if (text !== '') notes.push(`${key}: ${text}`);
  }
  return notes;
}
