/** A policy's file and a command → everything that binds the command: the way of all that start a program under a policy. */
import type { Ruleset } from '../backends/landlock/index.js';
import type { Layer } from '../compiler/index.js';
import { cannotExecute } from '../dsl/index.js';
import { rawArguments, resolveCommand, type LaunchFacts, type LaunchPlan } from '../native/index.js';
import { chooseProfile } from './choose-profile.js';
import { Stop, type Output } from './command.js';
import { Exit } from './exit.js';
import { cachesActions, provenFilter, type ProvenFilter } from './filter.js';
import { labelInForce, openLabels, type LabelLayer, type Labels } from './label/index.js';
import { openLandlockFor, type Landlock } from './launch-landlock.js';
import { confinementOf, refuseMissingLayers, type MissingLayer } from './launch-policy.js';
import { sayLayers } from './launch-report.js';
import { checkedPolicy, existingProfile, type CheckedPolicy } from './policy.js';
import { needsSupervision, prepareSupervision } from './supervise/prepare.js';
import type { Target } from './target.js';

export interface BindRequest {
  readonly file: string;
  readonly program: readonly string[];
  readonly keepFds: readonly number[];
  readonly profile: string | undefined;
  readonly supervise?: boolean;
  readonly keepLoaded?: boolean;
  /** Says on stderr what is in force. */
  readonly verbose?: boolean;
  readonly target: Target;
  readonly output: Output;
}

export interface BoundPolicy {
  readonly policy: CheckedPolicy;
  readonly proven: ProvenFilter;
  /** What Landlock enforces. */
  readonly landlock: Ruleset | undefined;
  /** The layer whose label the program gets. */
  readonly labelled: LabelLayer | undefined;
  readonly binding: Omit<LaunchPlan, 'path' | 'argv' | 'env' | 'start'>;
  /** The program's file; bytes, one a character. */
  readonly path: string;
}

/** @returns nothing where the policy has errors: they are reported. @throws Stop where it can't be enforced on the command. */
export function bindPolicy(request: BindRequest): BoundPolicy | undefined {
  const { file, program, keepFds, profile: name, target, output } = request;
  const [command = ''] = rawArguments().slice(-program.length);
  const resolved = resolveCommand(command, process.env['PATH']);
  if (resolved.kind === 'failure') {
    const exit = resolved.status === 127 ? Exit.runNotFound : Exit.runNotExecutable;
    throw new Stop(exit, cannotExecute(undefined, resolved.message));
  }
  const { path } = resolved;
  // Warnings stay unsaid where the program begins and polc is gone: `output` prints at the end.
  const policy = checkedPolicy(file, target, output, (linked) => {
    if (name === undefined) return chooseProfile(linked.profiles, path, target.nativeArch).name;
    existingProfile(linked, name, Exit.runFailed);
    return name;
  });
  const [profile] = policy?.compiled.profiles ?? [];
  if (!policy || !profile) return undefined;
  const weights = { cached: cachesActions(target) };
  const supervised =
    request.supervise === true && needsSupervision(profile)
      ? prepareSupervision(profile, path, target.nativeArch, weights)
      : undefined;
  const proven = supervised?.proven ?? provenFilter(profile, weights);
  const confinement = confinementOf(proven, target.nativeArch, supervised?.supervisor);
  const landlock = openLandlockFor(profile, path);
  const labels = openLabels(profile, {
    program: path,
    digest: policy.digest,
    attaches: supervised !== undefined || !confinement.execAllowed,
    keep: request.keepLoaded === true,
  });
  refuseMissingLayers(profile.models[0], missingLayers(landlock, labels));
  const label = labelInForce(labels);
  const binding = {
    ...confinement,
    ...(landlock.kind === 'on' ? { landlockRuleset: landlock.fd } : {}),
    ...(label === undefined ? {} : { label: label.exec }),
    keepFds,
    ...(request.verbose === true ? { report: (facts: LaunchFacts) => sayLayers(proven, landlock, labels, facts) } : {}),
  };
  const ruleset = landlock.kind === 'on' ? landlock.ruleset : undefined;
  return { policy, proven, landlock: ruleset, labelled: label?.layer, binding, path };
}

function missingLayers(landlock: Landlock, labels: Labels): ReadonlyMap<Layer, MissingLayer> {
  const missing = new Map<Layer, MissingLayer>();
  if (landlock.kind === 'missing') missing.set('landlock', landlock);
  if (landlock.kind === 'refused')
    missing.set('landlock', { why: 'its rules would open system directories', diagnostics: landlock.diagnostics });
  for (const [layer, label] of labels) {
    if (label.kind === 'missing') missing.set(layer, label);
    if (label.kind === 'on' && label.logsOnly === 'host') missing.set(layer, { why: 'it is permissive: it only logs' });
    if (label.kind === 'refused')
      missing.set(layer, { why: 'it does not take the policy', diagnostics: label.diagnostics });
  }
  return missing;
}
