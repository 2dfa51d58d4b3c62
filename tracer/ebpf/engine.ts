/** A run watched by the kernel: load, choose whom to watch, collect until it ends, and leave nothing behind. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { launchHeld, type Held, type HeldPlan, type LaunchFailure } from '../../native/index.js';
import type { Recorder } from '../index.js';
import { Program } from './program.js';
import { Watch } from './watch.js';

export type Target =
  | { readonly kind: 'command'; readonly plan: HeldPlan }
  /** A process that runs, its threads and all that come from it. */
  | { readonly kind: 'process'; readonly pid: number }
  /** All in a cgroup: an absolute path below /sys/fs/cgroup. */
  | { readonly kind: 'cgroup'; readonly path: string };

export interface EngineOptions {
  readonly recorder: Recorder;
  /** Ends the run, whether or not the program has. */
  readonly until?: AbortSignal;
  /** Called a few times a second. */
  readonly onProgress?: () => void;
  /** The program's pid, once it is about to start. */
  readonly onStart?: (pid: number) => void;
}

export interface Ending {
  readonly kind: 'ending';
  /** As waitpid(2) says it; `undefined` where it was not polc's child, or has not ended. */
  readonly status: number | undefined;
  /** Of the program, from its start to its end (or the trace's). */
  readonly seconds: number;
}

/** How often the ring is emptied. The program makes at most some 100 MB/s of records, so far less than the ring holds. */
const DRAIN_MS = 5;
/** Reading records is put off for no longer than this, and never holds up emptying the ring longer. */
const WORK_MS = 20;
const PROGRESS_MS = 200;
/** Counting what is in the kernel's map takes some µs per entry: only now and then. */
const SETTLE_MS = 1000;

/** @throws Unavailable, before anything was started. */
export async function watch(target: Target, options: EngineOptions): Promise<Ending | LaunchFailure> {
  const program = new Program();
  try {
    return await watchWith(program, target, options);
  } finally {
    program.close();
  }
}

async function watchWith(program: Program, target: Target, options: EngineOptions): Promise<Ending | LaunchFailure> {
  const held = target.kind === 'command' ? launchHeld(target.plan) : undefined;
  if (held?.kind === 'failure') return held;
  const start = process.hrtime.bigint();
  const collect = new Watch(program, options.recorder, Number(start));
  try {
    program.attach();
    const alive = choose(program, target, held);
    options.onStart?.(held?.pid ?? (target.kind === 'process' ? target.pid : 0));
    held?.release();
    const status = await collectUntil(collect, held, alive, options);
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    program.detach();
    collect.drain();
    while (collect.pending > 0) collect.work(WORK_MS);
    collect.settle();
    return { kind: 'ending', status, seconds };
  } finally {
    collect.close();
  }
}

/** @returns whether there still is something to watch; a command's end is told by waitpid. */
function choose(program: Program, target: Target, held: Held | undefined): () => boolean {
  switch (target.kind) {
    case 'command':
      program.arm(held?.pid ?? 0);
      return () => true;
    case 'process':
      adoptAll(program, () => descendants(target.pid));
      return () => isAlive(target.pid);
    case 'cgroup':
      program.follow(statSync(target.path, { bigint: true }).ino);
      adoptAll(program, () => members(target.path));
      return () => members(target.path).length > 0;
  }
}

/** While they are listed others are born, of whom the kernel's side knows only once it knows their parents. */
function adoptAll(program: Program, list: () => readonly number[]): void {
  const known = new Set<number>();
  for (;;) {
    const fresh = list().filter((pid) => !known.has(pid) && pid !== process.pid);
    if (fresh.length === 0) return;
    for (const pid of fresh) known.add(pid);
    program.adopt(fresh);
  }
}

async function collectUntil(
  collect: Watch,
  held: Held | undefined,
  alive: () => boolean,
  { until, onProgress }: EngineOptions,
): Promise<number | undefined> {
  let shown = performance.now();
  let settled = shown;
  while (until?.aborted !== true) {
    collect.drain();
    const status = held?.ended();
    if (status !== undefined) return status;
    const now = performance.now();
    if (collect.pending > 0) {
      collect.work(WORK_MS);
      await setImmediate();
    } else {
      if (now - settled > SETTLE_MS) {
        if (!alive()) return undefined;
        collect.settle();
        settled = now;
      }
      await setTimeout(DRAIN_MS, undefined, until ? { signal: until } : {}).catch(() => undefined);
    }
    if (now - shown > PROGRESS_MS) {
      onProgress?.();
      shown = now;
    }
  }
  return held?.ended();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The process and all below it, by /proc/PID/stat's parents. */
function descendants(pid: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? parentOf(Number(name)) : undefined;
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [pid];
  for (const each of found) found.push(...(children.get(each) ?? []));
  return found;
}

function parentOf(pid: number): number | undefined {
  try {
    // The name, in parentheses, may hold anything.
    return Number(/\) \S (\d+)[^)]*$/.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))?.[1]);
  } catch {
    return undefined;
  }
}

/** Processes of a cgroup and of those below it. */
function members(path: string): readonly number[] {
  try {
    const own = readFileSync(join(path, 'cgroup.procs'), 'latin1').split('\n').filter(Boolean).map(Number);
    const below = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return [...own, ...below.flatMap((entry) => members(join(path, entry.name)))];
  } catch {
    return []; // it is gone
  }
}
