/** `polc run --learn-denials`: a policy in force, and what it denies as lines to add. */
import { allowsAccess } from '../../backends/landlock/index.js';
import { compilePolicy, type ResourceAccess } from '../../compiler/index.js';
import { denialsKept, denied, deniedForGood, logUnread, type Diagnostic } from '../../dsl/index.js';
import {
  hasFallback,
  denialsOf,
  floorInTheWay,
  NOBODY,
  type Denial,
  type LearnTarget,
  type PolicyInForce,
} from '../../tracer/learn/index.js';
import type { StartState } from '../../native/index.js';
import type { BoundPolicy } from '../bind-policy.js';
import type { Output } from '../command.js';
import { Exit, type ProgramStatus } from '../exit.js';
import { needText, whatOf } from '../learn/policy.js';
import { FileModuleHost } from '../module-host.js';
import { compileOptions } from '../policy.js';
import type { Target } from '../target.js';
import { askingFilter } from './asking-filter.js';
import { observe } from './engine.js';
import { denialsInLog, hasLabels, type LogDenials } from './kernel-log.js';
import { writeTraceFile } from './trace-file.js';

export interface DenialsRun extends BoundPolicy {
  /** Where the trace goes. */
  readonly file: string;
  readonly policyFile: string;
  readonly program: readonly string[];
  readonly target: Target;
  readonly start: StartState;
  readonly output: Output;
}

/** What the learner has to know of a policy that binds a run. */
export function inForceOf(
  { policy: { source, real, linked }, proven, landlock, labelled }: BoundPolicy,
  target: Target,
): { readonly inForce: PolicyInForce; readonly options: LearnTarget } {
  const options = { host: new FileModuleHost(source, real), compile: compileOptions(target, undefined) };
  // With the profiles of programs that were executed, too.
  const { value: policy } = compilePolicy(linked, options.compile);
  const deniedBy = (access: ResourceAccess): string | undefined => {
    if (landlock && !allowsAccess(landlock, access)) return 'landlock';
    if (access.kind === 'capability') return 'kernel';
    return PATHS.has(access.kind) ? labelled : undefined;
  };
  return {
    inForce: { policy, source, profile: proven.profile.name, arch: target.nativeArch, deniedBy },
    options,
  };
}

/** What the layers that work by labels deny of these, the policy does. */
const PATHS: ReadonlySet<string> = new Set(['file', 'exec']);

/** @returns the command's own status. */
export async function learnDenials(given: DenialsRun): Promise<Exit> {
  const { file, policyFile, proven, binding, program, target, start, output } = given;
  const { filter, beneath, enforcer } = askingFilter(proven, target.nativeArch, 'resources');
  const {
    run: seen,
    status,
    pids,
  } = await observe(
    { kind: 'command', program },
    {
      target,
      engine: 'notify',
      start,
      pin: false,
      limit: undefined,
      under: {
        confinement: { ...binding, filter, ...(beneath ? { beneath } : {}) },
        enforcer,
        start: { engine: 'polc' },
      },
    },
  );
  const logged: LogDenials = beneath || hasLabels() ? denialsInLog(seen, pids) : { entries: [] };
  if (logged.problem !== undefined) output.report([logUnread(undefined, logged.problem)]);
  const run = { ...seen, entries: [...seen.entries, ...logged.entries] };
  const { inForce, options } = inForceOf(given, target);
  const found = denialsOf(run, inForce, options);
  output.report(writeTraceFile(file, { runs: [found.run] }, Exit.runFailed));
  const told = byLine(found.denials.filter((one) => !isLookUp(one)));
  output.report(told.map(tell));
  const denials = found.run.entries.filter((entry) => entry.denied !== undefined && !hasFallback(entry));
  const times = denials.reduce((sum, { count }) => sum + count, 0);
  const rules = told.filter(({ rule }) => rule !== undefined).length;
  output.report([denialsKept(undefined, file, policyFile, times, rules, found.denials.filter(isLookUp).length)]);
  output.result({
    trace: file,
    denials: found.denials.map(({ profile, need, answers, times: count, rule }) => ({
      profile,
      what: needText(need),
      answers,
      times: count,
      rule: rule ?? null,
    })),
    status,
  });
  return status as ProgramStatus; // the program's own
}

/**
 * Shells look a command up in all of PATH: to say each would drown what matters. `mkdir -p` tries to make folders of the system,
 * which are there.
 */
export const isLookUp = ({ need, answers }: Denial): boolean =>
  need.kind === 'resource' &&
  need.access.kind === 'file' &&
  (need.access.op === 'stat' || floorInTheWay(need) !== undefined) &&
  answers.every((answer) => answer === NOBODY);

/** What the same line would allow is said once. */
function byLine(denials: readonly Denial[]): readonly Denial[] {
  const lines = new Map<string, Denial>();
  for (const [i, one] of denials.entries()) {
    const key = `${one.profile}\0${one.rule ?? i}`;
    const known = lines.get(key);
    const answers = [...new Set([...(known?.answers ?? []), ...one.answers])];
    lines.set(key, known ? { ...known, answers, times: known.times + one.times } : one);
  }
  return [...lines.values()];
}

function tell({ profile, need, answers, times, rule, against }: Denial): Diagnostic {
  const what = whatOf(need, rule);
  return rule === undefined
    ? deniedForGood(against, profile, what, answers, times, against !== undefined)
    : denied(undefined, profile, what, answers, times, rule);
}
