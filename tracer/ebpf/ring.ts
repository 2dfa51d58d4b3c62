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

  /** Bytes that have not been drained. */
  get waiting(): number {
    return Number(this.#producer.memory.readBigUInt64LE(0) - this.#consumer.memory.readBigUInt64LE(0));
  }

  /** Copies the records that are whole, as they lie in the ring (`recordsIn`), and frees their room. Empty where there are none. */
  drain(): Buffer {
    const consumer = this.#consumer.memory;
    const producer = this.#producer.memory;
    const start = consumer.readBigUInt64LE(0);
    const { waiting } = this;
    const offset = PAGE + Number(start & BigInt(this.#size - 1));
    let length = 0;
    while (length < waiting) {
      const word = producer.readUInt32LE(offset + length);
      if (word & BUSY) break;
      length += room(word);
    }
    const copy = Buffer.from(producer.subarray(offset, offset + length));
    consumer.writeBigUInt64LE(start + BigInt(length), 0);
    return copy;
  }

  close(): void {
    const { nr } = this.#libc.abi;
    this.#libc.syscall(nr.munmap, this.#consumer.address, this.#consumer.memory.length);
    this.#libc.syscall(nr.munmap, this.#producer.address, this.#producer.memory.length);
  }
}

/** Of a record with this length word, with the word. */
const room = (word: number): number => (HEADER + (word & ~(BUSY | DISCARDED)) + 7) & ~7;

/** The records of what `drain` copied; they are parts of it. */
export function* recordsIn(copy: Buffer): Generator<Buffer, void> {
  for (let at = 0; at < copy.length;) {
    const word = copy.readUInt32LE(at);
    const next = at + room(word);
    if (!(word & DISCARDED)) yield copy.subarray(at + HEADER, next);
    at = next;
  }
}
