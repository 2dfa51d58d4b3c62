/** Text → filter, and everything that has to hold of it. What is wrong is thrown with the text that shows it. */
import {
  type CompiledFilter,
  answerOfRet,
  compileFilter,
  interpret,
  isTooLarge,
  prove,
  strictestRet,
  validate,
} from '../../backends/seccomp/index.js';
import {
  type Answer,
  type CompiledProfile,
  type FilterModel,
  type SyscallEvent,
  decideEntry,
  decideSyscall,
  isEntry,
  rangeOf,
  sameEffect,
} from '../../compiler/index.js';
import type { Diagnostic } from '../../dsl/index.js';
import { compileText } from '../support/compile.js';
import { eventsOf } from './events.js';
import type { PolicyCase } from './policy-text.js';
import { Random } from './random.js';

export class Wrong extends Error {}

/** `contradictory`: the compiler says POL3001, and it is so. */
export type Outcome =
  | { readonly kind: 'contradictory' }
  | { readonly kind: 'too large'; readonly why: string }
  | { readonly kind: 'proven'; readonly events: number; readonly programs: number; readonly nodes: number };

export const describeEvent = ({ audit, nr, args }: SyscallEvent): string =>
  `arch 0x${audit.toString(16)} nr ${nr} (0x${nr.toString(16)}) args ${args.map((a) => `0x${a.toString(16)}`).join(' ')}`;

export const describeAnswer = (answer: Answer | undefined): string => JSON.stringify(answer);

const listing = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics.map((d) => `${d.code} ${d.message}`).join('\n');

/** @returns undefined for a policy that contradicts itself. @throws Wrong for any other error: the generator makes none. */
export function compileCase(text: string): CompiledProfile | undefined {
  const { policy, diagnostics } = compileText(text);
  const errors = diagnostics.filter((d) => d.severity === 'error');
  if (errors.length > 0) {
    if (errors.every((d) => d.code === 'POL3001')) return undefined;
    throw new Wrong(`a policy that should compile does not:\n${listing(errors)}\n${text}`);
  }
  const [profile] = policy.profiles;
  if (!profile) throw new Wrong(`no profile came out of\n${text}`);
  return profile;
}

/** What the stacked programs answer together. */
export function runPrograms(
  { programs, endian }: Pick<CompiledFilter, 'programs' | 'endian'>,
  event: SyscallEvent,
): Answer {
  return answerOfRet(strictestRet(programs.map((program) => interpret(program, event, endian).ret)));
}

/** No two rules that win in the end differ in their data: the compiler would have had to say POL3001. */
function contradiction(model: FilterModel, event: SyscallEvent): boolean {
  const plane = model.arches.find((p) => p.arch.audit === event.audit);
  const entry = plane && rangeOf(plane, event.nr).entry;
  if (!entry || !isEntry(entry)) return false;
  const { deciding } = decideEntry(entry, event.args);
  const rules = deciding.flatMap((verdict) => verdict.deciding).filter((c) => c.effect.kind !== 'deny');
  return rules.some((c) => !sameEffect(c.effect, rules[0]!.effect));
}

export function checkCase({ text, seed }: PolicyCase, perEntry = 24): Outcome {
  const profile = compileCase(text);
  if (!profile) return { kind: 'contradictory' };
  const model = profile.filter;
  const filter = compileFilter(model);
  if (isTooLarge(filter)) return { kind: 'too large', why: filter.why };
  for (const program of filter.programs) {
    const problem = validate(program);
    if (problem) throw new Wrong(`the kernel would refuse the filter: ${problem.message} (at ${problem.at})\n${text}`);
  }
  const events = eventsOf(model, new Random(seed), perEntry);
  for (const event of events) {
    const expected = decideSyscall(model, event).answer;
    const actual = runPrograms(filter, event);
    if (!sameEffect(expected, actual))
      throw new Wrong(
        `the filter answers ${describeAnswer(actual)}, decide ${describeAnswer(expected)}: ${describeEvent(event)}\n${text}`,
      );
    if (contradiction(model, event)) throw new Wrong(`POL3001 was not said: ${describeEvent(event)}\n${text}`);
  }
  const proof = prove(model, filter);
  if (proof.kind !== 'proven')
    throw new Wrong(
      `the proof says ${JSON.stringify(proof, (_, v: unknown) => (typeof v === 'bigint' ? `0x${v.toString(16)}` : v))}\n${text}`,
    );
  return { kind: 'proven', events: events.length, programs: filter.programs.length, nodes: proof.nodes };
}
