/** Trace → policy. Pure; the same trace gives the same text, whatever the order of its runs and lines. */
import type { CompileOptions } from '../../compiler/index.js';
import type { ModuleHost } from '../../dsl/index.js';
import type { Trace } from '../index.js';
import { compileText } from './compile-text.js';
import { completed, draftOf, executableOf, madeOf, type Draft, type DraftOptions, type Writes } from './draft.js';
import { leftOut, type LeftOut } from './floors.js';
import { Judge } from './judge.js';
import { Modules } from './modules.js';
import { plansOf } from './plans.js';
import { policyText } from './text.js';
import { keptWithin, limitsIn, type Bound } from './within.js';

/** A rule that a reviewer took out: it does not come back. */
export interface Dropped {
  /** Absent: outside of all profiles, so it was in each. */
  readonly profile?: string;
  /** On one line. */
  readonly rule: string;
}

export interface LearnOptions {
  readonly host: ModuleHost;
  readonly compile: CompileOptions;
  /** The trace's file, as the policy refers to it. */
  readonly trace?: string;
  readonly dropped?: readonly Dropped[];
  readonly writes?: Writes;
  /** The policy under which it all ran: what is learned allows no more. */
  readonly bound?: Bound;
}

export interface Learned {
  readonly text: string;
  /** What the runs did and the policy does not allow. */
  readonly left: readonly LeftOut[];
}

/** Drafts are tried at most so often: syscalls open when rules on resources are there, and those again others. */
export const ROUNDS = 5;

/** @returns nothing for a trace in which no program ran. */
export function learnPolicy(trace: Trace, options: LearnOptions): Learned | undefined {
  const { bound } = options;
  const plans = plansOf(trace, [], bound && limitsIn(bound));
  if (plans.length === 0) return undefined;
  const modules = new Modules(options);
  const made = madeOf(plans);
  const executable = [...executableOf(plans, made), ...modules.mapped];
  const names = plans.map(({ name }) => name);
  const settings = new Map<string, DraftOptions>(
    names.map((name) => [
      name,
      {
        arch: options.compile.nativeArch,
        modules,
        executable,
        made,
        settled: droppedJudges(name, names, options),
        writes: options.writes ?? 'workspace',
      },
    ]),
  );
  const settingsOf = (name: string): DraftOptions => settings.get(name) ?? unknownProfile(name);
  let drafts: readonly Draft[] = plans.map((plan) => draftOf(plan, settingsOf(plan.name)));
  for (let round = 0; round < ROUNDS; round++) {
    const { policy, diagnostics } = compileText(policyText(drafts, trace, options), 'learned.policy', options);
    if (!policy) throw new Error(`the learner wrote a policy with errors: ${diagnostics[0]?.message ?? ''}`);
    const next = drafts.map((draft) => {
      const profile = policy.profiles.find(({ name }) => name === draft.plan.name);
      return profile ? completed(draft, profile, settingsOf(draft.plan.name)) : draft;
    });
    if (next.every((draft, i) => draft === drafts[i])) break;
    drafts = next;
  }
  const text = policyText(drafts, trace, options);
  return { text: bound ? keptWithin(text, plans, bound, options) : text, left: leftOut(plans) };
}

export function unknownProfile(name: string): never {
  throw new Error(`no plan is called ${name}`);
}

/** What the dropped rules of a profile would allow: it is not asked for again, in whatever form. */
export function droppedJudges(
  profile: string,
  profiles: readonly string[],
  { dropped = [], ...target }: LearnOptions,
): readonly Judge[] {
  const others = profiles.filter((name) => name !== profile).map((name) => `profile ${name} {\n}\n`);
  return dropped
    .filter((one) => one.profile === undefined || one.profile === profile)
    .flatMap(({ rule }) => {
      const text = `profile ${profile} {\n  ${rule}\n}\n${others.join('')}`;
      const found = compileText(text, 'dropped.policy', target).policy?.profiles.find(({ name }) => name === profile);
      return found ? [new Judge(found)] : [];
    });
}
