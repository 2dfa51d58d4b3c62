/**
 * Starts the supervisor: another process, orphaned and in a session of its own as every helper (helper-rows.ts), that executes
 * Node anew, as it has to outlive the launcher, which becomes the program. It attaches, says so through a pipe, and the launcher
 * goes on.
 */
import { CLOSE_RANGE_CLOEXEC, F } from '../abi.js';
import { emitExecve } from '../exec-rows.js';
import { emitExit, emitHelperStart, type Meeting } from '../helper-rows.js';
import { Label, type Rows } from '../interpreter.js';
import type { SupervisorProgram } from '../launch-plan.js';
import type { Libc } from '../libc.js';

/** −errno of ptrace(2), 0 where it is attached. */
const ANSWER_BYTES = 8;

/** The helper's side: waits until it may begin, then executes the supervisor. */
export function emitSupervisor(
  rows: Rows,
  libc: Libc,
  meet: Meeting,
  helper: Label,
  launcher: number,
  supervisor: SupervisorProgram,
): void {
  const { nr } = libc.abi;
  const gone = new Label();
  rows.place(helper);
  emitHelperStart(rows, libc, meet, launcher, 'kept');
  rows.syscall(nr.closeRange, [3, 0xffff_ffff, CLOSE_RANGE_CLOEXEC], gone);
  // Node marks its own standard streams, too.
  for (const fd of [2, ...supervisor.fds]) rows.syscall(nr.fcntl, [fd, F.SETFD, 0], gone);
  emitExecve(rows, libc, { path: supervisor.command[0] ?? '', argv: supervisor.command, env: [] });
  rows.place(gone);
  emitExit(rows, libc, 1);
}

/** The launcher's side: waits for the supervisor's answer. `meet.error` is 0 at `failed` where there was none. */
export function emitAwaitSupervisor(
  rows: Rows,
  libc: Libc,
  meet: Meeting,
  failed: Label,
  { answer }: SupervisorProgram,
): void {
  const { nr } = libc.abi;
  const [answered, ready] = [new Label(), new Label()];
  // Else the end of the supervisor would not end the wait.
  rows.syscall(nr.close, [answer.write]);
  const read = rows.syscall(nr.read, [answer.read, meet.error.address, ANSWER_BYTES], failed);
  rows.branch(read.resultAddress, -1n, BigInt(ANSWER_BYTES), answered);
  rows.jump(failed);
  rows.place(answered);
  rows.branch(meet.error.address, -1n, 0n, ready);
  rows.jump(failed);
  rows.place(ready);
}
