/** A review in lines: prints, reads a command a line. For screen readers, pipes and terminals that can do no more. */
import { createInterface } from 'node:readline/promises';
import { hasErrors, printable } from '../../dsl/index.js';
import {
  currentRule,
  diffOf,
  editsOf,
  eventBetween,
  opensInWords,
  progressOf,
  resolved,
  reviewReducer,
  riskNow,
  RISKS,
  UNDECIDED,
  type Action,
  type ReviewState,
} from '../../review/index.js';
import type { FileReviewHost } from './host.js';
import { ruleLine } from './list.js';

type Say = (text: string) => void;

/** One table: the words, what they take, what they do. */
export const WORDS: readonly { readonly word: string; readonly takes?: string; readonly help: string }[] = [
  { word: 'next', help: 'the next rule' },
  { word: 'previous', help: 'the rule before' },
  { word: 'undecided', help: 'the next undecided rule' },
  { word: 'show', help: 'this rule, its risk, what it opens' },
  { word: 'list', help: 'all rules' },
  { word: 'accept', help: 'accept the rule' },
  { word: 'deny', takes: 'REASON', help: 'make a deny rule of it' },
  { word: 'drop', help: 'take the rule out' },
  { word: 'leave', help: 'leave it undecided' },
  { word: 'wider', help: 'one step up the ladder' },
  { word: 'narrower', help: 'one step down the ladder' },
  { word: 'split', help: 'one rule per path, name or call' },
  { word: 'edit', takes: 'RULE', help: 'put this rule in its place' },
  { word: 'effect', help: 'the next effect' },
  { word: 'because', takes: 'REASON', help: 'give the rule a reason' },
  { word: 'below', takes: 'RISK', help: 'accept everything below a risk' },
  { word: 'all', help: 'accept everything shown and undecided' },
  { word: 'find', takes: 'TEXT', help: 'the next rule with this text' },
  { word: 'filter', takes: 'FILTER', help: 'show only such rules; without one, all' },
  { word: 'undo', help: 'undo' },
  { word: 'redo', help: 'redo' },
  { word: 'diff', help: 'what saving would change' },
  { word: 'save', help: 'save' },
  { word: 'quit', help: 'end; what is not saved is kept for the next time' },
  { word: 'help', help: 'these words' },
];

export async function reviewInLines(
  host: FileReviewHost,
  start: ReviewState,
  say: Say,
): Promise<{ readonly saved: boolean }> {
  let state = start;
  let saved = start.entries;
  const { decided, total } = progressOf(state);
  say(`${host.file}: ${total} rules, ${decided} decided. help lists the words`);
  for (const problem of host.problems) say(printable(problem));
  show(state, say);
  const lines = createInterface({ input: process.stdin, terminal: false });
  for await (const line of lines) {
    const [, word = '', rest = ''] = /^\s*(\S*)\s*(.*?)\s*$/.exec(line) ?? [];
    if (word === '') continue;
    if (word === 'quit') break;
    if (word === 'save') {
      const result = host.save(state, false);
      if (result.kind === 'saved') saved = state.entries;
      say(
        result.kind === 'saved'
          ? `saved ${host.file}`
          : result.kind === 'changed'
            ? 'not saved: the file has changed on disk; quit, and begin again to merge'
            : `not saved: ${result.problem}`,
      );
      continue;
    }
    if (reading(word, state, say)) continue;
    const action = actionOf(word, rest, state, host);
    if (typeof action === 'string') {
      say(action);
      continue;
    }
    const before = state;
    state = reviewReducer(state, action);
    const event = eventBetween(before, state);
    if (event) host.record(event);
    if (state.notice !== undefined) say(printable(state.notice));
    show(state, say);
  }
  lines.close();
  const dirty = state.entries !== saved;
  host.leave(dirty);
  const after = progressOf(state);
  say(`${after.decided} of ${after.total} decided${dirty ? '; not saved, kept for the next time' : ''}`);
  return { saved: !dirty };
}

/** Words that only say something. */
function reading(word: string, state: ReviewState, say: Say): boolean {
  switch (word) {
    case 'list':
      for (const row of state.rows) {
        const rule = row.kind === 'rule' ? state.context.rules[row.rule] : undefined;
        if (rule) say(ruleLine(state, rule));
      }
      return true;
    case 'show':
      show(state, say, true);
      return true;
    case 'help':
      for (const { word: name, takes, help } of WORDS) say(`${name}${takes === undefined ? '' : ` ${takes}`}: ${help}`);
      return true;
    case 'diff': {
      const { context, entries } = state;
      const lines = diffOf(context.file.source.text, editsOf(context.file, context.rules, entries));
      for (const line of lines)
        if (line.kind === 'old' || line.kind === 'new')
          say(`${line.kind === 'old' ? 'removed' : 'added'}: ${printable(line.text.trim())}`);
      if (lines.length === 0) say('the file stays as it is');
      return true;
    }
    default:
      return false;
  }
}

/** @returns in words what is wrong. */
function actionOf(word: string, rest: string, state: ReviewState, host: FileReviewHost): Action | string {
  switch (word) {
    case 'next':
      return { kind: 'move', by: 1 };
    case 'previous':
      return { kind: 'move', by: -1 };
    case 'undecided':
      return { kind: 'undecided', by: 1 };
    case 'accept':
    case 'drop':
    case 'split':
    case 'undo':
    case 'redo':
      return { kind: word };
    case 'leave':
      return { kind: 'undecide' };
    case 'wider':
      return { kind: 'climb', by: 1 };
    case 'narrower':
      return { kind: 'climb', by: -1 };
    case 'effect':
      return { kind: 'effect', effect: 'next' };
    case 'all':
      return { kind: 'accept shown' };
    case 'deny':
      return rest === '' ? 'deny takes a reason' : { kind: 'deny', because: rest };
    case 'because':
      return { kind: 'because', because: rest };
    case 'find':
      return { kind: 'search', text: rest };
    case 'filter':
      return { kind: 'filter', text: rest };
    case 'below': {
      const risk = RISKS.find((one) => one === rest);
      return risk ? { kind: 'accept below', risk } : `a risk: ${RISKS.slice(1).join(', ')}`;
    }
    case 'edit': {
      const index = currentRule(state);
      const rule = index === undefined ? undefined : state.context.rules[index];
      if (!rule) return 'no rule is selected';
      const { diagnostics } = host.check(rest, rule);
      const [error] = diagnostics.filter((d) => d.severity === 'error');
      return error && hasErrors(diagnostics)
        ? `${error.code} ${printable(error.message)}`
        : { kind: 'edit', text: rest };
    }
    default:
      return `no word ${printable(word)}; help lists them`;
  }
}

function show(state: ReviewState, say: Say, whole = false): void {
  const index = currentRule(state);
  const rule = index === undefined ? undefined : state.context.rules[index];
  if (!rule) {
    say('no rule is selected');
    return;
  }
  say(ruleLine(state, rule));
  if (!whole) return;
  const [reason] = riskNow(rule, state.entries[rule.index] ?? UNDECIDED).reasons;
  if (reason) say(`risk: ${reason.what}. An attacker gains: ${reason.gains}`);
  for (const words of opensInWords(resolved(rule.node, rule.scope))) say(words);
}
