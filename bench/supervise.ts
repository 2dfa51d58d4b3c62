/**
 * `npm run bench:supervise`: what a supervisor costs. Programs that start programs, one that only makes system calls, and the start,
 * each bare, under `polc run` and under `polc run --supervise`, in turn; the best of a few runs, as a busy machine only adds.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const POLC = join(dirname(fileURLToPath(import.meta.url)), '../bin/polc');
const EXECS = 300;
const CALLS = 2_000_000;
const RUNS = 5;

const folder = mkdtempSync(join(tmpdir(), 'polc-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const policy = join(folder, 'app.policy');
writeFileSync(
  policy,
  `use std/base, std/children, std/shell
profile sh {
  allow read, list "/**"
  allow exec "/usr/bin/*", "/bin/*"
  allow exec "/usr/bin/uname" as plain
}
profile plain {
  allow read "/**"
}
`,
);
const loop = (program: string): string => `i=0; while [ $i -lt ${EXECS} ]; do ${program}; i=$((i+1)); done`;
const CASES: readonly (readonly [name: string, command: readonly string[], per: number])[] = [
  ['start', ['sh', '-c', ':'], 1],
  [`${EXECS} forks and execs, none with a profile`, ['sh', '-c', loop('/usr/bin/true')], EXECS],
  [`${EXECS} forks and execs, each with one`, ['sh', '-c', loop('/usr/bin/uname')], EXECS],
  [`${CALLS * 2} reads and writes`, ['dd', 'if=/dev/zero', 'of=/dev/null', 'bs=1', `count=${CALLS}`], CALLS * 2],
];
const WAYS: readonly (readonly [name: string, words: readonly string[]])[] = [
  ['bare', []],
  ['run', [POLC, 'run', '--profile', 'sh', policy, '--']],
  ['supervised', [POLC, 'run', '--supervise', '--profile', 'sh', policy, '--']],
];

function milliseconds(words: readonly string[]): number {
  const [file = '', ...args] = words;
  const started = process.hrtime.bigint();
  const run = spawnSync(file, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const taken = Number(process.hrtime.bigint() - started) / 1e6;
  if (run.error || run.status !== 0) throw new Error(`${words.join(' ')}: ${run.stderr.toString()}`);
  return taken;
}

console.log(`best of ${RUNS}; per exec or call: without the start\n`);
console.log(`${''.padEnd(42)}${WAYS.map(([name]) => name.padStart(24)).join('')}`);
const starts: number[] = [];
for (const [name, command, per] of CASES) {
  const best = WAYS.map(() => Infinity);
  for (let i = 0; i < RUNS; i++)
    for (const [way, [, words]] of WAYS.entries())
      best[way] = Math.min(best[way] ?? Infinity, milliseconds([...words, ...command]));
  if (per === 1) starts.push(...best);
  const cells = best.map((taken, way) => {
    const each = ((taken - (starts[way] ?? 0)) * 1000) / per;
    return `${taken.toFixed(0)} ms${per === 1 ? '' : ` (${each.toFixed(per > 1000 ? 2 : 0)} µs)`}`.padStart(24);
  });
  console.log(name.padEnd(42) + cells.join(''));
}
