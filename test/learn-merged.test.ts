/** One program, seen by three engines: their traces add up to one policy, in whatever order and however often they come. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { probeHost } from '../native/index.js';
import { lacking } from './support/ebpf.js';
import { codesIn, folderWith, polc } from './support/polc.js';
import { skip } from './support/skip.js';

const folder = folderWith({ 'in.txt': 'one\ntwo\n' });
const at = (name: string): string => join(folder, name);
const COMMAND = [
  'sh',
  '-c',
  'sort in.txt >out.txt; cat absent 2>/dev/null; ln -sf out.txt link; cat link; rm link',
  'sh',
];

/** Each way to see it that this machine has → the file that was written. */
function seenBy(): readonly string[] {
  const files: string[] = [];
  for (const engine of ['notify', 'ebpf']) {
    if (engine === 'ebpf' && lacking !== undefined) continue;
    const { status, stderr } = polc(['learn', '--engine', engine, '-o', at(`${engine}.policy`), '--', ...COMMAND], {
      cwd: folder,
    });
    assert.is(status, 0, stderr);
    files.push(at(`${engine}.trace`));
  }
  const { status } = spawnSync('strace', ['-f', '-y', '-o', at('strace.log'), ...COMMAND], { cwd: folder });
  if (status === 0) files.push(at('strace.log'));
  return files;
}

/** All orders of three, each also with one of them twice. */
function orders(files: readonly string[]): readonly (readonly string[])[] {
  if (files.length <= 1) return [files];
  return files.flatMap((first) => orders(files.filter((file) => file !== first)).map((rest) => [first, ...rest]));
}

const { seccomp } = probeHost();
if (seccomp.kind !== 'seccomp' || !seccomp.userNotification) skip('seccomp user notification', 'merging engines');
else if (spawnSync('strace', ['-o', '/dev/null', 'true']).status !== 0) skip('strace', 'merging engines');
else {
  const files = seenBy();
  /** Without what it was learned from. */
  const learned = (sources: readonly string[]): string => {
    const { status, stdout, stderr } = polc(['learn', ...sources], { cwd: folder });
    assert.is(status, 0, stderr);
    return stdout.replace(/^#.*\n/gm, '');
  };

  test('traces of several engines give one policy, in any order', () => {
    const [first = [], ...others] = orders(files);
    const policy = learned(first);
    assert.is(policy.match(/^profile /gm)?.length, 1, policy);
    assert.match(policy, /allow .*create/);
    for (const other of others) assert.is(learned(other), policy, other.join(' '));
    for (const file of files) assert.is(learned([...first, file]), policy, `${file} twice`);
  });

  test('it needs nothing more for what each engine saw, and the program runs under it', () => {
    writeFileSync(at('all.policy'), learned(files));
    for (const file of files) {
      const { status, stdout, stderr } = polc(['learn', '--check', at('all.policy'), file], { cwd: folder });
      assert.is(status, 0, `${file}: ${stdout}${stderr}`);
    }
    const { status, stdout, stderr } = polc(['run', at('all.policy'), '--', ...COMMAND], { cwd: folder });
    assert.equal([status, stdout], [0, 'one\ntwo\n'], stderr);
  });

  test('learning again onto the policy adds nothing', () => {
    const before = readFileSync(at('all.policy'), 'utf8');
    for (const file of [...files].reverse()) {
      const { status, stderr } = polc(['learn', file, '-o', at('all.policy')], { cwd: folder });
      assert.equal([status, codesIn(stderr).filter((code) => code === 'POL6655')], [0, []], stderr);
      assert.is(readFileSync(at('all.policy'), 'utf8'), before, file);
    }
  });
}

test.run();
