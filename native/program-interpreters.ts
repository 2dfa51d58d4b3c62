/** What the kernel executes besides the file it is asked to: `#!` interpreters (execve(2)) and ELF's PT_INTERP (elf(5)). */
import { closeSync, constants, openSync, readSync } from 'node:fs';

/** binfmt_script's limit of interpreters that are scripts themselves (fs/exec.c, exec_binprm). */
const MAX_DEPTH = 5;
/** The kernel reads as much of a `#!` line (BINPRM_BUF_SIZE). */
const LINE = 256;
const PT_INTERP = 3;
/** Whoever chooses the path may have put a pipe there: nobody waits for its other end. */
export const READ = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;

/** Paths as bytes, one character each; none for what can't be read. `root`: in front of all of them. */
export function interpretersOf(path: string, root = ''): readonly string[] {
  const found: string[] = [];
  let at: string | undefined = path;
  for (let depth = 0; at !== undefined && depth < MAX_DEPTH; depth++) {
    at = interpreterOf(root + at);
    if (at !== undefined) found.push(at);
  }
  return found;
}

function interpreterOf(path: string): string | undefined {
  let fd: number;
  try {
    fd = openSync(Buffer.from(path, 'latin1'), READ);
  } catch {
    return undefined;
  }
  try {
    const head = readAt(fd, 0, LINE);
    if (head.subarray(0, 2).toString('latin1') === '#!') return scriptInterpreter(head);
    return head.subarray(0, 4).toString('latin1') === '\x7fELF' ? elfInterpreter(fd, head) : undefined;
  } finally {
    closeSync(fd);
  }
}

const readAt = (fd: number, position: number, length: number): Buffer => {
  const buffer = Buffer.alloc(length);
  try {
    return buffer.subarray(0, readSync(fd, buffer, 0, length, position));
  } catch {
    return buffer.subarray(0, 0); // a directory, or a device that is not to be read
  }
};

function scriptInterpreter(head: Buffer): string | undefined {
  const line = head.subarray(2).toString('latin1').split('\n', 1)[0] ?? '';
  return /^[ \t]*([^ \t\0]+)/.exec(line)?.[1];
}

function elfInterpreter(fd: number, head: Buffer): string | undefined {
  if (head.length < 64) return undefined;
  const is64 = head[4] === 2;
  const little = head[5] === 1;
  const half = (buffer: Buffer, at: number): number => (little ? buffer.readUInt16LE(at) : buffer.readUInt16BE(at));
  const word = (buffer: Buffer, at: number): number => (little ? buffer.readUInt32LE(at) : buffer.readUInt32BE(at));
  const long = (buffer: Buffer, at: number): number =>
    is64 ? Number(little ? buffer.readBigUInt64LE(at) : buffer.readBigUInt64BE(at)) : word(buffer, at);
  const table = long(head, is64 ? 32 : 28);
  const size = half(head, is64 ? 54 : 42);
  const count = half(head, is64 ? 56 : 44);
  if (!Number.isSafeInteger(table) || size < (is64 ? 56 : 32)) return undefined;
  for (let i = 0; i < count; i++) {
    const header = readAt(fd, table + i * size, size);
    if (header.length < size) return undefined;
    if (word(header, 0) !== PT_INTERP) continue;
    const offset = long(header, is64 ? 8 : 4);
    const length = long(header, is64 ? 32 : 16);
    if (!Number.isSafeInteger(offset) || length < 2 || length > 4096) return undefined;
    return readAt(fd, offset, length).toString('latin1').split('\0', 1)[0];
  }
  return undefined;
}
