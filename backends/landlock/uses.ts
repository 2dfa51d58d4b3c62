/** What the allow rules of the profiles open, one pattern and operation at a time: the input of `grants.ts`. */
import { globCovers, permits, type Glob, type Profile, type ResourceRule } from '../../compiler/index.js';
import { assertNever } from '../../dsl/index.js';
import { alternatives, type Alternative } from './pattern.js';
import { rightsFor, type PathOperation } from './rights.js';

export interface Use {
  readonly op: PathOperation;
  readonly alternative: Alternative;
  readonly rule: ResourceRule;
  readonly profile: Profile;
}

export interface PathWords {
  readonly ops: readonly PathOperation[];
  readonly globs: readonly Glob[];
  readonly owner: boolean;
}

/** What a rule says of paths, or nothing. Abstract socket names are no paths. */
export function pathWords({ resource }: ResourceRule): PathWords | undefined {
  switch (resource.kind) {
    case 'file':
      return { ops: [...resource.ops], globs: resource.paths, owner: resource.owner };
    case 'exec':
      return { ops: ['exec'], globs: resource.paths, owner: resource.owner };
    case 'unix':
      return { ops: [`${resource.op} unix`], globs: resource.names.filter((name) => !isAbstract(name)), owner: false };
    case 'net':
    case 'socket':
    case 'capability':
    case 'signal':
    case 'ptrace':
    case 'memory':
    case 'namespace':
    case 'mount':
    case 'ioctl':
      return undefined;
    default:
      return assertNever(resource);
  }
}

export const isAbstract = (name: Glob): boolean => name.text.startsWith('@');

/** The mediated operations that the profiles allow, without those that a deny rule of the same profile takes back whole. */
export function usesOf(profiles: readonly Profile[]): readonly Use[] {
  return profiles.flatMap((profile) => {
    const denied = denials(profile);
    return profile.resources.flatMap((rule) => {
      const words = permits(rule.effect) ? pathWords(rule) : undefined;
      if (!words) return [];
      const ops = words.ops.filter((op) => rightsFor(op).length > 0);
      if (ops.length === 0) return [];
      return words.globs
        .flatMap(alternatives)
        .flatMap((alternative) =>
          ops
            .filter((op) => !(denied.get(op) ?? []).some((glob) => globCovers(glob, alternative.glob)))
            .map((op): Use => ({ op, alternative, rule, profile })),
        );
    });
  });
}

/** Patterns that a profile denies for everybody, by operation. */
function denials(profile: Profile): ReadonlyMap<PathOperation, readonly Glob[]> {
  const out = new Map<PathOperation, Glob[]>();
  for (const rule of profile.resources) {
    const words = permits(rule.effect) ? undefined : pathWords(rule);
    if (!words || words.owner) continue;
    for (const op of words.ops) out.set(op, [...(out.get(op) ?? []), ...words.globs]);
  }
  return out;
}
