/**
 * Gives a stopped program a file descriptor that only the supervisor has: a Landlock ruleset. Under its filters the program could
 * open none, and its own table of files is the program's. So the first program gets a listener (seccomp_unotify(2)) that all
 * below it inherit: one call with the run's key waits for it, and is answered with a new descriptor (SECCOMP_IOCTL_NOTIF_ADDFD).
 * Linux 5.19 has all it takes.
 */
import { constants } from 'node:os';
import { NOTIFICATION_BYTES, SECCOMP, O_CLOEXEC } from '../abi.js';
import type { Libc, Mapping, Word } from '../libc.js';
import { ANSWER, AT, CODE, sockFilter } from '../sock-filter.js';
import { stateOf } from './process-status.js';
import type { StoppedProgram } from './stopped.js';

const POLLIN = 1;
/** Where answers are put together, behind the notification. */
const RESPONSE = NOTIFICATION_BYTES;

export class FdGiver {
  private readonly room: Mapping;

  private constructor(
    private readonly libc: Libc,
    private readonly key: bigint,
    private readonly listener: number,
  ) {
    this.room = libc.map(256);
  }

  /** Has the program install the listener and takes it. @returns −errno where it can't be had: EBUSY, as somebody listens already. */
  static in(program: StoppedProgram, pid: number, libc: Libc, key: bigint): FdGiver | number {
    const { nr } = libc.abi;
    const at = program.placeFilter(keyedFilter(libc.abi, key));
    const flags = SECCOMP.FLAG_NEW_LISTENER | SECCOMP.FLAG_WAIT_KILLABLE_RECV;
    const theirs = program.call(nr.seccomp, [SECCOMP.SET_MODE_FILTER, flags, at, 0, 0, key]);
    if (theirs < 0) return theirs;
    const pidfd = libc.syscall(nr.pidfdOpen, pid, 0);
    const ours = pidfd < 0 ? pidfd : libc.syscall(nr.pidfdGetfd, pidfd, theirs, 0);
    if (pidfd >= 0) libc.syscall(nr.close, pidfd);
    program.call(nr.close, [theirs]);
    return ours < 0 ? ours : new FdGiver(libc, key, ours);
  }

  /** @returns the program's number for what `fd` is open on, or −errno. @throws Gone, Untouchable */
  give(program: StoppedProgram, pid: number, fd: number): number {
    const args: readonly Word[] = [0, 0, 0, 0, 0, this.key];
    return program.call(this.libc.abi.nr.landlockCreateRuleset, args, () => this.answer(pid, fd));
  }

  private answer(pid: number, fd: number): void {
    for (;;) {
      while (!this.isAsked()) if (!'RSD'.includes(stateOf(pid))) return; // killed on its way
      const { memory } = this.room;
      memory.fill(0);
      if (this.ioctl(SECCOMP.IOCTL_NOTIF_RECV, 0) < 0) continue;
      const [id, asking] = [memory.readBigUInt64LE(0), memory.readUInt32LE(8)];
      if (asking === pid) {
        const added = this.add(id, fd);
        if (added < 0) this.refuse(id, added);
        return;
      }
      // Somebody who has found out the key; he must not keep others waiting.
      this.refuse(id, -constants.errno.EPERM);
    }
  }

  private add(id: bigint, fd: number): number {
    // struct seccomp_notif_addfd: id, flags, srcfd, newfd, newfd_flags.
    const memory = this.room.memory.fill(0, RESPONSE);
    memory.writeBigUInt64LE(id, RESPONSE);
    memory.writeUInt32LE(SECCOMP.ADDFD_FLAG_SEND, RESPONSE + 8);
    memory.writeUInt32LE(fd, RESPONSE + 12);
    memory.writeUInt32LE(O_CLOEXEC, RESPONSE + 20);
    return this.ioctl(SECCOMP.IOCTL_NOTIF_ADDFD, RESPONSE);
  }

  private refuse(id: bigint, error: number): void {
    // struct seccomp_notif_resp: id, val, error, flags.
    const memory = this.room.memory.fill(0, RESPONSE);
    memory.writeBigUInt64LE(id, RESPONSE);
    memory.writeInt32LE(error, RESPONSE + 16);
    this.ioctl(SECCOMP.IOCTL_NOTIF_SEND, RESPONSE);
  }

  private ioctl(request: number, at: number): number {
    const { address } = this.room;
    return this.libc.syscall(this.libc.abi.nr.ioctl, this.listener, request, address + BigInt(at));
  }

  private isAsked(): boolean {
    const { memory, address } = this.room;
    memory.fill(0, 0, 32);
    memory.writeInt32LE(this.listener, 0); // struct pollfd: fd, events, revents
    memory.writeInt16LE(POLLIN, 4);
    memory.writeUInt32LE(10_000_000, 24); // struct timespec at 16
    return this.libc.syscall(this.libc.abi.nr.ppoll, address, 1, address + 16n, 0, 8) > 0;
  }
}

/** landlock_create_ruleset with the key as sixth argument waits for the listener; all else passes. */
const keyedFilter = ({ audit, nr }: Libc['abi'], key: bigint): Uint8Array =>
  sockFilter([
    [CODE.load, 0, 0, AT.arch],
    [CODE.equal, 0, 7, audit],
    [CODE.load, 0, 0, AT.nr],
    [CODE.equal, 0, 5, nr.landlockCreateRuleset],
    [CODE.load, 0, 0, AT.low(5)],
    [CODE.equal, 0, 3, Number(key & 0xffff_ffffn)],
    [CODE.load, 0, 0, AT.high(5)],
    [CODE.equal, 0, 1, Number(key >> 32n)],
    [CODE.answer, 0, 0, ANSWER.notify],
    [CODE.answer, 0, 0, ANSWER.allow],
  ]);
