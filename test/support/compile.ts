/** Text → compiled policy, with the real standard modules: what most tests of the compiler start from. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic, ModuleHost } from '../../dsl/index.js';
import { hasErrors, link, load } from '../../dsl/index.js';
import type { CompiledPolicy, CompileOptions } from '../../compiler/index.js';
import { compilePolicy } from '../../compiler/index.js';

const STD = join(dirname(fileURLToPath(import.meta.url)), '../../policies/std');

export const stdHost: ModuleHost = {
  readStd(name) {
    const path = join(STD, `${name}.policy`);
    try {
      return { kind: 'ok', source: { path, text: readFileSync(path, 'utf8') }, identity: path };
    } catch {
      return { kind: 'missing' };
    }
  },
  readRelative: () => ({ kind: 'missing' }),
};

export function compileText(
  text: string,
  options: Partial<CompileOptions> = {},
): { readonly policy: CompiledPolicy; readonly diagnostics: readonly Diagnostic[] } {
  const graph = load({ path: 'test.policy', text }, stdHost);
  const linked = link(graph.value);
  const early = [...graph.diagnostics, ...linked.diagnostics];
  if (hasErrors(early)) return { policy: { profiles: [], expectations: [] }, diagnostics: early };
  const compiled = compilePolicy(linked.value, { nativeArch: 'x86_64', kernel: [6, 1], ...options });
  return { policy: compiled.value, diagnostics: [...early, ...compiled.diagnostics] };
}
