/**
 * A run under a policy → what it denied, and the lines that would have allowed it. What the filter denied was seen; what it let pass
 * and the rules on resources are against is told by `decide()`: another layer has to deny it.
 */
import {
  decideResource,
  MODIFY,
  permits,
  type CompiledPolicy,
  type FileOperation,
  type ResourceAccess,
} from '../../compiler/index.js';
import { applyEdits, insertRules, parse, quote, type Profile, type Source, type Span } from '../../dsl/index.js';
import { syscallNumber, type ArchName } from '../../kernel/index.js';
import type { Entry, Run } from '../index.js';
import { capabilityEntries } from './capabilities.js';
import { compileText, type LearnTarget } from './compile-text.js';
import { Judge } from './judge.js';
import { needKey, type Need } from './needs.js';
import { DYNAMIC_PORTS, isDynamic } from './network.js';
import { ladderOf } from './ladder.js';
import { judged, type Denied } from './replay.js';
import { operationsText, ruleNodes, ruleOf } from './rule.js';

export interface Denial {
  readonly profile: string;
  readonly need: Need;
  /** What it got, each once: `EPERM`, `kill`; predicted: the layer that denies it, or `NOBODY`. */
  readonly answers: readonly string[];
  readonly times: number;
  /** The line that allows it; absent where none does. */
  readonly rule?: string;
  /** The `deny` that is why. */
  readonly against?: Span;
}

export interface Denials {
  /** The run without what was allowed; executed programs stay, as they tell whose the denials are. */
  readonly run: Run;
  readonly denials: readonly Denial[];
}

export interface PolicyInForce {
  readonly policy: CompiledPolicy;
  readonly source: Source;
  /** Of the command. */
  readonly profile: string;
  readonly arch: ArchName;
  /** The layer beside the filter that denies it on this host; `undefined`: none. */
  readonly deniedBy: (access: ResourceAccess) => string | undefined;
}

/** For `run`: only what was denied is kept. */
export function denialsOf(run: Run, inForce: PolicyInForce, target: LearnTarget): Denials {
  const asked = run.start.uid === 0 ? [...run.entries, ...capabilityEntries(run.entries)] : run.entries;
  const { run: marked, denials } = boundRun({ ...run, entries: asked }, inForce);
  const kept = marked.entries.filter(({ denied, observation }) => denied !== undefined || isImage(observation));
  const { end } = run;
  const only = end ? { end: { ...end, marks: [...end.marks, { mark: 'denials only' } as const] } } : {};
  return { run: { ...run, entries: kept, ...only }, denials: suggested(denials, inForce, target) };
}

/** For `learn --within`: all that was seen, with what the bound denied marked as such. */
export function boundRun(run: Run, inForce: PolicyInForce): Denials {
  // Of a bounded run what was denied is nobody's need; here it is what is asked for.
  const { within: _, ...start } = run.start;
  const found = judged(inForce.policy, { runs: [{ ...run, start }] }, inForce.profile).filter(
    ({ entry, need }) => !isNew(need, entry),
  );
  const answer = ({ entry, need }: Denied): string =>
    entry.denied ?? (need.kind === 'resource' && !isThere(entry) ? inForce.deniedBy(need.access) : undefined) ?? NOBODY;
  const predicted = new Map<Entry, string>();
  for (const one of found) if (one.entry.denied === undefined) predicted.set(one.entry, answer(one));
  const known = new Set(run.entries);
  const entries = [...run.entries, ...[...predicted.keys()].filter((entry) => !known.has(entry))].map(
    (entry): Entry => {
      const denied = predicted.get(entry);
      return denied === undefined ? entry : { ...entry, predicted: true, denied };
    },
  );
  return { run: { ...run, entries }, denials: grouped(found, answer) };
}

/** O_CREAT of a file that exists: the policy asks for `create`, layers that see files made do not. */
const isThere = ({ observation }: Entry): boolean =>
  observation.kind === 'file' && observation.op === 'create' && observation.object !== 'none';

const isImage = (observation: Entry['observation']): boolean =>
  observation.kind === 'exec' && observation.into !== undefined;

/** Newer than the tables, and answered as a kernel would that does not have it: that is no denial. */
const isNew = (need: Need, { denied }: Entry): boolean =>
  need.kind === 'syscall' && denied === 'ENOSYS' && syscallNumber(need.arch, need.name) === undefined;

/** The policy is against it, and no layer in force can tell. */
export const NOBODY = 'policy';

/** Each need once a profile, in the order of the run; what was denied indeed comes first. */
function grouped(found: readonly Denied[], answer: (denied: Denied) => string): readonly Denial[] {
  const all = new Map<string, { profile: string; need: Need; answers: Set<string>; times: number }>();
  for (const one of found) {
    const { profile, need, entry } = one;
    const key = `${profile}\0${needKey(need)}`;
    const denial = all.get(key) ?? { profile, need, answers: new Set<string>(), times: 0 };
    denial.answers.add(answer(one));
    denial.times += entry.count;
    all.set(key, denial);
  }
  const denials = [...all.values()].map((denial) => ({ ...denial, answers: [...denial.answers] }));
  const open = ({ answers }: Denial): boolean => answers.every((given) => given === NOBODY);
  return [...denials.filter((denial) => !open(denial)), ...denials.filter(open)];
}

/**
 * Lines are put in and tried: rules on resources first, as they bring system calls along; then those on the calls that still are
 * denied. So nothing is told twice, and every line that is told helps.
 */
function suggested(denials: readonly Denial[], inForce: PolicyInForce, target: LearnTarget): readonly Denial[] {
  const { source, policy, arch } = inForce;
  const withLines = denials.map((one): Denial => {
    const rule = temporary(one.need) ?? anyPort(one.need, ruleOf(one.need, { arch, profile: one.profile }));
    return rule === undefined ? one : { ...one, rule };
  });
  const resources = withLines.filter(({ need }) => need.kind === 'resource');
  const first = withRules({ source, policy }, resources, target);
  const allowed = judgesOf(first);
  const calls = withLines.filter((one) => one.need.kind === 'syscall' && !allowed(one));
  const last = judgesOf(withRules(first, calls, target));
  const tried = [...resources, ...calls].map((one) => {
    if (last(one)) return one;
    const { rule: _, ...without } = one;
    const against = ruleAgainst(one, inForce);
    return against ? { ...without, against } : without;
  });
  return joined(tried);
}

const FILE_LINE = /^allow (\w+)((?: owner)? ".*)$/s;

/** One line for all that was denied of one file, or of one pattern: what opening it to read and write, then removing it takes. */
function joined(denials: readonly Denial[]): readonly Denial[] {
  const of = ({ profile, need, rule }: Denial): { readonly key: string; readonly where: string } | undefined => {
    const where = need.kind === 'resource' && need.access.kind === 'file' ? FILE_LINE.exec(rule ?? '')?.[2] : undefined;
    return where === undefined ? undefined : { key: `${profile}\0${where}`, where };
  };
  const operations = new Map<string, Set<FileOperation>>();
  for (const one of denials) {
    const place = of(one);
    if (place && one.need.kind === 'resource' && one.need.access.kind === 'file')
      operations.set(place.key, (operations.get(place.key) ?? new Set()).add(one.need.access.op));
  }
  return denials.map((one) => {
    const place = of(one);
    const all = place && operations.get(place.key);
    return place && all ? { ...one, rule: `allow ${operationsText(all)}${place.where}` } : one;
  });
}

/** Where a name is another the next time (`sedAb3xY9`), only a pattern helps: the ladder's first step. */
function temporary(need: Need): string | undefined {
  if (need.kind !== 'resource' || need.access.kind !== 'file') return undefined;
  const { op, path } = need.access;
  const rung = ladderOf(path, { writes: MODIFY.includes(op), executes: false }).find(({ step }) => step === 'name');
  return rung && rung.floor === undefined && UNSURE.test(rung.pattern)
    ? `allow ${op} ${quote(rung.pattern)}`
    : undefined;
}
/** A port that the kernel chose is another one the next time. */
const anyPort = (need: Need, rule: string | undefined): string | undefined =>
  need.kind === 'resource' && need.access.kind === 'net' && isDynamic(need.access.port ?? 0n)
    ? rule?.replace(/\d+$/, DYNAMIC_PORTS)
    : rule;

const UNSURE = /(?<!\\)\*/;

interface Compiled {
  readonly source: Source;
  readonly policy: CompiledPolicy;
}

/** The policy with the denials' rules in their profiles; without those that would be no policy. */
function withRules(before: Compiled, denials: readonly Denial[], target: LearnTarget): Compiled {
  const { value: file } = parse(before.source);
  const profiles = file.statements.filter((statement): statement is Profile => statement.kind === 'profile');
  const edits = profiles.flatMap((profile) => {
    const lines = new Set(denials.flatMap((one) => (one.profile === profile.name.text ? (one.rule ?? []) : [])));
    const rules = [...lines].flatMap(ruleNodes);
    return rules.length === 0 ? [] : insertRules(file, profile, rules);
  });
  if (edits.length === 0) return before;
  const source = { ...before.source, text: applyEdits(before.source.text, edits) };
  const { policy } = compileText(source.text, source.path, target);
  if (policy) return { source, policy };
  if (denials.length === 1) return before;
  const half = Math.ceil(denials.length / 2);
  return withRules(withRules(before, denials.slice(0, half), target), denials.slice(half), target);
}

function judgesOf({ policy }: Compiled): (denial: Denial) => boolean {
  const judges = new Map(policy.profiles.map((profile) => [profile.name, new Judge(profile)]));
  return ({ profile, need }) => judges.get(profile)?.allows(need) === true;
}

/** Where the policy says that it denies this. */
function ruleAgainst({ profile: name, need }: Denial, { policy }: PolicyInForce): Span | undefined {
  const model = policy.profiles.find((profile) => profile.name === name)?.models[0];
  if (!model) return undefined;
  const rules =
    need.kind === 'syscall'
      ? model.syscalls.filter((rule) => rule.name === need.name)
      : decideResource(model, need.access).deciding;
  return rules.find(({ effect }) => !permits(effect))?.origin.span;
}
