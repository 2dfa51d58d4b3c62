/**
 * From one program to the next: an execve tells what it wants, the call after it whether it worked, as then the process is another; what
 * it became is an image.
 */
import { interpretersOf, type CallRing, type Received } from '../../native/index.js';
import { interpretersSeen, type Found, type Recorder, type Seen } from '../index.js';
import { inside, type NotifyCaller } from './caller.js';
import type { Proc } from './proc.js';
import type { Executing, Process, Processes } from './processes.js';

export interface ExecutionsOptions {
  readonly recorder: Recorder;
  readonly proc: Proc;
  readonly calls: CallRing;
  /** The file that the command was asked to run; bytes. */
  readonly program: string;
  readonly noNewPrivs: boolean;
  /** performance.now() when the run began. */
  readonly start: number;
}

export class Executions {
  readonly #recorder;
  readonly #proc;
  readonly #interpreted = new Set<number>();
  /** By the file that runs, the one that was executed last. */
  readonly #images = new Map<string, number>();

  /** `later`: takes what is left to do once the call has its answer. */
  constructor(
    private readonly options: ExecutionsOptions,
    private readonly processes: Processes,
    private readonly caller: NotifyCaller,
    private readonly later: (work: () => void) => void,
  ) {
    this.#recorder = options.recorder;
    this.#proc = options.proc;
  }

  /** The launcher's own execve: what it became shows, but nobody asked. */
  launches(process: Process): void {
    process.executing = { tid: process.tid, seen: [], before: this.processes.fingerprint(process) };
    this.caller.at = process;
    const { path, setuid } = this.caller.find(this.options.program, true);
    if (setuid) this.#losesPrivileges(path);
  }

  /** `seen`: of the file that is asked for. */
  asked(process: Process, seen: readonly Seen[]): void {
    process.executing = { tid: process.tid, seen, before: process.fingerprint ?? this.processes.fingerprint(process) };
    for (const { observation } of seen)
      if (observation.kind === 'exec' && observation.setuid) this.#losesPrivileges(observation.path);
  }

  #losesPrivileges(path: string): void {
    if (this.options.noNewPrivs) this.#recorder.mark('setuid', path);
  }

  /** To be called for each call that waits, before it is observed. */
  look(process: Process, received: Received): void {
    if (process.executing && this.#tells(process, process.executing, received)) this.ended(process);
    else if (process.tried !== undefined) this.#tried(process, process.tried);
  }

  /** The execve that the process asked for has ended. */
  ended(process: Process): void {
    const { seen, before } = process.executing ?? { seen: [], before: '' };
    process.executing = undefined;
    const time = performance.now() - this.options.start;
    const identity = this.processes.identity(process);
    const after = (process.fingerprint = this.processes.fingerprint(process, identity));
    const asked = seen[0]?.observation;
    if (after === before) {
      const { image, serial } = process;
      this.later(() => {
        for (const { observation, outcome, predicted } of seen)
          this.#recorder.record(image ?? 0, serial, time, observation, {
            outcome: outcome === 'ok' ? 'unknown' : outcome,
            predicted,
          });
      });
      return;
    }
    this.processes.executed(process, identity);
    const exe = this.#program(process);
    const wanted = asked?.kind === 'exec' ? asked.path : this.#real(process, this.options.program);
    const path = exe ?? wanted;
    const script = exe !== undefined && wanted !== exe ? { script: wanted } : {};
    const argv = (this.#proc.read(`/proc/${process.pid}/cmdline`) ?? '').split('\0').slice(0, -1);
    const parent = process.image;
    const into = this.#recorder.image(parent, { path, ...script, argv });
    process.image = into;
    this.#images.set(path, into);
    const { serial } = process;
    this.later(() => {
      const worked = { outcome: 'ok', predicted: false };
      for (const { observation } of seen) {
        const became = observation.kind === 'exec' ? { ...observation, into } : observation;
        this.#recorder.record(parent ?? into, serial, time, became, worked);
      }
      if (!this.#interpreted.has(into)) this.#interpreters(process, into, wanted, path, time);
      this.#interpreted.add(into);
    });
  }

  /** Of the same program as another: a fork has its parent's. What is gone, and nobody's, is taken for the command's. */
  adopted(process: Process): number {
    const path = this.#program(process);
    const [command] = this.#images.values();
    const known = path === undefined ? command : this.#images.get(path);
    return known ?? this.#recorder.image(undefined, { path: path ?? this.options.program, argv: [] });
  }

  /**
   * Of several threads only the one that executes tells whether it worked; afterwards it has the process's number. Until then that is
   * another's, who may call meanwhile, and whose calls are answered in vain once it has ended for the new program.
   */
  #tells(process: Process, { tid, before }: Executing, received: Received): boolean {
    if (received.caller === tid) return true;
    return (
      received.caller === process.pid &&
      this.processes.fingerprint(process) !== before &&
      this.options.calls.isWaiting(received)
    );
  }

  /** Of a file that was not there when it was looked for: if it was after all, the process is another by now. */
  #tried(process: Process, path: string): void {
    process.tried = undefined;
    if (this.processes.identity(process) === process.identity) return;
    const observation = { kind: 'exec', path: this.#real(process, path) } as const;
    process.executing = { tid: process.tid, seen: [{ observation, outcome: 'ok', predicted: false }], before: '' };
    this.ended(process);
  }

  #interpreters(process: Process, image: number, wanted: string, program: string, time: number): void {
    const names = interpretersOf(wanted, process.plain ? '' : `/proc/${process.pid}/root`);
    this.caller.at = process;
    const find = (name: string): Found => this.caller.find(name, true);
    for (const observation of interpretersSeen(names, find, wanted === program ? undefined : program))
      this.#recorder.record(image, process.serial, time, observation, { outcome: 'ok', predicted: false });
  }

  /** The file that runs, in the process's words. */
  #program(process: Process): string | undefined {
    return inside(this.#proc, process, this.#proc.link(`/proc/${process.pid}/exe`)?.replace(/ \(deleted\)$/, ''));
  }

  #real(process: Process, path: string): string {
    this.caller.at = process;
    return this.caller.find(path, true).path;
  }
}
