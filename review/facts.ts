/** A rule → what the risk table asks of it: operations, patterns, names, groups expanded, lists resolved. */
import { commonPath, expandVariables, globCovers, MODIFY, parseGlob, type Glob } from '../compiler/index.js';
import {
  assertNever,
  type ConstantRange,
  type Constant,
  type NameReference,
  type PathItem,
  type Rule,
} from '../dsl/index.js';
import { group } from '../kernel/index.js';

export interface Facts {
  readonly rule: Rule;
  readonly kind: Rule['body']['kind'];
  /** File operations with `modify` spelled out; of other classes what the rule's first words say. */
  readonly ops: ReadonlySet<string>;
  /** Paths, socket names or mount points. Malformed ones are left to the compiler. */
  readonly globs: readonly Glob[];
  /** Names of capabilities, signals, namespaces, socket types; of ioctl the requests as written. */
  readonly names: ReadonlySet<string>;
  /** Syscalls, and whether a condition on arguments narrows each. */
  readonly calls: ReadonlyMap<string, { readonly narrowed: boolean }>;
}

/** @param rule with the names of lists replaced */
export function factsOf(rule: Rule): Facts {
  const { body } = rule;
  const facts = { rule, kind: body.kind, ops: NONE, globs: [], names: NONE, calls: NO_CALLS };
  const words = (list: readonly { readonly text: string }[]): ReadonlySet<string> => new Set(list.map((w) => w.text));
  switch (body.kind) {
    case 'file':
      return {
        ...facts,
        ops: new Set(body.ops.flatMap(({ text }): readonly string[] => (text === 'modify' ? MODIFY : [text]))),
        globs: globsOf(body.paths),
      };
    case 'exec':
      return { ...facts, globs: globsOf(body.paths) };
    case 'unix':
      return { ...facts, ops: words([body.op]), globs: globsOf(body.paths) };
    case 'net':
      return { ...facts, ops: words([body.op]) };
    case 'socket':
      return { ...facts, ops: words([body.family]), names: words(body.types) };
    case 'capability':
    case 'namespace':
      return { ...facts, names: words(body.names) };
    case 'signal':
      return { ...facts, names: words(body.signals) };
    case 'ptrace':
    case 'memory':
      return { ...facts, ops: words(body.ops) };
    case 'mount':
      return {
        ...facts,
        ops: words([body.op]),
        names: words(body.types),
        globs: rule.target?.kind === 'on' ? globsOf(rule.target.paths) : [],
      };
    case 'ioctl':
      return { ...facts, names: new Set(body.requests.map(requestText)) };
    case 'syscall':
      return { ...facts, calls: callsOf(body.items) };
    default:
      return assertNever(body);
  }
}

const NONE: ReadonlySet<string> = new Set();
const NO_CALLS: Facts['calls'] = new Map();

function callsOf(items: Extract<Rule['body'], { kind: 'syscall' }>['items']): Facts['calls'] {
  const out = new Map<string, { narrowed: boolean }>();
  for (const item of items) {
    const names = item.kind === 'group' ? (group(item.name) ?? []) : [item.name.text];
    const narrowed = item.kind === 'call' && item.condition !== undefined;
    for (const name of names) out.set(name, { narrowed: narrowed && (out.get(name)?.narrowed ?? true) });
  }
  return out;
}

function requestText(item: Constant | ConstantRange | NameReference): string {
  if (item.kind === 'constant' || item.kind === 'name') return item.name;
  return item.kind === 'number' ? item.text : '';
}

export const globsOf = (paths: readonly PathItem[]): readonly Glob[] =>
  paths.flatMap((item) => (item.kind === 'string' ? (pattern(item.value) ?? []) : []));

/** A pattern as a policy writes it; undefined where it is none. */
export function pattern(value: string): Glob | undefined {
  let known = true;
  const text = expandVariables(value, () => (known = false));
  const glob = known ? parseGlob(text) : undefined;
  return glob && 'problem' in glob ? undefined : glob;
}

/** Patterns that are right: for tables. Without braces, so that most rules are told apart by their first bytes. */
export function patterns(...texts: readonly string[]): readonly Glob[] {
  const plain = texts.flatMap((text) => withoutBraces(expandVariables(text, () => bad(text))));
  return [...new Set(plain)].map((text) => pattern(text) ?? bad(text));
}

/** `/{a,b}/c` → `/a/c`, `/b/c`; innermost first. */
function withoutBraces(text: string): readonly string[] {
  const found = /\{([^{}]*)\}/.exec(text);
  if (!found) return [text];
  const [whole, choices = ''] = found;
  const [before, after] = [text.slice(0, found.index), text.slice(found.index + whole.length)];
  return choices.split(',').flatMap((choice) => withoutBraces(before + choice + after));
}

function bad(text: string): never {
  throw new Error(`no pattern: ${text}`);
}

/** Whether the rule's paths reach one of these. What starts otherwise is told apart without building an automaton. */
export const meets = ({ globs }: Facts, places: readonly Glob[]): boolean =>
  globs.some((glob) =>
    places.some(
      (place) =>
        (glob.prefix.startsWith(place.prefix) || place.prefix.startsWith(glob.prefix)) &&
        commonPath(glob, place) !== undefined,
    ),
  );

/** Whether one of the rule's paths holds all of one of these. */
export const holds = ({ globs }: Facts, places: readonly Glob[]): boolean =>
  globs.some((glob) => places.some((place) => place.prefix.startsWith(glob.prefix) && globCovers(glob, place)));
