/** POL2xxx: names that mean nothing, or two things: profiles, lets, syscalls, constants, capabilities, signals. */
import type { CodeDefinition } from './diagnostic.js';

/** In numeric order. Each entry is a constructor made by `defineCode`; the compiler calls it. */
export const NAME_CODES: readonly CodeDefinition[] = [];
