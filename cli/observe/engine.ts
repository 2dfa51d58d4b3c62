/** One interface to the live engines: a command, or what runs already → a run. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir, release } from 'node:os';
import {
  bytesOf,
  cannotAttach,
  cannotConfine,
  cannotExecute,
  engineChosen,
  engineUnavailable,
  type Diagnostic,
} from '../../dsl/index.js';
import {
  probeHost,
  rawArguments,
  rawEnvironment,
  resolveCommand,
  workingDirectory,
  type LaunchFailure,
  type StartState,
  type TracedConfinement,
} from '../../native/index.js';
import { Recorder, type Progress, type Run, type RunStart } from '../../tracer/index.js';
import { attachProblem, prepareEbpf, type Prepared, type Target as Watched } from '../../tracer/ebpf/index.js';
import { supervise, type Enforcer } from '../../tracer/notify/index.js';
import { Stop } from '../command.js';
import { Exit } from '../exit.js';
import type { Target } from '../target.js';
import { Ends } from './ends.js';
import { signalName } from '../../kernel/index.js';

/** A command with its arguments, or what runs already. */
export type What =
  { readonly kind: 'command'; readonly program: readonly string[] } | Exclude<Watched, { readonly kind: 'command' }>;

export type EngineChoice = 'auto' | 'notify' | 'ebpf';

/** A policy that is in force while the program runs. */
export interface Under {
  readonly confinement: TracedConfinement;
  readonly enforcer: Enforcer;
  readonly start: Pick<RunStart, 'engine' | 'within'>;
}

export interface ObserveOptions {
  readonly target: Target;
  readonly engine: EngineChoice;
  /** Taken before anything touched process.stdin, stdout or stderr. */
  readonly start: StartState;
  readonly pin: boolean;
  /** Milliseconds. */
  readonly limit: number | undefined;
  readonly onProgress?: (progress: Progress, elapsed: number) => void;
  readonly under?: Under;
}

export interface Observed {
  readonly run: Run;
  /** As a shell says it: 128 and the number of the signal that ended it. */
  readonly status: number;
  readonly notes: readonly Diagnostic[];
  readonly pids: ReadonlySet<number>;
}

/** @throws Stop where the command can't be executed, or no engine works. */
export async function observe(what: What, options: ObserveOptions): Promise<Observed> {
  const plan = what.kind === 'command' ? planOf(what.program, options.start) : undefined;
  const problem = what.kind === 'command' ? undefined : attachProblem(what);
  if (what.kind !== 'command' && problem !== undefined)
    throw new Stop(Exit.usage, cannotAttach(undefined, nameOf(what), problem));
  const { under } = options;
  const { engine, why, ebpf } = chooseEngine(plan === undefined ? 'ebpf' : under ? 'notify' : options.engine);
  const start: RunStart = {
    run: randomUUID(),
    engine,
    host: { arch: options.target.nativeArch, kernel: release() },
    command: plan ? plan.argv.map((bytes) => Buffer.from(bytes).toString('latin1')) : commandOf(what),
    cwd: workingDirectory(),
    ...(process.getuid ? { uid: process.getuid() } : {}),
    home: bytesOf(homedir()),
    started: new Date().toISOString(),
    ...(options.pin ? { pinned: true } : {}),
    seesCapabilities: ebpf?.capabilities ?? false,
    ...under?.start,
  };
  const recorder = new Recorder(start);
  if (options.pin) recorder.mark('pinned');
  const ends = new Ends(options.limit);
  const begun = performance.now();
  const common = {
    recorder,
    until: ends.until,
    onProgress: () => options.onProgress?.(recorder.progress(), performance.now() - begun),
    // Signals are for the program that polc has started; what ran before it ends only the watching.
    onStart: (pid: number | undefined) => (plan && pid !== undefined ? ends.started(pid) : ends.ended()),
    onEnd: () => ends.ended(),
  };
  let ending: Awaited<ReturnType<typeof supervise>>;
  try {
    if (ebpf) ending = await ebpf.watch(plan ? { kind: 'command', plan } : (what as Watched), common);
    else if (plan) {
      const pinned = options.pin ? { cpu: 0 } : {};
      const bound = under ? { confinement: under.confinement } : {};
      ending = await supervise({ ...plan, ...pinned, ...bound }, common, under?.enforcer);
    } else throw new Error('what runs already is watched with ebpf');
  } finally {
    ends.close();
  }
  if (ending.kind === 'failure') throw launchStop(ending, under !== undefined);
  const { status, seconds } = ending;
  const signal = status === undefined ? 0 : status & 0x7f;
  const code = status === undefined ? undefined : (status >> 8) & 0xff;
  if (status === undefined || ends.reason !== undefined) recorder.mark('still running', ends.reason);
  else if (signal !== 0)
    recorder.mark('killed', `SIG${(signalName('x86_64', signal) ?? String(signal)).toUpperCase()}`);
  else if (code !== 0) recorder.mark('failed', String(code));
  const name = signalName(options.target.nativeArch, signal);
  const run = recorder.run({
    seconds,
    ...(signal !== 0 ? { signal: name === undefined ? String(signal) : `SIG${name.toUpperCase()}` } : {}),
    ...(signal === 0 && code !== undefined ? { status: code } : {}),
  });
  const notes = options.engine === 'auto' && !under ? [engineChosen(undefined, engine, why)] : [];
  return { run, status: signal !== 0 ? 128 + signal : (code ?? 0), notes, pids: ending.pids ?? new Set() };
}

/** @throws Stop where it can't be executed. */
function planOf(program: readonly string[], start: StartState) {
  // As bytes: what is no UTF-8 must reach the program as it is.
  const argv = rawArguments().slice(-program.length);
  const resolved = resolveCommand(argv[0] ?? '', process.env['PATH']);
  if (resolved.kind === 'failure') throw notExecuted(resolved.status, resolved.message);
  return { path: Buffer.from(resolved.path, 'latin1'), argv, env: rawEnvironment(), start };
}

const nameOf = (what: Exclude<What, { readonly kind: 'command' }>): string =>
  what.kind === 'process' ? `process ${what.pid}` : what.path;

/** Of a process its own; of a cgroup there is none. */
function commandOf(what: What): readonly string[] {
  if (what.kind !== 'process') return [];
  try {
    return readFileSync(`/proc/${what.pid}/cmdline`, 'latin1').split('\0').slice(0, -1);
  } catch {
    return []; // it has just ended
  }
}

interface Chosen {
  readonly engine: 'notify' | 'ebpf';
  readonly why: string;
  readonly ebpf?: Prepared & { readonly kind: 'yes' };
}

/** @throws Stop where the one that was asked for does not work, or none does. */
function chooseEngine(choice: EngineChoice): Chosen {
  const ebpf = choice === 'notify' ? undefined : prepareEbpf();
  if (ebpf?.kind === 'yes')
    return { engine: 'ebpf', why: 'it sees outcomes and capabilities, and slows programs least', ebpf };
  const ebpfProblem = ebpf?.reason ?? '';
  if (choice === 'ebpf') throw new Stop(Exit.usage, engineUnavailable(undefined, 'ebpf', ebpfProblem));
  const { seccomp } = probeHost();
  if (seccomp.kind === 'seccomp' && seccomp.userNotification)
    return { engine: 'notify', why: `it needs no root; ebpf can’t: ${ebpfProblem}` };
  const problem = seccomp.kind === 'seccomp' ? 'the kernel has no seccomp user notification' : seccomp.reason;
  throw new Stop(Exit.usage, engineUnavailable(undefined, 'notify', problem));
}

const notExecuted = (status: 126 | 127, message: string): Stop =>
  new Stop(status === 127 ? Exit.runNotFound : Exit.runNotExecutable, cannotExecute(undefined, message));

function launchStop({ status, message }: LaunchFailure, confined: boolean): Stop {
  return status === 125
    ? new Stop(
        Exit.runFailed,
        confined ? cannotConfine(undefined, message) : engineUnavailable(undefined, 'notify', message),
      )
    : notExecuted(status, message);
}
