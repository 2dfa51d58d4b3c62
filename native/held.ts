/**
 * Starts a program that waits right before its execve until it is released: whoever wants to watch it from its first
 * instruction on gets its pid beforehand. A child of this process that shares its memory until then, walking rows as the
 * launcher does; so it costs no second Node, and the program inherits what it would have without polc.
 */
import { CLONE, SIG_SETMASK } from './abi.js';
import { emitExecve, execveSize } from './exec-rows.js';
import { emitExit, emitFutexWait } from './helper-rows.js';
import { Label, Rows } from './interpreter.js';
import type { LaunchFailure, ProgramPlan } from './launch-plan.js';
import { errnoName, openLibc } from './libc.js';
import { emitFiles, emitGiven, emitRestoreSignals } from './restore-rows.js';
import { readStartState } from './start-state.js';

export interface Held {
  readonly kind: 'held';
  readonly pid: number;
  /** Lets it execute the program. */
  release(): void;
  /** What waitpid(2) has to tell: that it ended, or was stopped. Not to be asked again after the end. */
  wait(): number | undefined;
  /** The errno of its execve, 0 where that worked; to be asked when it has ended. */
  execError(): number;
}

const SIGCHLD = 17;
const SIGSET_BYTES = 8;
const FUTEX_WAKE = 1;
const WNOHANG = 1;
const WUNTRACED = 2;
const LOW_WORD = 0xffff_ffffn;

export function launchHeld(plan: ProgramPlan): Held | LaunchFailure {
  const libc = openLibc();
  const { nr } = libc.abi;
  const start = plan.start ?? readStartState();
  const rows = new Rows(libc, execveSize(plan) + 32 * 1024);
  const mask = rows.zeroed(8).address;
  const go = rows.zeroed(8);
  const child = new Label();
  const failed = new Label();
  // No handler of Node's may run in the child: it would write over the stack that both have.
  rows.syscall(nr.rtSigprocmask, [SIG_SETMASK, rows.words(-1), mask, SIGSET_BYTES]);
  const fork = rows.fork(nr.clone, [CLONE.VM | SIGCHLD, 0, 0, 0, 0], child);
  rows.syscall(nr.rtSigprocmask, [SIG_SETMASK, mask, 0, SIGSET_BYTES]);
  rows.return(0);

  rows.place(child);
  const [waiting, released] = [new Label(), new Label()];
  rows.place(waiting);
  emitFutexWait(rows, libc, go.address, 0, 1_000_000_000);
  rows.branch(go.address, LOW_WORD, 1n, released);
  // Should polc be gone, there is nobody left to release it.
  rows.syscall(nr.kill, [process.pid, 0], failed);
  rows.jump(waiting);
  rows.place(released);
  emitFiles(rows, libc, [], start, () => failed);
  emitGiven(rows, libc, start);
  emitRestoreSignals(rows, libc, start);
  const execve = emitExecve(rows, libc, plan);
  emitExit(rows, libc, 127);
  rows.place(failed);
  emitExit(rows, libc, 125);
  rows.run();
  const pid = fork.result;
  if (pid < 0) return { kind: 'failure', status: 125, message: `cannot start the program: clone: ${errnoName(-pid)}` };
  const status = libc.map(8);
  return {
    kind: 'held',
    pid,
    release: () => {
      go.memory.writeUInt32LE(1, 0);
      libc.syscall(nr.futex, go.address, FUTEX_WAKE, 1, 0, 0, 0);
    },
    wait: () =>
      libc.syscall(nr.wait4, pid, status.address, WNOHANG | WUNTRACED, 0) === pid
        ? status.memory.readInt32LE(0)
        : undefined,
    execError: () => Math.max(0, -execve.result),
  };
}
