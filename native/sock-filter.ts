/** The few filters that polc's own machinery installs, as `struct sock_filter[]` (linux/filter.h) in native byte order. */

/** BPF_LD | BPF_W | BPF_ABS; BPF_JMP with JEQ or JSET and a constant; BPF_RET with one. */
export const CODE = { load: 0x20, equal: 0x15, anySet: 0x45, answer: 0x06 } as const;
/** SECCOMP_RET_*. */
export const ANSWER = { allow: 0x7fff0000, notify: 0x7fc00000 } as const;
/** Byte offsets into struct seccomp_data. */
export const AT = {
  nr: 0,
  arch: 4,
  low: (arg: number): number => 16 + 8 * arg,
  high: (arg: number): number => 20 + 8 * arg,
};

/** `jt`, `jf`: instructions to skip. `k`: unsigned 32 bits. */
export type Instruction = readonly [code: number, jt: number, jf: number, k: number];

export const INSTRUCTION_BYTES = 8;

export function sockFilter(instructions: readonly Instruction[]): Uint8Array {
  const bytes = Buffer.alloc(instructions.length * INSTRUCTION_BYTES);
  instructions.forEach(([code, jt, jf, k], i) => {
    bytes.writeUInt16LE(code, i * INSTRUCTION_BYTES);
    bytes[i * INSTRUCTION_BYTES + 2] = jt;
    bytes[i * INSTRUCTION_BYTES + 3] = jf;
    bytes.writeUInt32LE(k >>> 0, i * INSTRUCTION_BYTES + 4);
  });
  return bytes;
}
