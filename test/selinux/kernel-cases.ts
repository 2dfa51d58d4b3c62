/** What the guest tries under the policy, and which accesses of the model each try is. */
import type { FileOperation, ResourceAccess } from '../../compiler/index.js';
import type { FileKind } from '../../backends/selinux/index.js';

export const KERNEL_POLICY = String.raw`
profile app {
  program "/bin/probe"
  allow read, list "/w/ro/**", "/w/ro"
  deny  read "/w/ro/secret"
  allow read, write "/w/rw/*"
  deny  write "/w/rw/fixed"
  allow append, create "/w/log/*.log"
  allow read, list, modify "/w/data/**"
  deny  modify "/w/data/keep*"
  allow list "/w/data"
  allow read, lock "/w/lock/yes"
  allow read "/w/lock/no", "/w/lib/no", "/w/odd/*"
  allow read, map "/w/lib/yes"
  allow exec "/w/bin/tool", "/w/bin/{a,b}x"
  allow exec "/w/bin/child" as child
  allow bind tcp port 8080
  allow connect tcp any port 9090
  allow bind udp port 5353
  allow bind unix "/w/run/*.sock"
  allow connect unix "/w/run/yes.sock"
  allow socket netlink route
  allow capability setuid, sys_admin
  allow signal term to child
  allow ptrace trace to child
  allow mount tmpfs on "/w/mnt"
  allow ioctl TCGETS
}
profile child {
  program "/bin/probe"
  allow read "/proc/@{pid}/attr/current"
  # glibc opens these where a program with a new domain (AT_SECURE) has no standard descriptors
  allow write "/dev/full"
  allow read "/dev/null"
  allow memory write-exec
  allow namespace user
  allow signal any to self
}
`;

export interface Case {
  readonly profile: 'app' | 'child';
  readonly op: string;
  readonly args: readonly string[];
  readonly accesses: readonly { readonly access: ResourceAccess; readonly kind?: FileKind }[];
}

const file = (op: FileOperation, path: string, kind?: FileKind): Case['accesses'][number] => ({
  access: { kind: 'file', op, path, owner: true },
  ...(kind ? { kind } : {}),
});
const one = (op: string, path: string, ...of: readonly Case['accesses'][number][]): Case => ({
  profile: 'app',
  op,
  args: [path],
  accesses: of,
});
const other = (
  op: string,
  args: readonly (string | number)[],
  access: ResourceAccess,
  profile: Case['profile'] = 'app',
): Case => ({
  profile,
  op,
  args: args.map(String),
  accesses: [{ access }],
});
const net = (op: 'bind' | 'connect', transport: 'tcp' | 'udp', port: number): Case =>
  other(`${op}_${transport}`, ['127.0.0.1', port], {
    kind: 'net',
    op,
    transport,
    address: { family: 4, value: 0x7f000001n },
    port: BigInt(port),
  });

/** Files that are there before anything is tried: the rest of a path of a case is made where it names an object to act on. */
export const OBJECTS: readonly (readonly [kind: 'd' | 'f' | 'l', path: string])[] = [
  ['l', '/dev/full'],
  ['l', '/dev/null'],
  ...[
    '',
    '/ro',
    '/ro/sub',
    '/rw',
    '/log',
    '/data',
    '/lock',
    '/lib',
    '/bin',
    '/run',
    '/mnt',
    '/odd',
    '/else',
    '/attr',
  ].map((d): ['d', string] => ['d', `/w${d}`]),
  ...(
    'ro/file ro/secret ro/sub/deep rw/file rw/fixed log/a.log log/a.txt data/file data/keep1 data/keep2 data/gone data/old data/linked data/mode ' +
    'lock/yes lock/no lib/yes lib/no else/file else/gone bin/tool bin/child bin/other bin/ax bin/cx odd/q"q odd/new\nline odd/(paren odd/\xe9\xff odd/back\\slash'
  )
    .split(' ')
    .map((f): ['f', string] => ['f', `/w/${f}`]),
];

export const CASES: readonly Case[] = [
  ...[
    '/w/ro/file',
    '/w/ro/secret',
    '/w/ro/sub/deep',
    '/w/else/file',
    '/w/rw/file',
    '/w/log/a.log',
    '/w/odd/q"q',
    '/w/odd/new\nline',
    '/w/odd/(paren',
    '/w/odd/\xe9\xff',
    '/w/odd/back\\slash',
  ].map((p) => one('read', p, file('read', p))),
  ...['/w/ro', '/w/ro/sub', '/w/else', '/w/data', '/w/log'].map((p) => one('list', p, file('list', p, 'dir'))),
  ...['/w/rw/file', '/w/rw/fixed', '/w/ro/file', '/w/log/a.log', '/w/data/file'].flatMap((p) => [
    one('write', p, file('write', p)),
    one('truncate', p, file('write', p)),
    one('append', p, file('append', p)),
  ]),
  ...['/w/log/new.log', '/w/log/new.txt', '/w/ro/new', '/w/data/new', '/w/else/new'].map((p) =>
    one('create_append', p, file('create', p), file('append', p)),
  ),
  ...['/w/data/dir', '/w/ro/dir'].map((p) => one('mkdir', p, file('create', p, 'dir'))),
  ...['/w/data/fifo', '/w/else/fifo'].map((p) => one('fifo', p, file('create', p, 'fifo_file'))),
  ...['/w/data/gone', '/w/data/keep1', '/w/else/gone', '/w/ro/file'].map((p) => one('unlink', p, file('delete', p))),
  ...['/w/data/mode', '/w/data/keep2', '/w/ro/sub/deep'].map((p) => one('chmod', p, file('attributes', p))),
  {
    ...one('rename', '/w/data/old', file('rename', '/w/data/old'), file('create', '/w/data/moved')),
    args: ['/w/data/old', '/w/data/moved'],
  },
  {
    ...one('rename', '/w/rw/file', file('rename', '/w/rw/file'), file('create', '/w/data/taken')),
    args: ['/w/rw/file', '/w/data/taken'],
  },
  {
    ...one('link', '/w/data/linked', file('link', '/w/data/linked'), file('create', '/w/data/second')),
    args: ['/w/data/linked', '/w/data/second'],
  },
  {
    ...one('link', '/w/ro/file', file('link', '/w/ro/file'), file('create', '/w/data/third')),
    args: ['/w/ro/file', '/w/data/third'],
  },
  ...['/w/lock/yes', '/w/lock/no'].map((p) => one('lock', p, file('read', p), file('lock', p))),
  ...['/w/lib/yes', '/w/lib/no'].map((p) => one('map', p, file('read', p), file('map', p))),
  ...['/w/bin/tool', '/w/bin/other', '/w/bin/ax', '/w/bin/cx'].map((p): Case => ({
    ...one('exec', p, { access: { kind: 'exec', path: p, owner: true } }),
    args: [p, 'ok'],
  })),
  ...[8080, 8081, 9090].map((port) => net('bind', 'tcp', port)),
  ...[9090, 8080, 9091].map((port) => net('connect', 'tcp', port)),
  ...[5353, 5354].map((port) => net('bind', 'udp', port)),
  ...['/w/run/new.sock', '/w/else/new.sock', '/w/run/new.txt'].map((name) =>
    other('bind_unix', [name], { kind: 'unix', op: 'bind', name }),
  ),
  ...[
    [16, 3, 0],
    [16, 3, 9],
    [17, 3, 0],
    [2, 1, 0],
    [2, 3, 1],
  ].map(([family = 0, type = 0, protocol = 0]) =>
    other('socket', [family, type, protocol], { kind: 'socket', family, type, protocol }),
  ),
  other('setuid', [1000], { kind: 'capability', capability: 7 }),
  other('setgid', [1000], { kind: 'capability', capability: 6 }),
  other('hostname', [], { kind: 'capability', capability: 21 }),
  other('chroot', ['/w'], { kind: 'capability', capability: 18 }),
  other('nice', [], { kind: 'capability', capability: 23 }),
  other('signal', ['%{child}', 15], { kind: 'signal', signal: 15, peer: 'child' }),
  other('signal', ['%{child}', 9], { kind: 'signal', signal: 9, peer: 'child' }),
  // No `wx`: User Mode Linux maps data executable by default, and hooks.c then asks for no execmem (default_noexec).
  other('unshare', [0x10000000], { kind: 'namespace', namespace: 'user' }),
  other('unshare', [0x10000000], { kind: 'namespace', namespace: 'user' }, 'child'),
  other('mount', ['tmpfs', '/w/mnt'], { kind: 'mount', op: 'mount', type: 'tmpfs', target: '/w/mnt' }),
  other('mount', ['tmpfs', '/w/else'], { kind: 'mount', op: 'mount', type: 'tmpfs', target: '/w/else' }),
  {
    ...one('ioctl', '/w/ro/file', file('read', '/w/ro/file'), { access: { kind: 'ioctl', request: 0x5401n } }),
    args: ['/w/ro/file', '0x5401'],
  },
  {
    ...one('ioctl', '/w/ro/file', file('read', '/w/ro/file'), { access: { kind: 'ioctl', request: 0x5413n } }),
    args: ['/w/ro/file', '0x5413'],
  },
];
