/** Coverage of what is decided by a path: does a permission open more than the policy, and is every denial stopped? */
import {
  type Coverage,
  type Operation,
  type Profile,
  type ResourceRule,
  permits,
  worse,
} from '../../compiler/index.js';
import { type PathOperation, type PathUse, WHO, type Who, pathUses } from './domain.js';
import type { Grant } from './files.js';
import type { Confinement } from './generate.js';
import { NEEDS, PERMISSIONS, STOPS, UNMEDIATED, keyOf, type PermissionKey } from './permissions.js';

const ENABLES = new Map(PERMISSIONS.map((permission) => [keyOf(permission), permission.enables]));

const exact: Coverage = { kind: 'exact', answers: 'EACCES' };

export interface FileCoverage {
  /** Undefined: not a rule on paths. */
  readonly rule: (rule: ResourceRule) => Coverage | undefined;
  readonly operation: (operation: Operation) => Coverage | undefined;
}

export function coverFiles(profile: Profile, { domain, files }: Confinement, noNewPrivs: boolean): FileCoverage {
  const member = domain.members.find((m) => m.profile === profile);
  if (!member) throw new Error('the profile is not a member of its own domain');
  /** A program that gets a profile of its own is mapped by that. */
  const enabled = ({ key, rule }: Grant): readonly PathOperation[] => {
    const elsewhere =
      !noNewPrivs && rule?.resource.kind === 'exec' && ![undefined, domain.name].includes(rule.resource.profile);
    return key === 'x file' && elsewhere ? ['exec'] : (ENABLES.get(key) ?? []);
  };
  const whoOf = (owner: boolean): Who => (owner ? 'owner' : 'other');

  /** What a grant lets through that the profile does not. */
  const excess = (grant: Grant): readonly PathOperation[] => {
    const who = whoOf(grant.owner);
    const over = enabled(grant).filter(
      (operation) => operation !== 'bind unix' && !member.allowsAll(operation, grant.glob, who),
    );
    return renames(grant) ? [...over, 'rename'] : over;
  };
  /** `r` and `w` together rename. */
  const renames = (grant: Grant): boolean => {
    const who = whoOf(grant.owner);
    const [letter, form] = grant.key.split(' ');
    const other = letter === 'r' ? `w ${form}` : letter === 'w' ? `r ${form}` : undefined;
    if (other === undefined || member.allowsAll('rename', grant.glob, who)) return false;
    return files.granted(other as PermissionKey, grant.glob, 'owner');
  };
  const byRule = new Map<ResourceRule, Set<PathOperation>>();
  const open = new Set<PathOperation>();
  for (const grant of files.grants) {
    const over = excess(grant);
    for (const operation of over) open.add(operation);
    if (grant.rule && over.length > 0) {
      const known = byRule.get(grant.rule);
      if (known) for (const operation of over) known.add(operation);
      else byRule.set(grant.rule, new Set(over));
    }
  }

  /** Whether AppArmor stops the operation everywhere the rule denies it. */
  const stopped = (operation: PathOperation, use: PathUse): boolean =>
    (use.owner ? (['owner'] as const) : WHO).every((who) =>
      (STOPS[operation] ?? [[]]).every((group) =>
        group.some(
          (key) => files.denied(key, use.rule, use.glob, who) || (!files.granted(key, use.glob, who) && !domain.open),
        ),
      ),
    );

  const leaks = new Set<PathOperation>();
  const denials = new Map<ResourceRule, Coverage>();
  for (const rule of profile.resources) {
    if (permits(rule.effect)) continue;
    const uses = pathUses(rule);
    if (uses.length === 0) continue;
    const operations = new Set(uses.flatMap((use) => [...use.operations]));
    const missed = [...operations].filter(
      (operation) => operation !== 'stat' && operation !== 'link' && !uses.every((use) => stopped(operation, use)),
    );
    if (operations.has('link') && uses.some((use) => !linkStopped(use))) missed.push('link');
    for (const operation of missed) leaks.add(operation);
    denials.set(rule, denialCoverage(operations, missed, missed.length > 0 ? spoilers(rule, missed) : new Set()));
  }
  /** What the policy allows where the rule denies, that a `deny` would take along. */
  function spoilers(rule: ResourceRule, missed: readonly PathOperation[]): ReadonlySet<PathOperation> {
    const found = new Set<PathOperation>();
    for (const use of pathUses(rule))
      for (const permission of PERMISSIONS) {
        const wanted = missed.some((operation) =>
          (STOPS[operation] ?? []).some((group) => group.includes(keyOf(permission))),
        );
        if (!wanted) continue;
        for (const operation of permission.denies)
          if (domain.nobodyAllows([operation], use.glob).length < (use.owner ? 1 : 2)) found.add(operation);
      }
    return found;
  }
  function linkStopped(use: PathUse): boolean {
    const who = domain.nobodyAllows(['link'], use.glob);
    return use.owner ? who.includes('owner') : who.length === 2;
  }

  return {
    rule(rule) {
      if (rule.resource.kind !== 'file' && rule.resource.kind !== 'exec') return undefined;
      if (!permits(rule.effect)) return denials.get(rule);
      const ops = [...pathUses(rule).flatMap((use) => [...use.operations])];
      if (ops.length > 0 && ops.every((operation) => operation === 'stat'))
        return { kind: 'none', why: UNMEDIATED.stat ?? '' };
      const over = byRule.get(rule);
      return over ? { kind: 'wider', why: `${reason(ops)} also allows ${list(over)} there`, answers: 'EACCES' } : exact;
    },
    operation(operation) {
      if (operation === 'stat') return { kind: 'none', why: UNMEDIATED.stat ?? '' };
      if (operation !== 'link' && !(operation in NEEDS)) return undefined;
      if (operation === 'bind unix') return undefined;
      const op = operation as PathOperation; // as the test above says
      let coverage: Coverage = exact;
      if (op === 'attributes' && !member.open)
        coverage = { kind: 'wider', why: UNMEDIATED.attributes ?? '', answers: 'EACCES' };
      if (open.has(op))
        coverage = worse(coverage, {
          kind: 'wider',
          why: 'a permission that rules on other operations take allows it',
          answers: 'EACCES',
        });
      if (leaks.has(op))
        coverage = worse(coverage, {
          kind: 'wider',
          why: 'a rule that denies it can’t be said beside those that allow',
          answers: 'EACCES',
        });
      return coverage;
    },
  };
}

function denialCoverage(
  operations: ReadonlySet<PathOperation>,
  missed: readonly PathOperation[],
  spoilers: ReadonlySet<PathOperation>,
): Coverage {
  const mediated = [...operations].filter((operation) => operation !== 'stat');
  if (mediated.length === 0) return { kind: 'none', why: UNMEDIATED.stat ?? '' };
  if (missed.length > 0) {
    const why = `${list(missed)} stays possible: AppArmor’s permission for it is also that for ${list(spoilers)}, which is allowed there; deny both`;
    return missed.length === mediated.length ? { kind: 'none', why } : { kind: 'wider', why, answers: 'EACCES' };
  }
  return operations.has('attributes') ? { kind: 'wider', why: UNMEDIATED.attributes ?? '', answers: 'EACCES' } : exact;
}

const reason = (operations: readonly PathOperation[]): string => {
  const keys = new Set(operations.flatMap((operation) => NEEDS[operation as keyof typeof NEEDS] ?? []));
  const letters = [...'mrwkx'].filter((letter) => [...keys].some((key) => key.startsWith(letter))).join('');
  return `\`${letters.replace('x', 'ix')}\``;
};

const list = (operations: Iterable<string>): string => [...operations].join(', ');
