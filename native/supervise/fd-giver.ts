/**
 * Gives a stopped program a file descriptor that only the supervisor has: a Landlock ruleset. Under its filters the program could
 * open none, and its own table of files is the program's. So the first program gets a listener (seccomp_unotify(2)) that all
 * below it inherit: one call with the run's key waits for it, and is answered with a new descriptor (SECCOMP_IOCTL_NOTIF_ADDFD).
 * Linux 5.19 has all it takes.
 */
import { constants } from 'node:os';
import { NOTIFICATION_BYTES, SECCOMP } from '../abi.js';
import type { Libc, Mapping, Word } from '../libc.js';
import { stateOf } from './process-status.js';
import type { StoppedProgram } from './stopped.js';

const AUDIT_ARCH: Readonly<Record<Libc['abi']['arch'], number>> = { x86_64: 0xc000003e, aarch64: 0xc00000b7 };
const O_CLOEXEC = 0o2000000;
const POLLIN = 1;
/** Where answers are put together, behind the notification. */
const ANSWER = NOTIFICATION_BYTES;

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
    const memory = this.room.memory.fill(0, ANSWER);
    memory.writeBigUInt64LE(id, ANSWER);
    memory.writeUInt32LE(SECCOMP.ADDFD_FLAG_SEND, ANSWER + 8);
    memory.writeUInt32LE(fd, ANSWER + 12);
    memory.writeUInt32LE(O_CLOEXEC, ANSWER + 20);
    return this.ioctl(SECCOMP.IOCTL_NOTIF_ADDFD, ANSWER);
  }

  private refuse(id: bigint, error: number): void {
    // struct seccomp_notif_resp: id, val, error, flags.
    const memory = this.room.memory.fill(0, ANSWER);
    memory.writeBigUInt64LE(id, ANSWER);
    memory.writeInt32LE(error, ANSWER + 16);
    this.ioctl(SECCOMP.IOCTL_NOTIF_SEND, ANSWER);
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
function keyedFilter({ arch, nr }: Libc['abi'], key: bigint): Uint8Array {
  const [load, equal, answer] = [0x20, 0x15, 0x06];
  const [allow, notify] = [0x7fff0000, 0x7fc00000];
  // struct seccomp_data: nr at 0, arch at 4, the sixth argument at 56.
  const instructions: readonly (readonly [code: number, jt: number, jf: number, k: number])[] = [
    [load, 0, 0, 4],
    [equal, 0, 7, AUDIT_ARCH[arch]],
    [load, 0, 0, 0],
    [equal, 0, 5, nr.landlockCreateRuleset],
    [load, 0, 0, 56],
    [equal, 0, 3, Number(key & 0xffff_ffffn)],
    [load, 0, 0, 60],
    [equal, 0, 1, Number(key >> 32n)],
    [answer, 0, 0, notify],
    [answer, 0, 0, allow],
  ];
  const bytes = Buffer.alloc(instructions.length * 8); // struct sock_filter
  instructions.forEach(([code, jt, jf, k], i) => {
    bytes.writeUInt16LE(code, i * 8);
    bytes[i * 8 + 2] = jt;
    bytes[i * 8 + 3] = jf;
    bytes.writeUInt32LE(k >>> 0, i * 8 + 4);
  });
  return bytes;
}
