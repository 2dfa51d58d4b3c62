import type { SessionLine } from '../session.js';
import type { SidecarFile } from '../sidecar.js';

/** What of ajv's errors polc reads. `instancePath` is a JSON pointer. */
interface ValidationError {
  readonly instancePath: string;
  readonly message?: string;
}

interface Validate<T> {
  (data: unknown): data is T;
  errors?: readonly ValidationError[] | null;
}

export const sidecar: Validate<SidecarFile>;
export const session: Validate<SessionLine>;
