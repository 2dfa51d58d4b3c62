/** Rulesets on the running kernel: what it answers, against what the policy says and the coverage promises. */
import { chmodSync, chownSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { landlockCoverage } from '../backends/landlock/index.js';
import type { ResourceAccess } from '../compiler/index.js';
import { check, file, needs, policy, type Case } from './support/landlock-cases.js';
import {
  compileSource,
  hostAbi,
  made,
  probe,
  PYTHON,
  runUnder,
  temporaryFolder,
  type Made,
} from './support/landlock.js';
import { NEEDS_NOBODY, nobodyRunsPolc } from './support/nobody.js';
import { skip } from './support/skip.js';

const abi = hostAbi();
const isRoot = process.getuid?.() === 0;
const NOBODY = 65534;

/** A folder with the same things in it for every policy. */
function tree(): string {
  const root = temporaryFolder();
  chmodSync(root, 0o755);
  for (const folder of ['in', 'in/deep', 'out', 'empty', 'bin', 'sockets', 'mount']) mkdirSync(join(root, folder));
  for (const file of [
    'in/a',
    'in/b',
    'in/deep/c',
    'in/x.log',
    'out/old',
    'out/gone',
    'one',
    'two',
    'three',
    'bin/data',
  ])
    writeFileSync(join(root, file), 'content');
  copyFileSync('/bin/true', join(root, 'bin/tool'));
  copyFileSync('/bin/true', join(root, 'bin/other'));
  writeFileSync(join(root, 'bin/script'), '#!/bin/sh\nexit 0\n');
  for (const tool of ['tool', 'other', 'script']) chmodSync(join(root, 'bin', tool), 0o755);
  return root;
}

/** 39 operations. The expectation is written out; what the policy says of each is asked besides. */
function fileCases(root: string): { policy: Made; cases: readonly Case[] } {
  const p = (name: string): string => join(root, name);
  const rules = `
    allow read "${p('in')}/**", "${p('one')}"
    allow list "${p('in')}"
    allow write "${p('two')}", "${p('out')}/old"
    allow append "${p('three')}"
    allow create, delete "${p('out')}/**"
    allow rename "${p('in')}/x.log", "${p('out')}/**"
    allow link "${p('in')}/a"
    allow exec "${p('bin')}/tool", "${p('bin')}/script"
    allow bind unix "${p('sockets')}/*"`;
  const cases: Case[] = [
    [['read', p('in/a')], [file('read', p('in/a'))], 'ok'],
    [['read', p('in/deep/c')], [file('read', p('in/deep/c'))], 'ok'],
    [['read', p('one')], [file('read', p('one'))], 'ok'],
    [['read', p('three')], [file('read', p('three'))], 'EACCES'],
    [['read truncating', p('one')], [file('write', p('one'))], 'EACCES'],
    [['write', p('two')], [file('write', p('two'))], 'ok'],
    [['rewrite', p('two')], [file('write', p('two'))], 'ok'],
    [['truncate', p('two')], [file('write', p('two'))], 'ok'],
    [['write', p('one')], [file('write', p('one'))], 'EACCES'],
    [['truncate', p('one')], [file('write', p('one'))], 'EACCES'],
    [['append', p('three')], [file('append', p('three'))], 'ok'],
    [['write', p('three')], [file('write', p('three'))], 'ok'], // wider: one right for all writing
    [['rewrite', p('three')], [file('write', p('three'))], 'EACCES'], // TRUNCATE is a right of its own
    [['list', p('in')], [file('list', p('in'))], 'ok'],
    [['list', p('in/deep')], [file('list', p('in/deep'))], 'ok'], // wider: and all below
    [['list', p('out')], [file('list', p('out'))], 'EACCES'],
    [['new file', p('out/n1')], [file('create', p('out/n1'))], 'ok'],
    [['mkdir', p('out/n2')], [file('create', p('out/n2'))], 'ok'],
    [['mkfifo', p('out/n3')], [file('create', p('out/n3'))], 'ok'],
    [['symlink', p('out/n4')], [file('create', p('out/n4'))], 'ok'],
    [['new file', p('in/n5')], [file('create', p('in/n5'))], 'EACCES'],
    [['mkdir', p('in/n6')], [file('create', p('in/n6'))], 'EACCES'],
    [['new and write', p('out/n7')], [file('create', p('out/n7')), file('write', p('out/n7'))], 'ok'], // wider: /out/old may be made
    [['unlink', p('out/gone')], [file('delete', p('out/gone'))], 'ok'],
    [['unlink', p('in/b')], [file('delete', p('in/b'))], 'ok'], // wider: in/x.log may be renamed, so names go from there
    [['unlink', p('one')], [file('delete', p('one'))], 'EACCES'],
    [['rmdir', p('empty')], [file('delete', p('empty'))], 'EACCES'],
    [['rename', p('in/x.log'), p('out/n8')], [file('rename', p('in/x.log')), file('create', p('out/n8'))], 'ok'],
    [['rename', p('out/n1'), p('out/n9')], [file('rename', p('out/n1')), file('create', p('out/n9'))], 'ok'],
    [['rename', p('one'), p('out/n10')], [file('rename', p('one')), file('create', p('out/n10'))], 'EACCES'],
    [['link', p('in/a'), p('out/n11')], [file('link', p('in/a')), file('create', p('out/n11'))], 'ok'],
    [['link', p('bin/data'), p('out/n12')], [file('link', p('bin/data')), file('create', p('out/n12'))], 'EXDEV'],
    [['exec', p('bin/tool')], [file('exec', p('bin/tool'))], 'ok'],
    [['exec', p('bin/script')], [file('exec', p('bin/script'))], 'ok'], // and so may its interpreter be
    [['exec', p('bin/other')], [file('exec', p('bin/other'))], 'EACCES'],
    [['stat', p('three')], [file('stat', p('three'))], 'ok'],
    [['stat', p('bin/data')], [file('stat', p('bin/data'))], 'ok'], // not mediated
    [['unix bind', p('sockets/s')], [{ kind: 'unix', op: 'bind', name: p('sockets/s') }], 'ok'],
    [['unix bind', p('in/s')], [{ kind: 'unix', op: 'bind', name: p('in/s') }], 'EACCES'],
  ];
  return { policy: policy(rules), cases };
}

needs('39 operations on files, as the policy and its coverage say', 3, () => {
  const { policy: made, cases } = fileCases(tree());
  check(made, cases);
});

if (nobodyRunsPolc())
  needs('the same as an ordinary user', 3, () => {
    const root = tree();
    for (const path of ['', 'in', 'in/deep', 'out', 'empty', 'bin', 'sockets', 'in/a', 'in/b', 'in/deep/c', 'in/x.log'])
      chownSync(join(root, path), NOBODY, NOBODY);
    for (const path of ['out/old', 'out/gone', 'one', 'two', 'three', 'bin/data'])
      chownSync(join(root, path), NOBODY, NOBODY);
    const { policy: made, cases } = fileCases(root);
    check(made, cases, true);
  });
else skip(NEEDS_NOBODY, 'the same as an ordinary user');

needs('files that are made after the launch are reached through their directory', 3, () => {
  const root = tree();
  const p = (name: string): string => join(root, name);
  // The program makes `out/mine`, and may read it: though it did not exist, and is a new file each time.
  const made = policy(`allow create, write, delete "${p('out/mine')}"\n    allow read "${p('out/mine')}"`);
  check(made, [
    [['new and write', p('out/mine')], [file('create', p('out/mine')), file('write', p('out/mine'))], 'ok'],
    [['read', p('out/mine')], [file('read', p('out/mine'))], 'ok'],
    [['unlink', p('out/mine')], [file('delete', p('out/mine'))], 'ok'],
    [['new and write', p('out/mine')], [file('create', p('out/mine'))], 'ok'],
    [['read', p('out/mine')], [file('read', p('out/mine'))], 'ok'],
    [['read', p('in/a')], [file('read', p('in/a'))], 'EACCES'],
  ]);
});

needs('a directory made anew is reached like the old one', 3, () => {
  const root = tree();
  const p = (name: string): string => join(root, name);
  const made = policy(`allow create, delete "${p('out')}/**"\n    allow read, write "${p('out/app/data')}"`);
  check(made, [
    [['mkdir', p('out/app')], [file('create', p('out/app'))], 'ok'],
    [['new and write', p('out/app/data')], [file('create', p('out/app/data'))], 'ok'],
    [['read', p('out/app/data')], [file('read', p('out/app/data'))], 'ok'],
  ]);
});

needs('renames between directories: REFER, with the rights that the file may gain', 2, () => {
  const root = tree();
  const p = (name: string): string => join(root, name);
  // What lands in `out` may be written: so the kernel wants it to be writable in `in` already, or answers EXDEV.
  const made = policy(`
    allow rename "${p('in')}/**"
    allow create, write "${p('out')}/**"`);
  check(made, [
    [['rename', p('in/a'), p('out/a')], [file('rename', p('in/a')), file('create', p('out/a'))], 'ok'],
    [['rename', p('in/b'), p('in/b2')], [file('rename', p('in/b')), file('create', p('in/b2'))], 'EACCES'],
  ]);
  const without = policy(`allow read "${p('in')}/**"\n    allow create, delete "${p('out')}/**"`);
  check(without, [
    [['link', p('in/deep/c'), p('out/c')], [file('link', p('in/deep/c')), file('create', p('out/c'))], 'EXDEV'],
  ]);
});

if (isRoot)
  needs('mounting: denied along with files, and files free where it is allowed', 1, () => {
    const root = tree();
    const mount: ResourceAccess = { kind: 'mount', op: 'mount', type: 'tmpfs', target: join(root, 'mount') };
    check(policy(''), [
      [['mount', join(root, 'mount')], [mount], 'EPERM'],
      [['chroot', root], [], 'ok'],
    ]);
    const mounting = policy('allow mount\n    allow umount');
    check(mounting, [
      [['mount', join(root, 'mount')], [mount], 'ok'],
      [
        ['umount', join(root, 'mount')],
        [{ kind: 'mount', op: 'umount', type: undefined, target: join(root, 'mount') }],
        'ok',
      ],
      [['read', join(root, 'one')], [file('read', join(root, 'one'))], 'ok'],
    ]);
    assert.is(landlockCoverage(mounting.model, abi).operations.get('read')?.kind, 'none');
  });
else skip('root', 'mounting: denied along with files, and files free where it is allowed');

needs('ioctl on devices: none that are opened, or all', 5, () => {
  // std/base allows TCGETS; without it, no request is left that Landlock sees.
  const text = (more: string): string => `profile p {
    allow read, list "/{,usr/}lib{,32,64}/**"
    allow read "/etc/ld.so.cache"
    allow read, write "/dev/ptmx"
    ${more}
  }\n`;
  const with_ = (more: string): Made => made(compileSource({ path: 'test.policy', text: text(more) }), undefined, abi);
  assert.equal(probe(with_(''), [['terminal size', '/dev/ptmx']]), ['EACCES']);
  assert.equal(probe(with_('allow ioctl FIONBIO'), [['terminal size', '/dev/ptmx']]), ['EACCES']);
  assert.equal(probe(with_('allow ioctl TIOCGWINSZ'), [['terminal size', '/dev/ptmx']]), ['ok']);
});

if (isRoot)
  needs('reading below /proc lasts, though the kernel forgets its names', 3, () => {
    const made = policy('allow write "/proc/sys/vm/drop_caches"\n    allow read "/proc/uptime"');
    const drop = "open('/proc/sys/vm/drop_caches', 'w').write('2')";
    const script = `f='/proc/uptime';open(f);open('/proc/self/status');${drop};open(f);open('/proc/self/status');print('ok')`;
    assert.is(runUnder(made, [PYTHON, '-S', '-E', '-I', '-c', script]).stdout, 'ok\n');
  });
else skip('root', 'reading below /proc lasts, though the kernel forgets its names');

test.run();
