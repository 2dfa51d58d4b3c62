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

const numberIn = (status: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);

export const parentOf = (pid: number): number => numberIn(statusOf(pid), 'PPid');
export const tracerOf = (pid: number): number => numberIn(statusOf(pid), 'TracerPid');

/** The process that a thread belongs to, or that made the process. */
export function makerOf(pid: number): number {
  const status = statusOf(pid);
  const process = numberIn(status, 'Tgid');
  return process === pid ? numberIn(status, 'PPid') : process;
}

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
