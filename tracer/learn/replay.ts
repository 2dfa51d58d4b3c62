/** Does a trace replay under a policy? Each entry is judged under the profile that its program would run in. */
import { execRules, execTarget, matches, type CompiledPolicy, type CompiledProfile } from '../../compiler/index.js';
import { Judge } from './judge.js';
import { needKey, needsOf, type Need, type Peers } from './needs.js';
import { relevantEntries, tidyPath } from './relevant.js';
import type { Entry, Image, Run, Trace } from '../index.js';

export interface Denied {
  readonly run: string;
  readonly profile: string;
  readonly entry: Entry;
  /** The need that is not met: an entry may have several. */
  readonly need: Need;
}

/** The file by which a program is known: the script, where the kernel took its interpreter from it. It may have no path. */
export const programOf = ({ path, script }: Image): string => tidyPath(script ?? path) ?? script ?? path;

/** Of each image of a run the profile that it runs in: the first by `program`, the others by the `exec` rules on the way. */
export function profilesOfImages(
  { profiles }: CompiledPolicy,
  run: Run,
  start?: string,
): ReadonlyMap<number, CompiledProfile> {
  const byName = new Map(profiles.map((profile) => [profile.name, profile]));
  const out = new Map<number, CompiledProfile>();
  const executed = new Map<number, Executed>();
  for (const { observation } of run.entries)
    if (observation.kind === 'exec' && observation.into !== undefined && !executed.has(observation.into))
      executed.set(observation.into, { path: observation.path, owner: observation.owner === true });
  // Parents have lower numbers than their children.
  for (const image of [...run.images].sort((a, b) => a.id - b.id)) {
    const parent = image.parent === undefined ? undefined : out.get(image.parent);
    const chosen = parent
      ? targetOf(parent, executed.get(image.id) ?? { path: programOf(image), owner: false }, byName)
      : firstProfile(profiles, image, start);
    if (chosen) out.set(image.id, chosen);
  }
  return out;
}

type Executed = Parameters<typeof execTarget>[1];

/** As `polc run --supervise` chooses it. */
function targetOf(
  parent: CompiledProfile,
  program: Executed,
  byName: ReadonlyMap<string, CompiledProfile>,
): CompiledProfile {
  const target = execTarget(execRules(parent.models[0]), program);
  return (target === undefined ? undefined : byName.get(target)) ?? parent;
}

/** Undefined where a policy of several profiles has none for the program. */
function firstProfile(
  profiles: readonly CompiledProfile[],
  image: Image,
  start: string | undefined,
): CompiledProfile | undefined {
  if (start !== undefined) return profiles.find(({ name }) => name === start);
  const program = programOf(image);
  const fitting = profiles.find(({ models }) => models[0].programs.some((glob) => matches(glob, program)));
  const [only] = profiles;
  // A profile for no program in particular is for any; one for another program is not.
  return fitting ?? (profiles.length === 1 && only?.models[0].programs.length === 0 ? only : undefined);
}

/** Who is at the other end of an image's signals, by profile. */
export function peersOf(run: Run, images: ReadonlyMap<number, CompiledProfile>, image: number): Peers {
  const children = run.images.filter(({ parent }) => parent === image).flatMap(({ id }) => images.get(id)?.name ?? []);
  return { self: images.get(image)?.name ?? '', children: [...new Set(children)].sort() };
}

/** What of the trace the policy would deny, each need once. `start`: the command's profile. */
export function replays(policy: CompiledPolicy, trace: Trace, start?: string): readonly Denied[] {
  const seen = new Set<string>();
  return judged(policy, trace, start).filter(({ run, profile, need }) => {
    const key = `${run}\0${profile}\0${needKey(need)}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The same entry by entry; programs for which the policy has no profile are left out. */
export function judged(policy: CompiledPolicy, trace: Trace, start?: string): readonly Denied[] {
  const judges = new Map(policy.profiles.map((profile) => [profile.name, new Judge(profile)]));
  return trace.runs.flatMap((run) => {
    const images = profilesOfImages(policy, run, start);
    const peers = new Map(run.images.map(({ id }) => [id, peersOf(run, images, id)]));
    return relevantEntries(run).flatMap((entry) => {
      const profile = images.get(entry.image);
      const judge = profile && judges.get(profile.name);
      const around = peers.get(entry.image);
      if (!judge || !around) return [];
      return needsOf(entry, around)
        .filter((need) => !judge.allows(need))
        .map((need) => ({ run: run.start.run, profile: profile.name, entry, need }));
    });
  });
}
