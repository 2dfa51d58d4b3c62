/** The eBPF engine: what it says of places and addresses that are hard to tell, and that it owns up to what it can't. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { command, lacking, watched } from './support/ebpf.js';
import { folderWith } from './support/polc.js';
import { skip } from './support/skip.js';

/** The paths of files and folders that a Python script did this to. */
async function pathsOf(script: string, op: string): Promise<readonly string[]> {
  const { run } = await watched(command('/usr/bin/python3', '-S', '-c', script));
  return run.entries.flatMap(({ observation: o }) => (o.kind === 'file' && o.op === op ? [o.path] : []));
}

test('what is made where another file or folder was, in memory, is told by its own path', async () => {
  if (lacking !== undefined) return skip(lacking, 'addresses that are used again');
  if (!existsSync('/usr/bin/python3')) return skip('python3', 'addresses that are used again');
  if (!existsSync('/dev/shm')) return skip('/dev/shm', 'addresses that are used again');
  const rounds = 4000;
  // On a tmpfs they come back soonest.
  const base = mkdtempSync('/dev/shm/polc-test-');
  const script = `import os
for i in range(${rounds}):
  folder = f'${base}/{i:04d}'
  os.mkdir(folder)
  fd = os.open(folder, os.O_RDONLY)
  os.close(os.open('f', os.O_CREAT | os.O_WRONLY, dir_fd=fd))
  os.unlink('f', dir_fd=fd)
  os.close(fd)
  os.rmdir(folder)`;
  const made = (await pathsOf(script, 'create').finally(() => rmSync(base, { recursive: true }))).filter(
    (path) => path.startsWith(base) && path.endsWith('/f'),
  );
  assert.equal(
    made.sort(),
    Array.from({ length: rounds }, (_, i) => `${base}/${String(i).padStart(4, '0')}/f`),
  );
});

test('what lies in a folder that got another name is told by its new path', async () => {
  if (lacking !== undefined) return skip(lacking, 'folders that are renamed');
  if (!existsSync('/usr/bin/python3')) return skip('python3', 'folders that are renamed');
  const base = folderWith();
  mkdirSync(join(base, 'p'));
  writeFileSync(join(base, 'p/f'), '');
  const script = `import os
folder = os.open('${base}/p', os.O_RDONLY)
os.close(os.open('f', os.O_RDONLY, dir_fd=folder))
os.rename('${base}/p', '${base}/q')
os.close(os.open('f', os.O_RDONLY, dir_fd=folder))`;
  const read = (await pathsOf(script, 'read')).filter((path) => path.startsWith(base));
  assert.equal(read, [`${base}/p/f`, `${base}/q/f`]);
});

test('a relative chdir is told by the folder that it led to', async () => {
  if (lacking !== undefined) return skip(lacking, 'a relative chdir');
  if (!existsSync('/usr/bin/python3')) return skip('python3', 'a relative chdir');
  const base = folderWith();
  const script = `import os
os.chdir('${base}')
os.mkdir('w'); os.mkdir('w/v')
os.chdir('w'); os.chdir('v'); os.chdir('..')`;
  const { run } = await watched(command('/usr/bin/python3', '-S', '-c', script));
  const there = run.entries.flatMap(({ observation: o, outcome }) =>
    o.kind === 'file' && o.op !== 'create' && o.path.startsWith(base)
      ? [`${o.op} ${o.path} ${o.object} ${outcome}`]
      : [],
  );
  assert.equal(
    [...new Set(there)].sort(),
    ['', '/w', '/w/v'].map((path) => `stat ${base}${path} directory ok`),
  );
});

test('what lies too deep to be read is told as lost, if it matters', async () => {
  if (lacking !== undefined) return skip(lacking, 'paths that are too deep');
  if (!existsSync('/usr/bin/python3')) return skip('python3', 'paths that are too deep');
  const base = folderWith();
  const begin = `import os
os.chdir('${base}')
for i in range(70):
  os.mkdir('d')
  os.chdir('d')`;
  const lost = async (script: string): Promise<number> => {
    const { run } = await watched(command('/usr/bin/python3', '-S', '-c', script));
    const lost = run.end?.lost ?? 0;
    assert.equal(run.end?.marks, lost === 0 ? [] : [{ mark: 'lost', detail: 'a path too deep to read' }]);
    return lost;
  };
  assert.ok((await lost(begin)) > 0);
  const inside = `import os\nfd = os.open('${base}${'/d'.repeat(70)}', os.O_RDONLY)\nos.fchdir(fd)\n`;
  const without = await lost(`${inside}os.stat('/etc/passwd')`);
  assert.is(without, await lost(`${inside}os.close(os.open('/etc/passwd', os.O_RDONLY))`));
  assert.is(without + 1, await lost(`${inside}os.close(os.open('f', os.O_CREAT | os.O_WRONLY))`));
});

test('addresses that sendmmsg has besides its first are told as lost', async () => {
  if (lacking !== undefined) return skip(lacking, 'sendmmsg');
  if (!existsSync('/usr/bin/python3')) return skip('python3', 'sendmmsg');
  // Messages to one port of this host, each: struct sockaddr_in, struct iovec, struct mmsghdr.
  const sends = (count: number, named: boolean): string => `import ctypes, socket, struct
libc = ctypes.CDLL(None, use_errno=True)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('127.0.0.1', 0))
port = s.getsockname()[1]
s.connect(('127.0.0.1', port))
address = ctypes.create_string_buffer(struct.pack('=H', 2) + struct.pack('>HI', port, 0x7f000001) + bytes(8))
text = ctypes.create_string_buffer(b'x')
iov = ctypes.create_string_buffer(struct.pack('QQ', ctypes.addressof(text), 1))
name = ${named ? '(ctypes.addressof(address), 16)' : '(0, 0)'}
vector = b''.join(struct.pack('QIIQQQQiiII', *name, 0, ctypes.addressof(iov), 1, 0, 0, 0, 0, 0, 0) for i in range(${count}))
assert libc.sendmmsg(s.fileno(), ctypes.create_string_buffer(vector), ${count}, 0) == ${count}`;
  const lost = async (count: number, named: boolean): Promise<readonly [number | undefined, number | undefined]> => {
    const { run, status } = await watched(command('/usr/bin/python3', '-c', sends(count, named)));
    return [status, run.end?.lost];
  };
  assert.equal(await lost(1, true), [0, 0]);
  assert.equal(await lost(2, false), [0, 0]);
  assert.equal(await lost(2, true), [0, 1]);
  assert.equal(await lost(3, false), [0, 1]);
});

test.run();
