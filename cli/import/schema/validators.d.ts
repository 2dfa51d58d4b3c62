/** What of ajv's errors polc reads. `instancePath` is a JSON pointer. */
export interface ShapeError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

interface Validate {
  (data: unknown): boolean;
  errors?: readonly ShapeError[] | null;
}

export const oci: Validate;
export const firecracker: Validate;
