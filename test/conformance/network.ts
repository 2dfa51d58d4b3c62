/** Rows of the matrix: sockets, and where they lead. */
import { flags, PROGRAMS as P } from '../probe/index.js';
import { indirect, net, privilege, row, socket, unix, type Case, type Row } from './row.js';

const HOST = '127.0.0.1';
const [INET, INET6, UNIX, NETLINK, PACKET] = ['AF_INET', 'AF_INET6', 'AF_UNIX', 'AF_NETLINK', 'AF_PACKET'].map(
  flags,
) as [number, number, number, number, number];
const [STREAM, DGRAM, RAW, SEQPACKET] = ['SOCK_STREAM', 'SOCK_DGRAM', 'SOCK_RAW', 'SOCK_SEQPACKET'].map(flags) as [
  number,
  number,
  number,
  number,
];
const REFUSED = ['ECONNREFUSED'];

const port = (name: string, op: 'bind' | 'connect', transport: 'tcp' | 'udp', rest: Omit<Case, 'accesses'>): Row =>
  row(name, () => ({ ...rest, accesses: [net(op, transport, 7007)] }));

/** A family or type of sockets, denied where nothing grants it. */
const made = (
  name: string,
  words: string,
  [family, type, protocol = 0]: readonly [number, number, number?],
  rest: Partial<Case> = {},
): Row =>
  row(name, () => ({
    grants: `allow socket ${words}`,
    calls: P.socket(family, type, protocol),
    accesses: [socket(family, type, protocol)],
    ...rest,
  }));

const ANY_TCP = 'allow connect tcp any';
const ABSENT = ['ok', 'EAFNOSUPPORT', 'EPROTONOSUPPORT'];

export const NETWORK: readonly Row[] = [
  port('connect TCP', 'connect', 'tcp', {
    grants: 'allow connect tcp any port 7007',
    calls: P.connectTcp(HOST, 7007),
    bare: REFUSED,
  }),
  port('connect TCP to another port', 'connect', 'tcp', {
    grants: 'allow connect tcp any port 7007',
    given: 'allow connect tcp any port 7008',
    calls: P.connectTcp(HOST, 7007),
    bare: REFUSED,
  }),
  port('connect TCP where a deny rule is', 'connect', 'tcp', {
    grants: 'allow connect tcp any port 7007',
    given: 'allow connect tcp any port 7000..7010',
    denies: 'deny connect tcp any port 7007',
    calls: P.connectTcp(HOST, 7007),
    bare: REFUSED,
  }),
  port('connect TCP to another address', 'connect', 'tcp', {
    grants: 'allow connect tcp 127.0.0.1 port 7007',
    given: 'allow connect tcp 127.0.0.2 port 7007',
    calls: P.connectTcp(HOST, 7007),
    bare: REFUSED,
  }),
  row('connect by MSG_FASTOPEN', () => ({
    grants: ANY_TCP,
    given: 'allow connect tcp any port 7008',
    calls: P.fastOpen(HOST, 7007),
    accesses: [indirect(net('connect', 'tcp', 7007))],
    bare: REFUSED,
  })),
  row('connect by MPTCP', () => ({
    grants: 'allow connect tcp any port 7007\nallow socket inet',
    given: 'allow connect tcp any port 7008',
    calls: P.connectMptcp(HOST, 7007),
    accesses: [indirect(net('connect', 'tcp', 7007))],
    bare: REFUSED,
  })),
  port('bind TCP', 'bind', 'tcp', { grants: 'allow bind tcp port 7007', calls: P.bindTcp(HOST, 7007) }),
  port('bind TCP, another port', 'bind', 'tcp', {
    grants: 'allow bind tcp port 7007',
    given: 'allow bind tcp port 7008',
    calls: P.bindTcp(HOST, 7007),
  }),
  row('bind TCP over IPv6', () => ({
    grants: 'allow bind tcp port 7007',
    given: 'allow bind tcp port 7008',
    calls: P.bindTcp6(7007),
    accesses: [
      { access: { kind: 'net', op: 'bind', transport: 'tcp', address: { family: 6, value: 1n }, port: 7007n } },
    ],
  })),
  row('bind a port below 1024', () => ({
    grants: 'allow capability net_bind_service',
    given: 'allow bind tcp port 707',
    calls: P.bindTcp(HOST, 707),
    accesses: [net('bind', 'tcp', 707), privilege('net_bind_service')],
  })),
  row('listen without bind', () => ({
    grants: 'allow bind tcp any',
    given: 'allow connect tcp any port 7008',
    calls: P.listen(),
    accesses: [indirect(net('bind', 'tcp', 0))],
  })),
  port('bind UDP', 'bind', 'udp', { grants: 'allow bind udp port 7007', calls: P.bindUdp(HOST, 7007) }),
  port('bind UDP, another port', 'bind', 'udp', {
    grants: 'allow bind udp port 7007',
    given: 'allow bind udp port 7008',
    calls: P.bindUdp(HOST, 7007),
  }),
  port('connect UDP', 'connect', 'udp', { grants: 'allow connect udp any port 7007', calls: P.connectUdp(HOST, 7007) }),
  port('send UDP', 'connect', 'udp', { grants: 'allow connect udp any port 7007', calls: P.sendUdp(HOST, 7007) }),
  port('send UDP to another port', 'connect', 'udp', {
    grants: 'allow connect udp any port 7007',
    given: 'allow connect udp any port 7008',
    calls: P.sendUdp(HOST, 7007),
  }),
  made('socket inet dgram', 'inet dgram', [INET, DGRAM]),
  made('socket inet6 stream', 'inet6 stream', [INET6, STREAM]),
  made('socket inet raw: the rule', 'inet raw', [INET, RAW, 1], { given: 'allow capability net_raw' }),
  row('socket inet raw: the capability', () => ({
    grants: 'allow capability net_raw',
    given: 'allow socket inet raw',
    calls: P.socket(INET, RAW, 1),
    accesses: [socket(INET, RAW, 1), privilege('net_raw')],
  })),
  made('socket packet', 'packet', [PACKET, RAW, 0x300], { given: 'allow capability net_raw' }),
  made('socket netlink route', 'netlink route', [NETLINK, RAW, 0]),
  made('socket netlink, another protocol', 'netlink', [NETLINK, RAW, 15], { given: 'allow socket netlink route' }),
  made('socket alg (AF_ALG)', 'alg', [flags('AF_ALG'), SEQPACKET], { bare: ABSENT }),
  made('socket vsock', 'vsock', [flags('AF_VSOCK'), STREAM], { bare: ABSENT }),
  made('socket unix stream', 'unix stream', [UNIX, STREAM]),
  made('socket unix dgram', 'unix dgram', [UNIX, DGRAM]),
  row('socketpair', () => ({
    grants: 'allow socket unix seqpacket',
    calls: P.socketpair(SEQPACKET),
    accesses: [socket(UNIX, SEQPACKET)],
  })),
  row('bind a unix path', (at) => ({
    grants: `allow bind unix "${at('sock')}"`,
    calls: P.bindUnix(at('sock')),
    accesses: [unix('bind', at('sock'))],
  })),
  row('bind another unix path', (at) => ({
    grants: `allow bind unix "${at('sock')}"`,
    given: `allow bind unix "${at('e/sock')}"`,
    calls: P.bindUnix(at('sock')),
    accesses: [unix('bind', at('sock'))],
  })),
  row('connect to a unix path', (_, { server }) => ({
    grants: `allow connect unix "${server}"`,
    calls: P.connectUnix(server),
    accesses: [unix('connect', server)],
  })),
  row('connect to another unix path', (at, { server }) => ({
    grants: `allow connect unix "${server}"`,
    given: `allow connect unix "${at('sock')}"`,
    calls: P.connectUnix(server),
    accesses: [unix('connect', server)],
  })),
  row('bind an abstract name', (at) => ({
    grants: `allow bind unix "@${at('sock')}"`,
    calls: P.bindUnix(`@${at('sock')}`),
    accesses: [unix('bind', `@${at('sock')}`)],
  })),
  row('connect to an abstract name', (_, { server }) => ({
    grants: `allow connect unix "@${server}"`,
    calls: P.connectUnix(`@${server}`),
    accesses: [unix('connect', `@${server}`)],
  })),
];
