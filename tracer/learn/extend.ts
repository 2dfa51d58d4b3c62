/**
 * Learning onto a policy that is there: rules are added to the profile in which each was missing, everything else stays byte for
 * byte. What the policy denies by a rule of its own stays denied.
 */
import { decideResource, permits, type CompiledPolicy, type CompiledProfile } from '../../compiler/index.js';
import {
  applyEdits,
  insertRules,
  insertUse,
  parse,
  printRule,
  type Diagnostic,
  type Profile,
  type Source,
  type Span,
} from '../../dsl/index.js';
import type { Entry, Trace } from '../index.js';
import { compileText, failedExpectations } from './compile-text.js';
import { completed, draftOf, executableOf, madeOf, type Draft, type DraftOptions } from './draft.js';
import { leftOut, type LeftOut } from './floors.js';
import { Judge } from './judge.js';
import { droppedJudges, type LearnOptions, unknownProfile, ROUNDS } from './learn.js';
import { Modules } from './modules.js';
import type { Need } from './needs.js';
import { plansOf, startsOf, type Plan, type Start } from './plans.js';
import { relevantEntries } from './relevant.js';
import { peersOf, profilesOfImages, programOf } from './replay.js';
import { ruleNodes } from './rule.js';
import { profileText } from './text.js';

export interface Extended {
  readonly text: string;
  /** What was added, rule by rule, and modules as `use …`. */
  readonly added: readonly { readonly profile: string; readonly rule: string }[];
  /** What the runs did and the learner adds no rule for. */
  readonly left: readonly LeftOut[];
  /** What the policy's tests expect, and it no longer does. */
  readonly failed: readonly Span[];
}

/** @returns the diagnostics of a policy that does not compile as it is. */
export function learnOnto(
  source: Source,
  trace: Trace,
  options: LearnOptions,
): Extended | { readonly diagnostics: readonly Diagnostic[] } {
  const first = compileText(source.text, source.path, options);
  if (!first.policy) return { diagnostics: first.diagnostics };
  const modules = new Modules(options);
  const { plans, others } = plansFor(first.policy, trace);
  const names = first.policy.profiles.map(({ name }) => name);
  const made = madeOf(plans);
  const executable = [...executableOf(plans, made), ...modules.mapped];
  const arch = options.compile.nativeArch;
  const settingsFor = (profile: CompiledProfile): DraftOptions => ({
    arch,
    modules,
    executable,
    made,
    onto: true,
    settled: [new Judge(profile), ...droppedJudges(profile.name, names, options)],
    refused: (need) => isForeign(profile, need) || deniesOnPurpose(profile, need),
  });
  const added: { profile: string; rule: string }[] = [];
  let text = source.text;
  let policy: CompiledPolicy = first.policy;
  let drafts: readonly Draft[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const profiles = policy.profiles;
    drafts = plans.map((plan) => {
      const profile = profiles.find(({ name }) => name === plan.name) ?? unknownProfile(plan.name);
      const settings = settingsFor(profile);
      const draft = draftOf(plan, settings);
      return draft.sections.every((lines) => lines.length === 0) && draft.uses.length === 0
        ? completed(draft, profile, settings)
        : draft;
    });
    const next = inserted({ path: source.path, text }, drafts, added);
    if (next === text) break;
    const compiled = compileText(next, source.path, options);
    if (!compiled.policy) throw new Error(`learning broke a policy: ${compiled.diagnostics[0]?.message ?? ''}`);
    text = next;
    policy = compiled.policy;
  }
  const strangers = plansOf(others, names);
  const judges = new Map(policy.profiles.map((profile) => [profile.name, new Judge(profile)]));
  const left = leftOut([...plans, ...strangers], (name, need) => judges.get(name)?.allows(need) === true);
  const all = text + newProfiles(strangers, names, options, added);
  return { text: all, added, left, failed: failedExpectations(all, source.path, options) };
}

/** Whom the policy has a profile for: one plan a profile. The runs of other programs apart. */
function plansFor(policy: CompiledPolicy, trace: Trace): { readonly plans: readonly Plan[]; readonly others: Trace } {
  const plans = new Map<
    string,
    {
      entries: Entry[];
      executes: Map<string, undefined>;
      children: Set<string>;
      starts: Start[];
      program: string;
    }
  >();
  const others = trace.runs.filter((run) => {
    const images = profilesOfImages(policy, run);
    if (images.size === 0) return true;
    const entries = relevantEntries(run);
    const startOf = startsOf(run, entries);
    for (const image of run.images) {
      const profile = images.get(image.id);
      if (!profile) continue;
      const plan = plans.get(profile.name) ?? {
        entries: [],
        executes: new Map<string, undefined>(),
        children: new Set<string>(),
        starts: [],
        program: programOf(image),
      };
      plans.set(profile.name, plan);
      plan.starts.push(startOf(image));
      for (const child of peersOf(run, images, image.id).children) plan.children.add(child);
    }
    for (const entry of entries) {
      const plan = plans.get(images.get(entry.image)?.name ?? '');
      if (!plan) continue;
      plan.entries.push(entry);
      const { observation, outcome } = entry;
      if (observation.kind === 'exec' && (outcome === 'ok' || outcome === 'unknown'))
        plan.executes.set(observation.path, undefined);
    }
    return false;
  });
  return {
    plans: [...plans]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { children, ...plan }]) => ({
        ...plan,
        name,
        peers: { self: name, children: [...children].sort() },
      })),
    others: { runs: others },
  };
}

/** Of an architecture that the policy is not for. */
const isForeign = ({ models }: CompiledProfile, need: Need): boolean =>
  need.kind === 'syscall' && !models.some(({ arch }) => arch === need.arch);

function deniesOnPurpose({ models: [model] }: CompiledProfile, need: Need): boolean {
  if (need.kind === 'syscall') return model.syscalls.some(({ name, effect }) => name === need.name && !permits(effect));
  const { answer, deciding } = decideResource(model, need.access);
  return deciding.length > 0 && !permits(answer);
}

function inserted(source: Source, drafts: readonly Draft[], added: { profile: string; rule: string }[]): string {
  const { value: file } = parse(source);
  const edits = drafts.flatMap((draft) => {
    const profile = file.statements.find((s): s is Profile => s.kind === 'profile' && s.name.text === draft.plan.name);
    if (!profile) return [];
    const present = new Set(profile.body.flatMap((s) => (s.kind === 'rule' ? [printRule(s)] : [])));
    const rules = [...draft.sections.flat(), ...draft.more]
      .flatMap(ruleNodes)
      .filter((rule) => !present.has(printRule(rule)));
    const modules = draft.uses.map((name) => `std/${name}`);
    for (const name of modules) added.push({ profile: draft.plan.name, rule: `use ${name}` });
    for (const rule of rules) added.push({ profile: draft.plan.name, rule: printRule(rule) });
    return [
      ...(modules.length > 0 ? insertUse(file, profile, modules) : []),
      ...(rules.length > 0 ? insertRules(file, profile, rules) : []),
    ];
  });
  return edits.length === 0 ? source.text : applyEdits(source.text, edits);
}

/** Programs that the policy has no profile for get theirs at its end, with their modules inside. */
function newProfiles(
  plans: readonly Plan[],
  taken: readonly string[],
  options: LearnOptions,
  added: { profile: string; rule: string }[],
): string {
  if (plans.length === 0) return '';
  const modules = new Modules(options);
  const made = madeOf(plans);
  const executable = [...executableOf(plans, made), ...modules.mapped];
  return plans
    .map((plan) => {
      const settings = {
        arch: options.compile.nativeArch,
        modules,
        executable,
        made,
        settled: droppedJudges(plan.name, taken, options),
        writes: options.writes ?? ('workspace' as const),
      };
      let draft = draftOf(plan, settings);
      const others = plans
        .filter(({ name }) => name !== plan.name)
        .map(({ name }) => `profile ${name} {\n}\n`)
        .join('');
      for (let round = 0; round < ROUNDS; round++) {
        const profile = compileText(profileText(draft) + others, 'learned.policy', options).policy?.profiles.find(
          ({ name }) => name === plan.name,
        );
        if (!profile) break;
        const next = completed(draft, profile, settings);
        if (next === draft) break;
        draft = next;
      }
      added.push({ profile: plan.name, rule: `profile ${plan.name}` });
      return `\n${profileText(draft)}`;
    })
    .join('');
}
