/** What makes it hard for the notify engine to tell who called, and what a name means. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openLibc } from '../native/index.js';
import { readTrace } from '../tracer/index.js';
import { progressText } from '../cli/observe/live-view.js';
import { Memory } from '../tracer/notify/memory.js';
import { driver, folder, has, lastRun, py, python, run, supported, traced } from './support/notify.js';
import { AS_NOBODY, NEEDS_NOBODY, nobodyRunsPolc } from './support/nobody.js';
import { POLC, shell } from './support/polc.js';
import { skip } from './support/skip.js';

const root = process.getuid?.() === 0;

test('what is behind pointers: as many addresses as the kernel takes, and no path that it would not', () => {
  const libc = openLibc();
  const memory = new Memory(libc, () => assert.unreachable());
  const many = 20;
  const { address, memory: bytes } = libc.map(16_384);
  const at = Number(address);
  for (let i = 0; i < many; i++) {
    bytes.writeBigUInt64LE(BigInt(at + 4096 + i * 16), i * 64); // struct mmsghdr: msg_name, msg_namelen
    bytes.writeUInt32LE(16, i * 64 + 8);
    bytes.writeUInt16LE(2, 4096 + i * 16); // struct sockaddr_in: AF_INET, port
    bytes.writeUInt16BE(1000 + i, 4096 + i * 16 + 2);
  }
  const ports = memory.messageAddresses(process.pid, at, many, false).map((one) => one.family === 'inet' && one.port);
  assert.equal(
    ports,
    Array.from({ length: many }, (_, i) => 1000 + i),
  );
  bytes.fill('/', 8192, 8192 + 4095);
  assert.is(memory.string(process.pid, at + 8192)?.length, 4095);
  bytes.fill('/', 8192, 8192 + 4096);
  assert.is(memory.string(process.pid, at + 8192), undefined);
});

test('that a process’s memory may not be read is told; that nothing is there is not', () => {
  let refused = 0;
  const answering = (errno: number): Memory => new Memory({ ...openLibc(), fast: () => -errno }, () => refused++);
  assert.is(answering(14).string(1, 4096), undefined); // EFAULT
  assert.is(refused, 0);
  assert.is(answering(1).string(1, 4096), undefined); // EPERM
  assert.is(refused, 1);
});

test('how much is unseen is said in figures that people read', () => {
  const said = (unseen: number): string | undefined =>
    progressText({ events: 1, processes: 1, behaviours: 1, newest: 0, unseen }, 0).split(' · ').at(-1);
  assert.equal([1, 0.324, 0.00098, 0.000_000_1, 0].map(said), [
    'about 100 % unseen',
    'about 32 % unseen',
    'about 0.098 % unseen',
    'less than 0.01 % unseen',
    'about 0 % unseen',
  ]);
});

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return ''; // it has just ended
  }
}

if (!supported) skip('seccomp user notification', 'the notify engine');
else {
  test('a thread that executes a program while its process’s first one calls', () => {
    if (!python) return skip('python3', 'exec by a thread');
    const times = 12;
    writeFileSync(
      join(folder, 'thread.py'),
      `import os, threading
long = '/' * 100000
def become(): os.execv('/bin/true', ['true'] + [long] * 15)
for i in range(${times}):
  pid = os.fork()
  if pid == 0:
    threading.Thread(target=become).start()
    while True: os.getppid()
  os.waitpid(pid, 0)
`,
    );
    traced([python, '-IS', join(folder, 'thread.py')]);
    const { entries, images } = lastRun();
    assert.is(images.length, 2);
    const [first, second] = images;
    const into = entries.find(({ observation: o }) => o.kind === 'exec' && o.into === second?.id);
    assert.equal([into?.image, into?.count], [first?.id, times]);
    const begun = entries.filter(
      ({ image, observation: o }) => image === second?.id && o.kind === 'syscall' && o.syscall === 'set_tid_address',
    );
    assert.equal(
      begun.map(({ count }) => count),
      [times],
      'what it did then is the new program’s',
    );
  });

  test('a killed process’s number is not its any more', () => {
    if (!python || !root) return skip('python3 and root', 'pids that are given out again');
    const script = `import os, time
def numbered(pid): open('/proc/sys/kernel/ns_last_pid', 'w').write(str(pid - 1))
first = os.fork()
if first == 0: os.execv('/bin/sleep', ['sleep', '100'])
time.sleep(.3)
os.kill(first, 9); os.waitpid(first, 0)
time.sleep(3.5)
for i in range(50):
  numbered(first)
  pid = os.fork()
  if pid == 0: os.getpgid(0); os._exit(0)
  os.waitpid(pid, 0)
  if pid == first: print('again'); break`;
    if (!traced(py(script)).stdout.includes('again')) return skip('pids by choice', 'pids that are given out again');
    const { entries, images } = lastRun();
    const asked = entries.filter(({ observation: o }) => o.kind === 'syscall' && o.syscall === 'getpgid');
    assert.equal(
      [...new Set(asked.map(({ image }) => images.find(({ id }) => id === image)?.path))],
      [realpathSync(python)],
    );
  });

  test('with few descriptors to be had, what is there is seen', () => {
    const many = 'for i in $(seq 60); do sleep 2 & done; cat /etc/passwd; wait';
    const file = join(folder, 'limited.trace');
    const { status, stderr } = shell(`ulimit -n 64; polc learn --engine notify --trace ${file} -- sh -c '${many}'`);
    assert.is(status, 0, stderr);
    const entries = readTrace([readFileSync(file)]).trace.runs[0]?.entries ?? [];
    const outcomes = entries.flatMap(({ observation: o, outcome }) =>
      o.kind === 'file' && o.op === 'read' && o.path === '/etc/passwd' ? outcome : [],
    );
    assert.equal(outcomes, ['ok']);
  });

  test('what lets a program go on when polc was killed is small', () => {
    const script = 'exec >/dev/null 2>&1; kill -KILL $PPID; for i in $(seq 100); do ls / && sleep 0.1; done';
    traced(['sh', '-c', script]);
    const beside = (): readonly number[] =>
      readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .flatMap((pid) => {
          const [command, status] = ['cmdline', 'status'].map((name) => contentOf(`/proc/${pid}/${name}`));
          const kilobytes = /^VmRSS:\s*(\d+)/m.exec(status ?? '')?.[1];
          return command?.includes(`\0${join(folder, 'app.trace')}\0`) && kilobytes ? [Number(kilobytes)] : [];
        });
    const until = performance.now() + 8000;
    let found = beside();
    while (performance.now() < until && (found.length !== 1 || (found[0] ?? 0) > 1000)) found = beside();
    assert.is(found.length, 1);
    assert.ok((found[0] ?? Infinity) < 1000, `${found[0]} kB`);
  });

  test('a process that has lost its parents is not left dead where polc is the first one', () => {
    const alone = ['unshare', '--fork', '--pid', '--mount-proc'];
    if (spawnSync(alone[0] ?? '', [...alone.slice(1), 'true']).status !== 0) return skip('root', 'polc as PID 1');
    const script = 'for i in 1 2 3 4 5; do (sleep .2; true) & done; (sleep 1.5; ps -eo stat= >states) & exit 0';
    run([...alone, ...driver([], ['sh', '-c', script])]);
    const states = readFileSync(join(folder, 'states'), 'utf8').split('\n');
    // Another may end at that moment.
    assert.ok(states.filter((state) => state.startsWith('Z')).length < 3, states.join(' '));
  });

  test('a kernel without close_range', () => {
    if (!python || process.arch !== 'x64') return skip('python3 on x86_64', 'older kernels');
    const file = join(folder, 'older.py');
    writeFileSync(
      file,
      `import ctypes, os, struct, sys
code = [(0x20, 0, 0, 0), (0x15, 0, 1, 436), (6, 0, 0, 0x50000 | 38), (6, 0, 0, 0x7fff0000)]
rows = ctypes.create_string_buffer(b''.join(struct.pack('HBBI', *row) for row in code))
libc = ctypes.CDLL(None)
assert libc.prctl(38, 1, 0, 0, 0) == 0
assert libc.prctl(22, 2, ctypes.create_string_buffer(struct.pack('HxxxxxxQ', len(code), ctypes.addressof(rows)))) == 0
os.execv(sys.argv[1], sys.argv[1:])
`,
    );
    const list = 'ls /proc/self/fd 7</dev/null 9</dev/null';
    const learn = `"${python}" ${file} "${POLC}" learn --engine notify --trace ${join(folder, 'older.trace')}`;
    const { status, stdout, stderr } = shell(`${learn} -- ${list}`);
    assert.is(status, 0, stderr);
    const bare = shell(list).stdout;
    assert.is(stdout.slice(0, bare.length), bare);
  });

  test('a program under another root goes by its own names', () => {
    if (!root || !has('chroot')) return skip('root', 'chroot');
    if (spawnSync('chroot', ['/usr', '/bin/true']).status !== 0) return skip('a merged /usr', 'chroot');
    traced(['chroot', '/usr', '/bin/true']);
    const [, within] = lastRun().images;
    assert.equal([within?.path, within?.script], ['/bin/true', undefined]);
  });

  test('a program in a PID namespace has the number there that its own /proc gives it', () => {
    const within = ['unshare', '--fork', '--pid', '--mount-proc', 'cat', '/proc/self/comm'];
    if (spawnSync(within[0] ?? '', within.slice(1)).status !== 0) return skip('root and namespaces', 'own numbers');
    traced(within);
    const own = lastRun().entries.flatMap(({ observation: o, outcome }) =>
      o.kind === 'file' && o.op === 'read' && o.name === '/proc/self/comm' ? [`${o.path} ${outcome}`] : [],
    );
    assert.equal(own, ['/proc/1/comm ok']);
  });

  test('what an ordinary user is refused is not taken for done', () => {
    if (!nobodyRunsPolc()) return skip(NEEDS_NOBODY, 'what is refused');
    const kept = mkdtempSync(join(tmpdir(), 'polc-nobody-'));
    chmodSync(kept, 0o777);
    const file = join(kept, 'app.trace');
    const tries = `cat /etc/shadow /etc/passwd /root/x; echo >/etc/polc-new; echo >>/etc/passwd; echo >new; mv new newer; rm newer;
      mv /etc/passwd /etc/polc-new; mkdir /etc/polc-new; ls /root; /etc/passwd; :`;
    const line = `${AS_NOBODY.join(' ')} "${POLC}" learn --engine notify --trace ${file} -- sh -c '${tries}'`;
    shell(`cd ${kept}; HOME=${kept} ${line}`);
    const entries = readTrace([readFileSync(file)]).trace.runs[0]?.entries ?? [];
    const went = (what: string, path: string): readonly string[] => [
      ...new Set(
        entries.flatMap(({ observation: o, outcome }) =>
          (o.kind === 'file' && o.op === what && o.path === path) ||
          (o.kind === 'exec' && what === 'exec' && o.path === path)
            ? outcome
            : [],
        ),
      ),
    ];
    for (const [what, path] of [
      ['read', '/etc/shadow'],
      ['read', '/root/x'],
      ['create', '/etc/polc-new'],
      ['append', '/etc/passwd'],
      ['rename', '/etc/passwd'],
      ['list', '/root'],
      ['exec', '/etc/passwd'],
    ] as const)
      assert.equal(went(what, path), ['EACCES'], `${what} ${path}`);
    for (const [what, path] of [
      ['read', '/etc/passwd'],
      ['create', join(kept, 'new')],
      ['rename', join(kept, 'new')],
      ['delete', join(kept, 'newer')],
    ] as const)
      assert.equal(went(what, path), ['ok'], `${what} ${path}`);
  });

  test('files without a name, and what is relative to /proc', () => {
    if (!python) return skip('python3', 'files without a name');
    mkdirSync(join(folder, 'gone'));
    traced(
      py(`import os
f = os.open('gone/file', os.O_CREAT | os.O_RDWR); os.unlink('gone/file')
os.close(os.open('/proc/self/fd/%d' % f, os.O_RDONLY))
d = os.open('/proc/self/fd', os.O_RDONLY)
g = os.open('/etc/passwd', os.O_RDONLY); os.close(os.open(str(g), os.O_RDONLY, dir_fd=d)); os.close(g)
`),
    );
    const reads = lastRun().entries.flatMap(({ observation: o, outcome }) =>
      o.kind === 'file' && o.op === 'read' && o.name?.startsWith('/proc/') ? [`${o.path} ${outcome}`] : [],
    );
    assert.equal(reads, [`${join(folder, 'gone/file')} ok`, '/etc/passwd ok']);
  });
}

test.run();
