/**
 * A run under a policy → what it denied, and the lines that would have allowed it. What the filter denied was seen; what it let pass
 * and the rules on resources are against is told by `decide()`: another layer has to deny it.
 */
import type { ResourceAccess } from '../../compiler/index.js';
import { syscallNumber } from '../../kernel/index.js';
import type { Entry, Run } from '../index.js';
import { capabilityEntries } from './capabilities.js';
import type { LearnTarget } from './compile-text.js';
import { linesFor, type Lacking, type Lines, type LinesPolicy } from './lines.js';
import { needKey, type Need } from './needs.js';
import { judged, type Denied } from './replay.js';

export interface Denial extends Lacking, Lines {
  /** What it got, each once: `EPERM`, `kill`; predicted: the layer that denies it, or `NOBODY`. */
  readonly answers: readonly string[];
  readonly times: number;
}

export interface Denials {
  /** The run without what was allowed; executed programs stay, as they tell whose the denials are. */
  readonly run: Run;
  readonly denials: readonly Denial[];
}

export interface PolicyInForce extends LinesPolicy {
  /** Of the command. */
  readonly profile: string;
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
  return { run: { ...run, entries: kept, ...only }, denials: linesFor(denials, inForce, target) };
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
