/**
 * `npm run bench:learn`: what watching costs. Per workload, in turn so that drift hits all alike: bare, under strace, and under
 * each engine of `polc learn`; medians, and their ratios to bare. For polc twice: the whole command, with Node's start and the
 * policy that is made of the run; and the program's own time, from its start to its end. Last, what reading a log of 1 GB takes.
 * `npm run bench:learn -- gcc forks`: only the workloads whose names contain one of these words; `import` is the log.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLibbpf } from '../tracer/ebpf/libbpf.js';
import { readTrace } from '../tracer/index.js';
import { measureImport } from './import.js';

const POLC = join(dirname(fileURLToPath(import.meta.url)), '../bin/polc');
const RUNS = 5;
const folder = mkdtempSync(join(tmpdir(), 'polc-bench-learn-'));
const trace = join(folder, 'app.trace');
const { NODE_EXTRA_CA_CERTS: _certificates, ...env } = process.env;

writeFileSync(
  join(folder, 'a.c'),
  '#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\nint main(void) { puts("x"); return 0; }\n',
);

/** Behind pyenv's and other wrappers. */
const python = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).stdout.trim();

const WORKLOADS: Readonly<Record<string, readonly string[]>> = {
  'dd bs=1, 200k calls': ['dd', 'if=/dev/zero', 'of=/dev/null', 'bs=1', 'count=100000'],
  'find /usr': ['find', '/usr', '-type', 'f'],
  'gcc -O2 -c': ['gcc', '-O2', '-c', join(folder, 'a.c'), '-o', join(folder, 'a.o')],
  'node, 3000 stats': [process.execPath, '-e', 'for (let i = 0; i < 3000; i++) fs.statSync("/etc/passwd")'],
  'python, computing': [python, '-c', 'print(sum(i * i for i in range(3_000_000)))'],
  '300 forks': ['sh', '-c', 'i=0; while [ $i -lt 300 ]; do /bin/true; i=$((i+1)); done'],
};

const words = process.argv.slice(2);
const workloads = Object.entries(WORKLOADS).filter(
  ([name]) => words.length === 0 || words.some((word) => name.includes(word)),
);

interface Sample {
  readonly whole: number;
  readonly own?: number;
}

/** Seconds. */
function time(command: readonly string[]): number {
  const [file = '', ...args] = command;
  const begun = process.hrtime.bigint();
  const { status, stderr, error } = spawnSync(file, args, {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (error ?? status !== 0) throw new Error(`${command.join(' ')}: ${error?.message ?? stderr}`);
  return Number(process.hrtime.bigint() - begun) / 1e9;
}

const polc =
  (...options: readonly string[]) =>
  (command: readonly string[]): Sample => {
    const whole = time([POLC, 'learn', ...options, '--trace', trace, '--', ...command]);
    const own = readTrace([readFileSync(trace)]).trace.runs[0]?.end?.seconds;
    return { whole, ...(own === undefined ? {} : { own }) };
  };
const plain =
  (...before: readonly string[]) =>
  (command: readonly string[]): Sample => ({ whole: time([...before, ...command]) });

function notifyFloor(command: readonly string[]): Sample {
  const script = join(dirname(fileURLToPath(import.meta.url)), 'notify-floor.ts');
  const { status, output } = spawnSync(process.execPath, ['--import', 'tsx', script, ...command], {
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${command.join(' ')}: the floor of notifying ended with ${status}`);
  return { whole: Number(output[3]) };
}

/** An eBPF program that does nothing: the least that watching from within the kernel costs. Compiled here: nobody else needs it. */
function emptyProgram(command: readonly string[]): Sample {
  const object = join(folder, 'empty.bpf.o');
  const source = join(dirname(fileURLToPath(import.meta.url)), 'empty.bpf.c');
  const include = `/usr/include/${process.arch === 'x64' ? 'x86_64' : 'aarch64'}-linux-gnu`;
  if (!existsSync(object))
    time(['clang-14', '-O2', '-g', '-target', 'bpf', `-I${include}`, '-c', source, '-o', object]);
  const bpf = openLibbpf();
  const program = bpf.open(readFileSync(object));
  if (bpf.load(program) < 0) throw new Error('the kernel refuses it');
  const link = bpf.attach(bpf.program(program, 'nothing'));
  try {
    return { whole: time(command) };
  } finally {
    bpf.destroyLink(link);
    bpf.close(program);
  }
}

const TRACERS: Readonly<Record<string, (command: readonly string[]) => Sample>> = {
  bare: plain(),
  'empty eBPF': emptyProgram,
  strace: plain('strace', '-f', '-o', '/dev/null'),
  'notify, floor': notifyFloor,
  notify: polc('--engine', 'notify'),
  'notify --pin': polc('--engine', 'notify', '--pin'),
  ebpf: polc('--engine', 'ebpf'),
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
const cell = (text: string): string => text.padStart(16);

/** Those that work here: each tried once, which warms the caches as well. */
const tracers = Object.entries(TRACERS).filter(([name, run]) => {
  try {
    run(['true']);
    return true;
  } catch (error) {
    console.log(`SKIP ${name}: ${error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error)}`);
    return false;
  }
});
try {
  console.log(`medians of ${RUNS}; × is to bare; polc: own time of the program / whole command`);
  console.log(' '.repeat(20) + tracers.map(([name]) => cell(name)).join(''));
  for (const [name, command] of workloads) {
    const samples = new Map<string, Sample[]>(tracers.map(([tracer]) => [tracer, []]));
    for (let run = 0; run < RUNS; run++)
      for (const [tracer, measure] of tracers) samples.get(tracer)?.push(measure(command));
    const of = (tracer: string, what: (sample: Sample) => number): number =>
      median((samples.get(tracer) ?? []).map(what));
    const bare = of('bare', ({ whole }) => whole);
    const cells = tracers.map(([tracer]) => {
      const whole = of(tracer, (sample) => sample.whole);
      if (tracer === 'bare') return cell(`${(bare * 1000).toFixed(0)} ms`);
      const own = of(tracer, (sample) => sample.own ?? NaN);
      const times = (value: number): string => (value / bare).toFixed(value / bare < 10 ? 2 : 1);
      return cell(Number.isNaN(own) ? `${times(whole)}×` : `${times(own)}× / ${times(whole)}×`);
    });
    console.log(name.padEnd(20) + cells.join(''));
    const floor = of('ebpf', ({ own }) => own ?? NaN) / of('empty eBPF', ({ whole }) => whole);
    if (name.startsWith('dd') && !Number.isNaN(floor))
      console.log(`  ebpf, own, by an empty eBPF program: ${floor.toFixed(2)}`);
    const share = of('notify', ({ whole }) => whole) / of('strace', ({ whole }) => whole);
    if (name.startsWith('dd') && !Number.isNaN(share)) console.log(`  notify, whole, by strace: ${share.toFixed(2)}`);
  }
  for (const files of words.length === 0 || words.includes('import') ? [4000, 40_000] : []) {
    const { megabytes, seconds, peak } = await measureImport(POLC, 1e9, files);
    const figures = `${(megabytes / seconds).toFixed(1)} MB/s, peak ${peak.toFixed(0)} MB`;
    console.log(`strace log of ${megabytes.toFixed(0)} MB that names ${files} files: ${figures}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
