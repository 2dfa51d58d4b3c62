import type { ArchName } from '../../kernel/index.js';

/** One `struct sock_filter`: `code` u16, `jt` and `jf` u8, `k` u32 (linux/filter.h). */
export interface Instruction {
  readonly code: number;
  readonly jt: number;
  readonly jf: number;
  readonly k: number;
}

/** A filter as the kernel takes it: 1…4096 instructions. */
export type Program = readonly Instruction[];

/** The result of a compile: one program, or several to be stacked (install in any order; the strictest answer wins). */
export interface CompiledFilter {
  readonly programs: readonly Program[];
  readonly endian: 'little' | 'big';
  readonly arches: readonly ArchName[];
}
