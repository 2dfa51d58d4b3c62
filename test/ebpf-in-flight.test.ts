/** Calls that a process is in when the eBPF engine looks: the kernel's side would hear of them when they return. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lacking, once, soon, watched } from './support/ebpf.js';
import { nr } from './support/native-bpf.js';
import { folderWith } from './support/polc.js';
import { skip } from './support/skip.js';

test('a call that never returns is found in /proc', async () => {
  if (lacking !== undefined) return skip(lacking, 'calls in flight');
  if (!existsSync('/usr/bin/python3')) return skip('python3', 'calls in flight');
  const flag = join(folderWith(), 'watched');
  const script = `import os, time\nr, w = os.pipe()\nwhile not os.path.exists('${flag}'): time.sleep(.1)\nos.read(r, 1)`;
  const child = spawn('/usr/bin/python3', ['-S', '-c', script], { stdio: 'ignore' });
  const pid = child.pid ?? 0;
  const reads = async (): Promise<void> => {
    writeFileSync(flag, '');
    while (!readFileSync(`/proc/${pid}/syscall`, 'utf8').startsWith(`${nr.read} `)) await sleep(50);
  };
  try {
    const { run } = await watched({ kind: 'process', pid }, once(reads));
    const waiting = run.entries.filter(({ outcome }) => outcome === 'unknown').map(({ observation }) => observation);
    assert.equal(waiting, [{ kind: 'syscall', arch: run.start.host.arch, syscall: 'read' }]);
  } finally {
    child.kill('SIGKILL');
  }
});

test('a call that a 32-bit program is in has its own table’s name', async () => {
  if (lacking !== undefined) return skip(lacking, '32-bit calls in flight');
  // pause(2) is 29, which is shmget of x86_64.
  const folder = folderWith({
    'a.c': 'void _start(void) { for (;;) __asm__ volatile("int $0x80" : : "a"(29) : "memory"); }',
  });
  const built = spawnSync('cc', ['-m32', '-nostdlib', '-static', '-fno-pie', '-no-pie', '-o', 'a', 'a.c'], {
    cwd: folder,
  });
  const waits = built.status === 0 && spawnSync(join(folder, 'a'), { timeout: 300 }).signal === 'SIGTERM';
  if (process.arch !== 'x64' || !waits) return skip('a compiler and a kernel for i386', '32-bit calls in flight');
  const child = spawn(join(folder, 'a'), { stdio: 'ignore' });
  try {
    while (!readFileSync(`/proc/${child.pid ?? 0}/syscall`, 'utf8').startsWith('29 ')) await sleep(20);
    const { run } = await watched(
      { kind: 'process', pid: child.pid ?? 0 },
      once(async () => sleep(200)),
    );
    assert.equal(
      run.entries.map(({ observation }) => observation),
      [{ kind: 'syscall', arch: 'i386', syscall: 'pause' }],
    );
    assert.ok(run.end?.marks.some(({ mark }) => mark === 'foreign code'));
  } finally {
    child.kill('SIGKILL');
  }
});

test('a process in another root that waits all the while is told of, by its path there', async () => {
  if (lacking !== undefined) return skip(lacking, 'a quiet process in another root');
  const root = folderWith();
  if (spawnSync('cc', ['-static', '-o', join(root, 'wait'), '-xc', '-'], { input: WAIT }).status !== 0)
    return skip('a C compiler and a static C library', 'a quiet process in another root');
  const child = spawn('chroot', [root, '/wait'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await new Promise((ready) => child.stdout.once('data', ready));
    const { run } = await watched({ kind: 'process', pid: child.pid ?? 0 }, once(soon));
    assert.equal(
      run.images.map(({ path, argv }) => [path, ...argv]),
      [['/wait', '/wait']],
    );
    assert.equal(
      run.entries.map(({ observation: o, outcome }) => (o.kind === 'syscall' ? [o.syscall, outcome] : o)),
      [['pause', 'unknown']],
    );
  } finally {
    child.kill('SIGKILL');
  }
});

const WAIT = '#include <unistd.h>\nint main(void) { write(1, "r", 1); for (;;) pause(); }\n';

test.run();
