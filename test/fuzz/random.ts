/** A small generator of repeatable numbers (mulberry32), for what hangs on a policy that fast-check made. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Unsigned, 32 bits. */
  word(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** 0 … `count` − 1. */
  below(count: number): number {
    return this.word() % count;
  }

  /** @throws RangeError on an empty list. */
  pick<T>(list: readonly T[]): T {
    const index = this.below(list.length);
    if (index >= list.length) throw new RangeError('nothing to pick from');
    return list[index]!;
  }

  long(): bigint {
    return (BigInt(this.word()) << 32n) | BigInt(this.word());
  }
}
