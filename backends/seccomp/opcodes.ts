/**
 * Classic BPF as seccomp takes it (linux/bpf_common.h, linux/filter.h; the list of seccomp_check_filter, kernel/seccomp.c).
 * Every other code is refused by the kernel.
 */
export const LD_W_ABS = 0x20;
export const LD_W_LEN = 0x80;
export const LD_IMM = 0x00;
export const LD_MEM = 0x60;
export const LDX_W_LEN = 0x81;
export const LDX_IMM = 0x01;
export const LDX_MEM = 0x61;
export const ST = 0x02;
export const STX = 0x03;
export const JA = 0x05;
export const RET_K = 0x06;
export const RET_A = 0x16;
export const TAX = 0x07;
export const TXA = 0x87;
export const ALU_NEG = 0x84;
export const ALU_AND_K = 0x54;

/** BPF_SRC: the operand is X, not k. */
export const SOURCE_X = 0x08;

export type Arithmetic = 'add' | 'sub' | 'mul' | 'div' | 'or' | 'and' | 'lsh' | 'rsh' | 'xor';
export type Comparison = 'jeq' | 'jgt' | 'jge' | 'jset';

const arithmetic = new Map<number, Arithmetic>([
  [0x04, 'add'],
  [0x14, 'sub'],
  [0x24, 'mul'],
  [0x34, 'div'],
  [0x44, 'or'],
  [0x54, 'and'],
  [0x64, 'lsh'],
  [0x74, 'rsh'],
  [0xa4, 'xor'],
]);

const comparisons = new Map<number, Comparison>([
  [0x15, 'jeq'],
  [0x25, 'jgt'],
  [0x35, 'jge'],
  [0x45, 'jset'],
]);

/** BPF_ALU with a second operand; `undefined` for every other code. */
export const arithmeticOf = (code: number): Arithmetic | undefined => arithmetic.get(code & ~SOURCE_X);

/** A conditional jump; `undefined` for every other code. */
export const comparisonOf = (code: number): Comparison | undefined => comparisons.get(code & ~SOURCE_X);

export const usesX = (code: number): boolean => (code & SOURCE_X) !== 0;

const others = new Set([
  LD_W_ABS, LD_W_LEN, LD_IMM, LD_MEM, LDX_W_LEN, LDX_IMM, LDX_MEM, ST, STX, JA, RET_K, RET_A, TAX, TXA, ALU_NEG,
]); // prettier-ignore

export const isKnown = (code: number): boolean =>
  others.has(code) || arithmetic.has(code & ~SOURCE_X) || comparisons.has(code & ~SOURCE_X);

/** BPF_MEMWORDS: cells of scratch memory. */
export const MEMORY_WORDS = 16;
/** BPF_MAXINSNS. */
export const MOST_INSTRUCTIONS = 4096;

// ---- struct seccomp_data (linux/seccomp.h): s32 nr, u32 arch, u64 instruction_pointer, u64 args[6], in native byte order --------

export const DATA_SIZE = 64;
export const NR_OFFSET = 0;
export const ARCH_OFFSET = 4;
export const POINTER_OFFSET = 8;
export const ARGS_OFFSET = 16;

/** What a 4-byte word of seccomp_data holds. */
export type Field =
  | { readonly kind: 'nr' }
  | { readonly kind: 'arch' }
  | { readonly kind: 'instruction pointer'; readonly high: boolean }
  | { readonly kind: 'argument'; readonly arg: number; readonly high: boolean };

/** @param offset 0, 4 … 60. */
export function fieldAt(offset: number, endian: 'little' | 'big'): Field {
  if (offset === NR_OFFSET) return { kind: 'nr' };
  if (offset === ARCH_OFFSET) return { kind: 'arch' };
  const high = ((offset & 4) !== 0) === (endian === 'little');
  if (offset < ARGS_OFFSET) return { kind: 'instruction pointer', high };
  return { kind: 'argument', arg: (offset - ARGS_OFFSET) >>> 3, high };
}
