/**
 * The 448 boolean variables of all diagrams: the bits of what `struct seccomp_data` shows a filter, without
 * `instruction_pointer`. Fourteen 32-bit words in this order, each most significant bit first: arch, nr, then the high and
 * the low word of args[0] … args[5]. Level = 32 × word + (31 − bit). Arch and number first, because filters dispatch on them.
 */
import type { SyscallEvent } from '../model.js';

export const ARCH_WORD = 0;
export const NR_WORD = 1;
export const highWord = (arg: number): number => 2 + 2 * arg;
export const lowWord = (arg: number): number => 3 + 2 * arg;

export const WORDS = 14;
export const VARIABLES = 32 * WORDS;

/** A value for every variable, by word. */
export type Assignment = Uint32Array;

export const emptyAssignment = (): Assignment => new Uint32Array(WORDS);

export const levelOf = (word: number, bit: number): number => 32 * word + (31 - bit);

export const bitAt = (assignment: Assignment, level: number): number =>
  (assignment[level >>> 5]! >>> (31 - (level & 31))) & 1;

export function setBit(assignment: Assignment, level: number): void {
  assignment[level >>> 5]! |= 1 << (31 - (level & 31));
}

export function assignmentOf(event: SyscallEvent): Assignment {
  const words = emptyAssignment();
  words[ARCH_WORD] = event.audit;
  words[NR_WORD] = event.nr;
  event.args.forEach((value, arg) => {
    words[highWord(arg)] = Number(BigInt.asUintN(64, value) >> 32n);
    words[lowWord(arg)] = Number(BigInt.asUintN(32, value));
  });
  return words;
}

export function eventOf(words: Assignment): SyscallEvent {
  const arg = (i: number): bigint => (BigInt(words[highWord(i)]!) << 32n) | BigInt(words[lowWord(i)]!);
  return { audit: words[ARCH_WORD]!, nr: words[NR_WORD]!, args: [arg(0), arg(1), arg(2), arg(3), arg(4), arg(5)] };
}
