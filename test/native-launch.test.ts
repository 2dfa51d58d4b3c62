import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ACTION, EPERM, filter, nr } from './support/native-bpf.js';
import { base64, launcherCommand, run, shellQuote } from './support/native-launcher.js';
import { AS_NOBODY, NEEDS_NOBODY, nobodyRunsPolc } from './support/nobody.js';
import { skip } from './support/skip.js';

/** Both ways into the program get the same tests. */
const harmless = base64(filter([[nr.uname, ACTION.errno(EPERM)]], ACTION.allow));
const noExec = base64(filter([[nr.execve, ACTION.errno(EPERM)]], ACTION.allow));
const ways = [
  { way: 'unfiltered', plan: {} },
  { way: 'direct', plan: { filters: harmless } },
  { way: 'inject', plan: { filters: noExec, execAllowed: false } },
] as const;
const isRoot = process.getuid?.() === 0;
/** Behind pyenv's and other wrappers, which would exec. */
const python =
  spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).stdout?.trim() || 'python3';

for (const { way, plan } of ways) {
  test(`${way}: the exit status is the program's`, () => {
    assert.is(run({ ...plan, command: ['true'] }).status, 0);
    assert.is(run({ ...plan, command: ['sh', '-c', 'exit 3'] }).status, 3);
  });

  test(`${way}: so is the signal that ends it`, () => {
    assert.is(run({ ...plan, command: ['sh', '-c', 'kill -TERM $$'] }).signal, 'SIGTERM');
    assert.is(run({ ...plan, command: ['sh', '-c', 'kill -KILL $$'] }).signal, 'SIGKILL');
  });

  test(`${way}: it keeps the pid`, () => {
    const command = shellQuote(launcherCommand({ ...plan, command: ['sh', '-c', 'echo $$'] }));
    const [shell, program] = spawnSync('sh', ['-c', `echo $$; exec ${command}`], { encoding: 'utf8' }).stdout.split(
      '\n',
    );
    assert.is(program, shell);
  });

  test(`${way}: standard streams pass through, and nothing is added`, () => {
    const result = run(
      { ...plan, command: ['sh', '-c', 'read line; echo "out $line"; echo err >&2'] },
      { input: 'in\n' },
    );
    assert.is(result.stdout, 'out in\n');
    assert.is(result.stderr, 'err\n');
  });

  test(`${way}: a megabyte through pipes arrives whole`, () => {
    const input = Buffer.alloc(1 << 20, 'x');
    assert.is(
      run({ ...plan, command: ['sh', '-c', 'exec 2>&1; while read -r l; do :; done; echo done'] }, { input }).stdout,
      'done\n',
    );
  });

  test(`${way}: a closed stdin reads as empty`, () => {
    const command = shellQuote(launcherCommand({ ...plan, command: ['sh', '-c', 'read x || echo empty'] }));
    assert.is(spawnSync('sh', ['-c', `${command} <&-`], { encoding: 'utf8' }).stdout, 'empty\n');
  });

  test(`${way}: SIGPIPE ends a writer without readers`, () => {
    const command = shellQuote(launcherCommand({ ...plan, command: ['yes'] }));
    const script = `${command} | head -1; echo "\${PIPESTATUS[0]}"`;
    assert.is(spawnSync('bash', ['-c', script], { encoding: 'utf8' }).stdout, 'y\n141\n');
  });

  test(`${way}: signals that were ignored at the start stay so if the wrapper tells`, () => {
    const grep = 'while read -r n v; do case $n in Sig[BI]*) echo $n $v;; esac; done </proc/self/status';
    const told = run({ ...plan, command: ['sh', '-c', grep], start: 'SigIgn=0000000000000001 SigBlk=200 nofile=77' });
    assert.is(told.stdout, 'SigBlk: 0000000000000200\nSigIgn: 0000000000000001\n');
    assert.is(
      run({ ...plan, command: ['sh', '-c', grep] }).stdout,
      'SigBlk: 0000000000000000\nSigIgn: 0000000000000000\n',
    );
    assert.is(run({ ...plan, command: ['sh', '-c', 'ulimit -n'], start: 'nofile=77' }).stdout, '77\n');
  });

  test(`${way}: the soft limit of open files is the parent's, not Node's`, () => {
    const command = shellQuote(launcherCommand({ ...plan, command: ['sh', '-c', 'ulimit -Sn'] }));
    const result = spawnSync('bash', ['-c', `ulimit -Sn 321; ${command}; true`], { encoding: 'utf8' });
    assert.is(result.stdout, '321\n', result.stderr);
  });

  test(`${way}: O_NONBLOCK that Node set on a pipe is taken back`, () => {
    const show = 'while read -r n v; do case $n in flags:) echo $v;; esac; done </proc/self/fdinfo/1';
    const result = run({ ...plan, command: ['sh', '-c', show], touchStreams: true });
    assert.is(Number.parseInt(result.stdout, 8) & 0o4000, 0, result.stdout);
  });

  test(`${way}: argv and environment arrive byte for byte`, () => {
    const odd = Buffer.from([0x61, 0xff, 0xfe, 0x20, 0x0a, 0x62]);
    const argv = base64(
      Buffer.from('my name'),
      Buffer.from('-c'),
      Buffer.from('printf %s "$0|$1|$ODD|$EMPTY"'),
      odd,
      Buffer.alloc(0),
    );
    const env = base64(Buffer.concat([Buffer.from('ODD='), odd]), Buffer.from('EMPTY='));
    const [file = '', ...args] = launcherCommand({ ...plan, command: ['bash'], argv, env });
    const result = spawnSync(file, args, { encoding: 'latin1' });
    assert.is(result.stdout, `a\xff\xfe \nb||a\xff\xfe \nb|`);
  });

  test(`${way}: files from 3 on are closed, but those kept`, () => {
    const list = ['sh', '-c', 'cd /proc/self/fd; echo *'];
    const script = (keepFds: number[]): string =>
      `exec 3</etc/passwd 4</etc/group; ${shellQuote(launcherCommand({ ...plan, command: list, keepFds }))}`;
    const closed = spawnSync('sh', ['-c', script([])], { encoding: 'utf8' }).stdout;
    // The shell's own glob opens one.
    assert.is(closed.replace(' 3', ''), '0 1 2\n');
    const kept = spawnSync('sh', ['-c', script([4])], { encoding: 'utf8' }).stdout;
    assert.is(kept.replace(' 3', ''), '0 1 2 4\n');
  });

  test(`${way}: an fd that only polc itself has open cannot be kept`, () => {
    const result = run({ ...plan, command: ['true'], keepFds: [3] });
    assert.is(result.status, 125);
    assert.match(result.stderr, 'cannot keep file descriptor 3');
  });

  test(`${way}: no capability is left to root`, () => {
    if (!isRoot) return skip('root', `${way}: capabilities`);
    const result = run({ ...plan, command: ['grep', '^Cap', '/proc/self/status'] });
    for (const line of result.stdout.trim().split('\n')) assert.match(line, /^Cap...:\t0000000000000000$/);
  });

  test(`${way}: but those granted`, () => {
    if (!isRoot) return skip('root', `${way}: granted capabilities`);
    const result = run({ ...plan, command: ['grep', '^Cap', '/proc/self/status'], keepCapabilities: [10, 40] });
    const set = '0000010000000400';
    assert.match(result.stdout, `CapPrm:\t${set}\nCapEff:\t${set}\nCapBnd:\t${set}\n`);
  });

  test(`${way}: an ordinary user keeps a granted capability as an ambient one`, () => {
    if (!nobodyRunsPolc()) return skip(NEEDS_NOBODY, `${way}: ambient capabilities`);
    const through = [
      ...AS_NOBODY,
      '--inh-caps',
      '+net_bind_service,+chown',
      '--ambient-caps',
      '+net_bind_service,+chown',
    ];
    const result = run(
      { ...plan, command: ['grep', '^Cap', '/proc/self/status'], keepCapabilities: [10] },
      { through },
    );
    for (const name of ['Inh', 'Prm', 'Eff', 'Amb']) assert.match(result.stdout, `Cap${name}:\t0000000000000400`);
  });

  test(`${way}: it works for an ordinary user, whose bounding set cannot be dropped`, () => {
    if (!nobodyRunsPolc()) return skip(NEEDS_NOBODY, `${way}: as nobody`);
    const result = run(
      { ...plan, command: ['grep', '-E', '^(Uid|NoNew|CapPrm)', '/proc/self/status'] },
      { through: AS_NOBODY },
    );
    assert.is(
      result.stdout,
      'Uid:\t65534\t65534\t65534\t65534\nCapPrm:\t0000000000000000\nNoNewPrivs:\t1\n',
      result.stderr,
    );
    const facts = run({ ...plan, command: ['true'], verbose: true }, { through: AS_NOBODY }).stderr;
    assert.match(facts, '"boundingKept":true');
  });

  test(`${way}: write-exec memory is refused by the kernel where it can`, () => {
    const script = `import mmap\nfor f in (3, 7):\n  try: mmap.mmap(-1, 4096, prot=f); print('yes')\n  except OSError as e: print(e.errno)`;
    const result = run({ ...plan, command: [python, '-c', script], denyWriteExec: true, verbose: true });
    const expected = result.stderr.includes('"writeExec":"denied"') ? 'yes\n13\n' : undefined;
    if (expected === undefined || (result.error ?? result.status === 127))
      return skip('Linux 6.3 and python3', `${way}: MDWE`);
    assert.is(result.stdout, expected, result.stderr);
  });

  test(`${way}: a program that is not there is 127, one that cannot be executed 126`, () => {
    // By path: a PATH with a folder that may not be searched makes a missing name 126, as execvp(3) says.
    assert.is(run({ ...plan, command: ['/no-such-program-anywhere'] }).status, 127);
    const directory = mkdtempSync(join(tmpdir(), 'polc-launch-'));
    const wrong = join(directory, 'wrong');
    writeFileSync(wrong, '\x7fELF and then nothing');
    chmodSync(wrong, 0o755);
    const result = run({ ...plan, command: [wrong] });
    assert.is(result.status, 126);
    assert.match(result.stderr, `polc: cannot run \`${wrong}\`: ENOEXEC`);
  });
}

test('a filter binds all that the program does: no_new_privs, Seccomp 2, one filter', () => {
  const result = run({ command: ['grep', '-E', '^(NoNew|Seccomp)', '/proc/self/status'], filters: harmless });
  assert.is(result.stdout, 'NoNewPrivs:\t1\nSeccomp:\t2\nSeccomp_filters:\t1\n');
});

test('a filter the kernel does not take is polc’s own failure', () => {
  const bytes = Buffer.from(filter([], ACTION.allow));
  bytes.writeUInt32LE(2, 4); // a load that is not aligned
  const broken = base64(bytes);
  for (const execAllowed of [true, false]) {
    const result = run({ command: ['echo', 'unconfined'], filters: broken, execAllowed });
    assert.is(result.status, 125, result.stderr);
    assert.is(result.stdout, '');
    assert.match(result.stderr, 'refused');
  }
});

test('a filter of the wrong size never reaches the kernel', () => {
  const result = run({ command: ['echo'], filters: base64(Buffer.alloc(12)) });
  assert.is(result.status, 125);
  assert.match(result.stderr, 'this one has 12 bytes');
});

test.run();
