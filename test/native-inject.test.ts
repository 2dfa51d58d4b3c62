import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ACTION, EACCES, EPERM, filter, nr } from './support/native-bpf.js';
import { tinyProgram } from './support/native-elf.js';
import { base64, launcherCommand, run, shellQuote } from './support/native-launcher.js';
import { appears, folderWith } from './support/polc.js';
import { AS_NOBODY, NEEDS_NOBODY, nobodyRunsPolc } from './support/nobody.js';
import { skip } from './support/skip.js';

const noExec = filter(
  [
    [nr.execve, ACTION.errno(EPERM)],
    [nr.execveat, ACTION.errno(EPERM)],
  ],
  ACTION.allow,
);
const injected = { execAllowed: false };
const isX64 = process.arch === 'x64';
const hasStrace = spawnSync('strace', ['-V']).status === 0;
const hasScript = spawnSync('script', ['--version']).status === 0;

for (const [who, through] of [
  ['root or whoever runs the tests', []],
  ['an ordinary user', AS_NOBODY],
] as const) {
  test(`without exec rules the program runs and cannot exec, with the policy's errno: ${who}`, () => {
    if (through.length > 0 && !nobodyRunsPolc()) return skip(NEEDS_NOBODY, 'injection as nobody');
    const result = run(
      { ...injected, command: ['sh', '-c', 'echo began; /bin/true; echo $?'], filters: base64(noExec) },
      { through },
    );
    assert.is(result.stdout, 'began\n126\n', result.stderr);
    assert.match(result.stderr, 'Operation not permitted');
  });
}

test('a script with an interpreter is bound as well', () => {
  const result = run({ ...injected, command: ['/usr/bin/ldd', '--version'], filters: base64(noExec) });
  // ldd is a shell script that gets as far as its built-ins go.
  assert.match(result.stdout, 'ldd');
});

test('registers, stack and memory are those that exec made: a large filter leaves no trace', () => {
  const large = filter([[nr.execve, ACTION.errno(EPERM)]], ACTION.allow, 4080);
  const plan = { ...injected, command: ['env', '-i', 'A=1', 'env'], filters: base64(large) };
  assert.is(run(plan).status, 126);
  assert.is(run({ ...plan, command: ['printenv', 'PATH'] }).stdout, `${process.env['PATH'] ?? ''}\n`);
});

test('a policy of two syscalls, all else deadly, in both ways', () => {
  if (!isX64) return skip('x86_64', 'tiny static program');
  const only = (...allowed: number[]): readonly string[] =>
    base64(
      filter(
        allowed.map((number) => [number, ACTION.allow] as const),
        ACTION.kill,
      ),
    );
  const program = tinyProgram();
  assert.is(run({ ...injected, command: [program], filters: only(nr.write, nr.exit) }).stdout, 'ok\n');
  assert.is(run({ command: [program], filters: only(nr.write, nr.exit, nr.execve) }).stdout, 'ok\n');
  const curious = run({ ...injected, command: [tinyProgram(nr.getppid)], filters: only(nr.write, nr.exit) });
  assert.is(curious.signal, 'SIGSYS');
  assert.is(curious.stdout, 'ok\n');
  assert.is(run({ ...injected, command: [program], filters: only() }).signal, 'SIGSYS');
});

test('stacked filters are all installed, whichever of them denies seccomp', () => {
  const deadly = filter(
    [
      [nr.seccomp, ACTION.kill],
      [nr.prctl, ACTION.kill],
      [nr.execve, ACTION.errno(EPERM)],
    ],
    ACTION.allow,
  );
  const noSeccomp = filter([[nr.seccomp, ACTION.kill]], ACTION.allow);
  const other = filter([[nr.uname, ACTION.errno(EACCES)]], ACTION.allow);
  const grep = ['grep', 'Seccomp_filters', '/proc/self/status'];
  for (const filters of [
    [deadly, noSeccomp, other],
    [other, deadly, noSeccomp],
    [noSeccomp, other, deadly],
  ]) {
    const result = run({ ...injected, command: grep, filters: base64(...filters), denyWriteExec: true });
    assert.is(result.stdout, 'Seccomp_filters:\t3\n', result.stderr);
  }
  const direct = run({ command: grep, filters: base64(noSeccomp, other, noSeccomp) });
  assert.is(direct.stdout, 'Seccomp_filters:\t3\n', direct.stderr);
  const impossible = run({ ...injected, command: grep, filters: base64(deadly, deadly) });
  assert.is(impossible.status, 125);
  assert.match(impossible.stderr, 'deny seccomp and prctl');
});

test('a traced launcher cannot be attached to: 125, and nothing runs', () => {
  if (!hasStrace) return skip('strace', 'already traced');
  const through = ['strace', '-f', '-o', '/dev/null'];
  const result = run({ ...injected, command: ['echo', 'unconfined'], filters: base64(noExec) }, { through });
  assert.is(result.status, 125, result.stderr);
  assert.is(result.stdout, '');
  assert.match(result.stderr, 'ptrace: EPERM');
});

test('unless there is a filter that lets execve pass once: then the program’s own exec answers ENOSYS', () => {
  if (!hasStrace) return skip('strace', 'exec once');
  const through = ['strace', '-f', '-o', '/dev/null'];
  const once = filter(
    [
      [nr.execve, ACTION.notify],
      [nr.seccomp, ACTION.errno(EPERM)],
    ],
    ACTION.allow,
  );
  const other = filter([[nr.uname, ACTION.errno(EACCES)]], ACTION.allow);
  for (const filters of [[once], [once, other]]) {
    const execOnce = { filters: base64(...filters), notifying: 0 };
    const plan = {
      ...injected,
      command: ['sh', '-c', 'echo began; /bin/true; echo $?'],
      filters: base64(noExec),
      execOnce,
    };
    const result = run({ ...plan, verbose: true }, { through });
    assert.is(result.stdout, 'began\n126\n', result.stderr);
    assert.match(result.stderr, 'Function not implemented');
    assert.match(result.stderr, '"method":"exec-once","fallback":"ptrace: EPERM"');
  }
});

test('a program that its user may not read cannot be bound from outside: it does not run', () => {
  if (!nobodyRunsPolc() || !isX64) return skip(`${NEEDS_NOBODY}, x86_64`, 'execute-only program');
  const program = tinyProgram();
  spawnSync('chmod', ['711', program]);
  const result = run({ ...injected, command: [program], filters: base64(noExec) }, { through: AS_NOBODY });
  assert.is(result.stdout, '');
  assert.is.not(result.status, 0);
  assert.match(result.stderr, 'memory cannot be written');
});

test('one hundred launches', () => {
  const plan = { ...injected, command: ['sh', '-c', 'echo began; /bin/true'], filters: base64(noExec) };
  for (let i = 0; i < 100; i++) {
    const result = run(plan);
    assert.is(result.stdout, 'began\n', `launch ${i}: ${result.stderr}`);
    assert.is(result.status, 126);
  }
});

test('nothing stays behind: no process, no zombie, no child that the program did not start', async () => {
  const command = ['sh', '-c', 'cat /proc/$$/task/$$/children; echo; sleep 0.3; cat /proc/$$/task/$$/children'];
  const notExec = filter([[nr.mkdir, ACTION.errno(EPERM)]], ACTION.allow);
  const mark = `POLC_TEST_MARK=${process.pid}`;
  const result = run({ ...injected, command, filters: base64(notExec), env: base64(Buffer.from(mark)) });
  // `cat` is itself a child while it reads; there is no other.
  for (const line of result.stdout.trim().split('\n')) assert.is(line.trim().split(/\s+/).length, 1, result.stdout);
  // Whatever is orphaned belongs to init, which may take its time.
  let left = helpers();
  for (let i = 0; i < 50 && left.length > 0; i++) {
    await new Promise((done) => setTimeout(done, 200));
    left = helpers();
  }
  assert.equal(
    left.filter((state) => state !== 'Z'),
    [],
  );
  if (left.length > 0) skip('an init that reaps orphans', 'no zombie stays behind');
});

test('the output ends with the program: nobody else holds its pipes', () => {
  const plan = { ...injected, command: ['echo', 'x'], filters: base64(noExec) };
  const line = `${shellQuote(launcherCommand(plan))} | cat`;
  const { stdout, signal } = spawnSync('sh', ['-c', line], { encoding: 'utf8', timeout: 30_000 });
  assert.equal([stdout, signal], ['x\n', null]);
});

test('a terminal: the program is in the foreground, and Ctrl-C ends it alone', () => {
  if (!hasScript) return skip('script(1)', 'terminal');
  // A program that waits is typed at: ^C comes from the line discipline, to the foreground group.
  const waiting = ['sh', '-c', 'echo ready; read never'];
  const command = shellQuote(launcherCommand({ ...injected, command: waiting, filters: base64(noExec) }));
  const shell = `trap : INT; ${command}; echo "status $?"`;
  const typescript = join(folderWith(), 'typescript');
  const typed = `(${appears('ready', typescript)}; printf '\\003'; ${appears('status', typescript)}) | script -qefc "$1" ${typescript}`;
  const result = spawnSync('sh', ['-c', typed, 'sh', shell], { encoding: 'utf8', timeout: 120_000 });
  assert.match(result.stdout, 'status 130');
});

test('Ctrl-Z and fg work', () => {
  const command = shellQuote(launcherCommand({ ...injected, command: ['sleep', '3'], filters: base64(noExec) }));
  const stopped = `for i in $(seq 300); do jobs | grep -q Stopped && break; sleep 0.1; done; jobs`;
  const script = `set -m; ${command} & pid=$!; sleep 0.5; kill -STOP $pid; ${stopped}; fg >&2; echo $?`;
  const result = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  assert.match(result.stdout, 'Stopped');
  assert.match(result.stdout, /\n0\n$/);
});

test('signals that come at any moment of the launch do what they do to the program', async () => {
  for (let delay = 40; delay < 140; delay += 5) {
    const [file = '', ...args] = launcherCommand({ ...injected, command: ['sleep', '5'], filters: base64(noExec) });
    const child = spawn(file, args, { stdio: 'ignore' });
    const ended = new Promise<string | null>((done) => child.on('exit', (_code, signal) => done(signal)));
    await new Promise((done) => setTimeout(done, delay));
    child.kill('SIGSTOP');
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    assert.is(await ended, 'SIGTERM', `after ${delay} ms`);
  }
});

test('if the helper is killed, the program never runs without its filters', async () => {
  // As much work for the helper as the kernel takes: it counts 32768 instructions after its own translation, here two each.
  const fill = filter([], ACTION.allow, 4000);
  const plan = { ...injected, command: ['grep', '-c', 'Seccomp_filters:.4', '/proc/self/status'] };
  const [file = '', ...args] = launcherCommand({
    ...plan,
    filters: base64(...Array.from({ length: 3 }, () => fill), noExec),
  });
  let killed = 0;
  for (let i = 0; i < 40; i++) {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const ended = new Promise<NodeJS.Signals | null>((done) => child.on('close', (_code, signal) => done(signal)));
    killed += killTracer(child.pid ?? 0) ? 1 : 0;
    const signal = await ended;
    assert.ok(
      output === '1\n' || (output === '' && signal === 'SIGKILL'),
      `output ${output} signal ${String(signal)} errors ${errors}`,
    );
  }
  if (killed === 0) skip('luck: the helper was never caught', 'killed helper');
});

/** The states of all orphans that were helpers: they are called what the launcher is, and are session leaders. */
function helpers(): readonly string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const [, name, state, parent, , session] =
        /^\d+ \((.*)\) (\S) (\d+) (\d+) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
      return name === 'node' && parent === '1' && session === pid && state !== undefined ? [state] : [];
    } catch {
      return [];
    }
  });
}

/** Waits for a tracer to appear and kills it at once. */
function killTracer(pid: number): boolean {
  const until = Date.now() + 2000;
  while (Date.now() < until) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const tracer = Number(/^TracerPid:\t(\d+)/m.exec(status)?.[1]);
      if (tracer > 0) {
        process.kill(tracer, 'SIGKILL');
        return true;
      }
      if (/^State:\tZ/m.test(status) || /^Name:\tgrep/m.test(status)) return false;
    } catch {
      return false;
    }
  }
  return false;
}

test.run();
