/** A compiled profile → a filter that is proven to answer as the policy does. There is no other way to a filter here. */
import {
  answerOfRet,
  compileFilter,
  interpret,
  isTooLarge,
  prove,
  strictestRet,
  type CompiledFilter,
  type Proof,
  type WeightOptions,
} from '../backends/seccomp/index.js';
import {
  answerText,
  eventText,
  unionMembers,
  type Answer,
  type CompiledProfile,
  type SyscallEvent,
} from '../compiler/index.js';
import { assertNever, filterTooLarge, unproven } from '../dsl/index.js';
import { Stop } from './command.js';
import { Exit } from './exit.js';

export interface ProvenFilter {
  readonly profile: CompiledProfile;
  readonly filter: CompiledFilter;
  readonly proof: Proof;
  /** Of all programs. */
  readonly instructions: number;
}

/**
 * The filter of the profile and of all that it leads to by exec: the one way to what is installed.
 * @throws Stop where the kernel would not take the filter, or the proof fails.
 */
export function provenFilter(profile: CompiledProfile, options: WeightOptions = {}): ProvenFilter {
  const filter = compileFilter(profile.enforced, options);
  if (isTooLarge(filter)) throw new Stop(Exit.findings, filterTooLarge(undefined, profile.name, filter.why));
  const proof = prove(unionMembers(profile.reachable), filter);
  if (proof.kind !== 'proven')
    throw new Stop(Exit.findings, unproven(undefined, profile.name, problemOf(proof, profile)));
  return { profile, filter, proof, instructions: filter.programs.reduce((sum, program) => sum + program.length, 0) };
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

/** What the stacked programs answer together, by running them. */
export function runFilter(filter: CompiledFilter, event: SyscallEvent): Answer {
  const returned = filter.programs.map((program) => interpret(program, event, filter.endian).ret);
  return answerOfRet(strictestRet(returned));
}

/** The kernel caches constant ALLOW answers since 5.11, so that their paths need no speed. */
export const cachesActions = ({ kernel: [major, minor] }: { readonly kernel: readonly [number, number] }): boolean =>
  major > 5 || (major === 5 && minor >= 11);
