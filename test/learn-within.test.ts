/** `polc learn --within`: the program is bound while it is watched, and what is learned is no wider than the bound. */
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { probeHost } from '../native/index.js';
import { readTrace } from '../tracer/index.js';
import { READABLE_PATH, codesIn, folderWith, polc, type Outcome } from './support/polc.js';
import { skip } from './support/skip.js';

const SHELL =
  'use std/base, std/children\nprofile max {\n  allow exec "/usr/bin/**", "/bin/**"\n  allow signal any to self\n';
const data = folderWith({ 'a.txt': 'a\n', 'b.txt': 'b\n', 'c.txt': 'c\n', 'd.txt': 'd\n', secret: 's\n' });
const folder = folderWith({
  'narrow.policy': `${SHELL}  allow read "${data}/a.txt", "${data}/b.txt", "${data}/c.txt"\n}\n`,
  'denies.policy': `${SHELL}  allow read, list, stat "${data}/**"\n  deny read "${data}/secret"\n  deny syscall uname\n}\n`,
  'bare.policy':
    'profile max {\n  otherwise errno EPERM\n  allow read, list, stat, map "/usr/**", "/lib/**", "/lib64/**", "/etc/ld.so.cache", "/etc/hostname"\n  allow syscall @default, @basic-io, @file-system, @process, mmap, mprotect, munmap, brk, pread64, arch_prctl, prlimit64, getrandom, fadvise64\n}\n',
  'kills.policy': `${SHELL}  allow read "${data}/a.txt"\n  deny syscall getpriority, setpriority kill\n}\n`,
  'several.policy': `use std/base, std/children
profile shell {
  program "${realpathSync('/bin/sh')}"
  allow read, list, stat "/usr/**", "${data}/a.txt"
  allow exec "/usr/bin/cat" as first
  allow exec "/usr/bin/env" as env
  allow exec "/usr/bin/head"
  allow signal any to self
}
profile first {
  allow read "${data}/b.txt", "${data}/c.txt"
}
profile env {
  allow exec "/usr/bin/cat" as second
}
profile second {
  allow read "${data}/a.txt", "${data}/c.txt"
}
`,
  'broken.policy': 'profile max {\n  allow syscall opnat\n}\n',
});
const max = (name: string): string => join(folder, `${name}.policy`);
const learned = join(folder, 'learned.policy');
const trace = join(folder, 'learned.trace');

function within(name: string, command: readonly string[]): Outcome {
  rmSync(learned, { force: true });
  return polc(['learn', '--within', max(name), '-o', learned, '--', ...command], {
    cwd: data,
    env: { PATH: '/usr/bin:/bin' },
  });
}

/** Every access that the learned policy allows its bound allows, too: asked of `diff`, and of single files. */
function reads(policy: string, file: string): boolean {
  return /^ {2}read .*: allow$/m.test(polc(['explain', policy, `read "${file}"`]).stdout);
}
/** Calls that the learned filter lets through and the bound's does not. */
const callsBeyond = (name: string): readonly string[] =>
  [...polc(['diff', max(name), learned]).stdout.matchAll(/^ {2}\+ syscall (\S+):/gm)].map((m) => m[1] ?? '');

const { seccomp } = probeHost();
if (seccomp.kind !== 'seccomp' || !seccomp.userNotification)
  skip('seccomp user notification', 'learning within a bound');
else {
  test('what the bound allows is learned, and patterns stay inside of it', () => {
    const { status, stdout, stderr } = within('narrow', ['sh', '-c', 'cat a.txt b.txt c.txt']);
    assert.equal([status, stdout], [0, 'a\nb\nc\n'], stderr);
    assert.equal(
      ['a.txt', 'b.txt', 'c.txt', 'd.txt', 'secret'].map((file) => reads(learned, join(data, file))),
      [true, true, true, false, false],
      readFileSync(learned, 'utf8'),
    );
    assert.equal(callsBeyond('narrow'), []);
    const again = polc(['run', learned, '--', 'sh', '-c', 'cat a.txt b.txt c.txt'], {
      cwd: data,
      env: { PATH: '/usr/bin:/bin' },
    });
    assert.equal([again.status, again.stdout], [0, 'a\nb\nc\n'], again.stderr);
  });

  test('under a bound no output is expected that was not seen', () => {
    const { status, stdout, stderr } = within('denies', ['cat', 'a.txt']);
    assert.equal([status, stdout], [0, 'a\n'], stderr);
    const text = readFileSync(learned, 'utf8');
    assert.not.match(text, 'because');
    assert.not.match(text, 'deny syscall openat');
    const again = polc(['run', learned, '--', 'cat', 'a.txt'], { cwd: data, env: { PATH: '/usr/bin:/bin' } });
    assert.equal([again.status, again.stdout], [0, 'a\n'], again.stderr);
  });

  test('what the bound denies is denied while it is learned, told, and not granted', () => {
    const { status, stdout, stderr } = within('narrow', ['sh', '-c', 'cat a.txt; cat d.txt']);
    assert.equal([status, stdout], [1, 'a\n'], stderr);
    assert.ok(codesIn(stderr).includes('POL6045') && stderr.includes('d.txt'), stderr);
    assert.not(reads(learned, join(data, 'd.txt')));
    const [run] = readTrace([readFileSync(trace)]).trace.runs;
    assert.is(run?.start.within, max('narrow'));
    assert.ok(
      run?.entries.some(
        ({ observation, denied }) =>
          observation.kind === 'file' && observation.path.endsWith('d.txt') && denied !== undefined,
      ),
    );
  });

  test('learning from the trace later does not grant it either', () => {
    const text = polc(['learn', trace]).stdout;
    assert.ok(text.includes('a.txt') && !/^ .*d\.txt/m.test(text), text);
  });

  test('`deny` rules of the bound hold in what is learned', () => {
    const { stderr } = within('denies', ['sh', '-c', 'cat a.txt b.txt c.txt d.txt; cat secret; uname']);
    assert.not(reads(learned, join(data, 'secret')), stderr);
    assert.ok(reads(learned, join(data, 'a.txt')));
    assert.equal(callsBeyond('denies'), []);
  });

  test('modules that go beyond the bound are not used; what was seen comes back word by word', () => {
    const { status, stdout, stderr } = within('bare', ['cat', '/etc/hostname']);
    assert.equal([status, stdout], [0, readFileSync('/etc/hostname', 'utf8')], stderr);
    const text = readFileSync(learned, 'utf8');
    assert.not.match(text, /^use /m);
    assert.equal(callsBeyond('bare'), [], text);
    assert.not(reads(learned, '/etc/nsswitch.conf'));
    const again = polc(['run', learned, '--', 'cat', '/etc/hostname']);
    assert.equal([again.status, again.stdout], [0, stdout], `${text}\n${again.stderr}`);
  });

  test('`kill` of the bound kills while learning', () => {
    const { status, stderr } = within('kills', ['sh', '-c', 'cat a.txt; nice true; echo lived on']);
    assert.match(stderr, /setpriority|getpriority/);
    assert.is(status, 0);
    const alone = within('kills', ['nice', 'true']);
    assert.is(alone.status, 128 + 31, alone.stderr);
  });

  test('each profile of the bound bounds its own programs, one that is reached by two ways as two', () => {
    const script = 'head -n1 a.txt; cat b.txt; env cat a.txt';
    const { status, stdout, stderr } = within('several', ['sh', '-c', script]);
    assert.equal([status, stdout], [0, 'a\nb\na\n'], stderr);
    const text = readFileSync(learned, 'utf8');
    for (const way of [[], ['--supervise']]) {
      const again = polc(['run', ...way, learned, '--', 'sh', '-c', script], {
        cwd: data,
        env: { PATH: '/usr/bin:/bin' },
      });
      assert.equal([again.status, again.stdout], [0, stdout], `${text}\n${again.stderr}`);
    }
    const profile = (name: string): string => new RegExp(`^profile ${name} \\{\n(.*?)^\\}`, 'ms').exec(text)?.[1] ?? '';
    assert.match(profile('sh'), /exec "\/usr\/bin\/cat" as cat\n/);
    assert.match(profile('env'), /exec "\/usr\/bin\/cat" as cat-2\n/);
    assert.match(profile('cat'), 'b.txt');
    assert.not.match(profile('cat'), 'a.txt');
    assert.match(profile('cat-2'), 'a.txt');
    assert.not.match(profile('sh') + profile('cat-2'), 'b.txt');
    assert.not.match(text, 'c.txt');
  });

  test('command lines that make no sense, and bounds with errors', () => {
    writeFileSync(learned, 'profile p {\n}\n');
    const wrong = (args: readonly string[]) => polc(['learn', '--within', max('narrow'), ...args]).status;
    assert.is(wrong(['-o', learned, '--', 'true']), 2);
    assert.is(wrong(['--pid', '1']), 2);
    assert.is(wrong(['--engine', 'ebpf', '--', 'true']), 2);
    assert.is(polc(['learn', '--within', max('broken'), '--', 'true']).status, 125);
    assert.is(polc(['learn', '--within', max('narrow'), '--', 'no-such-command'], { env: READABLE_PATH }).status, 127);
  });
}

test.run();
