/** What was found out by trying. */
export type Answer = { readonly kind: 'yes' } | { readonly kind: 'no'; readonly reason: string } | Unknown;

/** It could not be tried here: neither yes nor no. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly reason: string;
}
