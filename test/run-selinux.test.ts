/** `polc run` on a kernel that has SELinux (User Mode Linux on this host's files): the real command in the policy's domain. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { MINIMAL_TARGET, selinuxModule } from '../backends/selinux/index.js';
import { openPolicy } from '../cli/policy.js';
import { compilePolicy } from '../compiler/index.js';
import { secilc, selinuxMissing } from './selinux/tools.js';
import { codesIn, folderWith, POLC } from './support/polc.js';
import { AS_NOBODY } from './support/nobody.js';
import { skip } from './support/skip.js';
import { loadSelinux } from './uml/index.js';
import { guest, guestMissing, RUN, step } from './uml/polc.js';

// The program is static: the libraries of the host's file system have no labels in the guest.
const APP = (require: string): string => `use std/base, std/children
profile app {
  program "/run/app/busybox"
  require ${require}
  allow read "/run/app/open/*"
  deny read "/run/app/open/secret"
  allow read "/proc/@{pid}/attr/current"
  allow exec "/run/app/busybox"
}
`;
const POLICIES = {
  'app.policy': APP('seccomp, selinux'),
  'lax.policy': APP('seccomp'),
  'edited.policy': APP('seccomp, selinux').replace('allow exec', 'allow  exec'),
  'other.policy': APP('seccomp, selinux').replace('profile app', 'profile other'),
};
const folder = folderWith(POLICIES);

function module(name: keyof typeof POLICIES): { readonly policy: string; readonly contexts: string } {
  const { value: linked, digest } = openPolicy(join(folder, name));
  const { value: compiled } = compilePolicy(linked, { nativeArch: 'x86_64', kernel: [6, 1] });
  // Not by the file's label alone: by the launcher's word.
  const { value } = selinuxModule(compiled.profiles, { ...MINIMAL_TARGET, automatic: false, version: digest() });
  const built = secilc([value.cil]);
  if (built.policy === undefined) throw new Error(built.messages);
  return { policy: built.policy, contexts: value.fileContexts };
}

const TRIES =
  'cat /proc/self/attr/current; echo; cat open/file; cat open/secret || echo denied; cat closed/file || echo denied; echo x >open/new || echo denied';
const run = (policy: keyof typeof POLICIES, command: string): string => `${RUN} /mnt/files/${policy} -- ${command}`;
const SCRIPT = [
  'mkdir -p /run/app/open /run/app/closed; cd /run/app; cp /bin/busybox busybox; cp busybox unlabelled',
  'echo open >open/file; echo secret >open/secret; echo closed >closed/file',
  step('no-policy', run('lax.policy', './busybox true')),
  loadSelinux('/mnt/files/app'),
  'setfiles -F /mnt/files/contexts /run/app',
  step('access', run('app.policy', `./busybox sh -c '${TRIES}'`)),
  step('nobody', `${AS_NOBODY.join(' ')} ${run('app.policy', `./busybox sh -c '${TRIES}'`)}`),
  step('unlabelled', run('app.policy', './unlabelled true')),
  step('edited', run('edited.policy', './busybox true')),
  step('other', run('other.policy', './busybox true')),
  step('lax', run('lax.policy', './busybox cat /proc/self/attr/current')),
  step('doctor', `${POLC} doctor`),
  'echo 0 >/sys/fs/selinux/enforce',
  step('permissive-required', run('app.policy', './busybox true')),
  loadSelinux('/mnt/files/lax'),
  step('permissive', run('lax.policy', `./busybox sh -c '${TRIES}'`)),
  step('permissive-unlabelled', run('lax.policy', './unlabelled')),
].join('\n');

const needs = guestMissing() ?? selinuxMissing();

if (needs !== undefined) skip(needs, 'polc run under SELinux');
else {
  const { policy, contexts } = module('app.policy');
  const said = guest({
    lsm: 'selinux',
    files: {
      '/app': readFileSync(policy),
      '/lax': readFileSync(module('lax.policy').policy),
      '/contexts': Buffer.from(contexts, 'latin1'),
      ...Object.fromEntries(Object.entries(POLICIES).map(([name, text]) => [`/${name}`, text])),
    },
    script: SCRIPT,
  });
  const DOMAIN = 'system_u:system_r:polc_app_t';

  test('the program runs in the policy’s domain, though no_new_privs is set; so does an ordinary user’s', async () => {
    for (const user of ['access', 'nobody']) {
      const { out, err, status } = await said(user);
      assert.equal([out, status], [`${DOMAIN}\0\nopen\ndenied\ndenied\ndenied\n`, 0], err);
      assert.match(err, `polc: selinux is on: ${DOMAIN}, found loaded`);
      // The filter would say EPERM, and this kernel has no Landlock.
      assert.is([...err.matchAll(/Permission denied/g)].length, 2, err);
    }
  });

  test('what the kernel would refuse at execve is refused before, and says why', async () => {
    for (const [name, why] of [
      ['unlabelled', '`/run/app/unlabelled`, labelled `system_u:object_r:tmpfs_t`, is no entry point of the domain'],
      ['edited', 'the module that is loaded is of another version of the policy'],
      ['other', 'no module with the domain `system_u:system_r:polc_other_t` is loaded'],
      ['permissive-required', 'it is permissive: it only logs'],
    ] as const) {
      const { out, err, status } = await said(name);
      assert.equal([out, status, codesIn(err)], ['', 125, ['POL6008']], name);
      assert.match(err, `requires selinux, which is not enforced here: ${why}`);
    }
  });

  test('where SELinux is not required, the program runs without, and -v says why', async () => {
    const none = await said('no-policy');
    assert.is(none.status, 0);
    assert.match(none.err, 'polc: selinux is off: no policy of SELinux is loaded');
    const lax = await said('lax');
    assert.equal([lax.out, lax.status], ['system_u:system_r:kernel_t\0', 0]);
    assert.match(lax.err, 'polc: selinux is off: the module that is loaded is of another version of the policy');
  });

  test('a permissive host is reported, and what it would refuse if it enforced', async () => {
    const { out, err, status } = await said('permissive');
    assert.equal([out.split('\0')[0], status], [DOMAIN, 0], err);
    assert.match(out, 'secret');
    assert.match(err, `polc: selinux is on, but only logs, as the host says: ${DOMAIN}, found loaded`);
    assert.match((await said('permissive-unlabelled')).err, /^polc: selinux: enforcing, it would not start: /m);
  });

  test('polc doctor says in which mode SELinux is', async () => {
    assert.match((await said('doctor')).out, /^SELinux +yes +enforcing, system_u:system_r:kernel_t$/m);
  });
}

test.run();
