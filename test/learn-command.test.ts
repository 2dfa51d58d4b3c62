/** `polc learn` as a user runs it: files in, a policy out, exit codes, and every code that it can report. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { writeTrace, type Observation, type Trace } from '../tracer/index.js';
import { codesIn, folderWith, polc } from './support/polc.js';
import { call, file, runOf, traceOf } from './support/traces.js';

const textOf = (trace: Trace): string => [...writeTrace(trace)].join('');
const small = traceOf(runOf([file('read', '/srv/a'), call('read')]));
const wider = traceOf(
  runOf([file('read', '/srv/a'), file('write', '/srv/b\x1b[2J\n'), call('prctl', { option: '4' })]),
);
const killed = traceOf(runOf([file('read', '/srv/a')], { end: { marks: [{ mark: 'killed', detail: 'SIGKILL' }] } }));

function workshop() {
  const folder = folderWith({
    'app.trace': textOf(small),
    'wider.trace': textOf(wider),
    'killed.trace': textOf(killed),
    'damaged.trace': `${textOf(small)}{"type":"entry"\n`,
    'newer.trace': textOf(small).replace('"polc_trace":1', '"polc_trace":99'),
    'empty.trace': '',
  });
  return { folder, run: (...args: readonly string[]) => polc(['learn', ...args], { cwd: folder }) };
}

test('a policy is printed, or written; it checks and is formatted', () => {
  const { folder, run } = workshop();
  const printed = run('app.trace');
  assert.is(printed.stderr, '');
  assert.match(printed.stdout, 'allow read "/srv/a"');
  assert.is(run('app.trace', '-o', 'app.policy').status, 0);
  assert.is(readFileSync(join(folder, 'app.policy'), 'utf8'), printed.stdout);
  assert.is(polc(['check', 'app.policy'], { cwd: folder }).stderr, '');
  assert.is(polc(['fmt', '--check', 'app.policy'], { cwd: folder }).status, 0);
});

test('a trace of a newer polc is refused by whoever takes traces', () => {
  const { folder, run } = workshop();
  run('app.trace', '-o', 'app.policy');
  const commands = [
    ['learn', 'newer.trace'],
    ['learn', '--check', 'app.policy', 'newer.trace'],
    ['compile', 'app.policy', '-o', 'out', '--weights', 'newer.trace'],
    ['review', 'app.policy', '--trace', 'newer.trace', '--plain'],
  ];
  for (const command of commands) {
    const { status, stderr } = polc(command, { cwd: folder });
    assert.equal([status, codesIn(stderr)], [2, ['POL6651']], command.join(' '));
  }
});

test('a trace of another architecture is learned from and judged as of that', () => {
  const arch = process.arch === 'arm64' ? ('x86_64' as const) : ('aarch64' as const);
  const seen = ['read', 'openat', 'mmap', 'brk', 'prctl'].map(
    (syscall) => ({ kind: 'syscall', arch, syscall }) as const,
  );
  const start = { host: { arch, kernel: '6.1.0' } } as const;
  const folder = folderWith({ 'app.trace': textOf(traceOf(runOf([file('read', '/srv/a'), ...seen], { start }))) });
  const run = (...args: readonly string[]) => polc(args, { cwd: folder });
  assert.is(run('learn', 'app.trace', '-o', 'app.policy').status, 0);
  const policy = readFileSync(join(folder, 'app.policy'), 'utf8');
  assert.match(policy, 'allow read "/srv/a"');
  assert.not.match(policy, /\b(?:brk|openat)\b/, 'the module opens them');
  assert.equal(run('learn', '--check', 'app.policy', 'app.trace'), { status: 0, stdout: '', stderr: '' });
});

test('--check says what a policy lacks, with the line for it, and exits with 1', () => {
  const { run } = workshop();
  run('app.trace', '-o', 'app.policy');
  assert.equal(run('--check', 'app.policy', 'app.trace'), { status: 0, stdout: '', stderr: '' });
  const { status, stderr } = run('--check', 'app.policy', 'wider.trace');
  assert.is(status, 1);
  assert.equal(codesIn(stderr), ['POL6654', 'POL6654']);
  assert.match(stderr, 'add `allow syscall prctl(option == PR_SET_DUMPABLE)`');
  assert.not.match(stderr, '\x1b');
  const { beyond } = JSON.parse(run('--check', 'app.policy', 'wider.trace', '--json').stdout) as {
    beyond: { rule: string }[];
  };
  assert.equal(
    beyond.map(({ rule }) => rule),
    ['allow write "/srv/b\\x1b\\[2J\\n"', 'allow syscall prctl(option == PR_SET_DUMPABLE)'],
  );
});

test('--check gives as few lines as it takes, and warns of traces that may be incomplete', () => {
  const { folder, run } = workshop();
  run('app.trace', '-o', 'app.policy');
  const seen: readonly Observation[] = [
    file('read', '/srv/a'),
    file('read', '/srv/c'),
    file('write', '/srv/c'),
    ...['socket', 'connect', 'read'].map((name) => call(name)),
    { kind: 'socket', family: 2, type: 1, protocol: 6 },
    { kind: 'net', op: 'connect', transport: 'tcp', address: '192.0.2.1', port: 443 },
  ];
  writeFileSync(join(folder, 'net.trace'), textOf(traceOf(runOf(seen))));
  const { status, stdout } = run('--check', 'app.policy', 'net.trace', '--json');
  const { beyond } = JSON.parse(stdout) as { beyond: { rule: string }[] };
  const rules = beyond.map(({ rule }) => rule);
  assert.equal([status, rules], [1, ['allow read, write "/srv/c"', 'allow connect tcp 192.0.2.1 port 443']]);
  const policy = readFileSync(join(folder, 'app.policy'), 'utf8');
  writeFileSync(
    join(folder, 'app.policy'),
    policy.replace(/\}\n$/, (end) => `${rules.join('\n')}\n${end}`),
  );
  assert.equal(run('--check', 'app.policy', 'net.trace'), { status: 0, stdout: '', stderr: '' });
  const killed = run('--check', 'app.policy', 'killed.trace');
  assert.equal([killed.status, codesIn(killed.stderr)], [0, ['POL6653']]);
});

test('an empty file is a place for a policy', () => {
  const { folder, run } = workshop();
  writeFileSync(join(folder, 'made.policy'), '\n');
  assert.equal(run('app.trace', '-o', 'made.policy'), { status: 0, stdout: '', stderr: '' });
  assert.is(readFileSync(join(folder, 'made.policy'), 'utf8'), run('app.trace').stdout);
});

test('a policy that is there is added to, and then covers the trace', () => {
  const { folder, run } = workshop();
  run('app.trace', '-o', 'app.policy');
  const before = readFileSync(join(folder, 'app.policy'), 'utf8').trimEnd().split('\n');
  assert.is(run('wider.trace', '-o', 'app.policy').status, 0);
  const after = readFileSync(join(folder, 'app.policy'), 'utf8').split('\n');
  assert.ok(before.every((line) => after.includes(line)));
  assert.is(run('--check', 'app.policy', 'app.trace', 'wider.trace').status, 0);
  run('wider.trace', '-o', 'app.policy');
  assert.is(readFileSync(join(folder, 'app.policy'), 'utf8'), after.join('\n'));
});

test('what a review took out does not come back', () => {
  const { folder, run } = workshop();
  run('app.trace', '-o', 'app.policy');
  const dropped = polc(['review', 'app.policy', '--drop', '9'], { cwd: folder });
  assert.is(dropped.status, 0, dropped.stderr);
  assert.not.match(readFileSync(join(folder, 'app.policy'), 'utf8'), '/srv/a');
  run('wider.trace', '-o', 'app.policy');
  const text = readFileSync(join(folder, 'app.policy'), 'utf8');
  assert.match(text, 'PR_SET_DUMPABLE');
  assert.not.match(text, '/srv/a');
});

test('what is wrong with a trace is said', () => {
  const { folder, run } = workshop();
  assert.equal([run('damaged.trace').status, ...codesIn(run('damaged.trace').stderr)], [0, 'POL6650']);
  assert.equal([run('newer.trace').status, ...codesIn(run('newer.trace').stderr)], [2, 'POL6651']);
  assert.equal([run('empty.trace').status, ...codesIn(run('empty.trace').stderr)], [2, 'POL6652']);
  assert.equal([run('none.trace').status, ...codesIn(run('none.trace').stderr)], [2, 'POL6002']);
  const { stdout, stderr } = run('killed.trace');
  assert.equal(codesIn(stderr), ['POL6653']);
  assert.match(stdout, '# incomplete: the program was killed by a signal (SIGKILL)\n');
  writeFileSync(join(folder, 'other.policy'), 'profile other {\n  program "/usr/bin/other"\n}\n');
  const other = run('--check', 'other.policy', 'app.trace');
  assert.equal([other.status, ...codesIn(other.stderr)], [1, 'POL6655']);
});

test('what no policy may allow is left out, with a warning; --writes seen expects no output', () => {
  const { folder, run } = workshop();
  const made = runOf([file('create', '/root/.history', { object: 'none' }), file('read', '/w/job/in')], {
    start: { cwd: '/w/job' },
  });
  writeFileSync(join(folder, 'history.trace'), textOf(traceOf(made)));
  const { stdout, stderr } = run('history.trace');
  assert.equal(codesIn(stderr), ['POL6656']);
  assert.match(stderr, 'left out: `create "/root/.history"`');
  assert.match(stdout, '"/w/job/**" because');
  assert.not.match(stdout, 'history"');
  assert.not.match(run('history.trace', '--writes', 'seen').stdout, 'because');
  assert.is(run('history.trace', '--writes', 'all').status, 2);
});

test('a policy with errors is left as it is', () => {
  const { folder, run } = workshop();
  writeFileSync(join(folder, 'bad.policy'), 'profile x {\n  allow raed "/x"\n}\n');
  assert.is(run('app.trace', '-o', 'bad.policy').status, 1);
  assert.match(readFileSync(join(folder, 'bad.policy'), 'utf8'), 'raed');
});

test('a test of the policy that is against what was added is told, and the policy written', () => {
  const { folder, run } = workshop();
  const tested = 'profile app {\n  program "/usr/bin/app"\n}\ntest app {\n  expect deny read "/srv/a"\n}\n';
  writeFileSync(join(folder, 'tested.policy'), tested);
  const { status, stderr } = run('app.trace', '-o', 'tested.policy');
  assert.equal([status, codesIn(stderr)], [0, ['POL6657']], stderr);
  const written = readFileSync(join(folder, 'tested.policy'), 'utf8');
  assert.match(written, 'allow read "/srv/a"');
  assert.match(written, 'expect deny read "/srv/a"');
});

test('a trace may come from stdin', () => {
  const { stdout } = polc(['learn', '-'], { input: textOf(small) });
  assert.match(stdout, 'allow read "/srv/a"');
});

test.run();
