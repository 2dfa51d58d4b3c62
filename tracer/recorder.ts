/**
 * Adds up what an engine sees to a `Run`: each distinct behaviour of an image once, with its count. Pure state, no effects, and
 * bounded: beyond `limit` behaviours, files are kept by folder (`rest`) and the run is marked `summarised`; what is more than
 * twice that is counted as lost.
 */
import { behaviourKey } from './behaviour.js';
import type { Outcomes } from './call.js';
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
/** Processes whose behaviours are remembered apart, to count each process once; of longer forgotten ones some count again. */
const REMEMBERED = 4096;
/** Sets of those that ended, to be used again. */
const SPARE = 1024;
const MAX_ARGUMENTS = 32;
const MAX_ARGUMENT = 256;

export class Recorder {
  readonly #start: RunStart;
  readonly #limit: number;
  readonly #images: Image[] = [];
  readonly #imageKeys = new Map<string, number>();
  readonly #behaviours = new Map<string, Behaviour>();
  readonly #done = new Map<number, SerialSet>();
  readonly #spare: SerialSet[] = [];
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
  }

  /** The image of a program executed from `parent`; the same again where it was executed so before. */
  image(parent: number | undefined, program: Pick<Image, 'path' | 'script' | 'argv'>): number {
    const { path, script } = program;
    const key = `${parent ?? 0}\0${path}\0${script ?? ''}`;
    const known = this.#imageKeys.get(key);
    if (known !== undefined) return known;
    const id = this.#images.length + 1;
    const argv = program.argv.slice(0, MAX_ARGUMENTS).map((text) => text.slice(0, MAX_ARGUMENT));
    this.#images.push({
      id,
      ...(parent === undefined ? {} : { parent }),
      path,
      ...(script === undefined ? {} : { script }),
      argv,
    });
    this.#imageKeys.set(key, id);
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
    if (this.#spare.length >= SPARE) return;
    done.clear();
    this.#spare.push(done);
  }

  /** @param time milliseconds since the run's start. @returns undefined where it could not be kept, and counts as lost. */
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
    if (this.#doneBy(process).add(behaviour.serial)) behaviour.processes++;
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
      behaviours: this.#behaviours.size,
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
    const { outcome: how, predicted, denied = '' } = outcomes;
    const outcome = `${image}\0${how}\0${predicted ? 'p' : ''}\0${denied}\0`;
    const key = outcome + behaviourKey(observation);
    const known = this.#behaviours.get(key);
    if (known) return known;
    if (this.#behaviours.size < this.#limit) return this.#add(key, image, time, observation, outcomes);
    const folder = folderOf(observation);
    if (folder) this.mark('summarised');
    const kept = folder ?? observation;
    const keptKey = outcome + behaviourKey(kept);
    const again = this.#behaviours.get(keptKey);
    if (again) return again;
    return this.#behaviours.size < 2 * this.#limit ? this.#add(keptKey, image, time, kept, outcomes) : undefined;
  }

  #add(
    key: string,
    image: number,
    time: number,
    observation: Observation,
    { outcome, predicted, denied }: Outcomes,
  ): Behaviour {
    const serial = this.#behaviours.size;
    const fresh = { count: 0, processes: 0, first: time, last: time, lastProcess: -1 };
    const given = denied === undefined ? {} : { denied };
    const behaviour = { image, observation, outcome, predicted, ...given, serial, ...fresh };
    this.#behaviours.set(key, behaviour);
    this.#newest = Math.max(this.#newest, time);
    return behaviour;
  }

  #doneBy(process: number): SerialSet {
    let done = this.#done.get(process);
    if (!done) {
      this.#done.set(process, (done = this.#spare.pop() ?? new SerialSet()));
      if (this.#done.size > REMEMBERED) this.ended(this.#done.keys().next().value ?? process);
    }
    return done;
  }

  #entries(): readonly Entry[] {
    const out: Entry[] = [];
    for (const behaviour of this.#behaviours.values()) {
      const { image, observation, outcome, predicted, denied, count, processes, first, last } = behaviour;
      if (count === 0) continue;
      const how = { outcome, ...(predicted ? { predicted } : {}), ...(denied === undefined ? {} : { denied }) };
      out.push({ image, observation, ...how, count, processes, first: Math.round(first), last: Math.round(last) });
    }
    return out;
  }
}

/** What stands for a file when there is no room for each; other observations have few values, and are kept as they are. */
function folderOf(observation: Observation): Observation | undefined {
  if (observation.kind !== 'file') return undefined;
  const { op, path, object, owner } = observation;
  const slash = path.lastIndexOf('/');
  return { kind: 'file', op, path: slash > 0 ? path.slice(0, slash) : '/', object, owner, rest: true };
}
