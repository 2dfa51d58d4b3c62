/** Runs of the eBPF engine for tests: watched in this process, as `polc learn` would. */
import { setTimeout as sleep } from 'node:timers/promises';
import { release } from 'node:os';
import { nativeArch } from '../../kernel/index.js';
import { rawEnvironment, resolveCommand } from '../../native/index.js';
import { ebpfSupport, prepareEbpf, type Target } from '../../tracer/ebpf/index.js';
import { Recorder, type EngineOptions, type Run } from '../../tracer/index.js';

const support = ebpfSupport();

/** Why tests of the engine have to be skipped. */
export const lacking = support.kind === 'yes' ? undefined : `eBPF tracing: ${support.reason}`;
export const seesCapabilities = support.kind === 'yes' && support.capabilities;

export interface Watched {
  readonly run: Run;
  readonly status: number | undefined;
}

export function emptyRecorder(command: readonly string[]): Recorder {
  return new Recorder({
    run: 'test',
    engine: 'ebpf',
    host: { arch: nativeArch(process.arch) ?? 'x86_64', kernel: release() },
    command,
    cwd: process.cwd(),
    started: new Date().toISOString(),
  });
}

/** `casts`: see Program. */
export async function watched(target: Target, options: Partial<EngineOptions> = {}, casts = true): Promise<Watched> {
  const command = target.kind === 'command' ? target.plan.argv.map((text) => text.toString()) : [];
  const recorder = emptyRecorder(command);
  const prepared = prepareEbpf(casts);
  if (prepared.kind === 'no') throw new Error(prepared.reason);
  const ending = await prepared.watch(target, { recorder, ...options });
  if (ending.kind === 'failure') throw new Error(ending.message);
  return { run: recorder.run({ seconds: ending.seconds }), status: ending.status };
}

export function command(...argv: readonly [string, ...string[]]): Target {
  const found = resolveCommand(argv[0], process.env['PATH']);
  if (found.kind === 'failure') throw new Error(found.message);
  return { kind: 'command', plan: { path: found.path, argv, env: rawEnvironment() } };
}

/** Options that end a run when what is begun together with the trace is over. */
export function once(over: () => Promise<unknown>, reason?: string): { until: AbortSignal; onStart: () => void } {
  const end = new AbortController();
  return { until: end.signal, onStart: () => void over().then(() => end.abort(reason)) };
}
export const soon = (): Promise<void> => sleep(1500);
