/** Commands under the notify engine, in a process and a folder of their own, and what the trace then says. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { probeHost } from '../../native/index.js';
import { readTrace, type Observation, type Run } from '../../tracer/index.js';

const DRIVER = fileURLToPath(new URL('notify-driver.ts', import.meta.url));
export const folder = mkdtempSync(join(tmpdir(), 'polc-notify-'));
const trace = join(folder, 'app.trace');
export const python = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], {
  encoding: 'utf8',
}).stdout?.trim();
export const has = (command: string): boolean => spawnSync('which', [command]).status === 0;
const { seccomp } = probeHost();
export const supported = seccomp.kind === 'seccomp' && seccomp.userNotification;

interface Outcome {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

export const run = (command: readonly string[], input?: string): Outcome => {
  const [file = '', ...args] = command;
  const { status, signal, stdout, stderr } = spawnSync(file, args, {
    encoding: 'latin1',
    cwd: folder,
    timeout: 60_000,
    ...(input === undefined ? {} : { input }),
  });
  return { status, signal, stdout, stderr };
};
export const driver = (options: readonly string[], command: readonly string[]): readonly string[] => [
  process.execPath,
  '--import',
  import.meta.resolve('tsx'),
  DRIVER,
  trace,
  ...options,
  '--',
  ...command,
];
export const traced = (command: readonly string[], input?: string): Outcome => run(driver([], command), input);

export function lastRun(): Run {
  const found = readTrace([readFileSync(trace)]).trace.runs[0];
  if (!found) throw new Error('no run in the trace');
  return found;
}
export const observed = (kind: Observation['kind']): readonly Observation[] =>
  lastRun()
    .entries.map(({ observation }) => observation)
    .filter((observation) => observation.kind === kind);
export const files = (op: string): readonly string[] =>
  observed('file').flatMap((o) => (o.kind === 'file' && o.op === op ? [o.path] : []));

export const py = (code: string): readonly string[] => [python ?? 'python3', '-c', code];
