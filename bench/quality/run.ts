/** All programs, one table, and the figures against their goals. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFixtures } from './fixtures.js';
import { HELD_OUT } from './held-out.js';
import { measure, type Measured, type Place } from './measure.js';
import { SUBJECTS, type Subject } from './programs.js';

/** @param names of programs; none: all. @returns whether every goal is reached. */
export async function qualityRun(names: readonly string[]): Promise<boolean> {
  // No name that looks temporary: the learner would put a `*` there, as programs' folders rarely need.
  const root = join(dirname(fileURLToPath(import.meta.url)), '../../node_modules/.polc-quality');
  mkdirSync(root, { recursive: true });
  const home = mkdtempSync(join(process.getuid?.() === 0 ? '/home' : homedir(), 'polc-quality-'));
  const shared = mkdtempSync(join(tmpdir(), 'polc-quality-'));
  const server: { process?: ChildProcess } = {};
  try {
    const place = await preparePlace(root, home, shared, server);
    const groups = [SUBJECTS, HELD_OUT].map((subjects) => measureAll(subjects, names, place));
    const [tuned = [], heldOut = []] = groups;
    if (heldOut.length > 0) sayHeldOut(heldOut);
    return tuned.length === 0 || judged(tuned);
  } finally {
    server.process?.kill();
    for (const folder of [root, home, shared]) rmSync(folder, { recursive: true, force: true });
  }
}

function measureAll(subjects: readonly Subject[], names: readonly string[], place: Place): readonly Measured[] {
  const wanted = subjects.filter(({ name }) => names.length === 0 || names.includes(name));
  return wanted.flatMap((subject) => {
    if (spawnSync('sh', ['-c', `command -v ${subject.learn[0] ?? ''}`]).status !== 0) {
      console.log(`SKIP ${subject.name}: not installed`);
      return [];
    }
    const result = measure(subject, place);
    console.log(line(result));
    for (const note of result.notes) console.log(`    ${note}`);
    for (const rule of result.reported) console.log(`    would need: ${rule.replaceAll('\n', ' ').slice(0, 160)}`);
    return [result];
  });
}

/** Fixtures, a web server on the loopback interface, the probe, and a file that stands for a private key. */
async function preparePlace(
  root: string,
  home: string,
  shared: string,
  server: { process?: ChildProcess },
): Promise<Place> {
  const folder = join(root, 'work');
  const served = join(root, 'served');
  makeFixtures(folder);
  makeFixtures(served);
  const port = await freePort();
  server.process = spawn('/usr/bin/python3', ['-m', 'http.server', '--bind', '127.0.0.1', '-d', served, String(port)], {
    stdio: 'ignore',
  });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const ssh = join(home, '.ssh');
  mkdirSync(ssh, { recursive: true });
  writeFileSync(join(ssh, 'id_ed25519'), 'no key\n');
  const other = join(shared, 'other.txt');
  writeFileSync(other, 'not for everybody\n');
  const probe = join(root, 'probe');
  const source = join(dirname(fileURLToPath(import.meta.url)), 'probe.c');
  const compiled = spawnSync('gcc', ['-static', '-O1', '-o', probe, source]).status === 0;
  if (compiled) chmodSync(probe, 0o755);
  else console.log('SKIP negative probes: needs gcc and a static libc');
  return { folder, port, probe: compiled ? probe : undefined, key: join(ssh, 'id_ed25519'), shared: other };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

const mark = (good: boolean): string => (good ? 'yes' : 'NO ');

const line = (m: Measured): string =>
  `${m.name.padEnd(10)} traced ${mark(m.transparent)}  again ${mark(m.replays)}  same ${mark(m.same)}  more ${mark(m.more)}  syscalls ${String(
    m.allowed,
  ).padStart(
    3,
  )}  dangerous ${m.dangerous.join(',') || '0'}  probes passed ${m.passed.join(',') || '0'}  decisions ${m.decisions}`;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const shareOf = (all: readonly Measured[], of: (m: Measured) => boolean): number =>
  (100 * all.filter(of).length) / Math.max(1, all.length);

/** Whether what was found is true of programs that nobody looked at when the rules were made. */
function sayHeldOut(all: readonly Measured[]): void {
  const figure = (of: (m: Measured) => boolean): string => shareOf(all, of).toFixed(1);
  console.log(
    `\n${all.length} held out: again ${figure((m) => m.replays)} %, same ${figure((m) => m.same)} %, more ${figure((m) => m.more)} %, probes passed ${all.flatMap((m) => m.passed).length}`,
  );
}

/** The figures of issue 4, each with its goal. */
function judged(all: readonly Measured[]): boolean {
  const share = (of: (m: Measured) => boolean): number => shareOf(all, of);
  const rows: readonly (readonly [what: string, found: number, goal: string, good: boolean])[] = [
    ['traced as untraced, %', share((m) => m.transparent), '= 100', share((m) => m.transparent) === 100],
    ['the learned run again, %', share((m) => m.replays), '= 100', share((m) => m.replays) === 100],
    ['same features, other input, %', share((m) => m.same), '>= 95', share((m) => m.same) >= 95],
    ['a new feature, %', share((m) => m.more), '>= 80', share((m) => m.more) >= 80],
    [
      '… failed and not reported',
      all.filter((m) => !m.more && m.reported.length === 0).length,
      '= 0',
      all.every((m) => m.more || m.reported.length > 0),
    ],
    ['allowed syscalls, median', median(all.map((m) => m.allowed)), '<= 150', median(all.map((m) => m.allowed)) <= 150],
    [
      'dangerous ones not seen',
      all.flatMap((m) => m.dangerous).length,
      '= 0',
      all.every((m) => m.dangerous.length === 0),
    ],
    ['negative probes passed', all.flatMap((m) => m.passed).length, '= 0', all.every((m) => m.passed.length === 0)],
    ['decisions, median', median(all.map((m) => m.decisions)), '<= 15', median(all.map((m) => m.decisions)) <= 15],
  ];
  console.log(`\n${all.length} programs`);
  for (const [what, found, goal, good] of rows)
    console.log(
      `${what.padEnd(32)} ${found.toFixed(what.endsWith('%') ? 1 : 0).padStart(6)}  ${goal.padEnd(7)} ${good ? 'ok' : 'MISSED'}`,
    );
  console.log(
    `other files in /tmp can be read    ${all.filter((m) => m.wide).length} programs (Landlock opens folders, not names)`,
  );
  return rows.every(([, , , good]) => good);
}
