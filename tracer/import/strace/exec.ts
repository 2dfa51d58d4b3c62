/** execve: the process becomes another image. */
import { observationsOf, type Recorder } from '../../index.js';
import type { World } from '../world.js';
import { parseCall, type Result } from './call.js';
import { LogCaller } from './caller.js';
import { afterExec, type Process, type Processes } from './processes.js';
import type { Parts } from './scan.js';
import type { Shape } from './shape.js';

interface Execution {
  readonly process: Process;
  readonly text: string;
  readonly parts: Parts;
  readonly shape: Shape;
  readonly result: Result;
  readonly time: number;
}

export function execute(
  { process, text, parts, shape, result, time }: Execution,
  recorder: Recorder,
  world: World,
  processes: Processes,
): void {
  const { outcome } = result;
  const { call, values } = parseCall(text, parts, shape, process.arch, result);
  const caller = new LogCaller(
    { process, shape, call, values, outcome, reached: undefined, written: '' },
    world,
    processes,
  );
  const seen = observationsOf(call, caller);
  const exec = seen.find(({ observation }) => observation.kind === 'exec')?.observation;
  const parent = process.image === 0 ? undefined : process.image;
  let into: number | undefined;
  if (outcome === 'ok' && exec?.kind === 'exec') {
    const program = world.program(exec.path);
    const list = values[call.name === 'execveat' ? 2 : 1];
    const argv = list?.kind === 'list' ? list.items.map((item) => (item.kind === 'string' ? item.bytes : '')) : [];
    into = recorder.image(parent, { ...program, argv });
    if (exec.setuid) recorder.mark('setuid', exec.path);
  }
  // The command's own exec is the tracer's doing.
  if (parent !== undefined)
    for (const one of seen) {
      const { observation } = one;
      const complete = observation.kind === 'exec' && into !== undefined ? { ...observation, into } : observation;
      recorder.record(parent, process.serial, time, complete, one);
    }
  if (into === undefined) return;
  process.image = into;
  afterExec(process);
}
