/** `polc explain FILE ACCESS`: per profile the model's answer with the deciding rules, and what the filter answers. */
import { seccompCoverage } from '../backends/seccomp/index.js';
import {
  ALWAYS,
  LAYERS,
  answersOfCall,
  answerText,
  callsFor,
  decideResource,
  decideSyscall,
  eventText,
  lowerAccess,
  operationOf,
  operationPasses,
  permits,
  type CompiledProfile,
  type Origin,
  type PolicyAccess,
  type PossibleAnswer,
  type Profile,
  type SyscallEvent,
} from '../compiler/index.js';
import { hasErrors, placeOf, type Span } from '../dsl/index.js';
import type { Invocation } from './command.js';
import { readAccess } from './access-text.js';
import { ruleText } from './coverage-text.js';
import { Exit } from './exit.js';
import { provenFilter, runFilter, type ProvenFilter } from './filter.js';
import { LayerAnswers, layersText, type LayerAnswer } from './explain-layers.js';
import { layersTarget } from './layers-target.js';
import { checkedPolicy } from './policy.js';
import { targetOf } from './target.js';

/** One answer of the policy, why, and what the filter says to the same. */
interface Explanation {
  readonly access: string;
  readonly answer: string;
  readonly allowed: boolean;
  readonly why: string;
  readonly rules: readonly { readonly place: string; readonly text: string }[];
  readonly seccomp: readonly { readonly call: string; readonly answer: string }[];
  readonly note?: string;
  /** Of the layers that see objects; empty for syscalls. */
  readonly layers: readonly LayerAnswer[];
}

export function explainAccess({ operands, options, output }: Invocation): Exit {
  const [file = '', ...words] = operands;
  const access = readAccess(words);
  output.report(access.diagnostics);
  const target = targetOf(options);
  const made = layersTarget(target, options, LAYERS);
  const policy = checkedPolicy(file, target, output, options.value('profile'));
  if (!policy || !access.value || hasErrors(access.diagnostics)) return Exit.findings;
  const profileNames = new Set(policy.linked.profiles.map((p) => p.name));
  const profiles: unknown[] = [];
  let problem = false;
  const answers = new LayerAnswers(policy.compiled.profiles, made);
  try {
    for (const profile of policy.compiled.profiles) {
      const proven = provenFilter(profile);
      for (const model of profile.models) {
        const context = { arch: model.arch, kernel: model.kernel, profile: model.name, profileNames };
        const { value: accesses, diagnostics } = lowerAccess(access.value, context);
        output.report(diagnostics);
        problem ||= hasErrors(diagnostics);
        const explained = accesses.flatMap((one) => explain(one, profile, model, proven, answers));
        output.print(`profile ${model.name} (${model.arch})\n${explained.map(explanationText).join('')}`);
        profiles.push({ name: model.name, arch: model.arch, accesses: explained });
      }
      // What is wrong with the access is wrong in every profile.
      if (problem) break;
    }
  } finally {
    answers.close();
  }
  output.result({ profiles });
  return problem ? Exit.findings : Exit.fine;
}

function explain(
  access: PolicyAccess,
  profile: CompiledProfile,
  model: Profile,
  proven: ProvenFilter,
  answers: LayerAnswers,
): readonly Explanation[] {
  if (access.kind === 'syscall') {
    const found = answersOfCall(profile.filter, model, access.name, access.condition);
    if (!found) return [missingCall(access.text, model)];
    return found.map((one) => explainCall(access.text, one, profile, model, proven));
  }
  const { answer, deciding } = decideResource(model, access.access);
  const operation = operationOf(access.access);
  const passes = operationPasses(profile.filter, model, operation);
  const allowed = permits(answer) && passes;
  const seccomp = callsFor(operation).flatMap((call) => {
    const texts = new Set(
      (answersOfCall(profile.filter, model, call, ALWAYS) ?? []).map(({ witness }) =>
        filterAnswer(proven, model, witness),
      ),
    );
    return texts.size === 0
      ? []
      : [{ call, answer: [...texts].join(' or ') + (texts.size > 1 ? ', by its arguments' : '') }];
  });
  const coverage = seccompCoverage(model, profile).operations.get(operation);
  return [
    {
      access: access.text,
      answer: answerText(permits(answer) && !passes ? model.denial : answer, model.arch),
      allowed,
      why:
        !passes && permits(answer)
          ? 'rules allow it, but no syscall that performs it passes the filter'
          : deciding.length > 0
            ? 'decided by'
            : 'no rule matches, so `otherwise` answers',
      rules: rulesOf(deciding.map((rule) => rule.origin)),
      seccomp,
      ...(coverage && 'why' in coverage ? { note: coverage.why } : {}),
      layers: answers.ask(profile.name, access.access),
    },
  ];
}

function explainCall(
  text: string,
  { answer, witness }: PossibleAnswer,
  profile: CompiledProfile,
  model: Profile,
  proven: ProvenFilter,
): Explanation {
  const clauses = decideSyscall(profile.filter, witness).deciding.flatMap((verdict) => verdict.deciding);
  return {
    access: text,
    answer: answerText(answer, model.arch),
    allowed: permits(answer),
    why:
      clauses.length > 0
        ? `for example ${eventText(witness, model)}, decided by`
        : `for example ${eventText(witness, model)}: no rule matches`,
    rules: rulesOf(clauses.map((clause) => clause.origin)),
    seccomp: [{ call: text, answer: filterAnswer(proven, model, witness) }],
    layers: [],
  };
}

function missingCall(text: string, model: Profile): Explanation {
  const why = `${model.arch} has no such syscall`;
  return { access: text, answer: 'none', allowed: false, why, rules: [], seccomp: [], layers: [] };
}

function filterAnswer({ filter }: ProvenFilter, model: Profile, event: SyscallEvent): string {
  return answerText(runFilter(filter, event), model.arch);
}

/** Each rule once, in the order of the policy. */
function rulesOf(origins: readonly Origin[]): Explanation['rules'] {
  const spans = new Map<number, Span>(origins.map((origin) => [origin.rule, origin.span]));
  return [...spans].sort(([a], [b]) => a - b).map(([, span]) => ({ place: placeOf(span), text: ruleText(span, 80) }));
}

function explanationText({ access, answer, why, rules, seccomp, note, layers }: Explanation): string {
  const lines = [`  ${access}: ${answer}`, `    ${why}`];
  for (const { place, text } of rules) lines.push(`      ${place}  ${text}`);
  if (seccomp.length > 0) {
    // Calls with one answer share a line.
    const groups = new Map<string, string[]>();
    for (const one of seccomp) groups.set(one.answer, [...(groups.get(one.answer) ?? []), one.call]);
    for (const [text, calls] of groups) lines.push(`    seccomp answers ${calls.join(', ')}: ${text}`);
  }
  if (note !== undefined) lines.push(`    ${note}`);
  return `${lines.join('\n')}\n${layersText(layers)}`;
}
