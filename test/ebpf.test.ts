/** The eBPF engine against the real kernel, with strace as the reference. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Run } from '../tracer/index.js';
import { watch } from '../tracer/ebpf/engine.js';
import * as layout from '../tracer/ebpf/layout.js';
import { Lookup } from '../tracer/ebpf/lookup.js';
import { Program } from '../tracer/ebpf/program.js';
import { stillRuns } from '../tracer/ebpf/still-runs.js';
import { makeCgroup, removeCgroup } from './support/cgroup.js';
import { command, emptyRecorder, lacking, once, seesCapabilities, soon, watched } from './support/ebpf.js';
import { codesIn, folderWith, polc, ROOT } from './support/polc.js';
import { skip } from './support/skip.js';

const has = (tool: string): boolean => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;

test('the committed object is what the source makes', () => {
  if (!has('clang-14') || !has('llvm-strip-14') || !existsSync('/usr/include/bpf/bpf_helpers.h'))
    return skip('clang-14, llvm-14 and libbpf-dev', 'committed eBPF object');
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/ebpf.mjs'), '--check'], {
    encoding: 'utf8',
  });
  assert.is(status, 0, stderr);
});

/** Members of shared.h whose offsets layout.ts gives in words of its own. */
const MEMBERS: Readonly<Record<string, readonly [offsets: object, renamed: Readonly<Record<string, string>>]>> = {
  spec: [layout.SPEC, {}],
  peer: [layout.PEER, {}],
  who: [layout.WHO, {}],
  key: [layout.KEY, {}],
  entry: [layout.ENTRY, {}],
  count: [layout.COUNT, {}],
  control: [layout.CONTROL, {}],
  record: [layout.RECORD_AT, { length: 'size' }],
  item: [layout.ITEM_AT, {}],
  file_facts: [layout.FILE_AT, {}],
  socket_facts: [layout.SOCKET_AT, {}],
};

test('both sides agree on where everything lies', () => {
  if (!has('cc')) return skip('a C compiler', 'layout of what kernel and user space share');
  const lines: string[] = [];
  const wanted: string[] = [];
  for (const [name, [offsets, renamed]] of Object.entries(MEMBERS))
    for (const [member, at] of Object.entries(offsets)) {
      const field = renamed[member] ?? member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const whole = member === 'size' && !('length' in offsets && name === 'item');
      const of = member === 'size' ? `sizeof(struct ${name})` : `offsetof(struct ${name}, ${field})`;
      lines.push(`printf("${name}.${member} %zu\\n", ${of});`);
      wanted.push(`${name}.${member} ${String(at)}`);
      assert.ok(whole || typeof at === 'number');
    }
  for (const [name, value] of [
    ['CALLS', layout.CALLS],
    ['COUNTED_IMAGES', layout.COUNTED_IMAGES],
    ['NO_CALL', layout.NO_CALL],
    ['BASE_CWD', layout.BASE_CWD],
    ['ROLE_ARGUMENTS', layout.ROLE.arguments],
    ['WALK_APART', layout.WALK.apart],
    ['ARCH_CAPABILITY', layout.ARCH.capability],
    ['RECORD_CAPABILITY', layout.RECORD.capability],
    ['ITEM_SOCKET', layout.ITEM.socket],
    ['SPEC_OPENS', layout.SPEC_FLAG.opens],
  ] as const) {
    lines.push(`printf("${name} %d\\n", (int)${name});`);
    wanted.push(`${name} ${value}`);
  }
  const folder = folderWith({
    'layout.c': `#include <stdio.h>\n#include <stddef.h>\n#include "${ROOT}/tracer/ebpf/shared.h"\nint main(void) {\n${lines.join('\n')}\n}\n`,
  });
  const built = spawnSync('cc', ['-o', join(folder, 'layout'), join(folder, 'layout.c')], { encoding: 'utf8' });
  assert.is(built.status, 0, built.stderr);
  const { stdout } = spawnSync(join(folder, 'layout'), { encoding: 'utf8' });
  assert.equal(stdout.trim().split('\n'), wanted);
});

/** `NAME OUTCOME` → how often. */
function tally(run: Run): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { observation, outcome, count } of run.entries) {
    if (observation.kind !== 'syscall') continue;
    const key = `${observation.syscall} ${outcome}`;
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return counts;
}

/** The same from `strace -f -y -o`, and the real paths of what openat opened. */
function straced(argv: readonly string[]): { readonly counts: Map<string, number>; readonly opened: Set<string> } {
  const log = join(folderWith(), 'log');
  spawnSync('strace', ['-f', '-y', '-o', log, ...argv], { stdio: 'ignore' });
  const counts = new Map<string, number>();
  const opened = new Set<string>();
  const begun = new Map<string, string>();
  for (const line of readFileSync(log, 'latin1').split('\n')) {
    const found = /^(\d+) +(?:(\w+)\((.*)|<\.\.\. (\w+) resumed>(.*))$/.exec(line);
    if (!found) continue;
    const [, pid = '', started, arguments_ = '', resumed, rest = ''] = found;
    if (line.endsWith('<unfinished ...>')) {
      begun.set(pid, arguments_);
      continue;
    }
    const text = resumed === undefined ? arguments_ : `${begun.get(pid) ?? ''}${rest}`;
    const name = started ?? resumed ?? '';
    const [, failed, interrupted] = /.* = (?:-1 (E\w+)|\?(?: (ERESTART\w+))?|[-0-9a-fx]+)/s.exec(text) ?? [];
    // What rt_sigreturn "returns" is what was in the register when the signal came.
    const outcome = name === 'rt_sigreturn' ? 'ok' : (failed ?? (interrupted === undefined ? 'ok' : 'EINTR'));
    counts.set(`${name} ${outcome}`, (counts.get(`${name} ${outcome}`) ?? 0) + 1);
    const path = name === 'openat' ? /.* = \d+<(\/.*)>$/s.exec(text)?.[1] : undefined;
    if (path !== undefined) opened.add(path);
  }
  return { counts, opened };
}

const work = folderWith({ 'in.txt': 'one\ntwo\n', 'hello.c': 'int main(void) { return 0; }\n' });
mkdirSync(join(work, 'many'));
for (let i = 0; i < 300; i++) writeFileSync(join(work, 'many', `f${i}`), '');

/** Programs that do the same each time they run. */
const PROGRAMS: readonly (readonly [string, ...string[]])[] = [
  ['cat', join(work, 'in.txt')],
  ['sort', '-o', join(work, 'out.txt'), join(work, 'in.txt')],
  ['find', join(work, 'many'), '-name', 'f1*', '-newer', join(work, 'in.txt')],
  ['sh', '-c', `cp -r ${join(work, 'many')} ${join(work, 'copy')} && rm -r ${join(work, 'copy')}`],
  [
    '/usr/bin/python3',
    '-S',
    '-c',
    `import os\nos.mkdir(${JSON.stringify(join(work, 'd'))}); os.rmdir(${JSON.stringify(join(work, 'd'))})`,
  ],
  [
    'sh',
    '-c',
    `cd ${work}; mkdir -p q/w; touch q/w/e; ln -s e q/w/l; cat q/w/l; chmod 600 q/w/l; mv q/w/e q/f; rm -r q`,
  ],
  ['sh', '-c', 'for i in 1 2 3 4 5 6 7 8 9 10; do /bin/true; done'],
  ['tar', 'cf', '/dev/null', '-C', work, 'many'],
  ['bash', '-c', 'kill -TERM $$'],
  ['dd', 'if=/dev/zero', 'of=/dev/null', 'bs=1', 'count=5000'],
];

for (const argv of PROGRAMS) {
  const name = argv.join(' ').replaceAll(work, '…').slice(0, 70);
  test(`every call, its outcome and its count: ${name}`, async () => {
    if (lacking !== undefined) return skip(lacking, `strace and the engine on ${name}`);
    if (!has('strace') || !has(argv[0])) return skip(`strace and ${argv[0]}`, `strace and the engine on ${name}`);
    // The same streams for both: programs look at them.
    const silent = ['sh', '-c', 'exec "$@" </dev/null >/dev/null 2>&1', 'sh', ...argv] as const;
    const reference = straced(silent);
    const { run } = await watched(command(...silent));
    assert.is(run.end?.lost, 0);
    const counts = tally(run);
    const differences = [...new Set([...reference.counts.keys(), ...counts.keys()])]
      .filter((key) => !RACES.test(key) && reference.counts.get(key) !== counts.get(key))
      .map((key) => `${key}: strace ${reference.counts.get(key) ?? 0}, polc ${counts.get(key) ?? 0}`);
    assert.equal(differences, []);
    const read = run.entries.flatMap(({ observation: seen, outcome }) =>
      seen.kind === 'file' && outcome === 'ok' && ['read', 'write', 'list', 'append'].includes(seen.op)
        ? [seen.path]
        : [],
    );
    const missing = [...reference.opened].filter((path) => !read.includes(path) && !path.startsWith('/proc/'));
    assert.equal(missing, []);
  });
}

/** When a child's end is noticed is a matter of microseconds. */
const RACES = /^(?:wait4|rt_sigreturn) /;

test('a kernel that gives addresses no types shows the same', async () => {
  if (lacking !== undefined) return skip(lacking, 'reading without casts');
  const script = `cd ${work}; find many; cat in.txt; mkdir e; mv e e2; rmdir e2; ls -l /proc/self/fd`;
  const seenWith = async (casts: boolean): Promise<readonly string[]> => {
    const { run } = await watched(command('sh', '-c', `(${script}) </dev/null >/dev/null`), {}, casts);
    return run.entries.flatMap(({ image, observation, outcome, count }) =>
      observation.kind === 'file' ? [JSON.stringify([image, observation, outcome, count])] : [],
    );
  };
  const numberless = (lines: readonly string[]): readonly string[] =>
    lines.map((line) => line.replaceAll(/\/proc\/\d+/g, '/proc/N')).sort();
  assert.equal(numberless(await seenWith(false)), numberless(await seenWith(true)));
});

test('the program runs as it would without: status, signal, streams', async () => {
  if (lacking !== undefined) return skip(lacking, 'transparency of the eBPF engine');
  assert.is((await watched(command('sh', '-c', 'exit 7'))).status, 7 << 8);
  assert.is((await watched(command('sh', '-c', 'kill -KILL $$'))).status, 9);
});

/** Behaviours of one kind, as text. */
const seen = (run: Run, kind: string): readonly string[] =>
  run.entries.filter(({ observation }) => observation.kind === kind).map((entry) => JSON.stringify(entry));

test('code of the other architecture is told as such', async () => {
  if (lacking !== undefined) return skip(lacking, 'int 0x80');
  if (process.arch !== 'x64' || !has('cc')) return skip('x86-64 and a C compiler', 'int 0x80');
  // 20 is getpid for i386, writev for x86-64.
  const folder = folderWith({
    'a.c': 'int main(void) { for (int i = 0; i < 7; i++) { int r; asm volatile("int $0x80" : "=a"(r) : "a"(20)); } }',
  });
  assert.is(spawnSync('cc', ['-O1', '-o', join(folder, 'a'), join(folder, 'a.c')]).status, 0);
  const { run } = await watched(command(join(folder, 'a')));
  const foreign = run.entries.filter(({ observation: o }) => o.kind === 'syscall' && o.arch === 'i386');
  assert.equal(
    foreign.map(({ observation: o, count }) => [o.kind === 'syscall' && o.syscall, count]),
    [['getpid', 7]],
  );
  assert.equal(run.end?.marks, [{ mark: 'foreign code', detail: 'i386' }]);
});

test('what a filter of the program refuses is seen, with its errno', async () => {
  if (lacking !== undefined) return skip(lacking, 'refused calls');
  if (!existsSync('/usr/bin/python3')) return skip('python3', 'refused calls');
  // One filter: getppid (110; aarch64 173) gives EPERM.
  const nr = process.arch === 'x64' ? 110 : 173;
  const script = `import ctypes, struct, os
code = b''.join(struct.pack('HBBI', *i) for i in [(0x20,0,0,0), (0x15,0,1,${nr}), (6,0,0,0x50001), (6,0,0,0x7fff0000)])
buffer = ctypes.create_string_buffer(code)
class P(ctypes.Structure): _fields_ = [('len', ctypes.c_ushort), ('filter', ctypes.c_void_p)]
libc = ctypes.CDLL(None)
libc.prctl(38, 1, 0, 0, 0)
libc.prctl(22, 2, ctypes.byref(P(4, ctypes.addressof(buffer))))
libc.getppid()`;
  const { run } = await watched(command('/usr/bin/python3', '-S', '-c', script));
  const calls = run.entries.filter(({ observation: o }) => o.kind === 'syscall' && o.syscall === 'getppid');
  assert.equal(
    calls.map(({ outcome }) => outcome),
    ['EPERM'],
  );
});

test('a name that was empty is read again where the program can write to it', async () => {
  if (lacking !== undefined) return skip(lacking, 'names that were empty');
  if (!existsSync('/usr/bin/python3')) return skip('python3', 'names that were empty');
  // newfstatat with AT_EMPTY_PATH, of a name that is the same address each time.
  const number = process.arch === 'x64' ? 262 : 79;
  const script = `import ctypes, os
libc, status, name = ctypes.CDLL(None), ctypes.create_string_buffer(256), ctypes.create_string_buffer(64)
root = os.open('/', os.O_RDONLY)
def look(): libc.syscall(${number}, root, name, status, 0x1000)
for _ in range(5): look()
name.value = b'etc'
for _ in range(3): look()`;
  const { run } = await watched(command('/usr/bin/python3', '-S', '-c', script));
  const seen = run.entries.filter(({ observation: o }) => o.kind === 'file' && o.path === '/etc');
  assert.equal(
    seen.map(({ count }) => count),
    [3],
  );
});

test('sockets, addresses, signals and capabilities are seen', async () => {
  if (lacking !== undefined) return skip(lacking, 'sockets and the like');
  if (!existsSync('/usr/bin/python3')) return skip('python3', 'sockets and the like');
  const folder = folderWith();
  const script = `import socket, os, signal
os.chdir(${JSON.stringify(folder)})
u = socket.socket(socket.AF_UNIX); u.bind('here.sock')
t = socket.socket(); t.bind(('127.0.0.1', 0)); t.listen(1)
c = socket.socket(); c.setblocking(False)
try: c.connect(t.getsockname())
except BlockingIOError: pass
d = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM); d.sendto(b'x', ('::1', 9))
signal.signal(signal.SIGUSR1, lambda *a: None); os.kill(os.getpid(), signal.SIGUSR1)
child = os.fork()
if child == 0: signal.pause()
os.kill(child, signal.SIGTERM); os.wait()
os.chroot('/')`;
  const { run } = await watched(command('/usr/bin/python3', '-S', '-c', script));
  const unix = run.entries.flatMap(({ observation: o }) => (o.kind === 'unix' ? [`${o.op} ${o.name}`] : []));
  assert.equal(unix, [`bind ${folder}/here.sock`]);
  const net = run.entries.flatMap(({ observation: o }) =>
    o.kind === 'net' ? [`${o.op} ${o.transport} ${o.address} ${o.port > 1024 ? 'high' : o.port}`] : [],
  );
  assert.equal(net.sort(), ['bind tcp 127.0.0.1 0', 'connect tcp 127.0.0.1 high', 'connect udp ::1 9']);
  const signals = run.entries.flatMap(({ observation: o }) => (o.kind === 'signal' ? [`${o.signal} ${o.to}`] : []));
  assert.equal(signals, ['10 self', '15 child']);
  if (!seesCapabilities) return skip('Linux 6.14', 'capabilities by cap_capable');
  const capabilities = run.entries.flatMap(({ observation: o }) => (o.kind === 'capability' ? [o.capability] : []));
  assert.equal(capabilities, ['sys_chroot']);
});

test('what a process may in a user namespace of its own is no capability that a policy has to grant', async () => {
  if (lacking !== undefined) return skip(lacking, 'capabilities in user namespaces');
  if (!seesCapabilities) return skip('Linux 6.14', 'capabilities in user namespaces');
  if (!existsSync('/usr/bin/unshare')) return skip('unshare', 'capabilities in user namespaces');
  const { run } = await watched(
    command('/usr/bin/unshare', '--user', '--map-root-user', '--uts', '/usr/bin/hostname', 'elsewhere'),
  );
  const granted = run.entries.flatMap(({ observation: o, outcome }) =>
    o.kind === 'capability' && outcome === 'ok' ? [o.capability] : [],
  );
  assert.equal(granted, []);
  assert.ok(run.entries.some(({ observation: o }) => o.kind === 'syscall' && o.syscall === 'sethostname'));
});

test('a program in memory has its name there, and files on a tmpfs take no capability', async () => {
  if (lacking !== undefined) return skip(lacking, 'programs in memory');
  if (!existsSync('/usr/bin/python3')) return skip('python3', 'programs in memory');
  const script = `import os
fd = os.memfd_create('inside', 0)
os.write(fd, open('/bin/true', 'rb').read())
os.execve(fd, ['true'], {})`;
  const { run } = await watched(command('/usr/bin/python3', '-S', '-c', script));
  const [, inside] = run.images;
  assert.is(inside?.path, '/memfd:inside');
  const executed = run.entries.flatMap(({ observation: o }) =>
    o.kind === 'exec' && o.into === inside?.id ? [o.path] : [],
  );
  assert.equal(executed, ['/memfd:inside']);
  assert.equal(
    run.entries.filter(({ observation }) => observation.kind === 'capability'),
    [],
  );
});

test('scripts: the image names interpreter and script, exec leads into it', async () => {
  if (lacking !== undefined) return skip(lacking, 'scripts');
  const folder = folderWith({ 'a.sh': '#!/bin/sh\n/bin/true\n' });
  chmodSync(join(folder, 'a.sh'), 0o755);
  const { run } = await watched(command('sh', '-c', `cd ${folder}; ./a.sh; true`));
  const script = run.images.find((image) => image.script !== undefined);
  assert.is(script?.script, join(folder, 'a.sh'));
  assert.is(script?.parent, 1);
  assert.ok(seen(run, 'exec').some((text) => text.includes('a.sh') && text.includes(`"into":${script?.id}`)));
});

test('a process that runs already is watched with all its threads and children, and goes on afterwards', async () => {
  if (lacking !== undefined) return skip(lacking, '--pid');
  const child = spawn('sh', ['-c', 'while :; do /bin/true; sleep 0.05; done'], { stdio: 'ignore' });
  try {
    const { run, status } = await watched({ kind: 'process', pid: child.pid ?? 0 }, once(soon));
    assert.is(status, undefined);
    assert.equal(run.end?.marks, [{ mark: 'joined' }]);
    const shell = run.images.find(({ argv, parent }) => argv[0] === 'sh' && parent === undefined);
    assert.ok(shell);
    assert.ok(run.images.some(({ path, parent }) => path.endsWith('/true') && parent === shell?.id));
    assert.is(child.exitCode ?? child.signalCode, null);
  } finally {
    child.kill('SIGKILL');
  }
});

test('what is started in a cgroup is watched, and what ran there', async () => {
  if (lacking !== undefined) return skip(lacking, '--cgroup');
  const path = makeCgroup(String(process.pid));
  if (path === undefined) return skip('a cgroup v2 hierarchy to write to', '--cgroup');
  // One that is there before the trace begins, and one that comes; both end then, and with them the run.
  const flag = join(folderWith({ flag: '' }), 'flag');
  const loop = `echo $$ > ${path}/cgroup.procs; while [ -e ${flag} ]; do sleep 0.1; done`;
  const there = spawn('sh', ['-c', loop], { stdio: 'ignore' });
  const come = (): void => {
    const cat = spawn('sh', ['-c', `echo $$ > ${path}/cgroup.procs; exec cat /etc/hostname`], { stdio: 'ignore' });
    cat.on('exit', () => setTimeout(() => rmSync(flag), 500));
  };
  try {
    while (readFileSync(join(path, 'cgroup.procs'), 'utf8') === '') await new Promise((done) => setTimeout(done, 20));
    const trace = watched({ kind: 'cgroup', path }, { onStart: come });
    const { run } = await trace;
    assert.ok(run.images.some((image) => image.path.endsWith('/cat') && image.parent === undefined));
    assert.ok(run.images.some((image) => image.path.endsWith('/sleep') && image.parent !== undefined));
    assert.ok(seen(run, 'file').some((text) => text.includes('"/etc/hostname"')));
  } finally {
    there.kill('SIGKILL');
    removeCgroup(path);
  }
});

test('thousands of processes are followed, none lost', async () => {
  if (lacking !== undefined) return skip(lacking, 'thousands of processes');
  const { run } = await watched(command('sh', '-c', 'i=0; while [ $i -lt 2000 ]; do (:); i=$((i+1)); done; /bin/true'));
  assert.is(run.end?.processes, 2002);
  assert.is(run.end?.lost, 0);
  assert.equal(run.images.length, 2);
});

test('of calls whose arguments do not matter, too, is told how many processes made them', async () => {
  if (lacking !== undefined) return skip(lacking, 'processes of plain calls');
  const { run } = await watched(command('sh', '-c', 'for i in 1 2 3 4 5 6 7 8 9; do /bin/true; done; :'));
  const image = run.images.find(({ path }) => path.endsWith('/true'))?.id;
  const plain = run.entries.filter(
    ({ image: of, observation }) =>
      of === image &&
      observation.kind === 'syscall' &&
      /^(?:brk|close|read|munmap|exit_group)$/.test(observation.syscall),
  );
  // A Bloom filter counts: one that meets another's bit is told of too few.
  assert.ok(plain.length >= 4, String(plain.length));
  assert.ok(plain.some(({ processes }) => processes === 9));
});

test('what polc was too slow for is told as lost, and what comes again is seen then', async () => {
  if (lacking !== undefined) return skip(lacking, 'lost events');
  if (!existsSync('/usr/bin/python3')) return skip('python3', 'lost events');
  const folder = folderWith();
  // Each some 4 KiB in the ring of 32 MiB, which nobody empties meanwhile.
  const script = `import os, time
def wait(name):
    while not os.path.exists('${folder}/' + name): time.sleep(.01)
def look(i):
    try: os.stat('/nonexistent/' + str(i) + ('/' + 'x' * 200) * 19)
    except OSError: pass
wait('begin')
for i in range(20000): look(i)
open('${folder}/full', 'w').close()
wait('again')
look(19999)
open('${folder}/done', 'w').close()
time.sleep(100)`;
  const child = spawn('/usr/bin/python3', ['-S', '-c', script], { stdio: 'ignore' });
  const end = new AbortController();
  try {
    const onStart = (): void => {
      writeFileSync(join(folder, 'begin'), '');
      const until = Date.now() + 60_000;
      const pause = new Int32Array(new SharedArrayBuffer(4));
      while (!existsSync(join(folder, 'full')) && Date.now() < until) Atomics.wait(pause, 0, 0, 10);
      void sleep(200).then(async () => {
        writeFileSync(join(folder, 'again'), '');
        while (!existsSync(join(folder, 'done')) && Date.now() < until) await sleep(10);
        end.abort();
      });
    };
    const { run } = await watched({ kind: 'process', pid: child.pid ?? 0 }, { onStart, until: end.signal });
    assert.ok((run.end?.lost ?? 0) > 1000, String(run.end?.lost));
    assert.match(run.end?.marks.find(({ mark }) => mark === 'lost')?.detail ?? '', 'faster than polc');
    const looked = (i: number): boolean =>
      run.entries.some(({ observation: o }) => o.kind === 'file' && o.path.startsWith(`/nonexistent/${i}/`));
    assert.ok(looked(0));
    assert.not.ok(looked(19998));
    assert.ok(looked(19999));
  } finally {
    child.kill('SIGKILL');
  }
});

test('a program that runs on is ended with the run, or left', async () => {
  if (lacking !== undefined) return skip(lacking, 'ending a run');
  const { run, status } = await watched(command('sh', '-c', 'sleep 100'), once(soon));
  // The shell may see its child's end before the signal that is for itself.
  assert.ok(status === 15 || status === (128 + 15) << 8, String(status));
  assert.ok(run.entries.some(({ outcome }) => outcome === 'EINTR'));
  let pid = 0;
  const leaving = once(soon, 'leave');
  const other = await watched(command('sleep', '100'), {
    ...leaving,
    onStart: (started) => (leaving.onStart(), (pid = started ?? 0)),
  });
  assert.is(other.status, undefined);
  assert.ok(existsSync(`/proc/${pid}`));
  process.kill(pid, 'SIGKILL');
});

test('a process whose end was not seen is not waited for', async () => {
  if (lacking !== undefined) return skip(lacking, 'ends that were not seen');
  const program = new Program();
  program.attach();
  // The count that the kernel's side keeps, with one that is gone.
  const miscounting = new Proxy(program, {
    get(of, name): unknown {
      if (name === 'alive') return of.alive + 1;
      const value: unknown = Reflect.get(of, name, of);
      return typeof value === 'function' ? (value.bind(of) as unknown) : value;
    },
  });
  const recorder = emptyRecorder(['true']);
  const ending = await watch(miscounting, command('true'), { recorder });
  assert.is(ending.kind === 'ending' && ending.status, 0);
});

test('a process still runs while /proc has the pid, started then, and no zombie', async () => {
  const [uptime = ''] = readFileSync('/proc/uptime', 'utf8').split(' ');
  const child = spawn('sleep', ['100'], { stdio: 'ignore' });
  const pid = child.pid ?? 0;
  // Its start in hundredths of a second, which is all that /proc says.
  const around = Array.from(
    { length: 500 },
    (_, i) => BigInt(Math.round(Number(uptime) * 100) + i - 100) * 10_000_000n,
  );
  const started = around.filter((time) => stillRuns(pid, time));
  assert.is(started.length, 1);
  const ended = new Promise((done) => child.on('exit', done));
  child.kill('SIGKILL');
  await ended;
  assert.not.ok(stillRuns(pid, started[0] ?? 0n));
  // A zombie: its parent, a shell that has become another program by the time it ends, does not wait for it.
  const parent = spawn('sh', ['-c', 'cat <&3 & echo $!; exec sleep 100'], {
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
  });
  try {
    const zombie = Number(await new Promise<unknown>((told) => parent.stdout?.once('data', told)));
    while (readFileSync(`/proc/${parent.pid}/comm`, 'latin1') !== 'sleep\n') await sleep(20);
    parent.stdio[3]?.destroy();
    while (!/\) Z /.test(readFileSync(`/proc/${zombie}/stat`, 'latin1'))) await sleep(20);
    const field =
      readFileSync(`/proc/${zombie}/stat`, 'latin1')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? '';
    assert.not.ok(stillRuns(zombie, BigInt(field) * 10_000_000n));
  } finally {
    parent.kill('SIGKILL');
  }
});

test('a path that can’t be looked at is one of nothing', () => {
  const { pid } = process;
  const me = { tgid: pid, pid, fsuid: 0, root: { inode: 0n, device: 0, mountNamespace: 0 } };
  const lookup = new Lookup();
  const long = `/${'x'.repeat(300)}`;
  const { path, object } = lookup.find(me, long, false);
  assert.equal([path, object], [long, 'none']);
  lookup.close();
});

test('a program that can’t be executed is said so', async () => {
  if (lacking !== undefined) return skip(lacking, 'failing execve');
  const file = join(folderWith({ x: 'no program' }), 'x');
  chmodSync(file, 0o755);
  const target = { kind: 'command', plan: { path: file, argv: [file], env: [] } } as const;
  const failed = await watched(target).then(
    () => '',
    (error: unknown) => String(error),
  );
  assert.match(failed, /cannot run .*ENOEXEC/);
});

test('the trace says whether capabilities were seen: as the program on cap_capable was attached', () => {
  if (lacking !== undefined) return skip(lacking, 'seesCapabilities in the trace');
  const folder = folderWith();
  const { status, stderr } = polc(['learn', '--engine', 'ebpf', '-o', 'a.policy', '--', 'true'], { cwd: folder });
  assert.is(status, 0, stderr);
  const [start = ''] = readFileSync(join(folder, 'a.trace'), 'utf8').split('\n');
  assert.is((JSON.parse(start) as { seesCapabilities?: boolean }).seesCapabilities, seesCapabilities);
});

test('what is no process and no cgroup is said so', () => {
  const { status, stderr } = polc(['learn', '--pid', '4194305']);
  assert.equal([status, ...codesIn(stderr)], [2, 'POL6630']);
  assert.equal(codesIn(polc(['learn', '--cgroup', '/etc']).stderr), ['POL6630']);
  assert.equal(codesIn(polc(['learn', '--pid', 'x']).stderr), ['POL6001']);
});

test('without root it is said what is missing', () => {
  if (process.getuid?.() !== 0 || !has('setpriv')) return skip('root and setpriv', 'missing privileges');
  const file = join(ROOT, 'tracer/ebpf/index.ts');
  const folder = folderWith({
    'driver.mts': `import { ebpfSupport } from ${JSON.stringify(file)};\nconsole.log(JSON.stringify(ebpfSupport()));\n`,
  });
  const node = [process.execPath, '--import', 'tsx', join(folder, 'driver.mts')];
  const dropped = ['--bounding-set=-all', '--inh-caps=-all', ...node];
  const { stdout } = spawnSync('setpriv', dropped, { encoding: 'utf8', cwd: ROOT });
  assert.match(stdout, /"kind":"no","reason":"it takes root \(CAP_BPF and CAP_PERFMON\)"/);
});

test('what is open of it is closed when it is done', async () => {
  if (lacking !== undefined) return skip(lacking, 'closing of the eBPF engine');
  await watched(command('true'));
  const links = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return '';
    }
  });
  assert.equal(
    links.filter((link) => /bpf/.test(link)),
    [],
  );
});

test.run();
