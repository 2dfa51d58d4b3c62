/** The AppArmor backend: its text, read by the real parser, and the automata the parser makes of it, against the reference. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type AppArmorTarget,
  allowsCapability,
  allowsFile,
  allowsPtrace,
  allowsSignal,
  allowsSocket,
  apparmorCoverage,
  auditsFile,
  execTarget,
  explainFile,
  featuresText,
  parseFeatures,
  readPolicy,
  runLabel,
} from '../backends/apparmor/index.js';
import { quote } from '../dsl/index.js';
import { fuzzAppArmorPaths } from './fuzz/apparmor-paths.js';
import {
  compiledProfiles,
  features,
  make,
  parserMissing,
  runParser,
  strictProblem,
  UML_TARGET,
} from './support/apparmor.js';
import { cpuClock } from './support/cpu-time.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

const needsParser = (name: string, run: () => void): void => {
  if (parserMissing()) console.log(`SKIP ${name}: needs apparmor_parser`);
  else test(name, run);
};

const profile = (body: string, name = 'app'): string => `profile ${name} {\n${body}\n}\n`;

/** What the parser makes of one profile. */
function compiled(body: string, target: AppArmorTarget = UML_TARGET) {
  const { text, profiles } = make(profile(body), target);
  const found = compiledProfiles(text, target).get('app');
  if (!found) throw new Error('the profile is lost');
  return { blob: found, text, model: profiles[0]!.models[0] };
}

// ---- features -----------------------------------------------------------------------------------------------------------

test('a features file is read as the kernel’s folder says it, and written so that it reads back', () => {
  const found = features();
  assert.is(found.get('capability'), '0xffffff');
  assert.is(found.get('domain/attach_conditions/xattr'), 'yes');
  assert.ok(found.get('network_v8/af_mask')?.startsWith('unspec unix inet'));
  assert.equal(parseFeatures(featuresText(found)), found);
});

test('a damaged features file is a problem, not a guess', () => {
  const whole = featuresText(features());
  for (const broken of [
    '',
    '{',
    '}',
    'caps {',
    'caps {mask {a}} }',
    'a b {c}',
    `${whole} }`,
    whole.slice(0, -3),
    whole.replace('caps', 'cups'),
    'x {'.repeat(40),
    '\0\x01',
  ])
    assert.ok('problem' in parseFeatures(broken), JSON.stringify(broken.slice(0, 40)));
});

needsParser('the parser takes polc’s own writing of the features', () => {
  assert.is(runParser('profile x { /a r, }', UML_TARGET).status, 0);
});

// ---- text ---------------------------------------------------------------------------------------------------------------

needsParser('every byte stands for itself, as a name and in a class', () => {
  const bytes = Array.from({ length: 255 }, (_, i) => String.fromCharCode(i + 1)).filter((c) => !'/.!-'.includes(c));
  const escaped = (c: string): string => (/[*?[\]{},^@\\]/.test(c) ? `\\${c}` : c);
  const body = bytes
    .map(
      (c, i) =>
        `  allow read ${quote(`/n${i}/${escaped(c)}`)}\n  allow read ${quote(`/c${i}/[${/[\]\\^!-]/.test(c) ? '\\' : ''}${c}]x`)}`,
    )
    .join('\n');
  const { blob } = compiled(body);
  for (const [i, c] of bytes.entries())
    for (const other of bytes) {
      assert.is(
        allowsFile(blob, `/n${i}/${other}`, 'r', 'other'),
        c === other,
        `byte ${c.charCodeAt(0)} as ${other.charCodeAt(0)}`,
      );
      assert.is(
        allowsFile(blob, `/c${i}/${other}x`, 'r', 'other'),
        c === other,
        `class of ${c.charCodeAt(0)} as ${other.charCodeAt(0)}`,
      );
    }
});

needsParser('strings that hold AppArmor’s syntax change no other rule', () => {
  const hostile = [
    '/x" rw,\n/** rwlkmix,\n"',
    '/x, /** rw,',
    '/x rw, # ',
    '/x\\" rw, /etc/shadow r, "',
    '/#include <abstractions/base>',
    '/@\\{HOME\\}/x',
    '/x\\\\',
    '/x\\} profile y \\{ /** rw, ',
    '/\\{a,b\\}',
    '/x\\[a-z\\]',
    '/x -> y',
    '/x\r\n/etc/shadow r,',
    '/\x1b\\[2J\x7f\x80\xff',
    '/x\n#include <tunables/global>\n',
  ];
  for (const path of hostile) {
    const { text, model } = compiled(`  allow read ${quote(path)}, "/harmless" because ${quote(`${path}\n  /** rw,`)}`);
    const { blob } = compiled(`  allow read ${quote(path)}, "/harmless"`);
    const plain = [...compiledProfiles(text, UML_TARGET).keys()];
    assert.equal(plain, ['app']);
    const literal = path.replace(/\\([*?[\]{},^@\\])/g, '$1');
    assert.ok(model.resources.length > 0);
    assert.ok(allowsFile(blob, literal, 'r', 'other'), JSON.stringify(path));
    assert.ok(allowsFile(blob, '/harmless', 'r', 'other'));
    for (const closed of ['/etc/shadow', '/x', '/y', '/root/x', '/xb', '/a'])
      for (const letter of ['r', 'w', 'x', 'm'] as const)
        if (closed !== literal)
          assert.not.ok(allowsFile(blob, closed, letter, 'owner'), `${closed} ${letter} by ${JSON.stringify(path)}`);
  }
});

test('a comment shows what the user wrote on one line', () => {
  const bytes = make(profile('  allow read "/a" because "one\\n/** rw,\\x1b[2J zwei ä"')).text;
  const text = Buffer.from(bytes, 'latin1').toString('utf8');
  assert.match(text, /^ {2}# one\\x0a\/\*\* rw,\\x1b\[2J zwei ä$/m);
  assert.match(text, /^ {2}\/a r, {2}# test\.policy:2$/m);
});

// ---- meaning ------------------------------------------------------------------------------------------------------------

/** `npm run fuzz:layers` sets POLC_LONG. */
const RANDOM_POLICIES = process.env['POLC_LONG'] === undefined ? 30 : 2_000;

needsParser('random path policies compile to automata that answer as the reference does', () => {
  const { wrong, compared, exact } = fuzzAppArmorPaths(RANDOM_POLICIES, 20261123);
  assert.is(wrong, undefined, wrong && `${wrong.what}\n${wrong.policy}\n${wrong.text}`);
  assert.ok(compared > 10_000);
  console.log(`${RANDOM_POLICIES} policies, ${compared} questions, ${exact} of them on exact coverage`);
});

needsParser('what one letter does is said for each rule and operation', () => {
  const { blob, model } = compiled(
    '  allow append "/log"\n  allow write "/data"\n  allow create "/new"\n  allow read "/r"',
  );
  assert.is(explainFile(blob, 'append', '/log', 'owner')?.file, true);
  assert.is(explainFile(blob, 'write', '/r', 'owner')?.file, false);
  const { rules, operations } = apparmorCoverage(model, UML_TARGET);
  assert.is(rules.get(0)?.kind, 'wider');
  assert.is(rules.get(3)?.kind, 'exact');
  assert.is(rules.get(1)?.kind, 'wider');
  assert.match(JSON.stringify(rules.get(1)), /create, delete, attributes/);
  assert.is(operations.get('append')?.kind, 'wider');
  assert.is(operations.get('delete')?.kind, 'wider');
  assert.is(operations.get('read')?.kind, 'exact');
  assert.is(operations.get('stat')?.kind, 'none');
});

needsParser('a denial that would take allowed things along is not written, and said to be missing', () => {
  const { text, model, blob } = compiled('  allow write, append, create, delete "/v/**"\n  deny delete "/v/log"');
  assert.not.match(text, /deny/);
  assert.ok(allowsFile(blob, '/v/log', 'w', 'other'));
  assert.is(apparmorCoverage(model, UML_TARGET).rules.get(1)?.kind, 'none');
  const whole = compiled('  allow write, append, create, delete "/v/**"\n  deny modify "/v/log"');
  assert.match(whole.text, /deny \/v\/log\{,\/\} w,/);
  assert.not.ok(allowsFile(whole.blob, '/v/log', 'w', 'owner'));
  assert.is(apparmorCoverage(whole.model, UML_TARGET).rules.get(1)?.kind, 'wider'); // utimes
});

needsParser('`log` audits, `otherwise log` is complain mode, `otherwise allow` allows all but what is denied', () => {
  const logged = compiled('  allow read "/a" log\n  allow read "/b"');
  assert.ok(auditsFile(logged.blob, '/a', 'r', 'other'));
  assert.not.ok(auditsFile(logged.blob, '/b', 'r', 'other'));
  const complain = compiled('  otherwise log\n  deny read "/secret"');
  assert.ok(complain.blob.complain);
  assert.match(complain.text, /flags=\(complain\)/);
  assert.not.ok(allowsFile(complain.blob, '/secret', 'r', 'owner'));
  const open = compiled(
    '  otherwise allow\n  deny read, write, append, modify "/secret"\n  deny socket inet raw\n  deny capability sys_admin',
  );
  for (const letter of ['r', 'w', 'm', 'x'] as const) assert.ok(allowsFile(open.blob, '/any/thing', letter, 'other'));
  assert.not.ok(allowsFile(open.blob, '/secret', 'r', 'other'));
  assert.not.ok(allowsSocket(open.blob, 2, 3));
  assert.ok(allowsSocket(open.blob, 2, 1));
  assert.ok(allowsCapability(open.blob, 0));
  assert.not.ok(allowsCapability(open.blob, 21));
});

needsParser('programs keep the profile, change to one of the policy, or are refused', () => {
  const policy = `${profile('  allow exec "/bin/*"\n  allow exec "/bin/cgi" as cgi\n  deny exec "/bin/su"', 'web')}${profile('  allow read "/x"', 'cgi')}`;
  for (const [options, to] of [
    [{}, 'cgi'],
    [{ label: (name: string) => runLabel(name, '0123abcd'), attach: false }, 'polc.cgi.0123abcd'],
  ] as const) {
    const { text } = make(policy, UML_TARGET, options);
    const blobs = compiledProfiles(text, UML_TARGET);
    const web = [...blobs.values()].find(({ name }) => name.includes('web'))!;
    assert.is(execTarget(web, '/bin/ls', 'other'), 'inherit');
    assert.is(execTarget(web, '/bin/cgi', 'other'), to);
    assert.is(execTarget(web, '/bin/su', 'other'), undefined);
    assert.is(execTarget(web, '/sbin/ls', 'other'), undefined);
  }
});

needsParser('under no_new_privs a profile holds what it executes into, denials that would hurt it not', () => {
  const policy = `${profile('  allow read "/a"\n  deny read "/b"\n  deny read "/c"\n  allow exec "/bin/cgi" as cgi\n  allow signal hup to cgi', 'web')}${profile('  allow read "/b"', 'cgi')}`;
  const { text, profiles } = make(policy, UML_TARGET, { noNewPrivs: true });
  const web = compiledProfiles(text, UML_TARGET).get('web')!;
  assert.is(execTarget(web, '/bin/cgi', 'other'), 'inherit');
  assert.ok(allowsFile(web, '/b', 'r', 'other'));
  assert.not.ok(allowsFile(web, '/c', 'r', 'other'));
  assert.ok(allowsSignal(web, 1, 'web'));
  const coverage = apparmorCoverage(profiles[0]!.models[0], UML_TARGET, { noNewPrivs: true }, profiles);
  assert.is(coverage.rules.get(1)?.kind, 'none');
  assert.is(coverage.rules.get(2)?.kind, 'exact');
  assert.is(coverage.operations.get('read')?.kind, 'wider');
});

needsParser('sockets by family and type, signals by number and peer, tracing by peer, capabilities', () => {
  const policy = `${profile(
    [
      '  allow socket inet stream, dgram',
      '  allow socket netlink',
      '  deny socket inet dgram',
      '  allow signal hup, term to other',
      '  allow signal usr1',
      '  deny signal usr1 to other',
      '  allow ptrace read to other',
      '  allow capability chown, bpf',
    ].join('\n'),
  )}${profile('', 'other')}`;
  const { text } = make(policy);
  const blob = compiledProfiles(text, UML_TARGET).get('app')!;
  assert.ok(allowsSocket(blob, 2, 1));
  assert.not.ok(allowsSocket(blob, 2, 2));
  assert.not.ok(allowsSocket(blob, 10, 1));
  assert.ok(allowsSocket(blob, 16, 3));
  assert.ok(allowsSignal(blob, 1, 'other'));
  assert.not.ok(allowsSignal(blob, 1, 'stranger'));
  assert.ok(allowsSignal(blob, 10, 'stranger'));
  assert.not.ok(allowsSignal(blob, 10, 'other'));
  assert.not.ok(allowsSignal(blob, 9, 'other'));
  assert.ok(allowsPtrace(blob, 'read', 'other'));
  assert.not.ok(allowsPtrace(blob, 'trace', 'other'));
  assert.not.ok(allowsPtrace(blob, 'read', 'stranger'));
  assert.ok(allowsCapability(blob, 0));
  assert.ok(allowsCapability(blob, 39));
  assert.not.ok(allowsCapability(blob, 21));
});

// ---- refusals -------------------------------------------------------------------------------------------------------------

const codes = (policy: string, target = UML_TARGET): readonly string[] => [
  ...new Set(make(policy, target).diagnostics.map((d) => d.code)),
];

test('patterns that would explode are found, in time, with a rewrite', () => {
  const rule = (i: number): string => `  allow read "/**/x${i}*/**/y${i}*"`;
  const many = Array.from({ length: 16 }, (_, i) => rule(i)).join('\n');
  const elapsed = cpuClock();
  const [found] = make(profile(many)).diagnostics;
  assert.is(found?.code, 'POL4101');
  assert.match(found?.help ?? '', /`\/\*\*`/);
  assert.ok(elapsed() < 3000);
  assert.equal(codes(profile(Array.from({ length: 6 }, (_, i) => rule(i)).join('\n'))), []);
  assert.equal(
    codes(profile(Array.from({ length: 500 }, (_, i) => `  allow read "/srv/${i}/**", "/d${i}/*.conf"`).join('\n'))),
    [],
  );
});

test('what the target does not know is a diagnostic', () => {
  const old = new Map(features());
  old.set('caps/mask', (old.get('caps/mask') ?? '').replace(' bpf', ''));
  old.set('network_v8/af_mask', (old.get('network_v8/af_mask') ?? '').replace(' vsock', ''));
  const target: AppArmorTarget = { syntax: '3.0', features: old };
  assert.equal(codes(profile('  allow capability bpf'), target), ['POL4102']);
  assert.equal(codes(profile('  allow socket vsock'), target), ['POL4102']);
  assert.equal(codes(profile('  deny capability bpf\n  allow capability chown'), target), []);
});

test('names that are taken, and patterns beside `otherwise allow`, are diagnostics', () => {
  assert.equal(codes(profile('', 'unconfined')), ['POL4104']);
  assert.equal(codes(profile(''), { ...UML_TARGET, taken: new Set(['app']) }), ['POL4104']);
  const open = profile('  otherwise allow\n  allow exec "/opt/*" as other') + profile('', 'other');
  assert.equal(codes(open), ['POL4103']);
  assert.equal(codes(open.replace('/opt/*', '/opt/x')), []);
});

test('a damaged binary policy is a problem, not an exception', () => {
  for (const bytes of [[], [255], [4, 200, 0], [7], [6, 1, 0, 0, 0], [4, 3, 0, 97, 98]])
    assert.ok(Array.isArray(readPolicy(Uint8Array.from(bytes))) || 'problem' in readPolicy(Uint8Array.from(bytes)));
});

// ---- targets and size -----------------------------------------------------------------------------------------------------

test('newer classes are written for targets that have them, and named in the coverage for those that have not', () => {
  const policy = profile('  allow namespace user\n  allow connect unix "@bus"');
  const newer: AppArmorTarget = {
    syntax: '4.0',
    features: new Map([
      ...features(),
      ['namespaces/mask', 'userns_create'],
      ['io_uring/mask', 'sqpoll'],
      ['network_v8/af_unix', 'yes'],
    ]),
  };
  const made = make(policy, newer);
  assert.match(made.text, /^abi <abi\/4\.0>,$/m);
  assert.match(made.text, /^ {2}userns, /m);
  // Under abi/4.0 io_uring is not mediated: parser 4.1 refuses a rule on it as not enforced.
  assert.not.match(made.text, /io_uring/);
  assert.match(made.text, /unix \(connect\) peer=\(addr="@bus"\),/);
  const old = make(policy);
  assert.not.match(old.text, /userns|io_uring|addr=/);
  const coverage = apparmorCoverage(old.profiles[0]!.models[0], UML_TARGET);
  assert.match(JSON.stringify(coverage.rules.get(0)), /4\.0/);
  assert.match(JSON.stringify(coverage.operations.get('connect unix')), /6\.17/);
});

needsParser('all ready policies compile, strictly', () => {
  const folder = join(ROOT, 'policies/apps');
  let count = 0;
  for (const name of readdirSync(folder).filter((n) => n.endsWith('.policy'))) {
    const { text, diagnostics } = make(readFileSync(join(folder, name), 'utf8'));
    assert.equal(
      diagnostics.map((d) => `${name}: ${d.code} ${d.message}`),
      [],
    );
    assert.is(strictProblem(text, UML_TARGET), undefined, name);
    count++;
  }
  assert.ok(count > 0);
});

needsParser('five thousand path rules take three seconds and two megabytes at most', () => {
  const ops = ['read', 'read, write', 'append, create', 'list', 'modify'];
  const rules = Array.from(
    { length: 5000 },
    (_, i) =>
      `  allow ${ops[i % ops.length]} "/srv/site${i % 97}/dir${i}/${i % 3 === 0 ? '**' : i % 3 === 1 ? '*.log' : 'file'}"`,
  );
  const elapsed = cpuClock();
  const { profiles, text } = make(profile(rules.join('\n')));
  const took = elapsed();
  assert.is(profiles.length, 1);
  const { file } = compiledProfiles(text, UML_TARGET).get('app')!;
  assert.ok(took < 3000, `${took} ms`);
  assert.ok((file?.bytes ?? 0) < 2 << 20, `${file?.bytes} bytes`);
});

test.run();
