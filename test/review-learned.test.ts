/** A policy that polc learned from a real program, reviewed in a real terminal, and enforced. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { testUnless } from './support/skip.js';
import { hasTmux, Tmux } from './support/tmux.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const POLC = join(ROOT, 'bin/polc');
const SQLITE = '/usr/bin/sqlite3';

const folders: string[] = [];
test.after(() =>
  folders.forEach((folder) => {
    spawnSync('chattr', ['-i', join(folder, 'app.policy')]);
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true, force: true });
  }),
);

interface Place {
  readonly folder: string;
  readonly policy: string;
  readonly secret: string;
  readonly env: NodeJS.ProcessEnv;
}

function workplace(text?: string): Place {
  // A name that does not look like one of mkdtemp's: the learner would take it for a pattern.
  const word = [...randomBytes(8)].map((byte) => 'aeioubdfghklmnpr'[byte % 16] ?? '').join('');
  const folder = join(tmpdir(), `review-${word}`);
  folders.push(folder);
  mkdirSync(folder);
  mkdirSync(join(folder, 'data'));
  // Apart, so that one rule is not made of both.
  const scripts = join(tmpdir(), `scripts-${word}`);
  folders.push(scripts);
  mkdirSync(scripts);
  const secret = join(scripts, 'secret.sql');
  writeFileSync(secret, 'insert into t values (1);\n');
  const policy = join(folder, 'app.policy');
  if (text !== undefined) writeFileSync(policy, text);
  return { folder, policy, secret, env: { ...process.env, XDG_STATE_HOME: join(folder, 'state'), LANG: 'C.UTF-8' } };
}

function run(place: Place, args: readonly string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(POLC, args, { encoding: 'utf8', env: place.env, cwd: place.folder });
  return { status, out: stdout, err: stderr };
}

const database = ({ folder }: Place): string => join(folder, 'data/a.db');

function learn(place: Place): void {
  const statements = ['create table if not exists t (a);', `.read ${place.secret}`, 'select count(*) from t;'];
  const trace = join(place.folder, 'app.trace');
  const { status, err } = run(place, [
    ...['learn', '-o', place.policy, '--trace', trace, '--engine', 'notify'],
    ...['--', SQLITE, database(place), ...statements],
  ]);
  assert.is(status, 0, err);
}

/** @returns why it can't be here. */
function missing(): string | undefined {
  if (!existsSync(SQLITE)) return 'sqlite3';
  const place = workplace();
  const { status, err } = run(place, ['learn', '-o', place.policy, '--engine', 'notify', '--', '/bin/true']);
  return status === 0 ? undefined : `what watches programs: ${err.trim()}`;
}

const lacking = missing();
const learnedTest = testUnless(lacking);
const terminalTest = testUnless(hasTmux ? undefined : 'tmux');
const bothTest = hasTmux ? learnedTest : terminalTest;

bothTest('learned from sqlite3, reviewed with its trace, saved, enforced: what was denied is denied', () => {
  const place = workplace();
  learn(place);
  const terminal = new Tmux(place, `"${POLC}" review app.policy --trace app.trace`, 100, 40);
  try {
    terminal.until(/0 of \d+ decided/);
    terminal.until(/ ×\d+/, 60); // evidence
    terminal.until(/the trace replays/, 60);
    terminal.keys('/', 'secret.sql', 'Enter');
    terminal.until(/▸.*secret\.sql/);
    terminal.until(/1 seen/); // on its ladder
    terminal.keys('Right'); // generalise: to all scripts beside it
    terminal.until(/~.*\*\.sql/);
    terminal.keys('a');
    terminal.until(/1 of \d+ decided/);
    terminal.keys('u');
    terminal.until(/0 of \d+ decided/);
    terminal.keys('u');
    terminal.until(/▸ ·  .*secret\.sql/);
    terminal.resize(60, 14);
    terminal.keys('d');
    terminal.until(/deny because/);
    terminal.keys('not for everybody', 'Enter');
    terminal.until(/1 of \d+ decided/);
    terminal.resize(120, 40);
    terminal.until(/[1-9]\d* of the trace denied/, 60); // what that means for the program
    terminal.keys('A', 'w');
    terminal.until(/\+ +deny read/);
    terminal.keys('y');
    terminal.until(/saved/);
    terminal.keys('q');
    terminal.until(/EXIT 0/);
  } finally {
    terminal.end();
  }
  assert.match(readFileSync(place.policy, 'utf8'), /deny read owner ".*secret\.sql"[^]*because "not for everybody"/);
  assert.is(run(place, ['check', place.policy]).status, 0);
  const fine = run(place, ['run', place.policy, '--', SQLITE, database(place), 'select count(*) from t;']);
  if (fine.status === 125)
    return console.log(`SKIP running under the saved policy: needs what run asks for: ${fine.err}`);
  assert.is(fine.status, 0, fine.err);
  assert.is(fine.out, '1\n');
  const denied = run(place, ['run', place.policy, '--', SQLITE, database(place), `.read ${place.secret}`]);
  assert.is.not(denied.status, 0);
  assert.is(run(place, ['run', place.policy, '--', SQLITE, database(place), 'select count(*) from t;']).out, '1\n');
});

learnedTest('a rule that was dropped does not come back when the same is learned again', () => {
  const place = workplace();
  learn(place);
  const text = readFileSync(place.policy, 'utf8');
  const line = text.split('\n').findIndex((one) => one.includes('secret.sql') && one.includes('allow')) + 1;
  assert.ok(line > 0, text);
  const dropped = run(place, ['review', place.policy, '--drop', String(line)]);
  assert.is(dropped.status, 0, dropped.err);
  const after = readFileSync(place.policy, 'utf8');
  assert.not.match(after, /allow.*secret\.sql/);
  learn(place);
  assert.is(readFileSync(place.policy, 'utf8'), after, 'nothing else was missing either');
  // The decisions can be taken elsewhere, too.
  const other = workplace(text);
  const sidecar = `${place.policy}.review.json`;
  assert.is(run(other, ['review', other.policy, '--decisions', sidecar]).status, 0);
  assert.is(readFileSync(other.policy, 'utf8'), after);
});

// ---- ways out, and what stands in the way -------------------------------------------------------------------------------

const SMALL = 'profile cat {\n  allow read "/etc/hostname"\n  allow syscall sync\n}\n';

/** Reviews a little, ends it in some way, and sees that the terminal is whole and the decision kept. */
function leavesWell(end: (terminal: Tmux, pid: number) => void, exit: RegExp, environment = ''): void {
  const place = workplace(SMALL);
  const command = `env ${environment} "${POLC}" review app.policy`;
  const terminal = new Tmux(place, command);
  try {
    terminal.until(/0 of 2 decided/);
    terminal.keys('xa'); // in one chunk
    terminal.until(/2 of 2 decided/);
    end(terminal, terminal.child('polc.cjs'));
    const last = terminal.until(exit);
    assert.match(last, /BEFORE/, 'the screen before is back');
    assert.not.match(last, /decided/);
  } finally {
    terminal.end();
  }
  assert.is(readFileSync(place.policy, 'utf8'), SMALL);
  const again = new Tmux(place, command);
  try {
    again.until(/2 of 2 decided/);
    again.keys('u');
    again.until(/1 of 2 decided/);
    again.keys('q', 'd');
    again.until(/EXIT 0/);
  } finally {
    again.end();
  }
}

terminalTest('SIGTERM: the terminal is whole, the session kept', () =>
  leavesWell((_, pid) => process.kill(pid, 'SIGTERM'), /EXIT 143/),
);

terminalTest('SIGHUP, what a closed terminal sends: likewise', () =>
  leavesWell((_, pid) => process.kill(pid, 'SIGHUP'), /EXIT 129/),
);

terminalTest('an error nobody caught: likewise, and it is said', () => {
  const folder = mkdtempSync(join(tmpdir(), 'polc-crash-'));
  folders.push(folder);
  const crash = join(folder, 'crash.cjs');
  writeFileSync(crash, "process.on('SIGUSR2', () => { throw new Error('a mistake of ours'); });\n");
  leavesWell(
    (_, pid) => process.kill(pid, 'SIGUSR2'),
    /a mistake of ours[^]*EXIT [1-9]/,
    `NODE_OPTIONS="--require ${crash}"`,
  );
});

terminalTest('a terminal that is closed for good: the next review goes on', () => {
  const place = workplace(SMALL);
  const terminal = new Tmux(place, `"${POLC}" review app.policy`);
  terminal.until(/0 of 2 decided/);
  terminal.keys('x');
  terminal.until(/1 of 2 decided/);
  const pid = terminal.child('polc.cjs');
  terminal.end();
  for (const end = Date.now() + 20_000; existsSync(`/proc/${pid}`) && Date.now() < end;) spawnSync('sleep', ['0.05']);
  assert.not(existsSync(`/proc/${pid}`), 'it does not outlive its terminal');
  const again = new Tmux(place, `"${POLC}" review app.policy`);
  try {
    again.until(/1 of 2 decided/);
  } finally {
    again.end();
  }
});

terminalTest('NO_COLOR: marks, and not one colour', () => {
  const place = workplace(SMALL);
  const terminal = new Tmux(place, `env NO_COLOR=1 "${POLC}" review app.policy`);
  try {
    terminal.until(/0 of 2 decided/);
    terminal.keys('a');
    terminal.until(/✓/);
    assert.not.match(terminal.colours, /\x1b\[[0-9;]*(?:3[0-7]|4[0-7]|9[0-7])[;m]/);
  } finally {
    terminal.end();
  }
});

/** @returns why it can't be made so. */
function makeReadOnly({ folder, policy }: Place): string | undefined {
  if (process.getuid?.() === 0) {
    const { status, stderr } = spawnSync('chattr', ['+i', policy], { encoding: 'utf8' });
    return status === 0 ? undefined : `chattr +i as root: ${stderr}`;
  }
  chmodSync(policy, 0o444);
  chmodSync(folder, 0o555);
  return undefined;
}

terminalTest(
  'a file that is really read only: said at the start, and again where saving fails; nothing is lost',
  () => {
    const place = workplace(SMALL);
    mkdirSync(join(place.folder, 'state'));
    const why = makeReadOnly(place);
    if (why !== undefined) return console.log(`SKIP a read-only file: needs ${why}`);
    const terminal = new Tmux(place, `"${POLC}" review app.policy`);
    try {
      terminal.until(/read only/);
      terminal.keys('x');
      terminal.until(/1 of 2 decided/);
      terminal.keys('w');
      terminal.until(/the file is read only/);
      terminal.keys('y');
      terminal.until(/not saved:/);
      terminal.keys('q', 'k');
      terminal.until(/goes on where you were/);
    } finally {
      terminal.end();
    }
    assert.is(readFileSync(place.policy, 'utf8'), SMALL);
    assert.not(existsSync(`${place.policy}.review.json`));
  },
);

test.run();
