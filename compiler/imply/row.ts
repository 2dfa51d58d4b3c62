/**
 * The form of the one table that ties resources to syscalls.
 *
 * A `Question` says: where `applies` holds, this call *is* an access to a resource, and `allows` turns the profile's rules on
 * that resource into clauses over the arguments. It works both ways: the allow clauses open the syscall plane (what allowing
 * a resource implies), and the clauses together are a resource plane of the call (the filter refuses what no rule on the
 * resource could allow, whatever `syscall` rules say).
 *
 * `Takes` are the calls an operation needs besides, on descriptors it already has: implied, never closed.
 */
import type { Argument, ArchName } from '../../kernel/index.js';
import type { Clause, Condition, Effect, Origin } from '../model.js';
import type { Profile } from '../profile.js';
import type { FileOperation, Resource, ResourceRule } from '../resources.js';
import { ALWAYS } from '../condition.js';
import type { Operation } from '../coverage.js';

/** What a row may ask of the call at hand. */
export interface Call {
  readonly arch: ArchName;
  readonly name: string;
  readonly profile: Profile;
  /** @throws Error where the table names an argument the call does not have on this architecture: polc's own bug. */
  readonly arg: (name: string) => Argument;
  /** A kernel constant of this architecture. @throws Error as above. */
  readonly constant: (name: string) => bigint;
}

export interface Question {
  readonly plane: string;
  /** The operations that these calls perform: one of them has to pass for the operation to be possible. */
  readonly operations: readonly Operation[];
  readonly calls: readonly string[];
  readonly applies?: (call: Call) => Condition;
  readonly clauses: (call: Call) => readonly Clause[];
  /** `false`: only closes; allowing the resource opens no call (the call hides what the rule is about, or is not for it). */
  readonly opens?: boolean;
}

export interface Takes {
  /** The rules that need these calls, or none. */
  readonly when: (profile: Profile) => ResourceRule | undefined;
  readonly calls: readonly string[];
}

export const permits = (effect: Effect): boolean =>
  effect.kind === 'allow' || effect.kind === 'log' || effect.kind === 'notify' || effect.kind === 'trace';

export const clause = (condition: Condition, effect: Effect, origin: Origin): Clause => ({ condition, effect, origin });

/** Rules on one kind of resource, with the resource's type. */
export function rulesOn<K extends Resource['kind']>(
  profile: Profile,
  kind: K,
): readonly (ResourceRule & { readonly resource: Extract<Resource, { kind: K }> })[] {
  return profile.resources.filter(
    (rule): rule is ResourceRule & { readonly resource: Extract<Resource, { kind: K }> } => rule.resource.kind === kind,
  );
}

export const firstAllow = (profile: Profile, wanted: (resource: Resource) => boolean): ResourceRule | undefined =>
  profile.resources.find((rule) => permits(rule.effect) && wanted(rule.resource));

/** The first rule that grants the operation on any path. */
export const granting = (profile: Profile, op: FileOperation): ResourceRule | undefined =>
  firstAllow(profile, (resource) => resource.kind === 'file' && resource.ops.has(op));

/** "Allowed if a rule allows it for some object": what a filter can say when the object hides behind a pointer. */
export const allowedBy = (rule: ResourceRule | undefined): readonly Clause[] =>
  rule ? [clause(ALWAYS, { kind: 'allow' }, rule.origin)] : [];
