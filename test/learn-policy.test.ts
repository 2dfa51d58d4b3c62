/** Trace → policy: what it says, that it replays, and that nothing a traced program does can bend it. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { landlockRuleset, NEWEST_ABI } from '../backends/landlock/index.js';
import { commonPath, matches, MODIFY, permits, type CompiledPolicy, type FileOperation } from '../compiler/index.js';
import { format } from '../dsl/index.js';
import { mergeTraces, normalised, type Observation } from '../tracer/index.js';
import { floorInTheWay, learnOnto, learnPolicy, replays } from '../tracer/learn/index.js';
import { compileText, stdHost } from './support/compile.js';
import { compile, learn, learned, rulesOf } from './support/learned.js';
import { call, file, runOf, traceOf, type Seen } from './support/traces.js';

function compiled(text: string): CompiledPolicy {
  const { policy, diagnostics } = compileText(text);
  assert.equal(
    diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message),
    [],
  );
  return policy;
}

test('a policy that a person could have written', () => {
  const text = learn(
    traceOf(
      runOf(
        [
          file('read', '/etc/app/a.conf'),
          file('read', '/etc/app/b.conf'),
          file('read', '/etc/app/c.conf'),
          file('read', '/usr/lib/x86_64-linux-gnu/libc.so.6'),
          file('map', '/usr/lib/x86_64-linux-gnu/libc.so.6'),
          file('create', '/tmp/app.AbC1dE', { object: 'none' }),
          file('write', '/tmp/app.AbC1dE', { object: 'none' }),
          file('append', '/var/log/app/today.log'),
          { kind: 'net', op: 'bind', transport: 'tcp', address: '0.0.0.0', port: 8080 },
          call('socket', { family: '2', type: '1', protocol: '6' }),
          call('inotify_init1', { flags: '0' }),
          call('prctl', { option: '4' }),
        ],
        { start: { command: ['app', '--all'] } },
      ),
    ),
  );
  assert.is(
    text,
    `# Learned by polc from a run of \`app --all\`: review it before you rely on it.

use std/libc

profile app {
  program "/usr/bin/app"

  allow read "/etc/app/*.conf"
  allow read, write, create, delete, rename owner "/tmp/app.*"
  allow append "/var/log/app/today.log"

  allow bind tcp port 8080

  allow syscall inotify_add_watch, inotify_init, inotify_init1, inotify_rm_watch
  allow syscall prctl(option == PR_SET_DUMPABLE)
}
`,
  );
});

test('modules stand for what they cover, and bring no risk that was not seen', () => {
  const threads = call('clone', { clone_flags: '4001536' });
  assert.ok(learned([threads]).includes('use std/libc, std/threads'));
  const names = [file('read', '/etc/passwd'), file('read', '/etc/group')];
  assert.ok(learned(names).includes('use std/libc, std/users'));
  const resolver = [file('read', '/etc/resolv.conf'), file('read', '/etc/hosts'), file('read', '/etc/host.conf')];
  assert.not.match(learned(resolver).join('\n'), 'std/dns');
  const asks: Observation = { kind: 'net', op: 'connect', transport: 'udp', address: '192.0.2.53', port: 53 };
  assert.match(learned([...resolver, asks]).join('\n'), 'std/dns');
});

test('a program that reaches out gets a profile of its own, a small helper inherits', () => {
  const images = [
    { id: 1, path: '/usr/bin/dash', argv: ['sh'] },
    { id: 2, parent: 1, path: '/usr/bin/curl', argv: ['curl'] },
    { id: 3, parent: 1, path: '/usr/bin/grep', argv: ['grep'] },
  ];
  const net: Observation = { kind: 'net', op: 'connect', transport: 'tcp', address: '198.51.100.7', port: 443 };
  const text = learn(
    traceOf(
      runOf(
        [
          { kind: 'exec', path: '/usr/bin/curl', into: 2 },
          { kind: 'exec', path: '/usr/bin/grep', into: 3 },
          { seen: net, image: 2 },
          { seen: file('read', '/srv/list'), image: 3 },
        ],
        { images },
      ),
    ),
  );
  assert.match(text, 'allow exec "/usr/bin/curl" as curl');
  assert.match(text, 'allow exec "/usr/bin/grep"\n');
  assert.match(text, /profile curl \{[^}]*connect tcp any port 443/);
  assert.match(text, /profile sh \{[^}]*"\/srv\/list"/);
});

test('what the kernel refused is not allowed, what was missing is', () => {
  const rules = learned([
    { seen: file('read', '/etc/shadow'), outcome: 'EACCES' },
    { seen: file('read', '/etc/app.conf', { object: 'none' }), outcome: 'ENOENT' },
    { seen: file('read', '/root/.ssh/id_rsa', { object: 'none' }), outcome: 'ENOENT' },
    { seen: call('io_uring_setup'), outcome: 'ENOSYS' },
    { seen: call('mount', { flags: '0' }), outcome: 'EPERM' },
  ]);
  assert.equal(rules, [
    'use std/libc',
    'allow read "/etc/app.conf"',
    'allow stat owner "@{HOME}/.ssh/id_rsa"',
    'deny syscall io_uring_setup errno ENOSYS',
  ]);
});

test('asking a name daemon that is not there opens no sockets', () => {
  const rules = learned([
    call('socket', { family: '1', type: '526337', protocol: '0' }),
    { kind: 'socket', family: 1, type: 1, protocol: 0 },
    { seen: call('connect'), outcome: 'ENOENT' },
    { seen: { kind: 'unix', op: 'connect', name: '/run/nscd/socket' }, outcome: 'ENOENT' },
  ]);
  assert.equal(rules, ['use std/libc']);
});

test('clone3 stays unknown: libc falls back to clone', () => {
  const text = learn(traceOf(runOf([call('clone3', { 'args.flags': '4001536' })])));
  assert.equal(rulesOf(text), ['use std/libc, std/threads']);
});

test('root’s capabilities are told from what succeeded', () => {
  const root = { start: { uid: 0 } };
  const rules = learned([call('setuid'), call('chown'), call('setpriority', { which: '0' })], root);
  assert.ok(rules.includes('allow capability chown, setuid'), rules.join('\n'));
  assert.not.match(learned([call('setuid')]).join('\n'), 'capability');
});

test('root who maps a user namespace needs what the kernel looks for without asking', () => {
  const maps: readonly Seen[] = [
    { kind: 'namespace', namespace: 'user' },
    { kind: 'namespace', namespace: 'mount' },
    file('write', '/proc/4711/uid_map'),
  ];
  const rules = (uid: number, seesCapabilities: boolean): readonly string[] =>
    learned(maps, { start: { uid, seesCapabilities } }).filter((rule) => rule.includes('capability'));
  assert.equal(rules(0, true), ['allow capability setfcap']);
  assert.equal(rules(0, false), ['allow capability setfcap']);
  assert.equal(rules(1000, false), []);
  // What is executed there mounts as it likes, too (`unshare -Urm mount`); what was beside it does not.
  const mounted = (parent: number | undefined): readonly string[] => {
    const images = [
      { id: 1, path: '/usr/bin/app', argv: ['app'] },
      { id: 2, path: '/usr/bin/mount', argv: ['mount'], ...(parent === undefined ? {} : { parent }) },
    ];
    const mounts = { seen: { kind: 'mount', op: 'mount', target: '/mnt' }, image: 2 } as const;
    return learned([...maps, mounts], { start: { uid: 0 }, images }).filter((rule) => rule.includes('capability'));
  };
  assert.equal(mounted(1), ['allow capability setfcap']);
  assert.ok(mounted(undefined).some((rule) => rule.includes('sys_admin')));
});

test('where eBPF sees capabilities asked for, none is guessed', () => {
  const seen = [call('chown'), file('write', '/srv/theirs', { owner: false })];
  const by = (kernel: string): string =>
    learned(seen, { start: { uid: 0, engine: 'ebpf', host: { arch: 'x86_64', kernel } } }).join('\n');
  assert.match(by('6.13.9'), 'allow capability chown, dac_override');
  assert.not.match(by('6.14.0-rc1'), 'capability');
  assert.not.match(by('7.0.1'), 'capability');
  const said = (sees: boolean, kernel: string): string =>
    learned(seen, {
      start: { uid: 0, engine: 'ebpf', host: { arch: 'x86_64', kernel }, seesCapabilities: sees },
    }).join('\n');
  assert.match(said(false, '6.18.4'), 'allow capability chown, dac_override');
  assert.not.match(said(true, '6.13.9'), 'capability');
  const asked = [...seen, { kind: 'capability', capability: 'chown' } as const];
  const rules = learned(asked, { start: { uid: 0, engine: 'ebpf', host: { arch: 'x86_64', kernel: '6.18.4' } } });
  assert.ok(rules.includes('allow capability chown'), rules.join('\n'));
});

test('capabilities that one run was seen to take say nothing of another, in which none could be seen', () => {
  const seen = runOf([{ kind: 'capability', capability: 'kill' }], {
    start: { uid: 0, engine: 'ebpf', seesCapabilities: true },
  });
  const unseen = runOf([call('chown')], { start: { run: 'r2', uid: 0, seesCapabilities: false } });
  assert.match(learn(traceOf(seen, unseen)), 'allow capability chown, kill');
});

test('calls of other architectures, of 32-bit programs and other machines, make the policy one for those as well', () => {
  const on = (arch: 'x86_64' | 'i386' | 'aarch64', ...names: readonly string[]): readonly Observation[] =>
    names.map((syscall) => ({ kind: 'syscall', arch, syscall }));
  const here = runOf([file('read', '/srv/a'), ...on('x86_64', 'read', 'openat', 'sync'), ...on('i386', 'waitpid')]);
  const there = runOf(on('aarch64', 'read', 'openat', 'sync'), {
    start: { run: 'r2', host: { arch: 'aarch64', kernel: '6.1.0' } },
  });
  const trace = traceOf(here, there);
  const text = learn(trace);
  assert.match(text, '\n  arch x86_64, aarch64, i386\n');
  assert.equal(rulesOf(text), [
    'use std/libc',
    'allow read "/srv/a"',
    'allow syscall fdatasync, fsync, sync, sync_file_range, syncfs',
    'allow syscall waitpid',
  ]);
  assert.equal(replays(compiled(text), trace), []);
  // A person's policy is for the architectures that it says.
  const mine = { path: 'mine.policy', text: learn(traceOf(runOf([file('read', '/srv/a')]))) };
  const onto = learnOnto(mine, traceOf(there), { host: stdHost, compile });
  assert.equal('added' in onto && onto.added, []);
});

test('marks are said, one line each', () => {
  const run = runOf([file('read', '/a')], {
    end: { marks: [{ mark: 'lost' }, { mark: 'killed', detail: 'SIG\x1b[2J' }] },
  });
  const text = learn(traceOf(run));
  assert.match(text, '# incomplete: events were lost\n');
  assert.match(text, '# incomplete: the program was killed by a signal (SIG\\x1b[2J)\n');
});

test('what a reviewer dropped does not come back, in whatever form', () => {
  const trace = traceOf(runOf([file('read', '/srv/a'), file('read', '/srv/secret')]));
  const rule = 'allow read "/srv/secret"';
  assert.match(learn(trace), '/srv/secret');
  assert.not.match(learn(trace, [{ profile: 'app', rule }]), '/srv/secret');
  assert.match(learn(trace, [{ profile: 'other', rule }]), '/srv/secret');
});

test('a hostile command cannot leave its comment', () => {
  const text = learn(
    traceOf(runOf([file('read', '/a')], { start: { command: ['a\nallow exec "/**"', '\x1b]0;x\x07'] } })),
  );
  assert.not.match(text, '\x1b');
  assert.not.ok(rulesOf(text).some((line) => line.startsWith('allow exec')));
});

const OUTPUT = 'allow write, create, delete, rename owner "/w/job/**"';
const inJob = { start: { cwd: '/w/job' } };

test('output belongs where the run was started, in a rule of its own that says why', () => {
  const read = file('read', '/w/job/in');
  const why = 'because "runs were started here; none was seen to write"';
  assert.equal(learned([read], inJob), ['use std/libc', 'allow read, list "/w/job", "/w/job/**"', `${OUTPUT} ${why}`]);
  const glob = compiled(learn(traceOf(runOf([read], inJob))))
    .profiles[0]?.models[0].resources.flatMap(({ resource }) => (resource.kind === 'file' ? [resource] : []))
    .filter(({ ops, paths }) => ops.has('create') && paths.some(({ text }) => text.startsWith('/w/job/')))
    .flatMap(({ paths }) => paths);
  const may = (path: string) => glob?.some((one) => matches(one, path)) === true;
  assert.ok(may('/w/job/out') && may('/w/job/sub/out'));
  assert.not(may('/w/job') || may('/w/other'));
});

test('no output is expected where nothing was done, in what is installed, of others, or beside programs that ran', () => {
  const none = (seen: readonly Seen[], cwd: string) =>
    assert.not.match(learned(seen, { start: { cwd } }).join('\n'), /allow .*(?:write|create)/);
  none([file('stat', '/w/job/in')], '/w/job');
  none([file('read', '/elsewhere/in')], '/w/job');
  none([file('read', '/w/job/in', { owner: false })], '/w/job');
  none([{ seen: file('read', '/w/job/in', { object: 'none' }), outcome: 'ENOENT' }], '/w/job');
  for (const cwd of [
    '/etc/app',
    '/usr/share/app',
    '/var/lib/app',
    '/srv/www',
    '/opt/app',
    '/home/me',
    '/root',
    '/',
    '/tmp',
  ])
    none([file('read', `${cwd === '/' ? '' : cwd}/in`)], cwd);
  none([file('read', '/w/job/in'), { kind: 'exec', path: '/w/job/bin/tool' }], '/w/job');
  none([file('read', '/w/job/in'), file('map', '/w/job/lib.so')], '/w/job');
});

test('a program that the run made itself may be executed where it was made, so that the next one can be', () => {
  const build = (binary: string, path: string): readonly Seen[] => [
    file('read', `${path}.c`),
    file('create', path, { object: 'none' }),
    file('write', path),
    file('create', `${path}.o`, { object: 'none' }),
    { seen: { kind: 'exec', path, into: 2 }, outcome: 'ok' },
    { seen: { kind: 'exec', path: binary, into: 3 }, outcome: 'ok' },
  ];
  const images = (path: string) => [
    { id: 1, path: '/usr/bin/sh', argv: ['sh', '-c', 'build'] },
    { id: 2, parent: 1, path, argv: [path] },
    { id: 3, parent: 1, path: '/usr/bin/cc', argv: ['cc'] },
  ];
  const at = '/work/code/app';
  assert.equal(learned(build('/usr/bin/cc', at), { start: { cwd: '/work/code' }, images: images(at) }), [
    'use std/libc',
    'allow list "/work/code"',
    'allow read, list, write, create, delete, rename "/work/code/**"',
    'allow exec "/usr/bin/cc"',
    'allow exec "/work/code/**" because "programs that a run made there were executed"',
  ]);
  // Not what it executes and did not make; nor where programs of others lie.
  const elsewhere = '/usr/local/bin/app';
  const rules = learned(build('/work/code/tool', elsewhere), {
    start: { cwd: '/work/code' },
    images: images(elsewhere),
  });
  assert.ok(rules.includes('allow exec "/usr/local/bin/app", "/work/code/tool"'), rules.join('\n'));
  assert.not.ok(
    rules.some((rule) => rule.startsWith('allow write') && rule.includes('/work/code/')),
    rules.join('\n'),
  );
});

test('a socket made where the run was started is work there; --writes seen keeps to what was written', () => {
  const bind: Observation = { kind: 'unix', op: 'bind', name: '/w/job/r.sock' };
  assert.match(learned([bind], inJob).join('\n'), OUTPUT);
  assert.not.match(learn(traceOf(runOf([bind], inJob)), [], 'seen'), 'rename');
  const wrote = [file('create', '/w/job/out', { object: 'none' }), file('write', '/w/job/out')];
  assert.not.match(learned(wrote, inJob).join('\n'), 'because');
});

test('Landlock takes the rule on output in homes, too', () => {
  for (const cwd of ['/home/me/project', '/root/project', '/w/job', '/tmp/job', '/home/me/a-1234/b']) {
    const text = learn(traceOf(runOf([file('read', `${cwd}/in`)], { start: { cwd } })));
    assert.match(text, 'because');
    const { value, diagnostics } = landlockRuleset(
      compiled(text).profiles.map(({ models }) => models[0]),
      NEWEST_ABI,
    );
    assert.equal(diagnostics, []);
    assert.ok(
      value.rules.some(
        ({ access, beneath }) => beneath && access.includes('MAKE_REG') && access.includes('WRITE_FILE'),
      ),
    );
  }
});

test('a reviewer who dropped the rule on output does not meet it again', () => {
  const trace = traceOf(runOf([file('read', '/w/job/in')], inJob));
  assert.not.match(learn(trace, [{ profile: 'app', rule: OUTPUT }]), 'create');
});

test('a script is called by its own name, and its folder is not what it was given', () => {
  const images = [
    {
      id: 1,
      path: '/usr/bin/perl',
      script: '/opt/ack/bin/ack',
      argv: ['/usr/bin/perl', '-w', '/opt/ack/bin/ack', 'foo'],
    },
  ];
  const text = learn(traceOf(runOf([file('read', '/opt/ack/bin/ack')], { images })));
  assert.match(text, /^profile ack \{$/m);
  assert.equal(rulesOf(text), ['use std/libc', 'allow read "/opt/ack/bin/ack"']);
});

test('mounts and namespaces are told together, a root that is set up by its tree', () => {
  const mount = (target: string, type?: string): Observation => ({
    kind: 'mount',
    op: 'mount',
    target,
    ...(type === undefined ? {} : { type }),
  });
  assert.equal(
    learned([
      { kind: 'namespace', namespace: 'user' },
      { kind: 'namespace', namespace: 'mount' },
      ...['', '/dev', '/proc', '/sys', '/usr'].map((name) => mount(`/newroot${name}`)),
      mount('/oldroot'),
      mount('/newroot/dev/pts', 'devpts'),
    ]),
    [
      'use std/libc',
      'allow namespace mount, user',
      'allow mount on "/newroot", "/newroot/**", "/oldroot"',
      'allow mount devpts on "/newroot/dev/pts"',
    ],
  );
  // No tree where other programs are, or the system is; names that differ the next time have their star anyway.
  const elsewhere = ['/tmp/a', '/tmp/b', '/tmp/c', '/tmp/tmp.x3Yz9QkLm1', '/etc/a', '/etc/b', '/etc/c', '/etc/d'];
  assert.equal(learned(elsewhere.map((target) => mount(target))).slice(1), [
    'allow mount on "/etc/a", "/etc/b", "/etc/c", "/etc/d", "/tmp/a", "/tmp/b", "/tmp/c", "/tmp/tmp.*"',
  ]);
  // But for those that would stand for all that lies in a floor, or for a secret.
  const uuid = '550e8400-e29b-41d4-a716-446655440000';
  for (const target of [`/${uuid}`, `/usr/${uuid}`, `/etc/${uuid}`, `/${uuid}/shadow`, `/tmp/${uuid}`])
    assert.equal(learned([mount(target)]).slice(1), [`allow mount on "${target}"`]);
  const served = ['a', 'b', 'c', 'd'].map((name) => mount(`/srv/${uuid}/${name}`));
  assert.equal(learned(served).slice(1), [`allow mount on "/srv/${uuid}/**"`]);
  const own = ['dev', 'proc', 'sys', 'usr'].map((name) => mount(`/tmp/build/root/${name}`));
  assert.equal(learned(own).slice(1), ['allow mount on "/tmp/build/root/**"']);
});

test('the start of the command is not something that it has to be able to do', () => {
  const start: readonly Seen[] = [call('execve'), { kind: 'exec', path: '/usr/bin/app', into: 1 }];
  assert.equal(learned(start), ['use std/libc']);
  assert.match(learned([...start, { kind: 'exec', path: '/usr/bin/id' }]).join('\n'), 'allow exec "/usr/bin/id"');
});

test('a name made right in a floor is left out and said, the file itself is not', () => {
  const trace = traceOf(
    runOf([
      file('create', '/home/me/.history', { object: 'none' }),
      file('write', '/home/me/.history'),
      { seen: file('create', '/home/me'), outcome: 'EEXIST' },
    ]),
  );
  const found = learnPolicy(trace, { host: stdHost, compile });
  assert.equal(found?.left, [{ profile: 'app', what: 'create "/home/me/.history"', floor: '/home/me' }]);
  assert.equal(rulesOf(found?.text ?? ''), ['use std/libc', 'allow write owner "@{HOME}/.history"']);
});

// ---- properties --------------------------------------------------------------------------------------------------------

const segment = fc
  .array(fc.oneof(fc.constantFrom(...'*?[]{},^@\\"\n\r\x1b\x80\xc3\xa9 ~#$'), fc.constantFrom(...'abXY019._-')), {
    minLength: 1,
    maxLength: 8,
  })
  .map((bytes) => bytes.join(''));
const root = fc.constantFrom(
  ...['', '/etc', '/usr/lib', '/var/lib', '/home/me', '/root', '/proc/7', '/dev', '/tmp', '/srv/w'],
);
/** Also such as no kernel gives: a trace is somebody's file. */
const oddSegment = fc.oneof({ weight: 9, arbitrary: segment }, fc.constantFrom('.', '..', '', '\0'));
const path = fc
  .tuple(root, fc.array(oddSegment, { minLength: 1, maxLength: 3 }))
  .map(([base, names]) => `${base}/${names.join('/')}`);
const program = fc.oneof({ weight: 3, arbitrary: path }, fc.constantFrom('memfd:x', '', 'relative/x'));
const operation = fc.constantFrom<FileOperation>(...MODIFY, 'read', 'list', 'stat', 'lock', 'map');
const observation: fc.Arbitrary<Observation> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({ op: operation, path, owner: fc.boolean() })
      .map(({ op, path: at, owner }) => file(op, at, { owner })),
  },
  path.map((at): Observation => ({ kind: 'exec', path: at })),
  fc
    .record({
      op: fc.constantFrom('bind' as const, 'connect' as const),
      transport: fc.constantFrom('tcp' as const, 'udp' as const),
      address: fc.oneof(fc.ipV4(), fc.constantFrom('::1', '2001:db8::1', '127.0.0.1')),
      port: fc.nat(65535),
    })
    .map((net): Observation => ({ kind: 'net', ...net })),
  fc
    .record({
      op: fc.constantFrom('bind' as const, 'connect' as const),
      name: fc.oneof(
        path,
        segment.map((s) => `@${s}`),
      ),
    })
    .map((u): Observation => ({ kind: 'unix', ...u })),
  fc.constantFrom<Observation>(
    { kind: 'memory' },
    { kind: 'namespace', namespace: 'user' },
    { kind: 'ioctl', request: 0x5413 },
    { kind: 'ioctl', request: 0xdeadbeef },
    { kind: 'signal', signal: 15, to: 'other' },
    { kind: 'signal', signal: 34, to: 'child' },
    { kind: 'ptrace', op: 'trace', to: 'other' },
    { kind: 'mount', op: 'mount', type: 'tmpfs', target: '/mnt/x' },
    { kind: 'mount', op: 'umount' },
    { kind: 'socket', family: 16, type: 3, protocol: 0 },
    { kind: 'capability', capability: 'net_raw' },
    call('prctl', { option: '22' }),
    call('keyctl', { option: '0' }),
    call('bpf', { cmd: '5' }),
    call('getpid'),
    call('clone', { clone_flags: '17' }),
    call('setsockopt', { level: '1', optname: '2' }),
    call('perf_event_open', { flags: '8' }),
  ),
);
const anyTrace = fc
  .tuple(fc.array(observation, { maxLength: 12 }), fc.array(observation, { maxLength: 12 }), path, program)
  .map(([a, b, cwd, program]) => {
    const images = [{ id: 1, path: program, argv: ['app', cwd] }];
    const input = file('read', `${cwd}/in`);
    return traceOf(runOf([...a, input], { start: { cwd }, images }), runOf(b, { start: { run: 'r2', cwd }, images }));
  });
const RUNS = { numRuns: 25 };

test('property: the learned policy compiles, is formatted, and allows every entry of its trace', () => {
  fc.assert(
    fc.property(anyTrace, (trace) => {
      const text = learn(trace);
      assert.is(format({ path: 'x', text }).value, text);
      const denied = replays(compiled(text), trace).filter(({ need }) => floorInTheWay(need) === undefined);
      assert.equal(
        denied.map(({ entry }) => entry.observation),
        [],
        text,
      );

      assert.not.match(text, /[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
    }),
    RUNS,
  );
});

test('property: runs in another order, or merged twice, give the same policy', () => {
  fc.assert(
    fc.property(anyTrace, (trace) => {
      const [a, b] = trace.runs.map((run) => traceOf(run));
      if (!a || !b) return;
      const once = learn(mergeTraces([a, b]));
      assert.is(learn(mergeTraces([b, a])), once);
      assert.is(learn(mergeTraces([a, b, a])), once);
    }),
    { numRuns: 15 },
  );
});

test('property: Landlock takes every learned policy', () => {
  fc.assert(
    fc.property(anyTrace, (trace) => {
      const text = learn(trace);
      const codes = landlockRuleset(
        compiled(text).profiles.map(({ models }) => models[0]),
        NEWEST_ABI,
      ).diagnostics.map(({ code }) => code);
      assert.not.ok(codes.includes('POL4301'), text);
    }),
    RUNS,
  );
});

const FLOORS = [
  '/etc/other',
  '/usr/other',
  '/home/other/x',
  '/root/other',
  '/proc/other',
  '/dev/other',
  '/boot/other',
  '/other',
];

test('property: no floor is crossed, and nothing becomes writable and executable that was not both', () => {
  fc.assert(
    fc.property(anyTrace, (trace) => {
      const { resources } = compiled(learn(trace)).profiles[0]?.models[0] ?? { resources: [] };
      const seen = new Set(
        trace.runs.flatMap(({ entries }) =>
          entries.flatMap(({ observation: o }) => ('path' in o ? [normalised(o.path)] : [])),
        ),
      );
      const allowed = resources.filter(({ effect }) => permits(effect));
      const changing = allowed.flatMap(({ resource }) =>
        resource.kind === 'file' && MODIFY.some((op) => resource.ops.has(op)) ? resource.paths : [],
      );
      for (const glob of changing)
        for (const floor of FLOORS) assert.not(matches(glob, floor) && !seen.has(floor), `${glob.text} opens ${floor}`);
      const running = allowed.flatMap(({ resource }) =>
        resource.kind === 'exec' || (resource.kind === 'file' && resource.ops.has('map')) ? resource.paths : [],
      );
      const opsOf = (path: string): ReadonlySet<string> =>
        new Set(
          trace.runs.flatMap(({ entries }) =>
            entries.flatMap(({ observation: o }) =>
              'path' in o && normalised(o.path) === path ? [o.kind === 'exec' ? 'exec' : 'op' in o ? o.op : ''] : [],
            ),
          ),
        );
      const madeAndExecuted = [...seen].filter((path) => opsOf(path).has('create') && opsOf(path).has('exec'));
      for (const write of changing)
        for (const run of running) {
          const both = commonPath(write, run);
          const made = madeAndExecuted.some((path) => matches(run, path));
          assert.ok(both === undefined || seen.has(both) || made, `${write.text} and ${run.text}`);
        }
    }),
    RUNS,
  );
});

test.run();
