/** `polc learn`: traces → a policy, new or added to; `--check`: whether a policy covers them. */
import { usage } from '../arguments.js';
import type { Invocation } from '../command.js';
import { findCommand } from '../commands.js';
import { Exit } from '../exit.js';
import { beyond, policyFrom } from '../learn/policy.js';
import { readTraces } from '../learn/traces.js';
import { checkedPolicy } from '../policy.js';
import { hostTarget } from '../target.js';
import { writeFiles } from '../write.js';

export function run(invocation: Invocation): Exit {
  return invocation.options.value('check') === undefined ? learn(invocation) : check(invocation);
}

function check({ operands, options, output }: Invocation): Exit {
  if (options.value('output') !== undefined)
    throw usage(findCommand('learn'), '`--check` writes no policy', 'leave `--output` out');
  const target = hostTarget();
  const trace = readTraces(operands, output);
  const policy = checkedPolicy(options.value('check') ?? '', target, output);
  if (!policy) return Exit.findings;
  const found = beyond(policy.compiled, trace, options.value('profile'), target.nativeArch);
  output.report(found.diagnostics);
  output.result({ beyond: found.beyond.map(({ profile, rule, what }) => ({ profile, what, rule: rule ?? null })) });
  return found.diagnostics.length > 0 ? Exit.findings : Exit.fine;
}

function learn({ operands, options, output }: Invocation): Exit {
  const chosen = options.value('output');
  const file = chosen === '-' ? undefined : chosen;
  const trace = readTraces(operands, output);
  const [first, ...others] = operands;
  const named = others.length === 0 && first !== '-' ? first : undefined;
  const learned = policyFrom(trace, file, named, hostTarget(), output);
  if (!learned) return Exit.findings;
  if (file === undefined) output.print(learned.text);
  else writeFiles([{ path: file, content: learned.text }]);
  output.result({
    ...(file === undefined ? { policy: learned.text } : { output: file }),
    runs: trace.runs.length,
    added: learned.added,
  });
  return Exit.fine;
}
