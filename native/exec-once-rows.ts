/**
 * Where ptrace is not to be had: the policy's filter with execve answered by SECCOMP_RET_USER_NOTIF. The helper lets the
 * first execve, the launcher's own, pass, and ends; with it the last reference to the listener goes, and from then on the
 * kernel answers execve with ENOSYS (seccomp_unotify(2)). The policy's own errno is lost that way.
 */
import { SECCOMP } from './abi.js';
import { emitAnswer, emitExit, emitFutexWait, emitHelperStart, READY, type Meeting } from './helper-rows.js';
import { Label, type Rows } from './interpreter.js';
import type { Libc } from './libc.js';

export interface ExecOnce {
  readonly launcher: number;
  /** Where the launcher's seccomp(NEW_LISTENER) leaves the listener's fd, or −errno; `PENDING` until then. */
  readonly listener: bigint;
}

export const PENDING = -100_000;

// struct seccomp_notif: id, pid, flags, then struct seccomp_data, which begins with the number; 80 bytes.
const NOTIF_SIZE = 80;
const NOTIF_NR = 16n;
const POLLIN = 1;
const WAIT_NS = 200_000;

export function emitNotifier(rows: Rows, libc: Libc, meet: Meeting, helper: Label, once: ExecOnce): void {
  const { nr } = libc.abi;
  const waiting = new Label();
  const listening = new Label();
  const poll = new Label();
  const ready = new Label();
  const gone = new Label();
  const fd = { from: once.listener };

  rows.place(helper);
  emitHelperStart(rows, libc, meet, once.launcher, 'shared');
  emitAnswer(rows, libc, meet, READY.yes);
  // The launcher cannot wake us: its next syscall may already be denied.
  rows.place(waiting);
  const installed = new Label();
  emitFutexWait(rows, libc, once.listener, PENDING, WAIT_NS);
  rows.branch(once.listener, -1n, BigInt(PENDING), poll);
  rows.jump(installed);
  rows.place(poll);
  rows.syscall(nr.kill, [once.launcher, 0], gone);
  rows.jump(waiting);
  rows.place(installed);
  rows.branch(once.listener, 1n << 63n, 0n, listening);
  rows.place(gone);
  emitExit(rows, libc, 0);

  rows.place(listening);
  // struct pollfd: fd, events, revents. Polled first, because RECV may sleep on after the launcher has died.
  const pollfd = rows.words(0);
  const timeout = rows.words(1, 0);
  const repoll = new Label();
  rows.place(repoll);
  rows.copy(pollfd, once.listener, BigInt(POLLIN) << 32n);
  rows.syscall(nr.ppoll, [pollfd, 1, timeout, 0, 8], gone);
  rows.branch(pollfd, BigInt(POLLIN) << 48n, BigInt(POLLIN) << 48n, ready);
  rows.syscall(nr.kill, [once.launcher, 0], gone);
  rows.jump(repoll);
  rows.place(ready);
  const notif = rows.zeroed(NOTIF_SIZE).address;
  rows.syscall(nr.ioctl, [fd, SECCOMP.IOCTL_NOTIF_RECV, notif], gone);
  // struct seccomp_notif_resp: id, val, error and flags.
  const response = rows.words(0, 0, BigInt(SECCOMP.USER_NOTIF_FLAG_CONTINUE) << 32n);
  const answer = new Label();
  rows.copy(response, notif);
  rows.branch(notif + NOTIF_NR, 0xffff_ffffn, BigInt(nr.execve), answer);
  rows.jump(gone);
  rows.place(answer);
  rows.syscall(nr.ioctl, [fd, SECCOMP.IOCTL_NOTIF_SEND, response], gone);
  emitExit(rows, libc, 0);
}
