/** Rules among each other on the syscall plane: contradictions, rules without effect, operations that no syscall performs. */
import type { Diagnostic } from '../../dsl/index.js';
import { conflictingEffects, hiddenArguments, noSyscall, overruled, redundant } from '../../dsl/index.js';
import { syscallNumber } from '../../kernel/index.js';
import { answerText } from '../answer-text.js';
import { OPERATIONS, operationsOf } from '../coverage.js';
import { eventText } from '../expect.js';
import { callsFor } from '../imply/index.js';
import { permits } from '../imply/row.js';
import { answerData } from '../decide-syscall.js';
import type { Effect, Origin } from '../model.js';
import { operationPasses } from '../possible.js';
import type { LoweredProfile, Profile } from '../profile.js';
import type { ClauseUse } from '../symbolic/index.js';
import { Diagrams, Meanings, clauseUse, conflicts } from '../symbolic/index.js';

export function checkConflicts({ filter, models }: LoweredProfile): readonly Diagnostic[] {
  if (!canConflict(models)) return [];
  const said = new Set<string>();
  return conflicts(filter).found.flatMap((conflict): readonly Diagnostic[] => {
    const profile = models.find((m) => m.arch === conflict.plane.arch.name) ?? models[0];
    const [first, second] = conflict.clauses;
    const pair = `${first.origin.rule} ${second.origin.rule}`; // the same two rules clash on every syscall they share
    if (said.has(pair)) return [];
    said.add(pair);
    const { arch } = profile;
    return [
      conflictingEffects(
        second.origin.span,
        `\`${conflict.entry.name}\``,
        answerText(second.effect, arch),
        answerText(first.effect, arch),
        `(${eventText(conflict.witness, profile)})`,
        first.origin.span,
      ),
    ];
  });
}

/** Nearly every policy has one errno and no trap data at all: nothing in it can contradict. */
function canConflict(models: LoweredProfile['models']): boolean {
  return models.some((profile) => {
    const data = new Map<Effect['kind'], Set<number>>();
    for (const { effect } of [...profile.resources, ...profile.syscalls]) {
      const known = data.get(effect.kind);
      if (known) known.add(answerData(effect));
      else data.set(effect.kind, new Set([answerData(effect)]));
    }
    return [...data.values()].some((values) => values.size > 1);
  });
}

/** A rule makes many clauses: it is idle where none of them decides on any architecture. */
export function checkIdleRules({ filter, models }: LoweredProfile): readonly Diagnostic[] {
  const profile = models[0];
  // A module's rules are for many profiles: only the policy's own are looked at.
  const here = (origin: Origin): boolean => origin.span.source === profile.span.source;
  const about = new Set(profile.syscalls.filter((rule) => here(rule.origin)).map((rule) => rule.origin.rule));
  if (about.size === 0) return [];
  const uses = new Map<number, ClauseUse[]>();
  for (const use of clauseUse(filter).found) {
    const { rule } = use.clause.origin;
    if (!about.has(rule)) continue;
    const known = uses.get(rule);
    if (known) known.push(use);
    else uses.set(rule, [use]);
  }
  return [...uses.values()].flatMap((all): readonly Diagnostic[] => {
    const [first] = all;
    if (!first) return [];
    if (all.every(({ use }) => use.kind === 'overruled' || use.kind === 'never matches')) {
      const by = all.flatMap(({ use }) => (use.kind === 'overruled' ? [use.by] : []))[0];
      return [overruled(first.clause.origin.span, by?.origin.span)];
    }
    const by = all.flatMap(({ use }) => (use.kind === 'redundant' ? use.by.slice(0, 1) : []))[0];
    if (!by || !all.every(({ use }) => use.kind === 'redundant') || !here(by.origin)) return [];
    return [redundant(first.clause.origin.span, by.origin.span)];
  });
}

/** What is allowed, though no syscall that performs it passes. */
export function checkOperations({ filter, models }: LoweredProfile): readonly Diagnostic[] {
  const profile = models[0];
  // Allowing a resource opens its syscalls, so that only these two can leave an operation without one.
  if (!profile.listed && !profile.syscalls.some((rule) => !permits(rule.effect))) return [];
  const meanings = new Meanings(new Diagrams());
  return OPERATIONS.flatMap((operation): readonly Diagnostic[] => {
    // A module's rules are for many profiles, not all of which have a use for them.
    const rule = profile.resources.find(
      (r) =>
        r.origin.span.source === profile.span.source &&
        permits(r.effect) &&
        operationsOf(r.resource).includes(operation),
    );
    if (!rule || operationPasses(filter, profile, operation, meanings)) return [];
    const calls = callsFor(operation).filter((name) => syscallNumber(profile.arch, name) !== undefined);
    return [noSyscall(rule.origin.span, operation, calls)];
  });
}

/** One table: calls behind which a filter is blind, and what it then can't restrict. */
const BLIND: Readonly<Record<string, string>> = {
  clone3: 'namespaces',
  openat2: 'how files are opened',
  io_uring_setup: 'what io_uring does: it opens, reads, writes and connects without a syscall each',
};

export function checkHidden(profile: Profile): readonly Diagnostic[] {
  // Where every resource is open there is nothing to get around: an imported syscall filter says nothing of resources.
  return profile.syscalls.flatMap((rule) => {
    const what = BLIND[rule.name];
    const named = rule.group === undefined || rule.name === 'io_uring_setup';
    return what !== undefined && named && permits(rule.effect) && rule.origin.span.source === profile.span.source
      ? [hiddenArguments(rule.origin.span, rule.name, what)]
      : [];
  });
}
