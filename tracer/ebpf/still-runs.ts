/** Whether a process of the trace still runs, as /proc says. */
import { readFileSync } from 'node:fs';

/** USER_HZ, the same on all architectures that have this engine. */
const CLOCK_TICK = 10_000_000n;

/** `started`: on CLOCK_BOOTTIME, in ns. Another process may have the pid by now. */
export function stillRuns(pid: number, started: bigint): boolean {
  // proc_pid_stat(5): from the third field on; the second, in parentheses, may hold anything.
  const [state = 'X', ...rest] = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ');
  return !['X', 'Z'].includes(state) && rest[18] === String(started / CLOCK_TICK);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return ''; // it has ended
  }
}
