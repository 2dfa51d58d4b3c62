/** What a log says of processes: who came from whom, their folder, what their descriptors are open on. */
import type { ArchName } from '../../../kernel/index.js';
import { Files, Room } from './files.js';

/** Shared by those that cloned with CLONE_FS. */
export interface FileSystem {
  /** Undefined until the log tells. */
  cwd: string | undefined;
}

export interface Process {
  /** 0 while the log has not told. */
  pid: number;
  /** No other process of the log has it; threads have their process's. */
  readonly serial: number;
  readonly parent: Process | undefined;
  readonly thread: boolean;
  fs: FileSystem;
  files: Files;
  /** `Image.id`. */
  image: number;
  arch: ArchName;
  /** A call that another process's line interrupted: the line so far. */
  pending: string | undefined;
  pendingTime: number;
}

export interface Sharing {
  readonly files: boolean;
  readonly fs: boolean;
  readonly thread: boolean;
}

/** A log may be hostile: how many may run, and how much may stand before interruptions (characters). */
const MAX_PROCESSES = 16_384;
const MAX_PENDING = 1 << 25;

export class Processes {
  readonly #byPid = new Map<number, Process>();
  /** Interrupted in a call that makes a process: whose child a new pid is. */
  readonly #forking = new Set<Process>();
  /** By pid, those that ended while some process was in such a call: it may be theirs, and tell of them only now. */
  readonly #gone = new Map<number, Process>();
  /** Said by strace to be new: any other pid that comes up is the root's own. */
  readonly #announced = new Set<number>();
  readonly #room = new Room();
  #pending = 0;
  #serials = 0;
  readonly #began: (process: Process) => void;
  readonly #arch: ArchName;
  root: Process | undefined;

  constructor(arch: ArchName, began: (process: Process) => void) {
    this.#arch = arch;
    this.#began = began;
  }

  get(pid: number): Process | undefined {
    return this.#byPid.get(pid);
  }

  /** The only one there is: who a line without a pid speaks of. */
  get single(): Process | undefined {
    return this.#byPid.size === 1 ? this.#byPid.values().next().value : this.root;
  }

  get size(): number {
    return this.#byPid.size;
  }

  announce(pid: number): void {
    if (this.#announced.size < MAX_PROCESSES) this.#announced.add(pid);
  }

  isNew(pid: number): boolean {
    return this.#announced.has(pid);
  }

  /** Of a pid not seen being made: a child of who is just making one, else of the command itself. */
  unknown(pid: number, cwd: string | undefined): Process {
    let parent: Process | undefined;
    for (const process of this.#forking) parent = process;
    parent ??= this.root;
    if (parent) return this.fork(parent, pid, sharingOf(parent.pending ?? ''));
    const alone = { parent: undefined, thread: false, fs: { cwd }, files: new Files(this.#room) };
    return this.#add({ pid, ...alone, image: 0, arch: this.#arch });
  }

  /** The child that a clone returned; known already where its own lines came first. */
  fork(parent: Process, pid: number, sharing: Sharing): Process {
    const known = this.#byPid.get(pid);
    if (known && known.parent === parent) return known;
    const gone = this.#gone.get(pid);
    if (gone) {
      this.#gone.delete(pid);
      return gone;
    }
    return this.#add({
      pid,
      parent,
      thread: sharing.thread,
      fs: sharing.fs ? parent.fs : { ...parent.fs },
      files: sharing.files ? parent.files.shared() : parent.files.copied(),
      image: parent.image,
      arch: parent.arch,
    });
  }

  #add(made: Omit<Process, 'serial' | 'pending' | 'pendingTime'>): Process {
    const serial = made.thread && made.parent ? made.parent.serial : ++this.#serials;
    const process = { ...made, serial, pending: undefined, pendingTime: 0 };
    // A log without ends of processes: the number is another's by now.
    const before = this.#byPid.get(process.pid);
    if (before && before !== process.parent) this.#forget(before);
    if (this.#byPid.size >= MAX_PROCESSES) this.#forgetOldest();
    this.#byPid.set(process.pid, process);
    this.root ??= process;
    this.#began(process);
    return process;
  }

  #forgetOldest(): void {
    for (const oldest of this.#byPid.values()) {
      if (oldest === this.root) continue;
      this.#forget(oldest);
      return;
    }
  }

  /** The root's pid is learned late where its lines had none. */
  rename(process: Process, pid: number): void {
    this.#byPid.delete(process.pid);
    process.pid = pid;
    this.#byPid.set(pid, process);
  }

  /** @returns whether there was room for it. */
  interrupt(process: Process, line: string, time: number, forks: boolean): boolean {
    if (this.#pending + line.length > MAX_PENDING) return false;
    this.resume(process);
    this.#pending += line.length;
    process.pending = line;
    process.pendingTime = time;
    if (!forks) return true;
    if (this.#forking.size === 0) this.#gone.clear();
    this.#forking.add(process);
    return true;
  }

  resume(process: Process): string | undefined {
    const { pending } = process;
    this.#pending -= pending?.length ?? 0;
    process.pending = undefined;
    this.#forking.delete(process);
    return pending;
  }

  end(process: Process): void {
    this.#forget(process);
    if (this.#forking.size > 0 && this.#gone.size < MAX_PROCESSES) this.#gone.set(process.pid, process);
  }

  #forget(process: Process): void {
    this.resume(process);
    process.files.release();
    this.#byPid.delete(process.pid);
  }

  /** execve in a thread: the leader goes on with the thread's call, and the thread is gone. */
  supersede(leader: Process, thread: Process | undefined): void {
    if (!thread || thread === leader) return;
    leader.files.release();
    leader.files = thread.files.shared();
    leader.fs = thread.fs;
    const pending = this.resume(thread);
    this.resume(leader);
    if (pending !== undefined) this.interrupt(leader, pending, thread.pendingTime, false);
    this.end(thread);
  }
}

/** What a clone shares, from its flags as strace writes them, or as numbers (`-X raw`). Forks share nothing. */
export function sharingOf(text: string): Sharing {
  const raw = /\bflags=0x([0-9a-f]+)/.exec(text)?.[1];
  const bits = raw === undefined ? 0 : parseInt(raw, 16);
  const has = (name: string, bit: number): boolean => text.includes(name) || (bits & bit) !== 0;
  return {
    files: has('CLONE_FILES', 0x400),
    fs: has('CLONE_FS', 0x200),
    thread: has('CLONE_THREAD', 0x10000),
  };
}

/** What execve does: descriptors are no longer shared, those marked so are closed. */
export function afterExec(process: Process): void {
  process.files = process.files.afterExec();
  process.fs = { ...process.fs };
}
