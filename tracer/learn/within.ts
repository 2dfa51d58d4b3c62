/**
 * A learned policy made no wider than the one that bound its run: rules and modules that go beyond are taken out, and what was seen
 * and is allowed there comes back word by word. What is compared is what the policies mean: patterns by containment, the filters over
 * all arguments.
 */
import { permits, type CompiledPolicy, type CompiledProfile } from '../../compiler/index.js';
import {
  applyEdits,
  insertRules,
  parse,
  printRule,
  removeRule,
  type PolicyFile,
  type Profile,
  type Rule,
  type Span,
  type Use,
} from '../../dsl/index.js';
import type { Run } from '../index.js';
import { compileText, type LearnTarget } from './compile-text.js';
import { ruleNodes } from './extend.js';
import { Judge } from './judge.js';
import type { Need } from './needs.js';
import { judged, profilesOfImages, programOf } from './replay.js';
import { isWithin } from './contained.js';
import { ruleOf } from './rule.js';

export interface Bound {
  readonly policy: CompiledPolicy;
  /** Of the command. */
  readonly profile: string;
  /** Calls that `learned` lets through in some way that `bound` does not. */
  readonly callsBeyond: (bound: CompiledProfile, learned: CompiledProfile) => readonly string[];
}

/** One profile is mended in each, its rules before what they bring along. */
const ROUNDS = 100;
const PATH = 'learned.policy';

/** @returns the policy's text. @throws Error where it can't be made to fit: a bug. */
export function keptWithin(learned: string, run: Run, bound: Bound, target: LearnTarget): string {
  const limits = new Map<string, CompiledProfile>();
  const images = profilesOfImages(bound.policy, run, bound.profile);
  for (const image of run.images) {
    const limit = images.get(image.id);
    if (limit && !limits.has(programOf(image))) limits.set(programOf(image), limit);
  }
  const keeper = new Keeper(run, bound, limits, target);
  let text = learned;
  for (let round = 0; round < ROUNDS; round++) {
    const next = keeper.round(text);
    if (next === text) return text;
    text = next;
  }
  throw new Error('the learned policy can’t be kept within its bound');
}

class Keeper {
  /** Rules that went beyond, as printed: they do not come back. */
  readonly #banned = new Set<string>();
  /** Rules for single accesses that the bound allows. */
  readonly #exact = new Set<string>();
  readonly #judges = new Map<CompiledProfile, Judge>();
  /** Modules by their names as written: whether they are within all of the limits. */
  readonly #fit = new Map<string, boolean>();
  #modules = true;

  constructor(
    private readonly run: Run,
    private readonly bound: Bound,
    private readonly limits: ReadonlyMap<string, CompiledProfile>,
    private readonly target: LearnTarget,
  ) {}

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
      profile !== undefined && [...this.limits.values()].every((limit) => this.#beyond(profile, limit).length === 0);
    this.#fit.set(module, fits);
    return fits;
  }

  /** Of the first profile that goes beyond. */
  #withoutRules(text: string): string {
    const file = parsed(text);
    let edited = text;
    for (const profile of this.#compiled(text).profiles) {
      const limit = this.#limitOf(profile);
      const node = profilesOf(file).find(({ name }) => name.text === profile.name);
      if (!limit || !node) continue;
      const beyond = this.#beyond(profile, limit);
      // What a module allows may hang on the profile (`when capability …`): then none is used.
      if (beyond.some((one) => typeof one !== 'string' && one.source.path !== PATH)) this.#modules = false;
      const spans = new Set(beyond.flatMap((one) => (typeof one === 'string' ? [] : [one.start])));
      const rules = node.body.filter((one): one is Rule => one.kind === 'rule' && spans.has(one.span.start));
      for (const rule of rules) this.#banned.add(printRule(rule));
      // From behind, so that what stands before keeps its place.
      for (const rule of rules.reverse()) edited = applyEdits(edited, removeRule(parsed(edited), again(edited, rule)));
      if (edited !== text) return edited;
      // Calls that only come along: the rules that bring them are within the bound themselves.
      const denied = beyond.flatMap((one) => (typeof one === 'string' ? [`deny syscall ${one}`] : []));
      if (denied.length > 0) return added(text, profile.name, denied);
    }
    return text;
  }

  /** Where the rules stand that allow more than the limit; names of calls that others bring along. */
  #beyond(profile: CompiledProfile, limit: CompiledProfile): readonly (Span | string)[] {
    const [model, most] = [profile.models[0], limit.models[0]];
    const resources = model.resources
      .filter(({ effect }) => permits(effect))
      .filter((rule) => !this.#exact.has(textOf(rule.origin.span)) && !isWithin(rule, model.name, most))
      .map(({ origin }) => origin.span);
    const calls = this.bound.callsBeyond(limit, profile).flatMap((name): readonly (Span | string)[] => {
      const rules = model.syscalls.filter(
        ({ name: of, effect, origin }) => of === name && permits(effect) && origin.span.source.path === PATH,
      );
      return rules.length === 0 ? [name] : rules.map(({ origin }) => origin.span);
    });
    return [...resources, ...calls];
  }

  /** What was seen, and is allowed by the limit, and is denied now. */
  #withNeeds(text: string): string {
    const policy = this.#compiled(text);
    const lines = new Map<string, Set<string>>();
    for (const { profile: name, need } of judged(policy, { runs: [this.run] })) {
      const profile = policy.profiles.find((one) => one.name === name);
      const limit = profile && this.#limitOf(profile);
      if (!limit || !this.#judge(limit).allows(need)) continue;
      const line = this.#lineFor(need, name, limit);
      if (line === undefined || this.#banned.has(line)) continue;
      if (need.kind === 'resource') this.#exact.add(line);
      lines.set(name, (lines.get(name) ?? new Set<string>()).add(line));
    }
    let edited = text;
    for (const [name, rules] of lines) edited = added(edited, name, [...rules]);
    return edited;
  }

  #lineFor(need: Need, profile: string, limit: CompiledProfile): string | undefined {
    const rule = ruleOf(need, { arch: this.target.compile.nativeArch, profile });
    if (rule === undefined) return undefined;
    const [node] = ruleNodes(rule);
    if (!node) return undefined;
    const anybody =
      need.kind === 'resource' && need.access.kind === 'file'
        ? { ...need, access: { ...need.access, owner: false } }
        : need;
    return printRule(this.#judge(limit).allows(anybody) ? node : { ...node, owner: true });
  }

  #limitOf({ models: [model] }: CompiledProfile): CompiledProfile | undefined {
    for (const [program, limit] of this.limits)
      if (model.programs.some((glob) => glob.literal === program)) return limit;
    return [...this.limits.values()][0];
  }

  #judge(profile: CompiledProfile): Judge {
    const judge = this.#judges.get(profile) ?? new Judge(profile);
    this.#judges.set(profile, judge);
    return judge;
  }

  #compiled(text: string): CompiledPolicy {
    const { policy, diagnostics } = compileText(text, PATH, this.target);
    if (!policy) throw new Error(`keeping a policy within its bound broke it: ${diagnostics[0]?.message ?? ''}`);
    return policy;
  }
}

const parsed = (text: string): PolicyFile => parse({ path: PATH, text }).value;

const profilesOf = ({ statements }: PolicyFile): readonly Profile[] =>
  statements.filter((statement): statement is Profile => statement.kind === 'profile');

/** On one line, as `printRule` has it. */
const textOf = ({ source, start, end }: Span): string => source.text.slice(start, end).replace(/\s+/g, ' ');

/** The same rule in a text that is the same up to its end. */
function again(text: string, rule: Rule): Rule {
  const rules = profilesOf(parsed(text)).flatMap(({ body }) => body);
  const found = rules.find((one): one is Rule => one.kind === 'rule' && one.span.start === rule.span.start);
  if (!found) throw new Error('a rule is not where it was');
  return found;
}

function added(text: string, profile: string, lines: readonly string[]): string {
  const file = parsed(text);
  const node = profilesOf(file).find(({ name }) => name.text === profile);
  return node ? applyEdits(text, insertRules(file, node, lines.flatMap(ruleNodes))) : text;
}
