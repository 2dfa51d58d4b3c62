/** Everything that is wrong or useless in a profile, beyond what lowering it finds. */
import type { Diagnostic } from '../../dsl/index.js';
import type { LoweredProfile } from '../profile.js';
import { checkPaths } from './paths.js';
import { checkConflicts, checkHidden, checkIdleRules, checkOperations } from './syscalls.js';

export function checkProfile(compiled: LoweredProfile): readonly Diagnostic[] {
  const [profile] = compiled.models;
  return [
    ...checkConflicts(compiled),
    ...checkPaths(profile),
    ...checkIdleRules(compiled),
    ...checkOperations(compiled),
    ...checkHidden(profile),
  ];
}
