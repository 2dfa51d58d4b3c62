import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { HostFacts } from '../native/index.js';
import { ACTION, filter, nr } from './support/native-bpf.js';
import { base64, bundle, run } from './support/native-launcher.js';
import { skip } from './support/skip.js';

const driver = bundle('native-probe-driver');
const parse = (text: string): HostFacts => JSON.parse(text) as HostFacts;
const here = parse(spawnSync(process.execPath, [driver], { encoding: 'utf8' }).stdout);
const EINVAL = 22;
const ENOSYS = 38;

test('the actions are those that the kernel lists', () => {
  const list = '/proc/sys/kernel/seccomp/actions_avail';
  if (!existsSync(list) || here.seccomp.kind === 'none') return skip('seccomp with its sysctl', 'actions');
  assert.equal([...here.seccomp.actions].sort(), readFileSync(list, 'utf8').trim().split(' ').sort());
});

test('what was tried agrees with what can be read', () => {
  assert.is(here.release, readFileSync('/proc/sys/kernel/osrelease', 'utf8').trim());
  assert.is(here.yamaScope === undefined, !existsSync('/proc/sys/kernel/yama'));
  assert.is(here.noNewPrivs, /^NoNewPrivs:\t1/m.test(readFileSync('/proc/self/status', 'utf8')));
});

test('a kernel without seccomp is said to be one', () => {
  const none = filter(
    [
      [nr.seccomp, ACTION.errno(ENOSYS)],
      [nr.prctl, ACTION.errno(EINVAL)],
    ],
    ACTION.allow,
  );
  const found = parse(run({ command: [process.execPath, driver], filters: base64(none) }).stdout);
  assert.equal(found.seccomp, { kind: 'none', reason: 'PR_GET_SECCOMP: EINVAL' });
  assert.equal(found.mdwe, { kind: 'no', reason: 'PR_GET_MDWE: EINVAL' });
});

test('a kernel with prctl but no seccomp(2) too', () => {
  const none = filter([[nr.seccomp, ACTION.errno(ENOSYS)]], ACTION.allow);
  const found = parse(run({ command: [process.execPath, driver], filters: base64(none) }).stdout);
  assert.equal(found.seccomp, { kind: 'none', reason: 'seccomp: ENOSYS' });
  assert.ok(found.filtered && found.noNewPrivs);
});

test('inside a sandbox without ptrace, attaching is said to be impossible, and why', () => {
  const ptrace = process.arch === 'x64' ? 101 : 117;
  const none = filter([[ptrace, ACTION.errno(EINVAL)]], ACTION.allow);
  const found = parse(run({ command: [process.execPath, driver], filters: base64(none) }).stdout);
  assert.equal(found.ptrace, { kind: 'no', reason: 'EINVAL' });
});

test.run();
