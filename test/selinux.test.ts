/** SELinux modules: goldens through secilc, names, hostile strings, ports, and Debian's refpolicy as a base. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Diagnostic } from '../dsl/index.js';
import { matches, parseGlob } from '../compiler/index.js';
import type { SelinuxTarget } from '../backends/selinux/index.js';
import { MINIMAL_BASE_POLICY, MINIMAL_TARGET, explainer, readBase, selinuxModule } from '../backends/selinux/index.js';
import { globRegex, javascriptRegex } from '../backends/selinux/regex.js';
import { compileText } from './support/compile.js';
import { skip } from './support/skip.js';
import { Oracle, secilc, selabel, selinuxMissing, typeOf } from './selinux/tools.js';
import { Random, pathOf, randomGlob, randomPath } from './selinux/random-files.js';
import { refpolicy } from './selinux/refpolicy.js';
import { cpuClock } from './support/cpu-time.js';

const APPS = join(dirname(fileURLToPath(import.meta.url)), '../policies/apps');
const missing = selinuxMissing();

function made(text: string, target: SelinuxTarget = MINIMAL_TARGET) {
  const { policy, diagnostics } = compileText(text);
  const module = selinuxModule(policy.profiles, target);
  return {
    policy,
    ...module.value,
    diagnostics: [...diagnostics.filter((d) => d.severity === 'error'), ...module.diagnostics],
  };
}
const codes = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  [...new Set(diagnostics.map((d) => d.code))].sort();

// ---- names and damage --------------------------------------------------------------------------------------------------

const plainProfile = (name: string): string => `profile ${name} {\n  allow read "/srv/${name}/**"\n}\n`;

test('a name that the base has, two profiles of one name, an over-long one and a reserved word are refused', () => {
  const taken = {
    ...MINIMAL_TARGET,
    base: { ...MINIMAL_BASE_POLICY, names: new Set([...MINIMAL_BASE_POLICY.names, 'polc_a_t']) },
  };
  assert.equal(codes(made(plainProfile('a'), taken).diagnostics), ['POL4201']);
  assert.equal(codes(made(plainProfile('a-b') + plainProfile('a_b')).diagnostics).includes('POL4201'), true);
  assert.equal(codes(made(plainProfile('a'), { ...MINIMAL_TARGET, prefix: 'x'.repeat(200) }).diagnostics), ['POL4202']);
  assert.is(made(plainProfile('a'), taken).cil, '');
});

test('ports that the base names keep their type; ours never repeat its ranges, and never the same range twice', () => {
  const ports = [
    { protocol: 'tcp', from: 80, to: 80, type: 'http_port_t' },
    { protocol: 'tcp', from: 8000, to: 8009, type: 'soundd_port_t' },
    { protocol: 'tcp', from: 1024, to: 32767, type: 'unreserved_port_t' },
  ];
  const { cil, diagnostics } = made('profile a {\n  allow bind tcp port 80, 8000..8099\n}\n', {
    ...MINIMAL_TARGET,
    base: { ...MINIMAL_BASE_POLICY, ports },
  });
  assert.equal(diagnostics, []);
  assert.match(cil, '(allow polc_a_t http_port_t (tcp_socket (name_bind)))');
  assert.match(cil, '(allow polc_a_t soundd_port_t (tcp_socket (name_bind)))');
  assert.equal(cil.match(/\(portcon .*\)/g), [
    '(portcon tcp (8010 8099) (system_u object_r polc_a_tcp_8000_port_t ((s0) (s0))))',
  ]);
});

test('an unknown capability or class of the target is said, and left out', () => {
  const classes = new Map([...MINIMAL_BASE_POLICY.classes].filter(([name]) => name !== 'user_namespace'));
  const { cil, diagnostics } = made('profile a {\n  allow namespace user\n}\n', {
    ...MINIMAL_TARGET,
    base: { ...MINIMAL_BASE_POLICY, classes },
  });
  assert.equal(codes(diagnostics), ['POL4208']);
  assert.not.match(cil, 'user_namespace');
});

test('a damaged base is a diagnostic', () => {
  for (const cil of ['(type a', ')', '(type "a)', '', 'nonsense'])
    assert.equal(codes(readBase({ cil: [cil], fileContexts: '', mls: false }).diagnostics), ['POL4209'], cil);
});

// ---- strings -------------------------------------------------------------------------------------------------------------

/** What the lexer makes of a string: the escapes that are not for the glob. */
const asLexed = (text: string): string =>
  text.replace(/\\(x[0-9a-f]{2}|[nt"\\])/g, (_, e: string) =>
    e.startsWith('x') ? String.fromCharCode(parseInt(e.slice(1), 16)) : ({ n: '\n', t: '\t' }[e] ?? e),
  );

test('the regular expression of a glob means what the glob means', () => {
  const random = new Random(3);
  for (let i = 0; i < 400; i++) {
    const text = asLexed(randomGlob(random));
    const glob = parseGlob(text);
    if ('problem' in glob) continue;
    const regex = javascriptRegex(globRegex(glob));
    for (let n = 0; n < 20; n++) {
      const path = n % 2 === 0 ? pathOf(random, glob) : randomPath(random);
      assert.is(regex.test(path), matches(glob, path), `${JSON.stringify(text)} ${JSON.stringify(path)} ${regex}`);
    }
  }
});

/** Bytes of a policy's string, spelt so that lexer and glob take them literally (`\x2a` is a star, no wildcard). */
const spelt = (path: string): string =>
  [...path]
    .map((c) => (/[A-Za-z0-9/_.-]/.test(c) ? c : `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`))
    .join('');

const HOSTILE = [
  '/srv/x"))) (allow polc_a_t file_type (file (read))) ;',
  '/srv/x\n(allow polc_a_t file_type (file (write)))',
  '/srv/.*',
  '/.*',
  '/srv/x\tsystem_u:object_r:polc_a_exec_t',
  '/srv/x\n/etc/shadow\tsystem_u:object_r:polc_a_srv_t\n',
  '/srv/(?s)x|/etc/.*',
  '/srv/\\Q\\E[]{}()*+?.|^$#',
  '/srv/x # comment',
  '/srv/\xff\xfe\x01\x7f',
  '/srv/;x',
  '/srv/<<none>>',
  '/srv/*',
  '/srv/"',
  '/back\\slash/x',
  '/srv/%s%n',
];

if (missing !== undefined) skip(missing, 'hostile strings through secilc and libselinux');
else
  test('strings that hold CIL, file_contexts or regex syntax are paths and nothing else', () => {
    for (const path of HOSTILE) {
      const text = `profile a {\n  program "/usr/bin/a"\n  allow read, create "${spelt(path)}"\n  allow read "/etc/plain"\n  deny write "${spelt(path)}2" because "\\n(allow x y)\\n"\n}\n`;
      const { policy, cil, fileContexts, diagnostics } = made(text);
      assert.equal(
        codes(diagnostics.filter((d) => d.severity === 'error')),
        [],
        `${JSON.stringify(path)} ${diagnostics.map((d) => d.message).join()}`,
      );
      const built = secilc([cil]);
      assert.ok(built.policy, `${JSON.stringify(path)}: ${built.messages}`);
      const oracle = new Oracle(built.policy ?? '');
      const labels = selabel(fileContexts);
      const explain = explainer(policy.profiles, MINIMAL_TARGET);
      for (const other of [
        path,
        ...HOSTILE,
        '/etc/plain',
        '/etc/shadow',
        '/srv',
        '/srv/y',
        '/srv/x',
        `${path}\n`,
        `${path}2`,
        '/usr/bin/a',
      ]) {
        const context = labels.lookup(other);
        const type = context === undefined ? 'file_t' : typeOf(context);
        assert.is(type, explain?.labelOf(other), JSON.stringify([path, other]));
        // Where a name can't be said in CIL, what is made keeps the directory's type, which then may what the file may.
        if (other === '/srv' || other === '/back\\slash') continue;
        const granted = oracle.allows('polc_a_t', type, 'file', ['open', 'read']);
        assert.is(granted, other === path || other === '/etc/plain', JSON.stringify([path, other, type]));
        assert.not(oracle.allows('polc_a_t', type, 'file', ['write']), JSON.stringify([path, other]));
      }
      labels.close();
    }
  });

// ---- size ----------------------------------------------------------------------------------------------------------------

test('5,000 path rules become a module within 3 s', () => {
  const rules = Array.from(
    { length: 5_000 },
    (_, i) =>
      `  allow ${['read', 'read, write', 'append, create', 'list'][i % 4]} "/srv/app${i % 50}/dir${i}/${i % 3 === 0 ? '**' : `file${i}`}"`,
  );
  const { policy } = compileText(`profile many {\n${rules.join('\n')}\n}\n`);
  const elapsed = cpuClock();
  const { value } = selinuxModule(policy.profiles, MINIMAL_TARGET);
  const took = elapsed();
  assert.ok(value.fileContexts.split('\n').length >= 5_000);
  assert.ok(took < 3_000, `${Math.round(took)} ms`);
});

// ---- Debian's refpolicy ----------------------------------------------------------------------------------------------------

const reference = missing === undefined ? refpolicy() : { missing };
if ('missing' in reference) skip(reference.missing, "modules on Debian's refpolicy");
else
  test("every app's module joins Debian's refpolicy, neverallow rules checked", () => {
    const { value: base, diagnostics } = readBase({
      cil: reference.cil.map((f) => readFileSync(f, 'latin1')),
      fileContexts: reference.fileContexts,
      substitutions: reference.substitutions,
      mls: true,
    });
    assert.equal(diagnostics, []);
    if (!base) return;
    const target: SelinuxTarget = {
      ...MINIMAL_TARGET,
      base,
      launchers: ['unconfined_t', 'initrc_t'],
      roles: ['system_r', 'unconfined_r'],
    };
    // One file in /etc takes writing to all of etc_t: refused; a directory of the application's own does not.
    assert.equal(codes(made('profile a {\n  allow create "/etc/app.conf"\n}\n', target).diagnostics), ['POL4203']);
    assert.equal(codes(made('profile a {\n  allow create "/srv/app/x/*"\n}\n', target).diagnostics), []);
    const modules: string[] = [];
    for (const file of readdirSync(APPS).filter((f) => f.endsWith('.policy'))) {
      const { cil, fileContexts, diagnostics: found } = made(readFileSync(join(APPS, file), 'utf8'), target);
      const errors = found.filter((d) => d.severity === 'error').map((d) => `${d.code} ${d.message}`);
      // Writing to /etc, /proc or /sys as a whole is refused by design; everything else has to work.
      assert.equal(errors, [], file);
      modules.push(cil);
      const duplicates = new Set(reference.fileContexts.split('\n').map((l) => l.split(/\s/, 1)[0]));
      assert.equal(
        fileContexts.split('\n').filter((l) => l !== '' && duplicates.has(l.split('\t', 1)[0])),
        [],
        file,
      );
    }
    assert.ok(modules.length >= 5, `${modules.length} modules`);
    const built = secilc(modules, { files: reference.cil, mls: true });
    assert.ok(built.policy, built.messages.slice(0, 2_000));
  });

test.run();
