/** POL4xxx: what a layer cannot express, or a backend refused to write. */
import type { CodeDefinition } from './diagnostic.js';

/** In numeric order. Each entry is a constructor made by `defineCode`; the backends call it. */
export const BACKEND_CODES: readonly CodeDefinition[] = [];
