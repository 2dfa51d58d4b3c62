import type { Names } from '../../kernel/index.js';
import type { Action, Conditions, Entry } from './profile.js';
import type { Term } from './term.js';

/** A rule on one call; several of them may share a line. */
export interface Piece {
  readonly call: string;
  readonly action: Action;
  readonly when: Conditions;
  readonly terms: readonly Term[];
  /** `because`, cleaned by the writer. */
  readonly reason: string | undefined;
  readonly names: Names;
  readonly span: Entry['span'];
  readonly path: string;
}
