/** Debian's programs under the policies that polc ships, on kernels that enforce AppArmor and SELinux (User Mode Linux). */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { apparmorProfile } from '../backends/apparmor/index.js';
import { explainer, MINIMAL_TARGET, selinuxModule } from '../backends/selinux/index.js';
import type { CompiledProfile } from '../compiler/index.js';
import { builtModel, driverInput, relabel } from './probe/index.js';
import { secilc, selabel, selinuxMissing } from './selinux/tools.js';
import { parserMissing, runParser, UML_TARGET } from './support/apparmor.js';
import { installed, policyFile } from './support/apps.js';
import { compileFile } from './support/landlock.js';
import { shellQuote } from './support/native-launcher.js';
import { skip } from './support/skip.js';
import { bootUml, loadAppArmor, loadSelinux, umlMissing } from './uml/index.js';
import { asDebian, programFiles } from './uml/programs.js';

interface App {
  readonly policy: string;
  readonly profile: string;
  /** The first is started; the others are started by it. */
  readonly programs: readonly string[];
  /** Words behind the program, and what comes of it: the exit status behind the output. */
  readonly tries: readonly (readonly [args: readonly string[], said: RegExp])[];
}

const SCRIPT = `set -e
sort -n /srv/numbers > /srv/sorted
while read -r line; do echo "line $line"; done < /srv/sorted
cat /etc/shadow || echo "no shadow"
grep -c 1 /srv/numbers || true
echo x > /etc/written || echo "not written"
sqlite3 -version || echo "no sqlite"
`;

const APPS: readonly App[] = [
  {
    policy: 'coreutils',
    profile: 'text',
    programs: ['/usr/bin/cat'],
    tries: [
      [['/srv/numbers'], /^3\n1\n2\n0$/],
      [['/etc/shadow'], /shadow: Permission denied\n1$/],
    ],
  },
  {
    policy: 'grep',
    profile: 'grep',
    programs: ['/usr/bin/grep'],
    tries: [
      [['-n', '2', '/srv/numbers'], /^3:2\n0$/],
      [['root', '/etc/shadow'], /shadow: Permission denied\n2$/],
    ],
  },
  {
    policy: 'sqlite3',
    profile: 'sqlite3',
    programs: ['/usr/bin/sqlite3'],
    tries: [
      [['/srv/app.db', 'create table t(a); insert into t values (1), (2); select sum(a) from t; vacuum;'], /^3\n0$/],
      [['/etc/app.db', 'create table t(a);'], /unable to open database[^\n]*\n1$/],
    ],
  },
  {
    policy: 'bash',
    profile: 'bash',
    programs: ['/usr/bin/bash', '/usr/bin/sort', '/usr/bin/cat', '/usr/bin/grep', '/usr/bin/sqlite3'],
    tries: [
      [
        ['/srv/script.sh'],
        /^line 1\nline 2\nline 3\n[^\n]*Permission denied\nno shadow\n1\n[^\n]*Permission denied\nnot written\n[^\n]*Permission denied\nno sqlite\n0$/,
      ],
    ],
  },
];

const DATA = {
  '/srv/numbers': '3\n1\n2\n',
  '/srv/script.sh': SCRIPT,
  '/etc/shadow': 'root:x:1:::::\n',
  '/etc/passwd': 'root:x:0:0:root:/root:/bin/sh\n',
  '/root/.keep': '',
};
const FOLDERS = ['/usr', '/etc', '/srv', '/root'];

const profilesOf = (app: App): readonly CompiledProfile[] => compileFile(policyFile(app.policy)).profiles;

/** `label` is written to attr/exec. Output goes through a pipe: a file of the host's would have to be allowed. */
const runs = (app: App, name: string, label: string): readonly string[] =>
  app.tries.map(([args], i) => {
    const command = shellQuote([app.programs[0] ?? '', ...args]);
    const enter = `printf %s ${shellQuote([label])} >/proc/self/attr/exec && exec ${command}`;
    return `{ sh -c ${shellQuote([enter])} </dev/null; echo $?; } 2>&1 | cat >/out/${name}-${i}`;
  });
const ENVIRONMENT = 'export PATH=/usr/bin:/bin LC_ALL=C HOME=/root';

function compare(app: App, out: (name: string) => string, name: string, context: string): void {
  app.tries.forEach(([args, said], i) => {
    const output = out(`${name}-${i}`).trimEnd();
    assert.match(output, said, `${app.programs[0]} ${args.join(' ')} said:\n${output}\n${context}`);
  });
}

const absent = APPS.flatMap(({ programs }) => programs).find((program) => !installed(program));
const needs = umlMissing() ?? absent;

if (needs !== undefined || parserMissing()) skip(needs ?? 'apparmor_parser', 'programs under AppArmor');
else
  test('programs do their work under AppArmor, and nothing else', async () => {
    const text = APPS.map((app) => apparmorProfile(profilesOf(app), UML_TARGET).value.text);
    const blobs = text.map((one) => runParser(one, UML_TARGET));
    assert.equal(blobs.map(({ status, stderr }) => (status === 0 ? '' : stderr)).filter(Boolean), []);
    const {
      out,
      seconds,
      console: said,
    } = await bootUml({
      lsm: 'apparmor',
      files: {
        ...programFiles(APPS.flatMap(({ programs }) => programs)),
        ...DATA,
        ...Object.fromEntries(blobs.map(({ blob }, i) => [`/policies/${i}`, blob])),
      },
      script: [
        asDebian(FOLDERS),
        ...blobs.map((_, i) => loadAppArmor(`/policies/${i}`)),
        ENVIRONMENT,
        ...APPS.flatMap((app) => ['rm -f /srv/app.db', ...runs(app, app.policy, `exec ${app.profile}`)]),
      ].join('\n'),
    });
    const denied = out('dmesg')
      .split('\n')
      .filter((line) => line.includes('DENIED'))
      .join('\n');
    for (const app of APPS) compare(app, out, app.policy, `${denied}\n${said}`);
    console.log(`${APPS.length} programs under AppArmor in one boot of ${seconds.toFixed(1)} s`);
  });

if (needs !== undefined || selinuxMissing() !== undefined)
  skip(needs ?? selinuxMissing() ?? '', 'programs under SELinux');
else
  // Labels are a policy's own, so it is a boot each.
  for (const app of APPS)
    test(`${app.profile} does its work under SELinux, and nothing else`, async () => {
      const profiles = profilesOf(app);
      const target = { ...MINIMAL_TARGET, automatic: false };
      const module = selinuxModule(profiles, target).value;
      const built = secilc([module.cil]);
      const domain = explainer(profiles, target)?.domainOf(app.profile);
      if (built.policy === undefined || domain === undefined) throw new Error(built.messages);
      const files = { ...programFiles(app.programs), ...DATA };
      const labels = selabel(module.fileContexts);
      const folders = Object.keys(files).flatMap((path) => {
        const above: string[] = [];
        for (let at = dirname(path); at !== '/'; at = dirname(at)) above.push(at);
        return above;
      });
      const lines = [...new Set([...folders, ...Object.keys(files), '/dev/null', '/tmp'])].map((path) =>
        relabel(labels.lookup(path) ?? 'system_u:object_r:file_t', path),
      );
      labels.close();
      const {
        out,
        seconds,
        console: said,
      } = await bootUml({
        lsm: 'selinux',
        files: {
          ...files,
          '/policy': readFileSync(built.policy),
          '/model': readFileSync(builtModel()),
          '/labels': driverInput(lines),
        },
        script: [
          loadSelinux('/policy'),
          asDebian(FOLDERS),
          'probe drive /labels /model',
          ENVIRONMENT,
          ...runs(app, app.policy, `system_u:system_r:${domain}`),
        ].join('\n'),
      });
      const denied = out('dmesg')
        .split('\n')
        .filter((line) => line.includes('avc:'))
        .join('\n');
      compare(app, out, app.policy, `${denied}\n${said}`);
      console.log(`${app.profile} under SELinux in a boot of ${seconds.toFixed(1)} s`);
    });

test.run();
