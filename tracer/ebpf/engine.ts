/** A run watched by the kernel: load, choose whom to watch, collect until it ends, and leave nothing behind. */
import { setImmediate, setTimeout } from 'node:timers/promises';
import { executionFailure, launchHeld, type Held, type LaunchFailure } from '../../native/index.js';
import { Farewell, PROGRESS_MS, stoppedAsWell, type Ending, type EngineOptions } from '../index.js';
import { choose, type Target } from './attach.js';
import { RING_BYTES, type Program } from './program.js';
import { Watch } from './watch.js';

/** How often polc looks at the program and at the ring. */
const LOOK_MS = 10;
/** The ring is emptied when it is so full: a program makes some 100 MB/s of records at most, so what is left holds till the next look. */
const FULL_BYTES = RING_BYTES / 4;
/**
 * Reading records takes time that the program may want (the second of two processors is often the other half of its own), so it is
 * done in slices: this long, and so often. What comes in masses waits longer, maybe for the program's end.
 */
const WORK_MS = 20;
const REST_MS = 100;
const LONG_REST_MS = 400;
const MASS_BYTES = 256 << 10;
/** More than this is not put off. */
const BACKLOG_BYTES = 64 << 20;
/** Counting what is in the kernel's map takes some µs per entry: only now and then, and the more there is the less often. */
const SETTLE_MS = 1000;
const SETTLE_SHARE = 0.02;

/** With a program that is attached, and closed in the end. */
export async function watch(program: Program, target: Target, options: EngineOptions): Promise<Ending | LaunchFailure> {
  try {
    const held = target.kind === 'command' ? launchHeld(target.plan) : undefined;
    if (held?.kind === 'failure') return held;
    const run = new Watching(program, target, held, options);
    return await run.untilDone();
  } finally {
    program.close();
  }
}

class Watching {
  readonly #start = process.hrtime.bigint();
  readonly #collect: Watch;
  readonly #alive: () => boolean;
  #status: number | undefined;
  #end: bigint | undefined;
  #left: number | undefined;
  readonly #farewell = new Farewell();

  constructor(
    private readonly program: Program,
    private readonly target: Target,
    private readonly held: Held | undefined,
    private readonly options: EngineOptions,
  ) {
    this.#collect = new Watch(program, options.recorder, Number(this.#start), held?.pid);
    this.#alive = choose(program, target, held);
    if (program.adopted.size > 0) options.recorder.mark('joined');
  }

  async untilDone(): Promise<Ending | LaunchFailure> {
    const { held, target, options } = this;
    try {
      const pid = held?.pid ?? (target.kind === 'process' ? target.pid : undefined);
      options.onStart?.(pid);
      held?.release();
      await this.#untilOver();
      this.#end ??= process.hrtime.bigint();
      this.program.detach();
      this.#collect.finish();
    } finally {
      this.#collect.close();
    }
    const error = this.#status === undefined ? 0 : (held?.execError() ?? 0);
    if (error !== 0 && target.kind === 'command') return executionFailure(target.plan.path, error);
    const seconds = this.#collect.seconds ?? Number(this.#end - this.#start) / 1e9;
    return { kind: 'ending', status: this.#status, seconds, left: this.#left ?? 0 };
  }

  async #untilOver(): Promise<void> {
    const { until, onProgress } = this.options;
    let shown = performance.now();
    let worked = shown;
    let settling = shown + SETTLE_MS;
    for (;;) {
      this.#wait();
      const now = performance.now();
      if (this.#status !== undefined && this.program.alive <= 0) return;
      if (until?.aborted === true && this.#aborted(until.reason, now)) return;
      const waiting = this.program.ring.waiting;
      const rested = now - worked > (waiting + this.#collect.backlog > MASS_BYTES ? LONG_REST_MS : REST_MS);
      if (rested || waiting > FULL_BYTES) this.#collect.drain();
      const backlog = this.#collect.backlog > BACKLOG_BYTES;
      if (backlog || rested) {
        this.#collect.work(WORK_MS);
        worked = performance.now();
      }
      if (now > settling) {
        if (!this.held && !this.#alive()) return;
        if (this.#status !== undefined && this.program.pids().length === 0) return;
        this.#collect.settle();
        const took = performance.now() - now;
        settling = now + Math.max(SETTLE_MS, took / SETTLE_SHARE);
      }
      await (backlog ? setImmediate() : setTimeout(LOOK_MS));
      if (now - shown > PROGRESS_MS) {
        onProgress?.();
        shown = now;
      }
    }
  }

  #wait(): void {
    if (this.#status !== undefined) return;
    const status = this.held?.wait();
    if (status === undefined || stoppedAsWell(status)) return;
    this.#status = status;
    this.#end = process.hrtime.bigint();
    this.options.onEnd?.();
  }

  /** @returns whether that is all. */
  #aborted(reason: unknown, now: number): boolean {
    const pids = this.program.pids();
    this.#left ??= pids.length;
    // What was not polc's to start is not polc's to end.
    if (reason === 'leave' || !this.held) {
      this.#collect.inFlight(new Set([...pids, ...this.program.adopted]));
      return true;
    }
    this.#farewell.say(pids, now);
    return false;
  }
}
