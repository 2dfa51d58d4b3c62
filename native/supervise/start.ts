/** Both ends of the supervisor's beginning: what the launcher hands to it, and how it settles down. */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { PR, SIGKILL, SIGNAL_END, SIGSTOP, O_CLOEXEC } from '../abi.js';
import type { SupervisorProgram } from '../launch-plan.js';
import { NativeError, type Libc } from '../libc.js';
import { parentOf } from './process-status.js';

const MFD_CLOEXEC = 1;

/**
 * @param command absolute path of a program and its arguments; the launcher's pid and the fds of plan and answer follow.
 * @param keep fds that the plan speaks of.
 * @throws NativeError
 */
export function prepareSupervisor(
  libc: Libc,
  command: readonly string[],
  plan: string,
  keep: readonly number[],
): SupervisorProgram {
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
  return {
    command: [...command, `${process.pid}`, `${file}`, `${write}`],
    fds: [file, write, ...keep],
    answer: { read, write },
  };
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

/** One line on our own stderr, which is that of the program that `polc run` became. */
export function say(text: string): void {
  writeLine(2, text);
}

/** One line on the process's own stderr; on its parent's where nobody may have that, as it executes what can't be read. */
export function sayTo(libc: Libc, pid: number, text: string): void {
  const { nr } = libc.abi;
  for (const each of [pid, parentOf(pid)]) {
    const pidfd = libc.syscall(nr.pidfdOpen, each, 0);
    if (pidfd < 0) continue;
    const fd = libc.syscall(nr.pidfdGetfd, pidfd, 2, 0);
    closeSync(pidfd);
    if (fd < 0) continue;
    writeLine(fd, text);
    closeSync(fd);
    return;
  }
}

function writeLine(fd: number, text: string): void {
  try {
    writeSync(fd, `polc: ${text}\n`);
  } catch {
    // Nobody reads it.
  }
}

/** What it calls itself (proc_pid_comm(5)). */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'latin1').trimEnd();
  } catch {
    return '?';
  }
}
