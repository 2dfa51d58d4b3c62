/** A notification → the recorder. What needs the process's memory or its files is read here, while the process waits. */
import { nativeArch } from '../../kernel/index.js';
import { FORK_FLAGS, spareFds, THREAD, type ArgumentTest, type Libc, type Received } from '../../native/index.js';
import { observationsOf, type Behaviour, type Recorder } from '../index.js';
import { Arguments } from './arguments.js';
import { cwdOf, NotifyCaller, type Question } from './caller.js';
import { Executions, type ExecutionsOptions } from './executions.js';
import { Processes, type Moment, type Process } from './processes.js';
import type { Spec, Specs } from './specs.js';

const CLONE_THREAD = 0x10000n;
const CLONE_NEWNS = 0x20000n;
const SECCOMP_FILTER_FLAG_NEW_LISTENER = 8;
/** What one image did, by what decides it. Cleared when it grows beyond any sense. */
const MAX_REMEMBERED = 20_000;
/** Processes whose descriptors can be read while they run, at most; those of others make calls wait. */
const MAX_FDS_OPEN = 128;
/** Descriptors that are left for looking names up: without one, what is there would count as not there. */
const FDS_LEFT = 16;

export interface WatchOptions extends ExecutionsOptions {
  readonly libc: Libc;
  readonly specs: Specs;
  /** Not every call is seen: plain forks, and where programs end, are not. */
  readonly partial: boolean;
}

/** What is left to do about a call that was taken. */
export type Later =
  | { readonly kind: 'observe'; readonly at: Moment }
  /** Processes that ended with it. */
  | { readonly kind: 'forget'; readonly serials: readonly number[] };

interface Remembered {
  readonly behaviours: readonly Behaviour[];
  /** What was asked of the process: other answers, other behaviour. */
  readonly questions: readonly Question[];
}

export class Watch {
  readonly processes: Processes;
  readonly #recorder: Recorder;
  readonly #proc;
  readonly #specs;
  readonly #caller: NotifyCaller;
  readonly #arguments: Arguments;
  readonly #executions: Executions;
  readonly #native = nativeArch(process.arch);
  /** By image. */
  readonly #remembered: Map<number | string, Remembered>[] = [];
  /** Processes that have ended, by their serial numbers: what they did may still have to be observed. */
  readonly #ended: number[] = [];
  #fdsOpen = 0;
  readonly #maxFdsOpen = Math.min(MAX_FDS_OPEN, spareFds() - FDS_LEFT);
  /** What is left to do about a call that waits once it has its answer. */
  readonly #rest: (() => void)[] = [];

  constructor(private readonly options: WatchOptions) {
    const { recorder, libc, proc, specs, partial } = options;
    this.#recorder = recorder;
    this.#specs = specs;
    this.#proc = proc;
    this.processes = new Processes(
      proc,
      recorder,
      (parent) => (partial ? undefined : this.#forked(parent)),
      (tid, process) => this.#left(tid, process),
    );
    this.#caller = new NotifyCaller(libc, proc, this.processes);
    this.#arguments = new Arguments(libc, specs, this.#caller, () => recorder.mark('unread'));
    this.#executions = new Executions(options, this.processes, this.#caller, (work) => this.#rest.push(work));
  }

  /**
   * A call as it comes: one that waits is observed, for the rest it is noted who made it. In their order.
   * @param denied what it is going to get instead
   * @returns what is left to be done about it
   */
  take(received: Received, denied?: string): Later {
    const tid = received.caller;
    const process = this.processes.of(tid);
    if (!received.waits) {
      const { event } = this.#specOf(received);
      const at = (process.moment ??= momentOf(process));
      if (event === 'plain fork') process.unclaimed++;
      else if (event === 'exec') process.tried = received.text;
      else if (event === 'exit thread') this.#endThread(tid, process);
      return { kind: 'observe', at };
    }
    process.tid = tid;
    if (process.changing === tid) this.#changed(process);
    this.#waiting(process, tid, received, denied);
    process.moment = undefined;
    process.fingerprint = undefined;
    this.options.calls.setThread(tid, this.#known(process));
    return { kind: 'forget', serials: this.#ended.splice(0) };
  }

  /** A call that ends its process, before its turn: what `take` will ask of it is asked now. */
  foresee({ caller }: Received): void {
    this.processes.foresee(caller);
  }

  /** What of `take` needs the process no more: for when the call has its answer, before another is taken. */
  settle(): void {
    for (const work of this.#rest.splice(0)) work();
  }

  /** What `take` left. In their order. */
  finishCall(received: Received, later: Later): void {
    if (later.kind === 'forget') for (const serial of later.serials) this.#recorder.ended(serial);
    else this.#observed(later.at, this.#specOf(received), received);
  }

  /** What is found for calls that have gone on, if they mention one of these names, a call that waits may change. */
  mayChange(received: Received): readonly string[] | 'nothing' | 'anything' {
    const spec = this.#specOf(received);
    if (spec.changes !== 'names') return spec.changes;
    if (spec.changesWhere && !holds(spec.changesWhere, received.notification)) return 'nothing';
    const tid = received.caller;
    const names: string[] = [];
    for (const text of this.#arguments.texts(tid, spec, received)?.values() ?? []) {
      const name = /([^/]+)\/*$/s.exec(text)?.[1];
      if (name === undefined || name === '.' || name === '..') return 'anything';
      names.push(name);
    }
    return names;
  }

  #specOf({ audit, number }: Received): Spec {
    return this.#specs.of(audit, number);
  }

  #waiting(process: Process, tid: number, received: Received, denied: string | undefined): void {
    this.#executions.look(process, received);
    if (process.uid < 0) this.processes.refresh(process);
    const spec = this.#specOf(received);
    // The first one is the launcher. Others without a parent that is known have lost it before they called.
    if (process.image === undefined && process.serial > 1) process.image = this.#executions.adopted(process);
    if (process.image === undefined) {
      // Should its execve fail, its exit.
      if (spec.event === 'exec') this.#executions.launches(process);
      return;
    }
    this.#observed(process, spec, received, denied);
    if (spec.event !== undefined && denied === undefined) this.#event(process, tid, spec, received.notification);
  }

  #observed(at: Moment, spec: Spec, received: Received, denied?: string): void {
    const { image, serial } = at;
    if (image === undefined) return;
    const { notification, waits } = received;
    const remembered = (this.#remembered[image] ??= new Map<number | string, Remembered>());
    this.#caller.link = received.link;
    const texts = this.#arguments.texts(at.tid, spec, received);
    const key = spec.weight === 'heavy' ? undefined : keyOf(spec, notification, texts, received.link, denied);
    const known = key === undefined ? undefined : remembered.get(key);
    const time = performance.now() - this.options.start;
    this.#caller.at = at;
    const record =
      known && this.#caller.wouldAnswer(known.questions)
        ? () => {
            for (const behaviour of known.behaviours) this.#recorder.hit(behaviour, serial, time);
          }
        : this.#observe(at, image, spec, received, texts, time, denied, (fresh) => {
            if (remembered.size > MAX_REMEMBERED) remembered.clear();
            if (key !== undefined) remembered.set(key, fresh);
          });
    if (waits) this.#rest.push(record);
    else record();
  }

  /** The filter lets plain forks pass, as a signal could interrupt them: that there is a child is how they are known. */
  #forked(parent: Process): void {
    if (parent.image === undefined) return;
    const arch = this.#native ?? 'x86_64';
    const args = { clone_flags: String(FORK_FLAGS) };
    const time = performance.now() - this.options.start;
    const observation = { kind: 'syscall', arch, syscall: 'clone', args } as const;
    this.#recorder.record(parent.image, parent.serial, time, observation, { outcome: 'ok', predicted: true });
  }

  /** The processes that were about to execute something when they were last seen. */
  finish(): void {
    for (const process of this.processes.alive) if (process.executing) this.#executions.ended(process);
    this.settle();
  }

  /** Asks what has to be asked. @returns what records the answers, and gives `keep` what may be remembered for the same arguments. */
  #observe(
    at: Moment,
    image: number,
    spec: Spec,
    { notification, waits }: Received,
    texts: ReadonlyMap<number, string> | undefined,
    time: number,
    denied: string | undefined,
    keep: (fresh: Remembered) => void,
  ): () => void {
    const executes = spec.event === 'exec' && denied === undefined && waits;
    const args = [0, 1, 2, 3, 4, 5].map((index) => notification.readBigUInt64LE(32 + index * 8));
    this.#caller.questions.length = 0;
    const calls = this.#arguments.calls(at, spec, args, texts);
    const seen = calls.flatMap((call, index) => {
      const all = observationsOf(call, this.#caller);
      // Of several addresses in one call the call itself counts once.
      const own = index === 0 ? all : all.slice(1);
      if (executes) {
        this.#mustWait(at.process);
        this.#executions.asked(at.process, own.slice(1));
      }
      return executes ? own.slice(0, 1) : own;
    });
    const questions = [...this.#caller.questions];
    const given = denied === undefined ? {} : { denied };
    return () => {
      if (spec.arch !== this.#native) this.#recorder.mark('foreign code', spec.arch);
      const behaviours: Behaviour[] = [];
      for (const { observation, outcome: found, predicted } of seen) {
        // Whether it is there by now says nothing: when it was executed it was not.
        const outcome = spec.event === 'exec' && !waits && found === 'ok' ? 'unknown' : found;
        const kept = this.#recorder.record(image, at.serial, time, observation, { outcome, predicted, ...given });
        if (kept) behaviours.push(kept);
      }
      if (calls.length === 1 && !questions.some(({ kind }) => kind === 'other')) keep({ behaviours, questions });
    };
  }

  #event(process: Process, tid: number, spec: Spec, notification: Buffer): void {
    switch (spec.event) {
      case 'exec':
        return this.processes.claim(process);
      case 'exit':
        this.processes.claim(process);
        return this.processes.ends(process);
      case 'exit thread':
        return this.#endThread(tid, process);
      case 'plain fork':
        process.unclaimed++;
        return;
      case 'fork': {
        const flags = this.#arguments.cloneFlags(process, spec, notification);
        if ((flags & CLONE_THREAD) === 0n) process.unclaimed++;
        if ((flags & CLONE_NEWNS) === 0n) return;
        process.plain = false;
        return this.#mustWait(process);
      }
      case 'changes root':
        process.plain = false;
        return this.#changes(process, tid);
      case 'moves':
      case 'changes user':
        return this.#changes(process, tid);
      case 'filters':
        if (
          notification.readUInt32LE(32) === 1 &&
          (notification.readUInt32LE(40) & SECCOMP_FILTER_FLAG_NEW_LISTENER) !== 0
        )
          this.#recorder.mark('own listener');
        return;
      case 'uring':
        return this.#recorder.mark('io_uring');
      case undefined:
    }
  }

  #endThread(tid: number, process: Process): void {
    if (process.threads.size <= 1) this.processes.claim(process);
    this.processes.threadEnds(tid, process);
  }

  #changes(process: Process, tid: number): void {
    process.changing = tid;
    process.cwd = undefined;
    this.#mustWait(process);
  }

  #changed(process: Process): void {
    process.changing = undefined;
    process.cwd = undefined;
    process.uid = -1;
  }

  /** Until each has made another call. */
  #mustWait(process: Process): void {
    for (const tid of process.threads) this.options.calls.setThread(tid, 0n);
  }

  /** What the answerer may go by from here on. */
  #known(process: Process): bigint {
    const { image, executing, changing, ended, plain } = process;
    if (image === undefined || executing || changing !== undefined || ended !== undefined) return 0n;
    process.identity ??= this.processes.identity(process);
    const known = process.threads.size > 1 ? THREAD.known | THREAD.several : THREAD.known;
    const cwd = plain ? cwdOf(this.#proc, process) : undefined;
    // What is in /proc goes with the process.
    if (cwd === undefined || cwd.startsWith('/proc')) return known;
    return known | THREAD.paths | BigInt(this.#fdsOf(process));
  }

  /** @returns 0 where there is none. */
  #fdsOf(process: Process): number {
    if (process.fds === undefined && this.#fdsOpen < this.#maxFdsOpen) {
      process.fds = this.#proc.folder(`/proc/${process.pid}/fd`);
      if (process.fds !== undefined) this.#fdsOpen++;
    }
    return process.fds ?? 0;
  }

  #left(tid: number | undefined, process: Process): void {
    if (tid !== undefined) return this.options.calls.setThread(tid, 0n);
    this.#ended.push(process.serial);
    if (process.fds === undefined) return;
    this.#proc.close(process.fds);
    process.fds = undefined;
    this.#fdsOpen--;
  }
}

/** Whether one of the tests does. */
const holds = (tests: readonly ArgumentTest[], notification: Buffer): boolean =>
  tests.some(({ argument, mask, value }) => (notification.readBigUInt64LE(32 + argument * 8) & mask) === value);

function momentOf(process: Process): Moment {
  const { pid, tid, uid, plain, serial, image, cwd } = process;
  return { pid, tid, uid, plain, serial, image, cwd, process };
}

/** What decides an observation: the call, the words of its deciding arguments, and the names it says. */
function keyOf(
  { index, deciding }: Spec,
  notification: Buffer,
  texts: ReadonlyMap<number, string> | undefined,
  link: string | null | undefined,
  denied: string | undefined,
): number | string {
  if (deciding.length === 0 && !texts && link === undefined && denied === undefined) return index;
  let key = `${index}`;
  if (link !== undefined) key += `\0${link ?? ''}`;
  if (denied !== undefined) key += ` ${denied}`;
  for (const argument of deciding) {
    const at = 32 + argument * 8;
    key += `:${notification.readUInt32LE(at)}.${notification.readUInt32LE(at + 4)}`;
  }
  if (texts) for (const [argument, text] of texts) key += `\0${argument}${text}`;
  return key;
}
