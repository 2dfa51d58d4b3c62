/**
 * The answerer: a process that shares Node's memory and descriptors and walks rows, so that a notified call costs the program no
 * JavaScript. It receives each, copies it to the ring (call-ring.ts), reads what would be gone later, and lets the call go on;
 * what has to be looked at first is left to JavaScript, which it wakes. It ends with the last process that could call.
 *
 * The stand-by: a second such process, asleep until Node ends or dies while processes still depend on answers. It then takes the
 * answerer's place and lets all their calls pass, so that they go on untraced instead of failing with ENOSYS.
 */
import { readFileSync } from 'node:fs';
import { release } from 'node:os';
import { CLONE, NOTIFICATION_BYTES, SECCOMP, SIG_SETMASK } from './abi.js';
import { CallRing, LINK_BYTES, MAX_TID, SLOT, SLOTS, STATE, TEXT_BYTES, THREAD } from './call-ring.js';
import { emitExit } from './helper-rows.js';
import { Label, Rows, type Later, type Row } from './interpreter.js';
import { NativeError, type Libc } from './libc.js';
import type { Passing } from './passing.js';

/** In a notification: who calls, which call, from where. */
const AT = { caller: 8n, number: 16n, instruction: 24n, arguments: 32n } as const;
const ENOENT = 2n;
const SIGKILL = 9;
const SIGN = 1n << 63n;
const POLLIN = 1n;
const POLLHUP = 16n;
const FUTEX_WAKE = 1;
const AT_FDCWD = 0xffff_ff9cn;
/** Calls with numbers above wait. */
const CALLS = 512;
/** Descriptors with numbers above wait. */
const DESCRIPTORS = 256;
/** Where paths may be the process's own, and gone with it: /proc/self, and /dev/fd and /dev/stdin that lead there. */
const OWN_PATHS = ['/proc/', '/dev/fd', '/dev/st'];
/** Of these, ones that are everybody's: cpuinfo, filesystems, loadavg, meminfo, stat, sys, uptime, version. */
const SHARED_PATHS = ['cp', 'fi', 'lo', 'me', 'st', 'sy', 'up', 've'].map((name) => `/proc/${name}`);
/** From here on RECV ends when no process is left to notify; before it sleeps on, and has to be polled for first. */
const RECEIVES_END = [6, 11] as const;
const FULL_WAIT_NS = 100_000;
const LOW = 0xffff_ffffn;
/** TASK_SIZE of x86_64; elsewhere munmap(2) may refuse it, and memory is kept that nobody needs. */
const END = { start: 0x7fff_ffff_f000n, end: 0x7fff_ffff_f000n };
const PAGE = 4096n;

/**
 * @param passing of native calls, by number; those without wait. With `nothing passes` all do, and none goes on without Node.
 * @throws NativeError
 */
export function startAnswerer(
  libc: Libc,
  listener: number,
  passing: ReadonlyMap<number, Passing> | 'nothing passes',
): CallRing {
  const ring = new CallRing(libc, listener);
  new Answerer(libc, listener, ring).start(passing);
  return ring;
}

class Answerer {
  readonly #rows;
  readonly #notification: bigint;
  /** struct seccomp_notif_resp: id, val, error and flags. */
  readonly #response: bigint;
  /** struct pollfd: fd, events, revents. */
  readonly #pollfd: bigint;
  /** Address of the slot that the next call goes to. */
  readonly #slot: bigint;
  readonly #state: bigint;
  readonly #thread: bigint;
  readonly #linkLength: bigint;
  readonly #textLength: bigint;
  /** The first bytes of the text. */
  readonly #start: bigint;
  /** By the number of a descriptor, where its decimal digits are. */
  readonly #digits: bigint;
  readonly #waits = new Label();
  readonly #passes = new Label();
  readonly #places = new Map<string, Label>();
  /** Where an execve goes on once it is clear that its paths mean to it what they mean to us. */
  readonly #executing = new Label();

  constructor(
    private readonly libc: Libc,
    private readonly listener: number,
    private readonly ring: CallRing,
  ) {
    const rows = new Rows(libc, 32 * 1024);
    this.#rows = rows;
    this.#notification = rows.zeroed(NOTIFICATION_BYTES).address;
    this.#response = rows.words(0, 0, BigInt(SECCOMP.USER_NOTIF_FLAG_CONTINUE) << 32n);
    this.#pollfd = rows.words(0);
    this.#slot = rows.words(ring.slots.address);
    [this.#state, this.#thread, this.#linkLength, this.#textLength, this.#start] = [
      rows.words(0),
      rows.words(0),
      rows.words(0),
      rows.words(0),
      rows.words(0),
    ];
    const texts = rows.bytes(
      Buffer.from(Array.from({ length: DESCRIPTORS }, (_, fd) => `${fd}\0`.padEnd(4, '\0')).join('')),
    );
    this.#digits = rows.words(...Array.from({ length: DESCRIPTORS }, (_, fd) => texts + BigInt(fd * 4)));
  }

  start(passing: ReadonlyMap<number, Passing> | 'nothing passes'): void {
    const rows = this.#rows;
    const { nr } = this.libc.abi;
    const supervisor = this.libc.syscall(nr.pidfdOpen, process.pid, 0);
    if (supervisor < 0) throw new NativeError('pidfd_open', -supervisor);
    const calls = rows.zeroed(CALLS * 8);
    const mask = rows.zeroed(8).address;
    const [answerer, standBy, done] = [new Label(), new Label(), new Label()];
    rows.syscall(nr.rtSigprocmask, [SIG_SETMASK, rows.words(-1), mask, 8]);
    const first = rows.fork(nr.clone, [CLONE.VM | CLONE.FILES, 0, 0, 0, 0], answerer);
    rows.branch(first.resultAddress, SIGN, SIGN, done);
    const pidfd = rows.syscall(nr.pidfdOpen, [{ from: first.resultAddress }, 0], done);
    const second = rows.fork(nr.clone, [CLONE.VM | CLONE.FILES, 0, 0, 0, 0], standBy);
    rows.place(done);
    rows.syscall(nr.rtSigprocmask, [SIG_SETMASK, mask, 0, 8]);
    rows.return(0);

    rows.place(answerer);
    this.#leaveGroup();
    const next = new Label();
    rows.place(next);
    this.#receive(next);
    const unknown = new Label();
    this.#dispatch(calls.address, unknown);
    this.#publish(next);
    const waiting = this.#waits.address;
    const places = new Map<number, Label>();
    if (passing !== 'nothing passes')
      for (const [number, how] of passing) if (number < CALLS) places.set(number, this.#place(how));
    this.#unknown(unknown);
    for (let number = 0; number < CALLS; number++)
      calls.memory.writeBigUInt64LE(places.get(number)?.address ?? waiting ?? 0n, number * 8);

    rows.place(standBy);
    this.#leaveGroup();
    this.#awaitDeath(supervisor, pidfd);
    if (passing === 'nothing passes') emitExit(rows, this.libc, 0);
    else this.#goOnAlone();
    rows.run();
    const steps = [
      [first, 'clone'],
      [pidfd, 'pidfd_open'],
      [second, 'clone'],
    ] as const;
    for (const [{ result }, call] of steps) if (result < 0) throw new NativeError(call, -result);
  }

  /**
   * What ends the group that polc is in is not for these two. They stay in its session: a scheduler that shares time out by sessions
   * (autogroup, sched(7)) would have the program wait for others in between, by two thirds of its time on a busy machine.
   */
  #leaveGroup(): void {
    this.#rows.syscall(this.libc.abi.nr.setpgid, [0, 0]);
  }

  /** Waits for a free slot, then for a call. */
  #receive(next: Label): void {
    const rows = this.#rows;
    const { nr } = this.libc.abi;
    const [free, poll, ready, gone, taken] = [new Label(), new Label(), new Label(), new Label(), new Label()];
    rows.branch(this.#inSlot(SLOT.state), LOW, BigInt(STATE.free), free);
    // JavaScript is behind: the program has to wait for it.
    rows.syscall(nr.ppoll, [0, 0, rows.words(0, FULL_WAIT_NS), 0, 8]);
    rows.jump(next);

    rows.place(free);
    if (receivesEnd()) {
      this.#take(poll);
      rows.jump(taken);
    }
    rows.place(poll);
    rows.set(this.#pollfd, BigInt(this.listener) | (POLLIN << 32n));
    rows.syscall(nr.ppoll, [this.#pollfd, 1, 0, 0, 8]);
    rows.branch(this.#pollfd, POLLIN << 48n, POLLIN << 48n, ready);
    rows.branch(this.#pollfd, POLLHUP << 48n, POLLHUP << 48n, gone);
    rows.jump(poll);

    rows.place(gone);
    rows.set(this.ring.gone.address, 1n);
    this.#ring();
    emitExit(rows, this.libc, 0);

    rows.place(ready);
    this.#take(next);
    rows.place(taken);
  }

  #take(onError: Label): void {
    const rows = this.#rows;
    // The kernel refuses a buffer that is not zeroed.
    for (let at = 0n; at < BigInt(NOTIFICATION_BYTES); at += 8n) rows.set(this.#notification + at, 0);
    rows.syscall(this.libc.abi.nr.ioctl, [this.listener, SECCOMP.IOCTL_NOTIF_RECV, this.#notification], onError);
    rows.copy(this.#response, this.#notification);
  }

  /** To what its number asks for. */
  #dispatch(calls: bigint, unknown: Label): void {
    const rows = this.#rows;
    const native = new Label();
    rows.set(this.#linkLength, 0);
    rows.set(this.#textLength, 0);
    const number = this.#notification + AT.number; // and the architecture
    rows.branch(number, (LOW << 32n) | (LOW & ~BigInt(CALLS - 1)), BigInt(this.libc.abi.audit) << 32n, native);
    rows.jump(this.#waits);
    rows.place(native);
    rows.pick(this.#thread, this.ring.threads.address, this.#notification + AT.caller, BigInt(MAX_TID - 1));
    rows.branch(this.#thread, THREAD.known, 0n, unknown);
    // The row behind is the one that jumps.
    const pick = rows.pick(0n, calls, number, BigInt(CALLS - 1));
    const jump = rows.jumpLater();
    rows.poke(pick.address + 16n, jump.targetAddress);
  }

  /** Of a thread that is not known no call goes on, but the next name that it tries for a program. */
  #unknown(label: Label): void {
    const rows = this.#rows;
    const executes = new Label();
    rows.place(label);
    if (this.#executing.address === undefined) return void rows.jump(this.#waits);
    rows.branch(this.#notification + AT.number, LOW, BigInt(this.libc.abi.nr.execve), executes);
    rows.jump(this.#waits);
    rows.place(executes);
    const before = { from: this.#notification + AT.instruction, add: THREAD.tried };
    rows.branch(this.#thread, -1n, before, this.#executing);
    rows.jump(this.#waits);
  }

  /** The call goes into its slot, and on. */
  #publish(next: Label): void {
    const rows = this.#rows;
    const { nr } = this.libc.abi;
    const [publish, half, whole, go, passes] = [new Label(), new Label(), new Label(), new Label(), new Label()];
    const start = this.ring.slots.address;
    const size = BigInt(SLOTS * SLOT.size);
    rows.place(this.#waits);
    rows.set(this.#state, STATE.waits);
    rows.jump(publish);
    rows.place(this.#passes);
    rows.set(this.#state, STATE.passed);

    rows.place(publish);
    for (let at = 0; at < NOTIFICATION_BYTES; at += 8) rows.copy(this.#inSlot(at), this.#notification + BigInt(at));
    rows.copy(this.#inSlot(SLOT.linkLength), this.#linkLength);
    rows.copy(this.#inSlot(SLOT.textLength), this.#textLength);
    // INVARIANT: last. From here on JavaScript may take the slot and give it back.
    rows.copy(this.#inSlot(SLOT.state), this.#state);
    rows.copy(this.#slot, this.#slot, SLOT.size);
    rows.branch(this.#slot, -1n, start + size / 2n, half);
    rows.branch(this.#slot, -1n, start + size, whole);
    rows.jump(go);
    rows.place(whole);
    rows.set(this.#slot, start);
    rows.place(half);
    this.#ring();
    rows.place(go);
    rows.branch(this.#state, LOW, BigInt(STATE.passed), passes);
    this.#ring();
    rows.jump(next);
    rows.place(passes);
    rows.syscall(nr.ioctl, [this.listener, SECCOMP.IOCTL_NOTIF_SEND, this.#response]);
    rows.jump(next);
  }

  /** Wakes JavaScript. */
  #ring(): void {
    const { address } = this.ring.bell;
    this.#rows.copy(address, address, 1);
    this.#rows.syscall(this.libc.abi.nr.futex, [address, FUTEX_WAKE, 1, 0, 0, 0]);
  }

  /** Rows for what happens to a call; the same again for the same. They end at #passes or #waits. */
  #place(how: Passing): Label {
    if (how.kind === 'waits') return this.#waits;
    if (how.kind === 'passes') return this.#passes;
    const key = JSON.stringify(how, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
    const known = this.#places.get(key);
    if (known) return known;
    const label = new Label();
    this.#places.set(key, label);
    const rows = this.#rows;
    if (how.kind === 'either') {
      const [then, otherwise] = [this.#place(how.then), this.#place(how.otherwise)];
      rows.place(label);
      for (const { argument, mask, value } of how.where) rows.branch(this.#argument(argument), mask, value, then);
      rows.jump(otherwise);
      return label;
    }
    rows.place(label);
    switch (how.kind) {
      case 'text':
        this.#text(how.pointer, how.relativeTo);
        break;
      case 'descriptor':
        this.#readLink(how.argument);
        rows.jump(this.#passes);
        break;
      case 'executes':
        this.#execute(how.pointer);
        break;
      case 'ends thread':
        this.#endThread();
        break;
      case 'leaves':
        rows.copy(this.ring.left.address + 8n, this.#notification);
        rows.copy(this.ring.left.address, this.#slot);
        rows.jump(this.#waits);
    }
    return label;
  }

  #execute(pointer: number): void {
    const rows = this.#rows;
    const { nr } = this.libc.abi;
    const [absolute, failed, absent, sound] = [new Label(), new Label(), new Label(), new Label()];
    const text = this.#inSlot(SLOT.text);
    rows.branch(this.#thread, THREAD.paths, THREAD.paths, this.#executing);
    rows.jump(this.#waits);
    rows.place(this.#executing);
    this.#copyText(pointer);
    this.#startsWith(['/'], absolute);
    rows.jump(this.#waits);
    rows.place(absolute);
    const there = rows.syscall(nr.faccessat, [AT_FDCWD, text, 0], failed);
    rows.jump(this.#waits);
    rows.place(failed);
    rows.branch(there.resultAddress, -1n, -ENOENT, absent);
    rows.jump(this.#waits);
    rows.place(absent);
    const instruction = this.#notification + AT.instruction;
    rows.branch(instruction, ~THREAD.address, 0n, sound);
    rows.jump(this.#waits);
    rows.place(sound);
    rows.copy(this.#entryOfCaller(), instruction, THREAD.tried);
    rows.jump(this.#passes);
  }

  #endThread(): void {
    const rows = this.#rows;
    const ends = new Label();
    rows.branch(this.#thread, THREAD.several, THREAD.several, ends);
    rows.jump(this.#waits);
    rows.place(ends);
    // Its number may be given to another.
    rows.set(this.#entryOfCaller(), 0);
    rows.jump(this.#passes);
  }

  /** Rows that find what `threads` says of the caller: the table's address and eight times the caller's number. */
  #entryOfCaller(): Later {
    const rows = this.#rows;
    const at = rows.words(0);
    rows.copy(at, this.#notification + AT.caller);
    for (let i = 0; i < 3; i++) rows.copy(at, at, { from: at });
    rows.copy(at, at, this.ring.threads.address);
    return { from: at };
  }

  #text(pointer: number, relativeTo: number | undefined): void {
    const rows = this.#rows;
    const paths = new Label();
    rows.branch(this.#thread, THREAD.paths, THREAD.paths, paths);
    rows.jump(this.#waits);
    rows.place(paths);
    this.#copyText(pointer);
    if (relativeTo === undefined) return void rows.jump(this.#passes);
    this.#startsWith(['/'], this.#passes);
    rows.branch(this.#argument(relativeTo), LOW, AT_FDCWD, this.#passes);
    this.#readLink(relativeTo);
    rows.copy(this.#start, this.#inSlot(SLOT.link));
    this.#startsWith(['/proc/'], this.#waits);
    rows.jump(this.#passes);
  }

  /** The string behind an argument into the slot; falls through unless it does not fit, or is a path of the process's own. */
  #copyText(pointer: number): void {
    const rows = this.#rows;
    const whole = new Label();
    const [local, remote] = [rows.words(0, TEXT_BYTES), rows.words(0, TEXT_BYTES)]; // struct iovec
    const text = this.#inSlot(SLOT.text);
    rows.copy(local, this.#slot, SLOT.text);
    rows.copy(remote, this.#argument(pointer));
    const read = rows.syscall(
      this.libc.abi.nr.processVmReadv,
      [{ from: this.#notification + AT.caller }, local, 1, remote, 1, 0],
      this.#waits,
    );
    rows.scan(text, { from: read.resultAddress }, whole);
    rows.jump(this.#waits);
    rows.place(whole);
    rows.copy(this.#textLength, read.resultAddress);
    const [own, shared] = [new Label(), new Label()];
    rows.copy(this.#start, text);
    this.#startsWith(OWN_PATHS, own);
    rows.jump(shared);
    rows.place(own);
    this.#startsWith(SHARED_PATHS, shared);
    rows.jump(this.#waits);
    rows.place(shared);
  }

  /** @param paths of 8 bytes at most */
  #startsWith(paths: readonly string[], to: Label): void {
    for (const path of paths) {
      const bytes = Buffer.alloc(8);
      bytes.write(path, 'latin1');
      this.#rows.branch(this.#start, (1n << BigInt(path.length * 8)) - 1n, bytes.readBigUInt64LE(0), to);
    }
  }

  /** Falls through with what a descriptor is open on in the slot. */
  #readLink(argument: number): void {
    const rows = this.#rows;
    const small = new Label();
    rows.branch(this.#thread, LOW, 0n, this.#waits);
    rows.branch(this.#argument(argument), LOW & ~BigInt(DESCRIPTORS - 1), 0n, small);
    rows.jump(this.#waits);
    rows.place(small);
    const name = rows.words(0);
    rows.pick(name, this.#digits, this.#argument(argument), BigInt(DESCRIPTORS - 1));
    const read = rows.syscall(this.libc.abi.nr.readlinkat, [
      { from: this.#thread },
      { from: name },
      this.#inSlot(SLOT.link),
      LINK_BYTES,
    ]);
    // It may be longer still.
    rows.branch(read.resultAddress, -1n, BigInt(LINK_BYTES), this.#waits);
    rows.copy(this.#linkLength, read.resultAddress);
  }

  /** Ends with the answerer; falls through when Node has ended, and the answerer with it. */
  #awaitDeath(supervisor: number, answerer: Row): void {
    const rows = this.#rows;
    const { nr } = this.libc.abi;
    const [asleep, left, dying] = [new Label(), new Label(), new Label()];
    const pollfds = rows.words(0, 0);
    const second = pollfds + 8n;
    const answererFd = { from: answerer.resultAddress, add: POLLIN << 32n };
    rows.place(asleep);
    rows.set(pollfds, BigInt(supervisor) | (POLLIN << 32n));
    rows.copy(second, answererFd.from, answererFd.add);
    rows.syscall(nr.ppoll, [pollfds, 2, 0, 0, 8]);
    rows.branch(second, POLLIN << 48n, POLLIN << 48n, left);
    rows.branch(pollfds, POLLIN << 48n, POLLIN << 48n, dying);
    rows.jump(asleep);
    rows.place(left);
    emitExit(rows, this.libc, 0);
    // Two that receive would answer one another's calls twice.
    rows.place(dying);
    rows.syscall(nr.pidfdSendSignal, [{ from: answerer.resultAddress }, SIGKILL, 0, 0]);
    const dead = new Label();
    const still = new Label();
    rows.place(still);
    rows.copy(second, answererFd.from, answererFd.add);
    rows.syscall(nr.ppoll, [second, 1, 0, 0, 8]);
    rows.branch(second, POLLIN << 48n, POLLIN << 48n, dead);
    rows.jump(still);
    rows.place(dead);
  }

  /** Without Node: what waits goes on, and all that comes, perhaps for long: so Node's memory is given back. */
  #goOnAlone(): void {
    const rows = this.#rows;
    const { nr } = this.libc.abi;
    const { address } = this.ring.slots;
    const [again, skip, done, next] = [new Label(), new Label(), new Label(), new Label()];
    // Whoever waits for the end of polc's pipes must not wait for this process.
    rows.syscall(nr.closeRange, [0, this.listener - 1, 0]);
    rows.syscall(nr.closeRange, [this.listener + 1, 0xffff_ffff, 0]);
    // What the answerer had in hand.
    rows.copy(this.#response, this.#notification);
    rows.syscall(nr.ioctl, [this.listener, SECCOMP.IOCTL_NOTIF_SEND, this.#response]);
    const at = rows.words(address);
    rows.place(again);
    const waits = new Label();
    rows.branch({ from: at, add: SLOT.state }, LOW, BigInt(STATE.waits), waits);
    rows.jump(skip);
    rows.place(waits);
    rows.copy(this.#response, { from: at });
    rows.syscall(nr.ioctl, [this.listener, SECCOMP.IOCTL_NOTIF_SEND, this.#response]);
    rows.place(skip);
    rows.copy(at, at, SLOT.size);
    rows.branch(at, -1n, address + BigInt(SLOTS * SLOT.size), done);
    rows.jump(again);
    rows.place(done);

    // A program that Node was about to start may still read its memory; with the next call it does not any more.
    const first = new Label();
    rows.place(first);
    this.#letPass(first);
    const kept = rows.needed.map(({ address, memory }) => ({ start: address, end: address + BigInt(memory.length) }));
    let from = 0n;
    for (const { start, end } of [...kept, commandLine(), END].sort((a, b) => Number(a.start - b.start))) {
      if (start > from) rows.syscall(nr.munmap, [from, start - from]);
      from = end;
    }
    rows.place(next);
    this.#letPass(next);
    rows.jump(next);
  }

  /** The next call; `again` where there is none yet. */
  #letPass(again: Label): void {
    const rows = this.#rows;
    const { nr } = this.libc.abi;
    const [gone, ready] = [new Label(), new Label()];
    rows.set(this.#pollfd, BigInt(this.listener) | (POLLIN << 32n));
    rows.syscall(nr.ppoll, [this.#pollfd, 1, 0, 0, 8], gone);
    rows.branch(this.#pollfd, POLLIN << 48n, POLLIN << 48n, ready);
    rows.place(gone);
    emitExit(rows, this.libc, 0);
    rows.place(ready);
    this.#take(again);
    rows.syscall(nr.ioctl, [this.listener, SECCOMP.IOCTL_NOTIF_SEND, this.#response]);
  }

  #argument(index: number): bigint {
    return this.#notification + AT.arguments + BigInt(index * 8);
  }

  #inSlot(offset: number): Later {
    return { from: this.#slot, add: offset };
  }
}

/** The pages of what ps(1) calls a process by: arg_start and env_end of proc_pid_stat(5), fields 48 and 51. */
function commandLine(): { readonly start: bigint; readonly end: bigint } {
  const stat = readFileSync('/proc/self/stat', 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [start, end] = [fields[45], fields[48]].map((field) => BigInt(field ?? 0));
  return { start: ((start ?? 0n) / PAGE) * PAGE, end: ((end ?? 0n) / PAGE + 1n) * PAGE };
}

function receivesEnd(): boolean {
  const [major = 0, minor = 0] = release()
    .split('.')
    .map((part) => Number.parseInt(part, 10));
  return major > RECEIVES_END[0] || (major === RECEIVES_END[0] && minor >= RECEIVES_END[1]);
}
