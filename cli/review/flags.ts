/** Decisions from the command line: each flag is what a key does. */
import { hasErrors, noSuchRule, printable, undecidableRule } from '../../dsl/index.js';
import {
  nodesOf,
  reviewReducer,
  reviewState,
  RISKS,
  shortId,
  UNDECIDED,
  type Decision,
  type EffectChoice,
  type Findings,
  type ReviewState,
} from '../../review/index.js';
import { usage } from '../arguments.js';
import type { Options, Output } from '../command.js';
import { Stop } from '../command.js';
import { findCommand } from '../commands.js';
import { Exit } from '../exit.js';
import type { FileReviewHost } from './host.js';
import { withDecisions, type OpenReview } from './open.js';

/** The options that decide something, in the order in which they are carried out. */
export const DECIDING = [
  'decisions',
  'undecide',
  'accept',
  'accept-below',
  'accept-covered',
  'split',
  'narrow',
  'widen',
  'edit',
  'effect',
  'deny',
  'drop',
] as const;

export const decides = (options: Options): boolean =>
  DECIDING.some((name) => (name === 'accept-covered' ? options.flag(name) : options.values(name).length > 0));

/** @throws Stop for a rule that is not there, or cannot take the decision: then nothing is written. */
export function decideByFlags(
  open: OpenReview,
  host: FileReviewHost,
  options: Options,
  output: Output,
  findings: Findings,
): ReviewState {
  let state = reviewState(open.context, open.entries);
  const act = (decision: Decision): void => {
    const before = state;
    state = reviewReducer(state, decision);
    if (state.entries === before.entries && (decision.kind === 'climb' || decision.kind === 'split')) {
      const [index] = ('rules' in decision && decision.rules) || [];
      const rule = index === undefined ? undefined : open.context.rules[index];
      throw new Stop(
        Exit.findings,
        undecidableRule(rule?.node.span, printable(rule?.text ?? ''), printable(state.notice ?? 'nothing to change')),
      );
    }
  };
  state = reviewReducer(state, { kind: 'findings', findings });
  const file = options.value('decisions');
  if (file !== undefined) {
    const { entries, diagnostics } = withDecisions(open, file);
    output.report(diagnostics);
    state = { ...state, entries };
  }
  const named = (option: string): readonly number[] => options.values(option).map((name) => ruleNamed(open, name));
  const because = options.value('because') ?? 'denied in review';
  if (options.values('undecide').length > 0) act({ kind: 'undecide', rules: named('undecide') });
  if (options.values('accept').length > 0) act({ kind: 'accept', rules: named('accept') });
  const below = RISKS.find((risk) => risk === options.value('accept-below'));
  if (below) act({ kind: 'accept below', risk: below });
  if (options.flag('accept-covered')) act({ kind: 'accept covered' });
  for (const rule of named('split')) act({ kind: 'split', rules: [rule] });
  for (const rule of named('narrow')) act({ kind: 'climb', by: -1, rules: [rule] });
  for (const rule of named('widen')) act({ kind: 'climb', by: 1, rules: [rule] });
  for (const [rule, text] of pairs(open, options.values('edit'), 'edit')) {
    const node = open.context.rules[rule];
    const checked = node && host.check(text, node);
    if (checked && hasErrors(checked.diagnostics)) throw new Stop(Exit.findings, ...checked.diagnostics);
    act({ kind: 'edit', text, rules: [rule] });
  }
  for (const [rule, text] of pairs(open, options.values('effect'), 'effect'))
    act({ kind: 'effect', effect: effectNamed(open, rule, text, state), rules: [rule] });
  if (options.values('deny').length > 0) act({ kind: 'deny', because, rules: named('deny') });
  if (options.values('drop').length > 0) act({ kind: 'drop', rules: named('drop') });
  return state;
}

/** By line or id. */
export function ruleNamed({ context: { rules } }: OpenReview, name: string): number {
  const isLine = /^\d{1,7}$/.test(name);
  const found = rules.find((rule) => (isLine && rule.line === Number(name)) || shortId(rule) === name);
  if (!found) throw new Stop(Exit.usage, noSuchRule(undefined, printable(name)));
  return found.index;
}

function pairs(open: OpenReview, values: readonly string[], option: string): readonly (readonly [number, string])[] {
  return values.map((value) => {
    const cut = value.indexOf('=');
    if (cut === -1) throw usage(findCommand('review'), `\`--${option}\` takes RULE=TEXT`);
    return [ruleNamed(open, value.slice(0, cut)), value.slice(cut + 1)];
  });
}

function effectNamed(open: OpenReview, index: number, text: string, state: ReviewState): EffectChoice {
  const rule = open.context.rules[index];
  const allows = (rule ? nodesOf(rule, state.entries[index] ?? UNDECIDED) : []).some((node) => node.action === 'allow');
  if (text === 'none') return 'none';
  if (allows && text === 'log') return text;
  const errno = /^errno (E[A-Z0-9]+)$/.exec(text)?.[1];
  if (!allows && errno !== undefined) return { errno };
  if (!allows && (text === 'kill' || text === 'kill thread' || text === 'trap')) return text;
  throw usage(
    findCommand('review'),
    `\`${printable(text)}\` is no effect of this rule`,
    allows ? 'an allow rule takes `log` or `none`' : 'a deny rule takes `errno NAME`, `kill`, `trap` or `none`',
  );
}
