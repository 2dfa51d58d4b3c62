/** What the terminal's part needs of the world; `cli/review` provides it. */
import type { Background, CheckedRules, ReviewRule, ReviewState, SessionEvent } from '../index.js';

export type SaveResult =
  | { readonly kind: 'saved' }
  /** Somebody changed the file since it was read. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'failed'; readonly problem: string };

export interface ReviewHost {
  /** As the user named it. */
  readonly file: string;
  /** Why the file can't be written, where that is known already. */
  readonly readOnly: string | undefined;
  /** Errors of the policy as it was read, one line each. */
  readonly problems: readonly string[];
  readonly background: Background | undefined;
  check(text: string, rule: ReviewRule): CheckedRules;
  /** The policy's text with the decisions. */
  text(review: ReviewState): string;
  /** `overwrite`: although the file has changed. */
  save(review: ReviewState, overwrite: boolean): SaveResult;
  /** The decisions carried over to the file as it is now; undefined where it can't be read. */
  merge(review: ReviewState): { readonly review: ReviewState; readonly lost: readonly string[] } | undefined;
  /** Kept at once, for a crash. */
  record(event: SessionEvent): void;
  /** Runs $EDITOR at the line, and waits. @returns what went wrong. */
  edit(line: number): string | undefined;
  /** The session's file goes, or stays for the next time. */
  leave(keep: boolean): void;
}
