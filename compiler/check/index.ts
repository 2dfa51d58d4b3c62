/** Everything that is wrong or useless in a profile, beyond what lowering it finds. */
import type { Diagnostic } from '../../dsl/index.js';
import type { CompiledProfile } from '../compile.js';
import { checkPaths } from './paths.js';

export function checkProfile({ models }: CompiledProfile): readonly Diagnostic[] {
  return checkPaths(models[0]);
}
