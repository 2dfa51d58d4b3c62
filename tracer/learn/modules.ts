/**
 * Which modules of `policies/std` stand for what was seen. A module is taken where it covers enough for its size, and of every
 * kind of risk that it brings something was seen.
 */
import {
  commonPath,
  isEntry,
  matches,
  MODIFY,
  permits,
  type CompiledProfile,
  type Glob,
  type Resource,
  type ResourceAccess,
  type ResourceRule,
} from '../../compiler/index.js';
import { assertNever } from '../../dsl/index.js';
import { compileText, type LearnTarget } from './compile-text.js';
import { Judge } from './judge.js';
import type { Need } from './needs.js';

/** What every learned profile starts from. */
export const CORE = 'libc';

/**
 * The modules that are tried. `unrestricted` is for no learner, `libc` is there anyway, and for `tmp-files` the ladder knows
 * temporary names one by one.
 */
const CANDIDATES: readonly string[] = [
  ...['base', 'children', 'dns', 'event-loop', 'name-daemons', 'network-interfaces', 'node', 'null-output', 'python'],
  ...['server', 'shell', 'syslog', 'terminal', 'threads', 'tls-client', 'users'],
];

/** Modules about one kind of program. Others may happen to do much of the same. */
const FOR_PROGRAMS: Readonly<Record<string, RegExp>> = {
  node: /\/node(?:js)?\d*$/,
  python: /\/python[\d.]*$/,
  shell: /\/(?:ba|da|z|k|mk)?sh$/,
};

/** Classes of what a program does, opened by the first sight of it. */
const AT_FIRST_SIGHT: ReadonlySet<string> = new Set(['children', 'threads', 'users', ...Object.keys(FOR_PROGRAMS)]);

/** Files that are looked up, and a question to a server: big, but all of one piece. */
const BAR: Readonly<Record<string, number>> = { dns: 3 };

interface Candidate {
  readonly name: string;
  readonly judge: Judge;
  /** Rules and calls beyond the core's: how much there is to cover. */
  readonly size: number;
  readonly risks: readonly ((need: Need) => boolean)[];
  readonly writes: readonly Glob[];
}

/** A candidate, and for each need whether it allows it. */
interface Usable {
  readonly candidate: Candidate;
  readonly allowed: Uint8Array;
}

/** 1 for each need that is allowed: there may be very many, and each is asked about often. */
const allowedBy = (judge: Judge | undefined, needs: readonly Need[]): Uint8Array =>
  Uint8Array.from(needs, (need) => Number(judge?.allows(need) === true));

/** Leaves out what the others cover together: the first choice may have been overtaken. */
function withoutIncluded(chosen: readonly Usable[], byCore: Uint8Array): readonly Usable[] {
  let left = chosen;
  for (const one of [...chosen].reverse()) {
    const others = left.filter((other) => other !== one);
    const spared = one.allowed.every(
      (yes, i) => yes === 0 || byCore[i] === 1 || others.some(({ allowed }) => allowed[i] === 1),
    );
    if (spared) left = others;
  }
  return left;
}

/** One profile that uses just this module; `undefined` where the host does not have it. */
function moduleProfile(name: string, target: LearnTarget): CompiledProfile | undefined {
  return compileText(`profile learned {\n  use std/${name}\n}\n`, 'module.policy', target).policy?.profiles[0];
}

/** The modules as the host has them, ready to be asked; dear to make, so once for all profiles of a policy. */
export class Modules {
  readonly core: Judge | undefined;
  /** All that std/base opens is harmless. */
  readonly benign: Judge | undefined;
  readonly #candidates: readonly Candidate[];

  constructor(target: LearnTarget) {
    const core = moduleProfile(CORE, target);
    this.core = core && new Judge(core);
    const coreCalls = new Set(core ? openedCalls(core) : []);
    this.#candidates = CANDIDATES.flatMap((name) => {
      const profile = moduleProfile(name, target);
      if (!profile) return [];
      const { resources } = profile.models[0];
      const calls = openedCalls(profile).filter((call) => !coreCalls.has(call));
      const patterns = resources.reduce(
        (sum, { resource }) => sum + (resource.kind === 'file' ? resource.paths.length : 1),
        name === 'base' ? -(core?.models[0].resources.length ?? 0) : 0,
      );
      const size = Math.max(1, patterns) + calls.length;
      return { name, judge: new Judge(profile), size, risks: risksOf(resources, calls), writes: writesOf(resources) };
    });
    this.benign = this.#candidates.find(({ name }) => name === 'base')?.judge;
  }

  /**
   * @param program the file that runs: some modules are about one kind of program.
   * @param executable what the profile executes or maps: no module may make it writable.
   * @returns names without `std/`, sorted, none of which another one includes.
   */
  choose(program: string, needs: readonly Need[], executable: readonly Glob[]): readonly string[] {
    const byCore = allowedBy(this.core, needs);
    const usable = this.#candidates.flatMap((candidate) => {
      const { name, judge, risks, writes } = candidate;
      if (FOR_PROGRAMS[name]?.test(program) === false) return [];
      if (writes.some((write) => executable.some((glob) => commonPath(write, glob) !== undefined))) return [];
      const allowed = allowedBy(judge, needs);
      const isSeen = (isOfKind: (need: Need) => boolean): boolean =>
        needs.some((need, i) => (LIMITED.has(name) || allowed[i] === 1) && isOfKind(need));
      return risks.every(isSeen) ? [{ candidate, allowed }] : [];
    });
    const chosen: Usable[] = [];
    const covered = byCore.slice();
    for (;;) {
      const [best] = usable
        .filter((one) => !chosen.includes(one))
        .map((one) => ({ one, gain: one.allowed.filter((yes, i) => yes === 1 && covered[i] === 0).length }))
        .filter(({ one, gain }) => gain > 0 && gain >= bar(one.candidate))
        // What covers more; of two that cover the same the smaller.
        .sort((a, b) => b.gain - a.gain || a.one.candidate.size - b.one.candidate.size);
      if (!best) break;
      chosen.push(best.one);
      best.one.allowed.forEach((yes, i) => {
        if (yes === 1) covered[i] = 1;
      });
    }
    return withoutIncluded(chosen, byCore)
      .map(({ candidate }) => candidate.name)
      .sort();
  }

  /** Of modules by name, and of the core. */
  judges(names: readonly string[], core: boolean): readonly Judge[] {
    const found = this.#candidates.filter(({ name }) => names.includes(name)).map(({ judge }) => judge);
    return core && this.core ? [this.core, ...found] : found;
  }

  /** What every learned profile may map: nothing of it may become writable by a pattern. */
  get mapped(): readonly Glob[] {
    const resources = this.core?.profile.models[0].resources ?? [];
    return resources.flatMap(({ resource }) =>
      resource.kind === 'file' && resource.ops.has('map') ? resource.paths : [],
    );
  }
}

/** Its risk is told by what it goes with, not by what it allows itself. */
const LIMITED: ReadonlySet<string> = new Set(['server']);

/** A big module has to stand for more: it opens more that was not seen. */
const bar = ({ name, size }: Candidate): number =>
  AT_FIRST_SIGHT.has(name) ? 1 : (BAR[name] ?? Math.min(6, Math.max(1, Math.floor(size / 5))));

const openedCalls = ({ filter }: CompiledProfile): readonly string[] =>
  (filter.arches[0]?.ranges ?? []).flatMap(({ entry }) =>
    isEntry(entry) && entry.planes[0]?.clauses.some(({ effect }) => permits(effect)) ? [entry.name] : [],
  );

/** Calls that make processes, and those that change what others run under. */
const PROCESS_CALLS: ReadonlySet<string> = new Set(['fork', 'vfork']);
const LIMIT_CALLS: ReadonlySet<string> = new Set(['setsid', 'setrlimit']);

/**
 * Kinds of risk that a module brings: for each, what a need of that kind looks like. One that the module itself would meet has
 * to be there.
 */
function risksOf(resources: readonly ResourceRule[], calls: readonly string[]): readonly ((need: Need) => boolean)[] {
  const risks = new Map<string, (need: Need) => boolean>();
  const onAccess = (name: string, test: (access: ResourceAccess) => boolean): void =>
    void risks.set(name, (need) => need.kind === 'resource' && test(need.access));
  for (const { resource, effect } of resources) {
    if (!permits(effect)) continue;
    switch (resource.kind) {
      case 'file': {
        const bare = !resource.owner || resource.paths.some(({ text }) => text.includes('**'));
        const harmless = resource.paths.every(({ literal }) => literal === '/dev/null');
        if (bare && !harmless && MODIFY.some((op) => resource.ops.has(op)))
          onAccess(`write ${risks.size}`, (access) => writesTo(access, resource));
        break;
      }
      case 'net':
        onAccess(resource.op, (access) => access.kind === 'net' && access.op === resource.op);
        break;
      case 'socket': // of these families, one that is not connected leads nowhere
        if (!['unix', 'inet', 'inet6'].includes(resource.familyName))
          onAccess(resource.familyName, (access) => access.kind === 'socket' && access.family === resource.family);
        break;
      case 'signal':
      case 'ioctl':
        break;
      case 'unix':
      case 'exec':
      case 'capability':
      case 'ptrace':
      case 'memory':
      case 'namespace':
      case 'mount': {
        const { kind } = resource;
        onAccess(kind, (access) => access.kind === kind);
        break;
      }
      default:
        assertNever(resource);
    }
  }
  const processes = calls.some((call) => PROCESS_CALLS.has(call));
  if (processes)
    risks.set('process', (need) => need.kind === 'syscall' && /^(?:v?fork|clone)$/.test(need.name) && !isThread(need));
  if (!processes && calls.some((call) => LIMIT_CALLS.has(call)))
    risks.set('limits', (need) =>
      need.kind === 'resource' ? need.access.kind === 'net' && need.access.op === 'bind' : LIMIT_CALLS.has(need.name),
    );
  return [...risks.values()];
}

const CLONE_THREAD = 0x10000n;
/** A clone whose flags are known to be a thread's. */
const isThread = (need: Extract<Need, { kind: 'syscall' }>): boolean =>
  need.where.kind === 'test' && need.where.ranges.every(([from]) => (from & CLONE_THREAD) !== 0n);

const writesTo = (access: ResourceAccess, { ops, paths }: Extract<Resource, { kind: 'file' }>): boolean =>
  access.kind === 'file' &&
  MODIFY.includes(access.op) &&
  ops.has(access.op) &&
  paths.some((glob) => matches(glob, access.path));

const writesOf = (resources: readonly ResourceRule[]): readonly Glob[] =>
  resources.flatMap(({ resource }) =>
    resource.kind === 'file' && MODIFY.some((op) => resource.ops.has(op)) ? resource.paths : [],
  );
