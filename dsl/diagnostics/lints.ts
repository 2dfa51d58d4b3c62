/** POL5xxx: policies that mean something, but probably not what their author wanted. */
import type { CodeDefinition } from './diagnostic.js';

/** In numeric order. Each entry is a constructor made by `defineCode`; `polc check` calls it. */
export const LINT_CODES: readonly CodeDefinition[] = [];
