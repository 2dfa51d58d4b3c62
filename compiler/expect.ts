/** `test NAME { expect … }`: compares what the policy answers with what its author expects. */
import type { Diagnostic, EffectNode, Expectation, LinkedPolicy, Span } from '../dsl/index.js';
import { expectationFailed, expectationMixed } from '../dsl/index.js';
import { syscallName } from '../kernel/index.js';
import { lowerAccess, type PolicyAccess } from './access.js';
import { answerText } from './answer-text.js';
import { operationOf } from './coverage.js';
import { sameEffect } from './decide-syscall.js';
import { decideResource } from './decide.js';
import { permits } from './imply/row.js';
import { effectText, lowerEffect } from './lower/effect.js';
import type { Answer, SyscallEvent } from './model.js';
import { answersOfCall, operationPasses } from './possible.js';
import type { CompiledProfile, Profile } from './profile.js';

/** One checked expectation: for `polc test`. */
export interface ExpectationResult {
  readonly expectation: Expectation;
  readonly profile: string;
  readonly diagnostics: readonly Diagnostic[];
}

export function checkExpectations(
  linked: LinkedPolicy,
  profiles: readonly CompiledProfile[],
  profileNames: ReadonlySet<string>,
): readonly ExpectationResult[] {
  return linked.tests.flatMap((test) => {
    const compiled = profiles.find((p) => p.name === test.profile.text);
    if (!compiled) return []; // --profile chose another; the linker reports unknown names
    return test.expectations.map((expectation) => ({
      expectation,
      profile: compiled.name,
      diagnostics: compiled.models.flatMap((model) => check(expectation, compiled, model, profileNames)),
    }));
  });
}

function check(
  expectation: Expectation,
  compiled: CompiledProfile,
  profile: Profile,
  profileNames: ReadonlySet<string>,
): readonly Diagnostic[] {
  const context = { arch: profile.arch, kernel: profile.kernel, profile: profile.name, profileNames };
  const { value: accesses, diagnostics } = lowerAccess(expectation.access, context);
  return [...diagnostics, ...accesses.flatMap((access) => compare(expectation, compiled, profile, access))];
}

function compare(
  expectation: Expectation,
  { filter }: CompiledProfile,
  profile: Profile,
  access: PolicyAccess,
): readonly Diagnostic[] {
  const expected = effectText(expectation.effect);
  const failed = (answer: Answer, why: string, decidedAt: Span | undefined): readonly Diagnostic[] =>
    meets(expectation.effect, answer, profile)
      ? []
      : [expectationFailed(expectation.span, expected, answerText(answer, profile.arch), why, decidedAt)];

  if (access.kind === 'resource') {
    const { answer, deciding } = decideResource(profile, access.access);
    const reason = deciding[0] ? 'a rule decides it' : 'no rule matches, so `otherwise` answers';
    // Both planes must agree: what no syscall can do is denied, whatever the rules on the resource say.
    if (permits(answer) && !operationPasses(filter, profile, operationOf(access.access)))
      return failed(profile.denial, 'rules allow it, but no syscall that performs it passes the filter', undefined);
    return failed(answer, reason, deciding[0]?.origin.span);
  }
  const answers = answersOfCall(filter, profile, access.name, access.condition);
  if (!answers) return []; // not a syscall of this architecture
  const wrong = answers.find(({ answer }) => !meets(expectation.effect, answer, profile));
  const right = answers.find(({ answer }) => meets(expectation.effect, answer, profile));
  if (wrong && right) {
    const say = ({ answer, witness }: typeof wrong): string =>
      `${eventText(witness, profile)} gets \`${answerText(answer, profile.arch)}\``;
    return [expectationMixed(expectation.span, say(right), say(wrong))];
  }
  return wrong ? failed(wrong.answer, `for example ${eventText(wrong.witness, profile)}`, undefined) : [];
}

/** `allow` is also met by `log`; `deny` by whatever does not let the access happen; anything else by itself. */
function meets(expected: EffectNode, answer: Answer, profile: Profile): boolean {
  if (expected.kind === 'allow') return answer.kind === 'allow' || answer.kind === 'log';
  if (expected.kind === 'deny') return !permits(answer);
  const lowering = {
    arch: profile.arch,
    kernel: profile.kernel,
    profile: profile.name,
    profileNames: new Set<string>(),
  };
  const effect = lowerEffect(expected, { ...lowering, report: () => undefined });
  return effect !== undefined && sameEffect(effect, answer);
}

/** `openat(0, 0, 0x1, 0, 0, 0)` */
export function eventText(event: SyscallEvent, profile: Profile): string {
  const name = syscallName(profile.arch, event.nr) ?? `syscall ${event.nr}`;
  const args = event.args.map((arg) => (arg < 10n ? String(arg) : `0x${arg.toString(16)}`));
  while (args.length > 1 && args.at(-1) === '0') args.pop();
  return `\`${name}(${args.join(', ')})\``;
}
