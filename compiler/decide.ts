/** `decide()`: the reference answer of a policy, on either plane. Backends and tools are compared with it. */
import { rank, sameEffect } from './decide-syscall.js';
import type { Answer } from './model.js';
import type { Profile } from './profile.js';
import type { ResourceAccess, ResourceRule } from './resources.js';
import { covers } from './resources.js';

export interface ResourceVerdict {
  readonly answer: Answer;
  /** The matching rules that made it so; none: `otherwise`. */
  readonly deciding: readonly ResourceRule[];
}

/** The strictest effect of all resource rules that match, else `otherwise`. */
export function decideResource(profile: Profile, access: ResourceAccess): ResourceVerdict {
  const matching = profile.resources.filter((rule) => covers(rule, access));
  const strictest = Math.min(...matching.map((rule) => rank(rule.effect)));
  const deciding = matching.filter((rule) => rank(rule.effect) === strictest);
  const effect = deciding[0]?.effect;
  if (!effect) return { answer: profile.otherwise, deciding: [] };
  return {
    answer: effect.kind === 'deny' ? profile.denial : effect,
    deciding: deciding.filter((rule) => sameEffect(rule.effect, effect)),
  };
}
