/** Whether the kernel takes a program: seccomp_check_filter (kernel/seccomp.c) and bpf_check_classic (net/core/filter.c). */
import {
  DATA_SIZE,
  JA,
  LDX_MEM,
  LD_MEM,
  LD_W_ABS,
  MEMORY_WORDS,
  MOST_INSTRUCTIONS,
  RET_A,
  RET_K,
  ST,
  STX,
  arithmeticOf,
  comparisonOf,
  isKnown,
  usesX,
} from './opcodes.js';
import type { Instruction, Program } from './program.js';

export interface Problem {
  /** Index of the instruction, where one is at fault. */
  readonly at?: number;
  readonly message: string;
}

/** The first reason for which the kernel would answer EINVAL, or `undefined`. */
export function validate(program: Program): Problem | undefined {
  const { length } = program;
  if (length === 0) return { message: 'the program is empty' };
  if (length > MOST_INSTRUCTIONS)
    return { message: `${length} instructions are more than the kernel's ${MOST_INSTRUCTIONS}` };
  for (const [at, instruction] of program.entries()) {
    const message = problemOf(instruction, at, length);
    if (message !== undefined) return { at, message };
  }
  const last = program[length - 1]!.code;
  if (last !== RET_K && last !== RET_A) return { at: length - 1, message: 'the last instruction is no return' };
  return uninitialised(program);
}

function problemOf({ code, jt, jf, k }: Instruction, at: number, length: number): string | undefined {
  const fits = (value: number, most: number): boolean => Number.isInteger(value) && value >= 0 && value <= most;
  if (!fits(code, 0xffff) || !fits(jt, 0xff) || !fits(jf, 0xff) || !fits(k, 0xffffffff))
    return 'a field does not fit its bits';
  if (!isKnown(code)) return `code 0x${code.toString(16)} is not allowed in a seccomp filter`;
  if (code === LD_W_ABS && (k >= DATA_SIZE || (k & 3) !== 0)) return `offset ${k} is no word of seccomp_data`;
  if ((code === LD_MEM || code === LDX_MEM || code === ST || code === STX) && k >= MEMORY_WORDS)
    return `there is no memory cell ${k}`;
  const arithmetic = usesX(code) ? undefined : arithmeticOf(code);
  if (arithmetic === 'div' && k === 0) return 'division by zero';
  if ((arithmetic === 'lsh' || arithmetic === 'rsh') && k > 31) return `a shift by ${k} bits`;
  if (code === JA && k >= length - at - 1) return 'a jump past the end';
  if (comparisonOf(code) && at + 1 + Math.max(jt, jf) >= length) return 'a jump past the end';
  return undefined;
}

/** check_load_and_stores: a cell is read only where every path has written it. */
function uninitialised(program: Program): Problem | undefined {
  const all = 0xffff;
  const masks = new Uint16Array(program.length + 1).fill(all);
  let valid = 0;
  for (const [at, { code, jt, jf, k }] of program.entries()) {
    valid &= masks[at]!;
    const meet = (target: number): void => {
      masks[target]! &= valid;
    };
    if (code === ST || code === STX) valid |= 1 << k;
    else if (code === LD_MEM || code === LDX_MEM) {
      if ((valid & (1 << k)) === 0) return { at, message: `memory cell ${k} is read before it is written` };
    } else if (code === JA) {
      meet(at + 1 + k);
      valid = all;
    } else if (comparisonOf(code)) {
      meet(at + 1 + jt);
      meet(at + 1 + jf);
      valid = all;
    }
  }
  return undefined;
}
