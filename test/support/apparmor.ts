/** Policy text → AppArmor profile → what `apparmor_parser` makes of it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompiledProfile } from '../../compiler/index.js';
import type { Diagnostic } from '../../dsl/index.js';
import {
  type AppArmorOptions,
  type AppArmorTarget,
  apparmorProfile,
  type CompiledAppArmorProfile,
  type Features,
  featuresText,
  parseFeatures,
  readPolicy,
} from '../../backends/apparmor/index.js';
import { problemBut, STRICT, type ParserRun } from '../../cli/label/parser.js';
import { compileText } from './compile.js';

const PARSER = '/usr/sbin/apparmor_parser';
const FEATURES = join(dirname(fileURLToPath(import.meta.url)), '../../backends/apparmor/features/linux-6.1-uml');

export const parserMissing = (): boolean => spawnSync(PARSER, ['--version']).status !== 0;

export function features(text = readFileSync(FEATURES, 'utf8')): Features {
  const found = parseFeatures(text);
  if ('problem' in found) throw new Error(found.problem);
  return found;
}

/** The kernel of the test rig. */
export const UML_TARGET: AppArmorTarget = { syntax: '3.0', features: features() };

export function runParser(text: string, target: AppArmorTarget, args: readonly string[] = []): ParserRun {
  const folder = mkdtempSync(join(tmpdir(), 'polc-apparmor-'));
  try {
    const [profile, kernel] = [join(folder, 'profile'), join(folder, 'features')];
    writeFileSync(profile, text, 'latin1');
    writeFileSync(kernel, featuresText(target.features));
    const run = spawnSync(PARSER, ['-QTK', '-M', kernel, ...args, '-S', profile], { maxBuffer: 1 << 28 });
    return { status: run.status, stderr: run.stderr.toString(), blob: run.stdout };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether the parser enforces every rule as it stands. */
export const strictProblem = (text: string, target: AppArmorTarget): string | undefined => {
  const run = (what: string): ParserRun => runParser(what, target, STRICT);
  return problemBut(text, run(text), run);
};

/** @throws Error with the parser's words. */
export function compiledProfiles(text: string, target: AppArmorTarget): ReadonlyMap<string, CompiledAppArmorProfile> {
  const { status, stderr, blob } = runParser(text, target);
  if (status !== 0) {
    const line = Number(/at line (\d+)/.exec(stderr)?.[1] ?? 1);
    throw new Error(
      `${stderr}\n${text
        .split('\n')
        .slice(Math.max(0, line - 4), line + 1)
        .join('\n')}`,
    );
  }
  const profiles = readPolicy(blob);
  if ('problem' in profiles) throw new Error(profiles.problem);
  return new Map(profiles.map((profile) => [profile.name, profile]));
}

export interface Made {
  readonly profiles: readonly CompiledProfile[];
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** @throws Error where the policy itself has errors. */
export function make(policy: string, target = UML_TARGET, options: AppArmorOptions = {}): Made {
  const compiled = compileText(policy);
  const errors = compiled.diagnostics.filter((d) => d.severity === 'error');
  if (errors.length > 0) throw new Error(`${errors.map((e) => `${e.code} ${e.message}`).join('\n')}\n${policy}`);
  const { value, diagnostics } = apparmorProfile(compiled.policy.profiles, target, options);
  return { profiles: compiled.policy.profiles, text: value.text, diagnostics };
}
