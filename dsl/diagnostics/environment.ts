/** POL6xxx: the command line, files and the host. Their examples are command lines (`$ polc …`). */
import type { CodeDefinition } from './diagnostic.js';

/** In numeric order. Each entry is a constructor made by `defineCode`; the subcommands call it. */
export const ENVIRONMENT_CODES: readonly CodeDefinition[] = [];
