/** What /proc tells of a process, also of one that is not to be traced (proc_pid_status(5)). */
import { readFileSync } from 'node:fs';

/** Empty where it is gone. */
export function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'latin1');
  } catch {
    return '';
  }
}

export const parentOf = (pid: number): number => Number(/^PPid:\s+(\d+)/m.exec(statusOf(pid))?.[1] ?? 0);
/** The process that a thread belongs to, or that made the process. */
export function makerOf(pid: number): number {
  const process = Number(/^Tgid:\s+(\d+)/m.exec(statusOf(pid))?.[1] ?? 0);
  return process === pid ? parentOf(pid) : process;
}
export const tracerOf = (pid: number): number => Number(/^TracerPid:\s+(\d+)/m.exec(statusOf(pid))?.[1] ?? 0);

/** One letter, `X` where it is gone. */
export const stateOf = (pid: number): string => /^State:\s+(\S)/m.exec(statusOf(pid))?.[1] ?? 'X';

/** The fourth number: the user whose rights files are checked with. */
export const fileUserOf = (pid: number): number =>
  Number(/^Uid:\s+\d+\s+\d+\s+\d+\s+(\d+)/m.exec(statusOf(pid))?.[1] ?? NaN);

/** Where the kernel tells (CONFIG_PROC_CHILDREN). */
export function childrenOf(pid: number): readonly number[] {
  try {
    return (readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').match(/\d+/g) ?? []).map(Number);
  } catch {
    return [];
  }
}
