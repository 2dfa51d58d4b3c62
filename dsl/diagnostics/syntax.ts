/** POL1xxx: text that is not a policy. The lexer, the parser and the module loader call these. */
import type { CodeDefinition } from './diagnostic.js';

/** In numeric order. */
export const SYNTAX_CODES: readonly CodeDefinition[] = [];
