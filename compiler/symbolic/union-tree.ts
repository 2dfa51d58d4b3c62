/** A balanced tree of unions over boolean diagrams: which of n sets meet a given one, in O(log n) operations each. */
import { type Diagram, type Diagrams, FALSE } from './diagram.js';

export class UnionTree {
  /** Heap order: node i has the children 2i and 2i + 1; the sets stand from `#first` on. */
  readonly #unions: Diagram[];
  readonly #first: number;

  constructor(
    readonly dd: Diagrams,
    sets: readonly Diagram[],
  ) {
    let first = 1;
    while (first < sets.length) first *= 2;
    this.#first = first;
    this.#unions = new Array<Diagram>(2 * first).fill(FALSE);
    sets.forEach((set, i) => (this.#unions[first + i] = set));
    for (let i = first - 1; i > 0; i--) this.#unions[i] = dd.or(this.#unions[2 * i]!, this.#unions[2 * i + 1]!);
  }

  get union(): Diagram {
    return this.#unions[1]!;
  }

  /** What of `set` no member but number `except` has. */
  outside(set: Diagram, except: number): Diagram {
    let rest = set;
    for (let at = this.#first + except; at > 1 && rest !== FALSE; at >>= 1)
      rest = this.dd.minus(rest, this.#unions[at ^ 1]!);
    return rest;
  }

  /** The first member that meets `set`, other than number `except`. */
  meeting(set: Diagram, except?: number): number | undefined {
    const leaf = except === undefined ? -1 : this.#first + except;
    const visit = (at: number): number | undefined => {
      if (at === leaf || this.dd.and(set, this.#unions[at]!) === FALSE) return undefined;
      if (at >= this.#first) return at - this.#first;
      return visit(2 * at) ?? visit(2 * at + 1);
    };
    return visit(1);
  }

  remove(member: number): void {
    let at = this.#first + member;
    this.#unions[at] = FALSE;
    for (at >>= 1; at > 0; at >>= 1) this.#unions[at] = this.dd.or(this.#unions[2 * at]!, this.#unions[2 * at + 1]!);
  }
}
