/** Runs the test driver (`native-driver.ts`) as a process of its own. */
import { buildSync } from 'esbuild';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DriverPlan } from './native-driver.js';

const here = dirname(fileURLToPath(import.meta.url));
/** Below node_modules, so that koffi is found and every user may read it. */
const driver = join(here, `../../node_modules/.cache/polc/native-driver-${process.pid}.mjs`);

buildSync({
  entryPoints: [join(here, 'native-driver.ts')],
  outfile: driver,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['koffi'],
});

export interface Options {
  readonly input?: string | Buffer;
  /** Words before `node driver`: a user change, a tracer. */
  readonly through?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/** node's argv that launches `plan`. */
export function launcherCommand(plan: DriverPlan): readonly string[] {
  return [process.execPath, driver, JSON.stringify(plan)];
}

export function run(plan: DriverPlan, options: Options = {}): SpawnSyncReturns<string> {
  const [file = '', ...args] = [...(options.through ?? []), ...launcherCommand(plan)];
  return spawnSync(file, args, {
    encoding: 'utf8',
    timeout: 20_000,
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
