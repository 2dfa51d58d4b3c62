/** The ring buffer's memory, read in place (kernel/bpf/ringbuf.c): no call per record. */
import type { Libc } from '../../native/index.js';

const PAGE = 4096;
const PROT_READ = 1;
const PROT_READ_WRITE = 3;
const MAP_SHARED = 1;
/** Bits of a record's length word: being written; given up by its writer. */
const BUSY = 0x8000_0000;
const DISCARDED = 0x4000_0000;
/** Length word and page offset. */
const HEADER = 8;

export class Ring {
  readonly #libc: Libc;
  readonly #size: number;
  readonly #consumer: { readonly address: bigint; readonly memory: Buffer };
  /** The producer's page, then the data, twice: so a record that wraps around is in one piece. */
  readonly #producer: { readonly address: bigint; readonly memory: Buffer };

  /** `size`: of the data, as the map was made. @throws NativeError */
  constructor(libc: Libc, fd: number, size: number) {
    this.#libc = libc;
    this.#size = size;
    this.#consumer = libc.mapFile(fd, PAGE, 0, PROT_READ_WRITE, MAP_SHARED);
    this.#producer = libc.mapFile(fd, PAGE + 2 * size, PAGE, PROT_READ, MAP_SHARED);
  }

  /**
   * Hands over what is there, at most about `limit` bytes, and frees it: `take` must copy what it keeps.
   * @returns bytes taken; 0 where there was nothing.
   */
  drain(limit: number, take: (record: Buffer) => void): number {
    const consumer = this.#consumer.memory;
    const producer = this.#producer.memory;
    const start = consumer.readBigUInt64LE(0);
    const end = producer.readBigUInt64LE(0);
    let at = start;
    while (at < end && Number(at - start) < limit) {
      const offset = PAGE + Number(at & BigInt(this.#size - 1));
      const word = producer.readUInt32LE(offset);
      if (word & BUSY) break;
      const length = word & ~(BUSY | DISCARDED);
      if (!(word & DISCARDED)) take(producer.subarray(offset + HEADER, offset + HEADER + length));
      at += BigInt((HEADER + length + 7) & ~7);
    }
    consumer.writeBigUInt64LE(at, 0);
    return Number(at - start);
  }

  close(): void {
    const { nr } = this.#libc.abi;
    this.#libc.syscall(nr.munmap, this.#consumer.address, this.#consumer.memory.length);
    this.#libc.syscall(nr.munmap, this.#producer.address, this.#producer.memory.length);
  }
}
