/** Runs the test driver (`native-driver.ts`) as a process of its own. */
import { buildSync } from 'esbuild';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DriverPlan } from './native-driver.js';

const here = dirname(fileURLToPath(import.meta.url));
/** Below node_modules, so that koffi is found and every user may read it. */
const cache = join(here, '../../node_modules/.cache/polc');

/** Bundles `test/support/NAME.ts`, as polc itself is bundled; the path of the result. */
export function bundle(name: string): string {
  const outfile = join(cache, `${name}-${process.pid}.mjs`);
  buildSync({
    entryPoints: [join(here, `${name}.ts`)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['koffi'],
  });
  return outfile;
}

const driver = bundle('native-driver');

process.on('exit', () => {
  for (const name of readdirSync(cache)) {
    if (name.includes(`-${process.pid}.mjs`)) rmSync(join(cache, name));
  }
});

export interface Options {
  readonly input?: string | Buffer;
  /** Words before `node driver`: a user change, a tracer. */
  readonly through?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/** node's argv that launches `plan`. */
export function launcherCommand(plan: DriverPlan): readonly string[] {
  const json = JSON.stringify(plan);
  // One argument is at most 128 KB (execve(2), MAX_ARG_STRLEN).
  if (json.length < 100_000) return [process.execPath, driver, json];
  const file = `${driver}.${createHash('sha256').update(json).digest('hex').slice(0, 8)}.json`;
  writeFileSync(file, json);
  return [process.execPath, driver, `@${file}`];
}

export function run(plan: DriverPlan, options: Options = {}): SpawnSyncReturns<string> {
  const [file = '', ...args] = [...(options.through ?? []), ...launcherCommand(plan)];
  return spawnSync(file, args, {
    encoding: 'utf8',
    timeout: 60_000,
    killSignal: 'SIGKILL',
    input: options.input ?? '',
    env: options.env ?? process.env,
  });
}

/** For a shell: single quotes around each word. */
export function shellQuote(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
}

export function base64(...programs: readonly Uint8Array[]): readonly string[] {
  return programs.map((program) => Buffer.from(program).toString('base64'));
}
