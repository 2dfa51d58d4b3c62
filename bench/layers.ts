/** `npm run bench:layers`: all four layers at once, for the shipped policies and for 5,000 path rules; and the time of the layers' own tools. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minimalBase } from '../backends/selinux/index.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const FEATURES = join(ROOT, 'backends/apparmor/features/linux-6.1-uml');
const RULES = 5000;
const RUNS = 3;

const folder = mkdtempSync(join(tmpdir(), 'polc-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Seconds, the best of a few runs: a busy machine only adds. */
function best(command: string, args: readonly string[], runs = RUNS): { seconds: number; stdout: Buffer } {
  let seconds = Infinity;
  let stdout = Buffer.alloc(0);
  for (let i = 0; i < runs; i++) {
    const started = process.hrtime.bigint();
    const run = spawnSync(command, args, { maxBuffer: 1 << 28 });
    if (run.error || run.status !== 0) throw new Error(`${command}: ${run.error?.message ?? run.stderr.toString()}`);
    seconds = Math.min(seconds, Number(process.hrtime.bigint() - started) / 1e9);
    stdout = run.stdout;
  }
  return { seconds, stdout };
}

const row = (name: string, value: string): void => console.log(`  ${name.padEnd(44)} ${value.padStart(12)}`);
const seconds = (value: number): string => `${value.toFixed(2)} s`;

const compile = (policy: string, out: string): number =>
  best(join(ROOT, 'bin/polc'), ['compile', policy, '-o', out, '--target', 'linux-6.1']).seconds;

function tools(out: string): void {
  const has = (name: string): boolean =>
    spawnSync('sh', ['-c', `PATH=$PATH:/usr/sbin command -v ${name}`]).status === 0;
  const files = readdirSync(out);
  if (!has('apparmor_parser')) row('apparmor_parser', 'not here');
  else
    for (const file of files.filter((name) => name.endsWith('.apparmor'))) {
      const run = best('/usr/sbin/apparmor_parser', ['-QTK', '-M', FEATURES, '-S', join(out, file)], 1);
      row(`  apparmor_parser ${file}`, seconds(run.seconds));
      row(`  its automata`, `${(run.stdout.length / 1e6).toFixed(2)} MB`);
    }
  if (!has('secilc')) row('secilc', 'not here');
  else
    for (const file of files.filter((name) => name.endsWith('.cil'))) {
      const base = join(folder, 'base.cil');
      writeFileSync(base, minimalBase());
      const binary = join(folder, 'policy');
      const args = ['-m', '-M', 'false', '-c', '33', '-o', binary, '-f', join(folder, 'fc'), base, join(out, file)];
      row(`  secilc ${file}`, seconds(best('secilc', args, 1).seconds));
      row(`  its policy`, `${(statSync(binary).size / 1e6).toFixed(2)} MB`);
    }
}

console.log('all four layers: polc compile -o, wall, best of three (each app ≤ 1 s)');
for (const app of readdirSync(join(ROOT, 'policies/apps')))
  row(app, seconds(compile(join(ROOT, 'policies/apps', app), join(folder, app))));

const large = join(folder, 'large.policy');
const rules = Array.from({ length: RULES }, (_, i) => `  allow read "/srv/data/${i % 71}/dir${i}/file-${i}.txt"\n`);
writeFileSync(large, `profile large {\n${rules.join('')}}\n`);
console.log(`\n${RULES} path rules (≤ 3 s, automaton ≤ 2 MB); and 500 patterns with \`**\``);
row('polc compile', seconds(compile(large, join(folder, 'large'))));
tools(join(folder, 'large'));

const deep = join(folder, 'deep.policy');
const trees = Array.from({ length: 500 }, (_, i) => `  allow read "/srv/tree${i}/**"\n`);
writeFileSync(deep, `profile deep {\n${trees.join('')}}\n`);
row('polc compile, 500 trees', seconds(compile(deep, join(folder, 'deep'))));
tools(join(folder, 'deep'));

console.log('\nnginx');
tools(join(folder, 'nginx.policy'));
