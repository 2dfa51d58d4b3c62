/** Models as decision diagrams, and what can be asked of them for all arguments at once. */
export {
  DEFAULT_BUDGET,
  type Diagram,
  Diagrams,
  FALSE,
  OverBudget,
  TRUE,
  isTerminal,
  terminal,
  valueOf,
} from './diagram.js';
export { BitVectors, type BitVector } from './bit-vectors.js';
export { Meanings, meaning } from './meaning.js';
export { type Assignment, assignmentOf, eventOf, ARCH_WORD, NR_WORD, highWord, lowWord } from './words.js';
export type { Analysis, Located } from './entries.js';
export { type ClauseUse, type Use, clauseUse } from './use.js';
export { type Conflict, conflicts } from './conflicts.js';
export { type Known, type PossibleAnswer, answersOf, registers } from './answers.js';
