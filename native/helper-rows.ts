/**
 * The helper process: a child of clone(2) that shares Node's memory and walks rows of its own, so it exists in 0.1 ms and
 * needs no second Node. It is orphaned at once (double fork), so that the program gets no child it did not make and init
 * reaps it; in a session of its own, so that Ctrl-C does not reach it; and gone a few ms after the program began.
 *
 * As PID 1 of a container there is no other init: there the program finds one exited child that it did not start.
 */
import { CLONE, PR, WALL } from './abi.js';
import { Label, type Rows } from './interpreter.js';
import type { Libc } from './libc.js';

/** Words through which launcher and helper meet; the futex ones are 32 bits, low half first. */
export interface Meeting {
  /** Set by the launcher when the helper may begin. */
  readonly go: bigint;
  /** Set by the helper: one of READY. */
  readonly ready: bigint;
  /** Why the helper is not ready: −errno. */
  readonly error: { readonly address: bigint; readonly value: () => number };
}

export const READY = { waiting: 0, yes: 1, no: 2 } as const;

const FUTEX_WAIT = 0;
const FUTEX_WAKE = 1;
const SIGN = 1n << 63n;
const LOW_WORD = 0xffff_ffffn;

export function meeting(rows: Rows): Meeting {
  const error = rows.zeroed(8);
  return {
    go: rows.words(0),
    ready: rows.words(0),
    error: { address: error.address, value: () => -Number(error.memory.readBigInt64LE(0)) },
  };
}

/**
 * The launcher's side: forks twice, tells Yama who will attach, lets the helper begin and waits for its answer.
 * `shareFiles`: the helper sees fds that the launcher opens later.
 */
export function emitSpawnHelper(
  rows: Rows,
  libc: Libc,
  meet: Meeting,
  helper: Label,
  failed: Label,
  shareFiles: boolean,
): void {
  const { nr } = libc.abi;
  const tell = new Label();
  const ready = new Label();
  const helperPid = emitForkHelper(rows, libc, meet, helper, failed, shareFiles);
  rows.place(tell);
  emitFutexWait(rows, libc, meet.ready, 0, 1_000_000_000);
  rows.branch(meet.ready, LOW_WORD, BigInt(READY.yes), ready);
  rows.branch(meet.ready, LOW_WORD, BigInt(READY.no), failed);
  // Neither: go on as long as the helper lives.
  rows.syscall(nr.kill, [{ from: helperPid }, 0], failed);
  rows.jump(tell);
  rows.place(ready);
  rows.syscall(nr.prctl, [PR.SET_PTRACER, 0, 0, 0, 0]);
}

/** All of that but the waiting. @returns where the helper's pid is. */
export function emitForkHelper(
  rows: Rows,
  libc: Libc,
  meet: Meeting,
  helper: Label,
  failed: Label,
  shareFiles: boolean,
): bigint {
  const { nr } = libc.abi;
  const intermediate = new Label();
  const begin = new Label();
  const helperPid = rows.words(0);
  // No exit signal (low byte 0): nothing in Node is told about these children, and __WALL waits for such.
  const flags = CLONE.VM | (shareFiles ? CLONE.FILES : 0);
  const first = rows.fork(nr.clone, [flags | CLONE.VFORK, 0, 0, 0, 0], intermediate);
  rows.branch(first.resultAddress, SIGN, 0n, begin);
  rows.copy(meet.error.address, first.resultAddress);
  rows.jump(failed);

  // VFORK: the launcher stands still until this one has ended.
  rows.place(intermediate);
  const second = rows.fork(nr.clone, [flags | CLONE.PARENT_SETTID, 0, helperPid, 0, 0], helper);
  const end = new Label();
  rows.branch(second.resultAddress, SIGN, 0n, end);
  rows.copy(meet.error.address, second.resultAddress);
  rows.place(end);
  emitExit(rows, libc, 0);

  rows.place(begin);
  rows.syscall(nr.wait4, [{ from: first.resultAddress }, 0, WALL, 0]);
  rows.branch(helperPid, LOW_WORD, 0n, failed);
  // Yama's scope 1 lets ancestors attach, and whom the process names (PR_SET_PTRACER). Without Yama it is EINVAL.
  rows.syscall(nr.prctl, [PR.SET_PTRACER, { from: helperPid }, 0, 0, 0]);
  rows.set(meet.go, 1);
  rows.syscall(nr.futex, [meet.go, FUTEX_WAKE, 1, 0, 0, 0]);
  return helperPid;
}

/**
 * The helper's first steps: out of the launcher's session, rid of its streams (but stderr), and waiting to begin.
 * `files`: `shared` with the launcher, so nothing is closed; those above 2 `kept`, or `closed`.
 */
export function emitHelperStart(
  rows: Rows,
  libc: Libc,
  meet: Meeting,
  launcher: number,
  files: 'shared' | 'kept' | 'closed',
): void {
  const { nr } = libc.abi;
  const again = new Label();
  const gone = new Label();
  const begin = new Label();
  rows.syscall(nr.setsid, []);
  if (files !== 'shared') {
    // Whoever waits for the end of the program's pipes must not wait for this process. (Before 5.9 there is no
    // close_range; then they are held for the few ms that it lives.)
    rows.syscall(nr.close, [0]);
    rows.syscall(nr.close, [1]);
  }
  if (files === 'closed') rows.syscall(nr.closeRange, [3, 0xffff_ffff, 0]);
  rows.place(again);
  emitFutexWait(rows, libc, meet.go, 0, 1_000_000_000);
  rows.branch(meet.go, LOW_WORD, 1n, begin);
  rows.syscall(nr.kill, [launcher, 0], gone);
  rows.jump(again);
  rows.place(gone);
  emitExit(rows, libc, 0);
  rows.place(begin);
}

/** Lets the launcher go on. */
export function emitAnswer(rows: Rows, libc: Libc, meet: Meeting, answer: number): void {
  rows.set(meet.ready, answer);
  rows.syscall(libc.abi.nr.futex, [meet.ready, FUTEX_WAKE, 1, 0, 0, 0]);
}

/** Sleeps while the 32-bit word holds `value`, `nanoseconds` at most; wakes for no reason, too. */
export function emitFutexWait(rows: Rows, libc: Libc, word: bigint, value: number, nanoseconds: number): void {
  const timeout = rows.words(Math.floor(nanoseconds / 1e9), nanoseconds % 1e9);
  rows.syscall(libc.abi.nr.futex, [word, FUTEX_WAIT, value, timeout, 0, 0]);
}

/**
 * Ends the process. Should even exit_group be denied, a write to address 0 does it: SIGSEGV has its default action by
 * then. Nothing may go on behind this point.
 */
export function emitExit(rows: Rows, libc: Libc, status: number): void {
  rows.syscall(libc.abi.nr.exitGroup, [status]);
  rows.set(0n, 0);
}

/** Writes `polc: TEXT` to stderr. */
export function emitMessage(rows: Rows, libc: Libc, text: string): void {
  const line = Buffer.from(`polc: ${text}\n`);
  rows.syscall(libc.abi.nr.write, [2, rows.bytes(line), line.length]);
}
