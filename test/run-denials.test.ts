/** `polc run --learn-denials`: the policy is in force as ever, and what it denies becomes lines that help. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { probeHost } from '../native/index.js';
import { readTrace, type Run } from '../tracer/index.js';
import { hostAbi } from './support/landlock.js';
import { appears, codesIn, folderWith, POLC, polc, READABLE_PATH, ROOT, shell, type Outcome } from './support/polc.js';
import { AS_NOBODY, NEEDS_NOBODY, nobodyRunsPolc } from './support/nobody.js';
import { skip } from './support/skip.js';

const python =
  spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).stdout?.trim() ?? '';
/** What Python itself needs, and no more. */
const PYTHON = `use std/base, std/children, std/threads
profile py {
  allow read, list, stat "/usr/**", "/etc/**", "/root/**", "/home/**"
  allow ioctl TCGETS
`;
const folder = folderWith({
  'cat.policy': 'use std/base\nprofile cat {\n}\n',
  'tested.policy': 'use std/base\nprofile cat {\n}\ntest cat {\n  expect deny read "/etc/hostname"\n}\n',
  'threads.policy': 'use std/base\nprofile cat {\n  deny syscall getpriority kill thread\n}\n',
  'answers.policy': `${PYTHON}  deny syscall uname errno EXDEV\n  deny syscall sched_yield errno ENOTNAM\n  deny syscall getpriority kill\n}\n`,
  'bare.policy': `${PYTHON}}\n`,
  'ports.policy': `${PYTHON}  allow socket inet stream, ip\n  allow connect tcp any port 1\n}\n`,
  'log.policy': `${PYTHON}  deny syscall getpriority kill thread\n}\n`,
  'trap.policy': `${PYTHON}  otherwise trap 7\n  deny syscall sched_yield errno EXDEV\n}\n`,
});
const policy = (name: string): string => join(folder, `${name}.policy`);
const trace = join(folder, 'app.denials');
const learning = (name: string): readonly string[] => ['run', '--learn-denials', trace, policy(name), '--'];
const learned = (name: string, command: readonly string[], options = {}): Outcome =>
  polc([...learning(name), ...command], { timeout: 60_000, ...options });
const py = (code: string): readonly string[] => [python, '-u', '-S', '-c', `import errno, os, socket\n${code}`];
const lines = (stderr: string): readonly string[] => [...stderr.matchAll(/help: add `(.*)`$/gm)].map((m) => m[1] ?? '');

function lastRun(): Run {
  const found = readTrace([readFileSync(trace)]).trace.runs[0];
  if (!found) throw new Error('no run in the trace');
  return found;
}

const TRY = `
def tried(f):
    try: f(); print('ok')
    except OSError as e: print(errno.errorcode[e.errno])
`;
const ANSWERS = `${TRY}
tried(os.uname); tried(os.sched_yield); tried(lambda: os.mkdir('/tmp/no')); tried(lambda: socket.socket(socket.AF_INET))
tried(lambda: open('/var/log/no', 'w')); tried(lambda: os.execv('/bin/true', ['true']))
`;

/**
 * The kernel writes ten records in five seconds at most (printk_ratelimit): other tests' may come before ours. Where nobody may read
 * its log, that is what has to be said. @returns what was said.
 */
function untilLogged(name: string, command: readonly string[], expected: string, found: RegExp): string {
  let said = '';
  for (let attempt = 0; attempt < 20; attempt++) {
    const { stdout, stderr } = learned(name, command);
    assert.is(stdout, expected, stderr);
    said = stderr;
    if (codesIn(said).includes('POL6043') || found.test(said)) return said;
    spawnSync('sleep', ['6']);
  }
  throw new Error(said);
}

const { seccomp } = probeHost();
if (seccomp.kind !== 'seccomp' || !seccomp.userNotification) skip('seccomp user notification', 'learning from denials');
else {
  test('what is denied stays denied, and the program’s output and status are its own', () => {
    const bare = polc(['run', policy('cat'), '--', 'cat', '/etc/hostname']);
    const { status, stdout, stderr } = learned('cat', ['cat', '/etc/hostname']);
    assert.equal([status, stdout], [bare.status, bare.stdout]);
    assert.is(status, 1);
    assert.ok(stderr.startsWith(bare.stderr), stderr);
    assert.ok(lines(stderr).includes('allow read "/etc/hostname"'), stderr);
    const { start, entries, end } = lastRun();
    assert.is(start.engine, 'polc');
    assert.ok(entries.length > 0 && entries.every(({ denied }) => denied !== undefined));
    assert.ok(end?.marks.some(({ mark }) => mark === 'denials only'));
  });

  test('a test of the policy keeps no line from being told', () => {
    const { stderr } = learned('tested', ['cat', '/etc/hostname']);
    assert.ok(lines(stderr).includes('allow read "/etc/hostname"'), stderr);
    assert.not.ok(codesIn(stderr).includes('POL6041'), stderr);
  });

  test('the line that is told is the one that is missing; then nothing is denied', () => {
    writeFileSync(policy('mended'), 'use std/base\nprofile cat {\n  allow read "/etc/hostname"\n}\n');
    const { status, stdout, stderr } = learned('mended', ['cat', '/etc/hostname'], { stdio: 'pipe' });
    assert.equal([status, stdout, codesIn(stderr)], [0, readFileSync('/etc/hostname', 'utf8'), ['POL6042']]);
  });

  test('one line for all that was denied of a file; of names and ports that are others the next time, for all of them', () => {
    const code = `${TRY}
for name in ('tmpab12cd34', 'tmpef56gh78'): tried(lambda: os.open('/tmp/' + name, os.O_RDWR | os.O_CREAT))
tried(lambda: socket.create_connection(('127.0.0.1', 40001)))
tried(lambda: os.open('/proc/%d/net/route' % os.getpid(), os.O_RDONLY))
`;
    const { stderr } = learned('ports', py(code));
    const told = lines(stderr);
    const of = (word: string): readonly string[] => told.filter((line) => line.includes(word));
    assert.equal(of('/tmp/tmp'), ['allow read, write, create "/tmp/tmp*"'], stderr);
    assert.equal(of('connect'), ['allow connect tcp 127.0.0.1 port 32768..60999'], stderr);
    // They are root's, whosever process it is.
    const own = process.getuid?.() === 0 ? ' owner' : '';
    assert.equal(of('/net/route'), [`allow read${own} "/proc/@{pid}/net/route"`], stderr);
  });

  test('how a process was to be made is told by names', () => {
    const { stderr } = learned('cat', ['sh', '-c', '(true); true']);
    const [line] = lines(stderr).filter((told) => told.startsWith('allow syscall clone'));
    assert.match(line ?? stderr, /^allow syscall clone\(clone_flags == SIGCHLD(?: \| CLONE_[A-Z_]+)+\)$/);
  });

  test('a program that can’t be executed, and polc’s own mistakes, have the statuses of run', () => {
    assert.is(learned('cat', ['no-such-command'], { env: READABLE_PATH }).status, 127);
    assert.is(learned('cat', ['/etc/passwd']).status, 126);
    assert.is(polc(['run', '--learn-denials', trace, join(folder, 'no.policy'), '--', 'true']).status, 125);
    assert.equal(
      [1, 2].map((status) => learned('cat', ['sh', '-c', `exit ${status}`]).status),
      [1, 2],
    );
  });

  if (python === '') skip('python3', 'answers of policies, one by one');
  else {
    test('each denied call gets the errno of its rule', () => {
      const bare = polc(['run', policy('answers'), '--', ...py(ANSWERS)]);
      const { status, stdout, stderr } = learned('answers', py(ANSWERS));
      assert.equal([status, stdout], [bare.status, bare.stdout], stderr);
      assert.match(stdout, /^EXDEV\nENOTNAM\n/);
      assert.ok(codesIn(stderr).includes('POL6041'), 'a deny rule is told as such');
    });

    test('`kill` ends the process before its next instruction, with SIGSYS, threads and handlers notwithstanding', () => {
      const code = `
import threading, signal
def child(f):
    pid = os.fork()
    if pid == 0:
        f(); print('lived on'); os._exit(1)
    return os.waitpid(pid, 0)[1]
def thread():
    t = threading.Thread(target=lambda: os.getpriority(0, 0)); t.start(); t.join()
def handler():
    signal.signal(signal.SIGSYS, lambda *a: print('handled')); os.getpriority(0, 0)
print(child(lambda: os.getpriority(0, 0)), child(thread), child(handler))
os.getpriority(0, 0); print('lived on')
`;
      const { status, stdout, stderr } = learned('answers', py(code));
      // The one with a handler can only be killed from outside.
      assert.equal([status, stdout], [128 + 31, '31 31 9\n'], stderr);
      const killed = lastRun().entries.find(({ denied }) => denied === 'kill');
      assert.is(killed?.count, 4);
    });

    test('thousands of denials are counted, not kept one by one', () => {
      const { stderr } = learned(
        'answers',
        py(`${TRY}\nfor i in range(3000):\n  try: os.sched_yield()\n  except OSError: pass`),
      );
      const entries = lastRun().entries.filter(({ count }) => count >= 3000);
      assert.is(entries.length, 1);
      assert.match(stderr, '3,000 times: ENOTNAM');
    });

    test('children and threads are told of, too', () => {
      const code = `
import threading
if os.fork() == 0:
    if os.fork() == 0:
        import time; time.sleep(0.2); tried(lambda: os.mkdir('/tmp/grandchild'))
    os._exit(0)
os.wait()
t = threading.Thread(target=lambda: tried(lambda: os.mkdir('/tmp/thread'))); t.start(); t.join()
`;
      const { stdout, stderr } = learned('bare', py(TRY + code));
      assert.is(stdout, 'EPERM\nEPERM\n', stderr);
      // That clone3 is unknown to everybody is no denial: libc takes clone.
      const counts = lastRun().entries.map(({ observation: o, count }) =>
        o.kind === 'syscall' && o.syscall === 'clone3' ? 0 : count,
      );
      assert.match(stderr, `: ${counts.reduce((a, b) => a + b)} denials,`);
      assert.equal(
        lines(stderr)
          .filter((line) => line.startsWith('allow create'))
          .sort(),
        ['allow create "/tmp/grandchild"', 'allow create "/tmp/thread"'],
      );
    });

    test('an ioctl, and a name that is hostile to terminals', () => {
      const name = join(folder, 'a\x1b[31m\n"*b');
      writeFileSync(name, '');
      const { stderr } = learned(
        'bare',
        py(
          `${TRY}\nimport fcntl\ntried(lambda: fcntl.ioctl(0, 0x540f, b'1234'))\ntried(lambda: open(${JSON.stringify(name)}))`,
        ),
      );
      assert.ok(lines(stderr).includes('allow ioctl TIOCGPGRP'), stderr);
      assert.ok(
        lines(stderr).some((line) => line.startsWith('allow read ') && line.includes('\\x1b\\[31m\\n\\"\\*b')),
        stderr,
      );

      assert.not.match(stderr, /\x1b/);
    });

    test('ports that Landlock denies are told with the address', () => {
      if (hostAbi() < 4) return skip('Landlock’s ABI 4', 'denied ports');
      const { stdout, stderr } = learned(
        'ports',
        py(`${TRY}\ns = socket.socket()\ntried(lambda: s.connect(('127.0.0.1', 9)))`),
      );
      assert.is(stdout, 'EACCES\n', stderr);
      assert.ok(lines(stderr).includes('allow connect tcp 127.0.0.1 port 9'), stderr);
      assert.match(stderr, 'by Landlock, as predicted');
    });

    test('signals that Landlock keeps from other processes', () => {
      if (hostAbi() < 6) return skip('Landlock’s ABI 6', 'denied signals');
      const { stdout, stderr } = learned('bare', py(`${TRY}\ntried(lambda: os.kill(os.getppid(), 18))`));
      assert.is(stdout, 'EPERM\n', stderr);
      assert.ok(lines(stderr).includes('allow signal cont'), stderr);
    });

    test('capabilities that root lacks under the policy', () => {
      if (process.getuid?.() !== 0) return skip('root', 'denied capabilities');
      const { stdout, stderr } = learned('bare', py(`${TRY}\ntried(lambda: os.setgid(1))`));
      assert.is(stdout, 'EPERM\n', stderr);
      assert.ok(lines(stderr).includes('allow capability setgid'), stderr);
    });

    test('what only the kernel’s log tells of is told, or said to be unread', () => {
      const code = `
pid = os.fork()
if pid == 0:
    open('/etc/hostname').read()
    os.getpriority(0, 0)
print(os.waitpid(pid, 0)[1])
`;
      untilLogged('log', py(code), '31\n', /getpriority \(once: kill thread\)/);
    });

    test('`trap` is the kernel’s, with its signal; the log tells of it, of a child that called nothing else, too', () => {
      const code = `
import signal
print(os.uname().sysname)
pid = os.fork()
if pid == 0:
    os.setpriority(0, 0, 5); os._exit(0)
print(os.waitpid(pid, 0)[1] & 127)
signal.signal(signal.SIGSYS, lambda *a: print('handled'))
os.setpriority(0, 0, 5)
try: os.sched_yield()
except OSError as e: print(errno.errorcode[e.errno])
`;
      const bare = polc(['run', policy('trap'), '--', ...py(code)]);
      assert.is(bare.stdout, 'Linux\n31\nhandled\nEXDEV\n', bare.stderr);
      const said = untilLogged('trap', py(code), bare.stdout, /setpriority \(2 times: trap\)/);
      if (!codesIn(said).includes('POL6043')) assert.ok(lines(said).includes('allow syscall setpriority'), said);
    });

    test('without the supervisor denied calls get ENOSYS, and never pass', () => {
      const code = `${TRY}\nprint('ready'); input(); tried(os.sched_yield); tried(lambda: os.mkdir('/tmp/no')); tried(lambda: open('/etc/hostname')); print('end')`;
      writeFileSync(join(folder, 'left.py'), `import errno, os\n${code}`);
      const script = `cd ${folder}; mkfifo in; exec 9<>in
        "${POLC}" run --learn-denials ${trace} ${policy('left')} -- ${python} -u -S left.py <in >out 2>/dev/null & p=$!
        ${appears('ready', 'out')}
        kill -KILL $p; wait $p; echo $?; echo go >&9
        ${appears('end', 'out')}; cat out`;
      writeFileSync(
        policy('left'),
        readFileSync(policy('answers'), 'utf8').replace('/etc/**', `/etc/**", "${folder}/**`),
      );
      assert.is(shell(script).stdout, '137\nready\nENOSYS\nENOSYS\nENOSYS\nend\n');
    });

    test('an ordinary user', () => {
      if (!nobodyRunsPolc()) return skip(NEEDS_NOBODY, 'an ordinary user’s denials');
      chmodSync(folder, 0o755);
      const mine = join(folder, 'nobody');
      mkdirSync(mine, { mode: 0o777 });
      chmodSync(mine, 0o777);
      const file = join(mine, 'app.denials');
      const asNobody = (name: string) =>
        spawnSync(
          'setpriv',
          [
            ...AS_NOBODY.slice(1),
            POLC,
            ...['run', '--learn-denials', file, policy(name), '--', 'cat', '/etc/hostname'],
          ],
          { encoding: 'utf8', cwd: '/', timeout: 60_000, env: { ...process.env, HOME: '/nonexistent' } },
        );
      const child = asNobody('cat');
      assert.is(child.status, 1, child.stderr);
      assert.ok(lines(child.stderr).includes('allow read "/etc/hostname"'), child.stderr);
      // With auditd the log is its own, and root's, too.
      if (
        existsSync('/proc/sys/kernel/dmesg_restrict') &&
        /1/.test(readFileSync('/proc/sys/kernel/dmesg_restrict', 'utf8'))
      )
        assert.ok(codesIn(asNobody('threads').stderr).includes('POL6043'));
    });
  }

  test('denials that can’t be kept after the run: 125, as polc failed', () => {
    const gone = join(folder, 'gone');
    writeFileSync(
      policy('gone'),
      `use std/base\nprofile rmdir {\n  allow read, list, stat "/usr/**"\n  allow delete "${gone}"\n}\n`,
    );
    mkdirSync(gone);
    const { status, stderr } = polc(['run', '--learn-denials', join(gone, 'd'), policy('gone'), '--', 'rmdir', gone]);
    assert.equal([status, codesIn(stderr), existsSync(gone)], [125, ['POL6005'], false], stderr);
  });

  test('a policy whose filter takes several programs can’t be asked for it', () => {
    const calls = ['fcntl', 'prctl', 'ioctl', 'futex', 'madvise', 'lseek', 'socket', 'setsockopt', 'mremap', 'keyctl'];
    // As good as random: what is regular is tested in few instructions.
    const values = (k: number): string =>
      Array.from({ length: 900 }, (_, i) => ((i + 1) * 2_654_435_761 * (2 * k + 1)) % 1_000_000_007).join(', ');
    const rules = calls.map((call, k) => `  allow syscall ${call}(arg1 in [${values(k + 1)}])\n`).join('');
    writeFileSync(policy('huge'), `use std/base\nprofile cat {\n  syscalls listed\n${rules}}\n`);
    const { status, stderr } = learned('huge', ['cat', '/etc/hostname']);
    assert.equal([status, codesIn(stderr).at(-1)], [125, 'POL6044'], stderr);
  });

  test('Ctrl-C is the program’s, and what was denied until then is kept', () => {
    rmSync(trace, { force: true });
    writeFileSync(
      policy('shell'),
      'use std/base, std/children, std/shell\nprofile sh {\n  allow read, list, stat "/usr/**", "/etc/**"\n  allow exec "/usr/bin/sleep", "/bin/sleep"\n  allow signal any to self\n}\n',
    );
    const inner = `trap "echo got; exit 9" INT; mkdir /tmp/no 2>/dev/null; echo ready; while :; do sleep 0.1; done`;
    const script = `"${ROOT}/bin/polc" run --learn-denials ${trace} ${policy('shell')} -- sh -c '${inner}' 2>/dev/null`;
    const out = join(folder, 'interrupted.out');
    const { stdout } = shell(
      `${script} >${out} & p=$!; ${appears('ready', out)}; kill -INT $p; wait $p; s=$?; cat ${out}; echo $s`,
    );
    assert.is(stdout, 'ready\ngot\n9\n');
    assert.ok(lastRun().entries.some(({ denied }) => denied !== undefined));
  });

  /** Not one of the kernel's own choice, and hardly one of another run of this file. */
  const port = 20_000 + (process.pid % 10_000);
  /** Real programs, from a policy that allows nothing of theirs: adding what is told makes them run as without a policy. */
  const PROGRAMS: readonly (readonly [name: string, command: readonly string[]])[] = [
    ['sort', ['sort', '-u', 'names', '-o', 'sorted']],
    ['ls', ['ls', '-l', 'names']],
    ['a pipeline', ['sh', '-c', 'cat names | sort | head -2 > out; cat out']],
    ['tar', ['sh', '-c', 'tar cf a.tar names; tar tf a.tar; rm a.tar']],
    ['sed -i', ['sed', '-i', 's/b/x/', 'names']],
    ...(python === ''
      ? []
      : [
          [
            'a server and its client',
            py(`
import threading
socket.setdefaulttimeout(5)
s = socket.create_server(('127.0.0.1', ${port}))
def serve():
    c, _ = s.accept(); c.sendall(b'hello'); c.close()
t = threading.Thread(target=serve, daemon=True); t.start()
print(socket.create_connection(('127.0.0.1', ${port})).recv(5)); t.join()
`),
          ] as const,
        ]),
  ];
  for (const [name, command] of PROGRAMS)
    test(`round trip: ${name}`, () => {
      const cwd = folderWith({ names: 'b\na\nb\n' });
      const env = { ...process.env, PATH: '/usr/bin:/bin' };
      const bare = spawnSync(command[0] ?? '', command.slice(1), { cwd, env, encoding: 'utf8' });
      let added: readonly string[] = [];
      for (let round = 0; round < 20; round++) {
        writeFileSync(
          policy('round'),
          `${name.startsWith('a server') ? PYTHON : 'use std/base\nprofile app {\n'}${added.map((line) => `  ${line}\n`).join('')}}\n`,
        );
        const { status, stdout, stderr } = learned('round', command, { cwd, env });
        const more = lines(stderr).filter((line) => !added.includes(line));
        assert.not.ok(codesIn(stderr).includes('POL6041'), stderr);
        if (more.length === 0) {
          assert.equal([status, stdout], [bare.status, bare.stdout], stderr);
          const { status: enforced, stdout: said } = polc(['run', policy('round'), '--', ...command], { cwd, env });
          return assert.equal([enforced, said], [bare.status, bare.stdout]);
        }
        added = [...added, ...more];
      }
      assert.unreachable(`it never came to an end: ${added.join('\n')}`);
    });
}

test.run();
