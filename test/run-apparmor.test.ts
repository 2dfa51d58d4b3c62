/** `polc run` on a kernel that has AppArmor (User Mode Linux on this host's files): the real command, with real profiles. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parserMissing } from './support/apparmor.js';
import { codesIn, POLC } from './support/polc.js';
import { AS_NOBODY } from './support/nobody.js';
import { skip } from './support/skip.js';
import { guest, guestMissing, OWN_LABEL, RUN, step } from './uml/polc.js';

const HEAD = 'use std/base, std/children, std/shell\n';
const RULES = '  allow exec "/usr/bin/**"\n  allow read, list "/proc/**"\n';
const POLICIES: Readonly<Record<string, string>> = {
  '/app.policy': `${HEAD}profile app {\n  require seccomp, apparmor\n${RULES}  allow read "/mnt/files/open/*"\n  deny read "/mnt/files/open/secret"\n}\n`,
  '/other.policy': `${HEAD}profile app {\n  require seccomp, apparmor\n${RULES}}\n`,
  '/lax.policy': `${HEAD}profile app {\n  require seccomp\n${RULES}}\n`,
  '/explodes.policy': `${HEAD}profile app {\n  require seccomp, apparmor\n${RULES}${[...'abcdefghijklmnop'].map((c) => `  allow read "/**/${c}*/**/${c}${c}*"\n`).join('')}}\n`,
  '/open/file': 'open\n',
  '/open/secret': 'secret\n',
  '/closed/file': 'closed\n',
  // Says that it is one, and refuses.
  '/fake/apparmor_parser':
    '#!/bin/sh\n[ "$1" = --version ] && { echo "AppArmor parser version 3.0.8"; exit; }\necho "AppArmor parser error at line 3: no such thing" >&2\nexit 1\n',
  // The launcher believes it, the kernel does not.
  '/no-program': `\x7fELF${'\0'.repeat(200)}`,
};

const PROFILES = 'ls /sys/kernel/security/apparmor/policy/profiles';
/** Time for a sweeper, which looks once a second, to take what it must not. */
const SWEPT = 'sleep 2.5';
/** Until no more than so many are left. */
const left = (count: number): string =>
  `for i in $(seq 100); do [ $(${PROFILES} | grep -c '^polc[.]') -gt ${count} ] || break; sleep 0.3; done`;
const SLEEPER = `sh -c '${OWN_LABEL}; exec sleep 600'`;

const SCRIPT = [
  'chmod -R a+rX /mnt/files; chmod 755 /mnt/files/fake/apparmor_parser /mnt/files/no-program; cd /mnt/files',
  step(
    'access',
    `${RUN} app.policy -- sh -c '${OWN_LABEL}; cat open/file; cat open/secret || echo denied; cat closed/file || echo denied; echo x >open/new || echo denied'`,
  ),
  step('after-launch', PROFILES),
  `${left(0)}; ${step('after-access', PROFILES)}`,

  // Two of one policy, one of another; the first of the two ends, then a signal kills the second.
  `${RUN} app.policy -- ${SLEEPER} >/mnt/out/first.out 2>&1 & first=$!`,
  `${RUN} app.policy -- ${SLEEPER} >/mnt/out/second.out 2>&1 & second=$!`,
  `${RUN} other.policy -- ${SLEEPER} >/mnt/out/third.out 2>&1 & third=$!`,
  'for n in first second third; do until grep -q enforce /mnt/out/$n.out; do sleep 0.2; done; done',
  step('together', PROFILES),
  `kill -TERM $first; wait $first; ${SWEPT}`,
  step('one-ended', `${PROFILES}; cat /proc/$second/attr/current /proc/$third/attr/current`),
  `kill -KILL $second; wait $second; ${left(1)}`,
  step('two-ended', `${PROFILES}; cat /proc/$third/attr/current`),
  `kill -KILL $third; wait $third`,

  // What a program leaves running keeps its profile.
  step('daemon', `${RUN} app.policy -- sh -c '${OWN_LABEL}; sleep 600 >/dev/null 2>&1 & echo $!; exit 0'`),
  `${SWEPT}; ${step('daemon-lives', PROFILES)}`,
  `kill -KILL $(tail -n 1 /mnt/out/daemon.out); ${left(0)}; ${step('daemon-ended', PROFILES)}`,

  // What fails.
  step('no-program', `${RUN} app.policy -- ./no-program`),
  step('explodes', `${RUN} explodes.policy -- true`),
  step('parser-refuses', `PATH=/mnt/files/fake:$PATH ${RUN} app.policy -- true`),
  step('parser-refuses-lax', `PATH=/mnt/files/fake:$PATH ${RUN} lax.policy -- true`),
  `${left(0)}; ${step('after-failures', PROFILES)}`,

  // Those who may not load.
  step('nobody', `${AS_NOBODY.join(' ')} ${RUN} app.policy -- ${OWN_LABEL}`),
  step('nobody-lax', `${AS_NOBODY.join(' ')} ${RUN} lax.policy -- ${OWN_LABEL}`),
  step('keeping', `${RUN} --keep-loaded app.policy -- ${OWN_LABEL}`),
  `${SWEPT}; ${step('nobody-kept', `${AS_NOBODY.join(' ')} ${RUN} app.policy -- ${OWN_LABEL} closed/file`)}`,
  step('root-kept', `${RUN} app.policy -- ${OWN_LABEL}`),
  `${SWEPT}; ${step('after-kept', PROFILES)}`,

  step('doctor', `${POLC} doctor`),
  // The administrator has closed the door.
  'echo 1 >/sys/module/apparmor/parameters/lock_policy',
  step('locked', `${RUN} other.policy -- true`),
].join('\n');

const needs = guestMissing() ?? (parserMissing() ? 'apparmor_parser' : undefined);

if (needs !== undefined) skip(needs, 'polc run under AppArmor');
else {
  const said = guest({ lsm: 'apparmor', files: POLICIES, script: SCRIPT });
  /** The profiles that the listing of this name shows, without the kernel's running numbers. */
  const profiles = async (name: string): Promise<readonly string[]> =>
    [...(await said(name)).out.matchAll(/^(polc\.app\.[0-9a-f]{16})\.\d+$/gm)].map((m) => m[1] ?? '');
  const labelIn = (text: string): string => /^(polc\.app\.[0-9a-f]{16}) \(enforce\)$/m.exec(text)?.[1] ?? '';

  test('the program runs under a profile of its own, from its first instruction, and no_new_privs is set', async () => {
    const { out, err, status } = await said('access');
    const label = labelIn(out);
    assert.is.not(label, '', out + err);
    assert.equal([out, status], [`${label} (enforce)\nopen\ndenied\ndenied\ndenied\n`, 0]);
    assert.match(err, `polc: apparmor is on: ${label}, loaded by this run`);
    // AppArmor's answers: the filter would say EPERM, and this kernel has no Landlock.
    assert.is([...err.matchAll(/Permission denied/g)].length, 3, err);
  });

  test('the profile goes after its last user', async () => {
    assert.is((await profiles('after-launch')).length, 1);
    assert.equal(await profiles('after-access'), []);
  });

  test('runs of one policy share a profile, another policy has another, and none loses its own', async () => {
    const [first = '', second, third = ''] = await Promise.all(
      ['first', 'second', 'third'].map(async (name) => labelIn((await said(name)).out)),
    );
    assert.is(first, second);
    assert.is.not(first, third);
    assert.equal(await profiles('together'), [first, third].sort());
    const left = await said('one-ended');
    assert.equal(await profiles('one-ended'), [first, third].sort());
    assert.match(left.out, `${first} (enforce)\n${third} (enforce)\n`);
    assert.equal(await profiles('two-ended'), [third]);
    assert.match((await said('two-ended')).out, `${third} (enforce)`);
  });

  test('what a program leaves running keeps its profile', async () => {
    const { out, status } = await said('daemon');
    assert.is(status, 0);
    assert.equal(await profiles('daemon-lives'), [labelIn(out)]);
    assert.equal(await profiles('daemon-ended'), []);
  });

  test('a launch that fails leaves no profile', async () => {
    const { err, status } = await said('no-program');
    assert.is(status, 126, err);
    assert.match(err, 'loaded by this run');
    assert.equal(await profiles('after-failures'), []);
  });

  test('a policy that AppArmor does not take is refused where it is required, and said where it is not', async () => {
    const explodes = await said('explodes');
    assert.equal([explodes.status, [...codesIn(explodes.err)].sort()], [125, ['POL4101', 'POL6008']]);
    const refused = await said('parser-refuses');
    assert.equal([refused.status, [...codesIn(refused.err)].sort()], [125, ['POL6008', 'POL6020']]);
    assert.match(refused.err, 'AppArmor parser error at line 3: no such thing');
    const lax = await said('parser-refuses-lax');
    assert.is(lax.status, 0);
    assert.match(lax.err, /^polc: apparmor is off: .* no such thing$/m);
    const locked = await said('locked');
    assert.equal([locked.status, [...codesIn(locked.err)].sort()], [125, ['POL6008', 'POL6020']]);
    assert.match(locked.err, 'the kernel answers EACCES');
  });

  test('whoever can’t load a profile uses one that is kept loaded, and only that', async () => {
    const without = await said('nobody');
    assert.equal([without.status, codesIn(without.err)], [125, ['POL6008']]);
    assert.match(without.err, 'loading a profile takes root');
    const lax = await said('nobody-lax');
    assert.equal([lax.status, lax.out], [0, 'unconfined\n']);
    const keeping = await said('keeping');
    const label = labelIn(keeping.out);
    assert.match(keeping.err, 'apparmor: it stays loaded');
    const nobody = await said('nobody-kept');
    assert.equal([nobody.status, labelIn(nobody.out)], [1, label], nobody.err);
    assert.match(nobody.err, /closed\/file: Permission denied\n$/);
    const root = await said('root-kept');
    assert.is(labelIn(root.out), label);
    assert.match(root.err, `polc: apparmor is on: ${label}, found loaded`);
    assert.equal(await profiles('after-kept'), [label]);
  });

  test('polc doctor says that profiles can be loaded', async () => {
    assert.match((await said('doctor')).out, /^AppArmor +yes +this process: unconfined; polc run can load profiles$/m);
  });
}

test.run();
