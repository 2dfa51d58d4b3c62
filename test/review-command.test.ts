/** `polc review` by flags, in lines, and in a real terminal (tmux). */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { testUnless } from './support/skip.js';
import { hasTmux, Tmux } from './support/tmux.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const POLC = join(ROOT, 'bin/polc');
const POLICY = `# what cat may do
use std/base

profile cat {
  program "/usr/bin/cat"
  allow read "/etc/hostname"   # the name
  allow read "/etc/shadow"

  allow connect tcp any port 443
  allow syscall sync
}
`;

const folders: string[] = [];
/** A folder of its own with the policy and a state folder. */
function workplace(text = POLICY): { readonly folder: string; readonly file: string; readonly env: NodeJS.ProcessEnv } {
  const folder = mkdtempSync(join(tmpdir(), 'polc-review-'));
  folders.push(folder);
  const file = join(folder, 'cat.policy');
  writeFileSync(file, text);
  return { folder, file, env: { ...process.env, XDG_STATE_HOME: join(folder, 'state'), LANG: 'C.UTF-8' } };
}
test.after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function polc(
  place: ReturnType<typeof workplace>,
  args: readonly string[],
  input = '',
): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(POLC, args, { input, encoding: 'utf8', env: place.env });
  return { status, out: stdout, err: stderr };
}
const lineOf = (part: string): string => String(POLICY.split('\n').findIndex((line) => line.includes(part)) + 1);

interface Listed {
  readonly id: string;
  readonly line: number;
  readonly rule: string;
  readonly risk: string;
  readonly verdict: string;
}
const listed = (place: ReturnType<typeof workplace>, ...args: readonly string[]): readonly Listed[] =>
  (JSON.parse(polc(place, ['review', place.file, '--json', ...args]).out) as { rules: readonly Listed[] }).rules;

test('without a terminal and without flags: exit 2, and how else', () => {
  const place = workplace();
  const { status, err } = polc(place, ['review', place.file]);
  assert.is(status, 2);
  assert.match(err, /POL6701/);
  assert.match(err, /--accept/);
});

test('--json lists the rules with risk and what they open', () => {
  const rules = listed(workplace());
  assert.equal(
    rules.map(({ rule, risk }) => [rule, risk]),
    [
      ['allow read "/etc/hostname"', 'low'],
      ['allow read "/etc/shadow"', 'high'],
      ['allow connect tcp any port 443', 'medium'],
      ['allow syscall sync', 'low'],
    ],
  );
});

test('every decision by flag: the text changes there only, decisions are kept, and what is dropped stays known', () => {
  const place = workplace();
  const { status, err } = polc(place, [
    'review',
    place.file,
    '--accept',
    lineOf('hostname'),
    '--deny',
    lineOf('shadow'),
    '--because',
    'secrets',
    '--drop',
    lineOf('sync'),
    '--edit',
    `${lineOf('443')}=allow connect tcp 192.0.2.0/24 port 443`,
  ]);
  assert.is(status, 0, err);
  assert.is(
    readFileSync(place.file, 'utf8'),
    POLICY.replace('allow read "/etc/shadow"', 'deny read "/etc/shadow" because "secrets"')
      .replace('  allow syscall sync\n', '')
      .replace('tcp any', 'tcp 192.0.2.0/24'),
  );
  const again = listed(place);
  assert.equal(
    again.map(({ verdict }) => verdict),
    ['accepted', 'denied', 'undecided'],
  );
  const sidecar = JSON.parse(readFileSync(`${place.file}.review.json`, 'utf8')) as {
    dropped: readonly { rule: string }[];
  };
  assert.ok(sidecar.dropped.some(({ rule }) => rule === 'allow syscall sync'));
});

test('the same decisions on another copy lead to the same policy', () => {
  const [a, b] = [workplace(), workplace()];
  polc(a, [
    'review',
    a.file,
    '--deny',
    lineOf('shadow'),
    '--drop',
    lineOf('sync'),
    '--effect',
    `${lineOf('hostname')}=log`,
    '--accept-below',
    'medium',
  ]);
  const before = readFileSync(a.file, 'utf8');
  const { status } = polc(b, ['review', b.file, '--decisions', `${a.file}.review.json`]);
  assert.is(status, 0);
  assert.is(readFileSync(b.file, 'utf8'), before);
});

test('what cannot be carried out changes nothing', () => {
  const place = workplace();
  for (const [args, code] of [
    [['--accept', '9999'], 'POL6704'],
    [['--accept', lineOf('shadow'), '--widen', lineOf('shadow')], 'POL6710'],
    [['--edit', `${lineOf('sync')}=use std/base`], 'POL6702'],
    [['--edit', `${lineOf('sync')}=allow syscall snyc`], 'POL2001'],
    [['--decisions', '/etc/passwd'], 'POL6703'],
    [['--effect', `${lineOf('sync')}=kill`], 'POL6001'],
  ] as const) {
    const { status, err } = polc(place, ['review', place.file, ...args]);
    assert.is.not(status, 0, code);
    assert.match(err, new RegExp(code), args.join(' '));
    assert.is(readFileSync(place.file, 'utf8'), POLICY);
  }
});

test('sign-off: refused while something is undecided, ends with any change of what the policy is made of', () => {
  const place = workplace('use "./mine.policy"\nprofile cat {\n  allow read "/etc/hostname"\n}\n');
  const module = join(place.folder, 'mine.policy');
  writeFileSync(module, 'allow syscall getpid\n');
  const check = () => polc(place, ['check', '--signed-off', place.file]);
  assert.match(check().err, /POL6705/);
  assert.match(polc(place, ['review', place.file, '--sign-off', 'Ada']).err, /POL6707/);
  assert.is(polc(place, ['review', place.file, '--accept', '3', '--sign-off', 'Ada']).status, 0);
  assert.is(check().status, 0, check().err);
  writeFileSync(module, 'allow syscall getpid, getppid\n');
  assert.match(check().err, /POL6706.*mine\.policy.*Ada/);
  writeFileSync(module, 'allow syscall getpid\n');
  assert.is(check().status, 0);
  writeFileSync(place.file, `${readFileSync(place.file, 'utf8')}# a comment\n`);
  assert.is(check().status, 1);
});

test('in lines: commands do what keys do', () => {
  const place = workplace();
  const { status, out } = polc(
    place,
    ['review', place.file, '--plain'],
    'show\naccept\nfind sync\ndrop\nundo\nredo\nedit nonsense\nfilter risk:medium\ndiff\nsave\nquit\n',
  );
  assert.is(status, 0);
  assert.match(out, /risk: reads secrets/);
  assert.match(out, /POL\d{4}/);
  assert.match(out, /removed: allow syscall sync/);
  assert.match(out, /saved/);
  assert.is(readFileSync(place.file, 'utf8'), POLICY.replace('  allow syscall sync\n', ''));
});

test('a policy with errors, an empty one, a trace of another program', () => {
  const broken = workplace(POLICY.replace('allow syscall sync', 'alow syscall sync'));
  const { status, out } = polc(broken, ['review', broken.file, '--json']);
  assert.is(status, 1);
  const { rules, diagnostics } = JSON.parse(out) as { rules: readonly unknown[]; diagnostics: readonly unknown[] };
  assert.is(rules.length, 3);
  assert.ok(diagnostics.length > 0);
  const empty = workplace('');
  assert.equal(listed(empty), []);
  const place = workplace();
  const trace = join(place.folder, 'ls.trace');
  const lines = [
    {
      type: 'run',
      polc_trace: 1,
      run: 'r',
      engine: 'notify',
      host: { arch: 'x86_64', kernel: '6.1' },
      command: ['ls'],
      cwd: '/',
      started: '2026-01-01T00:00:00Z',
    },
    { type: 'image', id: 1, path: '/usr/bin/ls', argv: ['ls'] },
    {
      type: 'entry',
      image: 1,
      observation: { kind: 'file', op: 'read', path: '/etc/hostname', object: 'file', owner: false },
      outcome: 'ok',
      count: 3,
      processes: 1,
      first: 5,
      last: 9,
    },
  ];
  writeFileSync(trace, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const foreign = polc(place, ['review', place.file, '--json', '--trace', trace]);
  assert.match(foreign.out, /POL6709/);
  const evidenceOf = (out: string): number | undefined =>
    (JSON.parse(out) as { rules: readonly { evidence: { count: number } }[] }).rules[0]?.evidence.count;
  assert.is(evidenceOf(foreign.out), 0, 'what another program did says nothing of this one');
  // The same, done by the policy's own program.
  writeFileSync(
    trace,
    lines.map((line) => `${JSON.stringify(line).replaceAll('/usr/bin/ls', '/usr/bin/cat')}\n`).join(''),
  );
  assert.is(evidenceOf(polc(place, ['review', place.file, '--json', '--trace', trace]).out), 3);
});

// ---- in a terminal -----------------------------------------------------------------------------------------------------------

const terminalTest = testUnless(hasTmux ? undefined : 'tmux');

terminalTest(
  'a whole review in a terminal: accept, widen, undo, deny, resize, save, quit; the screen before comes back',
  () => {
    const place = workplace();
    const terminal = new Tmux(place, `"${POLC}" review ${place.file}`);
    try {
      terminal.until(/0 of 4 decided/);
      terminal.until(/(?:exact|wider|none), denies|syscalls · /); // worked out in the background
      terminal.keys('a');
      terminal.until(/1 of 4 decided/);
      terminal.keys('u');
      terminal.until(/0 of 4 decided/);
      terminal.keys('d');
      terminal.until(/deny because/);
      terminal.keys('secrets', 'Enter');
      terminal.until(/✗~.*deny read "\/etc\/shadow"/);
      terminal.resize(60, 12);
      terminal.until(/1 of 4 decided/);
      terminal.resize(140, 40);
      terminal.until(/ │ /);
      terminal.keys('A');
      terminal.until(/4 of 4 decided/);
      terminal.keys('w');
      terminal.until(/\+ +deny read/);
      terminal.keys('y');
      terminal.until(/saved/);
      terminal.keys('q');
      const last = terminal.until(/EXIT 0/);
      assert.match(last, /BEFORE/);
      assert.not.match(last, /decided/);
    } finally {
      terminal.end();
    }
    assert.is(
      readFileSync(place.file, 'utf8'),
      POLICY.replace('allow read "/etc/shadow"', 'deny read "/etc/shadow" because "secrets"'),
    );
    assert.is(polc(place, ['check', place.file]).status, 0);
  },
);

terminalTest('the program runs under the policy that was saved, and not beyond it', () => {
  const place = workplace('');
  const made = join(place.folder, 'made');
  writeFileSync(
    place.file,
    `use std/base\n\nprofile mkdir {\n  program "/usr/bin/mkdir"\n  allow create "${place.folder}/**"\n  allow syscall reboot\n}\n`,
  );
  const terminal = new Tmux(place, `"${POLC}" review ${place.file}`);
  try {
    terminal.until(/0 of 2 decided/);
    terminal.keys('x'); // the riskiest: reboot
    terminal.until(/1 of 2 decided/);
    terminal.keys('a', 'w');
    terminal.until(/write this/);
    terminal.keys('y', 'q');
    terminal.until(/EXIT 0/);
  } finally {
    terminal.end();
  }
  assert.not.match(readFileSync(place.file, 'utf8'), /reboot/);
  const ran = polc(place, ['run', place.file, '--', '/usr/bin/mkdir', made]);
  if (ran.status === 125) return console.log(`SKIP run under the saved policy: ${ran.err.trim()}`);
  assert.is(ran.status, 0, ran.err);
  assert.ok(existsSync(made));
  assert.is(polc(place, ['review', place.file, '--drop', '5']).status, 0);
  assert.is.not(polc(place, ['run', place.file, '--', '/usr/bin/mkdir', `${made}2`]).status, 0);
  assert.not(existsSync(`${made}2`));
});

terminalTest('kill -9: the next review goes on where it was left; so after Ctrl-C', () => {
  const place = workplace();
  const first = new Tmux(place, `"${POLC}" review ${place.file}`);
  try {
    first.until(/0 of 4 decided/);
    first.keys('x', 'a');
    first.until(/2 of 4 decided/);
    process.kill(first.child('polc.cjs'), 'SIGKILL');
    first.until(/EXIT 137/);
  } finally {
    first.end();
  }
  assert.is(readFileSync(place.file, 'utf8'), POLICY);
  const second = new Tmux(place, `"${POLC}" review ${place.file}`);
  try {
    second.until(/2 of 4 decided/);
    second.keys('u');
    second.until(/1 of 4 decided/);
    second.keys('C-c');
    second.until(/goes on where you were/);
  } finally {
    second.end();
  }
  const third = new Tmux(place, `"${POLC}" review ${place.file}`);
  try {
    third.until(/1 of 4 decided/);
    third.keys('q', 'd');
    third.until(/EXIT 0/);
  } finally {
    third.end();
  }
  assert.not(existsSync(`${place.file}.review.json`));
});

terminalTest('the file changed meanwhile: said before saving, and merged', () => {
  const place = workplace();
  const terminal = new Tmux(place, `"${POLC}" review ${place.file}`);
  try {
    terminal.until(/0 of 4 decided/);
    terminal.keys('x');
    terminal.until(/1 of 4 decided/);
    writeFileSync(
      place.file,
      POLICY.replace('  allow syscall sync\n', '  allow syscall sync\n  allow syscall getppid\n'),
    );
    terminal.keys('w');
    terminal.until(/write this/);
    terminal.keys('y');
    terminal.until(/changed on disk/);
    terminal.keys('m');
    terminal.until(/1 of 5 decided/);
    terminal.keys('w');
    terminal.until(/write this/);
    terminal.keys('y');
    terminal.until(/saved/);
    terminal.keys('q');
    terminal.until(/EXIT 0/);
  } finally {
    terminal.end();
  }
  assert.is(
    readFileSync(place.file, 'utf8'),
    POLICY.replace('  allow syscall sync\n', '  allow syscall sync\n  allow syscall getppid\n').replace(
      '  allow read "/etc/shadow"\n',
      '',
    ),
  );
});

terminalTest('SIGTERM, $EDITOR and Ctrl-Z give the terminal back', () => {
  const place = workplace();
  const editor = join(place.folder, 'editor.sh');
  writeFileSync(editor, `#!/bin/sh\necho EDITOR "$1"; sleep 0.5; sed -i 's/443/8443/' "$2"\n`);
  chmodSync(editor, 0o755);
  const terminal = new Tmux(place, `env EDITOR=${editor} "${POLC}" review ${place.file}`);
  try {
    terminal.until(/0 of 4 decided/);
    terminal.keys('E');
    terminal.until(/EDITOR \+7/);
    terminal.until(/port 8443/);
    process.kill(terminal.child('polc.cjs'), 'SIGTERM');
    const last = terminal.until(/EXIT 143/);
    assert.match(last, /BEFORE/);
    assert.not.match(last, /decided/);
  } finally {
    terminal.end();
  }
});

test.run();
