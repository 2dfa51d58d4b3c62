/** FILE on the command line → linked policy → compiled policy: the way every command goes that is about a policy. */
import {
  compilePolicy,
  parseVersion,
  type CompiledPolicy,
  type CompileOptions,
  type KernelVersion,
} from '../compiler/index.js';
import {
  hasErrors,
  link,
  load,
  nearest,
  printable,
  profileChoice,
  span,
  usageError,
  type LinkedPolicy,
  type Result,
  type Source,
} from '../dsl/index.js';
import type { ArchName } from '../kernel/index.js';
import type { Options, Output } from './command.js';
import { Stop } from './command.js';
import { Exit } from './exit.js';
import { hostArch, hostKernel } from './host.js';
import { readSource } from './input.js';
import { FileModuleHost } from './module-host.js';

/** Reads the file and all it uses. @throws Stop where it can't be read at all. */
export function openPolicy(path: string): Result<LinkedPolicy> & { readonly source: Source } {
  const { source, real } = readSource(path);
  const { value: graph, diagnostics } = load(source, new FileModuleHost(source, real), real);
  const linked = link(graph);
  return { source, value: linked.value, diagnostics: [...diagnostics, ...linked.diagnostics] };
}

export interface Target {
  readonly kernel: KernelVersion;
  readonly nativeArch: ArchName;
  readonly arches: readonly ArchName[];
  /** The kernel is the running one, because none was named. */
  readonly isHost: boolean;
}

/** `--arch` and `--target`. @throws Stop for a target that means nothing, or on a machine polc does not know. */
export function targetOf(options: Options, failure: Exit = Exit.usage): Target {
  const stop = (message: string, help: string): Stop => new Stop(failure, usageError(undefined, message, help));
  const text = options.value('target');
  const version = text === undefined ? undefined : /^linux-(\d{1,4}\.\d{1,4})$/.exec(text)?.[1];
  if (text !== undefined && version === undefined) {
    throw stop(`\`${printable(text)}\` is no target`, 'write it as `linux-5.10`');
  }
  const kernel = version === undefined ? hostKernel() : parseVersion(version);
  if (!kernel) throw stop('the running kernel’s version is unknown', 'name one: `--target linux-5.10`');
  const native = hostArch();
  const named = options.values('arch');
  // The table of options has checked the names.
  const arches = named.flatMap((name) => (name === 'native' ? (native ?? []) : (name as ArchName)));
  const nativeArch = native ?? arches[0];
  if (!nativeArch) throw stop(`polc does not know this machine (${process.arch})`, 'name one: `--arch x86_64`');
  return { kernel, nativeArch, arches: [...new Set(arches)], isHost: text === undefined };
}

/** `Linux 6.18 (this host)`. */
export const targetText = ({ kernel, isHost }: Target): string =>
  `Linux ${kernel.join('.')}${isHost ? ' (this host)' : ''}`;

/** For commands that are about this machine. */
export function hostTarget(failure: Exit = Exit.usage): Target {
  const none: Options = { flag: () => false, value: () => undefined, values: () => [] };
  return targetOf(none, failure);
}

/** One profile by name, or by looking at the policy; absent: all. */
export type ProfileChoice = string | ((linked: LinkedPolicy) => string);

export interface CheckedPolicy {
  readonly source: Source;
  readonly linked: LinkedPolicy;
  readonly compiled: CompiledPolicy;
}

export interface ExaminedPolicy extends Omit<CheckedPolicy, 'compiled'> {
  /** Missing where the text or its modules have errors. */
  readonly compiled: CompiledPolicy | undefined;
  /** Of any stage. */
  readonly hasErrors: boolean;
}

/** Reads, compiles, checks, and reports everything found. @throws Stop where the file can't be read at all. */
export function examinePolicy(path: string, target: Target, output: Output, choice?: ProfileChoice): ExaminedPolicy {
  const { source, value: linked, diagnostics } = openPolicy(path);
  output.report(diagnostics);
  if (hasErrors(diagnostics)) return { source, linked, compiled: undefined, hasErrors: true };
  const profile = typeof choice === 'function' ? choice(linked) : choice;
  if (typeof choice === 'string') existingProfile(linked, choice);
  const { value: compiled, diagnostics: found } = compilePolicy(linked, compileOptions(target, profile));
  // What is about the file as a whole names the file: it may be one of several.
  output.report(found.map((d) => (d.span ? d : { ...d, span: span(source, 0, 0) })));
  return { source, linked, compiled, hasErrors: hasErrors(found) };
}

/** The same for commands that go on with a policy without errors only. */
export function checkedPolicy(
  path: string,
  target: Target,
  output: Output,
  choice?: ProfileChoice,
): CheckedPolicy | undefined {
  const { source, linked, compiled, hasErrors: bad } = examinePolicy(path, target, output, choice);
  return bad || !compiled ? undefined : { source, linked, compiled };
}

const compileOptions = (target: Target, profile: string | undefined): CompileOptions => ({
  nativeArch: target.nativeArch,
  kernel: target.kernel,
  ...(target.arches.length > 0 ? { arches: target.arches } : {}),
  ...(profile === undefined ? {} : { profile }),
});

/** @throws Stop if the file has no profile of that name. */
export function existingProfile(linked: LinkedPolicy, name: string, failure: Exit = Exit.usage): void {
  const names = linked.profiles.map((p) => p.name);
  if (names.includes(name)) return;
  const near = nearest(name, names);
  const help = near ? `did you mean \`${near}\`?` : `the profiles are ${names.join(', ')}`;
  throw new Stop(failure, profileChoice(undefined, `there is no profile \`${printable(name)}\``, help));
}
