/** The probe's driver on the running kernel, in namespaces of its own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtModel, builtProbe, driverInput, driverResults, hasCompiler, isMake, type Line } from '../probe/index.js';
import { setup, type Trials, trials as trialsIn } from './trials.js';

/** What the driver lacks here; undefined where it can run. */
export function hostMissing(): string | undefined {
  if (process.arch !== 'x64' && process.arch !== 'arm64') return 'x86_64 or aarch64';
  if (!hasCompiler()) return 'gcc';
  const { stderr } = spawnSync(builtProbe(), ['drive', '/dev/null', builtModel(), 'isolate'], { encoding: 'utf8' });
  return stderr === '' ? undefined : 'namespaces of one’s own (unshare(2))';
}

/** A folder for the trials, and one for what else is written; both go with `close`. */
export interface HostPlace {
  readonly trials: Trials;
  readonly folder: string;
  readonly close: () => void;
}

export function hostPlace(): HostPlace {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'polc-conformance-')));
  mkdirSync(join(folder, 'w'));
  const [major = 6, minor = 0] = release().split('.').map(Number);
  return {
    trials: trialsIn(join(folder, 'w'), [major, minor]),
    folder,
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface HostRun {
  readonly results: ReadonlyMap<string, string>;
  readonly seconds: number;
}

/** Makes the objects. Apart from the trials themselves, because a ruleset is opened on what exists. */
export const prepare = (place: HostPlace): HostRun => drive(place, 'objects', setup(place.trials, '-').filter(isMake));

/** @param fds the descriptors that are 3, 4 … in the driver. @throws Error where the driver complains. */
export function drive(
  { folder }: HostPlace,
  name: string,
  lines: readonly Line[],
  fds: readonly number[] = [],
): HostRun {
  const file = join(folder, name);
  writeFileSync(file, driverInput(lines));
  const started = Date.now();
  const { stdout, stderr, status } = spawnSync(builtProbe(), ['drive', file, builtModel(), 'isolate'], {
    stdio: ['ignore', 'pipe', 'pipe', ...fds],
    encoding: 'utf8',
    timeout: 120_000,
    killSignal: 'SIGKILL',
  });
  if (status !== 0 || stderr !== '') throw new Error(`the driver ended with ${status}: ${stderr}`);
  return { results: driverResults(stdout), seconds: (Date.now() - started) / 1000 };
}
