/**
 * `FILE.review.json`: what was decided on a policy's rules, beside the policy, to be committed with it. A rule is known again
 * by what it says and where; so the file may be sorted and formatted. `--decisions FILE` takes the same form.
 */
import { denied, entry, rulesText, textsOf, UNDECIDED, type Entry, type Verdict } from './entry.js';
import { identityOf, type ReviewRule } from './rules.js';
import { sidecar as isSidecar } from './schema/validators.js';

export const SIDECAR_FORMAT = 1;

export interface PlacedRule {
  readonly profile?: string;
  readonly guard?: string;
  /** In the one format. */
  readonly rule: string;
}

export interface DecisionRecord extends PlacedRule {
  readonly verdict: Verdict;
  /** What the rule said before the review changed it. */
  readonly was?: string;
  /** What is to stand in the rule's place. */
  readonly texts?: readonly string[];
  /** Of a denial. */
  readonly because?: string;
}

export interface SignOff {
  readonly name: string;
  readonly date: string;
  /** Of `parts`. */
  readonly digest: string;
  readonly parts: Readonly<Record<string, string>>;
}

export interface SidecarFile {
  readonly format_version: number;
  readonly decisions?: readonly DecisionRecord[];
  /** Rules that were taken out, and what changed ones said before: learning again does not bring them back. */
  readonly dropped?: readonly PlacedRule[];
  readonly sign_offs?: readonly SignOff[];
}

export type Sidecar = Required<SidecarFile>;

export const EMPTY_SIDECAR: Sidecar = { format_version: SIDECAR_FORMAT, decisions: [], dropped: [], sign_offs: [] };

/** @returns in words what is wrong with a text that is none. */
export function readSidecar(text: string): Sidecar | { readonly problem: string } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { problem: 'it is no JSON' };
  }
  if (!isSidecar(data)) {
    const error = isSidecar.errors?.[0];
    return { problem: `${error?.instancePath ? `${error.instancePath} ` : ''}${error?.message ?? 'is wrong'}` };
  }
  if (data.format_version > SIDECAR_FORMAT)
    return { problem: `its format ${data.format_version} is newer than this polc` };
  return { ...EMPTY_SIDECAR, ...data };
}

export const writeSidecar = (sidecar: Sidecar): string => `${JSON.stringify(sidecar, null, 2)}\n`;

const placeOf = ({ profile, guard }: Pick<ReviewRule, 'profile' | 'guard'>) => ({
  ...(profile === undefined ? {} : { profile }),
  ...(guard === undefined ? {} : { guard }),
});
const recordKey = ({ profile, guard }: PlacedRule, text: string): string => identityOf({ profile, guard }, text);

/** What decisions made before say of the rules that are there now. @returns those that fit no rule, too. */
export function entriesFrom(
  rules: readonly ReviewRule[],
  decisions: readonly DecisionRecord[],
): { readonly entries: readonly Entry[]; readonly unknown: readonly DecisionRecord[] } {
  const byText = new Map(decisions.map((record) => [recordKey(record, record.rule), record]));
  const byOrigin = new Map<string, DecisionRecord[]>();
  for (const record of decisions) {
    if (record.was === undefined) continue;
    const key = recordKey(record, record.was);
    byOrigin.set(key, [...(byOrigin.get(key) ?? []), record]);
  }
  const used = new Set<DecisionRecord>();
  const entries = rules.map((rule): Entry => {
    const key = identityOf(rule, rule.text);
    const same = byText.get(key);
    if (same) {
      used.add(same);
      return entryOf(rule, same);
    }
    const origins = byOrigin.get(key) ?? [];
    const [first] = origins;
    if (!first) return UNDECIDED;
    for (const record of origins) used.add(record);
    return entry(
      rule,
      first.verdict,
      origins.map((record) => record.rule),
    );
  });
  return { entries, unknown: decisions.filter((record) => !used.has(record)) };
}

function entryOf(rule: ReviewRule, { verdict, texts, because }: DecisionRecord): Entry {
  if (texts) return entry(rule, verdict, texts);
  if (verdict === 'denied' && rule.node.action === 'allow')
    return entry(rule, verdict, rulesText([denied(rule.node, because ?? 'denied in review')]));
  return entry(rule, verdict, [rule.text]);
}

/** What is to be kept of decisions, once the policy has been written with them. */
export function sidecarAfter(before: Sidecar, rules: readonly ReviewRule[], entries: readonly Entry[]): Sidecar {
  const decisions: DecisionRecord[] = [];
  const dropped = new Map(before.dropped.map((one) => [recordKey(one, one.rule), one]));
  const standing = new Set<string>();
  for (const rule of rules) {
    const now = entries[rule.index] ?? UNDECIDED;
    const texts = textsOf(rule, now);
    for (const text of texts) {
      standing.add(identityOf(rule, text));
      if (now.verdict === 'undecided' && text === rule.text) continue;
      decisions.push({
        ...placeOf(rule),
        rule: text,
        verdict: now.verdict,
        ...(text === rule.text ? {} : { was: rule.text }),
      });
    }
    if (!texts.includes(rule.text)) dropped.set(identityOf(rule, rule.text), { ...placeOf(rule), rule: rule.text });
  }
  // What was said before of a rule that still stands as it was then changed.
  const origins = new Map(before.decisions.map((record) => [recordKey(record, record.rule), record.was]));
  const kept = decisions.map((record) => {
    const was = record.was ?? origins.get(recordKey(record, record.rule));
    return was === undefined ? record : { ...record, was };
  });
  for (const key of standing) dropped.delete(key);
  return { ...before, format_version: SIDECAR_FORMAT, decisions: kept, dropped: [...dropped.values()] };
}
