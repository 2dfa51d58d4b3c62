/** A compiled profile → the filter of it and of all that it leads to by exec, proven to answer so: the one way to what is installed. */
import {
  compileFilter,
  isTooLarge,
  prove,
  type CompiledFilter,
  type Proof,
  type WeightOptions,
} from '../backends/seccomp/index.js';
import { answerText, eventText, unionMembers, type CompiledProfile } from '../compiler/index.js';
import { assertNever, filterTooLarge, unproven, type Result } from '../dsl/index.js';

export interface ProvenFilter {
  readonly profile: CompiledProfile;
  readonly filter: CompiledFilter;
  readonly proof: Proof;
  /** Of all programs. */
  readonly instructions: number;
}

/** @returns no filter where the kernel would not take it, or the proof fails. */
export function proveFilter(profile: CompiledProfile, options: WeightOptions = {}): Result<ProvenFilter | undefined> {
  const filter = compileFilter(profile.enforced, options);
  const refused = (diagnostic: ReturnType<typeof unproven>) => ({ value: undefined, diagnostics: [diagnostic] });
  if (isTooLarge(filter)) return refused(filterTooLarge(undefined, profile.name, filter.why));
  const proof = prove(unionMembers(profile.reachable), filter);
  if (proof.kind !== 'proven') return refused(unproven(undefined, profile.name, problemOf(proof, profile)));
  const instructions = filter.programs.reduce((sum, program) => sum + program.length, 0);
  return { value: { profile, filter, proof, instructions }, diagnostics: [] };
}

function problemOf(proof: Exclude<Proof, { kind: 'proven' }>, { models: [model] }: CompiledProfile): string {
  switch (proof.kind) {
    case 'refuted':
      return `${eventText(proof.event, model)} should get \`${answerText(proof.expected, model.arch)}\`, but the filter answers \`${answerText(proof.actual, model.arch)}\``;
    case 'refused':
    case 'over budget':
      return proof.why;
    default:
      return assertNever(proof);
  }
}
