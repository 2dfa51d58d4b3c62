/** A run under supervision: start, answer until nobody is left to ask, and tell how it ended. */
import { setImmediate } from 'node:timers/promises';
import {
  errnoName,
  launchTraced,
  type LaunchFailure,
  type Step,
  type Traced,
  type TracedPlan,
} from '../../native/index.js';
import type { Recorder } from '../index.js';
import { Watch } from './watch.js';

export interface EngineOptions {
  readonly recorder: Recorder;
  /** Ends the run: the processes that are left are ended, or with the reason `leave` go on unobserved. */
  readonly until?: AbortSignal;
  /** Called a few times a second. */
  readonly onProgress?: () => void;
  /** The program's pid, once it has begun. */
  readonly onStart?: (pid: number) => void;
  /** The command itself has ended; others that it started may go on. */
  readonly onEnd?: () => void;
}

export interface Ending {
  readonly kind: 'ending';
  /** As waitpid(2) says it; `undefined` where the program goes on. */
  readonly status: number | undefined;
  /** From the program's start to its end, or the trace's. */
  readonly seconds: number;
  /** Processes that were left, or had to be ended. */
  readonly left: number;
}

/** How long JavaScript's own events (signals, timers) wait at most. */
const TURN_MS = 20;
const PROGRESS_MS = 200;
/** Between SIGTERM and SIGKILL. */
const GRACE_MS = 3000;
const WNOHANG = 1;
const WUNTRACED = 2;
const SIGNALS = { tstp: 20, ttin: 21, ttou: 22 } as const;

export async function supervise(plan: TracedPlan, options: EngineOptions): Promise<Ending | LaunchFailure> {
  const traced = launchTraced(plan);
  if (traced.kind === 'failure') return traced;
  const { recorder, onStart } = options;
  const start = performance.now();
  const program = typeof plan.path === 'string' ? Buffer.from(plan.path) : Buffer.from(plan.path);
  const watch = new Watch({
    recorder,
    libc: traced.libc,
    program: program.toString('latin1'),
    noNewPrivs: traced.noNewPrivs,
    start,
  });
  onStart?.(traced.pid);
  const run = new Supervision(traced, watch, options);
  await run.untilDone();
  watch.finish();
  const error = run.status !== undefined && traced.execResult() < 0 ? -traced.execResult() : 0;
  if (error !== 0) return executionFailure(program.toString(), error);
  const seconds = ((run.endedAt ?? performance.now()) - start) / 1000;
  return { kind: 'ending', status: run.status, seconds, left: run.left };
}

class Supervision {
  status: number | undefined;
  endedAt: number | undefined;
  left = 0;
  /** Received and not answered, in their order. */
  readonly #waiting: Buffer[] = [];
  readonly #free: Buffer[];
  #answer: Buffer | undefined;
  #killAt: number | undefined;
  readonly #word;

  constructor(
    private readonly traced: Traced,
    private readonly watch: Watch,
    private readonly options: EngineOptions,
  ) {
    this.#word = traced.libc.map(8);
    this.#free = [...traced.loop.slots];
  }

  async untilDone(): Promise<void> {
    const { until, onProgress } = this.options;
    let shown = performance.now();
    for (;;) {
      const gone = this.#turn();
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
      this.watch.take(next);
      this.#answer = next;
      if (calls % 64 === 0 && performance.now() > end) return false;
    }
  }

  /** Answers what was taken last, and receives one more if there is room for it. */
  #receive(timeoutMs: number): Step {
    const answer = this.#answer;
    const into = this.#free.pop() ?? answer;
    if (!into) return 'nothing';
    const step = this.traced.loop.step(answer, into, timeoutMs);
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
    if ((status & 0xff) === 0x7f) return this.#stopped((status >> 8) & 0xff);
    this.status = status;
    this.endedAt = performance.now();
    this.options.onEnd?.();
  }

  /** Job control: the shell has to see polc stop when its program does. Whoever resumes the group resumes both. */
  #stopped(signal: number): void {
    if (signal === SIGNALS.tstp || signal === SIGNALS.ttin || signal === SIGNALS.ttou)
      process.kill(process.pid, 'SIGSTOP');
  }

  /** @returns whether that is all. */
  #aborted(reason: unknown, now: number): boolean {
    const { alive } = this.watch.processes;
    if (reason === 'leave') {
      this.left = alive.length;
      return true;
    }
    if (this.#killAt === undefined) {
      this.left = alive.length;
      this.#killAt = now + GRACE_MS;
      for (const { pid } of alive) kill(pid, 'SIGTERM');
      for (const { pid } of alive) kill(pid, 'SIGCONT');
    } else if (now > this.#killAt) for (const { pid } of alive) kill(pid, 'SIGKILL');
    return false;
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it has ended
  }
}

function executionFailure(program: string, errno: number): LaunchFailure {
  const name = errnoName(errno);
  return { kind: 'failure', status: name === 'ENOENT' ? 127 : 126, message: `cannot run \`${program}\`: ${name}` };
}
