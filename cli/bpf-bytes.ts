/** A program as the kernel takes it: `struct sock_filter[]` (linux/filter.h) in the target's byte order. */
import type { CompiledFilter, Program } from '../backends/seccomp/index.js';

const INSTRUCTION = 8;

export function encode(program: Program, endian: CompiledFilter['endian']): Uint8Array {
  const bytes = new Uint8Array(program.length * INSTRUCTION);
  const view = new DataView(bytes.buffer);
  const little = endian === 'little';
  for (const [i, { code, jt, jf, k }] of program.entries()) {
    const at = i * INSTRUCTION;
    view.setUint16(at, code, little);
    view.setUint8(at + 2, jt);
    view.setUint8(at + 3, jf);
    view.setUint32(at + 4, k, little);
  }
  return bytes;
}
