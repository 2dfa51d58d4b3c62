/** The terminal around the screen: taken whole, and given back on every way out. */
import { writeSync } from 'node:fs';
import { render, type Instance } from 'ink';
import { App } from './app.js';
import { Controller, type Outcome, type Terminal } from './controller.js';
import type { ReviewHost } from './host.js';
import type { Size } from './layout.js';
import type { ReviewState } from '../index.js';
import { marksFor } from './theme.js';

export interface RunOptions {
  readonly host: ReviewHost;
  readonly review: ReviewState;
  /** The entries as they stand in the file; others than those of `review` where a session goes on. */
  readonly saved: ReviewState['entries'];
}

// xterm: alternate screen; cursor on, for a frame that Ink did not end itself.
const ENTER = '\x1b[?1049h\x1b[H';
const LEAVE = '\x1b[?25h\x1b[?1049l';

/** @returns how it ended; rejects with what was thrown, after the terminal is whole again. */
export function runTui({ host, review, saved }: RunOptions): Promise<Outcome> {
  const { stdin, stdout } = process;
  const size = (): Size => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
  let instance: Instance | undefined;
  let entered = false;
  const enter = (): void => {
    if (!entered) writeSync(1, ENTER);
    entered = true;
  };
  const give = (): void => {
    if (entered) writeSync(1, LEAVE);
    entered = false;
  };

  return new Promise<Outcome>((resolve, reject) => {
    const show = (): void => {
      enter();
      const input = { file: host.file, readOnly: host.readOnly, problems: host.problems };
      const marks = marksFor(process.env);
      instance = render(<App controller={controller} input={input} marks={marks} />, {
        exitOnCtrlC: false,
        patchConsole: false,
        // Ink waits between frames; a key after a pause is painted at once.
        maxFps: 60,
      });
    };
    const hide = (): void => {
      instance?.unmount();
      instance = undefined;
      give();
    };
    const onResize = (): void => {
      // What the old size left behind; Ink then paints from the top.
      writeSync(1, '\x1b[2J\x1b[H');
      controller.resize(size());
    };
    const finish = (): void => {
      controller.stop();
      hide();
      stdout.off('resize', onResize);
      process.off('exit', give);
      process.off('uncaughtException', onError);
      process.off('unhandledRejection', onError);
      process.off('SIGCONT', onContinue);
      for (const signal of ENDING) process.off(signal, onSignal);
      stdin.pause();
      stdin.unref();
    };
    const end = (outcome: Outcome): void => {
      finish();
      resolve(outcome);
    };
    const onError = (error: unknown): void => {
      finish();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    /** What was decided is on disk already. */
    const onSignal = (signal: NodeJS.Signals): void => {
      finish();
      process.kill(process.pid, signal);
    };
    const onContinue = (): void => {
      if (!instance) show();
      controller.resize(size());
    };
    const terminal: Terminal = {
      leave: end,
      suspend: () => {
        hide();
        process.kill(process.pid, 'SIGTSTP');
      },
      without: (work) => {
        hide();
        try {
          return work();
        } finally {
          show();
        }
      },
    };
    const controller = new Controller(host, review, size(), () => terminal, saved);
    process.on('exit', give);
    process.on('uncaughtException', onError);
    process.on('unhandledRejection', onError);
    process.on('SIGCONT', onContinue);
    for (const signal of ENDING) process.on(signal, onSignal);
    stdout.on('resize', onResize);
    show();
    // What works beside the terminal must not hold up its first frame.
    setTimeout(() => controller.start(), 30);
  });
}

const ENDING = ['SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;
