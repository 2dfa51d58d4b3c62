/** Locks on whole files (flock(2)): they go when the last descriptor closes, so at the latest with the execve that closes it. */
import { openLibc } from './libc.js';

const LOCK_SH = 1;
const LOCK_NB = 4;
const PAUSE_MS = 10;

/** A shared lock, waited for `patienceMs` at most. @returns whether it was got. @param fd an open file */
export function lockFile(fd: number, patienceMs: number): boolean {
  const libc = openLibc();
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (const end = Date.now() + patienceMs; ; Atomics.wait(pause, 0, 0, PAUSE_MS)) {
    if (libc.syscall(libc.abi.nr.flock, fd, LOCK_SH | LOCK_NB) === 0) return true;
    if (Date.now() >= end) return false;
  }
}
