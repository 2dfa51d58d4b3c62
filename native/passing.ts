/** What happens to a notified call: words between whoever knows what calls mean and the rows that answer them. */

/** Of the 64-bit words of the arguments. */
export interface ArgumentTest {
  readonly argument: number;
  readonly mask: bigint;
  readonly value: bigint;
}

export type Passing =
  /** Until it is answered. */
  | { readonly kind: 'waits' }
  /** It goes on at once. */
  | { readonly kind: 'passes' }
  /**
   * It goes on as soon as the string behind an argument was copied, and, where that is a relative path, the link of the directory's
   * descriptor in `relativeTo`.
   */
  | { readonly kind: 'text'; readonly pointer: number; readonly relativeTo?: number }
  /**
   * It executes the file whose path is behind an argument. Where there is none it goes on, since it will fail, as long as the path is
   * absolute; it waits where there is one, and so does the next call but another such from the same place: should there have been one
   * after all, it comes from another program.
   */
  | { readonly kind: 'executes'; readonly pointer: number }
  /** It ends a thread: it goes on if others are left. */
  | { readonly kind: 'ends thread' }
  /** It ends a process: it waits, but its answer need not wait for what came before (`CallRing.leaving`). */
  | { readonly kind: 'leaves' }
  /** It goes on as soon as the descriptor's link in /proc was read. */
  | { readonly kind: 'descriptor'; readonly argument: number }
  | {
      readonly kind: 'either';
      /** One of them. */
      readonly where: readonly ArgumentTest[];
      readonly then: Passing;
      readonly otherwise: Passing;
    };
