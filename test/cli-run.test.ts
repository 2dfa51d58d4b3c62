/** `polc run`: the program's own streams and status, the policy's answers, and refusals. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { codesIn, folderWith, polc, ROOT, shell } from './support/polc.js';

const READER = 'use std/base\nprofile reader {\n  allow read, list, stat "/**"\n}\n';
const folder = folderWith({
  'reader.policy': READER,
  'shell.policy':
    'use std/base, std/children, std/shell\nprofile sh {\n  allow read, list, stat "/**"\n  allow exec "/**"\n}\n',
  'two.policy': `${READER}profile other {\n  program "/usr/bin/{cat,dd}", "/bin/{cat,dd}"\n  allow read "/**"\n}\nprofile third {\n  program "/usr/bin/dd", "/bin/dd"\n}\nuse std/base\n`,
  'landlock.policy': 'use std/base\nprofile p {\n  require seccomp, landlock\n  allow read "/**"\n}\n',
  'supervised.policy': 'use std/base\nprofile p {\n  allow syscall sethostname notify\n}\n',
  'foreign.policy': 'use std/base\nprofile p {\n  arch s390x\n}\n',
  hello: 'hello\n',
});
const policy = (name: string): string => join(folder, `${name}.policy`);
const hello = join(folder, 'hello');

test('an allowed access happens, and nothing is added to what the program says', () => {
  assert.equal(polc(['run', policy('reader'), '--', 'cat', hello]), { status: 0, stdout: 'hello\n', stderr: '' });
  assert.equal(polc(['run', policy('reader'), '--', 'cat'], { input: 'from stdin' }).stdout, 'from stdin');
});

test('a denied access does not happen', () => {
  const { status, stderr } = polc(['run', policy('reader'), '--', 'touch', join(folder, 'new')]);
  assert.is(status, 1);
  assert.match(stderr, 'Operation not permitted');
});

test('a profile without exec rules can’t exec, although the launcher did', () => {
  const { status, stderr } = polc(['run', policy('reader'), '--', 'env', 'true']);
  assert.is(status, 126);
  assert.match(stderr, 'true');
});

test('exit statuses and signals are the program’s', () => {
  assert.is(polc(['run', policy('shell'), '--', 'sh', '-c', 'exit 7']).status, 7);
  assert.is(polc(['run', policy('shell'), '--', 'sh', '-c', 'exit 125']).status, 125);
  assert.is(shell(`polc run ${policy('shell')} -- sh -c 'kill -TERM $$'`).status, 143);
});

test('arguments and environment arrive byte for byte', () => {
  const line = `X=$'\\xff' polc run ${policy('shell')} -- sh -c 'printf %s "$X$1"' sh $'\\xfe a' | od -An -tx1`;
  assert.is(shell(line).stdout.trim(), 'ff fe 20 61');
});

test('a closed pipe ends the program as it would without polc', () => {
  const { status, stdout, stderr } = shell(`polc run ${policy('reader')} -- cat /dev/zero | head -c 3 | wc -c`);
  assert.equal([stdout.trim(), stderr], ['3', '']);
  assert.is(status, 141);
});

test('descriptors above 2 are closed, but for --fd', () => {
  const run = (options: string): string =>
    shell(`polc run ${policy('reader')} ${options} -- ls /proc/self/fd 5</dev/null 6</dev/null`)
      .stdout.split('\n')
      .join(' ');
  assert.not.match(run(''), /[56]/);
  assert.match(run('--fd 5'), '5');
  assert.not.match(run('--fd 5'), '6');
  assert.is(polc(['run', policy('reader'), '--fd', '77', '--', 'true']).status, 125);
});

test('the profile is the one whose program is the command', () => {
  assert.is(polc(['run', policy('two'), '--', 'cat', hello]).stdout, 'hello\n');
  const none = polc(['run', policy('two'), '--', 'head', hello]);
  assert.equal([none.status, codesIn(none.stderr)], [125, ['POL6007']]);
  assert.match(none.stderr, 'reader, other, third');
  const several = polc(['run', policy('two'), '--', 'dd']);
  assert.equal([several.status, codesIn(several.stderr)], [125, ['POL6007']]);
  assert.match(several.stderr, 'other, third');
  assert.is(polc(['run', policy('two'), '--profile', 'reader', '--', 'head', hello]).stdout, 'hello\n');
  assert.equal(codesIn(polc(['run', policy('two'), '--profile', 'raeder', '--', 'cat']).stderr), ['POL6007']);
});

test('an explicit requirement that is not enforced refuses; the default one does not', () => {
  const { status, stdout, stderr } = polc(['run', policy('landlock'), '--', 'cat', hello]);
  assert.equal([status, stdout, codesIn(stderr)], [125, '', ['POL6008']]);
  assert.match(stderr, 'landlock');
});

test('effects that need a supervisor, and other machines’ profiles, refuse', () => {
  const supervised = polc(['run', policy('supervised'), '--', 'true']);
  assert.equal([supervised.status, codesIn(supervised.stderr)], [125, ['POL4005']]);
  const foreign = polc(['run', policy('foreign'), '--', 'true']);
  assert.equal([foreign.status, codesIn(foreign.stderr)], [125, ['POL6010']]);
});

test('-v says on stderr which layers are on and what stays open', () => {
  const { status, stdout, stderr } = polc(['run', '-v', policy('reader'), '--', 'cat', hello]);
  assert.equal([status, stdout], [0, 'hello\n']);
  assert.match(stderr, 'polc: profile reader: seccomp is on');
  assert.match(stderr, 'paths, addresses and ports are open');
});

test('capabilities that are not granted are gone', () => {
  const { stdout } = polc(['run', policy('reader'), '--', 'cat', '/proc/self/status']);
  assert.match(stdout, /^CapEff:\s0{16}$/m);
  assert.match(stdout, /^CapPrm:\s0{16}$/m);
  assert.match(stdout, /^NoNewPrivs:\s1$/m);
  assert.match(stdout, /^Seccomp:\s2$/m);
});

test('the demonstration of the README shows what it says', () => {
  const { status, stdout } = shell(`sh ${ROOT}/scripts/demo.sh 2>&1`);
  assert.is(status, 0, stdout);
  assert.match(stdout, readFileSync(join(ROOT, 'README.md'), 'utf8').split('\n', 1)[0] ?? '');
  assert.match(stdout, 'Operation not permitted');
});

test.run();
