/**
 * A list of syscalls that runs without V8.
 *
 * Between `seccomp(2)` and `execve(2)` nothing else may happen: a policy may kill for any other syscall, and Node's engine
 * makes some whenever it likes (madvise, futex, mprotect). The same goes for a process that shares Node's memory after
 * clone(2): it may not run JavaScript at all. So what the launcher does is written as rows in memory, and a loop of 185
 * bytes of machine code walks them. It uses registers only, no stack, so two processes may walk (different) rows of one
 * memory at once, and a signal handler in between does no harm.
 *
 * A row is ten 64-bit words:
 *
 *     kind  number  arg0 … arg5  result  target
 *
 *     0 syscall   result = syscall(number, arg0 … arg5); on error go to target, unless that is 0
 *     1 fork      as above, but with result 0 (the child) go to target at once and write nothing
 *     2 copy      *(u64*)arg0 = *(u64*)arg1 + arg2
 *     3 branch    if ((*(u64*)arg0 & arg1) == arg2) go to target
 *     4 return    return arg0 to the caller
 *     5 pick      *(u64*)arg0 = ((u64*)arg1)[*(u64*)arg2 & arg3]
 *     6 scan      if one of the arg1 bytes at arg0 is zero go to target
 *
 * Everything else falls through to the next row. Rows are data: a copy may fill in an argument of a later row.
 */
import { NativeError, type Libc, type Mapping, type Word } from './libc.js';

// Assembled by GNU as; `long run(struct row *)`. rbx holds the row: the kernel keeps it across syscall (only rax, rcx
// and r11 change).
const x86_64 =
  '53 4889fb' + // run:     push rbx; mov rbx, rdi
  '8b03 83f802 744d 775f' + // loop:    kind: 2 → copy, above → others
  '488b7b10 488b7318 488b5320' + //          rdi, rsi, rdx = arg0 … arg2
  '4c8b5328 4c8b4330 4c8b4b38' + //          r10, r8, r9 = arg3 … arg5
  '488b4308 0f05' + //          rax = number; syscall
  '833b01 7419' + //          kind 1 → fork
  '48894340 483d01f0ffff 7216' + //          result = rax; below −4095 → advance
  '48837b4800 740f' + //          target 0 → advance
  '488b5b48 ebbb' + // jump:    rbx = target; loop
  '4885c0 74f5 48894340' + // fork:    rax 0 → jump; result = rax
  '4883c350 ebac' + // advance: rbx += 80; loop
  '488b4318 488b00 48034320' + // copy:    rax = *arg1 + arg2
  '488b4b10 488901 ebe6' + // store:   *arg0 = rax; advance
  '83f804 7442 7713' + // others:  kind 4 → return, above → more
  '488b4310 488b00 48234318 483b4320 74bf ebcc' + //          (*arg0 & arg1) == arg2 → jump, else advance
  '83f806 7415' + // more:    kind 6 → scan
  '488b4320 488b00 48234328' + //          rax = *arg2 & arg3
  '488b4b18 488b04c1 ebc3' + //          rax = arg1[rax]; store
  '488b7b10 488b4b18 31c0 83f801' + // scan:    rdi, rcx = arg0, arg1; al = 0, and not equal yet
  'f2ae 7492 eb9f' + //          repne scasb; found → jump, else advance
  '488b4310 5b c3'; // return:  rax = arg0; pop rbx; ret

// The same, word by word; x19 holds the row. Untested: no such machine at hand.
const aarch64 = [
  0xa9bf7bf3, 0xaa0003f3, 0xb9400269, 0x7100093f, 0x540002a0, 0x54000348, 0xa9410660, 0xa9420e62, 0xa9431664,
  0xf9400668, 0xd4000001, 0xb9400269, 0x7100053f, 0x54000100, 0xf9002260, 0xb13ffc1f, 0x540000e3, 0xf9402669,
  0xb40000a9, 0xf9402673, 0x17ffffee, 0xb4ffffc0, 0xf9002260, 0x91014273, 0x17ffffea, 0xa9410660, 0xf9401262,
  0xf9400021, 0x8b020021, 0xf9000001, 0x17fffff9, 0x7100113f, 0x540002e0, 0x54000108, 0xa9410660, 0xf9401262,
  0xf9400000, 0x8a010000, 0xeb02001f, 0x54fffd80, 0x17ffffef, 0x7100193f, 0x540000e0, 0xa9410660, 0xa9420e62,
  0xf9400042, 0x8a030042, 0xf8627821, 0x17ffffed, 0xa9410660, 0xb4fffca1, 0x38401402, 0xd1000421, 0x35ffffa2,
  0x17ffffdd, 0xf9400a60, 0xa8c17bf3, 0xd65f03c0,
];

const KIND = { syscall: 0, fork: 1, copy: 2, branch: 3, return: 4, pick: 5, scan: 6 } as const;
const ROW = 80;
const MAX_ROWS = 4096;
const PROT_READ_EXEC = 5;

/** An argument that is only known when the row is reached: the 64-bit word at `from`, plus `add`. */
export interface Later {
  readonly from: bigint;
  readonly add?: Word;
}
export type Operand = Word | Later;

/** A place in the rows; made before or after it is referred to. */
export class Label {
  address: bigint | undefined;
}

/** A row that stands: where its arguments and its result are. */
export class Row {
  constructor(
    readonly address: bigint,
    private readonly memory: Buffer,
    private readonly offset: number,
  ) {}
  get resultAddress(): bigint {
    return this.address + 64n;
  }
  /** The word that says where it goes to. */
  get targetAddress(): bigint {
    return this.address + 72n;
  }
  get result(): number {
    return Number(this.memory.readBigInt64LE(this.offset + 64));
  }
}

/** Rows and the data they point to, in one mapping that neither moves nor is collected. */
export class Rows {
  private readonly region: Mapping;
  private readonly table: BigInt64Array;
  private readonly pending: { readonly offset: number; readonly target: Label }[] = [];
  private readonly code: Mapping;
  private count = 0;
  private used = MAX_ROWS * ROW + 16;

  /**
   * `dataBytes`: room for `bytes()`, `zeroed()` and their kin. `shared`: with a child that has memory of its own otherwise.
   * Throws NativeError.
   */
  constructor(
    private readonly libc: Libc,
    dataBytes: number,
    shared = false,
  ) {
    this.region = libc.map(MAX_ROWS * ROW + 16 + dataBytes, shared ? 'shared' : undefined);
    const { buffer, byteOffset } = this.region.memory;
    this.code = machineCode(libc);
    // Both architectures are little-endian, and the array wraps negative numbers as the registers do.
    this.table = new BigInt64Array(buffer, byteOffset, (MAX_ROWS * ROW) / 8);
  }

  // Data -------------------------------------------------------------------------------------------------------------

  /** Zeroed room, 16-byte aligned. */
  zeroed(size: number): Mapping {
    const offset = this.used;
    this.used += Math.ceil(size / 16) * 16;
    if (this.used > this.region.memory.length) throw new Error('launcher data does not fit');
    return {
      address: this.region.address + BigInt(offset),
      memory: this.region.memory.subarray(offset, offset + size),
    };
  }
  bytes(content: Uint8Array): bigint {
    const room = this.zeroed(Math.max(1, content.length));
    room.memory.set(content);
    return room.address;
  }
  words(...values: readonly Word[]): bigint {
    const room = this.zeroed(values.length * 8);
    values.forEach((value, index) => room.memory.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value)), index * 8));
    return room.address;
  }
  /** With the closing NUL. */
  cString(content: Uint8Array): bigint {
    return this.bytes(Buffer.concat([content, Buffer.of(0)]));
  }

  // Rows -------------------------------------------------------------------------------------------------------------

  syscall(nr: number, args: readonly Operand[], onError?: Label): Row {
    return this.emit(KIND.syscall, nr, args, onError);
  }
  /** For clone(2): the child goes on at `child`; the parent falls through with the child's pid, or an error, as result. */
  fork(nr: number, args: readonly Word[], child: Label): Row {
    return this.emit(KIND.fork, nr, args, child);
  }
  copy(to: bigint | Later, from: bigint | Later, add: Operand = 0): Row {
    return this.emit(KIND.copy, 0, [to, from, add]);
  }
  set(to: bigint | Later, value: Word): Row {
    return this.copy(to, this.zero, value);
  }
  branch(at: bigint | Later, mask: bigint, value: bigint | Later, to: Label): Row {
    return this.emit(KIND.branch, 0, [at, mask, value], to);
  }
  jump(to: Label): Row {
    return this.branch(this.zero, 0n, 0n, to);
  }
  /** One that goes where its `targetAddress` says by then. */
  jumpLater(): Row {
    return this.emit(KIND.branch, 0, [this.zero, 0n, 0n]);
  }
  /** The word of `table` (64-bit words) whose index is the masked word at `index`. */
  pick(to: bigint, table: bigint, index: bigint, mask: bigint): Row {
    return this.emit(KIND.pick, 0, [to, table, index, mask]);
  }
  scan(at: bigint | Later, size: Operand, zeroFound: Label): Row {
    return this.emit(KIND.scan, 0, [at, size], zeroFound);
  }
  return(value: number): Row {
    return this.emit(KIND.return, 0, [value]);
  }
  place(label: Label): void {
    label.address = this.region.address + BigInt(this.count * ROW);
  }

  /** Writes a word now, before the rows run. */
  poke(at: bigint, value: Word): void {
    this.region.memory.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value)), Number(at - this.region.address));
  }
  /** After `run`: the errno of the call that went to `label`, 0 if none did. */
  errorAt(label: Label): number {
    for (const { offset, target } of this.pending) {
      const result = Number(this.region.memory.readBigInt64LE(offset + 64));
      if (target === label && result < 0) return -result;
    }
    return 0;
  }

  /** Runs from the first row; the value of the `return` that was reached. Does not return if a row was an execve that worked. */
  run(): number {
    this.link();
    return this.libc.call(this.code.address, this.region.address);
  }
  /** The rows as they stand as a function, for those that run again and again. */
  runner(): () => number {
    this.link();
    return this.libc.caller(this.code.address, this.region.address);
  }
  /** What has to stay mapped for them to be walked. */
  get needed(): readonly Mapping[] {
    return [this.code, this.region];
  }

  private link(): void {
    for (const { offset, target } of this.pending) {
      if (target.address === undefined) throw new Error('launcher row refers to a label that was never placed');
      this.region.memory.writeBigUInt64LE(target.address, offset + 72);
    }
  }

  /** A constant 0 to copy from and to branch on. */
  private get zero(): bigint {
    return this.region.address + BigInt(MAX_ROWS * ROW);
  }

  private emit(kind: number, nr: number, args: readonly Operand[], target?: Label): Row {
    const { memory, address } = this.region;
    // A later argument is a copy row before this one, into this one.
    const isLater = (operand: Operand): operand is Later => typeof operand === 'object';
    const row = this.count + args.filter(isLater).length;
    const words = args.map((operand, index): Word => {
      if (!isLater(operand)) return operand;
      this.copy(address + BigInt(row * ROW + 16 + index * 8), operand.from, operand.add);
      return 0;
    });
    if (this.count === MAX_ROWS) throw new Error('launcher rows do not fit');
    const offset = this.count++ * ROW;
    const at = offset / 8;
    this.table[at] = BigInt(kind);
    this.table[at + 1] = BigInt(nr);
    for (let index = 0; index < words.length; index++) this.table[at + 2 + index] = BigInt(words[index] ?? 0);
    if (target !== undefined) this.pending.push({ offset, target });
    return new Row(address + BigInt(offset), memory, offset);
  }
}

/**
 * The interpreter in a page of its own: written, then made executable and no longer writable. Where the system forbids
 * that (SELinux execmem, an inherited PR_SET_MDWE), Node's own compiler would not have started either.
 */
function machineCode(libc: Libc): Mapping {
  const { nr, arch } = libc.abi;
  const code =
    arch === 'x86_64' ? Buffer.from(x86_64.replaceAll(' ', ''), 'hex') : Buffer.from(Uint32Array.from(aarch64).buffer);
  const page = libc.map(code.length);
  page.memory.set(code);
  const result = libc.syscall(nr.mprotect, page.address, page.memory.length, PROT_READ_EXEC);
  if (result < 0) throw new NativeError('mprotect', -result);
  return page;
}
