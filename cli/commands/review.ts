/** `polc review FILE`: rule by rule, in a terminal or by flags. */
import { statSync } from 'node:fs';
import { matches, programsOf } from '../../compiler/index.js';
import { foreignTrace, hasErrors, noTerminal, printable, unwritable } from '../../dsl/index.js';
import { progressOf, type Findings } from '../../review/index.js';
import type { Trace } from '../../tracer/index.js';
import { colored } from '../color.js';
import type { Invocation, Output } from '../command.js';
import { Stop } from '../command.js';
import { Exit } from '../exit.js';
import { Analysis, evidenceIn } from '../review/analyse.js';
import { decideByFlags, decides } from '../review/flags.js';
import { FileReviewHost } from '../review/host.js';
import { readyFor } from '../memory.js';
import { rulesJson } from '../review/list.js';
import { openReview } from '../review/open.js';
import { signOff } from '../review/sign-off.js';
import { reviewOnScreen, reviewPlain, type Begun } from '../review/terminal.js';
import { hostTarget } from '../target.js';

/** Bytes of a trace that tell whether it is one. */
const BEGINNING = 1 << 16;

export async function run(invocation: Invocation): Promise<Exit> {
  const { operands, options, output } = invocation;
  const [path = ''] = operands;
  const against = options.value('against');
  readyFor(statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  const begun: Begun = {
    path,
    against,
    trace: options.value('trace'),
    target: hostTarget(),
    open: openReview(path, against),
  };
  const name = options.value('sign-off');
  if (decides(options) || output.json || name !== undefined) {
    const exit = inOneGo(invocation, begun);
    if (name !== undefined) signOff(path, name);
    return exit;
  }
  // Else the thread beside the screen would find out, when nobody is told any more.
  if (begun.trace !== undefined) evidenceIn(begun.trace, BEGINNING);
  if (options.flag('plain')) return reviewPlain(begun);
  const { stdin, stdout, env } = process;
  if (!stdin.isTTY || !stdout.isTTY || env['TERM'] === 'dumb') throw new Stop(Exit.usage, noTerminal(undefined));
  const when = options.value('color');
  return reviewOnScreen(begun, colored(when === 'always' || when === 'never' ? when : 'auto', 1), output);
}

function inOneGo({ options, output }: Invocation, { path, against, trace: tracePath, target, open }: Begun): Exit {
  output.report(open.diagnostics);
  const analysis = new Analysis({ path, real: open.real, target, trace: tracePath });
  const { trace } = analysis;
  if (trace && tracePath !== undefined) reportForeign(open.linked, trace, tracePath, target.nativeArch, output);
  const host = new FileReviewHost(open, {
    path,
    against,
    target,
    background: undefined,
    session: undefined,
    environment: process.env,
  });
  const findings = [...analysis.findings(open.source.text, open.context.rules.length)].reduce<Findings>(
    (all, found) => ({ ...all, ...found }),
    {},
  );
  const state = decideByFlags(open, host, options, output, findings);
  if (decides(options)) {
    const result = host.save(state, false);
    const problem =
      result.kind === 'failed' ? result.problem : result.kind === 'changed' ? 'it has changed meanwhile' : undefined;
    if (problem !== undefined) throw new Stop(Exit.usage, unwritable(undefined, printable(path), problem));
  }
  const { decided, total } = progressOf(state);
  if (output.json)
    output.result({ file: path, decided, total, rules: rulesJson(state, (rule) => analysis.evidenceOf(rule)) });
  output.print(`${decided} of ${total} rules decided\n`);
  return hasErrors(open.diagnostics) ? Exit.findings : Exit.fine;
}

function reportForeign(
  linked: Begun['open']['linked'],
  trace: Trace,
  path: string,
  arch: Begun['target']['nativeArch'],
  output: Output,
): void {
  const programs = linked.profiles.flatMap((profile) => programsOf(profile, arch));
  const images = trace.runs.flatMap((run) => run.images.flatMap((image) => [image.path, image.script ?? '']));
  if (programs.length === 0 || images.some((image) => programs.some((glob) => matches(glob, image)))) return;
  output.report([foreignTrace(undefined, printable(path), programs.map((glob) => printable(glob.text)).join(', '))]);
}
