/** Both ends of the supervisor's beginning: what the launcher hands to it, and how it settles down. */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { PR, SIGKILL, SIGNAL_END, SIGSTOP } from '../abi.js';
import type { SupervisorProgram } from '../launch-plan.js';
import { NativeError, type Libc } from '../libc.js';

const O_CLOEXEC = 0o2000000;
const MFD_CLOEXEC = 1;

/**
 * @param command absolute path of a program and its arguments; the launcher's pid and the fds of plan and answer follow.
 * @throws NativeError
 */
export function prepareSupervisor(libc: Libc, command: readonly string[], plan: string): SupervisorProgram {
  const { nr } = libc.abi;
  const made = (call: string, result: number): number => {
    if (result < 0) throw new NativeError(call, -result);
    return result;
  };
  const room = libc.map(16);
  room.memory.write('plan');
  const file = made('memfd_create', libc.syscall(nr.memfdCreate, room.address, MFD_CLOEXEC));
  const bytes = Buffer.from(plan);
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, bytes.length - at, at);
  made('pipe2', libc.syscall(nr.pipe2, room.address, O_CLOEXEC));
  const [read, write] = [room.memory.readUInt32LE(0), room.memory.readUInt32LE(4)];
  return { command: [...command, `${process.pid}`, `${file}`, `${write}`], fds: [file, write], answer: { read, write } };
}

/**
 * Tells the launcher to go on, or which errno ptrace(2) gave; from then on this process is nobody's.
 * @param keepStderr the program's stderr stays open as long as the last process lives, whoever waits for its end.
 */
export function answerLauncher(libc: Libc, fd: number, errno: number, keepStderr: boolean): void {
  const { nr } = libc.abi;
  // Whom it watches could attach to it otherwise, and go on from there unwatched.
  libc.syscall(nr.prctl, PR.SET_DUMPABLE, 0, 0, 0, 0);
  // What ends a service is sent to all of its processes: the program decides when it ends, and this one ends with it.
  const ignore = libc.map(32);
  ignore.memory.writeBigUInt64LE(1n, 0); // struct sigaction: SIG_IGN
  for (let signal = 1; signal < SIGNAL_END; signal++)
    if (![SIGKILL, SIGSTOP, SIGCHLD, ...FAULTS].includes(signal))
      libc.syscall(nr.rtSigaction, signal, ignore.address, 0, 8);
  process.chdir('/');
  if (!keepStderr) {
    const nowhere = openSync('/dev/null', 'w');
    libc.syscall(nr.dup3, nowhere, 2, 0);
    closeSync(nowhere);
  }
  const answer = Buffer.alloc(8);
  answer.writeBigInt64LE(BigInt(-errno));
  writeSync(fd, answer);
  closeSync(fd);
}
const SIGCHLD = 17;
/** SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV. */
const FAULTS: readonly number[] = [4, 5, 6, 7, 8, 11];

/** One line, on the process's own stderr, or on that of the program that `polc run` became. */
export function sayTo(libc: Libc, pid: number | undefined, text: string): void {
  const { nr } = libc.abi;
  const line = Buffer.from(`polc: ${text}\n`);
  const pidfd = pid === undefined ? -1 : libc.syscall(nr.pidfdOpen, pid, 0);
  const fd = pidfd < 0 ? 2 : libc.syscall(nr.pidfdGetfd, pidfd, 2, 0);
  try {
    if (fd >= 0) writeSync(fd, line);
  } catch {
    // Nobody reads it.
  }
  for (const opened of [pidfd, pidfd < 0 ? -1 : fd]) if (opened >= 0) closeSync(opened);
}

/** What it calls itself (proc_pid_comm(5)). */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'latin1').trimEnd();
  } catch {
    return '?';
  }
}
