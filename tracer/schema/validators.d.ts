import type { TraceLine } from '../lines.js';

/** What of ajv's errors polc reads. `instancePath` is a JSON pointer. */
export interface LineError {
  readonly instancePath: string;
  readonly keyword: string;
}

interface Validate {
  (data: unknown): data is TraceLine;
  errors?: readonly LineError[] | null;
}

export const line: Validate;
