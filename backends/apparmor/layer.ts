/** A policy on a target: its profiles' text and what they cover, from one look at its path rules. */
import type { LoweredProfile, LayerCoverage } from '../../compiler/index.js';
import type { Result } from '../../dsl/index.js';
import { coverageIn } from './coverage.js';
import { type AppArmorText, type Confinement, apparmorProfile, confinementOf } from './generate.js';
import type { AppArmorOptions, AppArmorTarget } from './target.js';

export interface AppArmorLayer {
  /** Of one profile of the policy, as a file of its own. */
  readonly text: (profile: LoweredProfile) => Result<AppArmorText>;
  readonly coverage: (profile: LoweredProfile) => LayerCoverage;
}

export function apparmorLayer(
  profiles: readonly LoweredProfile[],
  target: AppArmorTarget,
  options: AppArmorOptions = {},
): AppArmorLayer {
  const known = new Map<string, Confinement>();
  const confine = (profile: LoweredProfile): Confinement => {
    let confinement = known.get(profile.name);
    if (!confinement) known.set(profile.name, (confinement = confinementOf(profile, profiles, target, options)));
    return confinement;
  };
  return {
    text: (profile) => apparmorProfile(profiles, target, { ...options, only: [profile.name] }, confine),
    coverage: (profile) => coverageIn(profile.models[0], confine(profile), target, options),
  };
}
