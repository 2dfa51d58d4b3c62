/**
 * Rules whose objects can be counted: every access is asked of the reference, and the answers are written down. So overlaps,
 * denials and several members of a domain need no thought here.
 */
import { type Profile, type ResourceAccess, decideResource, permits } from '../../compiler/index.js';
import type { Domain } from './domain.js';

/** `log` where every member that allows it logs it. */
export type Verdict = 'no' | 'log' | 'yes';

export const decides = (profile: Profile, access: ResourceAccess): Verdict => {
  const { answer } = decideResource(profile, access);
  return answer.kind === 'log' ? 'log' : permits(answer) ? 'yes' : 'no';
};

export function domainDecides(domain: Domain, access: (profile: Profile) => ResourceAccess | undefined): Verdict {
  const all = domain.profiles.map((profile): Verdict => {
    const asked = access(profile);
    return asked ? decides(profile, asked) : 'no';
  });
  return all.includes('yes') ? 'yes' : all.includes('log') ? 'log' : 'no';
}

/** A name no profile has: stands for everybody whom no rule mentions. */
export const SOMEBODY = '\0somebody';

/** The profiles that rules of the kind name, and everybody else. */
export function peersOf(domain: Domain, kind: 'signal' | 'ptrace'): readonly string[] {
  const named = new Set<string>();
  for (const { resources } of domain.profiles)
    for (const { resource } of resources)
      if (resource.kind === kind && 'peer' in resource && resource.peer !== undefined) named.add(resource.peer);
  return [SOMEBODY, ...[...named].sort()];
}
