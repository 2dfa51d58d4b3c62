/**
 * A set of small numbers, emptied and used again: a run has thousands of processes, and what a `Set` for each leaves behind for
 * the garbage collector is most of the memory of reading a log.
 */
const SMALLEST = 64;

/** Open addressing, linear probing, at most half full. 0 is an empty slot, so numbers are kept plus one. */
export class SerialSet {
  #slots = new Uint32Array(SMALLEST);
  #size = 0;

  /** @param serial below 2³² − 1. @returns whether it is new. */
  add(serial: number): boolean {
    if (!put(this.#slots, serial + 1)) return false;
    if (++this.#size * 2 > this.#slots.length) {
      const wider = new Uint32Array(this.#slots.length * 2);
      for (const kept of this.#slots) if (kept !== 0) put(wider, kept);
      this.#slots = wider;
    }
    return true;
  }

  /** Of four bytes each. */
  get slots(): number {
    return this.#slots.length;
  }

  clear(): void {
    if (this.#size > 0) this.#slots.fill(0);
    this.#size = 0;
  }
}

/** Fibonacci hashing: serials of one process lie close together. */
function put(slots: Uint32Array, value: number): boolean {
  const mask = slots.length - 1;
  let at = Math.imul(value, 0x9e3779b1) >>> 8;
  for (at &= mask; slots[at] !== 0; at = (at + 1) & mask) if (slots[at] === value) return false;
  slots[at] = value;
  return true;
}
