/** `polc learn -- COMMAND`: the program's streams and status, the trace beside the policy, and bad input. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { probeHost } from '../native/index.js';
import { readTrace } from '../tracer/index.js';
import { lacking } from './support/ebpf.js';
import { READABLE_PATH, ROOT, appears, codesIn, folderWith, polc, shell } from './support/polc.js';
import { AS_NOBODY, NEEDS_NOBODY, nobodyRunsPolc } from './support/nobody.js';
import { skip } from './support/skip.js';

const folder = folderWith({});
const policy = join(folder, 'app.policy');
const trace = join(folder, 'app.trace');
const notify = ['learn', '--engine', 'notify'];
const { seccomp } = probeHost();
const runsIn = (file: string) => readTrace([readFileSync(file)]).trace.runs;
/** Runs a script on a terminal of its own; a step is a word to wait for and the key to press then. Prints the words that came. */
const PTY = `
import json, os, pty, select, sys, time
pid, fd = pty.fork()
if pid == 0:
    os.execvp('bash', ['bash', sys.argv[1]])
out = b''
def until(word):
    global out
    end = time.time() + 20
    while word not in out and time.time() < end:
        if not select.select([fd], [], [], 0.2)[0]: continue
        try: out += os.read(fd, 4096)
        except OSError: break
steps = json.loads(sys.argv[2])
for word, key in steps:
    until(word.encode())
    os.write(fd, key.encode())
print(', '.join(word for word, key in steps if word.encode() in out))
`;
const CTRL_C = '\x03';
const CTRL_Z = '\x1a';

function onTerminal(script: string, steps: readonly (readonly [word: string, key: string])[]): string {
  writeFileSync(join(folder, 'terminal.py'), PTY);
  writeFileSync(join(folder, 'job.sh'), script);
  const args = [join(folder, 'terminal.py'), join(folder, 'job.sh'), JSON.stringify(steps)];
  return spawnSync('python3', args, { encoding: 'utf8', timeout: 60_000 }).stdout;
}

const JOB = `
import os, signal, time
signal.signal(signal.SIGINT, lambda *_: os._exit(130))
signal.signal(signal.SIGCONT, lambda *_: print('resumed'))
print('ready')
while True: time.sleep(0.1) # signal.pause() would miss what comes just before it
`;

if (seccomp.kind !== 'seccomp' || !seccomp.userNotification) skip('seccomp user notification', 'learning from runs');
else {
  test('a run gives a policy, a trace beside it, and the program’s status', () => {
    const { status, stdout, stderr } = polc([...notify, '-o', policy, '--', 'sh', '-c', 'cat /etc/hostname; exit 3']);
    assert.is(status, 3, stderr);
    assert.is(stdout, readFileSync('/etc/hostname', 'utf8'));
    assert.match(stderr, / events, .* behaviours; wrote /);
    assert.equal(codesIn(stderr), ['POL6653']);
    assert.is(polc(['check', policy]).status, 0);
    assert.is(runsIn(trace).length, 1);
  });

  test('what was learned replays', () => {
    const learned = join(folder, 'replay.policy');
    const command = ['sh', '-c', 'ls /etc | head -3; wc -l </etc/passwd'];
    const { stdout } = polc([...notify, '-o', learned, '--', ...command]);
    const again = polc(['run', learned, '--', ...command]);
    assert.equal([again.status, again.stdout], [0, stdout], again.stderr);
  });

  for (const engine of ['notify', 'ebpf'])
    test(`${engine}: the program gets the descriptors that polc was given, and no others`, () => {
      if (engine === 'ebpf' && lacking !== undefined) return skip(lacking, 'descriptors under ebpf');
      writeFileSync(join(folder, 'given'), 'given\n');
      const listing = "sh -c 'cat <&7; readlink /proc/$$/fd/*'";
      const bare = shell(`exec 7<given; exec ${listing}`, { cwd: folder });
      const run = shell(`exec 7<given; polc learn --engine ${engine} -o app.policy -- ${listing}`, { cwd: folder });
      const named = ({ stdout }: typeof run): string => stdout.replace(/\[\d+\]/g, '');
      assert.equal(named(run), named(bare), run.stderr);
    });

  test('--merge adds a run; without it the trace is of the last', () => {
    polc([...notify, '-o', policy, '--merge', '--', 'sh', '-c', 'cat /etc/hosts']);
    assert.is(runsIn(trace).length, 2);
    polc([...notify, '-o', policy, '--', 'sh', '-c', 'true']);
    assert.is(runsIn(trace).length, 1);
  });

  test('--for ends a program that does not, and says so', () => {
    const { status, stderr } = polc([...notify, '--for', '500ms', '-o', policy, '--', 'sleep', '60']);
    assert.is(status, 143);
    assert.match(stderr, 'the program had not ended');
    assert.equal(codesIn(polc([...notify, '--for', 'soon', '--', 'true']).stderr), ['POL6001']);
  });

  test('SIGTERM and SIGINT reach the program, and what it did is kept', () => {
    for (const signal of ['TERM', 'INT']) {
      const script = `"${ROOT}/bin/polc" learn --engine notify -o ${policy} -- sh -c 'trap "echo got; exit 9" ${signal}; echo ready; while :; do sleep 0.1; done'`;
      const out = join(folder, `${signal}.out`);
      const { stdout } = shell(
        `${script} >${out} & p=$!; ${appears('ready', out)}; kill -${signal} $p; wait $p; s=$?; cat ${out}; echo $s`,
      );
      assert.is(stdout, 'ready\ngot\n9\n');
    }
  });

  test('stopping, resuming and interrupting from a terminal', () => {
    if (spawnSync('python3', ['--version']).status !== 0) return skip('python3', 'job control');
    // It forks nothing: stopped between vfork and execve, a shell's child keeps the shell from stopping (vfork(2)), watched or not.
    const inner = `python3 -uS ${folder}/job.py`;
    const script = `set -m; "${ROOT}/bin/polc" learn --engine notify -o ${policy} -- ${inner}; echo stopped; fg >/dev/null; echo left $?`;
    writeFileSync(join(folder, 'job.py'), JOB);
    const steps = [
      ['ready', CTRL_Z],
      ['stopped', ''],
      ['resumed', CTRL_C],
      ['left 130', ''],
    ] as const;
    assert.is(onTerminal(script, steps), 'ready, stopped, resumed, left 130\n');
  });

  for (const engine of ['notify', 'ebpf'])
    test(`${engine}: the Ctrl-C that ends the program ends the watching of what it left behind`, () => {
      if (spawnSync('python3', ['--version']).status !== 0) return skip('python3', 'Ctrl-C with a background process');
      if (engine === 'ebpf' && lacking !== undefined) return skip(lacking, 'Ctrl-C under ebpf');
      // The process in the background tells that it is ready: it ignores SIGINT only some time after the fork.
      writeFileSync(join(folder, 'behind.sh'), `echo $$ >${folder}/pid; echo ready; exec sleep 100\n`);
      const inner = `sh -c 'sh ${folder}/behind.sh & wait'`;
      const script = `set -m; "${ROOT}/bin/polc" learn --engine ${engine} -o ${policy} -- ${inner}; echo left $?; kill $(cat ${folder}/pid) && echo alive`;
      const steps = [
        ['ready', CTRL_C],
        ['left running', ''],
        ['left 130', ''],
        ['alive', ''],
      ] as const;
      assert.is(onTerminal(script, steps), 'ready, left running, left 130, alive\n');
    });

  test('a command that is not there, or can’t be executed', () => {
    const missing = polc([...notify, '--', 'no-such-command'], { env: READABLE_PATH });
    assert.equal([missing.status, codesIn(missing.stderr)], [127, ['POL6009']]);
    assert.is(polc([...notify, '--', '/etc/passwd']).status, 126);
    assert.not(existsSync(join(folder, 'no-such-command.trace')));
  });

  test('a disk that fills: what went in stays readable, and the policy is whole', () => {
    if (process.getuid?.() !== 0) return skip('root', 'a full disk');
    const disk = join(folder, 'disk');
    const made = shell(`mkdir ${disk} && mount -t tmpfs -o size=64k tmpfs ${disk}`);
    if (made.status !== 0) return skip('mounting', 'a full disk');
    try {
      const { status, stdout, stderr } = polc([
        ...notify,
        '--trace',
        join(disk, 'a.trace'),
        '--',
        'ls',
        '-R',
        '/usr/share/doc',
      ]);
      assert.is(status, 0);
      assert.ok(codesIn(stderr).includes('POL6603'), stderr);
      assert.match(stdout, 'profile ls');
      const { trace: kept, damaged } = readTrace([readFileSync(join(disk, 'a.trace'))]);
      assert.ok(kept.runs[0] && !kept.runs[0].end && damaged <= 1);
      const before = readFileSync(join(disk, 'a.trace'));
      const again = polc([...notify, '--trace', join(disk, 'a.trace'), '--', 'ls', '-R', '/usr/share/doc']);
      assert.match(again.stderr, 'a.trace.cut-short');
      assert.ok(before.equals(readFileSync(join(disk, 'a.trace'))), 'the older one stays');
    } finally {
      shell(`umount ${disk}`);
    }
  });

  test('the engine that can’t join what runs is refused where that is asked', () => {
    for (const target of [
      ['--pid', String(process.pid)],
      ['--cgroup', '/sys/fs/cgroup'],
    ])
      assert.match(polc(['learn', '--engine', 'notify', ...target]).stderr, 'can’t join one that runs');
  });

  test('an engine that can’t watch here is said', () => {
    if (!nobodyRunsPolc()) return skip(NEEDS_NOBODY, 'no rights');
    const nobody = AS_NOBODY.join(' ');
    const { status, stderr } = shell(`cd /; ${nobody} "${ROOT}/bin/polc" learn --engine ebpf -- true`);
    assert.equal([status, codesIn(stderr)], [2, ['POL6601']], stderr);
    const auto = shell(`cd /; ${nobody} "${ROOT}/bin/polc" learn -- id -u`);
    assert.is(auto.status, 0, auto.stderr);
    assert.match(auto.stdout, /^65534\n/);
    assert.match(auto.stderr, 'watching with `notify`');
  });

  test('a set-id command gets no privileges where no root watches, and that is said', () => {
    if (!nobodyRunsPolc()) return skip(NEEDS_NOBODY, 'set-id commands');
    const su = existsSync('/usr/bin/su') ? statSync('/usr/bin/su') : undefined;
    if (!su || (su.mode & 0o4000) === 0) return skip('su', 'set-id commands');
    const { stderr } = shell(`cd /; ${AS_NOBODY.join(' ')} "${ROOT}/bin/polc" learn -- su --version`);
    assert.match(stderr, 'a set-id program was executed, which gets no privileges while traced (/usr/bin/su)');
  });
}

test('whether the outputs can be written is asked before the program runs', () => {
  const folder = folderWith({ 'free.policy': 'profile free {\n  otherwise allow\n}\n' });
  const made = join(folder, 'made');
  const command = ['--', 'touch', made];
  for (const [status, ...args] of [
    [2, 'learn', '-o', join(folder, 'no/app.policy')],
    [2, 'learn', '-o', folder],
    [2, 'learn', '--trace', join(folder, 'no/app.trace')],
    [125, 'run', '--learn-denials', join(folder, 'no/app.denials'), join(folder, 'free.policy')],
  ] as const) {
    const { status: found, stderr } = polc([...args, ...command]);
    assert.equal([found, codesIn(stderr)], [status, ['POL6005']], stderr);
    assert.not.ok(existsSync(made), args.join(' '));
  }
});

test.run();
