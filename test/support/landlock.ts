/** Policies to rulesets, and commands run under them on the running kernel. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { landlockRuleset, type Ruleset } from '../../backends/landlock/index.js';
import { provenFilter } from '../../cli/filter.js';
import { confinementOf } from '../../cli/launch-policy.js';
import { FileModuleHost } from '../../cli/module-host.js';
import { landlockAbi } from '../../native/index.js';
import { compilePolicy, type CompiledPolicy, type CompiledProfile, type Profile } from '../../compiler/index.js';
import { hasErrors, link, load, renderDiagnostics, type Diagnostic } from '../../dsl/index.js';
import { AS_NOBODY } from './nobody.js';
import type { DriverPlan } from './landlock-driver.js';
import { ACTION, filter } from './native-bpf.js';
import { bundle } from './native-launcher.js';

export const NATIVE = process.arch === 'arm64' ? 'aarch64' : 'x86_64';

export const hostAbi = (): number => {
  try {
    return landlockAbi();
  } catch {
    return 0; // no launcher for this machine
  }
};

/** A folder that is gone at the end; no symlink in its path, for policies to name it. */
export function temporaryFolder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'polc-landlock-')));
  process.on('exit', () => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** @throws Error with the diagnostics where the policy has errors. */
export function compileSource(source: { path: string; text: string }): CompiledPolicy {
  const graph = load(source, new FileModuleHost(source, undefined), source.path);
  const linked = link(graph.value);
  const { value, diagnostics } = compilePolicy(linked.value, { nativeArch: NATIVE, kernel: [6, 12] });
  const said = [...graph.diagnostics, ...linked.diagnostics, ...diagnostics];
  if (hasErrors(said)) throw new Error(renderDiagnostics(said, { color: false }));
  return value;
}

export const compileFile = (path: string): CompiledPolicy => compileSource({ path, text: readFileSync(path, 'utf8') });

export interface Made {
  readonly profile: CompiledProfile;
  readonly model: Profile;
  readonly reachable: readonly Profile[];
  readonly ruleset: Ruleset;
  readonly diagnostics: readonly Diagnostic[];
}

export function made(policy: CompiledPolicy, name: string | undefined, abi: number): Made {
  const profile = policy.profiles.find((p) => name === undefined || p.name === name);
  if (!profile) throw new Error(`no profile ${name}`);
  const [model] = profile.models;
  const reachable = profile.reachable.map((p) => p.models[0]);
  const { value: ruleset, diagnostics } = landlockRuleset(reachable, abi);
  return { profile, model, reachable, ruleset, diagnostics };
}

const driver = bundle('landlock-driver');
const plans = temporaryFolder();
chmodSync(plans, 0o755); // other users run commands too
let count = 0;
const ALL_CAPABILITIES = Array.from({ length: 64 }, (_, capability) => capability);

export interface RunOptions {
  /** The policy's filter too; else one that allows everything. */
  readonly seccomp?: boolean;
  /** An ordinary user. */
  readonly asNobody?: boolean;
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly verbose?: boolean;
}

/** argv of the launcher, for those who start it themselves. */
export function underLandlock(
  { profile, ruleset }: Made,
  command: readonly string[],
  options: RunOptions = {},
): string[] {
  const open = {
    filters: [filter([], ACTION.allow)],
    execAllowed: true,
    denyWriteExec: false,
    keepCapabilities: ALL_CAPABILITIES,
  };
  const { filters, execAllowed, denyWriteExec, keepCapabilities } = options.seccomp
    ? confinementOf(provenFilter(profile), NATIVE)
    : open;
  const plan: DriverPlan = {
    ruleset,
    command,
    filters: filters.map((code) => Buffer.from(code).toString('base64')),
    execAllowed,
    denyWriteExec,
    keepCapabilities,
    ...(options.verbose ? { verbose: true } : {}),
  };
  const file = join(plans, `${count++}.json`);
  writeFileSync(file, JSON.stringify(plan));
  const user = options.asNobody ? AS_NOBODY : [];
  return [...user, process.execPath, driver, file];
}

export function runUnder(made: Made, command: readonly string[], options: RunOptions = {}): SpawnSyncReturns<string> {
  const [file = '', ...args] = underLandlock(made, command, options);
  return spawnSync(file, args, {
    encoding: 'latin1',
    timeout: 60_000,
    killSignal: 'SIGKILL',
    input: options.input ?? '',
    ...(options.env ? { env: options.env } : {}),
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
}

const PROBE = readFileSync(new URL('./landlock-probe.py', import.meta.url), 'utf8');
/** Not a wrapper of pyenv's or another's: rules are on paths. */
export const PYTHON = '/usr/bin/python3';

export type Operation = readonly [op: string, ...args: (string | number)[]];

/** What the kernel answers, each `ok` or an errno's name. The policy needs `use std/base` for Python to start. */
export function probe(made: Made, operations: readonly Operation[], options: RunOptions = {}): readonly string[] {
  const command = [PYTHON, '-S', '-E', '-I', '-c', PROBE, JSON.stringify(operations)];
  const { stdout, stderr, status } = runUnder(made, command, options);
  try {
    return JSON.parse(stdout) as string[];
  } catch {
    throw new Error(`the probe ended with ${status}: ${stderr}`);
  }
}
