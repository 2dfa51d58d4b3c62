/** FILE on the command line → linked policy → compiled policy: the way every command goes that is about a policy. */
import { compilePolicy, type CompiledPolicy, type CompileOptions } from '../compiler/index.js';
import {
  hasErrors,
  link,
  load,
  nearest,
  printable,
  profileChoice,
  span,
  type LinkedPolicy,
  type ModuleGraph,
  type Result,
  type Source,
} from '../dsl/index.js';
import type { Output } from './command.js';
import { Stop } from './command.js';
import { shortDigest } from './digest.js';
import { Exit } from './exit.js';
import { readSource } from './input.js';
import { FileModuleHost } from './module-host.js';
import type { Target } from './target.js';

const digestOf = ({ modules }: ModuleGraph): string => shortDigest(modules.map(({ file }) => file.source.text));

/** Reads the file and all it uses. @throws Stop where it can't be read at all. */
export function openPolicy(path: string): Result<LinkedPolicy> & Pick<CheckedPolicy, 'source' | 'real' | 'digest'> {
  const { source, real } = readSource(path);
  const { value: graph, diagnostics } = load(source, new FileModuleHost(source, real), real);
  const linked = link(graph);
  return {
    source,
    real,
    digest: () => digestOf(graph),
    value: linked.value,
    diagnostics: [...diagnostics, ...linked.diagnostics],
  };
}

/** One profile by name, or by looking at the policy; absent: all. */
export type ProfileChoice = string | ((linked: LinkedPolicy) => string);

export interface CheckedPolicy {
  readonly source: Source;
  /** Its real path; none for stdin. */
  readonly real: string | undefined;
  /** What stands for its text and that of all it uses, in names of things that are loaded. */
  readonly digest: () => string;
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
  const { value: linked, diagnostics, ...text } = openPolicy(path);
  output.report(diagnostics);
  if (hasErrors(diagnostics)) return { ...text, linked, compiled: undefined, hasErrors: true };
  const profile = typeof choice === 'function' ? choice(linked) : choice;
  if (typeof choice === 'string') existingProfile(linked, choice);
  const { value: compiled, diagnostics: found } = compilePolicy(linked, compileOptions(target, profile));
  // What is about the file as a whole names the file: it may be one of several.
  output.report(found.map((d) => (d.span ? d : { ...d, span: span(text.source, 0, 0) })));
  return { ...text, linked, compiled, hasErrors: hasErrors(found) };
}

/** The same for commands that go on with a policy without errors only. */
export function checkedPolicy(
  path: string,
  target: Target,
  output: Output,
  choice?: ProfileChoice,
): CheckedPolicy | undefined {
  const { compiled, hasErrors: bad, ...policy } = examinePolicy(path, target, output, choice);
  return bad || !compiled ? undefined : { ...policy, compiled };
}

export const compileOptions = (target: Target, profile: string | undefined): CompileOptions => ({
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
