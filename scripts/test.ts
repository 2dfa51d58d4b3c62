/**
 * `npm test [PART…]`: runs every test file (or those whose name has one of the PARTs) in a process of its own. uvu alone
 * would count a file that forgot `test.run()`, or an empty folder, as passed: here that fails.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
/** What each file is run with: the seed of all properties; failures that say what was seen. */
const PRELOADED = ['./test/support/seed.ts', './test/support/seen.ts'];
/** Fewer than this, over all files, means that tests got lost. */
const MINIMUM = 600;
const TIMEOUT_MS = 10 * 60_000;
const CONCURRENCY = 2;

interface FileResult {
  readonly file: string;
  readonly passed: number;
  readonly failed: number;
  readonly skips: readonly string[];
  /** What to show where not all is well. */
  readonly output: string;
  readonly seconds: number;
}

function prepare(): void {
  // Tests hand files to other users.
  process.umask(0o022);
  // As root on Debian the tools are installed; elsewhere, or without a network, tests are skipped by name.
  if (process.getuid?.() === 0)
    spawnSync(join(ROOT, 'scripts/install-tools.sh'), { stdio: ['ignore', 'ignore', 'inherit'] });
  // Tests run the built command: never an old one.
  const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

function testFiles(parts: readonly string[]): readonly string[] {
  return readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && (parts.length === 0 || parts.some((part) => name.includes(part))))
    .map((name) => join(ROOT, 'test', name))
    .sort();
}

function runFile(file: string): Promise<FileResult> {
  const start = Date.now();
  return new Promise((resolve) => {
    // A group of its own, so that a file that hangs is ended with the programs it started.
    const child = spawn(process.execPath, [...['tsx', ...PRELOADED].flatMap((each) => ['--import', each]), file], {
      cwd: ROOT,
      detached: true,
      env: environment(),
    });
    let output = '';
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, TIMEOUT_MS);
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const end = timedOut
        ? `timed out after ${TIMEOUT_MS / 1000} s`
        : signal
          ? `ended by ${signal}`
          : `exit status ${code}`;
      resolve(resultOf(file, output, code === 0, end, (Date.now() - start) / 1000));
    });
  });
}

/** What would change what the tests' own children print, or which programs they start: as git's test-lib.sh, the same for all. */
const OF_THE_CALLER =
  /^(?:NO_COLOR|FORCE_COLOR|NODE_.*|LANG|LANGUAGE|LC_.*|TZ|BASH_ENV|ENV|EDITOR|VISUAL|PAGER|LESS|XDG_.*|TMUX.*|POSIXLY_CORRECT|PYTHON.*)$/;

function environment(): NodeJS.ProcessEnv {
  const rest = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_THE_CALLER.test(name)));
  // script(1) starts $SHELL. Policies under test let programs work in /tmp.
  return { ...rest, SHELL: '/bin/sh', TMPDIR: '/tmp' };
}

function resultOf(file: string, output: string, ok: boolean, end: string, seconds: number): FileResult {
  const count = (word: string): number =>
    [...output.matchAll(new RegExp(`^  ${word}:\\s+(\\d+)`, 'gm'))].reduce((sum, match) => sum + Number(match[1]), 0);
  // uvu prints a dot for each test, so a SKIP from within a test may stand behind dots.
  const skips = [...output.matchAll(/^[•✘ ]*(SKIP .*)$/gm)].map((match) => match[1] ?? '');
  // Such a test returns early and counts as passed; one that was not even registered does not.
  const early = [...output.matchAll(/^[•✘ ]*SKIP .*\n(?=• )|• SKIP /gm)].length;
  const unnamed = Array.from({ length: count('Skipped') }, () => `SKIP in ${basename(file)}`);
  const total = count('Total');
  const failed = total - count('Passed') - unnamed.length;
  const passed = Math.max(0, count('Passed') - early);
  const base = { file, passed, skips: [...skips, ...unnamed], seconds };
  // A file all of whose tests are skipped says so; one that says nothing has lost them.
  const lost = total === 0 && skips.length === 0 ? '\nno test ran: is `test.run()` missing?' : '';
  const broken = !ok || lost !== '';
  return {
    ...base,
    failed: broken ? Math.max(1, failed) : failed,
    output: broken || failed > 0 ? `${output.trimEnd()}\n(${end})${lost}` : '',
  };
}

async function runAll(files: readonly string[]): Promise<readonly FileResult[]> {
  const results: FileResult[] = [];
  const waiting = [...files];
  const worker = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const result = await runFile(file);
      results.push(result);
      const { passed, failed, skips, seconds } = result;
      const name = relative(join(ROOT, 'test'), file);
      console.log(
        `${failed > 0 ? 'FAIL' : 'ok  '} ${name}: ${passed} passed, ${failed} failed, ${skips.length} skipped (${seconds.toFixed(1)} s)`,
      );
      if (result.output !== '') console.log(result.output);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return results;
}

const parts = process.argv.slice(2);
prepare();
const files = testFiles(parts);
const results = await runAll(files);
const sum = (of: (result: FileResult) => number): number => results.reduce((total, result) => total + of(result), 0);
const passed = sum((r) => r.passed);
const skipped = sum((r) => r.skips.length);
let failed = sum((r) => r.failed);
for (const { skips } of results) for (const line of skips) console.log(line);
if (parts.length === 0 && passed + skipped < MINIMUM) {
  console.log(`FAIL only ${passed + skipped} tests were found; there are at least ${MINIMUM}`);
  failed++;
}
if (files.length === 0) console.log('FAIL no test file has such a name');
process.exitCode = failed > 0 || files.length === 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
