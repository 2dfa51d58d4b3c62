/** The smallest static programs: for filters that leave nothing but a call or two. x86_64 only. */
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BASE = 0x400000n;

/** Writes `ok\n` to stdout, then makes the syscalls (number only), then exit(0). Path of the new program, mode 755. */
export function tinyProgram(...syscalls: readonly number[]): string {
  const message = Buffer.from('ok\n');
  const move = (register: number, value: number): Buffer => {
    const bytes = Buffer.alloc(5);
    bytes.writeUInt8(0xb8 + register, 0);
    bytes.writeUInt32LE(value, 1);
    return bytes;
  };
  const [EAX, EDX, ESI, EDI] = [0, 2, 6, 7];
  const SYSCALL = Buffer.of(0x0f, 0x05);
  const headers = 64 + 56;
  const write = [move(EAX, 1), move(EDI, 1), move(ESI, Number(BASE) + headers), move(EDX, message.length), SYSCALL];
  const rest = syscalls.flatMap((number) => [move(EAX, number), SYSCALL]);
  const code = Buffer.concat([message, ...write, ...rest, move(EAX, 60), move(EDI, 0), SYSCALL]);

  const file = Buffer.alloc(headers + code.length);
  file.write('\x7fELF\x02\x01\x01', 0, 'latin1');
  file.writeUInt16LE(2, 16); // ET_EXEC
  file.writeUInt16LE(62, 18); // EM_X86_64
  file.writeUInt32LE(1, 20);
  file.writeBigUInt64LE(BASE + BigInt(headers + message.length), 24); // entry
  file.writeBigUInt64LE(64n, 32); // program headers
  file.writeUInt16LE(64, 52);
  file.writeUInt16LE(56, 54);
  file.writeUInt16LE(1, 56);
  file.writeUInt32LE(1, 64); // PT_LOAD
  file.writeUInt32LE(5, 68); // r-x
  file.writeBigUInt64LE(BASE, 80);
  file.writeBigUInt64LE(BASE, 88);
  file.writeBigUInt64LE(BigInt(file.length), 96);
  file.writeBigUInt64LE(BigInt(file.length), 104);
  file.writeBigUInt64LE(4096n, 112);
  code.copy(file, headers);
  const path = join(mkdtempSync(join(tmpdir(), 'polc-tiny-')), 'tiny');
  writeFileSync(path, file);
  chmodSync(path, 0o755);
  chmodSync(join(path, '..'), 0o755);
  return path;
}
