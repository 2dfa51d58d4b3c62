/** The form of the tables: what a call does to resources. */
import type { Context } from './context.js';

/** What the engine has to read from the process's memory, beside the strings. */
export type Behind =
  /** `struct sockaddr` at one argument, its length in another. */
  | { readonly kind: 'address'; readonly pointer: string; readonly length: string }
  /** `msg_name` of a `struct msghdr`; of several in sendmmsg. */
  | { readonly kind: 'message'; readonly pointer: string; readonly count?: string }
  /** A 64-bit word of a struct, for `Call.words`. */
  | { readonly kind: 'word'; readonly pointer: string; readonly offset: number; readonly name: string };

/** On an argument: one flag is set, or it is one of several values. */
export type Test =
  | { readonly argument: string; readonly flag: string }
  | { readonly argument: string; readonly values: readonly string[] };

/**
 * What is observed stays the same if the call goes on before anybody looks: it neither changes what names mean nor asks about what
 * the process changes without waiting. `unless` that holds; `where` that holds, what the descriptor is open on has to be read before.
 */
export type Late =
  { readonly unless?: Test; readonly descriptor?: never } | { readonly descriptor: string; readonly where: Test };

export interface Meaning {
  readonly calls: readonly string[];
  /** Arguments that are strings; `path`: the one (first) path. */
  readonly texts?: 'path' | readonly string[];
  readonly behind?: Behind;
  /** Arguments beside the telling ones that decide what is observed, where the caller is not asked. */
  readonly decides?: readonly string[];
  /** Without it the call has to wait until it was observed. */
  readonly late?: Late;
  readonly observe: (context: Context) => void;
}

export const words = (text: string): readonly string[] => text.trim().split(/\s+/);
