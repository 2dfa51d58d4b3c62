/** Which profiles a process can come to have by exec: on layers that only stack, one set of limits has to serve them all. */
import { permits } from './imply/row.js';
import type { CompiledProfile, LoweredProfile, Profile } from './profile.js';
import { unionMembers, unionModel } from './union.js';

/** Names of the profiles that some rule leads to, as `allow exec … as P` says. */
export const execTargets = ({ resources }: Profile): readonly string[] =>
  resources.flatMap(({ resource, effect }) =>
    permits(effect) && resource.kind === 'exec' && resource.profile !== undefined ? [resource.profile] : [],
  );

/** The profile and, transitively, those that exec leads to. @param all in which the targets are looked for. */
export function reachableFrom(
  profile: LoweredProfile,
  all: readonly LoweredProfile[],
): readonly [LoweredProfile, ...LoweredProfile[]] {
  const reachable: [LoweredProfile, ...LoweredProfile[]] = [profile];
  for (const { models } of reachable)
    for (const name of models.flatMap(execTargets)) {
      const next = all.find((other) => other.name === name);
      if (next && !reachable.includes(next)) reachable.push(next);
    }
  return reachable;
}

export function withReachable(profile: LoweredProfile, all: readonly LoweredProfile[]): CompiledProfile {
  const reachable = reachableFrom(profile, all);
  return { ...profile, reachable, enforced: unionModel(unionMembers(reachable)) };
}
