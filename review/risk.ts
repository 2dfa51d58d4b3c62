/**
 * How much a rule gives away if the program is taken over. One table; docs/review.md is made from it. A rule is as risky as
 * the riskiest row that fits it; a deny rule gives nothing away.
 */
import type { Rule } from '../dsl/index.js';
import { factsOf, type Facts } from './facts.js';
import { RISK_ROWS } from './risk-table.js';

/** Least first; the index is the rank. */
export const RISKS = ['none', 'low', 'medium', 'high', 'critical'] as const;
export type Risk = (typeof RISKS)[number];

export interface RiskReason {
  readonly risk: Risk;
  /** What of the rule it is about. */
  readonly what: string;
  /** What an attacker gains who controls the program. */
  readonly gains: string;
}

export interface RiskReport {
  readonly risk: Risk;
  /** Riskiest first; empty where no row fits: then the rule is `low`. */
  readonly reasons: readonly RiskReason[];
}

export const rankOf = (risk: Risk): number => RISKS.indexOf(risk);
const DENIES: RiskReport = { risk: 'none', reasons: [] };

/** @param rule with the names of lists replaced */
export function riskOf(rule: Rule): RiskReport {
  if (rule.action === 'deny') return DENIES;
  const facts = factsOf(rule);
  const fitting: number[] = [];
  for (const [at, { row }] of REASONS.entries()) {
    const found = row.fits(facts);
    if (found !== false) fitting.push(found === 'narrowed' ? -1 - at : at);
  }
  if (fitting.length === 0) return UNREMARKABLE;
  const key = fitting.join();
  let report = REPORTS.get(key);
  if (!report) REPORTS.set(key, (report = reportOf(fitting)));
  return report;
}

/** @param fitting rows of the table; −1 − row where the rule is narrowed */
function reportOf(fitting: readonly number[]): RiskReport {
  const reasons = fitting
    .flatMap((at) => (at < 0 ? (REASONS[-1 - at]?.narrowed ?? []) : (REASONS[at]?.full ?? [])))
    .sort((a, b) => rankOf(b.risk) - rankOf(a.risk));
  return { risk: reasons[0]?.risk ?? 'low', reasons };
}

/** Of 50,000 rules few differ in what is risky about them. */
const REPORTS = new Map<string, RiskReport>();
const UNREMARKABLE: RiskReport = { risk: 'low', reasons: [] };

const lower = (risk: Risk): Risk => RISKS[Math.max(rankOf(risk) - 1, 1)] ?? 'low';

/** One object a row, whatever the number of rules. An argument condition leaves an attacker less: one step down. */
const REASONS = RISK_ROWS.map((row) => {
  const { risk, what, gains } = row;
  return { row, full: { risk, what, gains }, narrowed: { risk: lower(risk), what, gains } };
});

export const riskiest = (risks: readonly Risk[]): Risk =>
  risks.reduce((worst, risk) => (rankOf(risk) > rankOf(worst) ? risk : worst), 'none');

/** The scale as the docs have it. */
export const riskScale = (): readonly RiskReason[] => RISK_ROWS.map(({ risk, what, gains }) => ({ risk, what, gains }));

export type { Facts };
