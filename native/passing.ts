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
  /** It goes on as soon as the descriptor's link in /proc was read. */
  | { readonly kind: 'descriptor'; readonly argument: number }
  | {
      readonly kind: 'either';
      /** One of them. */
      readonly where: readonly ArgumentTest[];
      readonly then: Passing;
      readonly otherwise: Passing;
    };
