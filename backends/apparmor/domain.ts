/**
 * What one AppArmor profile stands for: usually one profile of the policy, for each architecture it is compiled for; under
 * no_new_privs also those it executes into. The domain may do what any of its members may.
 */
import {
  type LoweredProfile,
  type FileOperation,
  type Glob,
  type Profile,
  type ResourceRule,
  parseGlob,
  permits,
} from '../../compiler/index.js';
import { GlobIndex, some } from './glob-index.js';
import { escapeGlob } from '../../dsl/index.js';

/** What is decided by a path. */
export type PathOperation = FileOperation | 'exec' | 'bind unix' | 'connect unix';

/** One path of one rule. */
export interface PathUse {
  readonly rule: ResourceRule;
  readonly glob: Glob;
  readonly owner: boolean;
  readonly operations: ReadonlySet<PathOperation>;
}

export const WHO = ['owner', 'other'] as const;
export type Who = (typeof WHO)[number];

const applies = (use: PathUse, who: Who): boolean => !use.owner || who === 'owner';

/** Every path there is. */
export const EVERYTHING: Glob = ((): Glob => {
  const glob = parseGlob('/{,**}');
  if ('problem' in glob) throw new Error(glob.problem);
  return glob;
})();

export function pathUses(rule: ResourceRule): readonly PathUse[] {
  const { resource } = rule;
  switch (resource.kind) {
    case 'file':
      return resource.paths.map((glob) => ({ rule, glob, owner: resource.owner, operations: resource.ops }));
    case 'exec':
      return resource.paths.map((glob) => ({
        rule,
        glob,
        owner: resource.owner,
        operations: new Set(['exec'] as const),
      }));
    case 'unix':
      return resource.names
        .filter((glob) => !isAbstract(glob))
        .map((glob) => ({ rule, glob, owner: false, operations: new Set([`${resource.op} unix`] as const) }));
    default:
      return [];
  }
}

/** A socket name that is no path. */
export const isAbstract = (glob: Glob): boolean => glob.prefix.startsWith('@');

class Uses {
  private readonly byOperation = new Map<PathOperation, GlobIndex<PathUse>>();

  add(use: PathUse): void {
    for (const operation of use.operations) {
      let index = this.byOperation.get(operation);
      if (!index) this.byOperation.set(operation, (index = new GlobIndex()));
      index.add(use.glob, use);
    }
  }

  covering(operation: PathOperation, glob: Glob): Iterable<PathUse> {
    return this.byOperation.get(operation)?.covering(glob) ?? [];
  }

  meeting(operation: PathOperation, glob: Glob): Iterable<PathUse> {
    return this.byOperation.get(operation)?.meeting(glob) ?? [];
  }
}

/** A profile's rules on paths, asked by pattern. */
export class Member {
  private readonly allows = new Uses();
  private readonly denies = new Uses();
  /** What no rule matches is let through. */
  readonly open: boolean;

  constructor(readonly profile: Profile) {
    this.open = permits(profile.otherwise);
    for (const rule of profile.resources)
      for (const use of pathUses(rule)) (permits(rule.effect) ? this.allows : this.denies).add(use);
  }

  /** Every path of the pattern is denied, by one rule. */
  deniesAll(operation: PathOperation, glob: Glob, who: Who): boolean {
    return some(this.denies.covering(operation, glob), (use) => applies(use, who));
  }

  /** Every path of the pattern is allowed (by one rule), apart from what deny rules take away. */
  allowsAll(operation: PathOperation, glob: Glob, who: Who): boolean {
    return this.open || some(this.allows.covering(operation, glob), (use) => applies(use, who));
  }

  /** Some path of the pattern may be allowed: `true` in doubt. */
  allowsSome(operation: PathOperation, glob: Glob, who: Who): boolean {
    if (this.deniesAll(operation, glob, who)) return false;
    // Binding makes a name: where creating is denied, only a rule that allows the binding itself speaks for it.
    if (this.open && operation !== 'bind unix') return true;
    return some(
      this.allows.meeting(operation, glob),
      (use) => applies(use, who) && !this.deniesAll(operation, use.glob, who),
    );
  }
}

/** A program that is started in this profile by another of the policy, or from outside, and the rule that says so. */
export interface Entry {
  readonly glob: Glob;
  readonly rule: ResourceRule | undefined;
}

export class Domain {
  readonly members: readonly Member[];
  /** `otherwise log`: AppArmor's complain mode, in which only `deny` rules deny. */
  readonly complain: boolean;
  /** `otherwise allow` and its kin. */
  readonly open: boolean;

  constructor(
    readonly name: string,
    readonly label: string,
    profiles: readonly Profile[],
    readonly entries: readonly Entry[] = [],
  ) {
    this.members = profiles.map((profile) => new Member(profile));
    this.complain = profiles.some((profile) => profile.otherwise.kind === 'log');
    this.open = profiles.some((profile) => permits(profile.otherwise));
  }

  get profiles(): readonly Profile[] {
    return this.members.map((member) => member.profile);
  }

  /** For whom no member allows any of the operations on any path of the pattern. */
  nobodyAllows(operations: readonly PathOperation[], glob: Glob): readonly Who[] {
    return WHO.filter(
      (who) => !this.members.some((member) => operations.some((operation) => member.allowsSome(operation, glob, who))),
    );
  }
}

export function startedFrom(path: string): readonly Entry[] {
  const glob = parseGlob(escapeGlob(path));
  return 'problem' in glob ? [] : [{ glob, rule: undefined }];
}

/** The programs that other profiles start in `target`. */
export const entriesOf = (target: LoweredProfile, all: readonly LoweredProfile[]): readonly Entry[] =>
  all
    .filter(({ name }) => name !== target.name)
    .flatMap(({ models }) => models.flatMap(({ resources }) => resources))
    .flatMap((rule): readonly Entry[] => {
      const { resource, effect } = rule;
      if (resource.kind !== 'exec' || resource.profile !== target.name || !permits(effect)) return [];
      return resource.paths.map((glob) => ({ glob, rule }));
    });
