/** Hand-written filters for the launcher's tests: a few instructions, an encoder, and an interpreter for `denies`. */

export const ACTION = {
  allow: 0x7fff0000,
  log: 0x7ffc0000,
  notify: 0x7fc00000,
  errno: (value: number): number => 0x00050000 | value,
  kill: 0x80000000,
} as const;

export const EPERM = 1;
export const EACCES = 13;

/** x86_64 and aarch64 numbers of what the tests mention. */
const numbers = {
  x64: {
    execve: 59,
    execveat: 322,
    seccomp: 317,
    prctl: 157,
    getppid: 110,
    uname: 63,
    exitGroup: 231,
    read: 0,
    write: 1,
    exit: 60,
    mkdir: 83,
    clone: 56,
    ptrace: 101,
  },
  arm64: {
    execve: 221,
    execveat: 281,
    seccomp: 277,
    prctl: 167,
    getppid: 173,
    uname: 160,
    exitGroup: 94,
    read: 63,
    write: 64,
    exit: 93,
    mkdir: -1,
    clone: 220,
    ptrace: 117,
  },
};
export const nr = process.arch === 'arm64' ? numbers.arm64 : numbers.x64;

interface Instruction {
  readonly code: number;
  readonly jt: number;
  readonly jf: number;
  readonly k: number;
}
const LD_ABS = 0x20;
const JEQ = 0x15;
const RET = 0x06;

/** `otherwise` for all numbers but those in `cases`. `padding`: instructions that are never reached, to make it long. */
export function filter(
  cases: readonly (readonly [nr: number, action: number])[],
  otherwise: number,
  padding = 0,
): Uint8Array {
  const program: Instruction[] = [{ code: LD_ABS, jt: 0, jf: 0, k: 0 }];
  for (const [number, action] of cases) {
    program.push({ code: JEQ, jt: 0, jf: 1, k: number }, { code: RET, jt: 0, jf: 0, k: action });
  }
  for (let i = 0; i <= padding; i++) program.push({ code: RET, jt: 0, jf: 0, k: otherwise });
  const bytes = Buffer.alloc(program.length * 8);
  program.forEach(({ code, jt, jf, k }, index) => {
    bytes.writeUInt16LE(code, index * 8);
    bytes.writeUInt8(jt, index * 8 + 2);
    bytes.writeUInt8(jf, index * 8 + 3);
    bytes.writeUInt32LE(k >>> 0, index * 8 + 4);
  });
  return bytes;
}

/** For filters made by `filter`. */
export function denies(program: Uint8Array, number: number): boolean {
  const bytes = Buffer.from(program);
  for (let pc = 1; ;) {
    const k = bytes.readUInt32LE(pc * 8 + 4);
    if (bytes.readUInt16LE(pc * 8) === RET) return k !== ACTION.allow && k !== ACTION.log;
    pc += 1 + bytes.readUInt8(pc * 8 + (k === number ? 2 : 3));
  }
}
