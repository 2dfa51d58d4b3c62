/** The program that is confined (probe.c): built once a process, told what to do, and what became of it. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Call, wordsOf } from './calls.js';

export * from './calls.js';
export { open, programCalls, type ProgramName, PROGRAMS } from './programs.js';

const HERE = dirname(fileURLToPath(import.meta.url));

export const hasCompiler = (): boolean => spawnSync('gcc', ['--version']).status === 0;

const built = new Map<string, string>();

function build(name: string, ...flags: readonly string[]): string {
  const known = built.get(name);
  if (known !== undefined) return known;
  const folder = mkdtempSync(join(tmpdir(), 'polc-probe-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  const out = join(folder, name);
  const source = join(HERE, `${name}.c`);
  const { status, stderr } = spawnSync('gcc', ['-static', '-O1', '-Wall', ...flags, '-o', out, source], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${name}.c does not compile:\n${stderr}`);
  built.set(name, out);
  return out;
}

/** Path of the static program; any user may run it. @throws Error with the compiler's messages. */
export const builtProbe = (): string => build('probe');

/** Path of what the driver makes its files from. @throws Error as above. */
export const builtModel = (): string => build('tiny', '-nostdlib', '-Wl,--build-id=none,-z,noseparate-code');

/** One line for the driver. Its words are byte strings (a character a byte); `%{NAME}` is a spawned process. */
export interface Line {
  /** `-` for what the driver does itself, which has no result. */
  readonly id: string;
  readonly label: string;
  readonly words: readonly string[];
}

export const probe = (id: string, label: string, calls: readonly Call[]): Line => ({
  id,
  label,
  words: wordsOf(calls),
});

/** A process that stays: `%{name}` is its pid. */
export const background = (name: string, label: string, calls: readonly Call[]): Line => ({
  id: '-',
  label,
  words: ['spawn', name, ...wordsOf(calls)],
});

export const make = (folder: string, names: readonly string[]): Line => ({
  id: '-',
  label: '-',
  words: ['make', folder, ...names],
});

export const isMake = ({ words }: Line): boolean => words[0] === 'make';

export const relabel = (context: string, path: string): Line => ({
  id: '-',
  label: '-',
  words: ['label', context, path],
});

const encoded = (text: string): string =>
  text.replace(/%(?!\{[\w-]+\})|[^\x21-\x7e]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`);

export const driverInput = (lines: readonly Line[]): string =>
  lines.map(({ id, label, words }) => [id, encoded(label), ...words.map(encoded)].join('\t') + '\n').join('');

/** `ok`, an errno (`EACCES`), a signal (`SIGSYS`), or what went wrong with the probe itself (`no label`), by id. */
export const driverResults = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split('\n')
      .filter((line) => line.includes('\t'))
      .map((line) => line.split('\t') as [string, string]),
  );
