/** The shipped policies as rulesets: goldens (`UPDATE=1` rewrites them), and programs that run under seccomp and Landlock. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rulesetJson } from '../backends/landlock/index.js';
import { adapted, environment, installed, ROOT } from './support/apps.js';
import { compileFile, hostAbi, made, PYTHON, runUnder, temporaryFolder, underLandlock } from './support/landlock.js';
import { skip } from './support/skip.js';

/** Of Linux 6.15, whatever runs here. */
const GOLDEN_ABI = 7;
const abi = hostAbi();

process.chdir(ROOT); // modules are named from there

const apps = readdirSync('policies/apps')
  .filter((name) => name.endsWith('.policy'))
  .map((name) => name.replace(/\.policy$/, ''));

for (const app of apps) {
  test(`${app}: every profile has a ruleset, without a word of complaint`, () => {
    const policy = compileFile(`policies/apps/${app}.policy`);
    for (const { name } of policy.profiles) {
      const { ruleset, diagnostics } = made(policy, name, GOLDEN_ABI);
      assert.equal(
        diagnostics.map((d) => d.message),
        [],
      );
      const golden = join(ROOT, `test/golden/landlock/${app}/${name}.landlock.json`);
      const text = rulesetJson(ruleset);
      if (process.env['UPDATE'] === '1') {
        mkdirSync(dirname(golden), { recursive: true });
        writeFileSync(golden, text);
      }
      assert.ok(existsSync(golden), `${golden} is missing: run with UPDATE=1`);
      assert.is(text, readFileSync(golden, 'utf8'), `${golden}: UPDATE=1 rewrites it`);
    }
  });
}

/** The program's output under both layers is what it is under none. */
function same(
  app: string,
  profile: string,
  command: readonly string[],
  options: { input?: string; cwd?: string } = {},
): string {
  const [file = '', ...args] = command;
  const plain = spawnSync(file, args, {
    encoding: 'latin1',
    env: environment,
    input: options.input ?? '',
    cwd: options.cwd,
  });
  const policy = made(compileFile(app.includes('/') ? app : `policies/apps/${app}.policy`), profile, abi);
  const under = runUnder(policy, command, { seccomp: true, env: environment, ...options });
  assert.equal(
    [under.status, under.stderr, under.stdout],
    [plain.status, plain.stderr, plain.stdout],
    command.join(' '),
  );
  return under.stdout;
}

const runs = (name: string, program: string, body: () => void | Promise<void>): void => {
  if (abi < 3) skip('Landlock ABI 3', name);
  else if (!installed(program)) skip(program, name);
  else test(name, body);
};

runs('cat, ls and sort work under both layers', '/usr/bin/cat', () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'numbers'), '3\n1\n2\n');
  assert.is(same('coreutils', 'text', ['/usr/bin/cat', 'numbers'], { cwd }), '3\n1\n2\n');
  assert.is(same('coreutils', 'sort', ['/usr/bin/sort', '-n', 'numbers'], { cwd }), '1\n2\n3\n');
  assert.match(same('coreutils', 'list', ['/usr/bin/ls', '-l', '/usr'], { cwd }), 'bin');
  // In several threads, and over temporary files.
  const many = Array.from({ length: 50_000 }, (_, i) => String((i * 7919) % 50_021)).join('\n') + '\n';
  same('coreutils', 'sort', ['/usr/bin/sort', '-S', '64k', '--parallel=4', '-n'], { cwd, input: many });
});

runs('Python runs a script, its threads and its libraries', PYTHON, () => {
  const cwd = temporaryFolder();
  const policy = adapted('python3', { scripts: `["${cwd}/**"]`, data: `["${cwd}/**"]` });
  const script = [
    'import json, hashlib, threading, tempfile, os, sqlite3, zoneinfo, asyncio',
    't = threading.Thread(target=lambda: print(json.dumps({"a": 1}))); t.start(); t.join()',
    'print(hashlib.sha256(b"x").hexdigest(), sorted(os.listdir(".")), open("/proc/self/status").readline())',
    'with tempfile.NamedTemporaryFile() as f: f.write(b"y"); f.flush(); print(os.path.getsize(f.name))',
    'open("out", "w").write("z"); os.rename("out", "moved"); os.remove("moved"); asyncio.run(asyncio.sleep(0))',
    'for path in ("/etc/shadow", "/root/.profile", "/var/log/dpkg.log"):',
    '    try: open(path); print("open", path)',
    '    except OSError as e: print(e.errno if os.environ.get("CONFINED") else 13)',
  ].join('\n');
  writeFileSync(join(cwd, 'script.py'), script);
  const confined = made(compileFile(policy), 'python3', abi);
  const { stdout, stderr, status } = runUnder(confined, [PYTHON, 'script.py'], {
    seccomp: true,
    cwd,
    env: { ...environment, CONFINED: '1' },
  });
  assert.is(status, 0, stderr);
  assert.match(stdout, /^\{"a": 1\}\n[0-9a-f]{64} \['script.py'\] Name:\tpython3\n\n1\n/);
  assert.is(stdout.split('\n').slice(-4, -3)[0], '13', 'Landlock denies /etc/shadow to root');
});

runs('sqlite3 keeps a database', '/usr/bin/sqlite3', () => {
  const cwd = temporaryFolder();
  const policy = adapted('sqlite3', { databases: `["${cwd}/**"]` });
  const script =
    'create table t(a); insert into t values (1), (2); pragma journal_mode = wal; select sum(a) from t; vacuum;';
  const { stdout, status, stderr } = runUnder(made(compileFile(policy), 'sqlite3', abi), ['/usr/bin/sqlite3', 'a.db'], {
    seccomp: true,
    cwd,
    input: script,
  });
  assert.equal([stdout, stderr, status], ['wal\n3\n', '', 0]);
});

runs('curl fetches from the ports it may connect to, and from no other', '/usr/bin/curl', async () => {
  const server = createServer((_, response) => response.end('hello'));
  const other = createServer((_, response) => response.end('no'));
  for (const each of [server, other]) await new Promise<void>((resolve) => each.listen(0, '127.0.0.1', resolve));
  const port = (of: typeof server): number => {
    const address = of.address();
    return typeof address === 'object' && address ? address.port : 0;
  };
  try {
    const cwd = temporaryFolder();
    const policy = made(
      compileFile(adapted('curl', { ports: `[${port(server)}]`, downloads: `["${cwd}/**"]` })),
      'curl',
      abi,
    );
    const fetch = async (from: number): Promise<{ status: number | null; body: string }> => {
      const url = `http://127.0.0.1:${from}/`;
      const [file = '', ...args] = underLandlock(policy, ['/usr/bin/curl', '-sS', '-o', 'page', url], {
        seccomp: true,
      });
      const child = spawn(file, args, { cwd, env: environment, stdio: 'ignore' });
      const [status] = (await once(child, 'close')) as [number | null];
      return { status, body: status === 0 ? readFileSync(join(cwd, 'page'), 'latin1') : '' };
    };
    assert.equal(await fetch(port(server)), { status: 0, body: 'hello' });
    assert.is((await fetch(port(other))).status, 7, 'curl: failed to connect');
  } finally {
    server.close();
    other.close();
  }
});

test.run();
