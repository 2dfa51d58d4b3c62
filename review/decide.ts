/** A decision on rules → their new entries. Pure; says why where a rule cannot take it. */
import { assertNever, type PathItem, type Rule } from '../dsl/index.js';
import { matches } from '../compiler/index.js';
import { riskNow } from './context.js';
import {
  denied,
  effectsFor,
  entry,
  nodesOf,
  parseRules,
  rulesText,
  splitUp,
  textsOf,
  withBecause,
  withEffect,
  withPath,
  type EffectChoice,
  type Entry,
} from './entry.js';
import { pattern } from './facts.js';
import { ladderFor, pathsOf } from './ladder.js';
import { rankOf } from './risk.js';
import type { ReviewRule } from './rules.js';
import { selectedRules, type Decision, type ReviewState } from './state.js';

export interface Decided {
  readonly label: string;
  readonly entries: ReadonlyMap<number, Entry>;
  /** Instead of a change, or beside it. */
  readonly notice?: string;
  readonly warned?: string;
}

export function decide(state: ReviewState, decision: Decision): Decided {
  const on = targets(state, decision);
  const each = (label: string, change: (rule: ReviewRule, old: Entry) => Entry | undefined): Decided => {
    const entries = new Map<number, Entry>();
    for (const index of on) {
      const rule = state.context.rules[index];
      const old = state.entries[index];
      const now = rule && old && change(rule, old);
      if (now && now !== old) entries.set(index, now);
    }
    return { label: `${label} ${entries.size === 1 ? 'a rule' : `${entries.size} rules`}`, entries };
  };
  /** The rule's own text again where it was denied or dropped. */
  const kept = (rule: ReviewRule, old: Entry) =>
    old.verdict === 'denied' || old.verdict === 'dropped' ? [rule.text] : textsOf(rule, old);
  const rewritten = (label: string, change: (node: Rule, rule: ReviewRule) => readonly Rule[]): Decided =>
    each(label, (rule, old) => {
      const base = old.verdict === 'dropped' ? [rule.node] : nodesOf(rule, old);
      const texts = rulesText(base.flatMap((node) => change(node, rule)));
      const verdict = old.verdict === 'dropped' ? 'undecided' : old.verdict;
      return sameTexts(texts, textsOf(rule, old)) && verdict === old.verdict ? undefined : entry(rule, verdict, texts);
    });

  switch (decision.kind) {
    case 'accept':
    case 'accept shown':
    case 'accept covered':
    case 'accept below':
      return each('accept', (rule, old) =>
        old.verdict === 'accepted' ? undefined : entry(rule, 'accepted', kept(rule, old)),
      );
    case 'undecide':
      return each('take back', (rule, old) =>
        old.verdict === 'undecided' && !old.texts ? undefined : entry(rule, 'undecided', [rule.text]),
      );
    case 'drop':
      return each('drop', (rule, old) => (old.verdict === 'dropped' ? undefined : entry(rule, 'dropped', [])));
    case 'deny':
      return each('deny', (rule, old) => {
        const nodes = old.verdict === 'dropped' || old.verdict === 'denied' ? [rule.node] : nodesOf(rule, old);
        return entry(rule, 'denied', rulesText(nodes.map((node) => denied(node, decision.because))));
      });
    case 'because':
      return rewritten('give a reason to', (node) => [withBecause(node, decision.because)]);
    case 'effect':
      return rewritten('change the effect of', (node) => [
        withEffect(node, decision.effect === 'next' ? nextEffect(node) : decision.effect),
      ]);
    case 'split': {
      const done = rewritten('split', (node) => splitUp(node, (item) => seenUnder(state, item)));
      return done.entries.size > 0
        ? done
        : { ...done, notice: 'nothing to split: the rule says one thing, and nothing else was seen' };
    }
    case 'edit':
      return each('edit', (rule, old) => {
        const texts = rulesText(parseRules(decision.text));
        return texts.length === 0 || sameTexts(texts, textsOf(rule, old))
          ? undefined
          : entry(rule, old.verdict === 'dropped' ? 'undecided' : old.verdict, texts);
      });
    case 'climb':
      return climb(state, on, decision.by, each);
    default:
      return assertNever(decision);
  }
}

function targets(state: ReviewState, decision: Decision): readonly number[] {
  const { context, entries, findings, rows } = state;
  const undecided = (index: number): boolean => entries[index]?.verdict === 'undecided';
  switch (decision.kind) {
    case 'accept shown':
      return rows.flatMap((row) => (row.kind === 'rule' && undecided(row.rule) ? [row.rule] : []));
    case 'accept covered':
      return [...(findings.covered?.keys() ?? [])].filter(undecided);
    case 'accept below':
      return context.rules
        .filter(
          (rule) =>
            undecided(rule.index) &&
            rankOf(riskNow(rule, entries[rule.index] ?? { verdict: 'undecided' }).risk) < rankOf(decision.risk),
        )
        .map((rule) => rule.index);
    default:
      return decision.rules ?? selectedRules(state);
  }
}

const sameTexts = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n');

function nextEffect(rule: Rule): EffectChoice {
  const choices = effectsFor(rule);
  const at = choices.findIndex((choice) => sameTexts(rulesText([withEffect(rule, choice)]), rulesText([rule])));
  return choices[(at + 1) % choices.length] ?? 'none';
}

function seenUnder({ findings }: ReviewState, item: PathItem): readonly string[] {
  const glob = item.kind === 'string' ? pattern(item.value) : undefined;
  if (!glob || glob.literal !== undefined) return [];
  return (findings.seen ?? []).filter((path) => matches(glob, path));
}

type Each = (label: string, change: (rule: ReviewRule, old: Entry) => Entry | undefined) => Decided;

/** One rung up or down: the path that is chosen at the cursor; of several rules all their paths. */
function climb(state: ReviewState, on: readonly number[], by: 1 | -1, each: Each): Decided {
  const wants = by > 0 ? 'widen' : 'narrow';
  let notice: string | undefined;
  let warned: string | undefined;
  const done = each(wants, (rule, old) => {
    if (old.verdict === 'denied' || old.verdict === 'dropped') return undefined;
    const nodes = nodesOf(rule, old);
    const moved = nodes.map((node) => {
      const paths = pathsOf(node);
      const chosen =
        on.length === 1 && nodes.length === 1
          ? [Math.min(state.path, paths.length - 1)]
          : paths.map((_, i) => i).reverse();
      return chosen.reduce((now, at) => {
        const item = pathsOf(now)[at];
        const ladder = item && ladderFor(now, item, state.findings.seen ?? []);
        const rung = ladder?.rungs[ladder.at + by];
        if (!rung) return now;
        if (by > 0 && rung.floor !== undefined && state.warned !== rung.pattern) {
          notice = `${rung.pattern} is behind a floor: ${rung.floor}. Again to take it`;
          warned = rung.pattern;
          return now;
        }
        return withPath(now, at, rung.pattern);
      }, node);
    });
    const texts = rulesText(moved);
    return sameTexts(texts, textsOf(rule, old)) ? undefined : entry(rule, old.verdict, texts);
  });
  if (done.entries.size === 0) notice ??= by > 0 ? 'no wider step' : 'no narrower step';
  return { ...done, ...(notice === undefined ? {} : { notice }), ...(warned === undefined ? {} : { warned }) };
}
