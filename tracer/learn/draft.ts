/** One plan → the lines of one profile. */
import type { CompiledProfile, FileOperation, Glob, ResourceAccess } from '../../compiler/index.js';
import { commonPath, matches } from '../../compiler/index.js';
import { capability, signalName, type ArchName } from '../../kernel/index.js';
import { capabilitiesIn } from './capabilities.js';
import { fileRules, fileUses, type FileRules, type FileUse } from './files.js';
import { floorInTheWay } from './floors.js';
import { Judge } from './judge.js';
import { ladderOf, rungGlob } from './ladder.js';
import { CORE, type Modules } from './modules.js';
import { mountLines, namespaceLines } from './mounts.js';
import { needKey, needsOf, type Need } from './needs.js';
import { netLines, unixLines } from './network.js';
import type { Plan } from './plans.js';
import { literal, requestName, ruleOf } from './rule.js';
import { syscallLines } from './syscalls.js';
import { templateOf } from './temporary.js';
import { isOutput, outputsOf, workOf, workTree } from './workspace.js';
import { escapeGlob, quote } from '../../dsl/index.js';

export interface Draft {
  readonly plan: Plan;
  readonly needs: readonly Need[];
  readonly uses: readonly string[];
  /** The native one, and others whose calls were seen: of 32-bit programs, and runs on other machines. */
  readonly arches: readonly ArchName[];
  /** By section, in the order of a policy that a person writes. */
  readonly sections: readonly (readonly string[])[];
  /** What was missing when the draft was tried: exact rules, added until nothing is. */
  readonly more: readonly string[];
}

/** What the runs made. */
export function madeOf(plans: readonly Plan[]): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const { entries } of plans)
    for (const { observation, outcome } of entries)
      if (observation.kind === 'file' && observation.op === 'create' && (outcome === 'ok' || outcome === 'unknown'))
        paths.add(observation.path);
  return paths;
}

/** What all profiles execute or map: nothing of it may become writable by a pattern, but for what the runs made themselves. */
export function executableOf(plans: readonly Plan[], made: ReadonlySet<string>): readonly Glob[] {
  const paths = new Set<string>();
  for (const { entries, program, executes } of plans) {
    paths.add(program);
    for (const path of executes.keys()) paths.add(path);
    for (const { observation, outcome } of entries)
      if (observation.kind === 'file' && observation.op === 'map' && outcome !== 'ENOENT') paths.add(observation.path);
  }
  return [...paths].filter((path) => path.startsWith('/') && !made.has(path)).map((path) => rungGlob(escapeGlob(path)));
}

export function needsOfPlan({ entries, peers }: Pick<Plan, 'entries' | 'peers'>): readonly Need[] {
  const needs = new Map<string, Need>();
  for (const entry of entries) for (const need of needsOf(entry, peers)) needs.set(needKey(need), need);
  return [...needs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, need]) => need);
}

/** How far writing goes beyond what was seen: not at all, or to the folder in which runs were started. */
export type Writes = 'seen' | 'workspace';

export interface DraftOptions {
  readonly arch: ArchName;
  readonly modules: Modules;
  readonly executable: readonly Glob[];
  readonly made: ReadonlySet<string>;
  /** What the profile has already, for learning onto one, and what a reviewer dropped: neither is drafted. */
  readonly settled: readonly Judge[];
  /** The profile is somebody's: even the core is only used where it stands for something. */
  readonly onto?: true;
  /** `seen`: writing is allowed where it was seen and nowhere else. */
  readonly writes?: Writes;
  /** What is not for the learner to add: a rule of the profile denies it. */
  readonly refused?: (need: Need) => boolean;
}

/** A profile that others wrote gets the core where it lacks as much as this. */
const CORE_BEARS = 4;

/** Nothing is to be added for it. */
const isSettled = (need: Need, judges: readonly Judge[], { refused }: DraftOptions): boolean =>
  floorInTheWay(need) !== undefined || judges.some((judge) => judge.allows(need)) || refused?.(need) === true;

/** Everything but syscalls: those are known when the rules on resources have been compiled. */
export function draftOf(plan: Plan, options: DraftOptions): Draft {
  const { arch, modules, executable, settled } = options;
  const all = needsOfPlan(plan);
  const needs = all.filter((need) => !isSettled(need, settled, options));
  const work = workOf(plan);
  // Where the run worked a rule of the profile says so: no module stands for that.
  const trees = work.flatMap((folder) => workTree(folder) ?? []);
  const elsewhere = needs.filter((need) => {
    if (need.kind !== 'resource' || need.access.kind !== 'file') return true;
    const { op, path } = need.access;
    // Who only looks at a name needs nothing that a module opens for reading.
    return op !== 'stat' && !trees.some((tree) => matches(tree, path));
  });
  const chosen = modules.choose(plan.program, elsewhere, executable);
  const core = !options.onto || needs.filter((need) => modules.core?.allows(need)).length >= CORE_BEARS;
  const uses = options.onto && core ? [CORE, ...chosen] : chosen;
  const judges = [...settled, ...modules.judges(chosen, core)];
  const covered = (need: Need): boolean => isSettled(need, judges, options);
  const open = needs.filter((need) => !covered(need));
  const of = <K extends ResourceAccess['kind']>(kind: K): readonly Extract<ResourceAccess, { kind: K }>[] =>
    open.flatMap((need) => (need.kind === 'resource' && isOf(need.access, kind) ? [need.access] : []));

  const files = fileUses(plan.entries).flatMap((use) => uncovered(use, covered));
  const rules = fileRules(files, { work, executable });
  const used = new Set([...capabilitiesIn(plan.entries), ...plan.starts.flatMap(({ capabilities }) => capabilities)]);
  const capabilities = [...used].sort().filter((name) => !granted(name, judges));
  const rest = (kinds: readonly ResourceAccess['kind'][]): readonly string[] =>
    open.flatMap((need) =>
      need.kind === 'resource' && kinds.includes(need.access.kind)
        ? (ruleOf(need, { arch, profile: plan.name }) ?? [])
        : [],
    );
  const sections = [
    [...rules.lines, ...outputLines(plan, rules, options)],
    execLines(plan, new Set(of('exec').map(({ path }) => path)), work, options.made),
    // Sockets come along with what they lead to; those that lead nowhere are added when that is known.
    [...netLines(of('net')), ...unixLines(of('unix'))],
    capabilities.length > 0 ? [`allow capability ${capabilities.join(', ')}`] : [],
    [
      ...signalLines(of('signal'), plan, arch),
      ...rest(['ptrace', 'memory']),
      ...namespaceLines(of('namespace')),
      ...mountLines(of('mount')),
      ...ioctlLines(of('ioctl'), arch),
    ],
  ];
  return { plan, needs: all, arches: archesOf(all, arch), uses, sections, more: [] };
}

const archesOf = (needs: readonly Need[], native: ArchName): readonly ArchName[] => {
  const seen = needs.flatMap((need) => (need.kind === 'syscall' ? need.arch : []));
  return [...new Set([native, ...seen.sort()])];
};

const isOf = <K extends ResourceAccess['kind']>(
  access: ResourceAccess,
  kind: K,
): access is Extract<ResourceAccess, { kind: K }> => access.kind === kind;

const granted = (name: string, judges: readonly Judge[]): boolean =>
  judges.some(({ profile }) => profile.models[0].capabilities.has(capability(name) ?? -1));

/** Nobody else's policy gets what was not seen, nor one whose reviewer took it out, nor a folder with programs that ran. */
function outputLines(plan: Plan, { makes }: FileRules, options: DraftOptions): readonly string[] {
  if (options.onto || options.writes === 'seen') return [];
  return outputsOf(plan)
    .filter((output) => !isOutput(makes, output))
    .filter(({ glob }) => !options.executable.some((one) => commonPath(glob, one) !== undefined))
    .filter(({ folder }) => {
      const access = { kind: 'file', op: 'write', path: `${folder}/x`, owner: true } as const;
      return !isSettled({ kind: 'resource', access }, options.settled, options);
    })
    .map(({ line }) => line);
}

/** The operations that are still to be granted. */
function uncovered(use: FileUse, covered: (need: Need) => boolean): readonly FileUse[] {
  if (use.rest) return [use];
  const isOpen = (op: FileOperation): boolean =>
    !covered({ kind: 'resource', access: { kind: 'file', op, path: use.path, owner: use.owner } });
  const ops = [...use.ops].filter(isOpen);
  if (ops.length === use.ops.size) return [use];
  return ops.length === 0 ? [] : [{ ...use, ops: new Set(ops) }];
}

const MADE = 'programs that a run made there were executed';

/** @param open what is executed and not allowed yet. */
function execLines(
  plan: Plan,
  open: ReadonlySet<string>,
  work: readonly string[],
  made: ReadonlySet<string>,
): readonly string[] {
  const targets = new Map<string, Set<string>>();
  const add = (suffix: string, path: string): void =>
    void targets.set(suffix, (targets.get(suffix) ?? new Set()).add(path));
  for (const [path, target] of [...plan.executes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (target === undefined && !open.has(path)) continue;
    const place = made.has(path) ? placeOfMade(path, work) : undefined;
    if (place !== undefined) add(` because ${quote(MADE)}`, quote(place));
    if (place === undefined || target !== undefined) add(target === undefined ? '' : ` as ${target}`, literal(path));
  }
  return [...targets]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([suffix, paths]) => `allow exec ${[...paths].join(', ')}${suffix}`);
}

/**
 * Where programs that a run made and executed (`cc -o a a.c && ./a`) may be executed: the tree that it worked in, or their
 * folder. Whoever may write a program and execute it may execute any code; and Landlock, which knows what is there at launch and
 * folders, could not let the next one be executed. `undefined`: behind a floor, or in a folder that programs share.
 */
function placeOfMade(path: string, work: readonly string[]): string | undefined {
  const open = ladderOf(path, { writes: true, executes: false }).filter(({ floor }) => floor === undefined);
  const trees = new Set(work.map((folder) => `${templateOf(folder)}/**`));
  const tree = open.findLast(({ pattern }) => trees.has(pattern));
  return (tree ?? open.find(({ step }) => step === 'directory'))?.pattern;
}

function signalLines(
  accesses: readonly Extract<ResourceAccess, { kind: 'signal' }>[],
  plan: Plan,
  arch: ArchName,
): readonly string[] {
  const byPeer = new Map<string, Set<string>>();
  for (const { signal, peer } of accesses) {
    const to = peer === undefined ? '' : ` to ${peer === plan.name ? 'self' : peer}`;
    byPeer.set(to, (byPeer.get(to) ?? new Set()).add(signalName(arch, signal) ?? 'any'));
  }
  return [...byPeer]
    .sort()
    .map(([to, signals]) => `allow signal ${signals.has('any') ? 'any' : [...signals].sort().join(', ')}${to}`);
}

function ioctlLines(
  accesses: readonly Extract<ResourceAccess, { kind: 'ioctl' }>[],
  arch: ArchName,
): readonly string[] {
  const names = accesses.map(({ request }) => requestName(request, arch));
  return names.length === 0 ? [] : [`allow ioctl ${[...new Set(names)].sort().join(', ')}`];
}

/** What a compiled draft still lacks: lines on syscalls first, then exact rules for whatever is left. */
export function completed(draft: Draft, profile: CompiledProfile, options: DraftOptions): Draft {
  const judge = new Judge(profile);
  const missing = draft.needs.filter((need) => !judge.allows(need) && !isSettled(need, options.settled, options));
  if (missing.length === 0) return draft;
  const calls = missing.filter((need) => need.kind === 'syscall');
  const context = { arch: options.arch, profile: draft.plan.name };
  const resources = missing.flatMap((need) => (need.kind === 'resource' ? (ruleOf(need, context) ?? []) : []));
  // Rules on resources open calls: what is still closed shows when they are in.
  const lines = [...executing(calls, draft.plan, judge), ...resources];
  if (lines.length === 0)
    for (const arch of draft.arches) {
      const ofArch = calls.filter((call) => call.arch === arch);
      lines.push(...syscallLines(ofArch, arch, options.modules.benign));
    }
  return { ...draft, more: [...new Set([...draft.more, ...lines])] };
}

/** Something was to be executed and was not there: where nothing may be executed the answer would be another. */
function executing(calls: readonly { readonly name: string }[], plan: Plan, judge: Judge): readonly string[] {
  if (!calls.some(({ name }) => name === 'execve' || name === 'execveat')) return [];
  const tried = plan.entries
    .flatMap(({ observation }) => (observation.kind === 'exec' ? [observation.path] : []))
    .sort();
  const [first] = tried.filter((path) => path.startsWith('/'));
  const any = judge.profile.models[0].resources.some(({ resource }) => resource.kind === 'exec');
  return first === undefined || any ? [] : [`allow exec ${literal(first)}`];
}
