/** The calls that a process's threads are in, from /proc/PID/task/TID/syscall (proc_pid_syscall(5)). */
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, readSync } from 'node:fs';
import { syscallName, type ArchName } from '../../kernel/index.js';
import { observationsOf, type Caller, type Seen } from '../index.js';
import { ARCHITECTURES } from './program.js';

/** Nothing is known of the process that the call's own arguments don't say. */
const NOBODY: Caller = {
  cwd: () => undefined,
  descriptor: () => undefined,
  find: (path) => ({ path, object: 'none', owner: false, setuid: false }),
  peer: () => 'other',
};

/** Of each call the syscall itself: what it leads to is seen when it returns. */
export function pendingCalls(pid: number): readonly Seen[] {
  // /proc does not say which table a number is of: a program's own is taken. (A 64-bit one may call by int $0x80.)
  const arch = archOf(pid);
  return threads(pid).flatMap((tid) => {
    const [number = '', ...words] = read(`/proc/${pid}/task/${tid}/syscall`).split(' ');
    // `running`, or -1: in no call.
    const name = /^\d+$/.test(number) ? syscallName(arch, Number(number)) : undefined;
    if (name === undefined) return [];
    const args = words.slice(0, 6).map((word) => BigInt(word));
    return observationsOf({ arch, name, args }, NOBODY).slice(0, 1);
  });
}

/** EI_CLASS of the program's ELF header; elf(5). */
function archOf(pid: number): ArchName {
  const head = Buffer.alloc(5);
  try {
    const fd = openSync(`/proc/${pid}/exe`, 'r');
    try {
      readSync(fd, head, 0, head.length, 0);
    } finally {
      closeSync(fd);
    }
  } catch {
    // It has ended, or is the kernel's.
  }
  return ARCHITECTURES[head[4] === 1 ? 1 : 0];
}

/** The program of a process that has made no call since it is watched: its path as the process has it. */
export function programOf(pid: number): { readonly path: string; readonly argv: readonly string[] } | undefined {
  try {
    const link = (name: string): string => readlinkSync(`/proc/${pid}/${name}`, 'latin1');
    const [exe, root] = [link('exe').replace(/ \(deleted\)$/, ''), link('root')];
    const path = root !== '/' && exe.startsWith(`${root}/`) ? exe.slice(root.length) : exe;
    return { path, argv: read(`/proc/${pid}/cmdline`).split('\0').slice(0, -1) };
  } catch {
    return undefined; // it has ended, or is the kernel's
  }
}

function threads(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return []; // it has ended
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
