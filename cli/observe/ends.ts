/**
 * How a run ends before its program does: after `--for`, or by the user. Signals reach the program as if polc were not there:
 * the terminal's (Ctrl-C, Ctrl-\) go to the whole foreground group anyway, others are handed on.
 */
import { readFileSync } from 'node:fs';

const HANDED_ON = ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2'] as const;
const FROM_TERMINAL = ['SIGINT', 'SIGQUIT'] as const;
/** So many Ctrl-C end a program that does not heed them. */
const PATIENCE = 3;
/** A command that ends so soon after a Ctrl-C ends because of it, and the user wants no wait for what it left behind. */
const HEEDED_MS = 2000;
/** What got the same Ctrl-C has so long to end, too. */
const GRACE_MS = 500;

export class Ends {
  readonly #controller = new AbortController();
  readonly #handlers: (readonly [NodeJS.Signals, () => void])[] = [];
  readonly #timers: NodeJS.Timeout[] = [];
  #pid: number | undefined;
  #over = false;
  #interrupts = 0;
  #interruptedAt = -Infinity;
  /** Why the run was ended, if it was. */
  reason: string | undefined;

  /** `limit` in milliseconds. */
  constructor(limit: number | undefined) {
    if (limit !== undefined) this.#after(limit, () => this.#end('the time was up', 'end'));
    for (const signal of FROM_TERMINAL) this.#on(signal, () => this.#interrupted(signal));
    for (const signal of HANDED_ON) this.#on(signal, () => this.#send(signal));
    // The program's own stop is mirrored (tracer/notify/engine.ts): it may want to restore the terminal first.
    this.#on('SIGTSTP', () => undefined);
  }

  get until(): AbortSignal {
    return this.#controller.signal;
  }

  started(pid: number): void {
    this.#pid = pid;
  }

  /** The command has ended; what it left behind may go on. */
  ended(): void {
    this.#over = true;
    if (performance.now() - this.#interruptedAt < HEEDED_MS) this.#leave();
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    for (const [signal, handler] of this.#handlers) process.removeListener(signal, handler);
  }

  #on(signal: NodeJS.Signals, handler: () => void): void {
    process.on(signal, handler);
    this.#handlers.push([signal, handler]);
  }

  #after(milliseconds: number, what: () => void): void {
    this.#timers.push(setTimeout(what, milliseconds));
  }

  #interrupted(signal: NodeJS.Signals): void {
    this.#interrupts++;
    this.#interruptedAt = performance.now();
    // The program may have heeded it before polc hears of it.
    if (this.#over) return this.#leave();
    if (this.#interrupts >= PATIENCE) return this.#end('it was interrupted', 'end');
    if (!inForeground()) this.#send(signal);
  }

  #send(signal: NodeJS.Signals): void {
    if (this.#over) return this.#leave();
    try {
      if (this.#pid !== undefined) process.kill(this.#pid, signal);
    } catch {
      // it has just ended
    }
  }

  #leave(): void {
    this.#after(GRACE_MS, () => this.#end('it was left running', 'leave'));
  }

  #end(reason: string, how: 'end' | 'leave'): void {
    this.reason ??= reason;
    this.#controller.abort(how);
  }
}

/** Whether the terminal's signals come to this process group: proc_pid_stat(5), fields 5 and 8. */
function inForeground(): boolean {
  const stat = readFileSync('/proc/self/stat', 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[2] !== undefined && fields[2] === fields[5];
}
