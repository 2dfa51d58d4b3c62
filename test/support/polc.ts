/** Runs the built command as a user does, and makes the files it is given. */
import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const POLC = join(ROOT, 'bin/polc');

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of PATH that may not be searched makes execvp(3) say EACCES where a command is nowhere. */
export const READABLE_PATH = { PATH: `${dirname(process.execPath)}:/usr/bin:/bin` };

/** Without the caller's settings for colour; stdin is empty unless given. */
export function polc(args: readonly string[], options: SpawnSyncOptions = {}): Outcome {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...env } = { ...process.env, ...options.env };
  const child = spawnSync(POLC, args, {
    input: '',
    timeout: 60_000,
    ...options,
    env,
    encoding: 'utf8',
  });
  if (child.error) throw child.error;
  return { status: child.status, stdout: child.stdout, stderr: child.stderr };
}

/** A line of a shell, with `polc` as a command. */
export function shell(line: string, options: SpawnSyncOptions = {}): Outcome {
  const script = `set -o pipefail\npolc() { "${POLC}" "$@"; }\n${line}`;
  const child = spawnSync('bash', ['-c', script], { input: '', timeout: 60_000, ...options, encoding: 'utf8' });
  if (child.error) throw child.error;
  return { status: child.status, stdout: child.stdout, stderr: child.stderr };
}

/** Lines of a shell that wait until a file has this word: a program that is told to do something has to be there. */
export const appears = (word: string, file: string): string =>
  `for i in $(seq 300); do grep -q ${word} ${file} 2>/dev/null && break; sleep 0.1; done`;

/** The codes of the diagnostics on stderr, in order. */
export const codesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\[(POL\d{4})\]/g)].map((m) => m[1] ?? '');

const made: string[] = [];
process.on('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone when the process ends, with these files. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'polc-test-'));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

export const GOOD = 'profile web {\n  allow syscall read, write, exit_group\n  deny syscall mount errno ENOSYS\n}\n';
export const FAULTY = 'profile web {\n  allow syscall opnat\n}\n';
