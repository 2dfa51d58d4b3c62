/** A run under supervision: start, supervise, and tell how it ended. */
import { setFlagsFromString } from 'node:v8';
import { nativeArch } from '../../kernel/index.js';
import { executionFailure, launchTraced, type LaunchFailure, type TracedPlan } from '../../native/index.js';
import type { Ending, EngineOptions } from '../index.js';
import { Proc } from './proc.js';
import { rehearse } from './rehearsal.js';
import { Specs } from './specs.js';
import { Supervision, type Enforcer } from './supervision.js';
import { Watch } from './watch.js';

const ARCH = nativeArch(process.arch) ?? 'x86_64';
/**
 * V8 optimises what has run for long, on threads of its own: those take a processor from the program, for code that most runs are
 * over before. So it is to begin later, but still to begin (its own value, by release: 67 to 135 thousand bytes of bytecode).
 */
const OPTIMISE_LATER = '--interrupt-budget=500000';

export async function supervise(
  plan: Omit<TracedPlan, 'passing'>,
  options: EngineOptions,
  enforcer?: Enforcer,
): Promise<Ending | LaunchFailure> {
  setFlagsFromString(OPTIMISE_LATER);
  const specs = new Specs();
  const traced = launchTraced({ ...plan, passing: specs.passing(ARCH) });
  if (traced.kind === 'failure') return traced;
  const { recorder, onStart } = options;
  const proc = new Proc(traced.libc);
  rehearse(traced.libc, proc, specs, [process.pid, traced.pid]);
  const start = performance.now();
  const watch = new Watch({
    recorder,
    libc: traced.libc,
    proc,
    calls: traced.calls,
    specs,
    program: Buffer.from(plan.path).toString('latin1'),
    noNewPrivs: traced.noNewPrivs,
    start,
    partial: enforcer !== undefined && !enforcer.all,
  });
  onStart?.(traced.pid);
  const run = new Supervision(traced, proc, watch, options, enforcer);
  await run.untilDone();
  watch.finish();
  const error = run.status !== undefined && traced.execResult() < 0 ? -traced.execResult() : 0;
  if (error !== 0) return executionFailure(plan.path, error);
  const seconds = ((run.endedAt ?? performance.now()) - (run.begunAt ?? start)) / 1000;
  return { kind: 'ending', status: run.status, seconds, left: run.left ?? 0, pids: watch.processes.pids };
}
