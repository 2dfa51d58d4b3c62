/** Proven filters, for commands that can't go on without. */
import {
  answerOfRet,
  interpret,
  strictestRet,
  type CompiledFilter,
  type WeightOptions,
} from '../backends/seccomp/index.js';
import type { Answer, CompiledProfile, SyscallEvent } from '../compiler/index.js';
import { proveFilter, type ProvenFilter } from '../layers/index.js';
import { Stop } from './command.js';
import { Exit } from './exit.js';

export type { ProvenFilter };

/**
 * The filter of the profile and of all that it leads to by exec: the one way to what is installed.
 * @throws Stop where the kernel would not take the filter, or the proof fails.
 */
export function provenFilter(profile: CompiledProfile, options: WeightOptions = {}): ProvenFilter {
  const { value, diagnostics } = proveFilter(profile, options);
  if (!value) throw new Stop(Exit.findings, ...diagnostics);
  return value;
}

/** What the stacked programs answer together, by running them. */
export function runFilter(filter: CompiledFilter, event: SyscallEvent): Answer {
  const returned = filter.programs.map((program) => interpret(program, event, filter.endian).ret);
  return answerOfRet(strictestRet(returned));
}

/** The kernel caches constant ALLOW answers since 5.11, so that their paths need no speed. */
export const cachesActions = ({ kernel: [major, minor] }: { readonly kernel: readonly [number, number] }): boolean =>
  major > 5 || (major === 5 && minor >= 11);
