/**
 * System calls as data: what the probe makes on a kernel, and what `decide` and a filter's interpreter are asked about are
 * the same thing. Numbers and constants are the kernel's own for this machine.
 */
import { arch, constant, nativeArch, syscallNumber } from '../../kernel/index.js';
import type { SyscallEvent } from '../../compiler/index.js';

export type Argument =
  | number
  /** A pointer to these bytes (a character a byte), with a NUL behind them. */
  | string
  | { readonly bytes: Uint8Array }
  /** One of four buffers of 64 KiB, shared by the calls. */
  | { readonly buffer: 0 | 1 | 2 | 3 }
  /** What an earlier call returned. */
  | { readonly result: number }
  | { readonly vector: readonly string[] }
  /** The process id of what the driver spawned under this name; `uid` is the user's number. */
  | { readonly process: string };

export interface Call {
  /** `S`: 0 is no result; `I`: by int 0x80, where `number` is i386's. */
  readonly entry: 'C' | 'S' | 'I';
  readonly number: number;
  readonly args: readonly Argument[];
}

/** The machine that the probe runs on, be it this one or a guest. */
export const NATIVE = nativeArch(process.arch) ?? 'x86_64';

export function call(name: string, ...args: readonly Argument[]): Call {
  const number = syscallNumber(NATIVE, name);
  if (number === undefined) throw new Error(`${NATIVE} has no ${name}`);
  return { entry: 'C', number, args };
}

/** A call that failed where it returns 0: reading nothing. */
export const some = (name: string, ...args: readonly Argument[]): Call => ({ ...call(name, ...args), entry: 'S' });

/** `O_WRONLY|O_APPEND` */
export const flags = (text: string): number =>
  text.split('|').reduce((sum, name) => {
    const value = constant(NATIVE, name);
    if (value === undefined) throw new Error(`${NATIVE} has no ${name}`);
    return sum | Number(value);
  }, 0);

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function words(argument: Argument): readonly string[] {
  if (typeof argument === 'number') return [`n${argument}`];
  if (typeof argument === 'string') return [`s${argument}`];
  if ('bytes' in argument) return [`h${hex(argument.bytes)}`];
  if ('buffer' in argument) return [`b${argument.buffer}`];
  if ('result' in argument) return [`r${argument.result}`];
  if ('process' in argument) return [`n%{${argument.process}}`];
  return [`a${argument.vector.length}`, ...argument.vector];
}

export const wordsOf = (calls: readonly Call[]): readonly string[] =>
  calls.flatMap(({ entry, number, args }) => [entry, String(number), ...args.flatMap(words)]);

const POINTER = 0x7ffd_1234_5000n;
const PROCESS = 4321n;

function value(argument: Argument, before: readonly Call[]): bigint {
  if (typeof argument === 'number') return BigInt.asUintN(64, BigInt(argument));
  if (typeof argument === 'string' || 'bytes' in argument || 'buffer' in argument || 'vector' in argument)
    return POINTER;
  if ('process' in argument) return PROCESS;
  // mmap returns an address; other results are descriptors.
  return before[argument.result]?.number === syscallNumber(NATIVE, 'mmap') ? 0x7f00_0000_0000n : 3n;
}

/** What a filter sees of the calls; pointers, descriptors and process ids are some that may be. */
export const eventsOf = (calls: readonly Call[]): readonly SyscallEvent[] =>
  calls.map(({ entry, number, args }) => {
    const at = (i: number): bigint => (args[i] === undefined ? 0n : value(args[i], calls));
    const registers = [at(0), at(1), at(2), at(3), at(4), at(5)] as const;
    return { audit: arch(entry === 'I' ? 'i386' : NATIVE).audit, nr: number, args: registers };
  });

// ---- structures ---------------------------------------------------------------------------------------------------------

/** struct sockaddr_in: 16 bytes. */
export function inet(address: string, port: number): { readonly bytes: Uint8Array } {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt16LE(2, 0);
  bytes.writeUInt16BE(port, 2);
  address.split('.').forEach((part, i) => bytes.writeUInt8(Number(part), 4 + i));
  return { bytes };
}

/** struct sockaddr_in6 of ::1: 28 bytes. */
export function inet6(port: number): { readonly bytes: Uint8Array } {
  const bytes = Buffer.alloc(28);
  bytes.writeUInt16LE(10, 0);
  bytes.writeUInt16BE(port, 2);
  bytes[23] = 1;
  return { bytes };
}

/** struct sockaddr_un and its length; `@name` is abstract. */
export function unix(name: string): readonly [address: { readonly bytes: Uint8Array }, length: number] {
  const path = Buffer.from(name.startsWith('@') ? `\0${name.slice(1)}` : `${name}\0`, 'latin1');
  return [{ bytes: Buffer.concat([Buffer.of(1, 0), path]) }, 2 + path.length];
}

/** 64-bit words, as in most structures of the kernel. */
export function longs(...values: readonly (number | bigint)[]): { readonly bytes: Uint8Array } {
  const bytes = Buffer.alloc(8 * values.length);
  values.forEach((v, i) => bytes.writeBigUInt64LE(BigInt.asUintN(64, BigInt(v)), 8 * i));
  return { bytes };
}
