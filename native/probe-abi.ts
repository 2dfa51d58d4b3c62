/**
 * Whether the kernel runs programs of x86-64's other two ABIs: a filter has to decide what becomes of them. Found out by
 * running the smallest such program, 98 bytes that exit with 0.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from './probe-answer.js';

export type Foreign = 'ia32' | 'x32';

const EM_386 = 3;
const EM_X86_64 = 62;
const HEADERS = 52 + 32;
const BASE = 0x10000;

const PROGRAM: Readonly<Record<Foreign, { readonly machine: number; readonly code: string }>> = {
  // mov eax, 1 (exit); xor ebx, ebx; int 0x80
  ia32: { machine: EM_386, code: 'b801000000 31db cd80' },
  // mov eax, 0x4000003c (exit, with x32's bit); xor edi, edi; syscall
  x32: { machine: EM_X86_64, code: 'b83c000040 31ff 0f05' },
};

export function runsForeign(which: Foreign): Answer {
  if (process.arch !== 'x64') return { kind: 'no', reason: 'not an x86-64 kernel' };
  let directory: string | undefined;
  try {
    directory = mkdtempSync(join(tmpdir(), 'polc-probe-'));
    const path = join(directory, which);
    writeFileSync(path, program(which));
    chmodSync(path, 0o700);
    // Where the kernel does not take it, execvp(3) has the shell read it: what that makes of the bytes stays in the folder.
    const { error, status, signal } = spawnSync(path, { cwd: directory, stdio: 'ignore', timeout: 5000 });
    if (status === 0) return { kind: 'yes' };
    if (signal !== null) return { kind: 'no', reason: signal };
    // noexec on the temporary directory says nothing about the ABI.
    if (error !== undefined && 'code' in error && error.code === 'EACCES') {
      return { kind: 'unknown', reason: `${tmpdir()} does not let programs run` };
    }
    // ENOEXEC looks like a status: the shell's.
    return { kind: 'no', reason: 'the kernel does not take such programs' };
  } catch (error) {
    return { kind: 'unknown', reason: error instanceof Error ? error.message : String(error) };
  } finally {
    if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
  }
}

/** A 32-bit ELF with one segment (elf(5)). */
function program(which: Foreign): Buffer {
  const { machine, code } = PROGRAM[which];
  const bytes = Buffer.from(code.replaceAll(' ', ''), 'hex');
  const file = Buffer.alloc(HEADERS + bytes.length);
  file.write('\x7fELF\x01\x01\x01', 0, 'latin1');
  file.writeUInt16LE(2, 16); // ET_EXEC
  file.writeUInt16LE(machine, 18);
  file.writeUInt32LE(1, 20);
  file.writeUInt32LE(BASE + HEADERS, 24); // entry
  file.writeUInt32LE(52, 28); // program headers
  file.writeUInt16LE(52, 40);
  file.writeUInt16LE(32, 42);
  file.writeUInt16LE(1, 44);
  file.writeUInt32LE(1, 52); // PT_LOAD
  file.writeUInt32LE(BASE, 60);
  file.writeUInt32LE(BASE, 64);
  file.writeUInt32LE(file.length, 68);
  file.writeUInt32LE(file.length, 72);
  file.writeUInt32LE(5, 76); // r-x
  file.writeUInt32LE(4096, 80);
  bytes.copy(file, HEADERS);
  return file;
}
