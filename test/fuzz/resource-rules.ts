/** Rules on resources as text: all classes of the language, with every effect. */
import fc from 'fast-check';

const some = (words: readonly string[], most = 3): fc.Arbitrary<string> =>
  fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: most }).map((list) => list.join(', '));

/** Data of one kind is mostly the same, or rules of one rank would contradict each other all the time. */
export const permitting: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constant(''), weight: 32 },
  { arbitrary: fc.constantFrom(' log', ' notify', ' trace 3'), weight: 8 },
  { arbitrary: fc.constantFrom(' trace 0', ' trace 65535'), weight: 1 },
);
export const denying: fc.Arbitrary<string> = fc.oneof(
  {
    arbitrary: fc.constantFrom('', '', ' kill', ' kill thread', ' trap 7', ' errno EACCES', ' errno EACCES'),
    weight: 40,
  },
  { arbitrary: fc.constantFrom(' errno 4095', ' errno ENOSYS', ' errno 1', ' trap', ' trap 65535'), weight: 1 },
);

const PATHS = [
  '"/"',
  '"/etc/**"',
  '"/etc/shadow"',
  '"/srv/*/x"',
  '"@{HOME}/.ssh/*"',
  '"/tmp/**"',
  '"/{usr,opt}/lib/[a-c]?"',
];
const FILE_OPS = 'read list stat write append create delete rename link modify attributes lock map'.split(' ');
const PORTS = ['80', '443, 8080', '1024..65535', '53'];

const body: fc.Arbitrary<string> = fc.oneof(
  {
    arbitrary: fc
      .tuple(some(FILE_OPS, 4), some(PATHS), fc.constantFrom('', '', ' owner'))
      .map(([o, p, w]) => `${o} ${p}${w}`),
    weight: 6,
  },
  some(PATHS).map((paths) => `exec ${paths}`),
  fc
    .tuple(
      fc.constantFrom('bind', 'connect'),
      fc.constantFrom('tcp', 'udp'),
      fc.constantFrom('', ' any', ' 10.0.0.0/8', ' ::1', ' 192.0.2.1'),
      fc.constantFrom('', ...PORTS.map((p) => ` port ${p}`)),
    )
    .map(
      ([op, transport, address, port]) =>
        `${op} ${transport}${address === '' && port === '' ? ' any' : address}${port}`,
    ),
  fc
    .tuple(fc.constantFrom('bind', 'connect'), some(['"/run/*.sock"', '"@abstract"', '"/run/a.sock"']))
    .map((p) => p.join(' unix ')),
  {
    arbitrary: fc.oneof(
      fc
        .tuple(
          fc.constantFrom('inet', 'inet6', 'unix', 'packet'),
          fc.constantFrom('', ' stream', ' dgram', ' stream, dgram', ' raw', ' tcp', ' stream, tcp', ' dgram, udp'),
        )
        .map((p) => `socket ${p.join('')}`),
      fc.constantFrom('socket netlink route', 'socket netlink', 'socket alg', 'socket vsock stream'),
    ),
    weight: 3,
  },
  some(['net_bind_service', 'sys_admin', 'sys_nice', 'setuid', 'bpf', 'sys_chroot']).map(
    (names) => `capability ${names}`,
  ),
  fc
    .tuple(
      fc.oneof(fc.constant('any'), some(['hup', 'term', 'kill', 'usr1', 'stop', 'chld'])),
      fc.constantFrom('', ' to self'),
    )
    .map((p) => `signal ${p.join('')}`),
  some(['trace', 'read']).map((ops) => `ptrace ${ops}`),
  { arbitrary: fc.constant('memory write-exec'), weight: 2 },
  {
    arbitrary: some(['mount', 'uts', 'ipc', 'user', 'pid', 'net', 'cgroup', 'time'], 4).map((n) => `namespace ${n}`),
    weight: 2,
  },
  fc.constantFrom(
    'mount',
    'mount tmpfs on "/run/**"',
    'mount proc, tmpfs',
    'umount',
    'umount on "/run/**"',
    'pivot_root',
  ),
  {
    arbitrary: fc
      .oneof(
        fc.constant('any'),
        some(
          [
            'FIONBIO',
            'TIOCSTI',
            'TIOCGWINSZ',
            '0x5400..0x54ff',
            '0xffffffff',
            '0x80000000',
            '0',
            '21505',
            '0xc0000000..0xffffffff',
          ],
          5,
        ),
      )
      .map((r) => `ioctl ${r}`),
    weight: 3,
  },
);

/** One rule, without its newline. */
export const resourceRule: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.tuple(body, permitting).map(([text, effect]) => `allow ${text}${effect}`), weight: 3 },
  { arbitrary: fc.tuple(body, denying).map(([text, effect]) => `deny ${text}${effect}`), weight: 2 },
);
