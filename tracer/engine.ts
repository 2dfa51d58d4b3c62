/** What the live engines share: how they are asked, what they tell, and how they go along with the program's signals. */
import type { Recorder } from './recorder.js';

export interface EngineOptions {
  readonly recorder: Recorder;
  /** Ends the run. A command's processes that are left are ended, or with the reason `leave` go on unobserved. */
  readonly until?: AbortSignal;
  /** Called a few times a second. */
  readonly onProgress?: () => void;
  /** Watching begins: the program's pid, right before it begins; of a cgroup none. */
  readonly onStart?: (pid: number | undefined) => void;
  /** The command itself has ended; others that it started may go on. */
  readonly onEnd?: () => void;
}

export interface Ending {
  readonly kind: 'ending';
  /** As waitpid(2) says it; `undefined` where it was not polc's child, or goes on. */
  readonly status: number | undefined;
  /** Of the program, from its start to its end (or the trace's). */
  readonly seconds: number;
  /** Processes that were left, or had to be ended. */
  readonly left: number;
  /** All that there were, as far as the engine can tell them: by these numbers the kernel's log knows them. */
  readonly pids?: ReadonlySet<number>;
}

/** Between two calls of `onProgress`. */
export const PROGRESS_MS = 200;
/** Between SIGTERM and SIGKILL. */
const GRACE_MS = 3000;
const SIGNALS = { tstp: 20, ttin: 21, ttou: 22 } as const;

/**
 * Job control: the shell has to see polc stop when its program does. Whoever resumes the group resumes both.
 * @param status as waitpid(2) says it, with WUNTRACED
 * @returns whether the program was stopped; else it has ended
 */
export function stoppedAsWell(status: number): boolean {
  if ((status & 0xff) !== 0x7f) return false;
  const by = (status >> 8) & 0xff;
  if (by === SIGNALS.tstp || by === SIGNALS.ttin || by === SIGNALS.ttou) process.kill(process.pid, 'SIGSTOP');
  return true;
}

/** Ends processes: SIGTERM (and SIGCONT, for what is stopped) at first, SIGKILL when the time is over. */
export class Farewell {
  #killAt: number | undefined;

  /** @param now of `performance.now()`; to be called again until none is left */
  say(pids: readonly number[], now: number): void {
    if (this.#killAt === undefined) {
      this.#killAt = now + GRACE_MS;
      for (const pid of pids) signal(pid, 'SIGTERM');
      for (const pid of pids) signal(pid, 'SIGCONT');
    } else if (now > this.#killAt) for (const pid of pids) signal(pid, 'SIGKILL');
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // it has ended
  }
}
