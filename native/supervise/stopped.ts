/**
 * A program that stands at PTRACE_EVENT_EXEC, before its first instruction, and can be made to call the kernel itself: by a
 * `syscall` instruction at its entry point that is taken away again (ptrace(2)). The same as `tracer-rows.ts` does once
 * and without JavaScript; here a process that goes on living does it at each exec.
 */
import { PTRACE, SIGTRAP, WALL } from '../abi.js';
import { NativeError, type Libc, type Mapping, type Word } from '../libc.js';
import { INSTRUCTION_BYTES } from '../sock-filter.js';

/** It died meanwhile: nothing is left to do. */
export class Gone extends Error {}
/** It can't be made to do what it has to: it must not run. */
export class Untouchable extends Error {}

/** wait4(2)'s word, and whose it is. */
export interface Stop {
  readonly signal: number;
  /** PTRACE_EVENT_*, 0 where it is a signal that stopped it. */
  readonly event: number;
}

/** @returns undefined where the process has ended. */
export const stopOf = (status: number): Stop | undefined =>
  (status & 0xff) === 0x7f ? { signal: (status >> 8) & 0xff, event: status >>> 16 } : undefined;

/** The memory that ptrace(2) and wait4(2) fill for one supervisor; used for one process at a time. */
export class Ptrace {
  readonly status: Mapping;
  private readonly scratch: Mapping;

  constructor(readonly libc: Libc) {
    this.status = libc.map(8);
    this.scratch = libc.map(4096);
  }

  /** The result, or −errno. Addresses are below 2^47. */
  request(request: number, pid: number, address = 0, data = 0): number {
    return this.libc.fast(this.libc.abi.nr.ptrace, request, pid, address, data, 0, 0);
  }

  /** The pid whose state changed, or −errno; what happened is in `status`. @param pid −1: any */
  wait(pid: number): number {
    return this.libc.fast(this.libc.abi.nr.wait4, pid, Number(this.status.address), WALL, 0, 0, 0);
  }

  /** Of the event it stands at: a new process's pid, the former id of the thread that called execve, a filter's data. */
  eventMessage(pid: number): number {
    const { memory, address } = this.scratch;
    return this.request(PTRACE.GETEVENTMSG, pid, 0, Number(address)) < 0 ? 0 : Number(memory.readBigUInt64LE(0));
  }

  /** struct ptrace_syscall_info, from 5.3 on. */
  syscallInfo(
    pid: number,
  ): { readonly audit: number; readonly nr: number; readonly args: readonly bigint[] } | undefined {
    const { memory, address } = this.scratch;
    if (this.request(PTRACE.GET_SYSCALL_INFO, pid, 80, Number(address)) < 0) return undefined;
    const args = Array.from({ length: 6 }, (_, i) => memory.readBigUInt64LE(32 + i * 8));
    return { audit: memory.readUInt32LE(4), nr: Number(memory.readBigUInt64LE(24)), args };
  }
}

const ALL_SIGNALS = -1n;
/** x86-64's red zone, and then some. The kernel makes 128 KB of stack at exec (fs/exec.c, setup_arg_pages). */
const BELOW_STACK = 512;
/** struct sock_fprog: u16 length, padding, pointer; and what it can point to (BPF_MAXINSNS). */
const SOCK_FPROG = 16;
const MAX_FILTER = 4096 * 8;

/** INVARIANT: between construction and `release`, no instruction of the program's own is executed. */
export class StoppedProgram {
  /** Stopped by a signal meanwhile, and not continued: SIGSTOP can't be blocked. */
  stoppedBy = 0;
  private readonly mask: Mapping;
  private readonly saved: Mapping;
  private readonly request: Mapping;
  private readonly after: Mapping;
  private readonly vector: Mapping;
  private readonly text: Mapping;
  /** How far down the stack was written. */
  private used = 0;
  private code = 0n;

  /** @throws Gone, Untouchable */
  constructor(
    private readonly ptrace: Ptrace,
    private readonly pid: number,
    rooms: Rooms,
  ) {
    ({ mask: this.mask, saved: this.saved, call: this.request, after: this.after } = rooms);
    ({ vector: this.vector, text: this.text } = rooms);
    const { registers } = ptrace.libc.abi;
    this.ask(PTRACE.GETSIGMASK, 8, this.mask.address, 'its state cannot be read');
    this.vector.memory.writeBigInt64LE(ALL_SIGNALS, 16);
    this.ask(PTRACE.SETSIGMASK, 8, this.vector.address + 16n, 'its state cannot be read');
    this.toNextStop(); // the end of execve itself
    if (this.registers(PTRACE.GETREGSET, this.saved) !== registers.size)
      throw new Untouchable('32-bit programs cannot be given a profile of their own');
    this.saved.memory.copy(this.request.memory, 0, 0, registers.size);
    const entry = this.saved.memory.readBigUInt64LE(registers.pc);
    this.ask(PTRACE.PEEKDATA, entry, this.vector.address + 16n, 'its memory cannot be read');
    this.code = this.vector.memory.readBigUInt64LE(16);
    this.ask(PTRACE.POKEDATA, entry, registers.syscallCode, 'its memory cannot be written');
  }

  /** Has the program make a call. @returns its result, or −errno. @throws Gone, Untouchable */
  call(nr: number, args: readonly Word[], whileItWaits: () => void = () => undefined): number {
    const { registers: layout } = this.ptrace.libc.abi;
    const { memory } = this.request;
    memory.writeBigInt64LE(BigInt(nr), layout.number);
    if (layout.originalNumber !== undefined) memory.writeBigInt64LE(-1n, layout.originalNumber);
    layout.args.forEach((offset, i) => memory.writeBigUInt64LE(BigInt.asUintN(64, BigInt(args[i] ?? 0)), offset));
    for (;;) {
      this.registers(PTRACE.SETREGSET, this.request);
      this.toNextStop();
      this.toNextStop(whileItWaits);
      this.registers(PTRACE.GETREGSET, this.after);
      const result = Number(this.after.memory.readBigInt64LE(layout.result));
      // Stopped by SIGSTOP in the middle: ERESTARTSYS and its kin, which programs never see.
      if (result > -512 || result < -516) return result;
    }
  }

  /**
   * Puts bytes below the program's stack, where they stay until the next ones. What is there is nobody's: the program has
   * not begun. @returns where they are. @throws Untouchable
   */
  place(make: (address: bigint) => Uint8Array, length: number): bigint {
    const { libc } = this.ptrace;
    const size = Math.ceil(length / 16) * 16;
    const address = this.saved.memory.readBigUInt64LE(libc.abi.registers.sp) - BigInt(BELOW_STACK + size);
    const bytes = Buffer.alloc(size);
    bytes.set(make(address));
    bytes.copy(this.text.memory);
    const { memory, address: vector } = this.vector;
    [this.text.address, BigInt(size), address, BigInt(size)].forEach((word, i) => memory.writeBigUInt64LE(word, i * 8));
    const written = libc.syscall(libc.abi.nr.processVmWritev, this.pid, vector, 1, vector + 16n, 1, 0);
    this.used = Math.max(this.used, size);
    if (written !== size) throw new Untouchable('its memory cannot be written');
    return address;
  }

  /** struct sock_fprog and the filter. */
  placeFilter(filter: Uint8Array): bigint {
    return this.place((address) => {
      const bytes = Buffer.alloc(SOCK_FPROG + filter.length);
      bytes.writeUInt16LE(filter.length / INSTRUCTION_BYTES, 0);
      bytes.writeBigUInt64LE(address + BigInt(SOCK_FPROG), 8);
      bytes.set(filter, SOCK_FPROG);
      return bytes;
    }, SOCK_FPROG + filter.length);
  }

  /** Puts everything back; it stays stopped. @throws Gone, Untouchable */
  release(): void {
    const { registers } = this.ptrace.libc.abi;
    // A program finds its stack as the kernel made it.
    if (this.used > 0) this.place(() => new Uint8Array(), this.used);
    const entry = this.saved.memory.readBigUInt64LE(registers.pc);
    this.ask(PTRACE.POKEDATA, entry, this.code, 'its memory cannot be written');
    this.registers(PTRACE.SETREGSET, this.saved);
    this.ask(PTRACE.SETSIGMASK, 8, this.mask.address, 'its state cannot be written');
  }

  private registers(request: number, room: Mapping): number {
    const { registers } = this.ptrace.libc.abi;
    this.vector.memory.writeBigUInt64LE(room.address, 0);
    this.vector.memory.writeBigUInt64LE(BigInt(registers.size), 8);
    this.ask(request, PTRACE.NT_PRSTATUS, this.vector.address, 'its registers cannot be had');
    // The kernel stores the length of what it gave: shorter for a 32-bit program.
    return Number(this.vector.memory.readBigUInt64LE(8));
  }

  private ask(request: number, address: Word, data: Word, problem: string): void {
    const { libc } = this.ptrace;
    const result = libc.syscall(libc.abi.nr.ptrace, request, this.pid, address, data);
    if (result === -ESRCH) throw new Gone();
    if (result < 0) throw new Untouchable(`${problem} (${new NativeError('ptrace', -result).message})`);
  }

  /** Runs it until it enters or leaves a call. Its signals are blocked, but SIGSTOP. */
  private toNextStop(whileItRuns: () => void = () => undefined): void {
    for (;;) {
      this.ask(PTRACE.SYSCALL, 0, 0, 'it cannot be resumed');
      whileItRuns();
      if (this.ptrace.wait(this.pid) !== this.pid) throw new Gone();
      const stop = stopOf(this.ptrace.status.memory.readInt32LE(0));
      if (!stop) throw new Gone();
      if (stop.event === 0 && stop.signal === (SIGTRAP | 0x80)) return;
      if (stop.event === PTRACE.EVENT_SECCOMP) continue; // what the policy has traced passes here, too
      if (stop.event !== PTRACE.EVENT_STOP) throw new Untouchable('an unexpected signal came');
      this.stoppedBy = stop.signal === SIGTRAP ? 0 : stop.signal;
    }
  }
}
const ESRCH = 3;

/** Memory for one program at a time. */
export interface Rooms {
  readonly mask: Mapping;
  readonly saved: Mapping;
  readonly call: Mapping;
  readonly after: Mapping;
  readonly vector: Mapping;
  /** What goes below its stack: a filter is the largest. */
  readonly text: Mapping;
}
export function rooms(libc: Libc): Rooms {
  const page = libc.map(4096);
  const part = (at: number, size: number): Mapping => ({
    address: page.address + BigInt(at),
    memory: page.memory.subarray(at, at + size),
  });
  return {
    mask: part(0, 16),
    vector: part(64, 64),
    saved: part(512, 512),
    call: part(1024, 512),
    after: part(1536, 512),
    text: libc.map(SOCK_FPROG + MAX_FILTER),
  };
}
