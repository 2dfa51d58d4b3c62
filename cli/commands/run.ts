/** `polc run FILE -- COMMAND`: Node becomes the command, confined. What is printed here is printed before that, or not at all. */
import { cannotConfine, cannotExecute } from '../../dsl/index.js';
import { bindPolicy } from '../bind-policy.js';
import type { Invocation } from '../command.js';
import { Stop } from '../command.js';
import { Exit } from '../exit.js';
import { usage } from '../arguments.js';
import { findCommand } from '../commands.js';
import { unattached } from '../supervise/unattached.js';
import { launch, rawArguments, rawEnvironment, readStartState, type LaunchPlan } from '../../native/index.js';
import { learnDenials } from '../observe/denials.js';
import { hostTarget } from '../target.js';
import { needPlaceFor } from '../write.js';

export function run(invocation: Invocation): Exit | Promise<Exit> {
  const { operands, program, options, output } = invocation;
  // INVARIANT: before anything touches process.stdin, stdout or stderr.
  const start = readStartState();
  const keepFds = options.values('fd').map(descriptor);
  const denials = options.value('learn-denials');
  if (denials !== undefined && options.flag('supervise'))
    throw usage(findCommand('run'), '`--learn-denials` and `--supervise` are two supervisors', 'give one of them');
  if (denials !== undefined) needPlaceFor(denials, Exit.runFailed);
  const target = hostTarget(Exit.runFailed);
  const [file = ''] = operands;
  const bound = bindPolicy({
    file,
    program,
    keepFds,
    profile: options.value('profile'),
    supervise: options.flag('supervise'),
    keepLoaded: options.flag('keep-loaded'),
    verbose: options.flag('verbose'),
    target,
    output,
  });
  if (!bound) return Exit.runFailed;
  const { binding, path } = bound;
  if (denials !== undefined)
    return learnDenials({ ...bound, file: denials, policyFile: file, program, target, start, output });
  const plan: LaunchPlan = {
    ...binding,
    // As bytes: what is no UTF-8 must reach the program as it is.
    path: Buffer.from(path, 'latin1'),
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

function descriptor(text: string): number {
  if (/^\d{1,6}$/.test(text) && Number(text) >= 3) return Number(text);
  throw usage(
    findCommand('run'),
    `\`${text}\` is no file descriptor to keep`,
    '`--fd` takes a number from 3 up; 0 to 2 are kept anyway',
  );
}
