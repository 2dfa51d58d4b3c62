/** The rules of a review as JSON, and as lines. */
import { printable } from '../../dsl/index.js';
import {
  opensInWords,
  resolved,
  riskNow,
  shortId,
  textsOf,
  UNDECIDED,
  type EvidenceDetail,
  type ReviewRule,
  type ReviewState,
} from '../../review/index.js';

export function rulesJson(
  state: ReviewState,
  evidence: (rule: ReviewRule) => EvidenceDetail | undefined,
): readonly unknown[] {
  const { context, entries, findings } = state;
  return context.rules.map((rule) => {
    const entry = entries[rule.index] ?? UNDECIDED;
    const { risk, reasons } = riskNow(rule, entry);
    const change = context.against?.get(rule.index);
    const seen = evidence(rule);
    return {
      id: shortId(rule),
      line: rule.line,
      ...(rule.profile === undefined ? {} : { profile: rule.profile }),
      ...(rule.guard === undefined ? {} : { guard: rule.guard }),
      rule: rule.text,
      verdict: entry.verdict,
      ...(entry.texts ? { texts: entry.texts } : {}),
      risk,
      reasons: reasons.map(({ what, gains }) => ({ what, gains })),
      opens: opensInWords(resolved(rule.node, rule.scope)),
      ...(change ? { against: change } : {}),
      ...(findings.covered?.has(rule.index) ? { covered_by: findings.covered.get(rule.index) } : {}),
      ...(seen ? { evidence: seen } : {}),
    };
  });
}

/** `12  accepted  high  allow …`, for people and screen readers. */
export function ruleLine(state: ReviewState, rule: ReviewRule): string {
  const entry = state.entries[rule.index] ?? UNDECIDED;
  const { risk } = riskNow(rule, entry);
  const text = entry.verdict === 'dropped' ? rule.text : textsOf(rule, entry).join('; ');
  return printable(`line ${rule.line}: ${entry.verdict}, risk ${risk}: ${text}`);
}
