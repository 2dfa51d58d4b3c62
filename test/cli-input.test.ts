/** Bad input: each gives one clear diagnostic with its code, the right status, and leaves nothing behind. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { codesIn, folderWith, GOOD, polc, shell } from './support/polc.js';

const inProfile = (line: string): string => `profile p {\n  ${line}\n}\n`;

const POLICIES: readonly (readonly [what: string, code: string, text: string])[] = [
  ['a syntax error', 'POL1009', inProfile('allow raed "/x"')],
  ['an unterminated string', 'POL1002', inProfile('allow read "/x')],
  ['an unknown syscall', 'POL2001', inProfile('allow syscall opnat')],
  ['an unknown argument', 'POL2002', inProfile('allow syscall accept4(flag == 0)')],
  ['an unknown constant', 'POL2003', inProfile('allow syscall prctl(option == PR_SET_NAMES)')],
  ['a comparison of a pointer', 'POL2004', inProfile('allow syscall openat(filename == 0)')],
  ['a value out of range for its type', 'POL2005', inProfile('allow syscall socket(family == 4294967296)')],
  ['an errno that is none', 'POL2007', inProfile('deny syscall mount errno 0')],
  [
    'two errnos for one syscall',
    'POL3001',
    inProfile('deny syscall mount errno EPERM\n  deny syscall mount errno EACCES'),
  ],
  ['a module that is missing', 'POL1102', 'use "./missing.policy"\nprofile p {\n}\n'],
  ['a module of polc that does not exist', 'POL1102', 'use std/bsae\nprofile p {\n}\n'],
  ['no profile', 'POL3009', 'allow read "/x"\n'],
];

for (const [what, code, text] of POLICIES)
  test(`${what} is ${code}, and nothing is written`, () => {
    const folder = folderWith({ 'bad.policy': text });
    for (const command of [['check'], ['compile', '-o', join(folder, 'out')]]) {
      const { status, stdout, stderr } = polc([...command, join(folder, 'bad.policy')]);
      assert.is(status, 1, stderr);
      assert.is(stdout, '');
      assert.ok(codesIn(stderr).includes(code), stderr);
      assert.match(stderr, 'bad.policy');
    }
    assert.equal(readdirSync(folder), ['bad.policy']);
  });

test('files that use each other are named in the order of the cycle', () => {
  const folder = folderWith({ 'a.policy': 'use "./b.policy"\nprofile p {\n}\n', 'b.policy': 'use "./a.policy"\n' });
  const { status, stderr } = polc(['check', join(folder, 'a.policy')]);
  assert.is(status, 1);
  assert.match(stderr, './a.policy');
  assert.match(stderr, './b.policy');
});

test('a module outside the folder of the policy is refused, through symlinks and .. too', () => {
  const outside = folderWith({ 'secret.policy': 'allow read "/x"\n' });
  const folder = folderWith({
    'up.policy': `use "../${outside.split('/').at(-1)}/secret.policy"\nprofile p {\n}\n`,
    'link.policy': 'use "./link"\nprofile p {\n}\n',
  });
  symlinkSync(join(outside, 'secret.policy'), join(folder, 'link'));
  for (const name of ['up.policy', 'link.policy']) {
    const { status, stderr } = polc(['check', join(folder, name)]);
    assert.is(status, 1);
    assert.equal(codesIn(stderr), ['POL1103']);
  }
});

test('a symlink within the folder is fine, and a policy may be reached through one', () => {
  const folder = folderWith({ 'real.policy': 'allow syscall getpid\n', 'p.policy': `use "./link"\n${GOOD}` });
  symlinkSync('real.policy', join(folder, 'link'));
  const elsewhere = folderWith();
  symlinkSync(join(folder, 'p.policy'), join(elsewhere, 'q.policy'));
  assert.equal(polc(['check', join(elsewhere, 'q.policy')]), { status: 0, stdout: '', stderr: '' });
});

test('what is no policy file is said in one diagnostic each, exit 2', () => {
  const folder = folderWith({
    'garbage.policy': Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0xff, 0xfe, 0, 1, 2]),
    'large.policy': '',
  });
  truncateSync(join(folder, 'large.policy'), 50_000_000);
  mkdirSync(join(folder, 'folder.policy'));
  execFileSync('mkfifo', [join(folder, 'pipe.policy')]);
  const cases: readonly (readonly [path: string, code: string])[] = [
    [join(folder, 'garbage.policy'), 'POL6004'],
    [join(folder, 'large.policy'), 'POL6003'],
    [join(folder, 'folder.policy'), 'POL6002'],
    [join(folder, 'pipe.policy'), 'POL6002'],
    [join(folder, 'missing.policy'), 'POL6002'],
    [join(folder, 'garbage.policy', 'below'), 'POL6002'],
    ['/dev/zero', 'POL6002'],
    ['', 'POL6002'],
    ['x'.repeat(5000), 'POL6002'],
  ];
  for (const [path, code] of cases) {
    const started = Date.now();
    const { status, stdout, stderr } = polc(['check', path], { timeout: 30_000 });
    assert.equal([status, stdout, codesIn(stderr)], [2, '', [code]], stderr);
    assert.ok(Date.now() - started < 10_000);
  }
});

test('modules are read with the same care', () => {
  const folder = folderWith({ 'garbage.policy': Buffer.from([0xff]), 'large.policy': '' });
  truncateSync(join(folder, 'large.policy'), 50_000_000);
  execFileSync('mkfifo', [join(folder, 'pipe.policy')]);
  for (const name of ['garbage', 'large', 'pipe']) {
    writeFileSync(join(folder, 'root.policy'), `use "./${name}.policy"\nprofile p {\n}\n`);
    const { status, stderr } = polc(['check', join(folder, 'root.policy')], { timeout: 30_000 });
    assert.is(status, 1);
    assert.match(codesIn(stderr).join(), /^POL110[4-7]$/);
  }
});

test('a working directory that is gone is said, and no mistake of polc', () => {
  for (const [status, args] of [
    [2, 'check x.policy'],
    [2, 'learn -- /bin/true'],
    [125, 'run x.policy -- true'],
  ] as const) {
    const gone = shell(`cd "$(mktemp -d)" && rmdir "$PWD" && polc ${args}`);
    assert.equal([gone.status, codesIn(gone.stderr)], [status, ['POL6002']], gone.stderr);
  }
});

test('an endless stdin is cut off at the limit', () => {
  const { status, stderr } = shell('yes "# nothing" | polc check - ; exit ${PIPESTATUS[1]}');
  assert.is(status, 2);
  assert.equal(codesIn(stderr), ['POL6003']);
});

test('a policy beyond the kernel’s limits says how long it would be and what makes it long', () => {
  const scattered = Array.from({ length: 60_000 }, (_, i) => 7 + 64 * i + ((i * 37) % 50));
  const lets = Array.from(
    { length: 12 },
    (_, part) => `let l${part} = [${scattered.slice(part * 5000, part * 5000 + 5000).join(', ')}]\n`,
  );
  const rules = lets.map((_, part) => `  allow ioctl l${part}\n`);
  const folder = folderWith({ 'huge.policy': `${lets.join('')}profile p {\n${rules.join('')}}\n` });
  const { status, stdout, stderr } = polc(['compile', join(folder, 'huge.policy'), '-o', join(folder, 'out')], {
    timeout: 120_000,
  });
  assert.equal([status, stdout, codesIn(stderr)], [1, '', ['POL4002']], stderr);
  assert.match(stderr, /\d{5} instructions/);
  assert.match(stderr, 'ioctl');
  assert.equal(readdirSync(folder), ['huge.policy']);
});

test('hostile names reach no terminal', () => {
  const folder = folderWith({ 'a\u001b[31m.policy': inProfile('allow syscall opnat') });
  const { stderr } = polc(['check', join(folder, 'a\u001b[31m.policy'), 'b\u001b]0;title\u0007.policy']);
  assert.not.ok(stderr.includes('\u001b'), stderr);
  assert.not.ok(polc(['\u001b[31mcheck']).stderr.includes('\u001b'));
});

test.run();
