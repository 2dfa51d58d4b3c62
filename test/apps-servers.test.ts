/** curl, redis and nginx under their shipped policies, talking to each other's plain versions on free ports of 127.0.0.1. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { connect } from 'node:net';
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
  isRoot,
  ownDaemon,
  policyFile,
  start,
  stopAll,
  unconfined,
  until,
} from './support/apps.js';
import { skip } from './support/skip.js';

function programTest(paths: readonly string[], name: string, body: () => void | Promise<void>): void {
  const missing = paths.find((path) => !installed(path));
  if (missing === undefined) test(name, body);
  else skip(missing, name);
}

test.after.each(stopAll);

// ---- curl ------------------------------------------------------------------------------------------------------------------

/** Answers with the method, the path and the size of the body. A process of its own: this one waits for curl. */
const ECHO = `
require('http').createServer((request, response) => {
  let size = 0;
  request.on('data', (d) => (size += d.length)).on('end', () => {
    response.statusCode = request.url === '/missing' ? 404 : 200;
    response.end(request.method + ' ' + request.url + ' ' + size + '\\n' + 'x'.repeat(request.url === '/big' ? 1e6 : 0));
  });
}).listen(Number(process.argv[1]), '127.0.0.1');
`;

programTest(['/usr/bin/curl'], 'curl fetches and sends, but does not bind, and speaks to no Unix socket', async () => {
  const [port = 0] = await freePorts(1);
  const server = start([process.execPath, '-e', ECHO, String(port)]);
  const url = `http://localhost:${port}`;
  await until(async () => (await fetch(`http://127.0.0.1:${port}/`)).ok || undefined, server.output);
  const cwd = folder();
  const policy = adapted('curl', { ports: `[${port}]`, downloads: `["${cwd}/**"]`, files: `["${cwd}/**"]` });
  const run = (...args: readonly string[]) => confined(policy, ['curl', '-sS', ...args], { cwd });
  assert.equal(run(`${url}/hello`), unconfined(['curl', '-sS', `${url}/hello`], { cwd }));
  assert.is(run(`${url}/hello`).stdout, 'GET /hello 0\n');
  assert.equal(run('-o', 'page', `${url}/big`), { status: 0, signal: null, stdout: '', stderr: '' });
  assert.is(readFileSync(join(cwd, 'page')).length, 1_000_011);
  assert.is(run('-T', 'page', `${url}/up`).stdout, 'PUT /up 1000011\n');
  assert.is(run('-f', `${url}/missing`).status, 22);

  const bound = run('--interface', '127.0.0.1', `${url}/hello`);
  assert.is(bound.status, 45);
  assert.match(bound.stderr, /bind failed with errno 1: Operation not permitted/);
  assert.is(unconfined(['curl', '-sS', '--interface', '127.0.0.1', `${url}/hello`]).status, 0);

  const socket = join(cwd, 'socket');
  const unix = createHttpServer((_, response) => response.end('unix'));
  await new Promise<void>((resolve) => unix.listen(socket, resolve));
  assert.is(run('--unix-socket', socket, 'http://x/').status, 7); // it can't connect
  unix.close();
  server.signal('SIGTERM');
  await server.ended();
});

programTest(['/usr/bin/curl'], 'curl asks for names, in a thread that it can wake', () => {
  const run = confined(policyFile('curl'), ['curl', '-sS', '--connect-timeout', '2', 'http://name.invalid/']);
  assert.match(run.stderr, /^curl: \((6|28)\) (Could not resolve host: name\.invalid|Resolving timed out)/);
});

programTest(['/usr/bin/curl'], 'curl says its version under the policy as shipped', () => {
  assert.equal(confined(policyFile('curl'), ['curl', '--version']), unconfined(['curl', '--version']));
});

// ---- redis -----------------------------------------------------------------------------------------------------------------

/** One command in, what comes back within a moment of silence out. */
function redis(port: number, ...words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    let quiet: NodeJS.Timeout | undefined;
    const done = (): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setEncoding('latin1').on('error', reject).on('close', done);
    socket.on('data', (text: string) => {
      answer += text;
      clearTimeout(quiet);
      quiet = setTimeout(done, 50);
    });
    socket.write(`*${words.length}\r\n${words.map((w) => `$${Buffer.byteLength(w)}\r\n${w}\r\n`).join('')}`);
  });
}

const REDIS = '/usr/bin/redis-server';

async function redisAt(data: string, more: readonly string[] = []) {
  const [port = 0] = await freePorts(1);
  const policy = adapted('redis-server', { listen: `[${port}]`, data: `["${data}/**"]`, folder: `["${data}"]` });
  const command = [REDIS, '--port', String(port), '--bind', '127.0.0.1', '--dir', data, '--save', '', ...more];
  const server = start(confinedCommand(policy, command), { cwd: data });
  await until(async () => (await redis(port, 'PING')) === '+PONG\r\n' || undefined, server.output);
  return { port, server };
}

programTest([REDIS], 'redis serves, writes snapshots in a child, and ends when it is told to', async () => {
  const data = folder();
  const { port, server } = await redisAt(data);
  assert.is(await redis(port, 'SET', 'key', 'value'), '+OK\r\n');
  assert.is(await redis(port, 'GET', 'key'), '$5\r\nvalue\r\n');
  assert.is(await redis(port, 'EVAL', 'return redis.call("incr", "n")', '0'), ':1\r\n');
  assert.match(await redis(port, 'BGSAVE'), /^\+Background saving started/);
  await until(async () => existsSync(join(data, 'dump.rdb')) || undefined, server.output);
  await until(
    async () => /rdb_bgsave_in_progress:0/.test(await redis(port, 'INFO', 'persistence')) || undefined,
    server.output,
  );
  assert.is(await redis(port, 'CONFIG', 'SET', 'appendonly', 'yes'), '+OK\r\n');
  await until(
    async () => /aof_rewrite_in_progress:0/.test(await redis(port, 'INFO', 'persistence')) || undefined,
    server.output,
  );
  assert.is(await redis(port, 'SET', 'key', 'other'), '+OK\r\n');
  server.signal('SIGTERM');
  const { status } = await server.ended();
  assert.is(status, 0, server.output());
  assert.match(server.output(), /Background saving terminated with success/);
  assert.not.match(server.output(), /Operation not permitted/);
  // What it wrote is what a plain server reads.
  const check = spawnSync('/usr/bin/redis-check-rdb', [join(data, 'dump.rdb')], { encoding: 'utf8' });
  assert.is(check.status, 0, check.stdout);
});

programTest([REDIS], 'redis executes nothing: a restart from inside fails at execve', async () => {
  const data = folder();
  const { port, server } = await redisAt(data, ['--enable-debug-command', 'local']);
  await redis(port, 'DEBUG', 'RESTART').catch(() => '');
  const { status, signal } = await server.ended();
  // restartServer() in server.c: where execve fails, there is nothing left to do but exit.
  assert.equal({ status, signal }, { status: 1, signal: null }, server.output());
  assert.ok(!(await redis(port, 'PING').catch(() => undefined)), 'nobody listens any more');
});

programTest([REDIS], 'redis opens no Unix socket that the policy does not name', async () => {
  const data = folder();
  const [port = 0] = await freePorts(1);
  const policy = adapted('redis-server', { listen: `[${port}]`, data: `["${data}/**"]`, folder: `["${data}"]` });
  const command = [
    REDIS,
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    data,
    '--unixsocket',
    join(data, 'socket'),
  ];
  const { status, stdout } = confined(policy, command, { cwd: data });
  assert.is(status, 1);
  assert.match(stdout, /nix socket.*Operation not permitted/);
});

// ---- nginx -----------------------------------------------------------------------------------------------------------------

const NGINX = '/usr/sbin/nginx';

/** A daemon's master is a child of init's: only such a one would execute a new binary. */
async function nginxAt(base: string, daemon: 'on' | 'off') {
  const [front = 0, back = 0] = await freePorts(2);
  chmodSync(base, 0o755); // the workers are another user's
  for (const name of ['html', 'state', 'logs']) mkdirSync(join(base, name));
  writeFileSync(join(base, 'html/index.html'), 'hello\n');
  writeFileSync(join(base, 'html/big'), 'x'.repeat(3_000_000));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((n) => `${n}_temp_path ${base}/state/${n};`)
    .join(' ');
  writeFileSync(
    join(base, 'nginx.conf'),
    `daemon ${daemon}; pid ${base}/state/pid; error_log ${base}/logs/error.log notice; worker_processes 2;
${isRoot ? 'user www-data;' : ''}
events { worker_connections 64; }
http {
  access_log ${base}/logs/access.log; sendfile on; ${temporary}
  server { listen 127.0.0.1:${front}; root ${base}/html; client_max_body_size 8m; location /app/ { proxy_pass http://127.0.0.1:${back}/; } }
  server { listen 127.0.0.1:${back}; root ${base}/html; client_max_body_size 8m; gzip on; gzip_types *; }
}
`,
  );
  const policy = adapted('nginx', {
    listen: `[${front}, ${back}]`,
    backends: `[${back}]`,
    sites: `["${base}/html/**"]`,
    config: `["${base}/nginx.conf"]`,
    state: `["${base}/state", "${base}/state/**"]`,
    logs: `["${base}/logs/*.log"]`,
  });
  const server = start(
    confinedCommand(policy, [NGINX, '-e', join(base, 'logs/error.log'), '-c', join(base, 'nginx.conf')]),
  );
  const log = (): string =>
    server.output() +
    (existsSync(join(base, 'logs/error.log')) ? readFileSync(join(base, 'logs/error.log'), 'utf8') : '');
  const get = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(`http://127.0.0.1:${front}${path}`, { signal: AbortSignal.timeout(5000), ...init });
  await until(async () => ((await get('/')).ok ? true : undefined), log);
  return { server, get, log };
}

programTest(
  [NGINX],
  `nginx serves and proxies with a master of ${isRoot ? 'root and workers of www-data' : 'one user'}`,
  async () => {
    const base = folder();
    const { server, get, log } = await nginxAt(base, 'off');
    assert.is(await (await get('/')).text(), 'hello\n');
    assert.is((await (await get('/big')).text()).length, 3_000_000);
    assert.is((await (await get('/app/big')).text()).length, 3_000_000);
    assert.is((await get('/missing')).status, 404);
    assert.is((await get('/app/', { method: 'POST', body: 'x'.repeat(2_000_000) })).status, 405);

    server.signal('SIGHUP');
    await until(async () => (/reconfiguring/.test(log()) ? true : undefined), log);
    writeFileSync(join(base, 'html/index.html'), 'changed\n');
    await until(async () => ((await (await get('/')).text()) === 'changed\n' ? true : undefined), log);
    server.signal('SIGUSR1');
    await until(async () => (/reopening logs/.test(log()) ? true : undefined), log);

    const workers = spawnSync('ps', ['-o', 'user=', '--ppid', String(server.pid)], { encoding: 'utf8' });
    if (isRoot && workers.status === 0) assert.match(workers.stdout, /^www-data$/m);
    server.signal('SIGQUIT');
    assert.is((await server.ended()).status, 0, log());
  },
);

programTest([NGINX], 'nginx executes no new binary', async () => {
  const base = folder();
  const { server, get, log } = await nginxAt(base, 'on');
  const master = Number(readFileSync(join(base, 'state/pid'), 'utf8'));
  ownDaemon(master);
  assert.is((await server.ended()).status, 0); // the one that was started has gone into the background
  process.kill(master, 'SIGUSR2');
  const refused = /execve\(\) failed while executing new binary process "[^"]*" \(1: Operation not permitted\)/;
  await until(async () => (refused.test(log()) ? true : undefined), log);
  assert.is(await (await get('/')).text(), 'hello\n'); // and the old one serves on
  process.kill(master, 'SIGQUIT');
  await until(async () => (existsSync(join(base, 'state/pid')) ? undefined : true), log);
});

programTest([NGINX], 'nginx says its version and finds a mistake under the policy as shipped', () => {
  assert.equal(confined(policyFile('nginx'), [NGINX, '-v']), unconfined([NGINX, '-v']));
});

test.run();
