/** The state of a review: everything that keys change. Plain data, replaced as a whole by the reducer. */
import type { Findings, ReviewContext } from './context.js';
import { UNDECIDED, type Entry, type EffectChoice } from './entry.js';
import type { Risk } from './risk.js';
import { isSelectable, rowsOf, type Order, type Row } from './view.js';

/** One step back: the entries as they were. */
export interface Change {
  /** What was done, for the status line: `accept 3 rules`. */
  readonly label: string;
  readonly entries: readonly { readonly rule: number; readonly before: Entry; readonly after: Entry }[];
  /** The row it was done at. */
  readonly cursor: number;
}

export interface ReviewState {
  readonly context: ReviewContext;
  readonly findings: Findings;
  /** INVARIANT: one a rule, by its index. */
  readonly entries: readonly Entry[];
  readonly past: readonly Change[];
  readonly future: readonly Change[];
  readonly rows: readonly Row[];
  /** Into `rows`; on a row that is no head, if there is one. */
  readonly cursor: number;
  /** The other end of a range, where one is being selected. */
  readonly anchor: number | undefined;
  readonly order: Order;
  readonly filter: string;
  readonly search: string;
  readonly unfolded: ReadonlySet<number>;
  /** Which path of the rule at the cursor the ladder's keys move. */
  readonly path: number;
  /** A rung behind a floor that was asked for once: the second time it is taken. */
  readonly warned: string | undefined;
  /** What the last action has to say. */
  readonly notice: string | undefined;
}

/** Without `rules`: those selected. */
export interface OnRules {
  readonly rules?: readonly number[];
}

export type Decision =
  | (OnRules & { readonly kind: 'accept' | 'undecide' | 'drop' | 'split' })
  | (OnRules & { readonly kind: 'deny' | 'because'; readonly because: string })
  | (OnRules & { readonly kind: 'climb'; readonly by: 1 | -1 })
  | (OnRules & { readonly kind: 'edit'; readonly text: string })
  | (OnRules & { readonly kind: 'effect'; readonly effect: EffectChoice | 'next' })
  | { readonly kind: 'accept shown' | 'accept covered' }
  | { readonly kind: 'accept below'; readonly risk: Risk };

export type Action =
  | Decision
  | { readonly kind: 'undo' | 'redo' | 'range' | 'group' | 'cancel' | 'order' | 'fold' | 'refresh' }
  | { readonly kind: 'move' | 'match' | 'undecided' | 'path'; readonly by: number }
  | { readonly kind: 'to'; readonly row: number }
  | { readonly kind: 'filter' | 'search'; readonly text: string }
  | { readonly kind: 'findings'; readonly findings: Findings }
  | { readonly kind: 'notice'; readonly text: string };

export function reviewState(context: ReviewContext, entries?: readonly Entry[]): ReviewState {
  const start: ReviewState = {
    context,
    findings: {},
    entries: entries ?? context.rules.map(() => UNDECIDED),
    past: [],
    future: [],
    rows: [],
    cursor: 0,
    anchor: undefined,
    order: 'risk',
    filter: '',
    search: '',
    unfolded: new Set(),
    path: 0,
    warned: undefined,
    notice: undefined,
  };
  return atFirstRule(withRows(start));
}

export const withRows = (state: ReviewState): ReviewState => ({ ...state, rows: rowsOf(state, state.entries, state) });

export function atFirstRule(state: ReviewState): ReviewState {
  const first = state.rows.findIndex(isSelectable);
  return { ...state, cursor: Math.max(first, 0), anchor: undefined };
}

/** The rule at the cursor. */
export function currentRule({ rows, cursor }: ReviewState): number | undefined {
  const row = rows[cursor];
  return row?.kind === 'rule' ? row.rule : undefined;
}

/** The rules of the range, or the one at the cursor. */
export function selectedRules({ rows, cursor, anchor }: ReviewState): readonly number[] {
  const [from, to] = [Math.min(cursor, anchor ?? cursor), Math.max(cursor, anchor ?? cursor)];
  return rows.slice(from, to + 1).flatMap((row) => (row.kind === 'rule' ? [row.rule] : []));
}

export interface Progress {
  readonly decided: number;
  readonly total: number;
}

export const progressOf = ({ entries }: Pick<ReviewState, 'entries'>): Progress => ({
  decided: entries.reduce((sum, entry) => sum + (entry.verdict === 'undecided' ? 0 : 1), 0),
  total: entries.length,
});

/** Whether anything would be written. */
export const isDirty = ({ past }: ReviewState): boolean => past.length > 0;
