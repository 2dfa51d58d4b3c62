/** `struct sock_filter[]` (linux/filter.h): 8 bytes an instruction, code u16, jt u8, jf u8, k u32, in the target's byte order. */
import type { Program } from './program.js';

const INSTRUCTION_SIZE = 8;

/** @throws RangeError on a field that its bits can not hold: DataView would cut it silently. */
export function encode(program: Program, endian: 'little' | 'big'): Uint8Array {
  const bytes = new Uint8Array(program.length * INSTRUCTION_SIZE);
  const view = new DataView(bytes.buffer);
  const little = endian === 'little';
  for (const [i, { code, jt, jf, k }] of program.entries()) {
    const at = i * INSTRUCTION_SIZE;
    view.setUint16(at, within(code, 0xffff), little);
    view.setUint8(at + 2, within(jt, 0xff));
    view.setUint8(at + 3, within(jf, 0xff));
    view.setUint32(at + 4, within(k, 0xffffffff), little);
  }
  return bytes;
}

function within(field: number, most: number): number {
  if (!Number.isInteger(field) || field < 0 || field > most) throw new RangeError(`${field} is not within 0…${most}`);
  return field;
}

/** The opposite; whether the kernel would take the program is for `validate` to say. @throws RangeError on a broken length. */
export function decode(bytes: Uint8Array, endian: 'little' | 'big'): Program {
  if (bytes.length % INSTRUCTION_SIZE !== 0)
    throw new RangeError(`${bytes.length} bytes are not a whole number of instructions`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const little = endian === 'little';
  return Array.from({ length: bytes.length / INSTRUCTION_SIZE }, (_, i) => {
    const at = i * INSTRUCTION_SIZE;
    return {
      code: view.getUint16(at, little),
      jt: view.getUint8(at + 2),
      jf: view.getUint8(at + 3),
      k: view.getUint32(at + 4, little),
    };
  });
}
