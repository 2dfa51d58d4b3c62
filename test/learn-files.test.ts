/** Files and names that were seen → rules: which are told by a pattern, and which need none of their own. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { learned } from './support/learned.js';
import { file, type Seen } from './support/traces.js';

test('names that differ in a number only are looked for by one rule; the first process is told by its number', () => {
  const logs = ['wtmp.1', 'wtmp.2', 'wtmp.10', 'wtmp.11', 'wtmp.1.gz'].map((name) => file('stat', `/var/log/${name}`));
  const init = file('read', '/proc/1/environ', { owner: false });
  const rules = learned([...logs, init, file('read', '/proc/4711/net/tcp', { owner: false })]);
  assert.equal(rules.slice(1), [
    'allow read "/proc/1/environ", "/proc/@{pid}/net/tcp"',
    'allow stat "/var/log/wtmp.*"',
  ]);
  // Not by one that stands for any name, or for a secret.
  const stats = (names: readonly string[]): readonly string[] =>
    learned(names.map((name) => file('stat', name, { object: 'none' }))).slice(1);
  assert.equal(stats(['/etc/1', '/etc/2', '/etc/3', '/etc/4']), ['allow stat "/etc/1", "/etc/2", "/etc/3", "/etc/4"']);
  assert.equal(stats(['/etc/shadow1', '/etc/shadow2', '/etc/shadow3', '/etc/shadow4']), [
    'allow stat "/etc/shadow1", "/etc/shadow2", "/etc/shadow3", "/etc/shadow4"',
  ]);
});

test('what is made in a folder named at random in a home is told by that folder', () => {
  const folder = '/home/me/550e8400-e29b-41d4-a716-446655440000';
  const rules = learned([file('create', `${folder}/authorized_keys`, { object: 'none' })]);
  assert.ok(
    rules.includes(`allow create owner "${folder.replace('/home/me', '@{HOME}')}/authorized_keys"`),
    rules.join('\n'),
  );
});

test('who reads all of a tree may list it, from its top', () => {
  const rules = learned([file('read', '/w/job/a/in'), file('create', '/w/job/b', { object: 'none' })], {
    start: { cwd: '/w/job' },
  });
  assert.ok(rules.includes('allow read, list, write, create, delete, rename "/w/job/**"'), rules.join('\n'));
  assert.ok(rules.includes('allow list "/w/job"'), rules.join('\n'));
});

test('names in a folder that was listed are looked at by the folder', () => {
  const names = ['a', 'b', 'c', 'd', 'shadow'].map((name) => file('stat', `/etc/${name}`, { owner: false }));
  assert.equal(learned([file('list', '/etc'), ...names]), ['use std/libc', 'allow list "/etc"', 'allow stat "/etc/*"']);
  assert.not.ok(learned(names).includes('allow stat "/etc/*"'));
});

test('what a rule on the folder or the tree around it allows has no rule of its own', () => {
  // As guile looks for its modules: in the folder, and in one of each version.
  const names = ['a.scm', 'b.go', 'c.so', 'd', 'e/f/g.scm', 'h/i/j.scm', 'k/l/m.scm', 'n/o/p.scm'];
  const looked = names.map((name) => file('stat', `/usr/share/guile/${name}`));
  assert.equal(learned(looked), ['use std/libc', 'allow stat "/usr/share/guile/**"']);
  // What only its owner may do does not stand for what was done to others' files.
  const other = { owner: false };
  const home = learned([
    ...['a', 'b', 'c', 'd'].map((name) => file('read', `/home/me/.app/${name}`)),
    file('attributes', '/home/me/.app/x', other),
  ]);
  assert.ok(home.includes('allow attributes "@{HOME}/.app/x"'), home.join('\n'));
});

test('a name that the rule on more names allows has no rule of its own', () => {
  const made = (name: string): readonly Seen[] =>
    (['create', 'write', 'delete'] as const).map((op) => file(op, `/tmp/${name}`));
  // `ccHello.o` may be one of GCC's, or not.
  assert.equal(learned([...made('cc4aXr9Z.o'), ...made('ccLlrXQd.cdtor.o'), ...made('ccHello.o')]).slice(1), [
    'allow read, write, create, delete, rename owner "/tmp/cc*.o"',
  ]);
  // It does not where it allows less, or the other is not of the user's own.
  const other = file('read', '/tmp/ccHello.o', { owner: false });
  assert.equal(learned([...made('cc4aXr9Z.o'), other, file('attributes', '/tmp/ccHello.c')]).slice(1), [
    'allow read "/tmp/ccHello.o"',
    'allow attributes owner "/tmp/ccHello.c"',
    'allow read, write, create, delete, rename owner "/tmp/cc*.o"',
  ]);
});

test('what was read in a public folder that was listed was chosen among the rest', () => {
  const page = (folder: string): readonly Seen[] => [file('list', folder), file('read', `${folder}/ls.1.gz`)];
  assert.equal(learned([...page('/usr/share/man/man1'), ...page('/srv/pages')]).slice(1), [
    'allow list "/srv/pages"',
    'allow read "/srv/pages/ls.1.gz"',
    'allow list "/usr/share/man/man1"',
    'allow read "/usr/share/man/man1/*"',
  ]);
});

test('which descriptors a process has is looked at by one rule', () => {
  const fds = ['0', '1', '2', '10'].map((fd) => file('stat', `/proc/1/fdinfo/${fd}`, { owner: false }));
  assert.equal(learned(fds).slice(1), ['allow stat "/proc/1/fdinfo/*"']);
});

test('folders that the run was started in are not made the next time either', () => {
  const there = (path: string): Seen => ({ seen: file('create', path, { object: 'directory' }), outcome: 'EEXIST' });
  const start = { cwd: '/data/job' };
  const tried = ['/data', '/data/job', '/data/cache'].map(there);
  assert.equal(learned([...tried, file('create', '/data/job/new')], { start }).slice(1), [
    'allow list "/data/job"',
    'allow create "/data/cache"',
    'allow read, list, write, create, delete, rename "/data/job/**"',
  ]);
  // Where nothing is made, a filter must let the calls pass all the same.
  assert.match(learned(tried, { start }).join('\n'), /create/);
});

test('names below a folder that is not there are looked for by one rule', () => {
  const missing = (path: string): Seen => ({ seen: file('stat', path, { object: 'none' }), outcome: 'ENOENT' });
  assert.equal(
    learned([
      missing('/usr/x-linux'),
      missing('/usr/x-linux/bin'),
      missing('/usr/x-linux/bin/as'),
      missing('/etc/x.conf'),
    ]),
    ['use std/libc', 'allow stat "/etc/x.conf", "/usr/x-linux", "/usr/x-linux/**"'],
  );
  // Not where keys would be, or what is everybody's.
  assert.equal(learned(['/home/me/.ssh', '/home/me/.ssh/x', '/srv', '/srv/x'].map(missing)).slice(1), [
    'allow stat "/srv", "/srv/x"',
    'allow stat owner "@{HOME}/.ssh", "@{HOME}/.ssh/x"',
  ]);
});

test('looking at a name is no reason for a module that opens the file', () => {
  assert.not.match(learned([file('stat', '/etc/passwd'), file('stat', '/etc/group')]).join('\n'), 'std/users');
});

test.run();
