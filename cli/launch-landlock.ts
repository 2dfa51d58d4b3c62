/** The profile's Landlock ruleset, opened for the launcher; nothing is in force before it enters it. */
import { forAbi, landlockRequest, landlockRuleset, type Lost, type Ruleset } from '../backends/landlock/index.js';
import type { CompiledProfile } from '../compiler/index.js';
import { hasErrors, type Diagnostic } from '../dsl/index.js';
import { landlockAbi, openLandlock, type LandlockNote } from '../native/index.js';

export type Landlock =
  /** `lost`: what this kernel's Landlock can't do, or may not, of the policy. */
  | {
      readonly kind: 'on';
      readonly fd: number;
      readonly ruleset: Ruleset;
      readonly abi: number;
      readonly rules: number;
      readonly lost: readonly Lost[];
      readonly notes: readonly LandlockNote[];
    }
  /** Anything that it restricted would be something the policy allows. */
  | { readonly kind: 'steps back'; readonly abi: number; readonly lost: readonly Lost[] }
  | { readonly kind: 'missing'; readonly why: string }
  /** Only a directory of the system's could grant some rule: granting less would deny what the policy allows. */
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/**
 * @param program absolute path of what is going to be executed under it, bytes, one a character; nothing where that has been.
 * @throws NativeError where the kernel refuses a ruleset that fits it.
 */
export function openLandlockFor({ reachable }: CompiledProfile, program?: string): Landlock {
  const abi = landlockAbi();
  if (abi === 0) return { kind: 'missing', why: 'this kernel has no Landlock, or it is switched off (`lsm=` at boot)' };
  const models = reachable.map(({ models: [model] }) => model);
  const { value, diagnostics } = landlockRuleset(models, abi);
  if (hasErrors(diagnostics)) return { kind: 'refused', diagnostics };
  const { ruleset, lost } = forAbi(value, abi);
  const all = [...ruleset.lost, ...lost];
  const opened = openLandlock(landlockRequest(ruleset), program);
  return opened.fd === undefined
    ? { kind: 'steps back', abi, lost: all }
    : { kind: 'on', fd: opened.fd, ruleset, abi, rules: opened.rules, lost: all, notes: opened.notes };
}
