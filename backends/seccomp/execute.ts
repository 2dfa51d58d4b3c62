/**
 * A BPF program as a diagram of what it returns, for all inputs at once. Programs are loop-free: states (instruction, what
 * A, X and the memory cells mean there) are found forwards, merged where only dead registers differ, and their
 * diagrams made backwards from the returns. Nothing is assumed about how the program was generated.
 */
import {
  type BitVector,
  BitVectors,
  type Diagram,
  type Diagrams,
  FALSE,
  NR_WORD,
  ARCH_WORD,
  OverBudget,
  TRUE,
  highWord,
  lowWord,
  terminal,
} from '../../compiler/index.js';
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
import type { Instruction, Program } from './program.js';

/** The program does what the proof does not follow. Refused, never assumed. */
export class Unsupported extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message);
  }
}

/** Registers as bit masks: A, X, and the memory cells from bit 2. */
const A = 1;
const X = 2;
const cell = (k: number): number => 4 << k;

/** Registers by number (0: A, 1: X, 2 + k: cell k) as indexes of values; dead ones are 0. */
type Registers = readonly number[];

interface State {
  readonly registers: Registers;
  step: Step | undefined;
  result: Diagram;
}

type Step =
  | { readonly kind: 'return'; readonly ret: number }
  | { readonly kind: 'go'; readonly to: State }
  | { readonly kind: 'branch'; readonly on: Diagram; readonly yes: State; readonly no: State };

/** Far above what a filter needs; a program that multiplies states without end is refused. */
const MOST_STATES = 400_000;

export interface Execution {
  readonly dd: Diagrams;
  readonly endian: 'little' | 'big';
  /** The value of the terminal for a return value (unsigned 32-bit). */
  readonly code: (ret: number) => number;
}

/**
 * @param program valid (`validate`).
 * @throws Unsupported, OverBudget
 */
export function execute(program: Program, execution: Execution): Diagram {
  return new Machine(program, execution).run();
}

class Machine {
  readonly #dd: Diagrams;
  readonly #bits: BitVectors;
  readonly #live: Int32Array;
  readonly #states: Map<string, State>[];
  #stateCount = 0;
  /** Values of registers, interned: equal ones have one index. 0 is "dead". */
  readonly #values: BitVector[] = [[]];
  readonly #indexes = new Map<string, number>();
  readonly #words = new Map<number, number>();
  readonly #masked = new Map<string, number>();

  constructor(
    readonly program: Program,
    readonly execution: Execution,
  ) {
    this.#dd = execution.dd;
    this.#bits = new BitVectors(execution.dd);
    this.#live = liveness(program);
    this.#states = program.map(() => new Map<string, State>());
  }

  run(): Diagram {
    const zero = this.#intern(this.#bits.constant(0));
    // bpf_convert_filter clears A and X; `validate` saw that no cell is read before it is written.
    const start = this.#state(0, [zero, zero]);
    for (const [pc, states] of this.#states.entries())
      for (const state of states.values()) state.step = this.#step(pc, state.registers);
    for (let pc = this.program.length - 1; pc >= 0; pc--)
      for (const state of this.#states[pc]!.values()) state.result = this.#result(state.step!); // set in the loop above
    return start.result;
  }

  #result(step: Step): Diagram {
    switch (step.kind) {
      case 'return':
        return this.#returned(step.ret);
      case 'go':
        return step.to.result;
      case 'branch':
        return this.#dd.ite(step.on, step.yes.result, step.no.result);
      default:
        return assertNever(step);
    }
  }

  #returned(ret: number): Diagram {
    return terminal(this.execution.code(ret));
  }

  /** The state at an instruction: values of dead registers are forgotten, so that paths merge. */
  #state(pc: number, registers: Registers): State {
    const live = this.#live[pc]!;
    const kept: number[] = [];
    for (let r = 0; r < registers.length && live >>> r !== 0; r++) kept.push(live & (1 << r) ? registers[r]! : 0);
    const key = kept.join();
    let state = this.#states[pc]!.get(key);
    if (!state) {
      if (++this.#stateCount > MOST_STATES) throw new OverBudget('steps');
      this.#states[pc]!.set(key, (state = { registers: kept, step: undefined, result: FALSE }));
    }
    return state;
  }

  #step(pc: number, registers: Registers): Step {
    const instruction = this.program[pc]!;
    const { code, k } = instruction;
    const set = (register: number, value: number): Step => {
      const next = [...registers];
      while (next.length <= register) next.push(0);
      next[register] = value;
      return { kind: 'go', to: this.#state(pc + 1, next) };
    };
    const get = (register: number): number => registers[register] ?? 0;
    switch (code) {
      case LD_W_ABS:
        return set(0, this.#load(pc, k));
      case LD_W_LEN:
        return set(0, this.#constant(DATA_SIZE));
      case LD_IMM:
        return set(0, this.#constant(k));
      case LD_MEM:
        return set(0, get(2 + k));
      case LDX_W_LEN:
        return set(1, this.#constant(DATA_SIZE));
      case LDX_IMM:
        return set(1, this.#constant(k));
      case LDX_MEM:
        return set(1, get(2 + k));
      case ST:
        return set(2 + k, get(0));
      case STX:
        return set(2 + k, get(1));
      case TAX:
        return set(1, get(0));
      case TXA:
        return set(0, get(1));
      case ALU_NEG:
        return set(0, this.#intern(this.#bits.subtract(this.#bits.constant(0), this.#value(pc, get(0)))));
      case JA:
        return { kind: 'go', to: this.#state(pc + 1 + k, registers) };
      case RET_K:
        return { kind: 'return', ret: k };
      case RET_A: {
        const ret = this.#bits.value(this.#value(pc, get(0)));
        if (ret === undefined) throw new Unsupported(pc, 'a return of a value that depends on the input');
        return { kind: 'return', ret };
      }
    }
    const comparison = comparisonOf(code);
    if (comparison) return this.#branch(pc, comparison, instruction, registers);
    const arithmetic = arithmeticOf(code);
    if (arithmetic) return this.#arithmetic(pc, arithmetic, instruction, registers);
    throw new Unsupported(pc, `code 0x${code.toString(16)}`);
  }

  #branch(pc: number, comparison: Comparison, { code, jt, jf, k }: Instruction, registers: Registers): Step {
    const a = this.#value(pc, registers[0] ?? 0);
    const b = usesX(code) ? this.#value(pc, registers[1] ?? 0) : this.#bits.constant(k);
    const on = compare(this.#bits, comparison, a, b);
    // A side that no input takes is not followed: what stands there need not be supported.
    if (on === TRUE || on === FALSE)
      return { kind: 'go', to: this.#state(pc + 1 + (on === TRUE ? jt : jf), registers) };
    return { kind: 'branch', on, yes: this.#state(pc + 1 + jt, registers), no: this.#state(pc + 1 + jf, registers) };
  }

  #arithmetic(pc: number, operation: Arithmetic, { code, k }: Instruction, registers: Registers): Step {
    const bits = this.#bits;
    const next = (value: number): State => this.#state(pc + 1, [value, ...registers.slice(1)]);
    const index = registers[0] ?? 0;
    const a = this.#value(pc, index);
    if (operation === 'and' && !usesX(code)) {
      const key = `${index}&${k}`;
      let masked = this.#masked.get(key);
      if (masked === undefined) this.#masked.set(key, (masked = this.#intern(bits.and(a, bits.constant(k)))));
      return { kind: 'go', to: next(masked) };
    }
    const b = usesX(code) ? this.#value(pc, registers[1] ?? 0) : bits.constant(k);
    const go = (value: BitVector): Step => ({ kind: 'go', to: next(this.#intern(value)) });
    switch (operation) {
      case 'add':
        return go(bits.add(a, b));
      case 'sub':
        return go(bits.subtract(a, b));
      case 'mul':
        return go(bits.multiply(a, b));
      case 'and':
        return go(bits.and(a, b));
      case 'or':
        return go(bits.or(a, b));
      case 'xor':
        return go(bits.xor(a, b));
      case 'lsh':
      case 'rsh': {
        const by = bits.value(b);
        // Larger shifts were undefined before Linux masked them (28131e9d9339, 5.14); by the input, they take any value.
        if (by === undefined || by > 31) throw new Unsupported(pc, 'a shift by X that is not a constant below 32');
        return go(operation === 'lsh' ? bits.shiftLeft(a, by) : bits.shiftRight(a, by));
      }
      case 'div': {
        const zero = bits.equal(b, bits.constant(0));
        if (zero === TRUE) return { kind: 'return', ret: 0 };
        const no = next(this.#intern(bits.divide(a, b)));
        if (zero === FALSE) return { kind: 'go', to: no };
        // The kernel returns 0 instead of dividing by zero.
        return { kind: 'branch', on: zero, yes: { registers: [], step: undefined, result: this.#returned(0) }, no };
      }
      default:
        return assertNever(operation);
    }
  }

  #load(pc: number, offset: number): number {
    let value = this.#words.get(offset);
    if (value === undefined) {
      const field = fieldAt(offset, this.execution.endian);
      if (field.kind === 'instruction pointer') throw new Unsupported(pc, 'a load of `instruction_pointer`');
      const word =
        field.kind === 'nr'
          ? NR_WORD
          : field.kind === 'arch'
            ? ARCH_WORD
            : field.high
              ? highWord(field.arg)
              : lowWord(field.arg);
      value = this.#intern(this.#bits.word(word));
      this.#words.set(offset, value);
    }
    return value;
  }

  #constant(k: number): number {
    return this.#intern(this.#bits.constant(k));
  }

  #intern(value: BitVector): number {
    const key = value.join();
    let index = this.#indexes.get(key);
    if (index === undefined) {
      index = this.#values.push(value) - 1;
      this.#indexes.set(key, index);
    }
    return index;
  }

  #value(pc: number, index: number): BitVector {
    // Liveness says what is read later: a read of "dead" is a mistake of this file, not of the program.
    if (index === 0) throw new Error(`instruction ${pc} reads a register that was taken for dead`);
    return this.#values[index]!;
  }
}

function compare(bits: BitVectors, comparison: Comparison, a: BitVector, b: BitVector): Diagram {
  switch (comparison) {
    case 'jeq':
      return bits.equal(a, b);
    case 'jgt':
      return bits.above(a, b);
    case 'jge':
      return bits.atLeast(a, b);
    case 'jset':
      return bits.meets(a, b);
    default:
      return assertNever(comparison);
  }
}

/** Which registers some path from an instruction on reads before it writes them. */
function liveness(program: Program): Int32Array {
  const live = new Int32Array(program.length);
  for (let pc = program.length - 1; pc >= 0; pc--) {
    const { code, jt, jf, k } = program[pc]!;
    const next = live[pc + 1] ?? 0;
    live[pc] = before(code, k, next, live[pc + 1 + jt] ?? 0, live[pc + 1 + jf] ?? 0, live[pc + 1 + k] ?? 0);
  }
  return live;
}

function before(code: number, k: number, next: number, yes: number, no: number, jump: number): number {
  switch (code) {
    case LD_W_ABS:
    case LD_W_LEN:
    case LD_IMM:
      return next & ~A;
    case LD_MEM:
      return (next & ~A) | cell(k);
    case LDX_W_LEN:
    case LDX_IMM:
      return next & ~X;
    case LDX_MEM:
      return (next & ~X) | cell(k);
    case ST:
      return (next & ~cell(k)) | A;
    case STX:
      return (next & ~cell(k)) | X;
    case TAX:
      return (next & ~X) | A;
    case TXA:
      return (next & ~A) | X;
    case ALU_NEG:
      return next | A;
    case JA:
      return jump;
    case RET_K:
      return 0;
    case RET_A:
      return A;
    default:
      // Comparisons go to either side; arithmetic falls through, its jt and jf mean nothing.
      return (comparisonOf(code) ? yes | no : next) | A | (usesX(code) ? X : 0);
  }
}
