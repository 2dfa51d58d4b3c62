/** Which rows the list shows, and in which order. Made anew when filter, order or folding change, not with every decision. */
import { riskNow, type ReviewContext } from './context.js';
import type { Entry } from './entry.js';
import { parseFilter, type FilterInput } from './filter.js';
import { rankOf, RISKS } from './risk.js';
import type { ReviewRule } from './rules.js';

/** `risk`: undecided first, riskiest first; `file`: as written; `kind`: by profile and class. */
export const ORDERS = ['risk', 'file', 'kind'] as const;
export type Order = (typeof ORDERS)[number];

export type Row =
  | { readonly kind: 'head'; readonly text: string; readonly rules: readonly number[] }
  | { readonly kind: 'rule'; readonly rule: number }
  | { readonly kind: 'module'; readonly module: number; readonly folded: boolean }
  | { readonly kind: 'module rule'; readonly module: number; readonly at: number };

export interface ViewOptions {
  readonly order: Order;
  readonly filter: string;
  readonly unfolded: ReadonlySet<number>;
}

export function rowsOf(input: FilterInput, entries: readonly Entry[], options: ViewOptions): readonly Row[] {
  const { context } = input;
  const parsed = parseFilter(options.filter);
  const filter = 'filter' in parsed ? parsed.filter : () => true;
  const shown = context.rules.filter((rule) => filter(rule, at(entries, rule), input));
  const groups = new Map<string, number[]>();
  for (const rule of ordered(shown, entries, options.order)) {
    const name = groupOf(rule, at(entries, rule), options.order);
    const group = groups.get(name);
    if (group) group.push(rule.index);
    else groups.set(name, [rule.index]);
  }
  const rows: Row[] = [];
  for (const [text, rules] of groups) {
    rows.push({ kind: 'head', text, rules });
    for (const rule of rules) rows.push({ kind: 'rule', rule });
  }
  // A filter is about the rules of this file.
  if (options.filter.trim() === '') rows.push(...moduleRows(context, options.unfolded));
  return rows;
}

/** INVARIANT: one entry a rule. */
const at = (entries: readonly Entry[], { index }: ReviewRule): Entry => entries[index] ?? { verdict: 'undecided' };

function ordered(rules: readonly ReviewRule[], entries: readonly Entry[], order: Order): readonly ReviewRule[] {
  switch (order) {
    case 'file':
      return rules;
    case 'kind':
      return stable(rules, (rule) => `${rule.profile ?? ''}\0${rule.node.body.kind}`);
    case 'risk': {
      // Buckets: sorting 50,000 by a computed key would show.
      const buckets = Array.from({ length: 2 * RISKS.length }, (): ReviewRule[] => []);
      for (const rule of rules) {
        const entry = at(entries, rule);
        const worst = RISKS.length - 1 - rankOf(riskNow(rule, entry).risk);
        buckets[(entry.verdict === 'undecided' ? 0 : RISKS.length) + worst]?.push(rule);
      }
      return buckets.flat();
    }
  }
}

function stable(rules: readonly ReviewRule[], key: (rule: ReviewRule) => string): readonly ReviewRule[] {
  const groups = new Map<string, ReviewRule[]>();
  for (const rule of rules) {
    const group = groups.get(key(rule));
    if (group) group.push(rule);
    else groups.set(key(rule), [rule]);
  }
  return [...groups.values()].flat();
}

function groupOf(rule: ReviewRule, entry: Entry, order: Order): string {
  const place = (rule.profile ?? 'all profiles') + (rule.guard === undefined ? '' : ` when ${rule.guard}`);
  switch (order) {
    case 'file':
      return place;
    case 'kind':
      return `${rule.profile ?? 'all profiles'} · ${rule.node.body.kind}`;
    case 'risk': {
      const { risk } = riskNow(rule, entry);
      return entry.verdict === 'undecided' ? (risk === 'none' ? 'denies' : `${risk} risk`) : 'decided';
    }
  }
}

function moduleRows({ modules }: ReviewContext, unfolded: ReadonlySet<number>): readonly Row[] {
  if (modules.length === 0) return [];
  const head: Row = { kind: 'head', text: 'from modules, to read only', rules: [] };
  return [
    head,
    ...modules.flatMap(({ rules }, module): readonly Row[] => {
      const folded = !unfolded.has(module);
      const inner = folded ? [] : rules.map((_, i): Row => ({ kind: 'module rule', module, at: i }));
      return [{ kind: 'module', module, folded }, ...inner];
    }),
  ];
}

export const isSelectable = (row: Row | undefined): boolean => row !== undefined && row.kind !== 'head';
