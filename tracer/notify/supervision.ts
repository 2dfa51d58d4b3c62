/** Answers a run's calls until nobody is left to ask, and looks at them. */
import { setImmediate } from 'node:timers/promises';
import { permits, type Answer } from '../../compiler/index.js';
import { errnoName, nativeArch } from '../../kernel/index.js';
import { SLOTS, type Received, type Traced } from '../../native/index.js';
import { Farewell, PROGRESS_MS, stoppedAsWell, type EngineOptions } from '../index.js';
import { Condemned } from './condemned.js';
import type { Proc } from './proc.js';
import { Said, type Kept } from './said.js';
import type { Watch } from './watch.js';

const ENOSYS = 38;
const ALLOWED: Answer = { kind: 'allow' };
const KILLED: Answer = { kind: 'kill' };

const deniedAs = (answer: Answer): string =>
  answer.kind === 'errno' ? (errnoName(ARCH, answer.errno) ?? `errno ${answer.errno}`) : answer.kind;
const ARCH = nativeArch(process.arch) ?? 'x86_64';

/** How long JavaScript's own events (signals, timers) wait at most. */
const TURN_MS = 20;
/** How long calls that have gone on may lie before they are looked at, which takes time that the program could use. */
const LIE_MS = 250;
/** How many of them may. */
const MANY = (SLOTS * 3) / 4;
/** Calls that are taken, or looked at, between two questions whether the command has ended. */
const BETWEEN = 16;
/** Of so many calls one is looked at when names change, so that there are ever fewer to search. */
const ONE_WITH_A_CHANGE = 128;
/** Between two times of looking who was killed; no number is given out again so soon. */
const SWEEP_MS = 1000;
const ANYBODY = -1;
const WNOHANG = 1;
const WUNTRACED = 2;

/** A policy whose filter asks the supervisor, who answers in its stead. */
export interface Enforcer {
  /**
   * What the policy says of the call. INVARIANT: a function of its registers alone, which the kernel copied: nobody can change
   * between this answer and the call what it was about.
   */
  readonly answer: (notification: Buffer) => Answer;
  /** Every call asks. */
  readonly all: boolean;
}

export class Supervision {
  status: number | undefined;
  /** When its first call, the execve, went on. */
  begunAt: number | undefined;
  endedAt: number | undefined;
  left: number | undefined;
  /** Those whose slots are not given back yet. */
  readonly #kept: Kept[] = [];
  readonly #said = new Said();
  readonly #condemned: Condemned;
  readonly #farewell = new Farewell();
  readonly #word;

  constructor(
    private readonly traced: Pick<Traced, 'libc' | 'pid' | 'calls'>,
    proc: Proc,
    private readonly watch: Watch,
    private readonly options: EngineOptions,
    private readonly enforcer: Enforcer | undefined,
  ) {
    this.#condemned = new Condemned(traced.libc, proc);
    this.#word = traced.libc.map(8);
  }

  async untilDone(): Promise<void> {
    const { until, onProgress } = this.options;
    let [shown, swept] = [performance.now(), performance.now()];
    for (;;) {
      const gone = this.turn();
      this.#condemned.look();
      this.#wait();
      if (gone && this.status !== undefined) break;
      const now = performance.now();
      if (now - shown > PROGRESS_MS) {
        onProgress?.();
        shown = now;
      }
      if (now - swept > SWEEP_MS) {
        this.watch.processes.sweep();
        swept = now;
      }
      if (until?.aborted === true && this.#aborted(until.reason, now)) break;
      await setImmediate();
    }
    while (this.#finishOldest(Infinity));
  }

  /**
   * Answers what waits, and in between looks at what has gone on, for as long as JavaScript's own events may wait: to go round them
   * takes longer than an answer. @returns whether nobody is left, and nothing to look at.
   */
  turn(): boolean {
    const { calls } = this.traced;
    const end = performance.now() + TURN_MS;
    for (let done = 1, now = 0; (now = performance.now()) < end; done++) {
      this.#letLeave();
      const received = calls.next();
      // Before anything else: the program's time ends.
      if (received === 'gone' || done % BETWEEN === 0) this.#wait();
      const lie = received === 'gone' || this.status !== undefined || this.#kept.length > MANY ? 0 : LIE_MS;
      if (typeof received === 'object') this.#take(received, now);
      else if (this.#finishOldest(now - lie)) continue;
      else if (received === 'gone') return true;
      else calls.sleep(Math.ceil(end - now));
    }
    return false;
  }

  /** One that ends its process need not wait for what it called before to be looked at. */
  #letLeave(): void {
    const leaving = this.enforcer ? undefined : this.traced.calls.leaving();
    if (!leaving) return;
    this.watch.foresee(leaving);
    this.traced.calls.answer(leaving);
  }

  #take(received: Received, now: number): void {
    const { calls } = this.traced;
    const { waits } = received;
    const changes = waits && this.#lookBefore(received);
    const answer = this.#answerTo(received.notification);
    const denied = permits(answer) ? undefined : deniedAs(answer);
    const later = this.watch.take(received, denied);
    const kept = { received, later, since: now };
    this.#kept.push(kept);
    this.#said.add(kept);
    if (denied !== undefined && answer.kind !== 'errno') this.#condemn(received.caller);
    if (!waits) return;
    if (!received.answered)
      calls.answer(received, denied === undefined ? 0 : answer.kind === 'errno' ? answer.errno : ENOSYS);
    this.begunAt ??= performance.now();
    // The program goes on; what has time begins.
    this.watch.settle();
    this.#said.gather();
    if (changes) for (let i = this.#kept.length / ONE_WITH_A_CHANGE; i > 0 && this.#finishOldest(Infinity); i--);
  }

  #condemn(tid: number): void {
    this.#condemned.add(tid, this.watch.processes.of(tid).pid);
  }

  #answerTo(notification: Buffer): Answer {
    if (!this.enforcer) return ALLOWED;
    const tid = notification.readUInt32LE(8);
    // The launcher's own execve, once: it makes no other call under the filter but, should that fail, its exit.
    if (this.begunAt === undefined && tid === this.traced.pid) return ALLOWED;
    return this.#condemned.has(this.watch.processes.of(tid).pid) ? KILLED : this.enforcer.answer(notification);
  }

  /** What this call may change is looked at before. @returns whether it may. */
  #lookBefore(received: Received): boolean {
    const changed = this.watch.mayChange(received);
    if (changed === 'nothing') return false;
    if (changed === 'anything') for (const kept of this.#kept) this.#finish(kept);
    else for (const name of changed) for (const kept of this.#said.mentioning(name)) this.#finish(kept);
    return true;
  }

  /** @returns whether there was one that was taken before `time`. */
  #finishOldest(time: number): boolean {
    const [oldest] = this.#kept;
    if (!oldest || oldest.since > time) return false;
    this.#finish(oldest);
    this.#kept.shift();
    this.#said.drop(oldest);
    this.traced.calls.release();
    return true;
  }

  #finish(kept: Kept): void {
    if (kept.later) this.watch.finishCall(kept.received, kept.later);
    kept.later = undefined;
  }

  #wait(): void {
    const { libc, pid } = this.traced;
    const wait = (whom: number, options: number): number =>
      libc.fast(libc.abi.nr.wait4, whom, Number(this.#word.address), options, 0, 0, 0);
    if (this.status !== undefined) {
      // As a container's first process, polc has those that lost their parents; before 6.11 they could call until they are taken.
      while (process.pid === 1 && wait(ANYBODY, WNOHANG) > 0);
      return;
    }
    if (wait(pid, WNOHANG | WUNTRACED) !== pid) return;
    const status = this.#word.memory.readInt32LE(0);
    if (stoppedAsWell(status)) return;
    this.status = status;
    this.endedAt = performance.now();
    this.options.onEnd?.();
  }

  /** @returns whether that is all. */
  #aborted(reason: unknown, now: number): boolean {
    const pids = this.watch.processes.alive.map(({ pid }) => pid);
    this.left ??= pids.length;
    // Under a policy nobody would be left to answer.
    if (reason === 'leave' && !this.enforcer) return true;
    this.#farewell.say(pids, now);
    return false;
  }
}
