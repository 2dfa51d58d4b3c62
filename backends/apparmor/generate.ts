/** Compiled policy → the text of its AppArmor profiles. */
import { reachableFrom, type LoweredProfile } from '../../compiler/index.js';
import { type Diagnostic, type Result, nameTooLong, profileNameTaken } from '../../dsl/index.js';
import { Domain, entriesOf, startedFrom } from './domain.js';
import { mediates } from './features.js';
import { fileLines, fileRules, type FileRules } from './files.js';
import type { Line } from './line.js';
import { linkLines } from './links.js';
import { lintExplosion } from './lint.js';
import { mountLines } from './mounts.js';
import { networkLines } from './network.js';
import { capabilityLines, newerLines, ptraceLines, signalLines } from './processes.js';
import { fileText, type ProfileText } from './profile-text.js';
import { programLines } from './programs.js';
import { type AppArmorOptions, type AppArmorTarget, labelOf } from './target.js';
import { LONGEST_NAME } from './text.js';

/** Means something of its own to the kernel. */
const RESERVED = new Set(['unconfined']);

export interface AppArmorText {
  /** A byte string: write it as latin1. */
  readonly text: string;
}

/** What one profile of the policy is on this target: its domain, and its file rules, which coverage asks too. */
export interface Confinement {
  readonly domain: Domain;
  readonly files: FileRules;
}

export function confinementOf(
  profile: LoweredProfile,
  all: readonly LoweredProfile[],
  target: AppArmorTarget,
  options: AppArmorOptions = {},
): Confinement {
  const members = options.noNewPrivs ? reachableFrom(profile, all) : [profile];
  const domain = new Domain(
    profile.name,
    labelOf(options, profile.name),
    members.flatMap(({ models }) => models),
    [...(options.noNewPrivs ? [] : entriesOf(profile, all)), ...(options.started ?? []).flatMap(startedFrom)],
  );
  return { domain, files: fileRules(domain, mediates.unix(target.features)) };
}

/**
 * The profiles of a policy file as one file of AppArmor's, for `apparmor_parser`.
 * @param profiles all of the policy: rules name each other's
 * @param confine `confinementOf` of each, where it has been asked before
 * @returns with errors among the diagnostics, a text that must not be written
 */
export function apparmorProfile(
  profiles: readonly LoweredProfile[],
  target: AppArmorTarget,
  options: AppArmorOptions = {},
  confine = (profile: LoweredProfile): Confinement => confinementOf(profile, profiles, target, options),
): Result<AppArmorText> {
  const diagnostics: Diagnostic[] = [];
  const texts: ProfileText[] = [];
  for (const profile of profiles) {
    if (options.only && !options.only.includes(profile.name)) continue;
    const label = labelOf(options, profile.name);
    const [model] = profile.models;
    if (RESERVED.has(label) || target.taken?.has(label)) diagnostics.push(profileNameTaken(model.span, label));
    const made = profileLines(target, options, confine(profile));
    diagnostics.push(...made.diagnostics);
    texts.push({
      label,
      source: model.span.source.path,
      programs: options.attach === false ? [] : model.programs,
      complain: model.otherwise.kind === 'log',
      lines: made.lines,
    });
  }
  return { value: { text: fileText(texts, target) }, diagnostics };
}

function profileLines(
  target: AppArmorTarget,
  options: AppArmorOptions,
  { domain, files }: Confinement,
): { readonly lines: readonly Line[]; readonly diagnostics: readonly Diagnostic[] } {
  const inside = new Set(domain.profiles.map(({ name }) => name));
  // Under no_new_privs whoever is started from here has this very profile.
  const label = (name: string): string => (inside.has(name) ? domain.label : labelOf(options, name));
  const programs = programLines(domain, files, options.noNewPrivs ? undefined : label);
  const capabilities = capabilityLines(domain, target);
  const network = networkLines(domain, target);
  const patterns = [...files.grants, ...files.denials.map(({ use }) => ({ glob: use.glob, rule: use.rule }))];
  const lines = [
    ...fileLines(files),
    ...linkLines(domain),
    ...programs.lines,
    ...network.lines,
    ...capabilities.lines,
    ...signalLines(domain, target, label),
    ...ptraceLines(domain, target, label),
    ...mountLines(domain, target),
    ...newerLines(domain, target),
  ];
  const long = lines.filter(({ text }) => text.length > LONGEST_NAME);
  return {
    lines,
    diagnostics: [
      ...programs.diagnostics,
      ...capabilities.diagnostics,
      ...network.diagnostics,
      ...long.map(({ origins, text }) => nameTooLong(origins[0]?.span, text.length)),
      ...lintExplosion(patterns),
    ],
  };
}
