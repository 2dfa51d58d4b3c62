/** `polc compile` for all layers: its files, the one table, what stays open, targets, and layers that can't hold the policy. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { skip } from './support/skip.js';
import { codesIn, folderWith, polc, ROOT } from './support/polc.js';

const FEATURES = join(ROOT, 'backends/apparmor/features/linux-6.1-uml');

const APP = `use std/base

profile app {
  program "/srv/app/bin/app"
  allow read "/srv/app/data/**"
  allow connect tcp port 5432
  allow exec "/srv/app/bin/helper" as helper
  deny read "/srv/app/data/keys/**"
}

profile helper {
  allow read "/srv/app/data/*.txt"
}
`;

const folder = folderWith({
  'app.policy': APP,
  'etc.policy': 'profile etc {\n  allow create "/etc/app.conf"\n  allow read "/srv/a"\n}\n',
  'unconfined.policy': 'profile unconfined {\n  allow read "/srv/a"\n}\n',
  'accepts.policy': 'profile a {\n  allow syscall read\n  accept open stat because "names are no secret"\n}\n',
  'userns.policy': 'profile a {\n  allow namespace user\n}\n',
  features: readFileSync(FEATURES),
  'damaged.features': 'caps {mask {chown',
});
const file = (name: string): string => join(folder, name);
const out = (name: string): string => {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  return path;
};

interface Coverage {
  readonly target: { readonly layers: Readonly<Record<string, string>> };
  readonly profiles: readonly {
    readonly name: string;
    readonly rules: readonly {
      readonly line: number;
      readonly end_column: number;
      readonly text: string;
      readonly layers: Readonly<Record<string, { readonly kind: string; readonly why?: string }>>;
    }[];
    readonly open: readonly {
      readonly operation: string;
      readonly with: readonly string[];
      readonly accepted?: string;
    }[];
  }[];
}
const coverageIn = (path: string): Coverage =>
  JSON.parse(readFileSync(join(path, 'coverage.json'), 'utf8')) as Coverage;

test('every layer’s files are written, and coverage.json says of each rule how well each layer holds it, and why', () => {
  const path = out('all');
  const { status, stdout, stderr } = polc(['compile', file('app.policy'), '-o', path, '--target', 'linux-6.12']);
  assert.is(status, 0, stderr);
  assert.equal(readdirSync(path).sort(), [
    'app.apparmor',
    'app.bpf',
    'app.cil',
    'app.fc',
    'app.landlock.json',
    'app.pfc',
    'app.seccomp.json',
    'coverage.json',
    'helper.apparmor',
    'helper.bpf',
    'helper.landlock.json',
    'helper.pfc',
    'helper.seccomp.json',
  ]);
  assert.match(stdout, /line {2}rule +seccomp +landlock +apparmor +selinux/);
  const { profiles, target } = coverageIn(path);
  assert.equal(Object.keys(target.layers), ['seccomp', 'landlock', 'apparmor', 'selinux']);
  assert.match(target.layers['landlock'] ?? '', /ABI 6, as Linux 6\.12/);
  const [rule] = profiles[0]?.rules.filter(({ text }) => text.startsWith('allow read "/srv')) ?? [];
  assert.is(rule?.line, 5);
  assert.is(rule?.end_column, 32);
  assert.equal(Object.fromEntries(Object.entries(rule?.layers ?? {}).map(([layer, { kind }]) => [layer, kind])), {
    seccomp: 'wider',
    landlock: 'wider',
    apparmor: 'exact',
    selinux: 'exact',
  });
  for (const { layers } of profiles.flatMap(({ rules }) => rules))
    for (const { kind, why } of Object.values(layers)) assert.ok(kind === 'exact' || (why ?? '') !== '');
  // The two LSMs exclude each other: what one of them leaves open is open.
  assert.equal(
    profiles[0]?.open.filter(({ operation }) => operation === 'stat').map((o) => o.with.at(-1)),
    ['apparmor', 'selinux'].filter((layer) => stdout.includes(`with seccomp, landlock, ${layer}`)).slice(0, 2),
  );
});

test('--only makes these layers, and leaves the files of others alone; a layer that is gone takes its files along', () => {
  const path = out('only');
  assert.is(polc(['compile', file('app.policy'), '-o', path]).status, 0);
  writeFileSync(join(path, 'app.2.bpf'), 'old');
  assert.is(polc(['compile', file('app.policy'), '-o', path, '--only', 'apparmor']).status, 0);
  assert.ok(readdirSync(path).includes('app.2.bpf'));
  assert.is(polc(['compile', file('app.policy'), '-o', path, '--only', 'seccomp,apparmor']).status, 0);
  assert.not.ok(readdirSync(path).includes('app.2.bpf'));
  const { target } = coverageIn(path);
  assert.equal(Object.keys(target.layers), ['seccomp', 'apparmor']);
});

test('a layer that is too coarse for the policy is left out by default, and an error where it is asked for', () => {
  const path = out('etc');
  writeFileSync(join(path, 'etc.landlock.json'), 'of an earlier policy');
  const { status, stderr } = polc(['compile', file('etc.policy'), '-o', path]);
  assert.is(status, 0, stderr);
  assert.equal(codesIn(stderr), ['POL4006']);
  assert.match(stderr, 'landlock is left out for profile `etc`');
  assert.not.ok(readdirSync(path).includes('etc.landlock.json'));
  assert.ok(readdirSync(path).includes('etc.apparmor'));
  const landlock = coverageIn(path).profiles[0]?.rules.map(({ layers }) => layers['landlock']);
  assert.ok(landlock?.every((c) => c?.kind === 'none' && c.why?.includes('/etc')));

  const asked = polc(['compile', file('etc.policy'), '-o', join(folder, 'never'), '--only', 'landlock']);
  assert.is(asked.status, 1);
  assert.equal(codesIn(asked.stderr), ['POL4301']);
  assert.not.ok(readdirSync(folder).includes('never'));
});

test('what is wrong with a name or a target is an error whatever was asked for, and nothing is written', () => {
  const securityfs = join(folder, 'securityfs');
  mkdirSync(join(securityfs, 'features/caps'), { recursive: true });
  mkdirSync(join(securityfs, 'features/file'), { recursive: true });
  writeFileSync(join(securityfs, 'features/caps/mask'), 'chown kill\n');
  writeFileSync(join(securityfs, 'features/file/mask'), 'read write\n');
  writeFileSync(join(securityfs, 'profiles'), 'lsb_release (enforce)\napp (complain)\n');
  const base = out('base');
  writeFileSync(join(base, 'base.cil'), '(type a');
  const noContexts = out('no-contexts');
  writeFileSync(join(noContexts, 'base.cil'), '(type a)');
  writeFileSync(join(base, 'file_contexts'), '');
  writeFileSync(file('cap.policy'), 'profile c {\n  allow capability sys_boot\n}\n');
  const cases: readonly (readonly [policy: string, code: string, exit: number, ...args: string[]])[] = [
    ['unconfined.policy', 'POL4104', 1],
    ['app.policy', 'POL4104', 1, '--apparmor-features', securityfs],
    ['cap.policy', 'POL4102', 1, '--apparmor-features', join(securityfs, 'features')],
    ['app.policy', 'POL4105', 2, '--apparmor-features', file('damaged.features')],
    ['app.policy', 'POL4105', 2, '--apparmor-features', file('missing.features')],
    ['app.policy', 'POL4105', 2, '--apparmor-features', base],
    ['app.policy', 'POL4209', 2, '--selinux-base', base],
    ['app.policy', 'POL4209', 2, '--selinux-base', noContexts],
    ['app.policy', 'POL4209', 2, '--selinux-base', file('missing')],
    ['app.policy', 'POL4007', 2, '--target', 'windows-11'],
    ['app.policy', 'POL4007', 2, '--target', 'landlock-99'],
    ['app.policy', 'POL4007', 2, '--target', 'apparmor-2.13'],
    ['app.policy', 'POL4007', 2, '--target', 'linux-6'],
    ['app.policy', 'POL4007', 2, '--target', 'landlock-4,landlock-5'],
  ];
  for (const [policy, code, exit, ...args] of cases) {
    const { status, stderr } = polc(['compile', file(policy), '-o', join(folder, 'never'), ...args]);
    assert.is(status, exit, `${args.join(' ')}: ${stderr}`);
    assert.equal(codesIn(stderr), [code], args.join(' '));
    assert.not.ok(readdirSync(folder).includes('never'));
  }
});

test('targets: a features file or folder, the parser’s syntax, the ABI; what polc falls back to is named', () => {
  const features = (args: readonly string[]) => {
    const path = out('targets');
    const { status, stderr } = polc(['compile', file('userns.policy'), '-o', path, ...args]);
    assert.is(status, 0, stderr);
    const { target, profiles } = coverageIn(path);
    const text = readFileSync(join(path, 'a.apparmor'), 'utf8');
    const ruleset = JSON.parse(readFileSync(join(path, 'a.landlock.json'), 'utf8')) as { abi: number };
    return { names: target.layers, text, abi: ruleset.abi, rules: profiles[0]?.rules ?? [] };
  };
  const plain = features(['--target', 'linux-6.1']);
  assert.match(plain.names['apparmor'] ?? '', 'features of Linux 6.1; `--apparmor-features` names others');
  assert.match(plain.names['selinux'] ?? '', 'minimal base');
  assert.match(plain.text, 'abi <abi/3.0>');
  assert.is(plain.abi, 2);
  assert.is(plain.rules[0]?.layers['apparmor']?.why, 'parser 3.0 has no `userns` rule; 4.0 has');

  writeFileSync(file('userns.features'), `${readFileSync(FEATURES, 'utf8')}\nnamespaces {mask {userns_create\n}\n}\n`);
  const newer = features([
    '--target',
    'linux-6.7,apparmor-4.1,landlock-3',
    '--apparmor-features',
    file('userns.features'),
  ]);
  assert.match(newer.text, 'abi <abi/4.0>');
  assert.match(newer.text, '  userns,');
  assert.is(newer.rules[0]?.layers['apparmor']?.kind, 'exact');
  assert.is(newer.abi, 3);

  const none = polc(['compile', file('app.policy'), '-o', out('old'), '--target', 'linux-5.4']);
  assert.is(none.status, 0, none.stderr);
  assert.not.ok(readdirSync(out('old')).some((name) => name.endsWith('.landlock.json')));
});

test('--require exact names what stays open and writes nothing, unless the policy accepts it', () => {
  const path = join(folder, 'never');
  const strict = polc(['compile', file('app.policy'), '-o', path, '--require', 'exact']);
  assert.is(strict.status, 1);
  assert.equal([...new Set(codesIn(strict.stderr))], ['POL4004']);
  assert.not.ok(readdirSync(folder).includes('never'));
  const accepted = polc(['compile', file('accepts.policy'), '--only', 'apparmor', '--require', 'exact']);
  assert.not.match(accepted.stderr, '`stat` stays open');
  assert.match(accepted.stderr, '`attributes` stays open');
});

const hasTools = ['apparmor_parser', 'secilc', 'sepol_check_access'].every(
  (name) => spawnSync('sh', ['-c', `PATH=$PATH:/usr/sbin command -v ${name}`]).status === 0,
);
const asked = (access: readonly string[], options: SpawnSyncOptions = {}) => {
  const { stdout, stderr } = polc(['explain', file('app.policy'), '--profile', 'app', '--json', ...access], options);
  const { profiles } = JSON.parse(stdout) as {
    profiles: { accesses: { allowed: boolean; layers: { layer: string; answer: string; why?: string }[] }[] }[];
  };
  const [access1] = profiles[0]?.accesses ?? [];
  assert.ok(access1, stderr);
  return { allowed: access1.allowed, layers: Object.fromEntries(access1.layers.map((l) => [l.layer, l])) };
};

if (!hasTools) skip('apparmor_parser, secilc and sepol_check_access', 'explain asks every artifact');
else
  test('explain asks every artifact', () => {
    const answers = (...access: string[]) => {
      const { allowed, layers } = asked(access);
      return [allowed, ...Object.values(layers).map(({ answer }) => answer)];
    };
    assert.equal(answers('read', '/srv/app/data/x'), [true, 'allows', 'allows', 'allows']);
    assert.equal(answers('read', '/etc/shadow'), [false, 'denies', 'denies', 'denies']);
    // Landlock can take nothing out of what it opens.
    assert.equal(answers('read', '/srv/app/data/keys/k'), [false, 'allows', 'denies', 'denies']);
    assert.equal(answers('exec', '/srv/app/bin/helper'), [true, 'allows', 'allows', 'allows']);
    assert.equal(answers('capability', 'sys_admin'), [false, 'allows', 'denies', 'denies']);
    assert.equal(answers('connect', 'tcp', '192.0.2.1', 'port', '5432'), [true, 'allows', 'allows', 'allows']);
    assert.match(asked(['capability', 'sys_admin']).layers['landlock']?.why ?? '', 'Landlock knows no capabilities');
  });

test('explain says which tool it needs', () => {
  const bare = folderWith();
  // Without a folder of the system in PATH, and with none found beside: only where nothing is installed can this be seen.
  const { layers } = asked(['read', '/etc/shadow'], { env: { PATH: `${bare}:/usr/bin:/bin` } });
  for (const { answer, why } of Object.values(layers)) if (answer === 'unknown') assert.match(why ?? '', 'needs ');
  assert.is(layers['landlock']?.answer, 'denies');
});

test('text beyond Latin-1 in the name of a policy can’t end a comment', () => {
  // The low byte of each is a newline.
  const name = 'x\u010a\u010adeny\u010a.policy';
  writeFileSync(file(name), 'profile a {\n  allow read "/srv/a" because "r\u00e9sum\u00e9 \u010a (allow"\n}\n');
  const path = out('hostile-name');
  assert.is(polc(['compile', file(name), '-o', path]).status, 0);
  for (const artifact of ['a.apparmor', 'a.cil']) {
    const bytes = readFileSync(join(path, artifact));
    assert.ok(bytes.every((byte) => byte === 0x0a || byte >= 0x20));
    assert.is(Buffer.from(bytes.toString('utf8'), 'utf8').compare(bytes), 0, 'it is UTF-8');
  }
  const lines = readFileSync(join(path, 'a.apparmor'), 'utf8').split('\n');
  assert.equal(
    lines.filter((line) => line.startsWith('deny')),
    [],
  );
});

test.run();
