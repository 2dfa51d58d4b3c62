/** POL3xxx: rules that are well formed but cannot mean anything: contradictions, impossible values, wrong targets. */
import type { CodeDefinition } from './diagnostic.js';

/** In numeric order. Each entry is a constructor made by `defineCode`; the compiler calls it. */
export const SEMANTIC_CODES: readonly CodeDefinition[] = [];
