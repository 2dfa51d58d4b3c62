/** `polc run`: the program's own streams and status, the policy's answers, and refusals. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { hostAbi } from './support/landlock.js';
import { codesIn, folderWith, POLC, polc, ROOT, shell } from './support/polc.js';
import { AS_NOBODY, NEEDS_NOBODY, nobodyRunsPolc } from './support/nobody.js';
import { skip } from './support/skip.js';

const READER = 'use std/base\nprofile reader {\n  allow read, list, stat "/**"\n}\n';
const folder = folderWith({
  'reader.policy': READER,
  'shell.policy':
    'use std/base, std/children, std/shell\nprofile sh {\n  allow read, list, stat "/**"\n  allow exec "/**"\n}\n',
  'two.policy': `${READER}profile other {\n  program "/usr/bin/{cat,dd}", "/bin/{cat,dd}"\n  allow read "/**"\n}\nprofile third {\n  program "/usr/bin/dd", "/bin/dd"\n}\nuse std/base\n`,
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

test('no restriction hinders the next: capabilities, no_new_privs, Landlock, filter, exec', () => {
  if (shell('strace --version').status !== 0) return skip('strace', 'the order of restrictions');
  const trace = join(folder, 'order.strace');
  const calls = 'capset,landlock_restrict_self,seccomp,prctl,execve';
  for (const name of ['reader', 'shell']) {
    const run = `"${POLC}" run ${policy(name)} -- /bin/true`;
    assert.is(shell(`strace -f -o ${trace} -e trace=${calls} -e signal=none ${run}`).status, 0);
    const made = readFileSync(trace, 'utf8').match(
      /\b(capset|landlock_restrict_self|PR_SET_NO_NEW_PRIVS|SECCOMP_SET_MODE_FILTER|execve)\b/g,
    );
    const expected = ['PR_SET_NO_NEW_PRIVS', 'landlock_restrict_self', 'SECCOMP_SET_MODE_FILTER', 'execve'];
    assert.equal(
      made?.slice(made.lastIndexOf('capset')).filter((call, i, all) => call !== all[i - 1]),
      ['capset', ...expected.filter((call) => call !== 'landlock_restrict_self' || hostAbi() > 0)],
      name,
    );
  }
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

const abi = hostAbi();

test('Landlock keeps what a filter can’t see: paths and ports', () => {
  if (abi < 4) return skip('Landlock ABI 4', 'paths and ports under run');
  const file = join(folder, 'narrow.policy');
  writeFileSync(
    file,
    `use std/base, std/shell\nprofile p {\n  allow read "${hello}"\n  allow connect tcp any port 9\n}\n`,
  );
  assert.is(polc(['run', file, '--', 'cat', hello]).stdout, 'hello\n');
  // Not the checkout's: it may lie below /tmp, which a shell's here-documents open under Landlock.
  const other = polc(['run', file, '--', 'cat', '/etc/issue']);
  assert.equal([other.status, other.stdout], [1, '']);
  assert.match(other.stderr, 'Permission denied');
  const connect = (port: number): string =>
    polc(['run', file, '--', 'bash', '-c', `exec 3<>/dev/tcp/127.0.0.1/${port}`]).stderr;
  assert.match(connect(9), 'Connection refused');
  assert.match(connect(10), 'Permission denied');
});

test('what a file’s rules would take a system directory for refuses, unless Landlock is not required', () => {
  if (abi < 1) return skip('Landlock', 'rules that would open a system directory');
  const text = (require: string): string =>
    `use std/base\nprofile p {\n${require}  allow read "/**"\n  allow create "/etc/x"\n}\n`;
  const [strict, open] = [join(folder, 'floor.policy'), join(folder, 'open.policy')];
  writeFileSync(strict, text(''));
  writeFileSync(open, text('  require seccomp\n'));
  const refused = polc(['run', strict, '--', 'cat', hello]);
  assert.equal(
    [refused.status, refused.stdout, [...codesIn(refused.stderr)].sort()],
    [125, '', ['POL4301', 'POL6008']],
  );
  const run = polc(['run', '-v', open, '--', 'cat', hello]);
  assert.equal([run.status, run.stdout], [0, 'hello\n']);
  assert.match(run.stderr, 'polc: landlock is off: ');
});

test('Landlock steps back from what the policy allows and it can’t; that is no missing layer', () => {
  if (abi < 1) return skip('Landlock', 'stepping back under run');
  const file = join(folder, 'mounter.policy');
  const back = (rule: string): string => {
    writeFileSync(file, `use std/base\nprofile p {\n  require seccomp, landlock\n  allow read "/**"\n  ${rule}\n}\n`);
    const { status, stdout, stderr } = polc(['run', '-v', file, '--', 'cat', hello]);
    assert.equal([status, stdout], [0, 'hello\n'], stderr);
    return stderr;
  };
  assert.match(back('allow mount tmpfs on "/mnt"'), 'landlock handles no right on files: profile `p` may mount');
  assert.match(back('allow ptrace trace'), 'landlock restricts nothing');
});

test('what exec leads to shares filter and ruleset, and gets what its profile allows', () => {
  if (abi < 3) return skip('Landlock ABI 3', 'exec into another profile under run');
  const place = folderWith({ victim: 'x', kept: 'y' });
  const text = (target: string): string =>
    'use std/base, std/children\n' +
    `profile sh {\n  allow list, read "${place}/**"\n  allow exec "/usr/bin/*"${target}\n}\n` +
    `profile remover {\n  allow delete "${place}/victim"\n}\n`;
  const attempt = (target: string) => {
    const file = join(folder, 'exec.policy');
    writeFileSync(file, text(target));
    return polc([
      'run',
      '--profile',
      'sh',
      file,
      '--',
      'sh',
      '-c',
      `/usr/bin/rm -f ${place}/victim; /usr/bin/mkdir ${place}/new`,
    ]);
  };
  const inherited = attempt('');
  assert.match(inherited.stderr, /rm: .*Operation not permitted/);
  assert.ok(existsSync(join(place, 'victim')));
  const child = attempt(' as remover');
  assert.not.match(child.stderr, /rm: /);
  assert.not.ok(existsSync(join(place, 'victim')), child.stderr);
  assert.match(child.stderr, /mkdir: .*(not permitted|denied)/, 'what neither allows');
  assert.ok(!existsSync(join(place, 'new')));
});

test('an ordinary user is confined alike', () => {
  if (!nobodyRunsPolc()) return skip(NEEDS_NOBODY, 'polc run as nobody');
  const file = join(folder, 'nobody.policy');
  writeFileSync(file, 'use std/base\nprofile p {\n  allow read "/etc/hostname"\n}\n');
  shell(`chmod 755 ${folder} && chmod 644 ${file}`);
  const run = (path: string) => shell(`${AS_NOBODY.join(' ')} "${ROOT}/bin/polc" run ${file} -- cat ${path}`);
  assert.is(run('/etc/hostname').status, 0, run('/etc/hostname').stderr);
  const denied = run(join(ROOT, 'package.json'));
  if (abi > 0) assert.equal([denied.status, denied.stdout], [1, '']);
});

test('a layer that the policy requires and this host lacks refuses', () => {
  const file = join(folder, 'required.policy');
  writeFileSync(file, 'use std/base\nprofile p {\n  require apparmor, selinux\n  allow read "/**"\n}\n');
  const { status, stdout, stderr } = polc(['run', file, '--', 'cat', hello]);
  assert.equal([status, stdout, codesIn(stderr)], [125, '', ['POL6008', 'POL6008']]);
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
  assert.match(stderr, abi > 0 ? `polc: landlock is on, ABI ${abi}` : 'polc: landlock is off');
});

test('capabilities that are not granted are gone', () => {
  const { stdout } = polc(['run', policy('reader'), '--', 'cat', '/proc/self/status']);
  assert.match(stdout, /^CapEff:\s0{16}$/m);
  assert.match(stdout, /^CapPrm:\s0{16}$/m);
  assert.match(stdout, /^NoNewPrivs:\s1$/m);
  assert.match(stdout, /^Seccomp:\s2$/m);
});

test('the demonstration of the README shows what it says', () => {
  const { status, stdout } = shell(`sh "${ROOT}/scripts/demo.sh" 2>&1`);
  assert.is(status, 0, stdout);
  assert.match(stdout, readFileSync(join(ROOT, 'README.md'), 'utf8').split('\n', 1)[0] ?? '');
  assert.match(stdout, 'Operation not permitted');
});

test('a rule on a name behind which there is a pipe: Landlock takes none, and restricts none', () => {
  const text = 'use std/libc\nprofile p {\n  allow read, write "/dev/std{in,out}"\n}\n';
  const folder = folderWith({ 'app.policy': text });
  const { status, stdout, stderr } = shell(`echo hello | polc run ${folder}/app.policy -- cat /dev/stdin | cat`);
  assert.equal([status, stdout], [0, 'hello\n'], stderr);
});

test.run();
