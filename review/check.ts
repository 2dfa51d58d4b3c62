/** A rule as typed → whether the language takes it: the parser's diagnostics, and those of its lowering. */
import { lowerProfile, type LowerOptions } from '../compiler/index.js';
import {
  hasErrors,
  onlyRules,
  parse,
  span,
  type Diagnostic,
  type LinkedProfile,
  type Profile,
  type Rule,
} from '../dsl/index.js';
import { resolved, type ReviewRule } from './rules.js';

export interface CheckedRules {
  readonly rules: readonly Rule[];
  /** Spans are of the text as typed. */
  readonly diagnostics: readonly Diagnostic[];
}

export function checkTyped(text: string, { scope }: ReviewRule, options: LowerOptions): CheckedRules {
  const source = { path: '<edit>', text };
  const { value, diagnostics } = parse(source);
  const rules = value.statements.filter((s): s is Rule => s.kind === 'rule');
  const found = [...diagnostics];
  const other = value.statements.find((s) => s.kind !== 'rule');
  if (other) found.push(onlyRules(other.span));
  else if (rules.length === 0 && !hasErrors(found)) found.push(onlyRules(span(source, 0, text.length)));
  if (hasErrors(found)) return { rules, diagnostics: found };
  const linked = loneProfile(
    'edit',
    rules.map((rule) => resolved(rule, scope)),
  );
  return { rules, diagnostics: [...found, ...lowerProfile(linked, options).diagnostics] };
}

/** A profile of these rules only, names of lists replaced: enough to lower them. */
export function loneProfile(name: string, rules: readonly Rule[]): LinkedProfile {
  const where = rules[0]?.span ?? span({ path: '<review>', text: '' }, 0, 0);
  const node: Profile = { kind: 'profile', name: { text: name, span: where }, body: rules, span: where };
  return { name, span: where, node, listed: false, rules, accepts: [] };
}
