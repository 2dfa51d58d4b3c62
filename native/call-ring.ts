/**
 * Where the answerer (answerer-rows.ts) leaves the calls it received, in their order, and JavaScript finds them. Most have gone
 * on by then, with what had to be read before; the others wait for their answer.
 */
import { NOTIFICATION_BYTES, SECCOMP } from './abi.js';
import type { Libc, Mapping } from './libc.js';

/** A call that was received waits for its answer whatever signals come, one that was not is interrupted: so as many as there are. */
export const SLOTS = 8192;
/** Offsets in a slot. The notification comes first. */
export const SLOT = { state: 80, linkLength: 88, textLength: 96, link: 128, text: 512, size: 1024 } as const;
export const LINK_BYTES = 384;
export const TEXT_BYTES = 512;
export const STATE = { free: 0, passed: 1, waits: 2, answered: 3 } as const;

/** Threads by their number, which is below the kernel's PID_MAX_LIMIT; 64 bits each. */
export const MAX_TID = 1 << 22;
/** What is known of a thread: the low half is a descriptor on its /proc/PID/fd, or 0; unless it is `tried`. */
export const THREAD = {
  address: (1n << 48n) - 1n,
  /** Unless this is set all its calls wait. */
  known: 1n << 48n,
  /** Paths mean to it, now and later, what they mean to us. */
  paths: 1n << 49n,
  /** When it was looked at its process had others. */
  several: 1n << 50n,
  /** With none of these: it asked for a file to be executed that was not there, from the code at the address in the other bits. */
  tried: 1n << 51n,
} as const;

/** What the answerer writes of a call into its slot. */
export interface Entry {
  readonly caller: number;
  readonly number: number;
  readonly audit: number;
  readonly args: readonly number[];
  readonly waits: boolean;
  /** @see Received */
  readonly text: string | undefined;
  readonly link: string | null | undefined;
}

const FUTEX_WAIT = 0;
const stateAt = (index: number): number => (index * SLOT.size + SLOT.state) / 4;

export class Received {
  readonly #at;
  #notification: Buffer | undefined;

  /** @param words the same memory as `memory`: that of all slots */
  constructor(
    private readonly memory: Buffer,
    private readonly words: Int32Array,
    readonly index: number,
  ) {
    this.#at = index * SLOT.size;
  }
  /** struct seccomp_notif */
  get notification(): Buffer {
    return (this.#notification ??= this.memory.subarray(this.#at, this.#at + NOTIFICATION_BYTES));
  }
  /** The thread that calls. */
  get caller(): number {
    return this.#word(8);
  }
  get number(): number {
    return this.#word(16);
  }
  /** AUDIT_ARCH_* of the call. */
  get audit(): number {
    return this.#word(20) >>> 0;
  }
  /** It did when it was received. */
  get waits(): boolean {
    return this.#word(SLOT.state) !== STATE.passed;
  }
  get answered(): boolean {
    return this.#word(SLOT.state) === STATE.answered;
  }
  /** The string that was copied; bytes. */
  get text(): string | undefined {
    if (this.#word(SLOT.textLength) === 0) return undefined;
    const start = this.#at + SLOT.text;
    return this.memory.toString('latin1', start, this.memory.indexOf(0, start));
  }
  /** What the descriptor's link said: `null` where there was none, `undefined` where it was not asked. */
  get link(): string | null | undefined {
    const length = this.#word(SLOT.linkLength);
    if (length === 0) return undefined;
    const start = this.#at + SLOT.link;
    return length < 0 ? null : this.memory.toString('latin1', start, start + length);
  }

  #word(offset: number): number {
    return this.words[(this.#at + offset) / 4] ?? 0;
  }
}

export class CallRing {
  readonly slots: Mapping;
  readonly threads: Mapping;
  /** Counts what JavaScript is woken for: calls that wait, each half of the ring, and the end. */
  readonly bell: Mapping;
  readonly gone: Mapping;
  /** Of the newest call that ends its process: the address of its slot, or 0, and its id. */
  readonly left: Mapping;
  readonly #words: Int32Array;
  readonly #bell: Int32Array;
  /** Words that the answerer reads or writes meanwhile: never in parts. */
  readonly #threads: BigInt64Array;
  readonly #left: BigInt64Array;
  readonly #received: Received[] = [];
  readonly #response;
  readonly #timeout;
  #next = 0;
  #oldest = 0;
  /** How many calls `next` gave that were not released. */
  #kept = 0;

  constructor(
    private readonly libc: Libc,
    private readonly listener: number,
    private readonly count = SLOTS,
  ) {
    // A fault costs more than the rest of what is done for a call.
    this.slots = libc.map(count * SLOT.size, 'populated');
    this.threads = libc.map(MAX_TID * 8);
    this.bell = libc.map(32);
    this.gone = { address: this.bell.address + 8n, memory: this.bell.memory.subarray(8, 16) };
    this.left = { address: this.bell.address + 16n, memory: this.bell.memory.subarray(16, 32) };
    const { buffer, byteOffset } = this.slots.memory;
    this.#words = new Int32Array(buffer, byteOffset, (count * SLOT.size) / 4);
    this.#bell = new Int32Array(this.bell.memory.buffer, this.bell.memory.byteOffset, 4);
    this.#threads = new BigInt64Array(this.threads.memory.buffer, this.threads.memory.byteOffset, MAX_TID);
    this.#left = new BigInt64Array(this.left.memory.buffer, this.left.memory.byteOffset, 2);
    this.#response = libc.map(24); // struct seccomp_notif_resp: id, val, error and flags
    this.#timeout = libc.map(16); // struct timespec
  }

  /** The next call, if there is one, which then is kept. `gone`: no process is left that could make one. */
  next(): Received | 'nothing' | 'gone' {
    // In this order: all calls are there by the time that the answerer goes.
    const gone = Atomics.load(this.#bell, 2) !== 0;
    if (this.#kept === this.count || this.#stateOf(this.#next) === STATE.free) return gone ? 'gone' : 'nothing';
    const received = this.#slot(this.#next);
    this.#next = (this.#next + 1) % this.count;
    this.#kept++;
    return received;
  }

  /** A call that ends its process and waits, if `next` did not give it yet: it may be answered before its turn. */
  leaving(): Received | undefined {
    const address = Atomics.exchange(this.#left, 0, 0n);
    if (address === 0n) return undefined;
    const received = this.#slot(Number(address - this.slots.address) / SLOT.size);
    // Its turn may have come, and its slot be another's.
    const id = received.notification.readBigInt64LE(0);
    if (this.#stateOf(received.index) !== STATE.waits || id !== Atomics.load(this.#left, 1)) return undefined;
    // Others may wait that end with it: what they are has to be asked before.
    for (let index = this.#next; index !== received.index; index = (index + 1) % this.count)
      if (this.#stateOf(index) === STATE.waits) return undefined;
    return received;
  }

  /** Sleeps until a call waits or many have come, for `ms` < 1000 at most. To be called when `next` had nothing. */
  sleep(ms: number): void {
    const heard = Atomics.load(this.#bell, 0);
    if (this.#stateOf(this.#next) !== STATE.free || Atomics.load(this.#bell, 2) !== 0) return;
    const { memory, address } = this.#timeout;
    memory.writeUInt32LE(ms * 1_000_000, 8);
    this.libc.fast(this.libc.abi.nr.futex, Number(this.bell.address), FUTEX_WAIT, heard, Number(address), 0, 0);
  }

  /** Lets a call that waits go on, or fail with an errno above 0. */
  answer(received: Received, errno = 0): void {
    const { memory, address } = this.#response;
    received.notification.copy(memory, 0, 0, 8);
    memory.writeInt32LE(-errno, 16);
    memory.writeUInt32LE(errno === 0 ? SECCOMP.USER_NOTIF_FLAG_CONTINUE : 0, 20);
    // A call whose process died meanwhile is answered in vain, which is no error.
    this.libc.fast(this.libc.abi.nr.ioctl, this.listener, SECCOMP.IOCTL_NOTIF_SEND, Number(address), 0, 0, 0);
    Atomics.store(this.#words, stateAt(received.index), STATE.answered);
  }

  /** Whether a call that waits still does: its process may have ended. */
  isWaiting({ notification }: Received): boolean {
    const { memory, address } = this.#response;
    notification.copy(memory, 0, 0, 8);
    const { nr } = this.libc.abi;
    return this.libc.fast(nr.ioctl, this.listener, SECCOMP.IOCTL_NOTIF_ID_VALID, Number(address), 0, 0, 0) === 0;
  }

  /** Gives the oldest one's slot back. */
  release(): void {
    Atomics.store(this.#words, stateAt(this.#oldest), STATE.free);
    this.#oldest = (this.#oldest + 1) % this.count;
    this.#kept--;
  }

  /** Calls as if the answerer had received them, and nobody were left to make another. For a ring that has none, and is empty. */
  play(entries: readonly Entry[]): void {
    entries.forEach(({ caller, number, audit, args, waits, text, link }, index) => {
      const memory = this.slots.memory.subarray(index * SLOT.size, (index + 1) * SLOT.size);
      memory.fill(0);
      memory.writeUInt32LE(caller, 8);
      memory.writeInt32LE(number, 16);
      memory.writeUInt32LE(audit, 20);
      args.forEach((value, at) => memory.writeBigInt64LE(BigInt(value), 32 + at * 8));
      if (text !== undefined) memory.writeInt32LE(memory.write(`${text}\0`, SLOT.text, 'latin1'), SLOT.textLength);
      if (link !== undefined)
        memory.writeInt32LE(link === null ? -1 : memory.write(link, SLOT.link, 'latin1'), SLOT.linkLength);
      memory[SLOT.state] = waits ? STATE.waits : STATE.passed;
    });
    this.gone.memory[0] = 1;
  }

  /** INVARIANT: only of threads that are not running, or to have their calls wait. */
  setThread(tid: number, known: bigint): void {
    if (tid < MAX_TID) Atomics.store(this.#threads, tid, known);
  }

  #stateOf(index: number): number {
    return Atomics.load(this.#words, stateAt(index));
  }

  #slot(index: number): Received {
    return (this.#received[index] ??= new Received(this.slots.memory, this.#words, index));
  }
}
