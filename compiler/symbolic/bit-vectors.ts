/**
 * 32-bit unsigned numbers whose bits are boolean diagrams: the arithmetic of classic BPF's accumulator, symbolically.
 * A bit is a constant, a bit of the input, or any function of it; a word loaded and masked stays as small as its bits.
 */
import { type Diagram, type Diagrams, FALSE, TRUE } from './diagram.js';
import { levelOf } from './words.js';

/** 32 boolean diagrams, least significant bit first. */
export type BitVector = readonly Diagram[];

const BITS = Array.from({ length: 32 }, (_, bit) => bit);

export class BitVectors {
  constructor(readonly dd: Diagrams) {}

  /** @param k unsigned 32-bit. */
  constant(k: number): BitVector {
    return BITS.map((bit) => ((k >>> bit) & 1 ? TRUE : FALSE));
  }

  /** A word of the input. */
  word(word: number): BitVector {
    return BITS.map((bit) => this.dd.variable(levelOf(word, bit)));
  }

  /** The number, where no bit depends on the input. */
  value(a: BitVector): number | undefined {
    let value = 0;
    for (const bit of BITS) {
      if (a[bit] === TRUE) value |= 1 << bit;
      else if (a[bit] !== FALSE) return undefined;
    }
    return value >>> 0;
  }

  and(a: BitVector, b: BitVector): BitVector {
    return BITS.map((bit) => this.dd.and(a[bit]!, b[bit]!));
  }

  or(a: BitVector, b: BitVector): BitVector {
    return BITS.map((bit) => this.dd.or(a[bit]!, b[bit]!));
  }

  xor(a: BitVector, b: BitVector): BitVector {
    return BITS.map((bit) => this.dd.ite(a[bit]!, this.dd.not(b[bit]!), b[bit]!));
  }

  /** @param by 0…31. */
  shiftLeft(a: BitVector, by: number): BitVector {
    return BITS.map((bit) => (bit < by ? FALSE : a[bit - by]!));
  }

  /** Zeroes come in at the top. @param by 0…31. */
  shiftRight(a: BitVector, by: number): BitVector {
    return BITS.map((bit) => a[bit + by] ?? FALSE);
  }

  /** Modulo 2³². */
  add(a: BitVector, b: BitVector, carryIn: Diagram = FALSE): BitVector {
    const { dd } = this;
    let carry = carryIn;
    return BITS.map((bit) => {
      const [x, y] = [a[bit]!, b[bit]!];
      const odd = dd.ite(x, dd.not(y), y);
      const sum = dd.ite(odd, dd.not(carry), carry);
      carry = dd.ite(odd, carry, x);
      return sum;
    });
  }

  /** Modulo 2³²: a + ~b + 1. */
  subtract(a: BitVector, b: BitVector): BitVector {
    return this.add(
      a,
      b.map((bit) => this.dd.not(bit)),
      TRUE,
    );
  }

  multiply(a: BitVector, b: BitVector): BitVector {
    let product = this.constant(0);
    for (const bit of BITS) {
      if (b[bit] === FALSE) continue;
      const shifted = this.shiftLeft(a, bit).map((x) => this.dd.and(x, b[bit]!));
      product = this.add(product, shifted);
    }
    return product;
  }

  /** Unsigned, restoring. Where `b` is 0 the result means nothing. */
  divide(a: BitVector, b: BitVector): BitVector {
    const { dd } = this;
    let rest = this.constant(0);
    const quotient: Diagram[] = this.constant(0).slice();
    for (let bit = 31; bit >= 0; bit--) {
      const carried = rest[31]!; // the 33rd bit of the shifted remainder: it exceeds any divisor
      rest = [a[bit]!, ...rest.slice(0, 31)];
      const fits = dd.or(carried, this.atLeast(rest, b));
      const reduced = this.subtract(rest, b);
      rest = rest.map((x, i) => dd.ite(fits, reduced[i]!, x));
      quotient[bit] = fits;
    }
    return quotient;
  }

  equal(a: BitVector, b: BitVector): Diagram {
    return this.#compare(a, b, TRUE, FALSE);
  }

  /** a ≥ b, unsigned. */
  atLeast(a: BitVector, b: BitVector): Diagram {
    return this.#compare(a, b, TRUE, TRUE);
  }

  /** a > b, unsigned. */
  above(a: BitVector, b: BitVector): Diagram {
    return this.#compare(a, b, FALSE, TRUE);
  }

  /** (a & b) ≠ 0. */
  meets(a: BitVector, b: BitVector): Diagram {
    let found = FALSE;
    for (const bit of BITS) found = this.dd.or(this.dd.and(a[bit]!, b[bit]!), found);
    return found;
  }

  /** From the least significant bit: each next one overrides where the two differ. */
  #compare(a: BitVector, b: BitVector, equal: Diagram, above: Diagram): Diagram {
    const { dd } = this;
    let result = equal;
    for (const bit of BITS) {
      const y = b[bit]!;
      result = dd.ite(a[bit]!, dd.ite(y, result, above), dd.ite(y, FALSE, result));
    }
    return result;
  }
}
