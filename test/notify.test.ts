/** The notify engine against real programs: they behave as untraced, and what they did is in the trace. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Observation } from '../tracer/index.js';
import { driver, files, folder, has, lastRun, observed, py, python, run, supported, traced } from './support/notify.js';
import { skip } from './support/skip.js';

/** What is run bare and traced, and must say and return the same. */
const PROGRAMS: readonly (readonly [name: string, command: readonly string[], input?: string])[] = [
  ['true', ['true']],
  ['false', ['false']],
  ['ls', ['ls', '-la', '/etc']],
  ['cat of stdin', ['cat'], 'hello\n'],
  ['a pipeline', ['sh', '-c', 'seq 1000 | sort -rn | head -3 | tr 1 2']],
  ['an exit status', ['sh', '-c', 'exit 7']],
  ['a signal’s death', ['sh', '-c', 'kill -TERM $$']],
  ['a core signal', ['sh', '-c', 'kill -SEGV $$']],
  ['awk', ['awk', 'BEGIN { for (i = 0; i < 1000; i++) s += i; print s }']],
  ['sed', ['sed', 's/root/x/', '/etc/passwd']],
  ['grep', ['grep', '-r', 'root', '/etc/passwd', '/etc/group']],
  ['find', ['find', '/usr/share/doc', '-maxdepth', '1', '-name', 'a*']],
  ['tar', ['sh', '-c', 'tar cf - /etc/passwd /etc/group 2>/dev/null | tar tf -']],
  ['xargs', ['sh', '-c', 'seq 20 | xargs -P4 -n3 echo | sort']],
  ['a trap', ['bash', '-c', 'trap "echo got; exit 5" USR1; kill -USR1 $$; sleep 5']],
  ['stop and continue', ['bash', '-c', 'sleep 0.3 & p=$!; kill -STOP $p; kill -CONT $p; wait $p; echo $?']],
  ['a thousand processes at once', ['sh', '-c', 'for i in $(seq 1000); do /bin/true & done; wait; echo $?']],
  ['arguments and names of any bytes', ['bash', '-c', 'n=$(printf "x\\377\\n y"); : >"$n"; ls -b; rm "$n"']],
  [
    'python: subprocess (vfork)',
    py('import subprocess; print(subprocess.run(["echo","a"],capture_output=True).stdout)'),
  ],
  [
    'python: fork',
    py('import os\np=os.fork()\nif p==0: os._exit(3)\nprint(os.waitstatus_to_exitcode(os.waitpid(p,0)[1]))'),
  ],
  [
    'python: threads (clone3)',
    py(
      'import threading\nt=[threading.Thread(target=lambda:sum(range(9))) for _ in range(20)]\n[x.start() for x in t];[x.join() for x in t]\nprint("done")',
    ),
  ],
  [
    // The kernel interrupts a call that the supervisor has not yet taken (docs/learn.md): one that Python makes again is used.
    'python: a timer that fires at every turn',
    py(
      'import signal,time,os\nn=0\ndef f(*_):\n global n;n+=1\nsignal.signal(signal.SIGALRM,f);signal.setitimer(signal.ITIMER_REAL,.001,.001)\nz=os.open("/dev/zero",0)\ne=time.time()+.5\nwhile time.time()<e: os.read(z,1)\nprint(n>20)',
    ),
  ],
  [
    'python: sockets',
    py(
      'import socket\na=socket.socket();a.bind(("127.0.0.1",0));a.listen();b=socket.create_connection(a.getsockname());c,_=a.accept();b.sendall(b"x");print(c.recv(9))',
    ),
  ],
  ['node', [process.execPath, '-e', 'console.log([1,2,3].map((x)=>x*2).join())']],
  [
    'an inherited descriptor',
    ['bash', '-c', 'echo given >f; exec 7<f; exec python3 -c "import os; print(os.read(7, 9))"'],
  ],
];

if (!supported) skip('seccomp user notification', 'the notify engine');
else {
  for (const [name, command, input] of PROGRAMS) {
    test(`as untraced: ${name}`, () => {
      if (!has(command[0] ?? '')) return skip(command[0] ?? '', name);
      const bare = run(command, input);
      const { stderr, ...other } = traced(command, input);
      assert.equal(other, { status: bare.status, signal: bare.signal, stdout: bare.stdout }, stderr);
    });
  }

  test('paths are seen as said and as reached, with what is not there', () => {
    writeFileSync(join(folder, 'real'), 'x');
    traced([
      'sh',
      '-c',
      'ln -sf real link; cd /; cat "$0/link" "$0/absent" >"$0/out"; cd "$0"; mv out out2; rm out2',
      folder,
    ]);
    const read = observed('file').find((o) => o.kind === 'file' && o.op === 'read' && o.name === join(folder, 'link'));
    assert.is(read?.kind === 'file' && read.path, join(folder, 'real'));
    for (const [op, name] of [
      ['create', 'link'],
      ['write', 'out'],
      ['rename', 'out'],
      ['create', 'out2'],
      ['delete', 'out2'],
    ])
      assert.ok(files(op ?? '').includes(join(folder, name ?? '')), `${op} ${name}`);
    const absent = lastRun().entries.find(
      (e) => e.observation.kind === 'file' && e.observation.path === join(folder, 'absent'),
    );
    assert.equal([absent?.outcome, absent?.predicted], ['ENOENT', true]);
  });

  test('calls that went on are looked up as names were when they were made', () => {
    if (!python) return skip('python3', 'names that change');
    traced(
      py(`import os
os.mkdir('d'); os.chdir('d'); d = os.open('.', os.O_RDONLY)
for i in range(3):
    os.stat('.')
    os.close(os.open(f'n{i}', os.O_CREAT | os.O_WRONLY))
    os.stat(f'n{i}'); os.stat(f'n{i}', dir_fd=d)
    os.rename(f'n{i}', f'm{i}')
    os.access(f'm{i}', os.R_OK)
    os.unlink(f'm{i}')
    os.access(f'm{i}', os.R_OK)
os.chdir('..'); os.access('d/x', os.R_OK); os.close(d); d = os.open('/', os.O_RDONLY)
os.stat('etc/passwd', dir_fd=d); os.rmdir('d'); os.access('d/x', os.R_OK)`),
    );
    const looked = (path: string): readonly string[] =>
      lastRun().entries.flatMap(({ observation: o, outcome, count }) =>
        o.kind === 'file' && o.op === 'stat' && o.path === path ? [`${o.object} ${outcome} ${count}`] : [],
      );
    for (const i of [0, 1, 2]) {
      assert.equal(looked(join(folder, 'd', `n${i}`)), ['file ok 2']);
      assert.equal(looked(join(folder, 'd', `m${i}`)), ['file ok 1', 'none ENOENT 1']);
    }
    assert.equal(looked(join(folder, 'd/x')), ['none ENOENT 2']);
    assert.equal(looked('/etc/passwd'), ['file ok 1']);
  });

  test('none of many calls is lost, however long they lie', () => {
    if (!python) return skip('python3', 'many calls');
    const many = 30_000;
    traced(
      py(`import os\nfor i in range(${many}): os.getppid()\nfor i in range(${many}): os.access('/etc/passwd', 0)`),
    );
    const run = lastRun();
    const counts = (name: string): number =>
      run.entries.reduce(
        (n, { observation: o, count }) => n + (o.kind === 'syscall' && o.syscall === name ? count : 0),
        0,
      );
    assert.is(counts('getppid'), many);
    assert.is(counts('access') >= many, true);
    assert.is(run.end?.lost, 0);
  });

  test('what is not there has a path without dots', () => {
    traced(['sh', '-c', 'test -e "$0/gone/."; test -e "$0/gone/../x"; test -e "$0/./gone//y"; :', folder]);
    const missing = observed('file').flatMap((o) => (o.kind === 'file' && o.object === 'none' ? [o.path] : []));
    for (const name of ['gone', 'x', 'gone/y']) assert.ok(missing.includes(join(folder, name)), name);
    assert.equal(
      missing.filter((path) => /\/\.{1,2}(\/|$)/.test(path)),
      [],
    );
  });

  test('programs that execute each other are images; failing execs are told apart', () => {
    writeFileSync(join(folder, 'script'), '#!/bin/sh\necho script\n', { mode: 0o755 });
    traced(['bash', '--norc', '-c', `./script; ./nothing; exec env true`]);
    const { images } = lastRun();
    const names = images.map(({ path, script, parent }) => [path.split('/').pop(), script?.split('/').pop(), parent]);
    assert.equal(names.slice(0, 2), [
      ['bash', undefined, undefined],
      ['dash', 'script', 1],
    ]);
    assert.ok(names.some(([name, , parent]) => name === 'env' && parent === 1));
    const execs = observed('exec').map((o) => o.kind === 'exec' && [o.path.split('/').pop(), o.into !== undefined]);
    assert.ok(execs.some((e) => e && e[0] === 'script' && e[1] === true));
  });

  test('names that are tried for a program, and a program that is there after all', () => {
    if (!python) return skip('python3', 'a program that comes and goes');
    const program = join(folder, 'now-and-then');
    spawnSync('cp', ['/bin/true', `${program}.kept`]);
    writeFileSync(
      join(folder, 'tries.py'),
      `import os, time
there = ${JSON.stringify(program)}
if os.fork() == 0:
  end = time.time() + 2
  while time.time() < end: os.link(there + '.kept', there); os.unlink(there)
  os._exit(0)
ran = 0
for i in range(200):
  pid = os.fork()
  if pid == 0:
    for name in ('/nowhere/one', '/nowhere/two', there):
      try: os.execv(name, [name])
      except OSError: pass
    os._exit(1)
  ran += os.waitpid(pid, 0)[1] == 0
print(ran)
os.wait()
`,
    );
    const ran = Number(traced([python, '-IS', join(folder, 'tries.py')]).stdout);
    const { entries, images } = lastRun();
    const count = (image: number | undefined, what: (o: Observation) => boolean): number =>
      entries.reduce((n, e) => (e.image === image && what(e.observation) ? n + e.count : n), 0);
    const begins = (o: Observation): boolean => o.kind === 'syscall' && o.syscall === 'set_tid_address';
    // What the program did is its own, whether it was there when polc looked or only when the kernel did.
    assert.is(count(images[0]?.id, begins), 1);
    const its = images.filter(({ path }) => path === program);
    assert.is(
      its.reduce((n, { id }) => n + count(id, begins), 0),
      ran,
    );
    const into = (o: Observation): boolean => o.kind === 'exec' && o.path === program && o.into !== undefined;
    assert.is(count(images[0]?.id, into), ran);
    for (const name of ['/nowhere/one', '/nowhere/two'])
      assert.is(
        count(images[0]?.id, (o) => o.kind === 'exec' && o.path === name),
        200,
      );
  });

  test('a program that ends at once takes nothing that it did with it', () => {
    if (!python) return skip('python3', 'the last calls');
    const script = `import os, threading
for i in range(4): threading.Thread(target=lambda: [os.getppid() for i in range(500)]).start()
for i in range(3000): os.getppid()
for thread in threading.enumerate():
  if thread is not threading.current_thread(): thread.join()
if os.fork() == 0: os.setsid(); [os.getpgid(0) for i in range(300)]; os._exit(0)
os._exit(0)`;
    traced(py(script));
    const { entries, images } = lastRun();
    const made = (name: string): number =>
      entries.reduce((n, { observation: o, count }) => (o.kind === 'syscall' && o.syscall === name ? n + count : n), 0);
    assert.equal([made('getppid'), made('setsid'), made('getpgid'), images.length], [5000, 1, 300, 1]);
  });

  test('threads that call until their process is gone are no processes of their own', () => {
    if (!python) return skip('python3', 'threads at the end');
    const script = `import os, threading
def calls():
  while True: os.getppid()
for i in range(8): threading.Thread(target=calls, daemon=True).start()
for i in range(1000): os.getpgid(0)
os._exit(0)`;
    for (const _ of Array(5)) {
      traced(py(script));
      const { end, images } = lastRun();
      assert.equal([end?.processes, images.map(({ argv }) => argv.length > 0)], [1, [true]]);
    }
  });

  test('sockets, addresses and what sendto says', () => {
    if (!python) return skip('python3', 'sockets');
    traced(
      py(
        'import socket\ns=socket.socket(socket.AF_INET,socket.SOCK_DGRAM);s.sendto(b"x",("127.0.0.1",9))\nt=socket.socket();t.connect_ex(("127.0.0.1",1))\nu=socket.socket(socket.AF_UNIX);u.bind("\\0polc-test")',
      ),
    );
    const net = observed('net').map((o) => o.kind === 'net' && `${o.op} ${o.transport} ${o.address} ${o.port}`);
    assert.equal([...net].sort(), ['connect tcp 127.0.0.1 1', 'connect udp 127.0.0.1 9']);
    assert.equal(observed('unix'), [{ kind: 'unix', op: 'bind', name: '@polc-test' }]);
  });

  test('a process that outlives the command is seen to its end', () => {
    const { stdout } = traced(['sh', '-c', '(sleep 0.5; touch late) & echo early']);
    assert.is(stdout, 'early\n');
    assert.ok(files('create').includes(join(folder, 'late')));
  });

  test('a program that never ends is ended after its time, and what it did is kept', () => {
    const begun = performance.now();
    const { status, signal } = run(
      driver(['--for', '2500'], ['sh', '-c', 'cat /etc/hostname; while :; do sleep 1; done']),
    );
    assert.ok(performance.now() - begun < 30_000);
    assert.is(signal ?? status, 'SIGTERM');
    assert.ok(files('read').includes('/etc/hostname'));
  });

  test('should the supervisor die, the program goes on', () => {
    const script = 'kill -KILL $PPID; sleep 0.2; echo alive >after; ls / >/dev/null && echo well >>after';
    run(driver([], ['sh', '-c', script]));
    const until = performance.now() + 30_000;
    const content = (): string => {
      try {
        return readFileSync(join(folder, 'after'), 'utf8');
      } catch {
        return '';
      }
    };
    while (content() !== 'alive\nwell\n' && performance.now() < until) spawnSync('sleep', ['0.05']);
    assert.is(content(), 'alive\nwell\n');
  });

  for (const command of [
    ['ls', '-l', '/etc'],
    ['sh', '-c', 'cat /etc/passwd | sort | uniq -c'],
    ['find', '/usr/share/zoneinfo', '-newer', '/etc/passwd'],
    ['tar', 'cf', '/dev/null', '/etc/apt'],
    [python ?? 'python3', '-c', 'import json, socket, subprocess; subprocess.run(["true"])'],
  ])
    test(`what strace sees of ${command.join(' ').slice(0, 30)}, the trace has`, () => {
      if (!has('strace')) return skip('strace', `completeness of ${command[0]}`);
      const log = join(folder, 'strace.log');
      run(['strace', '-f', '-qq', '-y', '-e', 'signal=none', '-o', log, ...command]);
      traced(command);
      const lines = readFileSync(log, 'latin1').split('\n');
      const names = new Set(lines.flatMap((line) => /^\d+\s+(\w+)\(/.exec(line)?.[1] ?? []));
      const seen = new Set(observed('syscall').flatMap((o) => (o.kind === 'syscall' ? [o.syscall] : [])));
      // The command's own first execve is polc's doing.
      if (!lines.some((line, i) => i > 0 && /^\d+\s+execve\(/.test(line))) names.delete('execve');
      assert.equal(
        [...names].filter((name) => !seen.has(name)),
        [],
      );
      const opened = lines.flatMap((line) => /openat\(.*= \d+<(\/[^>]*)>$/.exec(line)?.[1] ?? []);
      const known = new Set(observed('file').flatMap((o) => (o.kind === 'file' ? [o.path] : [])));
      const stable = opened.filter((path) => !path.startsWith('/proc/'));
      assert.equal(
        [...new Set(stable)].filter((path) => !known.has(path)),
        [],
      );
    });
}

test.run();
