/**
 * Adds up what an engine sees to a `Run`: each distinct behaviour of an image once, with its count. Pure state, no effects, and
 * bounded: beyond `limit` behaviours, files are kept by folder (`rest`) and the run is marked `summarised`; what is more than
 * twice that is counted as lost.
 */
import { behaviourKey } from './behaviour.js';
import type { Outcomes } from './call.js';
import { own } from './own.js';
import { SerialSet } from './serial-set.js';
import type { Entry, Image, Mark, Observation, Run, RunEnd, RunStart } from './trace.js';

/** A behaviour that stands: engines keep it and `hit` it again, which takes no look-up. */
export interface Behaviour extends Outcomes {
  readonly image: number;
  readonly observation: Observation;
  readonly serial: number;
  count: number;
  processes: number;
  first: number;
  last: number;
  /** The process that did it last: most repeats come from one. */
  lastProcess: number;
}

export interface Progress {
  /** All that was seen, repeats included. */
  readonly events: number;
  readonly processes: number;
  readonly behaviours: number;
  /** Milliseconds since the run's start when the newest behaviour was seen first. */
  readonly newest: number;
  /** Good–Turing: the probability that the next event is one never seen (behaviours seen once, by all events); 1 before any. */
  readonly unseen: number;
}

const DEFAULT_LIMIT = 200_000;
/** Characters: who is named by as many more counts as one more. */
const LONG = 512;
/** Processes whose behaviours are remembered apart, to count each process once; of longer forgotten ones some count again. */
const REMEMBERED = 4096;
/** All their sets together: 32 MB. */
const MAX_SLOTS = 1 << 23;
/** Sets of those that ended, to be used again. */
const SPARE = 1024;
/** Programs executed from different ones: a log may hold any number. */
const MAX_IMAGES = 4096;
const MAX_ARGUMENTS = 32;
const MAX_ARGUMENT = 256;

export class Recorder {
  readonly #start: RunStart;
  readonly #limit: number;
  readonly #images: Image[] = [];
  readonly #imageKeys = new Map<string, number>();
  /** By what they have in common with many, then by what tells them apart: of a file its path alone, which stands there anyway. */
  readonly #behaviours = new Map<string, Map<string, Behaviour>>();
  /** By `serial`. */
  readonly #inOrder: Behaviour[] = [];
  /** For behaviours: the half of it for all, the rest for those that stand for many. */
  #room: number;
  readonly #done = new Map<number, SerialSet>();
  readonly #spare: SerialSet[] = [];
  /** In both. */
  #slots = 0;
  readonly #marks = new Map<Mark, string | undefined>();
  #events = 0;
  #processes = 0;
  #once = 0;
  #newest = 0;
  #lost = 0;

  /** `limit`: how many behaviours are kept apart; about 500 bytes each. */
  constructor(start: RunStart, limit = DEFAULT_LIMIT) {
    this.#start = start;
    this.#limit = limit;
    this.#room = 2 * limit;
  }

  /**
   * The image of a program executed from `parent`; the same again where it was executed so before. Beyond a number that no program
   * comes near, that of its parent, which then stands for both.
   */
  image(parent: number | undefined, program: Pick<Image, 'path' | 'script' | 'argv'>): number {
    const { path, script } = program;
    const key = `${parent ?? 0}\0${path}\0${script ?? ''}`;
    const known = this.#imageKeys.get(key);
    if (known !== undefined) return known;
    if (this.#images.length >= MAX_IMAGES) {
      this.lost(1, `beyond ${MAX_IMAGES} programs`);
      return parent ?? 1;
    }
    const id = this.#images.length + 1;
    const argv = program.argv.slice(0, MAX_ARGUMENTS).map((text) => own(text.slice(0, MAX_ARGUMENT)));
    this.#images.push({
      id,
      ...(parent === undefined ? {} : { parent }),
      path: own(path),
      ...(script === undefined ? {} : { script: own(script) }),
      argv,
    });
    this.#imageKeys.set(own(key), id);
    return id;
  }

  /** A process began (not: a thread). Below, `process` is a number that no other process of the run has, so not just a pid. */
  began(): void {
    this.#processes++;
  }

  /** The process is gone: what it did need not be remembered. */
  ended(process: number): void {
    const done = this.#done.get(process);
    if (!done) return;
    this.#done.delete(process);
    if (this.#spare.length >= SPARE || this.#slots > MAX_SLOTS) {
      this.#slots -= done.slots;
      return;
    }
    done.clear();
    this.#spare.push(done);
  }

  /**
   * @param time milliseconds since the run's start. @param observation is kept: no string in it may be a part of a larger one (`own`).
   * @returns undefined where it could not be kept, and counts as lost.
   */
  record(
    image: number,
    process: number,
    time: number,
    observation: Observation,
    outcomes: Outcomes,
    times = 1,
  ): Behaviour | undefined {
    const behaviour = this.#behaviour(image, time, observation, outcomes);
    if (behaviour) this.hit(behaviour, process, time, times);
    else this.lost(times, `beyond ${2 * this.#limit} behaviours`);
    return behaviour;
  }

  hit(behaviour: Behaviour, process: number, time: number, times = 1): void {
    if (behaviour.count === 1 && times > 0) this.#once--;
    else if (behaviour.count === 0 && times === 1) this.#once++;
    behaviour.count += times;
    this.#events += times;
    if (time > behaviour.last) behaviour.last = time;
    if (time < behaviour.first) behaviour.first = time;
    if (behaviour.lastProcess === process) return;
    behaviour.lastProcess = process;
    const done = this.#doneBy(process);
    const before = done.slots;
    if (!done.add(behaviour.serial)) return;
    behaviour.processes++;
    this.#slots += done.slots - before;
  }

  /** `mark`: what was lost. */
  lost(times: number, detail?: string, mark: 'lost' | 'not followed' = 'lost'): void {
    this.#events += times;
    this.#lost += times;
    if (times > 0) this.mark(mark, detail);
  }

  /** The first detail is kept. */
  mark(mark: Mark, detail?: string): void {
    if (this.#marks.get(mark) === undefined) this.#marks.set(mark, detail);
  }

  progress(): Progress {
    return {
      events: this.#events,
      processes: this.#processes,
      behaviours: this.#inOrder.length,
      newest: this.#newest,
      unseen: this.#events === 0 ? 1 : this.#once / this.#events,
    };
  }

  /** The run so far; without `end` one that is cut short. */
  run(end?: Pick<RunEnd, 'status' | 'signal' | 'seconds'>): Run {
    const run = { start: this.#start, images: [...this.#images], entries: this.#entries() };
    if (!end) return run;
    return {
      ...run,
      end: {
        ...end,
        events: this.#events,
        processes: this.#processes,
        lost: this.#lost,
        marks: [...this.#marks].map(([mark, detail]) => (detail === undefined ? { mark } : { mark, detail })),
      },
    };
  }

  #behaviour(image: number, time: number, observation: Observation, outcomes: Outcomes): Behaviour | undefined {
    const known = this.#known(image, observation, outcomes);
    if (known) return known;
    if (this.#room > this.#limit) return this.#add(image, time, observation, outcomes);
    const folder = folderOf(observation);
    if (folder) this.mark('summarised');
    const kept = folder ?? observation;
    const again = this.#known(image, kept, outcomes);
    if (again) return again;
    return this.#room > 0 ? this.#add(image, time, kept, outcomes) : undefined;
  }

  #known(image: number, observation: Observation, outcomes: Outcomes): Behaviour | undefined {
    return this.#behaviours.get(sharedKey(image, observation, outcomes))?.get(keyOf(observation));
  }

  #add(image: number, time: number, observation: Observation, outcomes: Outcomes): Behaviour {
    const { outcome, predicted, denied } = outcomes;
    const fresh = {
      image,
      observation,
      outcome,
      predicted,
      serial: this.#inOrder.length,
      count: 0,
      processes: 0,
      first: time,
      last: time,
      lastProcess: -1,
    };
    const behaviour = denied === undefined ? fresh : { ...fresh, denied };
    const shared = sharedKey(image, observation, outcomes);
    let alike = this.#behaviours.get(shared);
    if (!alike) this.#behaviours.set(own(shared), (alike = new Map<string, Behaviour>()));
    const key = keyOf(observation);
    alike.set(key, behaviour);
    this.#inOrder.push(behaviour);
    this.#room -= 1 + Math.floor(key.length / LONG);
    this.#newest = Math.max(this.#newest, time);
    return behaviour;
  }

  #doneBy(process: number): SerialSet {
    let done = this.#done.get(process);
    if (!done) {
      done = this.#spare.pop();
      if (!done) this.#slots += (done = new SerialSet()).slots;
      this.#done.set(process, done);
    }
    if (this.#done.size > REMEMBERED || this.#slots > MAX_SLOTS) this.#forget(process);
    return done;
  }

  /** The sets of those that began first, until what is left has room; not that of the process at hand. */
  #forget(process: number): void {
    for (const oldest of this.#done.keys()) {
      if (this.#done.size <= REMEMBERED && this.#slots <= MAX_SLOTS) return;
      if (oldest !== process) this.ended(oldest);
    }
    for (const { slots } of this.#spare.splice(0)) this.#slots -= slots;
  }

  #entries(): readonly Entry[] {
    const out: Entry[] = [];
    for (const behaviour of this.#inOrder) {
      const { image, observation, outcome, predicted, denied, count, processes, first, last } = behaviour;
      if (count === 0) continue;
      const how = { outcome, ...(predicted ? { predicted } : {}), ...(denied === undefined ? {} : { denied }) };
      out.push({ image, observation, ...how, count, processes, first: Math.round(first), last: Math.round(last) });
    }
    return out;
  }
}

/** What behaviours of one map share: of files (but for those with two names) all but the path. */
function sharedKey(image: number, observation: Observation, { outcome, predicted, denied = '' }: Outcomes): string {
  const shared = `${image}\0${outcome}\0${predicted ? 'p' : ''}\0${denied}`;
  return isPlainFile(observation) ? `${shared}\0${behaviourKey({ ...observation, path: '' })}` : shared;
}

const keyOf = (observation: Observation): string =>
  isPlainFile(observation) ? observation.path : own(behaviourKey(observation));

const isPlainFile = (observation: Observation): observation is Extract<Observation, { kind: 'file' }> =>
  observation.kind === 'file' && observation.name === undefined;

/** What stands for a file when there is no room for each; other observations have few values, and are kept as they are. */
function folderOf(observation: Observation): Observation | undefined {
  if (observation.kind !== 'file') return undefined;
  const { op, path, object, owner } = observation;
  const slash = path.lastIndexOf('/');
  return { kind: 'file', op, path: slash > 0 ? path.slice(0, slash) : '/', object, owner, rest: true };
}
