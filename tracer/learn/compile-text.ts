/** A policy's text → models, with the modules that the caller's host gives: what the learner asks about its own drafts. */
import { compilePolicy, type CompiledPolicy, type CompileOptions } from '../../compiler/index.js';
import { hasErrors, link, load, type Diagnostic, type ModuleHost, type Span } from '../../dsl/index.js';

export interface LearnTarget {
  readonly host: ModuleHost;
  readonly compile: CompileOptions;
}

/**
 * Tests are left out: a policy that a new rule makes fail its own is one all the same, and says what it allows.
 * `policy` is undefined where there are errors.
 */
export function compileText(
  text: string,
  path: string,
  { host, compile }: LearnTarget,
): { readonly policy: CompiledPolicy | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const graph = load({ path, text }, host);
  const linked = link(graph.value);
  const early = [...graph.diagnostics, ...linked.diagnostics];
  if (hasErrors(early)) return { policy: undefined, diagnostics: early };
  const compiled = compilePolicy({ ...linked.value, tests: [] }, compile);
  const diagnostics = [...early, ...compiled.diagnostics];
  return { policy: hasErrors(diagnostics) ? undefined : compiled.value, diagnostics };
}

/** What the policy's own tests expect and it does not do. */
export function failedExpectations(text: string, path: string, { host, compile }: LearnTarget): readonly Span[] {
  const linked = link(load({ path, text }, host).value);
  const { expectations } = compilePolicy(linked.value, compile).value;
  return expectations.filter(({ diagnostics }) => hasErrors(diagnostics)).map(({ expectation }) => expectation.span);
}
