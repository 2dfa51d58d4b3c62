/** What the options say of each layer's target, read from their files. Nothing is guessed: what polc falls back to is named. */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  featuresOfFiles,
  parseFeatures,
  type AppArmorTarget,
  type Features,
  type FeaturesProblem,
} from '../backends/apparmor/index.js';
import { abiOfKernel } from '../backends/landlock/index.js';
import { MINIMAL_TARGET, readBase, targetOn, type SelinuxTarget } from '../backends/selinux/index.js';
import { compareVersions, parseVersion, type Layer } from '../compiler/index.js';
import { badFeatures, damagedBase, printable, type Diagnostic } from '../dsl/index.js';
import type { LayersTarget } from '../layers/index.js';
import type { Options } from './command.js';
import { Stop } from './command.js';
import { Exit } from './exit.js';
import { cachesActions } from './filter.js';
import { readRegular } from './input.js';
import { packageRoot } from './package-root.js';
import { targetText, type Target } from './target.js';

export interface HostedTarget extends LayersTarget {
  /** Of `--selinux-base`: what secilc links the module with. */
  readonly selinuxFiles?: readonly string[];
}

/** @param layers those that are made: what only others need is not read. @throws Stop where a named file is no good. */
export function layersTarget(target: Target, options: Options, layers: readonly Layer[]): HostedTarget {
  const apparmor = layers.includes('apparmor')
    ? appArmorTarget(target, options.value('apparmor-features'))
    : { value: { syntax: '3.0', features: new Map() } as const, name: '' };
  const base = layers.includes('selinux') ? options.value('selinux-base') : undefined;
  const landlock = target.landlock ?? abiOfKernel(target.kernel);
  const kernel = targetText(target);
  return {
    cached: cachesActions(target),
    apparmor: apparmor.value,
    ...(base === undefined ? { selinux: MINIMAL_TARGET } : selinuxTarget(base)),
    landlock,
    names: {
      seccomp: kernel,
      landlock:
        target.landlock !== undefined
          ? `ABI ${landlock}`
          : landlock === 0
            ? `none in ${kernel}`
            : `ABI ${landlock}, as ${kernel} has it`,
      apparmor: apparmor.name,
      selinux:
        base === undefined
          ? 'polc’s minimal base policy; `--selinux-base` names another'
          : `the base policy in ${printable(base)}`,
    },
  };
}

// ---- AppArmor ---------------------------------------------------------------------------------------------------------

const SECURITYFS = '/sys/kernel/security/apparmor';
/** Written down from running kernels, oldest first. */
const SHIPPED = [{ version: '6.1', file: 'linux-6.1-uml' }] as const;

function appArmorTarget(target: Target, path: string | undefined): { value: AppArmorTarget; name: string } {
  const syntax = target.apparmor ?? '3.0';
  const named = (features: string): string => `parser ${syntax}, features of ${features}`;
  if (path !== undefined) return { value: { syntax, ...readFeatures(path) }, name: named(printable(path)) };
  const own = join(SECURITYFS, 'features');
  if (target.isHost && isFolder(own)) return { value: { syntax, ...readFeatures(own) }, name: named('this host') };
  const { version, file } =
    SHIPPED.findLast((known) => compareVersions(parseVersion(known.version), target.kernel) <= 0) ?? SHIPPED[0];
  const shipped = join(packageRoot(), 'backends/apparmor/features', file);
  return {
    value: { syntax, ...readFeatures(shipped) },
    name: `${named(`Linux ${version}`)}; \`--apparmor-features\` names others`,
  };
}

/** Of a file, a folder like securityfs's `features`, or the folder above, which lists the profiles of the target too. */
export function readFeatures(path: string): { features: Features; taken?: ReadonlySet<string> } {
  const whole = isFolder(join(path, 'features'));
  const folder = whole ? join(path, 'features') : path;
  const features = isFolder(folder) ? featuresOfFiles(filesBelow(folder)) : parseFeatures(textOf(folder));
  if (isProblem(features)) throw unusable(badFeatures(undefined, printable(path), features.problem));
  if (!whole) return { features };
  return { features, taken: loadedProfiles(readOptional(join(path, 'profiles')) ?? '') };
}

const isProblem = (features: Features | FeaturesProblem): features is FeaturesProblem => 'problem' in features;

/** `profiles` of securityfs: lines `NAME (MODE)`; names may hold blanks. */
const loadedProfiles = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/^(.+) \([a-z]+\)$/gm)].map(([, name = '']) => name));

function textOf(path: string): string {
  const content = readRegular(path);
  if (content.kind === 'ok') return Buffer.from(content.bytes).toString('latin1');
  throw unusable(badFeatures(undefined, printable(path), problemOf(content)));
}

function problemOf(content: Exclude<ReturnType<typeof readRegular>, { kind: 'ok' }>): string {
  switch (content.kind) {
    case 'missing':
      return 'there is no such file';
    case 'not-regular':
      return content.what;
    case 'too-large':
      return 'it is larger than 16 MB';
    case 'unreadable':
      return content.why;
    case 'outside':
      return 'it lies elsewhere';
  }
}

/** More than any kernel has; a folder of something else is given up on. */
const MOST_FILES = 1000;

function filesBelow(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const real = realpathSync(folder);
  for (const entry of readdirSync(real, { recursive: true, encoding: 'utf8' })) {
    if (isFolder(join(real, entry))) continue;
    if (found.size === MOST_FILES) throw unusable(badFeatures(undefined, printable(folder), 'it holds too many files'));
    found.set(entry, textOf(join(real, entry)));
  }
  return found;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

// ---- SELinux ----------------------------------------------------------------------------------------------------------

/** The folder holds the CIL of all modules (also in `cil/`) and file_contexts, and may hold file_contexts.subs(_dist). */
function selinuxTarget(folder: string): { selinux: SelinuxTarget; selinuxFiles: readonly string[] } {
  const cil = [folder, join(folder, 'cil')].flatMap((dir) =>
    isFolder(dir)
      ? readdirSync(dir)
          .filter((name) => name.endsWith('.cil'))
          .sort()
          .map((name) => join(dir, name))
      : [],
  );
  const damaged = (what: string): Stop => unusable(damagedBase(undefined, `${what} in \`${printable(folder)}\``));
  if (cil.length === 0) throw damaged('there is no `*.cil`');
  const fileContexts = readOptional(join(folder, 'file_contexts'));
  if (fileContexts === undefined) throw damaged('there is no `file_contexts`');
  const { value, diagnostics } = readBase({
    cil: cil.map((path) => readOptional(path) ?? ''),
    fileContexts,
    substitutions: ['file_contexts.subs', 'file_contexts.subs_dist', 'subs_dist']
      .map((name) => readOptional(join(folder, name)) ?? '')
      .join('\n'),
  });
  if (!value) throw unusable(...diagnostics);
  return { selinux: targetOn(value), selinuxFiles: cil };
}

function readOptional(path: string): string | undefined {
  const content = readRegular(path);
  return content.kind === 'ok' ? Buffer.from(content.bytes).toString('latin1') : undefined;
}

const unusable = (...diagnostics: readonly Diagnostic[]): Stop => new Stop(Exit.usage, ...diagnostics);
