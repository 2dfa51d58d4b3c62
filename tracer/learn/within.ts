/**
 * A learned policy made no wider than the one that bound its run: rules and modules that go beyond are taken out, and what was seen
 * and is allowed there comes back word by word. What is compared is what the policies mean: patterns by containment, the filters over
 * all arguments. Each learned profile has one of the bound for its limit (`plansOf` mixes none).
 */
import {
  execRules,
  execTarget,
  permits,
  type CompiledPolicy,
  type CompiledProfile,
  type FileOperation,
  type ResourceAccess,
} from '../../compiler/index.js';
import {
  applyEdits,
  changeRules,
  insertRules,
  parse,
  printRule,
  type PolicyFile,
  type Profile,
  type Rule,
  type Span,
  type Use,
} from '../../dsl/index.js';
import { compileText, type LearnTarget } from './compile-text.js';
import { isWithin, type LimitOf } from './contained.js';
import { needsOfPlan } from './draft.js';
import { Judge } from './judge.js';
import type { Need } from './needs.js';
import type { Limits, Plan } from './plans.js';
import { profilesOfImages } from './replay.js';
import { fileText, literal, operationsText, ruleNodes, ruleOf } from './rule.js';

export interface Bound {
  readonly policy: CompiledPolicy;
  /** Of the command. */
  readonly profile: string;
  /** Calls that `learned` lets through in some way that `bound` does not. */
  readonly callsBeyond: (bound: CompiledProfile, learned: CompiledProfile) => readonly string[];
}

export const limitsIn =
  ({ policy, profile }: Bound): Limits =>
  (run) => {
    const images = profilesOfImages(policy, run, profile);
    return new Map(run.images.map(({ id }) => [id, images.get(id)?.name ?? profile]));
  };

/** Rules go first, as they bring calls along. */
const ROUNDS = 100;
const PATH = 'learned.policy';

/** @param plans of the profiles in `learned`. @returns the policy's text. @throws Error where it can't be made to fit: a bug. */
export function keptWithin(learned: string, plans: readonly Plan[], bound: Bound, target: LearnTarget): string {
  const keeper = new Keeper(plans, bound, target);
  let text = learned;
  for (let round = 0; round < ROUNDS; round++) {
    const next = keeper.round(text);
    if (next === text) return text;
    text = next;
  }
  throw new Error('the learned policy can’t be kept within its bound');
}

/** Of a learned profile. */
interface Kept {
  readonly plan: Plan;
  readonly limit: CompiledProfile;
  /** Of the limit. */
  readonly judge: Judge;
}

class Keeper {
  /** Rules that went beyond, as printed: they do not come back. */
  readonly #banned = new Set<string>();
  /** Rules for single accesses that the bound allows, as printed. */
  readonly #exact = new Set<string>();
  readonly #kept: ReadonlyMap<string, Kept>;
  readonly #limits: ReadonlySet<CompiledProfile>;
  /** Modules by their names as written: whether they are within all of the limits. */
  readonly #fit = new Map<string, boolean>();
  #modules = true;

  constructor(
    plans: readonly Plan[],
    private readonly bound: Bound,
    private readonly target: LearnTarget,
  ) {
    const judges = new Map(bound.policy.profiles.map((limit) => [limit.name, new Judge(limit)]));
    this.#kept = new Map(
      plans.flatMap((plan): readonly [string, Kept][] => {
        const judge = judges.get(plan.limit ?? bound.profile);
        return judge ? [[plan.name, { plan, limit: judge.profile, judge }]] : [];
      }),
    );
    this.#limits = new Set([...this.#kept.values()].map(({ limit }) => limit));
  }

  round(text: string): string {
    const modules = this.#withoutModules(text);
    if (modules !== text) return modules;
    const before = this.#modules;
    const less = this.#withoutRules(text);
    if (before !== this.#modules) return this.#withoutModules(text);
    return less === text ? text : this.#withNeeds(less);
  }

  /** Modules by themselves: what one brings is the same for whoever uses it. */
  #withoutModules(text: string): string {
    const file = parsed(text);
    const uses = [...file.statements, ...profilesOf(file).flatMap(({ body }) => body)].filter(
      (statement): statement is Use => statement.kind === 'use',
    );
    const edits = uses.flatMap((use) => {
      const names = use.modules.map(({ span }) => text.slice(span.start, span.end));
      const kept = names.filter((name) => this.#modules && this.#fits(name));
      if (kept.length === names.length) return [];
      return [{ start: use.span.start, end: use.span.end, text: kept.length === 0 ? '' : `use ${kept.join(', ')}` }];
    });
    return edits.length === 0 ? text : this.#withNeeds(applyEdits(text, edits));
  }

  #fits(module: string): boolean {
    const known = this.#fit.get(module);
    if (known !== undefined) return known;
    const [profile] = this.#compiled(`use ${module}\nprofile p {\n}\n`).profiles;
    const fits =
      profile !== undefined &&
      [...this.#limits].every((limit) => this.#beyond(profile, limit, () => limit.name).length === 0);
    this.#fit.set(module, fits);
    return fits;
  }

  /** Of the profiles that go beyond. */
  #withoutRules(text: string): string {
    const file = parsed(text);
    const nodes = new Map(profilesOf(file).map((node) => [node.name.text, node]));
    const removed = new Map<Rule, readonly string[]>();
    const edits = this.#compiled(text).profiles.flatMap((profile) => {
      const kept = this.#kept.get(profile.name);
      const node = nodes.get(profile.name);
      if (!kept || !node) return [];
      const beyond = this.#beyond(profile, kept.limit, this.#limitOf);
      // What a module allows may hang on the profile (`when capability …`): then none is used.
      if (beyond.some((one) => typeof one !== 'string' && one.source.path !== PATH)) this.#modules = false;
      const spans = new Set(beyond.flatMap((one) => (typeof one === 'string' ? [] : [one.start])));
      const rules = node.body.filter((one): one is Rule => one.kind === 'rule' && spans.has(one.span.start));
      for (const rule of rules) {
        this.#banned.add(printRule(rule));
        removed.set(rule, []);
      }
      if (rules.length > 0) return [];
      // Calls that only come along: the rules that bring them are within the bound themselves.
      const denied = beyond.flatMap((one) => (typeof one === 'string' ? ruleNodes(`deny syscall ${one}`) : []));
      return denied.length === 0 ? [] : insertRules(file, node, denied);
    });
    return applyEdits(text, [...edits, ...changeRules(file, removed)]);
  }

  readonly #limitOf = (profile: string): string | undefined => this.#kept.get(profile)?.limit.name;

  /** Where the rules stand that allow more than the limit; names of calls that others bring along. */
  #beyond(profile: CompiledProfile, limit: CompiledProfile, limitOf: LimitOf): readonly (Span | string)[] {
    const [model, most] = [profile.models[0], limit.models[0]];
    const resources = model.resources
      .filter(({ effect }) => permits(effect))
      .filter((rule) => !this.#exact.has(textOf(rule.origin.span)) && !isWithin(rule, model.name, most, limitOf))
      .map(({ origin }) => origin.span);
    const calls = this.bound.callsBeyond(limit, profile).flatMap((name): readonly (Span | string)[] => {
      const rules = model.syscalls.filter(
        ({ name: of, effect, origin }) => of === name && permits(effect) && origin.span.source.path === PATH,
      );
      return rules.length === 0 ? [name] : rules.map(({ origin }) => origin.span);
    });
    return [...resources, ...calls];
  }

  /** What was seen, and is allowed by the limit, and is denied now: resources first, as they bring calls along. */
  #withNeeds(text: string): string {
    return this.#withMissing(this.#withMissing(text, 'resource'), 'syscall');
  }

  #withMissing(text: string, kind: Need['kind']): string {
    const file = parsed(text);
    const nodes = new Map(profilesOf(file).map((node) => [node.name.text, node]));
    const edits = this.#compiled(text).profiles.flatMap((profile) => {
      const kept = this.#kept.get(profile.name);
      const node = nodes.get(profile.name);
      if (!kept || !node) return [];
      const now = new Judge(profile);
      const missing = needsOfPlan(kept.plan).filter(
        (need) => need.kind === kind && !now.allows(need) && this.#isAllowed(need, kept),
      );
      const exact = this.#rulesFor(
        missing.filter((need) => !mayWiden(need)),
        kept,
      );
      if (kind === 'resource') for (const rule of exact) this.#exact.add(onOneLine(printRule(rule)));
      const all = [...exact, ...this.#rulesFor(missing.filter(mayWiden), kept)];
      const rules = all.filter((rule) => !this.#banned.has(printRule(rule)));
      return rules.length === 0 ? [] : insertRules(file, node, rules);
    });
    return applyEdits(text, edits);
  }

  /** By the limit, in which profiles have other names. */
  #isAllowed(need: Need, { judge }: Kept): boolean {
    if (need.kind !== 'resource' || !('peer' in need.access) || need.access.peer === undefined)
      return judge.allows(need);
    const peer = this.#limitOf(need.access.peer);
    return peer !== undefined && judge.allows({ ...need, access: { ...need.access, peer } });
  }

  /** What is done to one file is one rule. */
  #rulesFor(needs: readonly Need[], kept: Kept): readonly Rule[] {
    const context = { arch: this.target.compile.nativeArch, profile: kept.plan.name };
    const files = new Map<string, Set<FileOperation>>();
    const lines = needs.map((need) => {
      if (need.kind === 'syscall') return ruleOf(need, context) ?? '';
      const { access } = need;
      if (access.kind === 'file') {
        const text = fileText(access);
        const place = text.startsWith('owner ') ? text : `${ownersOnly(access, kept)}${text}`;
        files.set(place, (files.get(place) ?? new Set()).add(access.op));
        return '';
      }
      return (access.kind === 'exec' ? execLine(access, kept) : ruleOf(need, context)) ?? '';
    });
    for (const [place, ops] of files) lines.push(`allow ${operationsText(ops)} ${place}`);
    return lines.flatMap(ruleNodes);
  }

  #compiled(text: string): CompiledPolicy {
    const { policy, diagnostics } = compileText(text, PATH, this.target);
    if (!policy) throw new Error(`keeping a policy within its bound broke it: ${diagnostics[0]?.message ?? ''}`);
    return policy;
  }
}

/** Whether its rule may say more than it: some files have patterns; and in what profile a program runs, its owner may tell. */
const mayWiden = (need: Need): boolean =>
  need.kind === 'resource' &&
  (need.access.kind === 'exec' || (need.access.kind === 'file' && fileText(need.access) !== literal(need.access.path)));

/** `owner `, where the limit allows it to the file's owner alone. */
const ownersOnly = (access: Of<'file'>, { judge }: Kept): string =>
  judge.allows({ kind: 'resource', access: { ...access, owner: false } }) ? '' : 'owner ';

/** For the file's owner alone where others may not execute it, or get another profile; there is no rule for others alone. */
function execLine({ path, owner }: Of<'exec'>, { plan, limit, judge }: Kept): string | undefined {
  const rules = execRules(limit.models[0]);
  const [own, others] = [true, false].map((mine) =>
    judge.allows({ kind: 'resource', access: { kind: 'exec', path, owner: mine } })
      ? (execTarget(rules, { path, owner: mine }) ?? limit.name)
      : undefined,
  );
  if (own !== others && !owner) return undefined;
  const target = plan.executes.get(path);
  return `allow exec ${own === others ? '' : 'owner '}${literal(path)}${target === undefined ? '' : ` as ${target}`}`;
}

type Of<K extends ResourceAccess['kind']> = Extract<ResourceAccess, { kind: K }>;

const parsed = (text: string): PolicyFile => parse({ path: PATH, text }).value;

const profilesOf = ({ statements }: PolicyFile): readonly Profile[] =>
  statements.filter((statement): statement is Profile => statement.kind === 'profile');

/** As `printRule` has it. */
const onOneLine = (text: string): string => text.replace(/\s+/g, ' ');

const textOf = ({ source, start, end }: Span): string => onOneLine(source.text.slice(start, end));
