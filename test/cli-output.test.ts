/** Files are written whole or not at all. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { arch } from '../kernel/index.js';
import type { SyscallEvent } from '../compiler/index.js';
import { answerOfRet, decode, interpret } from '../backends/seccomp/index.js';
import { codesIn, folderWith, GOOD, POLC, polc, ROOT } from './support/polc.js';
import { skip } from './support/skip.js';

const isRoot = process.getuid?.() === 0;
const source = folderWith({ 'good.policy': GOOD, 'two.policy': `${GOOD}profile api {\n  allow syscall read\n}\n` });
const good = join(source, 'good.policy');

test('compile writes the filter, a listing and the coverage', () => {
  const out = join(folderWith(), 'a/b');
  const { status, stdout } = polc(['compile', join(source, 'two.policy'), '-o', out]);
  assert.is(status, 0);
  assert.match(stdout, 'proven for');
  const names = readdirSync(out);
  for (const name of ['api.bpf', 'api.pfc', 'coverage.json', 'web.bpf', 'web.pfc'])
    assert.ok(names.includes(name), name);
  assert.not.ok(names.some((name) => name.endsWith('.tmp')));
  assert.is(statSync(join(out, 'web.bpf')).size % 8, 0);
  const coverage = JSON.parse(readFileSync(join(out, 'coverage.json'), 'utf8')) as Record<string, unknown>;
  assert.is(coverage['format_version'], 1);
  assert.match(readFileSync(join(out, 'web.pfc'), 'utf8'), 'proven');
});

test('the bytes answer what the policy says, in the byte order of the target', () => {
  const out = folderWith();
  for (const [name, mount, read] of [
    ['x86_64', 165, 0],
    ['s390x', 21, 3],
  ] as const) {
    assert.is(polc(['compile', good, '-o', out, '--arch', name]).status, 0);
    const { audit, endian } = arch(name);
    const program = decode(readFileSync(join(out, 'web.bpf')), endian);
    const answer = (nr: number): string => {
      const event: SyscallEvent = { audit, nr, args: [0n, 0n, 0n, 0n, 0n, 0n] };
      return answerOfRet(interpret(program, event, endian).ret).kind;
    };
    assert.equal([answer(read), answer(mount)], ['allow', 'errno']);
  }
});

test('two compiles of one policy write the same bytes', () => {
  const [a, b] = [folderWith(), folderWith()];
  for (const out of [a, b]) assert.is(polc(['compile', good, '-o', out]).status, 0);
  for (const name of readdirSync(a)) assert.ok(readFileSync(join(a, name)).equals(readFileSync(join(b, name))), name);
});

test('what an earlier compile wrote and this one does not is removed; other files stay', () => {
  const out = folderWith({
    'web.2.bpf': 'old',
    'web.seccomp.json': 'old',
    'web.notes': 'mine',
    'webber.bpf': 'theirs',
  });
  assert.is(polc(['compile', good, '-o', out]).status, 0);
  const names = readdirSync(out);
  assert.not.ok(names.includes('web.2.bpf'));
  assert.ok(names.includes('web.notes') && names.includes('webber.bpf'));
  if (names.includes('web.seccomp.json')) assert.is.not(readFileSync(join(out, 'web.seccomp.json'), 'utf8'), 'old');
});

test('a symlink in the output folder is replaced, not followed', () => {
  const target = folderWith({ precious: 'precious' });
  const out = folderWith();
  symlinkSync(join(target, 'precious'), join(out, 'web.bpf'));
  assert.is(polc(['compile', good, '-o', out]).status, 0);
  assert.is(readFileSync(join(target, 'precious'), 'utf8'), 'precious');
});

test('a file that is named is written through links, keeps its permissions, and a device or pipe is written into', () => {
  const folder = folderWith({ 'docker.json': '{"defaultAction":"SCMP_ACT_ALLOW"}', 'mine.policy': 'old' });
  const at = (name: string): string => join(folder, name);
  chmodSync(at('mine.policy'), 0o600);
  symlinkSync('mine.policy', at('link.policy'));
  assert.is(polc(['import', at('docker.json'), '-o', at('link.policy')]).status, 0);
  assert.is(statSync(at('mine.policy')).mode & 0o777, 0o600);
  assert.match(readFileSync(at('mine.policy'), 'utf8'), 'profile');
  // As root a rename would replace it: so not the machine's own /dev/null.
  assert.is(spawnSync('mkfifo', [at('pipe')]).status, 0);
  const reader = spawnSync('sh', [
    '-c',
    'cat "$1" & "$2" import "$3" -o "$1"; wait',
    'sh',
    at('pipe'),
    POLC,
    at('docker.json'),
  ]);
  assert.match(reader.stdout.toString(), 'profile', reader.stderr.toString());
  assert.ok(statSync(at('pipe')).isFIFO());
});

test('an output that can’t be written leaves everything as it was', () => {
  const out = folderWith({ 'web.bpf': 'old', file: '' });
  mkdirSync(join(out, 'web.pfc'));
  for (const folder of [out, join(out, 'file'), '/proc', '/dev/null']) {
    const { status, stdout, stderr } = polc(['compile', good, '-o', folder]);
    assert.equal([status, stdout, codesIn(stderr)], [2, '', ['POL6005']], stderr);
  }
  assert.equal(readdirSync(out).sort(), ['file', 'web.bpf', 'web.pfc']);
  assert.is(readFileSync(join(out, 'web.bpf'), 'utf8'), 'old');
});

if (isRoot) skip('an ordinary user', 'a read-only folder');
else
  test('a read-only folder', () => {
    const out = folderWith();
    chmodSync(out, 0o555);
    const { status, stderr } = polc(['compile', good, '-o', join(out, 'new')]);
    assert.equal([status, codesIn(stderr)], [2, ['POL6005']]);
    chmodSync(out, 0o755);
    assert.equal(readdirSync(out), []);
  });

/** A file system of its own, so that it can be full or read-only. */
function onTmpfs(options: string, work: (folder: string) => void): boolean {
  const folder = folderWith();
  if (!isRoot || spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'polc-test', folder]).status !== 0) return false;
  try {
    work(folder);
  } finally {
    spawnSync('umount', ['-l', folder]);
  }
  return true;
}

test('a full file system', () => {
  const done = onTmpfs('size=16k', (folder) => {
    writeFileSync(join(folder, 'web.bpf'), 'old');
    writeFileSync(join(folder, 'full'), Buffer.alloc(8192));
    const { status, stdout, stderr } = polc(['compile', good, '-o', folder]);
    assert.equal([status, stdout, codesIn(stderr)], [2, '', ['POL6005']], stderr);
    assert.match(stderr, 'no space left');
    assert.equal(readdirSync(folder).sort(), ['full', 'web.bpf']);
    assert.is(readFileSync(join(folder, 'web.bpf'), 'utf8'), 'old');
  });
  if (!done) skip('root, to mount a tmpfs', 'a full file system');
});

test('a read-only file system', () => {
  const done = onTmpfs('size=1m,ro', (folder) => {
    const { status, stderr } = polc(['compile', good, '-o', join(folder, 'out')]);
    assert.equal([status, codesIn(stderr)], [2, ['POL6005']]);
    assert.match(stderr, 'read-only');
    assert.equal(readdirSync(folder), []);
  });
  if (!done) skip('root, to mount a tmpfs', 'a read-only file system');
});

test('fmt keeps permissions, writes through symlinks, and leaves files with mistakes alone', () => {
  const folder = folderWith({ 'a.policy': 'profile x{allow read "/a"}', 'bad.policy': 'profile x{allow' });
  chmodSync(join(folder, 'a.policy'), 0o640);
  symlinkSync('a.policy', join(folder, 'link.policy'));
  assert.is(polc(['fmt', join(folder, 'link.policy'), join(folder, 'bad.policy')]).status, 1);
  assert.is(readFileSync(join(folder, 'a.policy'), 'utf8'), 'profile x {\n  allow read "/a"\n}\n');
  assert.is(statSync(join(folder, 'a.policy')).mode & 0o777, 0o640);
  assert.is(readFileSync(join(folder, 'bad.policy'), 'utf8'), 'profile x{allow');
  assert.equal(readdirSync(folder).sort(), ['a.policy', 'bad.policy', 'link.policy']);
  assert.ok(existsSync(join(folder, 'link.policy')));
});

test('root leaves a file to its owner', () => {
  if (!isRoot) return skip('root', 'the owner of what root writes anew');
  const folder = folderWith({
    'a.policy': 'profile x{allow read "/a"}',
    log: '7 execve("/bin/a", ["a"], 0x7ff /* 3 vars */) = 0\n7 getpid() = 7\n7 +++ exited with 0 +++\n',
  });
  const policy = join(folder, 'a.policy');
  const isTheirs = (): void => {
    const { uid, gid, mode } = statSync(policy);
    assert.equal([uid, gid, mode & 0o777], [1234, 4321, 0o640]);
  };
  chmodSync(policy, 0o640);
  chownSync(policy, 1234, 4321);
  assert.is(polc(['fmt', policy]).status, 0);
  isTheirs();
  assert.is(polc(['learn', join(folder, 'log'), '-o', policy]).status, 0);
  assert.match(readFileSync(policy, 'utf8'), 'getpid');
  isTheirs();
});

test('a checkout that is not built, and one that can’t be read', () => {
  const folder = folderWith({});
  mkdirSync(join(folder, 'bin'));
  copyFileSync(join(ROOT, 'bin/polc.cjs'), join(folder, 'bin/polc.cjs'));
  const says = (command: string): readonly [number | null, string] => {
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'bin/polc.cjs'), command], {
      encoding: 'utf8',
    });
    return [status, stderr];
  };
  assert.equal(says('check'), [2, 'polc: it is not built yet; run `npm ci` in its folder\n']);
  mkdirSync(join(folder, 'dist/run.js'), { recursive: true });
  const [status, stderr] = says('run');
  assert.is(status, 125);
  assert.match(stderr, /^polc: it can’t be read: EISDIR/);
});

test('weights come from lines, or from a trace, and make the frequent syscall quicker', () => {
  const folder = folderWith({
    'lines.txt': '# from strace\n10 read\n 2000000 exit_group\n',
    'app.trace': ['exit_group', 'read']
      .map((syscall, index) =>
        JSON.stringify({
          type: 'entry',
          image: 1,
          observation: { kind: 'syscall', arch: 'x86_64', syscall },
          outcome: 'ok',
          count: index === 0 ? 2_000_000 : 10,
        }),
      )
      .join('\n'),
    'empty.txt': '\n',
    'wrong.txt': 'read 10\n',
    'unknown.txt': '10 raed\n',
  });
  for (const name of ['lines.txt', 'app.trace']) {
    const { status, stderr } = polc(['compile', good, '--arch', 'x86_64', '--weights', join(folder, name)]);
    assert.equal([status, codesIn(stderr)], [0, []]);
  }
  const elsewhere = polc(['compile', good, '--arch', 'aarch64', '--weights', join(folder, 'app.trace')]);
  assert.equal([elsewhere.status, codesIn(elsewhere.stderr)], [0, ['POL6013']]);
  assert.match(elsewhere.stderr, '2,000,010 calls');
  for (const name of ['empty.txt', 'wrong.txt', 'unknown.txt']) {
    const { status, stderr } = polc(['compile', good, '--weights', join(folder, name)]);
    assert.equal([status, codesIn(stderr)], [2, ['POL6011']]);
  }
});

test.run();
