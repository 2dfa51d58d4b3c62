/** From a system call to what was done. `decide()` is the reference: what was observed, granted, must let the call pass. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { callsFor, decideResource, decideSyscall, type ResourceAccess } from '../compiler/index.js';
import { quote } from '../dsl/index.js';
import {
  arch,
  ARCH_NAMES,
  capability,
  constant,
  findArgument,
  knownSyscall,
  signalName,
  signature,
  socketFamilyName,
  syscallNumber,
} from '../kernel/index.js';
import { meaningfulCalls, needsOf, observationsOf, type Call, type Caller, type Observation } from '../tracer/index.js';
import { tellingRows } from '../tracer/calls/telling.js';
import { compileText } from './support/compile.js';

/** `/etc/link` → `/etc/passwd`; what has `new` in its name is not there; what ends in `dir` is a folder. */
const caller: Caller = {
  cwd: () => '/work',
  descriptor: (fd) => {
    if (fd === 3) return { kind: 'path', path: '/srv/dir' };
    if (fd === 4) return { kind: 'path', path: '/srv/file' };
    if (fd === 5) return { kind: 'socket', socket: { family: 2, type: 1, protocol: 0 } };
    if (fd === 6) return { kind: 'socket', socket: { family: 2, type: 2, protocol: 0 } };
    if (fd === 7) return { kind: 'anonymous', link: 'mnt:[4026531840]' };
    return undefined;
  },
  find: (path, follow) => {
    const plain = path.replace(/\/\.\/|\/\/+/g, '/').replace(/\/[^/]+\/\.\./, '');
    if (plain.includes('new')) return { path: plain, object: 'none', owner: false, setuid: false };
    if (plain === '/etc/link' && follow) return { path: '/etc/passwd', object: 'file', owner: true, setuid: false };
    const object = plain === '/etc/link' ? 'symlink' : /dir$|^\/work$/.test(plain) ? 'directory' : 'file';
    return { path: plain, object, owner: true, setuid: plain.endsWith('su') };
  },
  peer: (pid) => (pid <= 0 ? 'self' : pid < 100 ? 'child' : 'other'),
};

type Value = string | bigint | number;

/** `call('openat', { dfd: 3, filename: 'x', flags: 'O_RDONLY' })`: strings are texts for pointers, else constants. */
function call(name: string, values: Readonly<Record<string, Value>>, more: Partial<Call> = {}): Call {
  const args: (bigint | undefined)[] = [0n, 0n, 0n, 0n, 0n, 0n];
  const texts = new Map<number, string>();
  for (const [key, value] of Object.entries(values)) {
    const argument = findArgument('x86_64', name, key);
    if (!argument) throw new Error(`${name} has no ${key}`);
    if (typeof value === 'string' && argument.pointer) {
      texts.set(argument.index, value);
      args[argument.index] = 0x7fff_0000n;
    } else if (typeof value === 'string')
      args[argument.index] = value.split('|').reduce((sum, word) => sum | (constant('x86_64', word) ?? 0n), 0n);
    else args[argument.index] = BigInt.asUintN(64, BigInt(value));
  }
  return { arch: 'x86_64', name, args, texts, ...more };
}

const short = (o: Observation): string => {
  switch (o.kind) {
    case 'file':
      return `${o.op} ${o.path}${o.name === undefined ? '' : ` as ${o.name}`}`;
    case 'exec':
      return `exec ${o.path}${o.setuid ? ' setuid' : ''}`;
    case 'net':
      return `${o.op} ${o.transport} ${o.address} ${o.port}`;
    case 'unix':
      return `${o.op} unix ${o.name}`;
    case 'socket':
      return `socket ${o.family} ${o.type} ${o.protocol}`;
    case 'signal':
      return `signal ${o.signal} ${o.to}`;
    case 'ptrace':
      return `ptrace ${o.op} ${o.to}`;
    case 'namespace':
      return `namespace ${o.namespace}`;
    case 'mount':
      return `${o.op} ${o.type ?? '-'} ${o.target ?? '-'}`;
    case 'ioctl':
      return `ioctl ${o.request}`;
    case 'memory':
      return 'memory';
    case 'syscall':
      return `${o.syscall}(${Object.entries(o.args ?? {})
        .map(([k, v]) => `${k}=${v}`)
        .join(', ')})`;
    case 'capability':
      return o.capability;
  }
};
const resources = (c: Call): readonly string[] =>
  observationsOf(c, caller)
    .slice(1)
    .map(({ observation, outcome, predicted }) => `${short(observation)} ${predicted ? `(${outcome})` : outcome}`);

const CASES: readonly (readonly [Call, ...string[]])[] = [
  [call('openat', { dfd: 'AT_FDCWD', filename: '/etc/link' }), 'read /etc/passwd as /etc/link (ok)'],
  [call('openat', { dfd: 3, filename: 'sub/x', flags: 'O_WRONLY' }), 'write /srv/dir/sub/x (ok)'],
  [call('openat', { dfd: 0xffffff9c, filename: 'x', flags: 'O_RDWR' }), 'read /work/x (ok)', 'write /work/x (ok)'],
  [call('open', { filename: '/a/new', flags: 'O_RDONLY' }), 'read /a/new (ENOENT)'],
  [call('open', { filename: '/a/new', flags: 'O_WRONLY|O_CREAT|O_TRUNC' }), 'create /a/new (ok)', 'write /a/new (ok)'],
  [call('open', { filename: '/a', flags: 'O_WRONLY|O_CREAT|O_EXCL' }), 'create /a (EEXIST)', 'write /a (EEXIST)'],
  [call('open', { filename: '/a', flags: 'O_WRONLY|O_APPEND' }), 'append /a (ok)'],
  [call('open', { filename: '/dir', flags: 'O_DIRECTORY' }), 'list /dir (ok)'],
  [call('open', { filename: '/file', flags: 'O_DIRECTORY' }), 'read /file (ENOTDIR)'],
  [call('open', { filename: '/dir', flags: 'O_WRONLY' }), 'write /dir (EISDIR)'],
  [call('open', { filename: '/etc/link', flags: 'O_PATH|O_NOFOLLOW' }), 'stat /etc/link (ok)'],
  [
    call('open', { filename: '/dir', flags: 'O_RDWR|O_TMPFILE' }),
    'create /dir/#0 (ok)',
    'read /dir/#0 (ok)',
    'write /dir/#0 (ok)',
  ],
  [call('openat2', { dfd: -100, filename: '/a' }, { words: new Map([['how.flags', 1n]]) }), 'write /a (ok)'],
  [call('newfstatat', { dfd: 4, filename: '', flag: 'AT_EMPTY_PATH' }), 'stat /srv/file (ok)'],
  [call('newfstatat', { dfd: -100, filename: '/etc/link', flag: 'AT_SYMLINK_NOFOLLOW' }), 'stat /etc/link (ok)'],
  [call('utimensat', { dfd: 4, utimes: 1 }), 'attributes /srv/file (ok)'],
  [call('fchmod', { fd: 4 }), 'attributes /srv/file unknown'],
  [call('stat', { filename: '/a//b/./../c' }), 'stat /a/c (ok)'],
  [
    call('renameat2', { olddfd: 3, oldname: 'a', newdfd: -100, newname: '/b' }),
    'rename /srv/dir/a (ok)',
    'create /b (ok)',
    'delete /b (ok)',
  ],
  [call('rename', { oldname: '/a', newname: '/new' }), 'rename /a (ok)', 'create /new (ok)'],
  [call('link', { oldname: '/etc/link', newname: '/new' }), 'link /etc/link (ok)', 'create /new (ok)'],
  [call('symlink', { oldname: 'anything', newname: '/new' }), 'create /new (ok)'],
  [call('mkdir', { pathname: '/dir' }), 'create /dir (EEXIST)'],
  [call('unlinkat', { dfd: 3, pathname: 'new', flag: 0 }), 'delete /srv/dir/new (ENOENT)'],
  [call('fcntl', { fd: 4, cmd: 'F_SETLK' }), 'lock /srv/file unknown'],
  [call('fcntl', { fd: 4, cmd: 'F_GETFL' })],
  [call('mmap', { fd: 4, prot: 'PROT_READ|PROT_EXEC', flags: 'MAP_PRIVATE' }), 'map /srv/file unknown'],
  [call('mmap', { fd: -1, prot: 'PROT_WRITE|PROT_EXEC', flags: 'MAP_PRIVATE|MAP_ANONYMOUS' }), 'memory unknown'],
  [call('mprotect', { prot: 'PROT_READ|PROT_EXEC' }), 'memory unknown'],
  [call('personality', { personality: 0xffffffff })],
  [call('execve', { filename: '/bin/su' }), 'exec /bin/su setuid unknown'],
  [call('execve', { filename: '/bin/new' }), 'exec /bin/new (ENOENT)'],
  [call('execveat', { fd: 4, filename: '', flags: 'AT_EMPTY_PATH' }), 'exec /srv/file unknown'],
  [call('socket', { family: 2, type: 0o2000001, protocol: 6 }), 'socket 2 1 6 unknown'],
  [
    call('connect', { fd: 5 }, { address: { family: 'inet', address: '192.0.2.1', port: 80 } }),
    'connect tcp 192.0.2.1 80 unknown',
  ],
  [
    call('sendto', { fd: 6 }, { address: { family: 'inet6', address: '::ffff:192.0.2.1', port: 53 } }),
    'connect udp 192.0.2.1 53 unknown',
  ],
  [call('bind', { fd: 9 }, { address: { family: 'unix', name: '@x' } }), 'bind unix @x unknown'],
  [call('bind', { fd: 9 }, { address: { family: 'unix', name: '' } }), 'bind unix @00000 unknown'],
  [call('connect', { fd: 9 }, { address: { family: 'unix', name: '' } })],
  [call('kill', { pid: 50, sig: 15 }), 'signal 15 child unknown'],
  [call('kill', { pid: 500, sig: 0 })],
  [call('ptrace', { request: 16, pid: 500 }), 'ptrace trace other unknown'],
  [call('clone', { clone_flags: 'CLONE_NEWUSER|CLONE_NEWNS' }), 'namespace mount unknown', 'namespace user unknown'],
  [call('clone3', {}, { words: new Map([['args.flags', 0x80n]]) }), 'namespace time unknown'],
  [call('setns', { fd: 7, flags: 0 }), 'namespace mount unknown'],
  [call('mount', { dir_name: '/dir', type: 'tmpfs' }), 'mount tmpfs /dir unknown'],
  [call('mount', { dir_name: '/dir', type: 'tmpfs', flags: 'MS_BIND' }), 'mount - /dir unknown'],
  [call('umount2', { name: '/dir' }), 'umount - /dir unknown'],
  [call('ioctl', { cmd: 0xffffffff80045430n }), 'ioctl 2147767344 unknown'],
];

for (const [c, ...wanted] of CASES) {
  const values = [...(c.texts?.values() ?? []), ...c.args.filter((a) => a !== 0n)].join(' ');
  test(`${c.name} ${values}`, () => assert.equal(resources(c), wanted));
}

test('an outcome that is not seen is refused where the kernel would, and asked for no more than the call needs', () => {
  const asked: string[] = [];
  const refuses: Caller['refuses'] = (path, access) => {
    asked.push(`${access} ${path}`);
    return path.startsWith('/etc/');
  };
  const outcomes = (name: string, values: Readonly<Record<string, Value>>, more: Partial<Call> = {}) => {
    asked.length = 0;
    const seen = observationsOf(call(name, values, more), { ...caller, refuses });
    return [...new Set(seen.slice(1).map(({ outcome }) => outcome)), ...asked].join(', ');
  };
  const open = (filename: string, flags: string): string => outcomes('openat', { dfd: -100, filename, flags });
  assert.is(open('/etc/x', 'O_RDWR'), 'EACCES, read /etc/x');
  assert.is(open('/srv/x', 'O_RDWR'), 'ok, read /srv/x, write /srv/x');
  assert.is(open('/etc/new', 'O_RDONLY'), 'EACCES, search /etc/new');
  assert.is(open('/etc/new', 'O_WRONLY|O_CREAT'), 'EACCES, change /etc/new');
  assert.is(open('/etc/x', 'O_WRONLY|O_CREAT|O_EXCL'), 'EEXIST');
  assert.is(open('/etc/dir', 'O_WRONLY'), 'EISDIR');
  assert.is(outcomes('stat', { filename: '/etc/x' }), 'ok');
  assert.is(outcomes('unlink', { pathname: '/etc/x' }), 'EACCES, change /etc/x');
  assert.is(outcomes('rename', { oldname: '/srv/x', newname: '/etc/new' }), 'EACCES, change /etc/new');
  assert.is(outcomes('execve', { filename: '/etc/x' }), 'EACCES, execute /etc/x');
  assert.is(outcomes('stat', { filename: '/etc/new' }, { result: 0n }), 'ok', 'seen');
});

test('outcomes that were seen are kept', () => {
  const failed = call('open', { filename: '/a' }, { result: -13n });
  assert.equal(resources(failed), ['read /a EACCES']);
  assert.equal(resources(call('open', { filename: '/a' }, { result: 3n })), ['read /a ok']);
});

test('calls carry their telling arguments as the kernel reads them', () => {
  const first = (c: Call): string => short(observationsOf(c, caller)[0]?.observation ?? { kind: 'memory' });
  assert.is(first(call('fcntl', { fd: 4, cmd: 'F_GETFL' })), 'fcntl(cmd=3)');
  assert.is(first(call('socket', { family: 0xf_0000_0002n, type: 1 })), 'socket(family=2, type=1, protocol=0)');
  assert.is(first(call('getpid', {})), 'getpid()');
  assert.is(first({ ...call('fcntl', {}), args: [] }), 'fcntl()');
});

test('unknown arguments give no observation, and nothing breaks', () => {
  for (const name of meaningfulCalls())
    for (const args of [[], [undefined, undefined, undefined, undefined, undefined, undefined]])
      observationsOf({ arch: 'x86_64', name, args }, { ...caller, cwd: () => undefined, descriptor: () => undefined });
  assert.equal(resources({ arch: 'x86_64', name: 'openat', args: [] }), []);
});

test('every row is about a call there is, with the arguments it names, on every architecture', () => {
  for (const name of [...meaningfulCalls(), ...tellingRows().keys()]) assert.ok(knownSyscall(name), name);
  for (const [name, names] of tellingRows())
    for (const argument of names)
      assert.ok(
        ARCH_NAMES.some((a) => findArgument(a, name, argument)),
        `${name}(${argument})`,
      );
  for (const a of ARCH_NAMES)
    for (const name of meaningfulCalls()) if (syscallNumber(a, name) !== undefined) needsOf(a, name);
});

test('every call that performs an operation, by the compiler’s table, is observed as one', () => {
  const kinds = ['exec', 'socket', 'signal', 'ptrace', 'memory', 'namespace', 'mount', 'umount', 'pivot_root', 'ioctl'];
  const files = ['read', 'list', 'write', 'append', 'create', 'delete', 'rename', 'link', 'attributes', 'lock', 'map'];
  const network = ['connect tcp', 'connect udp', 'connect unix', 'bind tcp', 'bind udp', 'bind unix'];
  const meaningful = new Set(meaningfulCalls());
  for (const operation of [...kinds, ...files, ...network] as Parameters<typeof callsFor>[0][]) {
    const calls = callsFor(operation);
    assert.ok(calls.length > 0, operation);
    assert.equal(
      calls.filter((name) => !meaningful.has(name)),
      [],
      operation,
    );
  }
});

// ---- the reference ---------------------------------------------------------------------------------------------------------

/** A rule for just what was observed. */
function rule(o: Observation): string {
  switch (o.kind) {
    case 'syscall':
      return `allow syscall ${o.syscall}`;
    case 'file':
      return `allow ${o.op} ${quote(o.path)}`;
    case 'exec':
      return `allow exec ${quote(o.path)}`;
    case 'net':
      return `allow ${o.op} ${o.transport} ${o.op === 'bind' ? '' : o.address} port ${o.port}`;
    case 'unix':
      return `allow ${o.op} unix ${quote(o.name)}`;
    case 'socket': {
      const family = socketFamilyName(o.family);
      const type = ['stream', 'dgram', 'raw', 'rdm', 'seqpacket', 'dccp'][o.type - 1];
      return family === undefined || type === undefined ? 'allow socket any' : `allow socket ${family}`;
    }
    case 'capability':
      return `allow capability ${o.capability}`;
    case 'signal':
      return `allow signal ${signalName('x86_64', o.signal) ?? ''}`;
    case 'ptrace':
      return `allow ptrace ${o.op}`;
    case 'memory':
      return 'allow memory write-exec';
    case 'namespace':
      return `allow namespace ${o.namespace}`;
    case 'mount':
      return `allow ${o.op}${o.type === undefined ? '' : ` ${o.type}`}${o.target === undefined ? '' : ` on ${quote(o.target)}`}`;
    case 'ioctl':
      return `allow ioctl 0x${o.request.toString(16)}`;
  }
}

function accessOf(o: Observation): ResourceAccess | undefined {
  switch (o.kind) {
    case 'file':
      return { kind: 'file', op: o.op, path: o.path, owner: o.owner };
    case 'exec':
      return { kind: 'exec', path: o.path, owner: false };
    case 'net': {
      const value = o.address.split('.').reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
      return { ...o, kind: 'net', address: { family: 4, value }, port: BigInt(o.port) };
    }
    case 'capability':
      return { kind: 'capability', capability: capability(o.capability) ?? -1 };
    case 'signal':
      return { kind: 'signal', signal: o.signal, peer: undefined };
    case 'ptrace':
      return { kind: 'ptrace', op: o.op, peer: undefined };
    case 'mount':
      return { ...o, type: o.type, target: o.target };
    case 'ioctl':
      return { kind: 'ioctl', request: BigInt(o.request) };
    case 'syscall':
      return undefined;
    default:
      return o;
  }
}

const interesting = [
  ...new Set(
    `O_WRONLY O_RDWR O_CREAT O_EXCL O_TRUNC O_APPEND O_TMPFILE O_PATH O_DIRECTORY O_NOFOLLOW AT_SYMLINK_NOFOLLOW
    AT_EMPTY_PATH MAP_ANONYMOUS MAP_PRIVATE PROT_READ PROT_WRITE PROT_EXEC CLONE_NEWUSER CLONE_NEWNS CLONE_NEWTIME CLONE_VM
    MS_BIND SHM_EXEC RENAME_EXCHANGE READ_IMPLIES_EXEC F_SETLK F_SETFL F_OFD_SETLKW MSG_FASTOPEN`
      .split(/\s+/)
      .map((name) => constant('x86_64', name) ?? 0n),
  ),
];
const bits = fc.subarray(interesting, { maxLength: 4 }).map((chosen) => chosen.reduce((sum, value) => sum | value, 0n));
const any = fc.oneof(bits, fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }));
const chosen: Readonly<Record<string, fc.Arbitrary<bigint>>> = Object.fromEntries(
  Object.entries({
    'dfd olddfd newdfd': [3n, 4n, 0xffffff9cn, 0xffffffffffffff9cn],
    fd: [3n, 4n],
    sig: [0n, 1n, 15n, 31n],
    pid: [0n, 50n, 500n],
    family: [1n, 2n, 10n, 16n],
    type: [1n, 2n, 5n, 0o2000001n],
    protocol: [0n, 6n],
    'setns.flags': [0x20000n, 0x40000000n],
    'connect.fd bind.fd': [5n, 6n],
  }).flatMap(([names, values]) => names.split(' ').map((name) => [name, fc.constantFrom(...values)])),
);
type Registers = readonly [bigint, bigint, bigint, bigint, bigint, bigint];

/** Values that mean something for descriptors, families and signals; for flags, any. */
const registers = (name: string): fc.Arbitrary<Registers> => {
  const args = signature('x86_64', name)?.args ?? [];
  const at = (index: number): fc.Arbitrary<bigint> => {
    const argument = args[index]?.name ?? '';
    return chosen[`${name}.${argument}`] ?? chosen[argument] ?? any;
  };
  return fc.tuple(at(0), at(1), at(2), at(3), at(4), at(5));
};
const path = fc.constantFrom('/etc/passwd', '/etc/link', 'rel', '/srv/new', '/srv/dir');
const address = fc.constantFrom<NonNullable<Call['address']>>(
  { family: 'inet', address: '192.0.2.1', port: 443 },
  { family: 'unix', name: '/run/x' },
);

test('what was observed, granted, lets the call pass: decide() says so for every call of the tables', () => {
  const calls = meaningfulCalls().filter((name) => syscallNumber('x86_64', name) !== undefined);
  assert.ok(calls.length > 90);
  let observed = 0;
  for (const name of calls) {
    fc.assert(
      fc.property(registers(name), path, path, address, (args, a, b, address) => {
        const texts = new Map<number, string>();
        for (const [index, position] of needsOf('x86_64', name).texts.entries())
          texts.set(position, name === 'mount' && index === 1 ? 'tmpfs' : index === 0 ? a : b);
        const seen = observationsOf({ arch: 'x86_64', name, args, texts, address }, caller);
        observed += seen.length;
        const rules = [...new Set(seen.map(({ observation }) => rule(observation)))];
        const text = `profile p {\n  syscalls listed\n  ${rules.join('\n  ')}\n}\n`;
        const { policy, diagnostics } = compileText(text);
        const [profile] = policy.profiles;
        assert.equal(
          diagnostics.filter((d) => d.severity === 'error').map((d) => d.message),
          [],
          text,
        );
        const model = profile?.models.find((m) => m.arch === 'x86_64');
        if (!profile || !model) throw new Error('no model');
        for (const { observation } of seen) {
          const access = accessOf(observation);
          if (access) assert.is(decideResource(model, access).answer.kind, 'allow', `${short(observation)}\n${text}`);
        }
        // MSG_FASTOPEN takes the right to connect anywhere, which no observation of one address is.
        if (name.startsWith('send') && (args[name === 'sendmsg' ? 2 : 3] ?? 0n) & 0x20000000n) return;
        const event = { nr: syscallNumber('x86_64', name) ?? -1, audit: arch('x86_64').audit, args };
        assert.is(decideSyscall(profile.filter, event).answer.kind, 'allow', `${name} ${args.join(' ')}\n${text}`);
      }),
      { numRuns: 25, seed: 7 },
    );
  }
  assert.ok(observed > 2000);
});

test.run();
