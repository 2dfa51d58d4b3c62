/** Python and Node under their shipped policies: real scripts, and every way out that they try. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  adapted,
  confined,
  confinedCommand,
  folder,
  freePorts,
  installed,
  policyFile,
  start,
  stopAll,
  unconfined,
  until,
} from './support/apps.js';
import { skip } from './support/skip.js';

const PYTHON = '/usr/bin/python3';
// The one that Debian's or NodeSource's package brings, else the one that runs this.
const NODE = ['/usr/bin/node', '/usr/local/bin/node'].find(installed);

function programTest(path: string | undefined, name: string, body: () => void | Promise<void>): void {
  if (path !== undefined && installed(path)) test(name, body);
  else skip(path ?? '/usr/bin/node', name);
}

test.after.each(stopAll);

// ---- python3 ---------------------------------------------------------------------------------------------------------------

programTest(PYTHON, 'a Python script does its work', () => {
  const script = `
import asyncio, csv, hashlib, json, os, re, sqlite3, sys, tempfile, threading, zoneinfo, datetime
with open('out.json', 'w') as f: json.dump({'a': [1, 2]}, f)
os.rename('out.json', 'data.json'); print(json.load(open('data.json'))); os.unlink('data.json')
t = threading.Thread(target=lambda: print('thread')); t.start(); t.join()
with tempfile.TemporaryDirectory() as d:
    open(d + '/x', 'w').write('temporary'); print(open(d + '/x').read())
db = sqlite3.connect('a.db'); db.execute('create table if not exists t(a)'); db.execute('insert into t values (42)'); db.commit()
print(db.execute('select max(a) from t').fetchone())
print(hashlib.sha256(b'x').hexdigest(), os.path.basename(os.getcwd()) != '', len(os.listdir('/')) > 3)
async def later():
    await asyncio.sleep(0.01); return await asyncio.to_thread(lambda: 'async')
print(asyncio.run(later()))
print(datetime.datetime(2024, 7, 1, tzinfo=datetime.timezone.utc).astimezone(zoneinfo.ZoneInfo('Europe/Berlin')))
print(sys.stdin.read(), file=sys.stderr); sys.exit(4)
`;
  const [one, two] = [folder(), folder()];
  for (const cwd of [one, two]) writeFileSync(join(cwd, 'script.py'), script);
  const policy = adapted('python3', { data: `["${two}", "${two}/**"]` });
  const plain = unconfined([PYTHON, 'script.py'], { cwd: one, input: 'in' });
  assert.equal(confined(policy, [PYTHON, 'script.py'], { cwd: two, input: 'in' }), plain);
  assert.is(plain.status, 4, plain.stderr);
});

programTest(PYTHON, 'a Python script gets EPERM for the network, programs, tracing, mounts and machine code', () => {
  const attempts = `
import ctypes, errno, mmap, os, socket, subprocess, sys
libc = ctypes.CDLL(None, use_errno=True)
def call(f, *args):
    if f(*args) == -1: raise OSError(ctypes.get_errno(), 'call')
for name, attempt in {
    'packet': lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0),
    'inet': lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM),
    'netlink': lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW),
    'unix connect': lambda: socket.socket(socket.AF_UNIX).connect('/run/polc-none'),
    'child': lambda: subprocess.run(['/usr/bin/id']),
    'fork': os.fork,
    'exec': lambda: os.execv('/usr/bin/id', ['id']),
    'spawn': lambda: os.posix_spawn('/usr/bin/id', ['id'], {}),
    'ptrace': lambda: call(libc.ptrace, 16, os.getppid(), 0, 0),
    'mount': lambda: call(libc.mount, b'none', b'/tmp', b'tmpfs', 0, None),
    'unshare': lambda: call(libc.unshare, 0x10000000),
    'w+x': lambda: mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC),
    'setuid': lambda: os.setuid(os.getuid()),
    'chroot': lambda: os.chroot('/tmp'),
    'kernel log': lambda: call(libc.klogctl, 3, ctypes.create_string_buffer(64), 64),
    'listen': lambda: socket.create_server(('127.0.0.1', 0)),
}.items():
    try: attempt(); print(name, 'passed')
    except OSError as e: print(name, errno.errorcode[e.errno])
`;
  const { status, stdout, stderr } = confined(policyFile('python3'), [PYTHON, '-c', attempts]);
  assert.is(status, 0, stderr);
  const lines = stdout.trim().split('\n');
  assert.is(lines.length, 16, stdout);
  assert.equal(
    lines.filter((line) => !line.endsWith(' EPERM')),
    [],
  );
});

programTest(PYTHON, 'MDWE: memory that was writable never becomes executable, whichever way', () => {
  const script = `
import ctypes, mmap
libc = ctypes.CDLL(None, use_errno=True)
m = mmap.mmap(-1, 4096)
print(libc.mprotect(ctypes.c_void_p(ctypes.addressof(ctypes.c_char.from_buffer(m))), 4096, 5), ctypes.get_errno())
`;
  const under = confined(policyFile('python3'), [PYTHON, '-c', script]);
  assert.is(under.stdout, '-1 1\n', under.stderr);
  assert.is(unconfined([PYTHON, '-c', script]).stdout, '0 0\n');
});

// ---- node ------------------------------------------------------------------------------------------------------------------

programTest(NODE, 'a Node script does its work', () => {
  const script = `
const fs = require('fs'), os = require('os'), crypto = require('crypto'), zlib = require('zlib');
const { Worker } = require('worker_threads');
(async () => {
  fs.writeFileSync('a.json', JSON.stringify({ a: 1 }));
  fs.renameSync('a.json', 'b.json');
  console.log(await fs.promises.readFile('b.json', 'utf8'), fs.readdirSync('.').sort());
  fs.rmSync('b.json');
  console.log(crypto.pbkdf2Sync('a', 'b', 1000, 32, 'sha256').toString('hex'), os.userInfo().username);
  console.log(zlib.gunzipSync(await new Promise((r) => zlib.gzip('zipped', (e, b) => r(b)))).toString());
  console.log(await new Promise((r) => new Worker("require('worker_threads').parentPort.postMessage('worker')", { eval: true }).on('message', r)));
  await WebAssembly.instantiate(Buffer.from('AGFzbQEAAAA=', 'base64'));
  let sum = 0;
  for (let i = 0; i < 3e6; i++) sum = (sum + i * i) % 1000003; // long enough to be compiled
  console.log(sum);
  for await (const chunk of process.stdin) console.error(String(chunk));
  process.exitCode = 5;
})();
`;
  const [one, two] = [folder(), folder()];
  for (const cwd of [one, two]) writeFileSync(join(cwd, 'script.js'), script);
  const policy = adapted('node', { scripts: `["${two}/**"]`, data: `["${two}/**"]` });
  const plain = unconfined([NODE ?? '', 'script.js'], { cwd: one, input: 'in' });
  assert.equal(confined(policy, [NODE ?? '', 'script.js'], { cwd: two, input: 'in', profile: 'node' }), plain);
  assert.is(plain.status, 5, plain.stderr);
});

programTest(NODE, 'a Node script gets EPERM for programs, connections and servers', () => {
  const attempts = `
const { spawn, spawnSync } = require('child_process'), net = require('net');
const settled = (start, good) => new Promise((resolve) => {
  try { start().on('error', (e) => resolve(e.code)).on(good, () => resolve('passed')); } catch (e) { resolve(e.code); }
});
(async () => {
  console.log('spawnSync', spawnSync('/usr/bin/id').error?.code);
  console.log('spawn', await settled(() => spawn('/usr/bin/id'), 'exit'));
  console.log('connect', await settled(() => net.connect(1, '127.0.0.1'), 'connect'));
  console.log('listen', await settled(() => net.createServer().listen(0, '127.0.0.1'), 'listening'));
  console.log('unix', await settled(() => net.connect('/run/polc-none'), 'connect'));
})();
`;
  const { stdout, stderr } = confined(policyFile('node'), [NODE ?? '', '-e', attempts], { profile: 'node' });
  assert.is(stdout, 'spawnSync EPERM\nspawn EPERM\nconnect EPERM\nlisten EPERM\nunix EPERM\n', stderr);
});

programTest(NODE, 'an HTTP server in Node serves, and ends when it is told to', async () => {
  const [port = 0] = await freePorts(1);
  const cwd = folder();
  writeFileSync(join(cwd, 'page.txt'), 'a page\n');
  writeFileSync(
    join(cwd, 'server.js'),
    `
const server = require('http').createServer((request, response) => {
  if (request.url === '/spawn') return response.end(String(require('child_process').spawnSync('id').error?.code));
  response.end(require('fs').readFileSync('page.txt'));
}).listen(${port}, '127.0.0.1');
process.on('SIGTERM', () => server.close(() => process.exit(7)).closeAllConnections());
`,
  );
  const policy = adapted('node', { scripts: `["${cwd}/**"]`, data: `["${cwd}/**"]`, listen: `[${port}]` });
  const server = start(confinedCommand(policy, [NODE ?? '', 'server.js'], 'server'), { cwd });
  const get = async (path: string): Promise<string> => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  assert.is(await until(() => get('/'), server.output), readFileSync(join(cwd, 'page.txt'), 'utf8'));
  assert.is(await get('/spawn'), 'EPERM');
  server.signal('SIGTERM');
  assert.is((await server.ended()).status, 7);
});

test.run();
