/** State and action → state. Pure; every decision is one step of undo. */
import { nodesOf, textsOf, type Entry } from './entry.js';
import { decide } from './decide.js';
import { parseFilter } from './filter.js';
import { pathsOf } from './ladder.js';
import {
  atFirstRule,
  currentRule,
  selectedRules,
  withRows,
  type Action,
  type Change,
  type Decision,
  type ReviewState,
} from './state.js';
import { isSelectable, ORDERS } from './view.js';

/** Undo goes back so far. */
const MOST_STEPS = 2000;

export function reviewReducer(before: ReviewState, action: Action): ReviewState {
  const state: ReviewState = { ...before, notice: undefined, warned: undefined };
  switch (action.kind) {
    case 'undo':
      return step(state, 'past', 'future', 'before');
    case 'redo':
      return step(state, 'future', 'past', 'after');
    case 'move':
      return moved(state, action.by);
    case 'to':
      return onto(state, action.row, action.row >= state.cursor ? 1 : -1);
    case 'undecided':
      return toUndecided(state, action.by) ?? { ...state, notice: 'all rules shown are decided' };
    case 'match':
      return toMatch(state, action.by);
    case 'search':
      return toMatch({ ...state, search: action.text }, 1, state.cursor);
    case 'filter':
      return filtered(state, action.text);
    case 'order':
      return reordered(state, { order: ORDERS[(ORDERS.indexOf(state.order) + 1) % ORDERS.length] ?? 'risk' });
    case 'refresh':
      return reordered(state, {});
    case 'range':
      return { ...state, anchor: state.anchor === undefined ? state.cursor : undefined };
    case 'group':
      return groupSelected(state);
    case 'cancel':
      return state.anchor !== undefined
        ? { ...state, anchor: undefined }
        : state.filter !== ''
          ? filtered(state, '')
          : state;
    case 'fold':
      return folded(state);
    case 'path':
      return { ...state, path: otherPath(state, action.by) };
    case 'findings':
      return { ...before, findings: { ...before.findings, ...action.findings } };
    case 'notice':
      return { ...state, notice: action.text };
    default:
      return decided({ ...state, warned: before.warned }, action);
  }
}

// ---- decisions -----------------------------------------------------------------------------------------------------------

function decided(before: ReviewState, decision: Decision): ReviewState {
  const { label, entries, notice, warned } = decide(before, decision);
  const state: ReviewState = { ...before, warned, notice };
  if (entries.size === 0) return { ...state, notice: notice ?? nothingToDo(state, decision) };
  const next = recorded(state, label, entries, state.cursor);
  const done = { ...next, notice: notice ?? label };
  return movesOn(state, decision) ? onwards(done) : done;
}

/** One more step, which undo takes back. */
export function recorded(
  state: ReviewState,
  label: string,
  entries: ReadonlyMap<number, Entry>,
  cursor: number,
): ReviewState {
  const change: Change = {
    label,
    cursor,
    // INVARIANT: one entry a rule, so `before` is there.
    entries: [...entries].map(([rule, after]) => ({ rule, before: state.entries[rule] ?? after, after })),
  };
  return { ...applied(state, change, 'after'), past: [...state.past.slice(-MOST_STEPS + 1), change], future: [] };
}

function nothingToDo(state: ReviewState, decision: Decision): string {
  if ('rules' in decision || selectedRules(state).length > 0) return 'nothing to change';
  const row = state.rows[state.cursor];
  return row?.kind === 'module' || row?.kind === 'module rule'
    ? 'rules of modules are read only: change the module, or deny here what should not be'
    : 'no rule is selected';
}

/** After a verdict on what was selected the next rule comes up; who changes a rule looks at it. */
function movesOn({ anchor }: ReviewState, decision: Decision): boolean {
  if ('rules' in decision && decision.rules) return false;
  return anchor !== undefined || decision.kind === 'accept' || decision.kind === 'deny' || decision.kind === 'drop';
}

function onwards(state: ReviewState): ReviewState {
  const end = { ...state, cursor: Math.max(state.cursor, state.anchor ?? 0), anchor: undefined, path: 0 };
  return toUndecided(end, 1, state.notice) ?? end;
}

function applied(state: ReviewState, { entries }: Change, side: 'before' | 'after'): ReviewState {
  const now = [...state.entries];
  for (const change of entries) now[change.rule] = change[side];
  return { ...state, entries: now };
}

function step(
  state: ReviewState,
  from: 'past' | 'future',
  to: 'past' | 'future',
  side: 'before' | 'after',
): ReviewState {
  const change = state[from].at(-1);
  if (!change) return { ...state, notice: from === 'past' ? 'nothing to undo' : 'nothing to redo' };
  const back = applied({ ...state, [from]: state[from].slice(0, -1), [to]: [...state[to], change] }, change, side);
  return {
    ...back,
    notice: `${from === 'past' ? 'undone' : 'done again'}: ${change.label}`,
    cursor: rowOf(back, change),
    anchor: undefined,
  };
}

/** Rows may stand in another order by now. */
function rowOf(state: ReviewState, { cursor, entries: [first] }: Change): number {
  const isRule = (at: number): boolean => {
    const row = state.rows[at];
    return row?.kind === 'rule' && row.rule === first?.rule;
  };
  if (isRule(cursor)) return cursor;
  const found = state.rows.findIndex((_, at) => isRule(at));
  return found === -1 ? state.cursor : found;
}

// ---- moving ----------------------------------------------------------------------------------------------------------------

function moved(state: ReviewState, by: number): ReviewState {
  const direction = by < 0 ? -1 : 1;
  return onto(state, state.cursor + by, direction);
}

/** The nearest row that is no head, in that direction, else in the other. */
function onto(state: ReviewState, row: number, direction: 1 | -1): ReviewState {
  const last = state.rows.length - 1;
  const start = Math.min(Math.max(row, 0), last);
  for (const way of [direction, -direction])
    for (let at = start; at >= 0 && at <= last; at += way)
      if (isSelectable(state.rows[at])) return { ...state, cursor: at, path: at === state.cursor ? state.path : 0 };
  return state;
}

function toUndecided(state: ReviewState, by: number, notice?: string): ReviewState | undefined {
  const { rows, entries, cursor } = state;
  for (let n = 1; n <= rows.length; n++) {
    const at = (cursor + Math.sign(by) * n + rows.length * 2) % rows.length;
    const row = rows[at];
    if (row?.kind === 'rule' && entries[row.rule]?.verdict === 'undecided')
      return { ...state, cursor: at, path: 0, notice };
  }
  return undefined;
}

function toMatch(state: ReviewState, by: number, from?: number): ReviewState {
  const { rows, search, context, entries } = state;
  if (search === '') return { ...state, notice: 'nothing to search for' };
  const wanted = search.toLowerCase();
  const start = from === undefined ? state.cursor : from - 1;
  for (let n = 1; n <= rows.length; n++) {
    const at = (start + Math.sign(by) * n + rows.length * 2) % rows.length;
    const row = rows[at];
    if (row?.kind !== 'rule') continue;
    const [rule, entry] = [context.rules[row.rule], entries[row.rule]];
    if (rule && entry && [rule.text, ...textsOf(rule, entry)].some((text) => text.toLowerCase().includes(wanted)))
      return { ...state, cursor: at, path: 0 };
  }
  return { ...state, notice: `no rule has \`${search}\`` };
}

function groupSelected(state: ReviewState): ReviewState {
  const start = state.rows.findLastIndex((row, at) => at <= state.cursor && row.kind === 'head');
  const next = state.rows.findIndex((row, at) => at > state.cursor && row.kind === 'head');
  const end = (next === -1 ? state.rows.length : next) - 1;
  return { ...state, anchor: start + 1, cursor: end };
}

// ---- the list ----------------------------------------------------------------------------------------------------------------

function filtered(state: ReviewState, text: string): ReviewState {
  const parsed = parseFilter(text);
  if ('problem' in parsed) return { ...state, notice: parsed.problem };
  const next = reordered(state, { filter: text });
  return text !== '' && !next.rows.some(isSelectable) ? { ...next, notice: 'no rule is like this' } : next;
}

/** The rule at the cursor stays there where it still is in the list. */
function reordered(state: ReviewState, change: Partial<Pick<ReviewState, 'order' | 'filter'>>): ReviewState {
  const current = currentRule(state);
  const next = withRows({ ...state, ...change, anchor: undefined });
  const at = next.rows.findIndex((row) => row.kind === 'rule' && row.rule === current);
  return at === -1 ? atFirstRule(next) : { ...next, cursor: at };
}

function folded(state: ReviewState): ReviewState {
  const row = state.rows[state.cursor];
  if (row?.kind !== 'module' && row?.kind !== 'module rule') return state;
  const unfolded = new Set(state.unfolded);
  if (!unfolded.delete(row.module)) unfolded.add(row.module);
  const next = withRows({ ...state, unfolded, anchor: undefined });
  const at = next.rows.findIndex((r) => r.kind === 'module' && r.module === row.module);
  return { ...next, cursor: Math.max(at, 0) };
}

function otherPath(state: ReviewState, by: number): number {
  const index = currentRule(state);
  const [rule, entry] = index === undefined ? [] : [state.context.rules[index], state.entries[index]];
  const [node] = rule && entry ? nodesOf(rule, entry) : [];
  const count = node ? pathsOf(node).length : 0;
  return count === 0 ? 0 : (state.path + by + count) % count;
}
