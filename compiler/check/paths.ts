/** Path rules among each other: which are overruled, which repeat others, which programs would get two profiles. */
import type { Diagnostic } from '../../dsl/index.js';
import { ambiguousTarget, overruled, printable, redundant } from '../../dsl/index.js';
import { rank, sameEffect } from '../decide-syscall.js';
import type { Glob } from '../glob.js';
import { commonPath, covers } from '../glob.js';
import type { Profile } from '../profile.js';
import type { FileOperation, ResourceRule } from '../resources.js';

type PathRule = ResourceRule & { readonly resource: { readonly kind: 'file' | 'exec' } };

/** One path of one rule: what is compared. */
interface PathUse {
  readonly rule: PathRule;
  readonly glob: Glob;
}

const isPathRule = (rule: ResourceRule): rule is PathRule =>
  rule.resource.kind === 'file' || rule.resource.kind === 'exec';

/** Finds the patterns that could cover a path: those whose fixed prefix is a prefix of its own. */
class PrefixIndex {
  private readonly byPrefix = new Map<string, PathUse[]>();

  constructor(uses: readonly PathUse[]) {
    for (const use of uses) {
      const same = this.byPrefix.get(use.glob.prefix);
      if (same) same.push(use);
      else this.byPrefix.set(use.glob.prefix, [use]);
    }
  }

  *candidates(glob: Glob): Iterable<PathUse> {
    for (let length = 0; length <= glob.prefix.length; length++)
      yield* this.byPrefix.get(glob.prefix.slice(0, length)) ?? [];
  }
}

const operationsOf = (rule: PathRule): ReadonlySet<FileOperation | 'exec'> =>
  rule.resource.kind === 'file' ? rule.resource.ops : new Set(['exec'] as const);

function coversUse(outer: PathUse, op: FileOperation | 'exec', inner: PathUse): boolean {
  const a = outer.rule.resource;
  const b = inner.rule.resource;
  if (!operationsOf(outer.rule).has(op) || (a.owner && !b.owner)) return false;
  return covers(outer.glob, inner.glob);
}

export function checkPaths(profile: Profile): readonly Diagnostic[] {
  const rules = profile.resources.filter(isPathRule);
  const uses = rules.flatMap((rule) => rule.resource.paths.map((glob): PathUse => ({ rule, glob })));
  const index = new PrefixIndex(uses);
  const gone = new Set<number>(); // rules already called redundant: two equal rules must not both be told to go
  // A module's rules are there for many profiles: what one of them repeats or forbids is not the module's mistake.
  const own = rules.filter((rule) => rule.origin.span.source === profile.span.source);
  return [
    ...own.flatMap((rule): readonly Diagnostic[] => {
      const mine = rule.resource.paths.map((glob): PathUse => ({ rule, glob }));
      const asked = mine.flatMap((use) => [...operationsOf(rule)].map((op) => ({ use, op })));
      const stricter = asked.map(({ use, op }) =>
        first(index.candidates(use.glob), (o) => rank(o.rule.effect) < rank(rule.effect) && coversUse(o, op, use)),
      );
      const by = stricter[0];
      if (by && stricter.every((s) => s !== undefined)) return [overruled(rule.origin.span, by.rule.origin.span)];
      const same = asked.map(({ use, op }) =>
        first(
          index.candidates(use.glob),
          (o) =>
            o.rule.origin.rule !== rule.origin.rule &&
            !gone.has(o.rule.origin.rule) &&
            sameEffect(o.rule.effect, rule.effect) &&
            target(o.rule) === target(rule) &&
            coversUse(o, op, use),
        ),
      );
      const like = same[0];
      if (!like || !same.every((s) => s !== undefined)) return [];
      gone.add(rule.origin.rule);
      return [redundant(rule.origin.span, like.rule.origin.span)];
    }),
    ...ambiguousTargets(rules),
  ];
}

function first<T>(items: Iterable<T>, wanted: (item: T) => boolean): T | undefined {
  for (const item of items) if (wanted(item)) return item;
  return undefined;
}

const target = (rule: PathRule): string | undefined =>
  rule.resource.kind === 'exec' ? rule.resource.profile : undefined;

/** DESIGN §2: two exec targets for one path are an error unless one is a literal. */
function ambiguousTargets(rules: readonly PathRule[]): readonly Diagnostic[] {
  const uses = rules
    .filter((rule) => rule.resource.kind === 'exec' && rank(rule.effect) >= rank({ kind: 'notify' }))
    .flatMap((rule) => rule.resource.paths.map((glob): PathUse => ({ rule, glob })));
  const out: Diagnostic[] = [];
  for (const [i, a] of uses.entries())
    for (const b of uses.slice(i + 1)) {
      if (target(a.rule) === target(b.rule)) continue;
      const literals = Number(a.glob.literal !== undefined) + Number(b.glob.literal !== undefined);
      const path = literals === 1 ? undefined : commonPath(a.glob, b.glob);
      if (path === undefined) continue;
      const name = (use: PathUse): string => target(use.rule) ?? 'inherit';
      out.push(ambiguousTarget(b.rule.origin.span, printable(path), name(b), name(a), a.rule.origin.span));
    }
  return out;
}
