/**
 * How long the kernel makes a program. It translates classic BPF to eBPF (net/core/filter.c `bpf_convert_filter`) before it
 * counts a stack against MAX_INSNS_PER_PATH, so that the limit falls earlier than the classic lengths say.
 */
import { RET_A, RET_K, comparisonOf, usesX } from './opcodes.js';
import type { Instruction, Program } from './program.js';

/** A and X are cleared and the context is moved to its register. */
const PROLOGUE = 3;

/** Comparisons with an inverse, which save the second jump where the true branch is the next instruction. */
const INVERTIBLE = new Set(['jeq', 'jgt', 'jge']);

function translated(instruction: Instruction): number {
  const { code, jt, jf, k } = instruction;
  if (code === RET_K || code === RET_A) return 2; // mov and exit; RET A finds its value in place
  const comparison = comparisonOf(code);
  if (!comparison) return 1;
  // Immediates are sign extended, so one with bit 31 goes through a register first.
  const wide = !usesX(code) && k > 0x7fffffff ? 1 : 0;
  const oneJump = jf === 0 || (jt === 0 && INVERTIBLE.has(comparison));
  return wide + (oneJump ? 1 : 2);
}

/** Instructions that the kernel holds for a program; exact for what polc writes, never too low for the rest. */
export const translatedLength = (program: Program): number =>
  program.reduce((sum, instruction) => sum + translated(instruction), PROLOGUE);
