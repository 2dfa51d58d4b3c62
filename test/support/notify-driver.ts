/** `tsx notify-driver.ts TRACE [--for MS] [--pin] -- COMMAND …`: runs a command under the notify engine, in a process of its own. */
import { writeFileSync } from 'node:fs';
import { rawEnvironment, readStartState, resolveCommand } from '../../native/index.js';
import { Recorder, writeTrace } from '../../tracer/index.js';
import { supervise } from '../../tracer/notify/index.js';

const start = readStartState();
const [file = '', ...rest] = process.argv.slice(2);
const at = rest.indexOf('--');
const [options, command] = [rest.slice(0, at), rest.slice(at + 1)];
const limit = options.indexOf('--for');
const resolved = resolveCommand(command[0] ?? '', process.env['PATH']);
if (resolved.kind === 'failure') {
  console.error(resolved.message);
  process.exit(resolved.status);
}
const recorder = new Recorder({
  run: 'driver',
  engine: 'notify',
  host: { arch: 'x86_64', kernel: '' },
  command,
  cwd: process.cwd(),
  started: new Date().toISOString(),
});
const begun = performance.now();
const ending = await supervise(
  {
    path: resolved.path,
    argv: command,
    env: rawEnvironment(),
    start,
    ...(options.includes('--pin') ? { cpu: 0 } : {}),
  },
  {
    recorder,
    ...(limit < 0 ? {} : { until: AbortSignal.timeout(Number(options[limit + 1])) }),
  },
);
if (ending.kind === 'failure') {
  console.error(ending.message);
  process.exit(ending.status);
}
const { status = 0, seconds } = ending;
const run = recorder.run({ status: status >> 8, seconds });
writeFileSync(file, [...writeTrace({ runs: [run] })].join(''));
if (process.env['POLC_TIMES'])
  console.error(
    `${run.end?.events} events ${seconds.toFixed(3)} s, ${((performance.now() - begun) / 1000).toFixed(3)}`,
  );
if ((status & 0x7f) !== 0) process.kill(process.pid, status & 0x7f);
process.exitCode = (status >> 8) & 0xff;
