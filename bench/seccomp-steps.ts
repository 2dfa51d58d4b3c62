/** Runs a program on one event and counts what it executes, as the figures of facts/seccomp.md do. */
import type { SyscallEvent } from '../compiler/model.js';
import type { Program } from '../backends/seccomp/program.js';

export interface Run {
  /** The `SECCOMP_RET_*` value. */
  readonly value: number;
  readonly executed: number;
}

/** @throws on an instruction that neither polc nor libseccomp emits. */
export function run(program: Program, { nr, audit, args }: SyscallEvent, endian: 'little' | 'big' = 'little'): Run {
  const words = [nr, audit, 0, 0];
  for (const arg of args) {
    const halves = [Number(arg & 0xffffffffn), Number(arg >> 32n)];
    words.push(...(endian === 'little' ? halves : halves.reverse()));
  }
  let a = 0;
  for (let pc = 0, executed = 1; ; executed++) {
    const { code, jt, jf, k } = program[pc++]!;
    switch (code) {
      case 0x20:
        a = words[k >> 2]!;
        break;
      case 0x54:
        a = (a & k) >>> 0;
        break;
      case 0x05:
        pc += k;
        break;
      case 0x15:
        pc += a === k ? jt : jf;
        break;
      case 0x25:
        pc += a > k ? jt : jf;
        break;
      case 0x35:
        pc += a >= k ? jt : jf;
        break;
      case 0x45:
        pc += (a & k) !== 0 ? jt : jf;
        break;
      case 0x06:
        return { value: k, executed };
      default:
        throw new Error(`instruction ${code.toString(16)}`);
    }
  }
}
