/** What `npm pack` takes along has to be all that polc needs where it is installed: no checkout is there. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lacking } from './support/ebpf.js';
import { folderWith, ROOT } from './support/polc.js';
import { skip } from './support/skip.js';

const ran = (command: string, args: readonly string[], cwd: string): string => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  assert.is(status, 0, `${command} ${args.join(' ')}: ${error?.message ?? stderr}`);
  return stdout;
};

function installed(): string {
  const folder = folderWith({});
  const [packed] = JSON.parse(
    ran('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT),
  ) as readonly { readonly filename: string }[];
  assert.ok(packed);
  ran('tar', ['xzf', packed.filename], folder);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

test('a package compiles, enforces and learns without a checkout', () => {
  const folder = installed();
  const polc = join(folder, 'package/bin/polc');
  assert.not.ok(existsSync(join(folder, 'package/tracer')));
  ran(polc, ['learn', '--engine', 'notify', '-o', 'a.policy', '--', 'cat', '/etc/hostname'], folder);
  assert.match(readFileSync(join(folder, 'a.policy'), 'utf8'), 'allow read "/etc/hostname"');
  assert.is(
    ran(polc, ['run', 'a.policy', '--', 'cat', '/etc/hostname'], folder),
    readFileSync('/etc/hostname', 'utf8'),
  );
  ran(polc, ['compile', 'a.policy', '-o', 'out'], folder);
  assert.ok(existsSync(join(folder, 'out/cat.bpf')));
  if (lacking !== undefined) return skip(lacking, 'a package’s eBPF engine');
  ran(polc, ['learn', '--engine', 'ebpf', '-o', 'b.policy', '--', 'cat', '/etc/hostname'], folder);
  assert.match(readFileSync(join(folder, 'b.policy'), 'utf8'), 'allow read "/etc/hostname"');
});

test.run();
