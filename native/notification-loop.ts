/**
 * Answering seccomp notifications: the previous answer, the wait and the next notification are one walk of rows, so one call
 * from JavaScript, as a supervisor lives by the microsecond.
 */
import { SECCOMP } from './abi.js';
import { Label, Rows } from './interpreter.js';
import type { Libc } from './libc.js';

/** struct seccomp_notif: id, pid, flags, then struct seccomp_data. */
export const NOTIFICATION_BYTES = 80;
const POLLIN = 1;
const POLLHUP = 16;

export type Step = 'notified' | 'nothing' | 'gone';

export interface NotificationLoop {
  /** Room for notifications that were received and not answered yet; seen by the keeper. */
  readonly slots: readonly Buffer[];
  readonly address: bigint;
  /**
   * Lets the call of one slot go on (or fail, with an errno above 0), then waits for the next notification and puts it into another. `gone`: no process is left
   * that could make one. A call whose process died meanwhile is answered in vain, which is no error.
   */
  step(answer: Buffer | undefined, into: Buffer, timeoutMs: number, errno?: number): Step;
}

/** A call that was received waits for its answer whatever signals come, one that was not is interrupted: so as many as there are. */
export const SLOTS = 64;

const RESULT = { nothing: 0, notified: 1, gone: 2 } as const;

export function notificationLoop(libc: Libc, listener: number): NotificationLoop {
  const { nr } = libc.abi;
  const rows = new Rows(libc, 4096 + SLOTS * NOTIFICATION_BYTES);
  const notification = rows.zeroed(NOTIFICATION_BYTES);
  const room = rows.zeroed(SLOTS * NOTIFICATION_BYTES);
  // struct seccomp_notif_resp: id, val, error and flags.
  const response = rows.zeroed(24);
  const answer = rows.zeroed(8);
  const timeout = rows.zeroed(16); // struct timespec
  // Polled first: before 6.11 RECV sleeps on when no process is left to notify.
  const pollfd = rows.words(0); // fd, events, revents
  const wait = new Label();
  const ready = new Label();
  const nothing = new Label();
  const gone = new Label();

  rows.branch(answer.address, -1n, 0n, wait);
  rows.syscall(nr.ioctl, [listener, SECCOMP.IOCTL_NOTIF_SEND, response.address]);
  rows.place(wait);
  rows.set(pollfd, BigInt(listener) | (BigInt(POLLIN) << 32n));
  rows.syscall(nr.ppoll, [pollfd, 1, timeout.address, 0, 8], nothing);
  rows.branch(pollfd, BigInt(POLLIN) << 48n, BigInt(POLLIN) << 48n, ready);
  rows.branch(pollfd, BigInt(POLLHUP) << 48n, BigInt(POLLHUP) << 48n, gone);
  rows.place(nothing);
  rows.return(RESULT.nothing);
  rows.place(gone);
  rows.return(RESULT.gone);
  rows.place(ready);
  // The kernel refuses a buffer that is not zeroed.
  for (let offset = 0n; offset < BigInt(NOTIFICATION_BYTES); offset += 8n) rows.set(notification.address + offset, 0);
  rows.syscall(nr.ioctl, [listener, SECCOMP.IOCTL_NOTIF_RECV, notification.address], nothing);
  rows.return(RESULT.notified);

  const run = rows.runner();
  return {
    slots: Array.from({ length: SLOTS }, (_, i) =>
      room.memory.subarray(i * NOTIFICATION_BYTES, (i + 1) * NOTIFICATION_BYTES),
    ),
    address: room.address,
    step(answering, into, timeoutMs, errno = 0) {
      if (answering) {
        answering.copy(response.memory, 0, 0, 8);
        response.memory.writeInt32LE(-errno, 16);
        response.memory.writeUInt32LE(errno === 0 ? SECCOMP.USER_NOTIF_FLAG_CONTINUE : 0, 20);
      }
      answer.memory[0] = answering ? 1 : 0;
      timeout.memory.writeUInt32LE(timeoutMs * 1_000_000, 8);
      const result = run();
      if (result === RESULT.notified) notification.memory.copy(into);
      return result === RESULT.notified ? 'notified' : result === RESULT.gone ? 'gone' : 'nothing';
    },
  };
}
