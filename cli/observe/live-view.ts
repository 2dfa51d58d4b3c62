/**
 * What `learn` says of a run while it goes on. A line that is redrawn, on stderr, where that is a terminal of its own; where the
 * program writes to the same terminal nothing is drawn, as it would disturb the program's screen, and the end says it all.
 */
import { fstatSync } from 'node:fs';
import type { Progress } from '../../tracer/index.js';
import { writeAll } from '../stdout.js';

export interface LiveView {
  update(progress: Progress, elapsed: number): void;
  /** Takes the line away. */
  close(): void;
}

/** `silent`: with `--json`. */
export function liveView(silent: boolean): LiveView {
  if (silent || !isTerminal(2) || sameFile(1, 2) || sameFile(0, 2))
    return { update: () => undefined, close: () => undefined };
  let drawn = false;
  return {
    update(progress, elapsed) {
      writeAll(2, `\r\x1b[K${progressText(progress, elapsed)}`);
      drawn = true;
    },
    close() {
      if (drawn) writeAll(2, '\r\x1b[K');
    },
  };
}

/** `12 s · 340,112 events · 4 processes · 87 behaviours, the last new one 3 s ago · about 0.1 % unseen`. */
export function progressText(progress: Progress, elapsed: number): string {
  const { events, processes, behaviours, newest, unseen } = progress;
  const ago = seconds(Math.max(0, elapsed - newest));
  return [
    seconds(elapsed),
    counted(events, 'event'),
    counted(processes, 'process', 'processes'),
    `${counted(behaviours, 'behaviour')}, the last new one ${ago} ago`,
    unseen > 0 && unseen < LEAST ? `less than ${LEAST * 100} % unseen` : `about ${percent(unseen)} % unseen`,
  ].join(' · ');
}

/** Of what is yet less nothing can be said. */
const LEAST = 0.0001;
const percent = (part: number): string => String(Number((part * 100).toPrecision(2)));

export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

function seconds(milliseconds: number): string {
  const whole = Math.floor(milliseconds / 1000);
  if (milliseconds < 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return whole < 120 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

function isTerminal(fd: number): boolean {
  try {
    // Not process.stderr.isTTY, which would change the terminal's flags.
    return fstatSync(fd).isCharacterDevice() && fstatSync(fd).rdev >> 8 !== 1;
  } catch {
    return false;
  }
}

function sameFile(a: number, b: number): boolean {
  try {
    const [x, y] = [fstatSync(a), fstatSync(b)];
    return x.dev === y.dev && x.ino === y.ino;
  } catch {
    return false;
  }
}
