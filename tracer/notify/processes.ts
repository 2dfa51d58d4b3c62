/** Who is who: threads, their processes, whom they come from, and which program (image) each runs. */
import { readdirSync } from 'node:fs';
import type { Recorder, Seen } from '../index.js';
import type { Asking } from './lookup.js';
import type { Proc } from './proc.js';

/** A process as it was when it made a call. */
export interface Moment extends Asking {
  readonly serial: number;
  /** `undefined`: it has executed nothing yet. */
  readonly image: number | undefined;
  readonly cwd: string | undefined;
  readonly process: Process;
}

export class Process implements Moment {
  uid = 0;
  tid: number;
  image: number | undefined;
  cwd: string | undefined;
  plain = true;
  /** Children made by calls that were seen (vfork, clone3), of which no call was seen yet. */
  unclaimed = 0;
  /** An execve that was let pass; whether it worked shows at the next call. */
  executing: Executing | undefined;
  /** A program that was not there when it asked for it; it was let go on. Whether it is what it was shows at the next call that waits. */
  tried: string | undefined;
  /** Of the program that it is (`Processes.identity`). */
  identity: string | undefined;
  /** Its children, asked for when it was let go to its end. */
  heirs: readonly number[] | undefined;
  /** A call of this thread changes where the process is or who it is: known as soon as it makes another. */
  changing: number | undefined;
  /** A descriptor on its /proc/PID/fd. */
  fds: number | undefined;
  /** While it waits, where it was asked for. */
  fingerprint: string | undefined;
  /** As it is now, until it changes. */
  moment: Moment | undefined;
  /** When it ended, ms; dying threads may still call. */
  ended: number | undefined;
  readonly threads = new Set<number>();

  constructor(
    readonly pid: number,
    readonly serial: number,
    readonly parent: Process | undefined,
  ) {
    this.tid = pid;
  }

  get process(): Process {
    return this;
  }
}

/** A number is not given out again so soon. */
const REUSE_MS = 2000;
/** The number of what ended then may be another's by now. */
const isReused = (ended: number): boolean => performance.now() - ended > REUSE_MS;

export interface Executing {
  readonly tid: number;
  readonly seen: readonly Seen[];
  readonly before: string;
}

export class Processes {
  readonly #threads = new Map<number, Process>();
  readonly #byPid = new Map<number, Process>();
  /** The threads of processes that ended: what they asked for just before may still come. */
  readonly #ended = new Map<number, Process>();
  /** Of all that were met. */
  readonly pids = new Set<number>();
  #serial = 0;
  /** Threads that were gone when they were last looked for. */
  #gone: readonly number[] = [];

  /**
   * `forked`: is told of a process that made another by a plain fork, which is not notified; `left`: of threads that are no more
   * known, and of processes that ended.
   */
  constructor(
    private readonly proc: Proc,
    private readonly recorder: Recorder,
    private readonly forked: (parent: Process) => void,
    private readonly left: (tid: number | undefined, process: Process) => void,
  ) {}

  get alive(): readonly Process[] {
    return [...this.#byPid.values()].filter((process) => process.ended === undefined && process.threads.size > 0);
  }

  /** The process that a thread belongs to; new ones are asked about in /proc. */
  of(tid: number): Process {
    return this.#threads.get(tid) ?? this.#meet(tid);
  }

  find(pid: number): Process | undefined {
    return this.#byPid.get(pid);
  }

  /** Before a process ends or becomes another program: children that have not called yet are its own still. */
  claim(process: Process): void {
    process.unclaimed = 0;
    for (const child of process.heirs ?? this.#children(process))
      if (!this.#threads.has(child)) {
        this.#add(child, child, process);
        this.forked(process);
      }
    process.heirs = undefined;
  }

  /** Of a thread whose process is to end before its turn: asks what `claim` will need. */
  foresee(tid: number): void {
    const process = this.#threads.get(tid);
    if (process) process.heirs = this.#children(process);
  }

  #children({ pid, threads }: Process): readonly number[] {
    // Of a process with one thread that is known by its number.
    const tids = threads.size === 1 ? [...threads] : list(`/proc/${pid}/task`);
    const found = tids.map((tid) => this.proc.read(`/proc/${pid}/task/${tid}/children`) ?? '').join(' ');
    return found.split(' ').flatMap((child) => (child === '' ? [] : [Number(child)]));
  }

  /** Other threads end at execve; the one that is left has the process's number. */
  executed(process: Process, identity: string): void {
    for (const tid of process.threads) if (tid !== process.pid) this.#forget(tid, process);
    process.threads.clear();
    process.threads.add(process.pid);
    this.#threads.set(process.pid, process);
    process.cwd = undefined;
    process.tried = undefined;
    process.identity = identity;
  }

  threadEnds(tid: number, process: Process): void {
    this.#forget(tid, process);
    process.threads.delete(tid);
    if (process.threads.size === 0) this.ends(process);
  }

  /** It stays known for a moment: its threads may still be on their way. */
  ends(process: Process): void {
    for (const tid of process.threads) {
      this.#forget(tid, process);
      this.#ended.set(tid, process);
    }
    process.ended = performance.now();
    this.left(undefined, process);
  }

  #forget(tid: number, process: Process): void {
    this.#threads.delete(tid);
    this.left(tid, process);
  }

  #meet(tid: number): Process {
    const status = this.proc.read(`/proc/${tid}/status`);
    const pid = status === undefined ? tid : Number(/^Tgid:\s*(\d+)/m.exec(status)?.[1] ?? tid);
    const known = this.#byPid.get(pid) ?? (status === undefined ? this.#ended.get(tid) : undefined);
    if (known && !(known.ended !== undefined && isReused(known.ended))) {
      known.threads.add(tid);
      this.#threads.set(tid, known);
      return known;
    }
    const parent = this.#byPid.get(Number(/^PPid:\s*(\d+)/m.exec(status ?? '')?.[1] ?? 0));
    if (parent && parent.unclaimed > 0) parent.unclaimed--;
    else if (parent) this.forked(parent);
    const process = this.#add(pid, tid, parent);
    process.uid = fsuid(status ?? '');
    return process;
  }

  /** Asks again: the ids may have changed. */
  refresh(process: Process): void {
    process.uid = fsuid(this.proc.read(`/proc/${process.pid}/status`) ?? '');
  }

  /** What changes when a process becomes another program: where its stack, its vDSO and its first strings lie, and which it is. */
  identity({ pid }: Process): string {
    return `${this.proc.read(`/proc/${pid}/auxv`)}\n${this.proc.link(`/proc/${pid}/exe`)}`;
  }

  /** And its name, which a program changes itself, too. */
  fingerprint(process: Process, identity = this.identity(process)): string {
    return `${identity}\n${this.proc.read(`/proc/${process.pid}/comm`)}`;
  }

  #add(pid: number, tid: number, parent: Process | undefined): Process {
    const process = new Process(pid, ++this.#serial, parent);
    process.image = parent?.image;
    process.plain = parent?.plain ?? true;
    process.uid = parent?.uid ?? 0;
    process.identity = parent?.identity;
    process.threads.add(tid);
    this.#threads.set(tid, process);
    this.#byPid.set(pid, process);
    this.pids.add(pid);
    this.recorder.began();
    return process;
  }

  /**
   * Killed processes say nothing: their numbers must not be taken for living ones. Whoever was gone the last time is now forgotten, even
   * if there is one of that number again; so that calls that were made before can be taken in between.
   */
  sweep(): void {
    for (const tid of this.#gone) {
      const process = this.#threads.get(tid);
      if (!process) continue;
      this.threadEnds(tid, process);
      if (process.ended !== undefined) this.#byPid.delete(process.pid);
    }
    this.#gone = [...this.#threads.keys()].filter((tid) => this.proc.read(`/proc/${tid}/comm`) === undefined);
    for (const known of [this.#byPid, this.#ended])
      for (const [id, { ended }] of [...known]) if (ended !== undefined && isReused(ended)) known.delete(id);
  }
}

/** Real, effective, saved, file system. */
const fsuid = (status: string): number => Number(/^Uid:\s*\d+\s+\d+\s+\d+\s+(\d+)/m.exec(status)?.[1] ?? 0);

function list(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
