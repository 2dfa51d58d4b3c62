/** Rules known again: in an older policy, in a file that changed meanwhile, in a module of policies/std. */
import { UNDECIDED, textsOf, type Entry } from './entry.js';
import type { Change } from './context.js';
import { ruleCovers } from './covers.js';
import { factsOf } from './facts.js';
import { identityOf, resolved, type ModuleRules, type ReviewRule } from './rules.js';
import type { Rule } from '../dsl/index.js';

/** What is new against an older policy, or says something else there. */
export function changesAgainst(
  rules: readonly ReviewRule[],
  older: readonly ReviewRule[],
): ReadonlyMap<number, Change> {
  const before = new Set(older.map((rule) => identityOf(rule, rule.text)));
  const now = new Set(rules.map((rule) => identityOf(rule, rule.text)));
  // Those that are gone, by what they were about: one of them may live on in a rule that is new.
  const gone = new Map<string, ReviewRule[]>();
  for (const rule of older) {
    if (now.has(identityOf(rule, rule.text))) continue;
    for (const key of subjects(rule)) gone.set(key, [...(gone.get(key) ?? []), rule]);
  }
  const out = new Map<number, Change>();
  for (const rule of rules) {
    if (before.has(identityOf(rule, rule.text))) continue;
    const from = subjects(rule).flatMap((key) => gone.get(key) ?? [])[0];
    out.set(rule.index, from ? { kind: 'changed', from: from.text } : { kind: 'new' });
  }
  return out;
}

/** What a rule is about, each as a key: a path, a name, a call. */
function subjects(rule: ReviewRule): readonly string[] {
  const { kind, globs, names, calls, ops } = factsOf(resolved(rule.node, rule.scope));
  const about = [...globs.map((glob) => glob.text), ...names, ...calls.keys()];
  return (about.length > 0 ? about : [...ops]).map((one) => `${rule.profile ?? ''}\0${kind}\0${one}`);
}

export interface Rebased {
  readonly entries: readonly Entry[];
  /** Decisions whose rule is not there any more. */
  readonly lost: readonly { readonly rule: ReviewRule; readonly entry: Entry }[];
}

/** Decisions on the rules of one text, carried over to another: rule by rule, by what each says. */
export function rebase(
  before: readonly ReviewRule[],
  entries: readonly Entry[],
  after: readonly ReviewRule[],
): Rebased {
  const free = new Map<string, ReviewRule[]>();
  for (const rule of after) {
    const key = identityOf(rule, rule.text);
    free.set(key, [...(free.get(key) ?? []), rule]);
  }
  const take = (key: string): ReviewRule | undefined => free.get(key)?.shift();
  const now = after.map((): Entry => UNDECIDED);
  const lost: { rule: ReviewRule; entry: Entry }[] = [];
  for (const rule of before) {
    const entry = entries[rule.index] ?? UNDECIDED;
    const same = take(identityOf(rule, rule.text));
    if (same) {
      now[same.index] = entry;
      continue;
    }
    if (entry === UNDECIDED) continue;
    // Somebody may have written there what was decided here.
    const made = textsOf(rule, entry).map((text) => take(identityOf(rule, text)));
    for (const one of made) if (one) now[one.index] = { verdict: entry.verdict };
    if (entry.verdict !== 'dropped' && made.some((one) => one === undefined)) lost.push({ rule, entry });
  }
  return { entries: now, lost };
}

/** Rules all of which a module grants, too: the first such module. */
export function coveredBy(rules: readonly ReviewRule[], modules: readonly ModuleRules[]): ReadonlyMap<number, string> {
  const byKind = new Map<string, (readonly [module: string, rule: Rule])[]>();
  for (const { name, rules: granted } of modules)
    for (const rule of granted) {
      const list = byKind.get(rule.body.kind);
      if (list) list.push([name, rule]);
      else byKind.set(rule.body.kind, [[name, rule]]);
    }
  const out = new Map<number, string>();
  for (const rule of rules) {
    const node = resolved(rule.node, rule.scope);
    if (node.action === 'deny') continue;
    const found = (byKind.get(node.body.kind) ?? []).find(([, granted]) => ruleCovers(granted, node));
    if (found) out.set(rule.index, found[0]);
  }
  return out;
}

export interface Neighbours {
  /** Rules that this one makes superfluous, and those that make it so. */
  readonly covers: readonly number[];
  readonly coveredBy: readonly number[];
  /** Others that are about something of the same. */
  readonly meets: readonly number[];
}

/** @param nodes of each rule what stands in its place now, names of lists replaced */
export function neighboursOf(
  index: number,
  nodes: readonly (readonly Rule[])[],
  rules: readonly (ReviewRule | undefined)[],
  meets: (a: Rule, b: Rule) => boolean,
): Neighbours {
  const own = nodes[index] ?? [];
  const place = (rule: ReviewRule | undefined) => `${rule?.profile ?? ''}\0${rule?.guard ?? ''}`;
  const here = place(rules[index]);
  const out = { covers: [] as number[], coveredBy: [] as number[], meets: [] as number[] };
  for (const [other, list] of nodes.entries()) {
    if (other === index || list.length === 0 || own.length === 0 || place(rules[other]) !== here) continue;
    if (list.every((b) => own.some((a) => ruleCovers(a, b)))) out.covers.push(other);
    else if (own.every((a) => list.some((b) => ruleCovers(b, a)))) out.coveredBy.push(other);
    else if (list.some((b) => own.some((a) => meets(a, b)))) out.meets.push(other);
  }
  return out;
}
