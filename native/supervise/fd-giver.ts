/**
 * Gives a stopped program a file descriptor that only the supervisor has: a Landlock ruleset. Under its filters the program could
 * open none, and its own table of files is the program's. So the first program gets a listener (seccomp_unotify(2)) that all
 * below it inherit: one call with the run's key waits for it, and is answered with a new descriptor (SECCOMP_IOCTL_NOTIF_ADDFD, from
 * 5.14 on).
 */
import { SECCOMP } from '../abi.js';
import type { Libc, Mapping, Word } from '../libc.js';
import { NOTIFICATION_BYTES } from '../notification-loop.js';
import { stateOf } from './process-status.js';
import type { StoppedProgram } from './stopped.js';

const AUDIT_ARCH: Readonly<Record<Libc['abi']['arch'], number>> = { x86_64: 0xc000003e, aarch64: 0xc00000b7 };
const O_CLOEXEC = 0o2000000;
const POLLIN = 1;

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
    const { nr } = this.libc.abi;
    const { memory, address } = this.room;
    const ioctl = (request: number, at: number): number =>
      this.libc.syscall(nr.ioctl, this.listener, request, address + BigInt(at));
    while (!this.isAsked()) if (!'RSD'.includes(stateOf(pid))) return; // killed on its way
    memory.fill(0);
    if (ioctl(SECCOMP.IOCTL_NOTIF_RECV, 0) < 0) return;
    const id = memory.readBigUInt64LE(0);
    const at = NOTIFICATION_BYTES;
    // struct seccomp_notif_addfd: id, flags, srcfd, newfd, newfd_flags.
    memory.writeBigUInt64LE(id, at);
    memory.writeUInt32LE(SECCOMP.ADDFD_FLAG_SEND, at + 8);
    memory.writeUInt32LE(fd, at + 12);
    memory.writeUInt32LE(O_CLOEXEC, at + 20);
    const added = ioctl(SECCOMP.IOCTL_NOTIF_ADDFD, at);
    if (added >= 0) return;
    // struct seccomp_notif_resp: id, val, error, flags.
    memory.fill(0, at);
    memory.writeBigUInt64LE(id, at);
    memory.writeInt32LE(added, at + 16);
    ioctl(SECCOMP.IOCTL_NOTIF_SEND, at);
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
