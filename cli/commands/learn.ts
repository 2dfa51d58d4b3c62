/** `polc learn`: a run, or traces → a policy, new or added to; `--check`: whether a policy covers them. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { printable } from '../../dsl/index.js';
import { usage } from '../arguments.js';
import type { Invocation } from '../command.js';
import { findCommand } from '../commands.js';
import { Exit, type ProgramStatus } from '../exit.js';
import { beyond, policyFrom, reportMarks } from '../learn/policy.js';
import { readTraces } from '../learn/traces.js';
import { givenFds, readStartState, type StartState } from '../../native/index.js';
import { mergeTraces, type Run, type Trace } from '../../tracer/index.js';
import type { Writes } from '../../tracer/learn/index.js';
import { observe, type EngineChoice, type What } from '../observe/engine.js';
import { within } from '../observe/within.js';
import { counted, liveView } from '../observe/live-view.js';
import { writeTraceFile } from '../observe/trace-file.js';
import { writeAll } from '../stdout.js';
import { checkedPolicy } from '../policy.js';
import { hostTarget, type Target } from '../target.js';
import { isStream, needPlaceFor, writeNamed } from '../write.js';

export function run(invocation: Invocation): Exit | Promise<Exit> {
  // INVARIANT: before anything touches process.stdin, stdout or stderr.
  const start = { ...readStartState(), given: givenFds() };
  const { operands } = invocation;
  const what = whatToWatch(invocation);
  if (what) return learnFrom(invocation, what, start);
  if (operands.length === 0)
    throw usage(findCommand('learn'), '`learn` needs a command behind `--`, or traces', 'usage: polc learn -- COMMAND');
  return invocation.options.value('check') === undefined ? learn(invocation) : check(invocation);
}

function check({ operands, options, output }: Invocation): Exit {
  if (options.value('output') !== undefined)
    throw usage(findCommand('learn'), '`--check` writes no policy', 'leave `--output` out');
  const trace = readTraces(operands, options.value('program'), output);
  const target = targetOfRuns(trace);
  const policy = checkedPolicy(options.value('check') ?? '', target, output);
  if (!policy) return Exit.findings;
  reportMarks(trace, output);
  const found = beyond(policy, trace, options.value('profile'), target);
  output.report(found.diagnostics);
  output.result({ beyond: found.beyond.map(({ profile, rule, what }) => ({ profile, what, rule: rule ?? null })) });
  return found.diagnostics.length > 0 ? Exit.findings : Exit.fine;
}

function learn({ operands, options, output }: Invocation): Exit {
  const chosen = options.value('output');
  const file = chosen === '-' ? undefined : chosen;
  const trace = readTraces(operands, options.value('program'), output);
  const [first, ...others] = operands;
  const named = others.length === 0 && first !== '-' ? first : undefined;
  const learned = policyFrom(trace, file, named, targetOfRuns(trace), writesOf(options), output);
  if (!learned) return Exit.findings;
  if (file === undefined) output.print(learned.text);
  else writeNamed(file, learned.text);
  output.result({
    ...(file === undefined ? { policy: learned.text } : { output: file }),
    runs: trace.runs.length,
    added: learned.added,
  });
  return Exit.fine;
}

/** Runs of another machine are learned from, and judged, as of that: its policy has its calls. */
function targetOfRuns({ runs }: Trace): Target {
  const host = hostTarget();
  const arches = [...new Set(runs.map(({ start }) => start.host.arch))].sort();
  const [nativeArch = host.nativeArch] = arches;
  return arches.includes(host.nativeArch) ? host : { ...host, nativeArch };
}

function whatToWatch({ program, operands, options }: Invocation): What | undefined {
  const [pid, cgroup] = [options.value('pid'), options.value('cgroup')];
  const ways = [program.length > 0, pid !== undefined, cgroup !== undefined, operands.length > 0];
  if (ways.filter(Boolean).length > 1)
    throw usage(findCommand('learn'), 'a command, `--pid`, `--cgroup` and traces are four ways to learn', 'give one');
  if ((pid !== undefined || cgroup !== undefined) && options.value('engine') === 'notify')
    throw usage(
      findCommand('learn'),
      'the engine `notify` binds a program as it starts it, and can’t join one that runs',
      'leave `--engine` out: `ebpf` can',
    );
  if (pid !== undefined) {
    if (!/^[1-9]\d{0,6}$/.test(pid)) throw usage(findCommand('learn'), `\`${pid}\` is no pid`, 'give its number');
    return { kind: 'process', pid: Number(pid) };
  }
  if (cgroup !== undefined) return { kind: 'cgroup', path: resolve(cgroup) };
  return program.length > 0 ? { kind: 'command', program } : undefined;
}

/** Runs the command, or watches what runs, and learns from that. @returns the command's own status. */
async function learnFrom({ options, output }: Invocation, what: What, start: StartState): Promise<Exit> {
  if (options.value('check') !== undefined)
    throw usage(findCommand('learn'), '`--check` takes traces, no command', 'keep a trace with `--trace` first');
  const chosen = options.value('output');
  const file = chosen === '-' ? undefined : chosen;
  const traceFile = options.value('trace') ?? (file === undefined || isStream(file) ? undefined : traceBeside(file));
  if (options.flag('merge') && traceFile === undefined)
    throw usage(findCommand('learn'), '`--merge` adds to a trace file', 'name it with `--trace`');
  for (const place of [file, traceFile]) if (place !== undefined) needPlaceFor(place);
  const target = hostTarget();
  const max = options.value('within');
  const bound = max === undefined ? undefined : within(max, what, options, target, output);
  if (max !== undefined && !bound) return Exit.runFailed;
  const earlier = options.flag('merge') && traceFile !== undefined && existsSync(traceFile) ? [traceFile] : [];
  const before = earlier.length > 0 ? readTraces(earlier, undefined, output) : { runs: [] };
  const view = liveView(output.json);
  const observed = await observe(what, {
    target,
    engine: (options.value('engine') ?? 'auto') as EngineChoice, // the table of options has the choices
    start,
    pin: options.flag('pin'),
    limit: milliseconds(options.value('for')),
    onProgress: (progress, elapsed) => view.update(progress, elapsed),
    ...(bound ? { under: bound.under } : {}),
  });
  const { status, notes } = observed;
  view.close();
  output.report(notes);
  const run = bound?.marked(observed.run) ?? observed.run;
  const trace = mergeTraces([before, { runs: [run] }]);
  if (traceFile !== undefined) output.report(writeTraceFile(traceFile, trace));
  // Under a bound nothing is expected but what it let happen.
  const writes = bound ? 'seen' : writesOf(options);
  const learned = policyFrom(trace, file, traceFile, target, writes, output, bound?.bound);
  if (!learned) return Exit.findings;
  if (file === undefined) output.print(learned.text);
  else {
    writeNamed(file, learned.text);
    if (!output.json)
      writeAll(
        2,
        `polc: ${summary(run)}; wrote ${[file, ...(traceFile === undefined ? [] : [traceFile])].map(printable).join(' and ')}\n`,
      );
  }
  output.result({
    ...(file === undefined ? { policy: learned.text } : { output: file }),
    ...(traceFile === undefined ? {} : { trace: traceFile }),
    runs: trace.runs.length,
    added: learned.added,
    status,
  });
  return status as ProgramStatus; // the one place where it is made
}

const summary = ({ end, entries }: Run): string =>
  [
    `${(end?.seconds ?? 0).toFixed(1)} s`,
    counted(end?.events ?? 0, 'event'),
    counted(end?.processes ?? 0, 'process', 'processes'),
    counted(entries.length, 'behaviour'),
  ].join(', ');

/** The table of options has the choices. */
const writesOf = (options: Invocation['options']): Writes => (options.value('writes') ?? 'workspace') as Writes;

const traceBeside = (policy: string): string => `${policy.replace(/\.policy$/, '')}.trace`;

function milliseconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d{1,6}(?:\.\d{1,3})?)(ms|s|m|h)?$/.exec(text);
  const unit = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }[match?.[2] ?? 's'];
  const found = Number(match?.[1]) * (unit ?? 1);
  if (match && found > 0) return found;
  throw usage(findCommand('learn'), `\`${text}\` is no time`, 'write `30s`, `5m` or `500ms`');
}
