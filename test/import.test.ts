/** Reading JSON profiles: goldens, and one diagnostic for each way of being wrong. `UPDATE=1` rewrites the goldens. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { importSeccomp, type ImportOptions } from '../cli/import/index.js';
import { committed, TARGETS, validators } from '../scripts/schemas.js';
import { format, IMPORT_CODES, position } from '../dsl/index.js';
import { compileText } from './support/compile.js';
import { skip } from './support/skip.js';

const FIXTURES = new URL('fixtures/import/', import.meta.url);
const POLICIES = new URL('../bench/policies/', import.meta.url);
const DATA = new URL('../../shared/data/seccomp/', import.meta.url);

const run = (text: string, options: ImportOptions = {}) => importSeccomp({ path: 'profile.json', text }, options);

function golden(file: URL, actual: string): void {
  if (process.env['UPDATE'] === '1') writeFileSync(file, actual);
  assert.ok(existsSync(file), `${file.pathname} is missing: run with UPDATE=1`);
  assert.fixture(actual, readFileSync(file, 'utf8'));
}

// ---- goldens -----------------------------------------------------------------------------------------------------------------

for (const name of ['podman', 'actions', 'arguments', 'firecracker'])
  for (const raw of [false, true])
    test(`${name}.json${raw ? ' --raw' : ''} becomes its golden policy`, () => {
      const { value, diagnostics } = run(readFileSync(new URL(`${name}.json`, FIXTURES), 'utf8'), { raw });
      assert.ok(value);
      golden(new URL(`${name}${raw ? '.raw' : ''}.policy`, FIXTURES), value.text);
      if (!raw)
        golden(new URL(`${name}.diagnostics`, FIXTURES), diagnostics.map((d) => `${d.code} ${d.message}\n`).join(''));
      assert.is(format({ path: 'imported.policy', text: value.text }).value, value.text, 'polc fmt would change it');
    });

for (const name of ['docker-default', 'firecracker-x86_64', 'firecracker-aarch64'])
  test(`${name}.json becomes its golden policy, which compiles`, () => {
    const file = new URL(`${name}.json`, DATA);
    if (!existsSync(file)) return skip('../shared/data/seccomp', `${name}.json becomes its golden policy`);
    const { value, diagnostics } = run(readFileSync(file, 'utf8'), { name });
    assert.ok(value);
    assert.equal(diagnostics, []);
    golden(new URL(`${name}.policy`, POLICIES), value.text);
    assert.is(format({ path: 'imported.policy', text: value.text }).value, value.text);
    const arch = name.endsWith('aarch64') ? 'aarch64' : 'x86_64';
    const errors = compileText(value.text, { nativeArch: arch }).diagnostics.filter((d) => d.severity === 'error');
    assert.equal(errors, []);
  });

test('the validators are what the schemas say', async () => {
  assert.is(await validators(TARGETS.import), committed(TARGETS.import));
});

// ---- what is wrong -------------------------------------------------------------------------------------------------------------

const rule = (members: string): string =>
  `{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["read"],"action":"SCMP_ACT_ALLOW"${members}}]}`;
const arg = (members: string): string => rule(`,"args":[${members}]`);
const thread = (filter: string, more = ''): string =>
  `{"vmm":{"default_action":"trap","filter_action":"allow","filter":${filter}}${more}}`;

/** The first error: its code, its place (line and column, or the text there), and a part of its message. */
const WRONG: readonly (readonly [what: string, text: string, code: string, at: string, message: string])[] = [
  ['an empty file', '', 'POL6501', '1:1', 'the file is empty'],
  ['an unclosed object', '{"a": 1', 'POL6501', '1:8', 'expected `,` or `}`, found the end of the file'],
  ['a trailing comma', '{\n  "a": 1,\n}', 'POL6501', '2:9', 'a comma without a value'],
  ['a comment', '// x\n{}', 'POL6501', '1:1', 'expected a value, found `/`'],
  ['single quotes', "{'a': 1}", 'POL6501', '1:2', 'a key in double quotes'],
  ['text behind the end', '{} x', 'POL6501', '1:4', 'expected the end of the file'],
  ['a hexadecimal number', '{"a": 0x10}', 'POL6501', '1:7', 'malformed number'],
  ['a raw newline in a string', '{"a": "x\ny"}', 'POL6501', '1:9', 'control character'],
  ['a bad escape', '{"a": "\\q"}', 'POL6501', '1:8', 'an escape that JSON does not have'],
  ['an unclosed string', '{"a": "x}', 'POL6501', '1:7', 'without its closing quote'],
  ['deep nesting', '['.repeat(100_000), 'POL6501', '1:66', 'nested more than 64 deep'],
  ['a list', '[]', 'POL6502', '1:1', 'a list is no seccomp profile'],
  ['another object', '{"name":"x"}', 'POL6502', '1:1', 'an object is no seccomp profile'],
  ['no default', '{"syscalls":[]}', 'POL6503', '1:1', '`defaultAction` is missing'],
  [
    'a string for a list',
    '{"defaultAction":"SCMP_ACT_ALLOW","syscalls":"x"}',
    'POL6503',
    '"x"',
    '`syscalls`: expected a list, found a string',
  ],
  [
    'no action',
    '{"defaultAction":"SCMP_ACT_ALLOW","syscalls":[{"names":["read"]}]}',
    'POL6503',
    '1:47',
    '`syscalls[0]`: `action` is missing',
  ],
  [
    'no names',
    '{"defaultAction":"SCMP_ACT_ALLOW","syscalls":[{"action":"SCMP_ACT_LOG"}]}',
    'POL6503',
    '1:47',
    'a rule without syscalls',
  ],
  [
    'a fraction',
    arg('{"index":0,"value":1.5,"op":"SCMP_CMP_EQ"}'),
    'POL6503',
    '1.5',
    'expected an integer, found the number 1.5',
  ],
  ['a kernel version', rule(',"includes":{"minKernel":"new"}'), 'POL6503', '"new"', 'a kernel version is two numbers'],
  [
    'an unknown action',
    '{"defaultAction":"SCMP_ACT_ALOW"}',
    'POL6504',
    '"SCMP_ACT_ALOW"',
    'unknown action `SCMP_ACT_ALOW`',
  ],
  [
    'an unknown operator',
    arg('{"index":0,"value":1,"op":"=="}'),
    'POL6504',
    '"=="',
    '`syscalls[0].args[0].op`: unknown comparison `==`',
  ],
  [
    'an unknown architecture',
    rule(',"includes":{"arches":["amd46"]}'),
    'POL6504',
    '"amd46"',
    'unknown architecture `amd46`',
  ],
  [
    'an unknown capability',
    rule(',"excludes":{"caps":["CAP_SYS_ADMN"]}'),
    'POL6504',
    '"CAP_SYS_ADMN"',
    'unknown capability `CAP_SYS_ADMN`',
  ],
  [
    'an unknown errno',
    '{"defaultAction":"SCMP_ACT_ERRNO","defaultErrno":"ENOSY"}',
    'POL6504',
    '"ENOSY"',
    'unknown errno `ENOSY`',
  ],
  [
    'index 6',
    arg('{"index":6,"value":1,"op":"SCMP_CMP_EQ"}'),
    'POL6505',
    '6',
    '`syscalls[0].args[0].index`: `6` is not an argument index (0 to 5)',
  ],
  [
    'a negative value',
    arg('{"index":0,"value":-1,"op":"SCMP_CMP_EQ"}'),
    'POL6505',
    '1:118',
    '`-1` is not an unsigned 64-bit integer',
  ],
  [
    'a value of 65 bits',
    arg('{"index":0,"value":18446744073709551616,"op":"SCMP_CMP_EQ"}'),
    'POL6505',
    '1:118',
    'is not an unsigned 64-bit integer',
  ],
  [
    'an integer as a float',
    arg('{"index":0,"value":1e3,"op":"SCMP_CMP_EQ"}'),
    'POL6505',
    '1:118',
    '`1e3` is not an unsigned 64-bit integer',
  ],
  ['errno 0', '{"defaultAction":"SCMP_ACT_ERRNO","defaultErrnoRet":0}', 'POL6505', '1:53', '`0` is not an errno'],
  [
    'two defaults',
    '{"defaultAction":"SCMP_ACT_ERRNO","defaultErrnoRet":1,"defaultErrno":"ENOSYS"}',
    'POL6506',
    '1:53',
    '`1` is not `ENOSYS`',
  ],
  ['name beside names', rule(',"name":"write"'), 'POL6506', '"write"', 'a rule has `name` or `names`, not both'],
  [
    'a key twice',
    '{"defaultAction":"SCMP_ACT_ALLOW","defaultAction":"SCMP_ACT_KILL"}',
    'POL6506',
    '"defaultAction"',
    'the key `defaultAction` is here twice',
  ],
  [
    'architectures beside archMap',
    '{"defaultAction":"SCMP_ACT_ALLOW","architectures":["SCMP_ARCH_X86"],"archMap":[]}',
    'POL6506',
    '[]',
    'a profile has `architectures` or `archMap`',
  ],
  [
    'two threads of a name',
    thread('[{"syscall":"read"}]', ',"VMM":{"default_action":"trap","filter_action":"allow","filter":[]}'),
    'POL6506',
    '"VMM"',
    'two threads are called `vmm`',
  ],
  [
    'an action that is the default',
    '{"vmm":{"default_action":"trap","filter_action":"trap","filter":[]}}',
    'POL6506',
    '"trap"',
    'the same as `default_action`',
  ],
  [
    'a thread without a name',
    '{"":{"default_action":"trap","filter_action":"allow","filter":[]}}',
    'POL6507',
    '1:2',
    'is no name for a profile',
  ],
  [
    'a thread called like an operator',
    '{"and":{"default_action":"trap","filter_action":"allow","filter":[]}}',
    'POL6507',
    '1:2',
    'is no name for a profile',
  ],
  [
    'a dword of 33 bits',
    thread('[{"syscall":"read","args":[{"index":0,"type":"dword","op":"eq","val":4294967296}]}]'),
    'POL6505',
    '4294967296',
    'is not an unsigned 32-bit integer',
  ],
  [
    'an unknown Firecracker operator',
    thread('[{"syscall":"read","args":[{"index":0,"type":"dword","op":"like","val":1}]}]'),
    'POL6504',
    '"like"',
    'unknown comparison `like`',
  ],
];

for (const [what, text, code, at, message] of WRONG)
  test(`${what}: one diagnostic at its place, and no policy`, () => {
    const { value, diagnostics } = run(text);
    const [first] = diagnostics.filter((d) => d.severity === 'error');
    assert.is(value, undefined);
    assert.ok(first?.span);
    const { line, column } = position(first.span.source, first.span.start);
    const place = /^\d+:\d+$/.test(at) ? `${line}:${column}` : text.slice(first.span.start, first.span.end);
    assert.is(`${first.code} ${place}`, `${code} ${at}`, first.message);
    assert.ok(first.message.includes(message), first.message);
    assert.is(diagnostics.filter((d) => d.severity === 'error').length, 1);
  });

const DOUBTFUL: readonly (readonly [what: string, text: string, code: string, message: string])[] = [
  [
    'a misspelt syscall',
    '{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["opnat","read"],"action":"SCMP_ACT_ALLOW"}]}',
    'POL6511',
    '`opnat`',
  ],
  ['a misspelt member', rule(',"arg":[]'), 'POL6512', 'the member `arg` means nothing here'],
  ['an errno that nothing takes', rule(',"errnoRet":5'), 'POL6512', '`SCMP_ACT_ALLOW` takes no errno'],
  [
    'a datum outside its mask',
    arg('{"index":0,"value":1,"valueTwo":2,"op":"SCMP_CMP_MASKED_EQ"}'),
    'POL6512',
    'bits outside the mask',
  ],
  ['the default again', rule('},{"names":["write"],"action":"SCMP_ACT_ERRNO"'), 'POL6513', 'is what the default does'],
  ['a rule twice', rule('},{"names":["read"],"action":"SCMP_ACT_ALLOW"'), 'POL6513', 'it repeats `syscalls[0]`'],
  ['a comparison that never holds', arg('{"index":0,"value":0,"op":"SCMP_CMP_LT"}'), 'POL6513', 'never hold'],
  [
    'a range of one argument',
    arg('{"index":0,"value":1,"op":"SCMP_CMP_GE"},{"index":0,"value":2,"op":"SCMP_CMP_LE"}'),
    'POL6515',
    'several conditions on argument 0',
  ],
  ['no rules', '{"defaultAction":"SCMP_ACT_LOG"}', 'POL6516', 'every syscall gets `log`'],
  [
    'a mild rule without conditions',
    rule('},{"names":["read"],"action":"SCMP_ACT_TRAP","args":[{"index":0,"value":1,"op":"SCMP_CMP_EQ"}]'),
    'POL6514',
    'the policy answers `trap`, libseccomp may answer `allow`',
  ],
];

for (const [what, text, code, message] of DOUBTFUL)
  test(`${what} is a warning`, () => {
    const { value, diagnostics } = run(text);
    assert.ok(value);
    assert.equal(
      diagnostics.map((d) => `${d.severity} ${d.code}`),
      [`warning ${code}`],
      diagnostics.map((d) => d.message).join(),
    );
    assert.ok(diagnostics[0]?.message.includes(message), diagnostics[0]?.message);
  });

test('rules that exclude each other, or whose stricter one has no conditions, are no overlap', () => {
  const read = (action: string, more: string): string => `{"names":["read"],"action":"SCMP_ACT_${action}"${more}}`;
  const value = (n: number): string => `,"args":[{"index":0,"value":${n},"op":"SCMP_CMP_EQ"}]`;
  const caps = (key: string): string => `,"${key}":{"caps":["CAP_BPF"]}`;
  for (const rules of [
    [read('ALLOW', value(1)), read('TRAP', value(2))],
    [read('TRAP', ''), read('ALLOW', value(2))],
    [read('ALLOW', caps('includes')), read('TRAP', value(1) + caps('excludes'))],
    [read('TRAP', ''), read('ALLOW', '')],
  ])
    assert.equal(run(`{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[${rules.join()}]}`).diagnostics, []);
});

test('every code of the import is there for a reason', () => {
  const tested = new Set([...WRONG.map(([, , code]) => code), ...DOUBTFUL.map(([, , code]) => code)]);
  assert.equal(
    IMPORT_CODES.filter((d) => !tested.has(d.code)).map((d) => d.code),
    [],
  );
});

// ---- where it stands, what it is called -------------------------------------------------------------------------------------------

test('a profile is found within a config.json, and paths say so', () => {
  const config = (action: string): string =>
    `{"ociVersion":"1.0.2","linux":{"seccomp":{"defaultAction":"${action}","syscalls":[{"names":["read"],"action":"SCMP_ACT_LOG"}]}}}`;
  assert.ok(run(config('SCMP_ACT_ALLOW')).value?.text.includes('allow syscall read log'));
  assert.ok(run(config('X')).diagnostics[0]?.message.startsWith('`linux.seccomp.defaultAction`'));
});

test('the profile is called as asked, where that is a name', () => {
  const names = ['web-1', 'and', '1st', '', 'a b', undefined].map((name) => run(rule(''), { name }).value?.profiles);
  assert.equal(names, [['web-1'], ['imported'], ['imported'], ['imported'], ['imported'], ['imported']]);
});

test('an `arch` line is written for a stated host: it and what the JSON says goes with it', () => {
  const map =
    '{"defaultAction":"SCMP_ACT_ERRNO","archMap":[{"architecture":"SCMP_ARCH_X86_64","subArchitectures":["SCMP_ARCH_X86"]}],"syscalls":[{"names":["read"],"action":"SCMP_ACT_ALLOW"}]}';
  assert.match(run(map, { arch: 'x86_64' }).value?.text ?? '', /\n {2}arch x86_64, i386\n/);
  assert.match(run(map, { arch: 'aarch64' }).value?.text ?? '', /\n {2}arch aarch64\n/);
  assert.not.match(run(map).value?.text ?? '', /\n {2}arch /);
});

test('a byte order mark, CRLF and null members are no problem', () => {
  const text =
    '\uFEFF{\r\n"defaultAction":"SCMP_ACT_ERRNO",\r\n"architectures":null,"flags":null,"syscalls":[{"names":["read"],"name":null,"action":"SCMP_ACT_ALLOW","args":null,"includes":null,"comment":null}]}';
  assert.equal(run(text).diagnostics, []);
});

test.run();
