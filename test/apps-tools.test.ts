/** Ordinary tools under their shipped policies: the same output and status as without, and an errno for what they may not do. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { adapted, confined, folder, installed, policyFile, unconfined, type Options } from './support/apps.js';
import { skip } from './support/skip.js';

/** The confined run says and does what the plain one does. */
function same(policy: string, command: readonly string[], options: Options = {}): string {
  const plain = unconfined(command, options);
  const under = confined(policy, command, options);
  assert.equal(under, plain, command.join(' '));
  return under.stdout;
}

/** Fails with exactly this on stderr, where the plain run would not. */
function denied(policy: string, command: readonly string[], message: RegExp, options: Options = {}): void {
  const { status, stderr } = confined(policy, command, options);
  assert.ok(status !== 0, `${command.join(' ')} was not denied`);
  assert.match(stderr, message);
  assert.not.match(stderr, /^polc: |error\[POL/m, 'polc itself failed');
}

function programTest(path: string, name: string, body: () => void | Promise<void>): void {
  if (installed(path)) test(name, body);
  else skip(path, name);
}

const numbers = Array.from({ length: 2000 }, (_, i) => String((i * 7919) % 2003)).join('\n') + '\n';

/** A folder with a file of numbers, and a smaller folder. */
function work(): string {
  const path = folder();
  writeFileSync(join(path, 'numbers'), numbers);
  mkdirSync(join(path, 'sub'));
  writeFileSync(join(path, 'sub/hello'), 'hello\n');
  return path;
}

const NOT_PERMITTED = /Operation not permitted/;

// ---- coreutils -----------------------------------------------------------------------------------------------------------

const coreutils = policyFile('coreutils');

programTest('/usr/bin/cat', 'coreutils that read print what they print', () => {
  const cwd = work();
  for (const command of [
    ['cat', 'numbers', 'sub/hello'],
    ['head', '-n', '3', 'numbers'],
    ['wc', 'numbers'],
    ['sha256sum', 'numbers'],
    ['cat', 'missing'],
  ])
    same(coreutils, command, { cwd });
  assert.is(same(coreutils, ['cat'], { input: 'through a pipe' }), 'through a pipe');
});

programTest('/usr/bin/sort', 'sort sorts, also through temporary files and in threads', () => {
  const cwd = work();
  same(coreutils, ['sort', '-n', 'numbers'], { cwd });
  same(coreutils, ['sort', '-S', '1k', '--parallel=4', 'numbers'], { cwd });
  assert.is(confined(coreutils, ['sort', '-n', 'numbers', '-o', 'sorted'], { cwd }).status, 0);
  assert.is(readFileSync(join(cwd, 'sorted'), 'utf8'), unconfined(['sort', '-n', 'numbers'], { cwd }).stdout);
});

programTest('/usr/bin/ls', 'ls, du and stat look', () => {
  const cwd = work();
  for (const command of [
    ['ls', '-lA', cwd, '/usr/share/doc'],
    ['ls', '-R', '--color=always'],
    ['du', '-a'],
    ['stat', 'numbers'],
  ])
    same(coreutils, command, { cwd });
});

programTest('/usr/bin/date', 'date, id, uname and echo say', () => {
  for (const command of [['date', '-d', '@86400', '+%A %c'], ['id'], ['uname', '-a'], ['false']])
    same(coreutils, command);
});

programTest('/usr/bin/cp', 'cp, mv, mkdir, rm and their kin change files', () => {
  const cwd = work();
  for (const command of [
    ['cp', '-a', 'sub', 'copy'],
    ['ln', '-s', 'numbers', 'link'],
    ['mv', 'copy', 'moved'],
    ['mkdir', '-p', 'a/b'],
    ['touch', '-d', '@0', 'a/old'],
    ['chmod', '600', 'a/old'],
    ['rm', '-r', 'a'],
    ['split', '-l', '500', 'numbers', 'piece.'],
    ['dd', 'if=numbers', 'of=copied', 'status=none'],
  ])
    assert.equal(
      confined(coreutils, command, { cwd }),
      { status: 0, signal: null, stdout: '', stderr: '' },
      command.join(' '),
    );
  assert.equal(readdirSync(cwd).sort(), [
    'copied',
    'link',
    'moved',
    'numbers',
    'piece.aa',
    'piece.ab',
    'piece.ac',
    'piece.ad',
    'sub',
  ]);
  assert.is(readFileSync(join(cwd, 'copied'), 'utf8'), numbers);
  assert.is(same(coreutils, ['tee', 'teed'], { cwd, input: 'x' }), 'x');
});

programTest('/usr/bin/cp', 'a tool of one kind can’t do what the other kind does', () => {
  const cwd = work();
  const as = (profile: string): Options => ({ cwd, profile });
  // Whatever a confused or captured `cat` tried: the profile, not the program, is what denies.
  denied(
    coreutils,
    ['cp', 'numbers', 'copy'],
    /cannot create regular file 'copy': Operation not permitted/,
    as('text'),
  );
  denied(coreutils, ['mkdir', 'new'], NOT_PERMITTED, as('list'));
  denied(coreutils, ['rm', 'numbers'], /cannot remove 'numbers': Operation not permitted/, as('text'));
  denied(coreutils, ['mv', 'numbers', 'moved'], NOT_PERMITTED, as('make'));
  denied(coreutils, ['env', 'id'], /^env: .*Operation not permitted/, as('inform'));
  denied(coreutils, ['date', '-s', '@0'], /cannot set date: Operation not permitted/);
  assert.ok(!existsSync(join(cwd, 'copy')) && existsSync(join(cwd, 'numbers')));
});

// ---- grep, jq, tar, git, shell -----------------------------------------------------------------------------------------------

programTest('/usr/bin/grep', 'grep finds, and its policy lets nothing be written', () => {
  const cwd = work();
  same(policyFile('grep'), ['grep', '-rn', '99', '.'], { cwd });
  same(policyFile('grep'), ['grep', 'nowhere', 'numbers'], { cwd });
  denied(policyFile('grep'), ['touch', 'new'], NOT_PERMITTED, { cwd, profile: 'grep' });
});

programTest('/usr/bin/jq', 'jq queries', () => {
  const input = '{"a":[1,2,{"b":null}]}';
  assert.is(same(policyFile('grep'), ['jq', '-c', '.a[2]'], { input }), '{"b":null}\n');
});

programTest('/usr/bin/tar', 'tar packs and unpacks through gzip, and starts nothing else', () => {
  const cwd = work();
  const policy = policyFile('archive');
  for (const command of [
    ['tar', 'czf', 'a.tgz', 'numbers', 'sub'],
    ['tar', 'xzf', 'a.tgz', '-C', 'sub'],
    ['gzip', '-k', 'numbers'],
  ])
    assert.equal(
      confined(policy, command, { cwd }),
      { status: 0, signal: null, stdout: '', stderr: '' },
      command.join(' '),
    );
  assert.is(readFileSync(join(cwd, 'sub/numbers'), 'utf8'), numbers);
  same(policy, ['tar', 'tzf', 'a.tgz'], { cwd });
  same(policy, ['gzip', '-dc', 'numbers.gz'], { cwd });
  denied(policy, ['unshare', '-r', 'true'], NOT_PERMITTED, { cwd, profile: 'tar' });
});

programTest('/usr/bin/git', 'git works on a repository, and its hooks do not run', () => {
  const cwd = folder();
  const policy = policyFile('git');
  const git = (...words: readonly string[]): readonly string[] => [
    'git',
    '-c',
    'user.name=A',
    '-c',
    'user.email=a@example.org',
    '--no-pager',
    ...words,
  ];
  assert.is(confined(policy, git('init', '-q', '-b', 'main', '.'), { cwd }).status, 0);
  writeFileSync(join(cwd, 'file'), 'one\n');
  same(policy, git('status'), { cwd });
  for (const command of [git('add', '.'), git('commit', '-q', '-m', 'first'), git('gc', '-q')])
    assert.equal(
      confined(policy, command, { cwd }),
      { status: 0, signal: null, stdout: '', stderr: '' },
      command.join(' '),
    );
  writeFileSync(join(cwd, 'file'), 'two\n');
  same(policy, git('diff'), { cwd });
  same(policy, git('log', '-p'), { cwd });
  denied(policy, git('ls-remote', 'git://127.0.0.1:9/x'), NOT_PERMITTED, { cwd });
});

programTest('/usr/bin/bash', 'a shell script runs its tools, but reaches no network', async () => {
  const cwd = work();
  const policy = adapted('bash', { work: `["${cwd}/**"]` });
  const script = [
    'set -e; d=$(mktemp -d); sort -rn numbers | head -3 > "$d/x"; cat "$d/x"',
    'cat <<X\nhere $(wc -l < "$d/x")\nX',
    'for i in 1 2; do echo $i; done | while read -r l; do echo "line $l"; done',
    'diff <(echo a) <(echo b) || true; rm -r "$d"; sleep 0.01 & wait; echo "$?"; exit 3',
  ].join('\n');
  writeFileSync(join(cwd, 'script.sh'), script);
  assert.match(same(policy, ['bash', 'script.sh'], { cwd }), /here 3\nline 1\n/);
  const server = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    denied(
      policy,
      ['bash', '-c', `exec 3<>/dev/tcp/127.0.0.1/${port}`],
      /socket: Operation not permitted|Operation not permitted/,
    );
    // Landlock's own errno: no rule lets this program be executed.
    denied(policy, ['bash', '-c', 'unshare -r true || exit 1'], /Permission denied/);
  } finally {
    server.close(); // else the file never ends
  }
});

// ---- sqlite3 ---------------------------------------------------------------------------------------------------------------------

programTest('/usr/bin/sqlite3', 'sqlite3 keeps a database, with a journal and with a WAL', () => {
  const policy = (cwd: string): string => adapted('sqlite3', { databases: `["${cwd}/**"]` });
  const script = [
    'create table t(a, b); insert into t values (1, 2), (3, 4); select sum(a), sum(b) from t;',
    'pragma journal_mode = wal; insert into t select a + 10, b from t; select count(*) from t;',
    'pragma journal_mode = delete; vacuum; pragma integrity_check;',
    'with recursive c(x) as (select 1 union all select x + 1 from c where x < 100000) select count(*) from (select x from c order by x % 7, x);',
  ].join('\n');
  const [one, two] = [folder(), folder()];
  const plain = unconfined(['sqlite3', 'a.db'], { cwd: one, input: script });
  const under = confined(policy(two), ['sqlite3', 'a.db'], { cwd: two, input: script });
  assert.equal(under, plain);
  assert.is(under.stdout, '4|6\nwal\n4\ndelete\nok\n100000\n');
  assert.equal(readdirSync(two), ['a.db']);
  assert.is(same(policyFile('sqlite3'), ['sqlite3', ':memory:', 'select 6 * 7']), '42\n');
});

programTest('/usr/bin/sqlite3', 'sqlite3 starts no programs', () => {
  const cwd = folder();
  const policy = policyFile('sqlite3');
  for (const command of ['.shell touch made', '.system touch made', '.once "|touch made"\nselect 1;'])
    confined(policy, ['sqlite3', ':memory:'], { cwd, input: `${command}\n` });
  assert.equal(readdirSync(cwd), []);
  const { stderr } = confined(policy, ['sqlite3', ':memory:'], { cwd, input: '.shell touch made\n' });
  // system(3) says 127, "a shell could not be executed", for a child that could not be made.
  assert.match(stderr, /System command returns 32512/);
  unconfined(['sqlite3', ':memory:'], { cwd, input: '.shell touch made\n' });
  assert.equal(readdirSync(cwd), ['made'], 'the plain run does');
});

test.run();
