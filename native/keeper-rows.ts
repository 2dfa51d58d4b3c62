/**
 * The keeper: should the supervisor end or die while processes still depend on its answers, it lets all their calls pass, so
 * that they go on untraced instead of failing with ENOSYS. It shares Node's memory and walks rows, sleeps until the other end
 * of a pipe closes, and ends when the last process under the filter has.
 */
import { CLONE, SECCOMP } from './abi.js';
import { emitExit } from './helper-rows.js';
import { Label, Rows } from './interpreter.js';
import { NativeError, type Libc } from './libc.js';
import { NOTIFICATION_BYTES, SLOTS } from './notification-loop.js';

const POLLIN = 1;
const POLLHUP = 16;
const SIG_SETMASK = 2;
const O_CLOEXEC = 0o2000000;

/**
 * @param pending the supervisor's slots: what it had received but not answered is answered first.
 * The pipe's end stays open, and unused, until this process ends. @throws NativeError
 */
export function startKeeper(libc: Libc, listener: number, pending: bigint): void {
  const { nr } = libc.abi;
  const ends = libc.map(8);
  const piped = libc.syscall(nr.pipe2, ends.address, O_CLOEXEC);
  if (piped < 0) throw new NativeError('pipe', -piped);
  const reading = ends.memory.readUInt32LE(0);

  const rows = new Rows(libc, 4096);
  const keeper = new Label();
  const mask = rows.zeroed(8).address;
  rows.syscall(nr.rtSigprocmask, [SIG_SETMASK, rows.words(-1), mask, 8]);
  const fork = rows.fork(nr.clone, [CLONE.VM, 0, 0, 0, 0], keeper);
  rows.syscall(nr.rtSigprocmask, [SIG_SETMASK, mask, 0, 8]);
  rows.syscall(nr.close, [reading]);
  rows.return(0);

  // Its own table of files from here on: 0 is the pipe, 1 the listener, and nothing else is held open.
  rows.place(keeper);
  rows.syscall(nr.setsid, []);
  // dup3 refuses to copy a number onto itself: then it is there already. The listener never is 0, nor the pipe 1, as Node has both.
  rows.syscall(nr.dup3, [reading, 0, 0]);
  rows.syscall(nr.dup3, [listener, 1, 0]);
  rows.syscall(nr.closeRange, [2, 0xffff_ffff, 0]);
  const pollfd = rows.words(0); // struct pollfd: fd, events, revents
  const asleep = new Label();
  const alone = new Label();
  const gone = new Label();
  rows.place(asleep);
  rows.set(pollfd, 0n);
  rows.syscall(nr.ppoll, [pollfd, 1, 0, 0, 8]);
  rows.branch(pollfd, BigInt(POLLHUP) << 48n, BigInt(POLLHUP) << 48n, alone);
  rows.jump(asleep);

  const notification = rows.zeroed(NOTIFICATION_BYTES).address;
  // struct seccomp_notif_resp: id, val, error and flags.
  const response = rows.words(0, 0, BigInt(SECCOMP.USER_NOTIF_FLAG_CONTINUE) << 32n);
  const next = new Label();
  rows.place(alone);
  for (let slot = 0; slot < SLOTS; slot++) {
    rows.copy(response, pending + BigInt(slot * NOTIFICATION_BYTES));
    rows.syscall(nr.ioctl, [1, SECCOMP.IOCTL_NOTIF_SEND, response]);
  }
  rows.place(next);
  const ready = new Label();
  rows.set(pollfd, 1n | (BigInt(POLLIN) << 32n));
  rows.syscall(nr.ppoll, [pollfd, 1, 0, 0, 8], gone);
  rows.branch(pollfd, BigInt(POLLIN) << 48n, BigInt(POLLIN) << 48n, ready);
  rows.place(gone);
  emitExit(rows, libc, 0);
  rows.place(ready);
  for (let at = 0n; at < BigInt(NOTIFICATION_BYTES); at += 8n) rows.set(notification + at, 0);
  rows.syscall(nr.ioctl, [1, SECCOMP.IOCTL_NOTIF_RECV, notification], next);
  rows.copy(response, notification);
  rows.syscall(nr.ioctl, [1, SECCOMP.IOCTL_NOTIF_SEND, response]);
  rows.jump(next);

  rows.run();
  if (fork.result < 0) throw new NativeError('clone', -fork.result);
}
