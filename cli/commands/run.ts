/** `polc run FILE -- COMMAND`: Node becomes the command, confined. What is printed here is printed before that, or not at all. */
import { cannotConfine, cannotExecute } from '../../dsl/index.js';
import { chooseProfile } from '../choose-profile.js';
import type { Invocation } from '../command.js';
import { Stop } from '../command.js';
import { Exit } from '../exit.js';
import { usage } from '../arguments.js';
import { cachesActions, provenFilter } from '../filter.js';
import { findCommand } from '../commands.js';
import { execLabel, openLabels, type Labels } from '../label/index.js';
import { openLandlockFor, type Landlock } from '../launch-landlock.js';
import { confinementOf, refuseMissingLayers, type MissingLayer } from '../launch-policy.js';
import { sayLayers } from '../launch-report.js';
import { needsSupervision, prepareSupervision } from '../supervise/prepare.js';
import { unattached } from '../supervise/unattached.js';
import type { Layer } from '../../compiler/index.js';
import {
  launch,
  rawArguments,
  rawEnvironment,
  readStartState,
  resolveCommand,
  type LaunchFacts,
  type LaunchPlan,
} from '../../native/index.js';
import { checkedPolicy, existingProfile } from '../policy.js';
import { learnDenials } from '../observe/denials.js';
import { hostTarget } from '../target.js';

export function run(invocation: Invocation): Exit | Promise<Exit> {
  const { operands, program, options, output } = invocation;
  // INVARIANT: before anything touches process.stdin, stdout or stderr.
  const start = readStartState();
  const keepFds = options.values('fd').map(descriptor);
  const denials = options.value('learn-denials');
  if (denials !== undefined && options.flag('supervise'))
    throw usage(findCommand('run'), '`--learn-denials` and `--supervise` are two supervisors', 'give one of them');
  const target = hostTarget(Exit.runFailed);
  const [file = ''] = operands;
  const resolved = resolveCommand(program[0] ?? '', process.env['PATH']);
  if (resolved.kind === 'failure') {
    const exit = resolved.status === 127 ? Exit.runNotFound : Exit.runNotExecutable;
    throw new Stop(exit, cannotExecute(undefined, resolved.message));
  }
  // Warnings stay unsaid: `output` prints at the end, which comes only where the program did not begin.
  const policy = checkedPolicy(file, target, output, (linked) => {
    const name = options.value('profile');
    if (name === undefined) return chooseProfile(linked.profiles, resolved.path, target.nativeArch).name;
    existingProfile(linked, name, Exit.runFailed);
    return name;
  });
  const [profile] = policy?.compiled.profiles ?? [];
  if (!policy || !profile) return Exit.runFailed;
  const weights = { cached: cachesActions(target) };
  const supervised =
    options.flag('supervise') && needsSupervision(profile)
      ? prepareSupervision(profile, resolved.path, target.nativeArch, weights)
      : undefined;
  const proven = supervised?.proven ?? provenFilter(profile, weights);
  const confinement = confinementOf(proven, target.nativeArch, supervised?.supervisor);
  const landlock = openLandlockFor(profile, resolved.path);
  const labels = openLabels(profile, resolved.path, { keep: options.flag('keep-loaded') });
  refuseMissingLayers(profile.models[0], missingLayers(landlock, labels));
  const label = execLabel(labels);
  const binding = {
    ...confinement,
    ...(landlock.kind === 'on' ? { landlockRuleset: landlock.fd } : {}),
    ...(label === undefined ? {} : { label }),
    keepFds,
    ...(options.flag('verbose') ? { report: (facts: LaunchFacts) => sayLayers(proven, landlock, labels, facts) } : {}),
  };
  if (denials !== undefined)
    return learnDenials({
      file: denials,
      policyFile: file,
      policy,
      proven,
      binding,
      landlock: landlock.kind === 'on' ? landlock.ruleset : undefined,
      program,
      target,
      start,
      output,
    });
  const plan: LaunchPlan = {
    ...binding,
    path: resolved.path,
    // As bytes: what is no UTF-8 must reach the program as it is.
    argv: rawArguments().slice(-program.length),
    env: rawEnvironment(),
    start,
  };
  const failure = launch(plan);
  if (failure.unsupervised) throw new Stop(Exit.runFailed, unattached(failure.message));
  if (failure.status === 125) throw new Stop(Exit.runFailed, cannotConfine(undefined, failure.message));
  throw new Stop(
    failure.status === 127 ? Exit.runNotFound : Exit.runNotExecutable,
    cannotExecute(undefined, failure.message),
  );
}

function missingLayers(landlock: Landlock, labels: Labels): ReadonlyMap<Layer, MissingLayer> {
  const missing = new Map<Layer, MissingLayer>();
  if (landlock.kind === 'missing') missing.set('landlock', landlock);
  if (landlock.kind === 'refused')
    missing.set('landlock', { why: 'its rules would open system directories', diagnostics: landlock.diagnostics });
  for (const [layer, label] of labels) {
    if (label.kind === 'missing') missing.set(layer, label);
    if (label.kind === 'refused')
      missing.set(layer, { why: 'it does not take the policy', diagnostics: label.diagnostics });
  }
  return missing;
}

function descriptor(text: string): number {
  if (/^\d{1,6}$/.test(text) && Number(text) >= 3) return Number(text);
  throw usage(
    findCommand('run'),
    `\`${text}\` is no file descriptor to keep`,
    '`--fd` takes a number from 3 up; 0 to 2 are kept anyway',
  );
}
