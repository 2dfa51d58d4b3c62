/** `allow exec … as P`: the profile of a program that a process executes. */
import { matches, type Glob } from './glob.js';
import { permits } from './imply/row.js';
import type { Effect } from './model.js';
import type { Profile } from './profile.js';

/** What of an `exec` rule decides that. */
export interface ExecRule {
  readonly paths: readonly Glob[];
  readonly owner: boolean;
  readonly effect: Effect;
  readonly profile: string | undefined;
}

export const execRules = ({ resources }: Pick<Profile, 'resources'>): readonly ExecRule[] =>
  resources.flatMap(({ resource, effect }) =>
    resource.kind === 'exec' ? { paths: resource.paths, owner: resource.owner, effect, profile: resource.profile } : [],
  );

/** @returns undefined where the process keeps its profile, or may not execute that at all. */
export function execTarget(
  rules: readonly ExecRule[],
  program: { readonly path: string; readonly owner: boolean },
): string | undefined {
  const { path } = program;
  const matching = rules.filter(
    (rule) => rule.paths.some((glob) => matches(glob, path)) && (!rule.owner || program.owner),
  );
  if (!matching.every(({ effect }) => permits(effect))) return undefined;
  // Two patterns for one path name one profile (POL3005); a literal goes before them.
  const literal = matching.find(({ paths }) => paths.some((glob) => glob.literal === path));
  return (literal ?? matching[0])?.profile;
}
