/**
 * The door to libc: raw syscalls, memory that both V8 and the kernel see, and calling code in it. koffi costs 12 ms to
 * load, so nothing here runs before `openLibc()`.
 */
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import type * as Koffi from 'koffi';
import { nativeAbi, type Abi } from './abi.js';

/** A syscall argument: an integer or an address. Negative numbers are sign-extended. */
export type Word = number | bigint;

export interface Libc {
  readonly abi: Abi;
  /** syscall(2) without errno: the result, or −errno as the kernel returns it. */
  syscall(nr: number, ...args: readonly Word[]): number;
  /** The same for whoever makes many: all six arguments, and none above 2^53. */
  fast(nr: number, a: number, b: number, c: number, d: number, e: number, f: number): number;
  /**
   * mmap(2)s `size` bytes (rounded up to pages), zeroed, that never move and are seen by V8 as `memory`. `shared`: what a forked
   * child writes is seen here, too. `populated`: the kernel finds the pages now, not at the first touch.
   */
  map(size: number, how?: 'shared' | 'populated'): Mapping;
  /** mmap(2)s a part of what `fd` is open on; PROT_* and MAP_* as the kernel numbers them. Throws NativeError. */
  mapFile(fd: number, size: number, offset: number, protection: number, flags: number): Mapping;
  /** Calls machine code at `address` with one argument, by the C calling convention. */
  call(address: bigint, argument: bigint): number;
  /** The same as a function to keep, for code that is called often. */
  caller(address: bigint, argument: bigint): () => number;
}

export interface Mapping {
  readonly address: bigint;
  readonly memory: Buffer;
}

export class NativeError extends Error {
  constructor(
    readonly call: string,
    /** Positive. */
    readonly errno: number,
  ) {
    super(`${call}: ${errnoName(errno)}`);
  }
}

/** `EPERM` for 1; `errno 4000` for what has no name. */
export function errnoName(errno: number): string {
  for (const [name, value] of Object.entries(constants.errno)) if (value === errno) return name;
  return `errno ${errno}`;
}

// The signatures below are what koffi's untyped functions return for the declarations beside them.
type RawSyscall = (nr: number, a: Word, b: Word, c: Word, d: Word, e: Word, f: Word) => number | bigint;
type CodeCall = (address: bigint, type: unknown, argument: bigint) => number | bigint;

const PROT_READ = 1;
const PROT_WRITE = 2;
const MAP_PRIVATE_ANONYMOUS = 0x22;
const MAP_SHARED_ANONYMOUS = 0x21;
const MAP_POPULATE = 0x8000;

/** Loads koffi. Throws where there is no native code for the machine. */
export function openLibc(): Libc {
  const abi = nativeAbi();
  if (abi === undefined) throw new Error(`polc has no launcher for ${process.arch}`);
  // `require`, because a dynamic `import()` would make every caller asynchronous.
  const koffi = createRequire(import.meta.url)('koffi') as typeof Koffi;
  // null: the symbols that Node itself is linked with, whatever libc that is (glibc or musl).
  // syscall(2) is variadic, but on both ABIs integers are passed the same way as without `...`.
  const long = 'int64_t';
  const raw = koffi.load(null).func('syscall', long, [long, long, long, long, long, long, long]) as RawSyscall;
  const signature = koffi.proto(long, [long]);
  const invoke = koffi.call as CodeCall;

  const syscall = (nr: number, ...args: readonly Word[]): number => {
    const at = (index: number): Word => BigInt.asIntN(64, BigInt(args[index] ?? 0));
    const result = Number(raw(nr, at(0), at(1), at(2), at(3), at(4), at(5)));
    return result === -1 ? -koffi.errno() : result;
  };
  const mmap = (size: number, protection: number, flags: number, fd: number, offset: number): Mapping => {
    const result = syscall(abi.nr.mmap, 0, size, protection, flags, fd, offset);
    if (result < 0 && result > -4096) throw new NativeError('mmap', -result);
    const address = BigInt(result);
    return { address, memory: Buffer.from(koffi.view(address, size)) };
  };
  return {
    abi,
    syscall,
    map(size, how) {
      const kind = how === 'shared' ? MAP_SHARED_ANONYMOUS : MAP_PRIVATE_ANONYMOUS;
      const flags = kind | (how === 'populated' ? MAP_POPULATE : 0);
      return mmap(Math.ceil(size / 4096) * 4096, PROT_READ | PROT_WRITE, flags, -1, 0);
    },
    mapFile: (fd, size, offset, protection, flags) => mmap(size, protection, flags, fd, offset),
    fast(nr, a, b, c, d, e, f) {
      const result = Number(raw(nr, a, b, c, d, e, f));
      return result === -1 ? -koffi.errno() : result;
    },
    call: (address, argument) => Number(invoke(address, signature, argument)),
    caller(address, argument) {
      const code = koffi.decode(address, signature) as (argument: bigint) => number | bigint; // see `signature`
      return () => Number(code(argument));
    },
  };
}
