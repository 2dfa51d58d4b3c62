/** Classic BPF as the kernel runs it for seccomp: the concrete reference that the proof's symbolic steps are tested against. */
import type { SyscallEvent } from '../../compiler/index.js';
import { assertNever } from '../../dsl/index.js';
import {
  ALU_NEG,
  type Arithmetic,
  type Comparison,
  DATA_SIZE,
  JA,
  LDX_IMM,
  LDX_MEM,
  LDX_W_LEN,
  LD_IMM,
  LD_MEM,
  LD_W_ABS,
  LD_W_LEN,
  MEMORY_WORDS,
  RET_A,
  RET_K,
  ST,
  STX,
  TAX,
  TXA,
  arithmeticOf,
  comparisonOf,
  fieldAt,
  usesX,
} from './opcodes.js';
import type { Program } from './program.js';

export { answerOfRet, retOfAnswer, strictestRet } from './returns.js';
export { type Problem, validate } from './validate.js';

export interface Run {
  /** Unsigned 32-bit. */
  readonly ret: number;
  /** Instructions executed, the return included. */
  readonly steps: number;
}

/**
 * @param endian the byte order of the machine: where the halves of the 64-bit fields lie.
 * @param trace receives the index of each instruction executed.
 * @param pointer `instruction_pointer`, which events do not have.
 * @throws RangeError on a program that `validate` refuses, where the run meets the fault.
 */
export function interpret(
  program: Program,
  event: SyscallEvent,
  endian: 'little' | 'big',
  trace?: number[],
  pointer = 0n,
): Run {
  let a = 0; // A and X start as 0: bpf_convert_filter clears them for every program
  let x = 0;
  const memory = new Uint32Array(MEMORY_WORDS);
  let steps = 0;
  for (let pc = 0; ; pc++) {
    const instruction = program[pc];
    if (!instruction) throw new RangeError(`the program has no instruction ${pc}`);
    steps++;
    trace?.push(pc);
    const { code, jt, jf, k } = instruction;
    switch (code) {
      case LD_W_ABS:
        a = load(event, k, endian, pointer);
        continue;
      case LD_W_LEN:
        a = DATA_SIZE;
        continue;
      case LD_IMM:
        a = k;
        continue;
      case LD_MEM:
        a = memory[k]!;
        continue;
      case LDX_W_LEN:
        x = DATA_SIZE;
        continue;
      case LDX_IMM:
        x = k;
        continue;
      case LDX_MEM:
        x = memory[k]!;
        continue;
      case ST:
        memory[k] = a;
        continue;
      case STX:
        memory[k] = x;
        continue;
      case TAX:
        x = a;
        continue;
      case TXA:
        a = x;
        continue;
      case ALU_NEG:
        a = -a >>> 0;
        continue;
      case JA:
        pc += k;
        continue;
      case RET_K:
        return { ret: k, steps };
      case RET_A:
        return { ret: a, steps };
    }
    const operand = usesX(code) ? x : k;
    const comparison = comparisonOf(code);
    const arithmetic = arithmeticOf(code);
    if (comparison) pc += compare(comparison, a, operand) ? jt : jf;
    else if (arithmetic) {
      // bpf_convert_filter puts a test for X = 0 before the division: `return 0`, which seccomp reads as KILL_THREAD.
      if (arithmetic === 'div' && operand === 0) return { ret: 0, steps };
      a = compute(arithmetic, a, operand);
    } else throw new RangeError(`code 0x${code.toString(16)} is not allowed in a seccomp filter`);
  }
}

function load(event: SyscallEvent, offset: number, endian: 'little' | 'big', pointer: bigint): number {
  if (offset >= DATA_SIZE || (offset & 3) !== 0) throw new RangeError(`offset ${offset} is no word of seccomp_data`);
  const field = fieldAt(offset, endian);
  const half = (value: bigint, high: boolean): number => Number(BigInt.asUintN(32, high ? value >> 32n : value));
  switch (field.kind) {
    case 'nr':
      return event.nr;
    case 'arch':
      return event.audit;
    case 'instruction pointer':
      return half(pointer, field.high);
    case 'argument':
      return half(event.args[field.arg]!, field.high);
    default:
      return assertNever(field);
  }
}

function compare(comparison: Comparison, a: number, b: number): boolean {
  switch (comparison) {
    case 'jeq':
      return a === b;
    case 'jgt':
      return a > b;
    case 'jge':
      return a >= b;
    case 'jset':
      return (a & b) !== 0;
    default:
      return assertNever(comparison);
  }
}

/** Unsigned, modulo 2³². Shifts by X take its low 5 bits, as eBPF's 32-bit shifts do. */
function compute(operation: Arithmetic, a: number, b: number): number {
  switch (operation) {
    case 'add':
      return (a + b) >>> 0;
    case 'sub':
      return (a - b) >>> 0;
    case 'mul':
      return Math.imul(a, b) >>> 0;
    case 'div':
      return Math.floor(a / b);
    case 'and':
      return (a & b) >>> 0;
    case 'or':
      return (a | b) >>> 0;
    case 'xor':
      return (a ^ b) >>> 0;
    case 'lsh':
      return (a << (b & 31)) >>> 0;
    case 'rsh':
      return a >>> (b & 31);
    default:
      return assertNever(operation);
  }
}
