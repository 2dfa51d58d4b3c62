/** A run under supervision: start, answer until nobody is left to ask, and tell how it ended. */
import { setImmediate } from 'node:timers/promises';
import { permits, type Answer } from '../../compiler/index.js';
import { errnoName, nativeArch } from '../../kernel/index.js';
import {
  executionFailure,
  launchTraced,
  type LaunchFailure,
  type Step,
  type Traced,
  type TracedPlan,
} from '../../native/index.js';
import { Farewell, PROGRESS_MS, stoppedAsWell, type Ending, type EngineOptions } from '../index.js';
import { Condemned } from './condemned.js';
import { Watch } from './watch.js';

const ENOSYS = 38;
const ALLOWED: Answer = { kind: 'allow' };
const KILLED: Answer = { kind: 'kill' };

const deniedAs = (answer: Answer): string =>
  answer.kind === 'errno' ? (errnoName(ARCH, answer.errno) ?? `errno ${answer.errno}`) : answer.kind;
const ARCH = nativeArch(process.arch) ?? 'x86_64';

/** How long JavaScript's own events (signals, timers) wait at most. */
const TURN_MS = 20;
const WNOHANG = 1;
const WUNTRACED = 2;

export async function supervise(
  plan: TracedPlan,
  options: EngineOptions,
  enforcer?: Enforcer,
): Promise<Ending | LaunchFailure> {
  const traced = launchTraced(plan);
  if (traced.kind === 'failure') return traced;
  const { recorder, onStart } = options;
  const start = performance.now();
  const watch = new Watch({
    recorder,
    libc: traced.libc,
    program: Buffer.from(plan.path).toString('latin1'),
    noNewPrivs: traced.noNewPrivs,
    start,
    partial: enforcer !== undefined && !enforcer.all,
  });
  onStart?.(traced.pid);
  const run = new Supervision(traced, watch, options, enforcer);
  await run.untilDone();
  watch.finish();
  const error = run.status !== undefined && traced.execResult() < 0 ? -traced.execResult() : 0;
  if (error !== 0) return executionFailure(plan.path, error);
  const seconds = ((run.endedAt ?? performance.now()) - start) / 1000;
  return { kind: 'ending', status: run.status, seconds, left: run.left ?? 0, pids: watch.processes.pids };
}

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

class Supervision {
  status: number | undefined;
  endedAt: number | undefined;
  left: number | undefined;
  /** Received and not answered, in their order. */
  readonly #waiting: Buffer[] = [];
  readonly #free: Buffer[];
  #answer: Buffer | undefined;
  /** What it gets: 0 to go on. */
  #errno = 0;
  #begun = false;
  readonly #condemned: Condemned;
  readonly #farewell = new Farewell();
  readonly #word;

  constructor(
    private readonly traced: Traced,
    private readonly watch: Watch,
    private readonly options: EngineOptions,
    private readonly enforcer: Enforcer | undefined,
  ) {
    this.#condemned = new Condemned(traced.libc);
    this.#word = traced.libc.map(8);
    this.#free = [...traced.loop.slots];
  }

  async untilDone(): Promise<void> {
    const { until, onProgress } = this.options;
    let shown = performance.now();
    for (;;) {
      const gone = this.#turn();
      this.#condemned.look();
      this.#wait();
      if (gone && this.status !== undefined) return;
      const now = performance.now();
      if (now - shown > PROGRESS_MS) {
        onProgress?.();
        shown = now;
      }
      if (until?.aborted === true && this.#aborted(until.reason, now)) return;
      await setImmediate();
    }
  }

  /** Answers for a while. @returns whether nobody is left. */
  #turn(): boolean {
    const end = performance.now() + TURN_MS;
    for (let calls = 1; ; calls++) {
      const step = this.#receive(this.#waiting.length > 0 ? 0 : TURN_MS);
      if (step === 'gone') return true;
      // Others may wait to be received, whom a signal would interrupt: they come first.
      if (step === 'notified' && this.watch.processes.several) while (this.#receive(0) === 'notified');
      const next = this.#waiting.shift();
      if (!next) return false;
      this.#take(next);
      this.#answer = next;
      if (calls % 64 === 0 && performance.now() > end) return false;
    }
  }

  #take(notification: Buffer): void {
    const answer = this.#answerTo(notification);
    this.#errno = 0;
    if (permits(answer)) return this.watch.take(notification);
    this.watch.take(notification, deniedAs(answer));
    this.#errno = answer.kind === 'errno' ? answer.errno : ENOSYS;
    if (answer.kind === 'errno') return;
    const tid = notification.readUInt32LE(8);
    this.#condemned.add(tid, this.watch.processes.of(tid).pid);
  }

  #answerTo(notification: Buffer): Answer {
    if (!this.enforcer) return ALLOWED;
    const tid = notification.readUInt32LE(8);
    // The launcher's own execve, once: it makes no other call under the filter but, should that fail, its exit.
    if (!this.#begun && tid === this.traced.pid) {
      this.#begun = true;
      return ALLOWED;
    }
    return this.#condemned.has(this.watch.processes.of(tid).pid) ? KILLED : this.enforcer.answer(notification);
  }

  /** Answers what was taken last, and receives one more if there is room for it. */
  #receive(timeoutMs: number): Step {
    const answer = this.#answer;
    const into = this.#free.pop() ?? answer;
    if (!into) return 'nothing';
    const step = this.traced.loop.step(answer, into, timeoutMs, this.#errno);
    this.#answer = undefined;
    if (answer && answer !== into) this.#free.push(answer);
    if (step === 'notified') this.#waiting.push(into);
    else this.#free.push(into);
    return step;
  }

  #wait(): void {
    if (this.status !== undefined) return;
    const { libc, pid } = this.traced;
    const got = libc.fast(libc.abi.nr.wait4, pid, Number(this.#word.address), WNOHANG | WUNTRACED, 0, 0, 0);
    if (got !== pid) return;
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
