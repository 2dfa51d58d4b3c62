/** `polc learn --within MAX.policy`: the program runs under a policy, and what is learned allows no more than that. */
import { existsSync } from 'node:fs';
import { beyondBound } from '../../dsl/index.js';
import { boundRun, ruleOf, type Bound } from '../../tracer/learn/index.js';
import type { Run } from '../../tracer/index.js';
import { usage } from '../arguments.js';
import { whatOf } from '../learn/policy.js';
import { bindPolicy } from '../bind-policy.js';
import type { Options, Output } from '../command.js';
import { findCommand } from '../commands.js';
import { diffSyscalls } from '../syscall-diff.js';
import type { Target } from '../target.js';
import { askingFilter } from './asking-filter.js';
import { inForceOf, isLookUp } from './denials.js';
import type { Under, What } from './engine.js';

export interface Within {
  readonly under: Under;
  /** The run with what the bound denied marked, which is reported. */
  readonly marked: (run: Run) => Run;
  /** For what is learned. */
  readonly bound: Bound;
}

/** @returns nothing where the bound has errors: they are reported. @throws Stop where it can't be enforced on the command. */
export function within(max: string, what: What, options: Options, target: Target, output: Output): Within | undefined {
  const wrong = (problem: string, help: string) => usage(findCommand('learn'), problem, help);
  const written = options.value('output');
  if (what.kind !== 'command') throw wrong('`--within` bounds a command', 'what runs already is not bound any more');
  if (options.value('engine') === 'ebpf') throw wrong('`--within` takes the engine `notify`', 'leave `--engine` out');
  if (options.flag('merge'))
    throw wrong('`--within` learns from one run', 'leave `--merge` out, and add its trace later');
  if (written !== undefined && written !== '-' && existsSync(written))
    throw wrong('`--within` writes a new policy, and there is one', 'name another file with `-o`');
  const bound = bindPolicy({
    file: max,
    program: what.program,
    keepFds: [],
    profile: options.value('profile'),
    target,
    output,
  });
  if (!bound) return undefined;
  const { filter, enforcer } = askingFilter(bound.proven, target.nativeArch, 'all');
  const { inForce } = inForceOf(bound, target);
  return {
    under: { confinement: { ...bound.binding, filter }, enforcer, start: { engine: 'notify', within: max } },
    marked(run) {
      const { run: marked, denials } = boundRun(run, inForce);
      for (const denial of denials) {
        if (isLookUp(denial)) continue;
        const rule = ruleOf(denial.need, { arch: target.nativeArch, profile: denial.profile });
        const text = whatOf(denial.need, rule);
        output.report([beyondBound(undefined, max, text, denial.answers, denial.times)]);
      }
      return marked;
    },
    bound: {
      policy: inForce.policy,
      profile: inForce.profile,
      callsBeyond: (limit, learned) =>
        diffSyscalls(limit, learned, limit.models[0], learned.models[0]).flatMap(({ call, allows }) =>
          allows ? call : [],
        ),
    },
  };
}
