import type { Diagnostic, LinkedPolicy } from '../dsl/index.js';
import type { CompiledProfile } from './compile.js';

export function checkExpectations(
  _linked: LinkedPolicy,
  _profiles: readonly CompiledProfile[],
  _names: ReadonlySet<string>,
): readonly Diagnostic[] {
  return [];
}
