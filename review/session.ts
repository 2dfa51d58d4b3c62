/**
 * A review in progress, as lines of JSON: its beginning, then one line a decision, appended as it is made. So what was decided
 * survives a crash, a closed terminal, kill -9; undo, too. A line that was cut short is left out.
 */
import type { Entry } from './entry.js';
import { recorded, reviewReducer } from './reducer.js';
import { session as isLine } from './schema/validators.js';
import type { Change, ReviewState } from './state.js';

export const SESSION_FORMAT = 1;

export interface SessionHead {
  readonly polc_review: number;
  /** Real path of the policy. */
  readonly file: string;
  /** Its text when the review began: what decisions are about. */
  readonly base: string;
  readonly started: string;
}

export type SessionEvent =
  | {
      readonly label: string;
      readonly cursor: number;
      readonly entries: readonly { readonly rule: number; readonly entry: Entry }[];
    }
  | { readonly step: 'undo' | 'redo' };

export type SessionLine = SessionHead | SessionEvent;

export interface Session {
  readonly head: SessionHead;
  readonly events: readonly SessionEvent[];
}

/** @returns undefined for what is no session, or one of a newer polc. */
export function readSession(text: string): Session | undefined {
  let head: SessionHead | undefined;
  const events: SessionEvent[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const data = parsed(line);
    if (!isLine(data)) break;
    if ('polc_review' in data) {
      if (head || data.polc_review > SESSION_FORMAT) break;
      head = data;
    } else {
      events.push(data);
    }
  }
  return head && { head, events };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

export const sessionLine = (line: SessionLine): string => `${JSON.stringify(line)}\n`;

/** What happened between two states, if it is worth keeping. */
export function eventBetween(before: ReviewState, after: ReviewState): SessionEvent | undefined {
  if (before.past === after.past) return undefined;
  const last = after.past.at(-1);
  if (after.past.length < before.past.length && after.future.at(-1) === before.past.at(-1)) return { step: 'undo' };
  if (last && last === before.future.at(-1)) return { step: 'redo' };
  return last && eventOf(last);
}

const eventOf = ({ label, cursor, entries }: Change): SessionEvent => ({
  label,
  cursor,
  entries: entries.map(({ rule, after }) => ({ rule, entry: after })),
});

/** The state that the events lead to. Events about rules that are not there are left out. */
export function replay(start: ReviewState, events: readonly SessionEvent[]): ReviewState {
  return events.reduce((state, event) => {
    if ('step' in event) return reviewReducer(state, { kind: event.step });
    const entries = event.entries.filter(({ rule }) => rule < state.entries.length);
    return recorded(state, event.label, new Map(entries.map(({ rule, entry }) => [rule, entry])), event.cursor);
  }, start);
}
