/** What a review is about: fixed while it lasts, but for what background work finds out (`Findings`). */
import type { PolicyFile } from '../dsl/index.js';
import type { Layer } from '../compiler/index.js';
import { nodesOf, type Entry } from './entry.js';
import { riskiest, riskOf, type Risk, type RiskReport } from './risk.js';
import { resolved, type ModuleRules, type ReviewRule } from './rules.js';

export interface ReviewContext {
  readonly file: PolicyFile;
  readonly rules: readonly ReviewRule[];
  readonly modules: readonly ModuleRules[];
  /** Compared with an older policy: what is new in this one, or says something else there. */
  readonly against: ReadonlyMap<number, Change> | undefined;
}

export type Change = { readonly kind: 'new' } | { readonly kind: 'changed'; readonly from: string };

/** Found out in the background, by rule. Absent: not yet. */
export interface Findings {
  /** Layers that do not restrict what the rule is about. */
  readonly open?: ReadonlyMap<number, readonly Layer[]>;
  /** Rules all of which a module of policies/std grants: its name. */
  readonly covered?: ReadonlyMap<number, string>;
  /** Paths that runs reached, for the ladder; absent without a trace. */
  readonly seen?: readonly string[];
  /** How often runs did what the rule allows; absent without a trace. */
  readonly hits?: ReadonlyMap<number, number>;
}

const reports = new WeakMap<Entry | ReviewRule, RiskReport>();

/** Of the rules that stand in its place now. */
export function riskNow(rule: ReviewRule, entry: Entry): RiskReport {
  const key = entry.texts ? entry : rule;
  let report = reports.get(key);
  if (!report) {
    const each = nodesOf(rule, entry).map((node) => riskOf(resolved(node, rule.scope)));
    const [only] = each;
    const risk: Risk = riskiest(each.map((one) => one.risk));
    report = only && each.length === 1 ? only : { risk, reasons: each.flatMap((one) => one.reasons) };
    reports.set(key, report);
  }
  return report;
}
