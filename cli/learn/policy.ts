/** The policy's side of `polc learn`: a trace becomes a new policy, is added to one, or is compared with one. */
import { existsSync } from 'node:fs';
import {
  beyondPolicy,
  emptyTrace,
  incompleteTrace,
  learnedAgainstTest,
  leftOutOfPolicy,
  strangeProgram,
  type Diagnostic,
  type Source,
} from '../../dsl/index.js';
import { accessText } from '../../compiler/index.js';
import type { Trace } from '../../tracer/index.js';
import {
  learnOnto,
  learnPolicy,
  linesFor,
  markLines,
  profilesOfImages,
  programOf,
  replays,
  type Bound,
  type Need,
  type LearnOptions,
  type LeftOut,
  type Writes,
} from '../../tracer/learn/index.js';
import type { Output } from '../command.js';
import { readSource } from '../input.js';
import { FileModuleHost } from '../module-host.js';
import { compileOptions, type CheckedPolicy } from '../policy.js';
import { readDecisions } from '../review/open.js';
import type { Target } from '../target.js';
import { isStream } from '../write.js';

export interface LearnedPolicy {
  readonly text: string;
  /** Rules that were added to a policy that was there. */
  readonly added: readonly { readonly profile: string; readonly rule: string }[];
  readonly existed: boolean;
}

/**
 * @param file where the policy is, or will be; `undefined` for stdout.
 * @param traceFile as the policy's head names it.
 * @param bound what it all ran under; then there is no policy yet.
 * @returns nothing where the policy that is there has errors: they are reported.
 */
export function policyFrom(
  trace: Trace,
  file: string | undefined,
  traceFile: string | undefined,
  target: Target,
  writes: Writes,
  output: Output,
  bound?: Bound,
): LearnedPolicy | undefined {
  reportMarks(trace, output);
  const options = (source: Source, real: string | undefined, dropped: LearnOptions['dropped'] = []): LearnOptions => ({
    host: new FileModuleHost(source, real),
    compile: compileOptions(target, undefined),
    dropped,
    writes,
    ...(bound ? { bound } : {}),
    ...(traceFile === undefined ? {} : { trace: traceFile }),
  });
  // An empty file is a place for a policy (mktemp(1)).
  const there = file !== undefined && existsSync(file) && !isStream(file) ? readSource(file) : undefined;
  if (there && there.source.text.trim() !== '') {
    const { source, real } = there;
    const dropped = readDecisions(`${real ?? file}.review.json`)?.dropped;
    const extended = learnOnto(source, trace, options(source, real, dropped));
    if ('diagnostics' in extended) {
      output.report(extended.diagnostics);
      return undefined;
    }
    reportLeft(extended.left, output);
    output.report(extended.failed.map((span) => learnedAgainstTest(span)));
    return { text: extended.text, added: extended.added, existed: true };
  }
  const source = { path: 'learned.policy', text: '' };
  const learned = learnPolicy(trace, options(source, undefined));
  if (!learned) output.report([emptyTrace(undefined, traceFile ?? 'the trace')]);
  reportLeft(learned?.left ?? [], output);
  return learned && { text: learned.text, added: [], existed: false };
}

/** Why a trace may not be the whole truth. */
export const reportMarks = (trace: Trace, output: Output): void =>
  output.report(markLines(trace).map((line) => incompleteTrace(undefined, line)));

const reportLeft = (left: readonly LeftOut[], output: Output): void =>
  output.report(left.map(({ what, floor }) => leftOutOfPolicy(undefined, what, floor)));

export interface Beyond {
  readonly profile: string;
  readonly rule: string | undefined;
  readonly what: string;
}

/** What a trace would need beyond a policy, and the lines for it. */
export function beyond(
  { compiled, source, real }: CheckedPolicy,
  trace: Trace,
  profile: string | undefined,
  target: Target,
): { readonly beyond: readonly Beyond[]; readonly diagnostics: readonly Diagnostic[] } {
  const strangers = trace.runs.flatMap((run) => {
    const [command] = run.images;
    return command && profilesOfImages(compiled, run, profile).size === 0 ? [programOf(command)] : [];
  });
  const before = { source, policy: compiled, arch: target.nativeArch };
  const options = { host: new FileModuleHost(source, real), compile: compileOptions(target, undefined) };
  const found = linesFor(replays(compiled, trace, profile), before, options);
  const told = new Map(
    found.map(({ profile: name, need, rule }): [string, Beyond] => {
      const what = whatOf(need, rule);
      return [`${name}\0${what}`, { profile: name, rule, what }];
    }),
  );
  return {
    beyond: [...told.values()],
    diagnostics: [
      ...[...new Set(strangers)].map((program) => strangeProgram(undefined, program)),
      ...[...told.values()].map(({ profile: name, what, rule }) => beyondPolicy(undefined, name, what, rule)),
    ],
  };
}

/** The rule says more than the access: a capability's name, a socket's type, all that is done to a file. */
export const whatOf = (need: Need, rule: string | undefined): string => rule?.replace(/^allow /, '') ?? needText(need);

export const needText = (need: Need): string =>
  need.kind === 'syscall' ? `syscall ${need.name}` : accessText(need.access);
