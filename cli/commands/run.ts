/** `polc run FILE -- COMMAND`: Node becomes the command, confined. What is printed here is printed before that, or not at all. */
import { cannotConfine, cannotExecute, type LinkedProfile } from '../../dsl/index.js';
import { chooseProfile } from '../choose-profile.js';
import type { Invocation } from '../command.js';
import { Stop } from '../command.js';
import { Exit } from '../exit.js';
import { usage } from '../arguments.js';
import { cachesActions, provenFilter, type ProvenFilter } from '../filter.js';
import { findCommand } from '../commands.js';
import { confinementOf } from '../launch-policy.js';
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
import { hostTarget } from '../target.js';
import { writeAll } from '../stdout.js';

export function run(invocation: Invocation): Exit {
  const { operands, program, options, output } = invocation;
  // INVARIANT: before anything touches process.stdin, stdout or stderr.
  const start = readStartState();
  const keepFds = options.values('fd').map(descriptor);
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
  const proven = provenFilter(profile, { cached: cachesActions(target) });
  const linked = policy.linked.profiles.find((p) => p.name === profile.name);
  const plan: LaunchPlan = {
    ...confinementOf(proven, linked, target.nativeArch),
    path: resolved.path,
    // As bytes: what is no UTF-8 must reach the program as it is.
    argv: rawArguments().slice(-program.length),
    env: rawEnvironment(),
    keepFds,
    start,
    ...(options.flag('verbose') ? { report: (facts: LaunchFacts) => sayLayers(proven, linked, facts) } : {}),
  };
  const failure = launch(plan);
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

/** `-v`: on stderr, each line marked, just before the program begins. */
function sayLayers(
  { profile, filter, instructions }: ProvenFilter,
  linked: LinkedProfile | undefined,
  facts: LaunchFacts,
): void {
  const say = (text: string) => writeAll(2, `polc: ${text}\n`);
  const parts = filter.programs.length === 1 ? '' : ` in ${filter.programs.length} filters`;
  say(`profile ${profile.name}: seccomp is on, ${instructions} instructions${parts}, proven`);
  say(`installed ${METHODS[facts.method]}${facts.fallback === undefined ? '' : ` (${facts.fallback})`}`);
  if (facts.writeExec === 'denied') say('PR_SET_MDWE is on: no memory becomes writable and executable');
  if (facts.writeExec === 'unsupported')
    say('this kernel has no PR_SET_MDWE: the filter denies write-exec memory alone');
  if (facts.boundingKept) say('the capability bounding set stays: dropping it takes CAP_SETPCAP');
  const landlock = linked?.require ? '' : ', which the policy requires by default,';
  say(`landlock${landlock} is not enforced by this version: paths, addresses and ports are open`);
}

const METHODS: Readonly<Record<LaunchFacts['method'], string>> = {
  direct: 'before the program is executed',
  inject: 'into the program before its first instruction, as it may not execute others',
  'exec-once': 'so that one execve passes; further ones get ENOSYS',
};
