/** `polc import` as a user runs it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { codesIn, folderWith, polc, ROOT } from './support/polc.js';

const ACTIONS = join(ROOT, 'test/fixtures/import/actions.json');
const GOLDEN = readFileSync(join(ROOT, 'test/fixtures/import/actions.policy'), 'utf8');

test('the policy goes to stdout, warnings to stderr', () => {
  const { status, stdout, stderr } = polc(['import', ACTIONS]);
  assert.is(status, 0);
  assert.is(stdout, GOLDEN);
  assert.equal(codesIn(stderr), ['POL6513']);
});

test('-o writes the file, whose name names the profile; --raw and stdin go together with it', () => {
  const folder = folderWith();
  const file = join(folder, 'web-1.policy');
  const { status, stdout } = polc(['import', '-', '--raw', '-o', file], { input: readFileSync(ACTIONS) });
  assert.is(status, 0);
  assert.is(stdout, '');
  assert.match(readFileSync(file, 'utf8'), /^# .*--raw\.\n[^]*\nprofile web-1 \{\n/);
});

test('a damaged file writes nothing: exit 1, one diagnostic', () => {
  const folder = folderWith({ 'x.json': '{"defaultAction": }' });
  const { status, stdout, stderr } = polc(['import', join(folder, 'x.json'), '-o', join(folder, 'x.policy')]);
  assert.is(status, 1);
  assert.is(stdout, '');
  assert.equal(codesIn(stderr), ['POL6501']);
  assert.match(stderr, /x\.json:1:19 /);
  assert.equal(readdirSync(folder), ['x.json']);
});

test('what cannot be read or written is exit 2', () => {
  const folder = folderWith({ 'binary.json': Uint8Array.of(0xff, 0xfe, 0x00) });
  const codes = [
    ['import', join(folder, 'missing.json')],
    ['import', join(folder, 'binary.json')],
    ['import', folder],
    ['import', ACTIONS, '-o', join(folder, 'none/x.policy')],
  ].map((args) => {
    const { status, stdout, stderr } = polc(args);
    assert.is(stdout, '');
    return `${status} ${codesIn(stderr)[0] ?? ''}`;
  });
  assert.equal(codes, ['2 POL6002', '2 POL6004', '2 POL6002', '2 POL6005']);
  assert.not(existsSync(join(folder, 'none')));
});

test('--json has the policy, the profiles and the diagnostics', () => {
  const { status, stdout, stderr } = polc(['import', ACTIONS, '--json']);
  const result = JSON.parse(stdout) as Record<string, unknown>; // polc's own output
  assert.is(status, 0);
  assert.is(stderr, '');
  assert.is(result['policy'], GOLDEN);
  assert.equal([result['format'], result['profiles']], ['oci', ['imported']]);
  assert.is((result['diagnostics'] as readonly unknown[]).length, 1);
});

test('an imported policy passes `polc fmt --check` and `polc check`', () => {
  const folder = folderWith();
  const file = join(folder, 'app.policy');
  assert.is(polc(['import', ACTIONS, '-o', file]).status, 0);
  assert.is(polc(['fmt', '--check', file]).status, 0);
  assert.is(polc(['check', file]).status, 0);
});

test.run();
