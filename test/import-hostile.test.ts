/** JSON from anywhere: it is read as JSON.parse does, never throws, and its strings never become syntax of the policy. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { importSeccomp } from '../cli/import/index.js';
import { plain, readJson } from '../cli/import/json.js';
import { format, hasErrors, parse, plainText, type PolicyFile, type Rule, type When } from '../dsl/index.js';
import { cpuClock } from './support/cpu-time.js';

const run = (text: string) => importSeccomp({ path: 'profile.json', text });

const NASTY = [
  '"',
  '\\',
  '\n',
  '\r',
  '\u2028',
  '\u202e',
  '\0',
  '\x1b[2J',
  '#',
  '}',
  '{',
  ';',
  'allow exec "/**"',
  '\nallow read "/"',
  '" kill',
  '\ud800',
  '\\x00',
  '*',
  '__proto__',
  '\u0001',
  ',',
  '💥',
  'é',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 8 })
  .map((parts) => parts.join(''));

/** What a policy is made of, in a fixed order: nothing else may come out of a hostile file. */
function statements(file: PolicyFile): readonly string[] {
  const rules = (list: readonly (Rule | When)[]): readonly string[] =>
    list.flatMap((r) => (r.kind === 'when' ? ['when', ...rules(r.body)] : [`${r.action} ${r.body.kind}`]));
  return file.statements.flatMap((s) => {
    assert.is(s.kind, 'profile');
    if (s.kind !== 'profile') return [];
    return s.body.flatMap((b) => (b.kind === 'rule' || b.kind === 'when' ? rules([b]) : [b.kind]));
  });
}

function check(text: string, wanted: readonly string[]): PolicyFile {
  const { value, diagnostics } = run(text);
  assert.ok(value, diagnostics.map((d) => d.message).join());
  const parsed = parse({ path: 'imported.policy', text: value.text });
  assert.equal(
    parsed.diagnostics.map((d) => d.message),
    [],
    value.text,
  );
  assert.equal(statements(parsed.value), wanted, value.text);
  assert.is(format({ path: 'imported.policy', text: value.text }).value, value.text);
  assert.not.match(value.text, /[\0-\x09\x0b-\x1f\x7f\u202e\u2028]/);
  return parsed.value;
}

const SETTINGS = ['use', 'otherwise', 'unknown', 'require', 'syscalls listed'];

test('strings of an OCI profile stay strings and comments', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (comment, name, path) => {
      const json = JSON.stringify({
        defaultAction: 'SCMP_ACT_ERRNO',
        listenerPath: `x${path}`,
        listenerMetadata: path,
        flags: [name],
        [`x${name}`]: comment,
        syscalls: [
          { names: ['read', `x-${name}`], action: 'SCMP_ACT_ALLOW', comment: `c${comment}` },
          { names: ['write'], action: 'SCMP_ACT_ERRNO', errnoRet: 5, comment: `c${comment}`, [`x${path}`]: 1 },
        ],
      });
      const file = check(json, [...SETTINGS, 'allow syscall', 'deny syscall']);
      const [profile] = file.statements;
      const rule = profile?.kind === 'profile' ? profile.body.find((b) => b.kind === 'rule') : undefined;
      assert.ok(rule?.because && plainText(rule.because.value).startsWith('c'));
    }),
    { numRuns: 500, includeErrorInReport: true },
  );
});

test('strings of a Firecracker filter stay strings and comments; a thread’s name is a name or an error', () => {
  const thread = (comment: string) => ({
    default_action: 'trap',
    filter_action: 'allow',
    filter: [
      { syscall: 'read', comment: `c${comment}` },
      { syscall: `x-${comment}` },
      { syscall: 'ioctl', args: [{ index: 1, type: 'dword', op: 'eq', val: 21505, comment: `a${comment}` }] },
    ],
  });
  fc.assert(
    fc.property(hostile, hostile, (comment, name) => {
      check(JSON.stringify({ vmm: thread(comment) }), [...SETTINGS, 'allow syscall', 'allow syscall']);
      const { value, diagnostics } = run(JSON.stringify({ [name]: thread(comment) }));
      if (value) check(JSON.stringify({ [name]: thread(comment) }), [...SETTINGS, 'allow syscall', 'allow syscall']);
      else assert.ok(hasErrors(diagnostics));
    }),
    { numRuns: 500, includeErrorInReport: true },
  );
});

test('what a comment says is kept', () => {
  const comment = 'say "no", \\ and é 💥 * [x]';
  const json = JSON.stringify({
    defaultAction: 'SCMP_ACT_ERRNO',
    syscalls: [{ names: ['read'], action: 'SCMP_ACT_ALLOW', comment }],
  });
  const [profile] = check(json, [...SETTINGS, 'allow syscall']).statements;
  const rule = profile?.kind === 'profile' ? profile.body.find((b) => b.kind === 'rule') : undefined;
  assert.is(rule?.because && plainText(rule.because.value), comment);
});

/** JSON.parse's own data, to compare with: without prototypes, as ours. */
const bare = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(bare)
    : typeof value === 'object' && value !== null
      ? Object.assign(
          Object.create(null) as object,
          Object.fromEntries(Object.entries(value).map(([k, v]) => [k, bare(v)])),
        )
      : value;

test('any JSON is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom('', ' ', '\n\t'), (json, blank) => {
      const text = `${blank}${json}${blank}`;
      const { value, diagnostics } = readJson({ path: 'x.json', text });
      assert.equal(diagnostics, [], text);
      assert.ok(value);
      assert.equal(plain(value), bare(JSON.parse(text)), text);
    }),
    { numRuns: 1000, includeErrorInReport: true },
  );
});

test('damaged JSON is refused where JSON.parse refuses it', () => {
  const damage = fc.tuple(
    fc.json({ maxDepth: 3 }),
    fc.nat(),
    fc.constantFrom('', ',', '"', '}', ']', '0', '\\', '\n', '-', '.', 'e', '\u00a0', '\x01'),
    fc.nat(2),
  );
  fc.assert(
    fc.property(damage, ([json, at, insert, remove]) => {
      const place = at % (json.length + 1);
      const text = json.slice(0, place) + insert + json.slice(place + remove);
      let valid = true;
      try {
        JSON.parse(text);
      } catch {
        valid = false;
      }
      // A key written twice is an error of its own.
      const { value } = readJson({ path: 'x.json', text });
      assert.is(value !== undefined, valid, JSON.stringify(text));
    }),
    { numRuns: 3000, includeErrorInReport: true },
  );
});

test('any JSON and any text gets a policy or an error, never an exception', () => {
  const shapes = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<unknown>(
        null,
        true,
        0,
        -1,
        1.5,
        7,
        2 ** 60,
        '',
        'read',
        'SCMP_ACT_ALLOW',
        'allow',
        'SCMP_CMP_EQ',
        'eq',
        'dword',
        'CAP_BPF',
        'amd64',
        '4.8',
      ),
      fc.array(tie('any'), { maxLength: 3 }),
      tie('object'),
    ),
    object: fc.dictionary(
      fc.constantFrom(
        'defaultAction',
        'defaultErrnoRet',
        'syscalls',
        'names',
        'name',
        'action',
        'args',
        'index',
        'value',
        'valueTwo',
        'op',
        'includes',
        'excludes',
        'caps',
        'arches',
        'minKernel',
        'archMap',
        'architectures',
        'architecture',
        'subArchitectures',
        'linux',
        'seccomp',
        'vmm',
        'default_action',
        'filter_action',
        'filter',
        'syscall',
        'type',
        'val',
        'masked_eq',
        'errno',
        'comment',
        '__proto__',
        'constructor',
      ),
      tie('any'),
      { maxKeys: 6 },
    ),
  }));
  const texts = fc.oneof(
    shapes.object.map((o) => JSON.stringify(o)),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const { value, diagnostics } = run(text);
      assert.is(value === undefined, hasErrors(diagnostics), text);
    }),
    { numRuns: 2000, includeErrorInReport: true },
  );
});

test('a large profile is imported in reasonable time', () => {
  const rules = Array.from(
    { length: 20_000 },
    (_, i) =>
      `{"names":["ioctl"],"action":"SCMP_ACT_${i % 3 === 0 ? 'LOG' : 'ALLOW'}","args":[{"index":1,"value":${i * 3},"op":"SCMP_CMP_EQ"}]}`,
  );
  const elapsed = cpuClock();
  const { value } = run(`{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[${rules.join()}]}`);
  assert.ok(value);
  assert.ok(elapsed() < 10_000, `${elapsed()} ms`);
});

test.run();
