/** Learning onto a policy that is there: it grows in the right place, and nothing of it changes. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { decideResource, permits } from '../compiler/index.js';
import { hasErrors } from '../dsl/index.js';
import type { Observation, Trace } from '../tracer/index.js';
import { learnOnto, replays, type Dropped } from '../tracer/learn/index.js';
import { compileText, stdHost } from './support/compile.js';
import { call, file, runOf, traceOf } from './support/traces.js';

const compile = { nativeArch: 'x86_64', kernel: [6, 1] } as const;

const POLICY = `# mine
use   std/libc

profile app { # the program
  program "/usr/bin/app"

  allow   read "/etc/app.conf"   # odd spacing stays
  deny read "/etc/private/**" because "never"
}

profile other {
  program "/usr/bin/other"
  allow read "/srv/**"
}
`;

function onto(text: string, trace: Trace, dropped: readonly Dropped[] = []) {
  const extended = learnOnto({ path: 'mine.policy', text }, trace, { host: stdHost, compile, dropped });
  if ('diagnostics' in extended) throw new Error(extended.diagnostics[0]?.message);
  return extended;
}

const trace = traceOf(
  runOf([
    file('read', '/etc/app.conf'),
    file('read', '/var/lib/app/state'),
    file('read', '/etc/private/key'),
    call('inotify_init1', { flags: '0' }),
  ]),
);

test('rules go into the profile that lacked them; all other bytes stay', () => {
  const { text, added } = onto(POLICY, trace);
  assert.is(
    text,
    POLICY.replace(
      '  deny read "/etc/private/**" because "never"\n',
      (line) => `${line}  allow syscall inotify_add_watch, inotify_init, inotify_init1, inotify_rm_watch\n`,
    ).replace('  # odd spacing stays\n', (line) => `${line}  allow read "/var/lib/app/state"\n`),
  );
  assert.equal(
    added.map(({ profile }) => profile),
    ['app', 'app'],
  );
});

test('an `exec` rule for the files of their owner covers theirs, and keeps the profile that it names', () => {
  const text = `profile app {
  program "/usr/bin/app"
  allow exec owner "/srv/*/tool" as tool
}
profile tool {
}
`;
  const images = [
    { id: 1, path: '/usr/bin/app', argv: ['app'] },
    { id: 2, parent: 1, path: '/srv/a/tool', argv: ['tool'] },
  ];
  const run = (owner: boolean) =>
    runOf(
      [
        { kind: 'exec', path: '/srv/a/tool', into: 2, ...(owner ? { owner } : {}) },
        { seen: file('read', '/srv/a/data'), image: 2 },
      ],
      { images },
    );
  assert.equal(onto(text, traceOf(run(true))).added, [{ profile: 'tool', rule: 'allow read "/srv/a/data"' }]);
  assert.equal(
    onto(text, traceOf(run(false))).added.map(({ profile }) => profile),
    ['app', 'app'],
  );
});

test('learning again adds nothing; what the policy denies stays denied', () => {
  const once = onto(POLICY, trace).text;
  assert.is(onto(once, trace).text, once);
  const left = replays(compileText(once).policy, trace).map(({ entry }) => entry.observation);
  assert.equal(left, [file('read', '/etc/private/key')]);
});

test('a policy that covers the trace is left alone', () => {
  const covered = traceOf(runOf([file('read', '/etc/app.conf'), call('read')]));
  assert.equal(onto(POLICY, covered), { text: POLICY, added: [], left: [], failed: [] });
});

test('a test of the policy that the new rules are against is told, and stays as it is', () => {
  const expects = (what: string): string => `test app {\n  expect ${what}\n}\n`;
  const against = onto(POLICY + expects('deny read "/var/lib/app/state"'), trace);
  assert.match(against.text, 'allow read "/var/lib/app/state"');
  assert.equal(
    against.failed.map(({ start, end, source }) => source.text.slice(start, end)),
    ['expect deny read "/var/lib/app/state"'],
  );
  assert.is(onto(against.text, trace).text, against.text);
  assert.equal(onto(POLICY + expects('deny read "/etc/private/key"'), trace).failed, []);
});

test('dropped rules do not come back', () => {
  const dropped = [{ profile: 'app', rule: 'allow read "/var/lib/app/state"' }];
  assert.not.match(onto(POLICY, trace, dropped).text, '/var/lib/app');
});

test('a program without a profile gets one at the end', () => {
  const images = [{ id: 1, path: '/usr/bin/third', argv: ['third'] }];
  const { text } = onto(POLICY, traceOf(runOf([file('read', '/srv/data')], { images })));
  assert.ok(text.startsWith(POLICY));
  assert.is(
    text.slice(POLICY.length),
    `
profile third {
  program "/usr/bin/third"
  use std/libc

  allow read "/srv/data"
}
`,
  );
});

test('runs one after the other, or together, allow the same', () => {
  const b = traceOf(runOf([file('read', '/srv/x'), call('sync')], { start: { run: 'r2' } }));
  for (const text of [onto(onto(POLICY, trace).text, b).text, onto(onto(POLICY, b).text, trace).text])
    for (const part of [trace, b])
      assert.equal(
        replays(compileText(text).policy, part).filter(
          ({ need }) =>
            !JSON.stringify(need, (_k, v: unknown) => (typeof v === 'bigint' ? String(v) : v)).includes('private'),
        ),
        [],
      );
});

const LINES = [
  'allow read "/etc/**"',
  'allow read owner "/etc/*" log',
  'deny read "/srv/**" because "no"',
  'deny write "/var/**" errno EROFS',
  'allow exec "/usr/bin/tool"',
  'deny exec "/usr/bin/*"',
  'allow connect tcp any port 443',
  'deny connect tcp 10.0.0.0/8',
  'allow capability sys_admin',
  'allow namespace user',
  'deny signal any',
  'allow mount',
  'deny memory write-exec',
  'allow syscall prctl(option == PR_SET_NAME)',
  'deny syscall prctl errno ENOSYS',
  'deny syscall mount, ptrace',
  'when kernel >= 6.0 { allow read "/a" }',
  'use std/libc',
  'use std/base, std/children',
];
const written = fc.constantFrom(
  ...['  LINE\n', 'LINE   # why\n', '\tLINE\n\n', '  # before\n  LINE\r\n', 'LINE;', '\n\n LINE # a\n # b\n'],
);
const body = fc
  .array(fc.tuple(fc.constantFrom(...LINES), written), { maxLength: 8 })
  .map((lines) => lines.map(([line, how]) => how.replace('LINE', () => line)).join(''));
const anyPolicy = fc
  .tuple(body, body, fc.constantFrom('', 'deny read "/a"\n', 'use std/libc\n'), fc.constantFrom('', ' extends app'))
  .map(
    ([app, tool, all, parent]) =>
      `${all}profile app {\n program "/usr/bin/app"\n${app}}\nprofile tool${parent} {\n program "/usr/bin/tool"\n${tool}}\n`,
  );
const anySeen = fc.array(
  fc.oneof(
    fc
      .tuple(
        fc.constantFrom('read', 'write', 'create', 'list', 'stat', 'map'),
        fc.constantFrom('/etc/a', '/a', '/srv/x/y', '/var/lib/z', '/home/me/.ssh/id', '/tmp/abc123', '/dev/null'),
      )
      .map(([op, path]) => file(op, path)),
    fc.constantFrom(
      ...['prctl', 'mount', 'sync', 'inotify_init1', 'keyctl', 'read', 'clone3'].map((name) => call(name)),
    ),
    fc.constantFrom<Observation>(
      { kind: 'net', op: 'connect', transport: 'tcp', address: '10.0.0.1', port: 443 },
      { kind: 'unix', op: 'connect', name: '@abstract' },
      { kind: 'capability', capability: 'sys_admin' },
      { kind: 'signal', signal: 15, to: 'self' },
      { kind: 'namespace', namespace: 'user' },
      { kind: 'exec', path: '/usr/bin/tool' },
      { kind: 'mount', op: 'mount', target: '/mnt' },
      { kind: 'memory' },
    ),
  ),
  { maxLength: 12 },
);

test('property: whatever the policy, all of it stays, what a rule denies stays denied, and learning again adds nothing', () => {
  let grown = 0;
  fc.assert(
    fc.property(anyPolicy, anySeen, fc.constantFrom('/usr/bin/app', '/usr/bin/tool'), (text, seen, path) => {
      const before = compileText(text);
      if (hasErrors(before.diagnostics)) return;
      const part = traceOf(runOf(seen, { images: [{ id: 1, path, argv: [path] }] }));
      const { text: after } = onto(text, part);
      if (after !== text) grown++;
      assert.ok(isLeft(text.replace(/\s/g, ''), after.replace(/\s/g, '')), after);
      assert.is(onto(after, part).text, after);
      for (const { need, profile } of replays(before.policy, part)) {
        if (need.kind !== 'resource') continue;
        const [answer, now] = [before.policy, compileText(after).policy].map(({ profiles }) => {
          const model = profiles.find(({ name }) => name === profile)?.models[0];
          return model && decideResource(model, need.access);
        });
        if (answer && answer.deciding.length > 0) assert.not.ok(now && permits(now.answer), after);
      }
    }),
    { numRuns: 40 },
  );
  assert.ok(grown > 5, `only ${grown} policies were added to`);
});

/** Whether all characters of `text` are in `longer`, in their order. */
function isLeft(text: string, longer: string): boolean {
  let at = 0;
  for (const character of longer) if (character === text[at]) at++;
  return at === text.length;
}

test.run();
