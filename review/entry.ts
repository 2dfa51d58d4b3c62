/** What a reviewer has decided on one rule, and what stands in its place; how each decision changes the rule's text. */
import {
  escapeText,
  parse,
  printRule,
  type EffectNode,
  type PathItem,
  type Rule,
  type RuleBody,
  type Source,
  type StringLiteral,
  type SyscallItem,
  escapeGlob,
} from '../dsl/index.js';
import type { ReviewRule } from './rules.js';

export const VERDICTS = ['undecided', 'accepted', 'denied', 'dropped'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Entry {
  readonly verdict: Verdict;
  /** One rule each, in the policy's language, in place of the rule; absent: as it stands. Empty only where it is dropped. */
  readonly texts?: readonly string[];
}

/** Shared by all rules that stand as they are written: a bulk decision makes no 50,000 of them. */
const UNCHANGED: Readonly<Record<Verdict, Entry>> = {
  undecided: { verdict: 'undecided' },
  accepted: { verdict: 'accepted' },
  denied: { verdict: 'denied' },
  dropped: { verdict: 'dropped', texts: [] },
};
export const UNDECIDED = UNCHANGED.undecided;

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, i) => text === b[i]);

/** The one way to an entry: texts that say what the rule says already are left out. */
export function entry(rule: ReviewRule, verdict: Verdict, texts: readonly string[]): Entry {
  return verdict === 'dropped' || isSame(texts, [rule.text]) ? UNCHANGED[verdict] : { verdict, texts };
}

export const textsOf = (rule: ReviewRule, { texts }: Entry): readonly string[] => texts ?? [rule.text];

const parsed = new WeakMap<readonly string[], readonly Rule[]>();

/** The rules that stand in the rule's place; texts come from this module or were checked when they were typed. */
export function nodesOf(rule: ReviewRule, { texts }: Entry): readonly Rule[] {
  if (!texts) return [rule.node];
  let nodes = parsed.get(texts);
  if (!nodes) parsed.set(texts, (nodes = texts.flatMap((text) => parseRules(text))));
  return nodes;
}

export const parseRules = (text: string): readonly Rule[] =>
  parse({ path: '<review>', text }).value.statements.filter((s): s is Rule => s.kind === 'rule');

// ---- changes: rule → rule ----------------------------------------------------------------------------------------------

const MADE: Source = { path: '<review>', text: '' };
const span = { source: MADE, start: 0, end: 0 };
const literal = (value: string): StringLiteral => ({ kind: 'string', value, span });

/** A rule without the members named. */
function without(rule: Rule, ...members: readonly ('effect' | 'because' | 'target')[]): Rule {
  const copy: Rule & { -readonly [K in 'effect' | 'because' | 'target']?: Rule[K] } = { ...rule };
  for (const member of members) delete copy[member];
  return copy;
}

/** The same as a `deny`. What the child of an exec gets is no part of a denial. */
export function denied(rule: Rule, because: string): Rule {
  const base = without(rule, 'effect', 'because', ...(rule.body.kind === 'exec' ? (['target'] as const) : []));
  return withBecause({ ...base, action: 'deny' }, because);
}

export function withBecause(rule: Rule, because: string): Rule {
  const base = without(rule, 'because');
  return because.trim() === '' ? base : { ...base, because: literal(escapeText(because.trim())) };
}

/** What may follow an allow or a deny rule here: the effects that need nothing else. */
export type EffectChoice = 'none' | 'log' | 'kill' | 'kill thread' | 'trap' | { readonly errno: string };

export function withEffect(rule: Rule, choice: EffectChoice): Rule {
  const base = without(rule, 'effect');
  if (choice === 'none') return base;
  const effect: EffectNode =
    typeof choice === 'string'
      ? { kind: choice, span }
      : { kind: 'errno', errno: { kind: 'constant', name: choice.errno, span }, span };
  return { ...base, effect };
}

/** The effects that a rule may have instead of its own, in the order in which a key goes through them. */
export function effectsFor(rule: Rule): readonly EffectChoice[] {
  return rule.action === 'allow'
    ? ['none', 'log']
    : ['none', { errno: 'EPERM' }, { errno: 'EACCES' }, { errno: 'ENOSYS' }, 'kill'];
}

/** Another pattern for one path; two that are then the same become one. */
export function withPath(rule: Rule, at: number, value: string): Rule {
  const { body } = rule;
  if (body.kind !== 'file' && body.kind !== 'exec' && body.kind !== 'unix') return rule;
  const paths = body.paths.map((item, i): PathItem => (i === at ? literal(value) : item));
  const seen = new Set<string>();
  const once = paths.filter((item) => {
    const key = item.kind === 'string' ? `s${item.value}` : `n${item.name}`;
    return !seen.has(key) && seen.add(key);
  });
  return { ...rule, body: { ...body, paths: once } };
}

/**
 * One rule per thing it says: per path (and per path that was seen, where a pattern matched some), name, port or call.
 * @param literals the paths seen that a pattern of the rule matches
 */
export function splitUp(rule: Rule, literals: (item: PathItem) => readonly string[]): readonly Rule[] {
  return bodies(rule.body, literals).map((body) => ({ ...rule, body }));
}

function bodies(body: RuleBody, literals: (item: PathItem) => readonly string[]): readonly RuleBody[] {
  switch (body.kind) {
    case 'file':
    case 'exec':
    case 'unix': {
      const items = body.paths.flatMap((item): readonly PathItem[] => {
        const found = literals(item);
        return found.length === 0 ? [item] : found.map((path) => literal(escapeGlob(path)));
      });
      return items.map((item) => ({ ...body, paths: [item] }));
    }
    case 'capability':
    case 'namespace':
      return body.names.map((name) => ({ ...body, names: [name] }));
    case 'signal':
      return body.signals.map((name) => ({ ...body, signals: [name] }));
    case 'ioctl':
      return body.requests.map((request) => ({ ...body, requests: [request] }));
    case 'net':
      return body.ports && body.ports.length > 1 ? body.ports.map((port) => ({ ...body, ports: [port] })) : [body];
    case 'syscall':
      return body.items.map((item: SyscallItem) => ({ ...body, items: [item] }));
    case 'socket':
    case 'ptrace':
    case 'memory':
    case 'mount':
      return [body];
  }
}

export const rulesText = (rules: readonly Rule[]): readonly string[] => rules.map(printRule);
