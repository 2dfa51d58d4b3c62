/** Sockets and where they lead. */
import type { Context } from './context.js';
import type { Meaning } from './meaning.js';

/** The kernel's SOCK_TYPE_MASK: above lie SOCK_NONBLOCK and SOCK_CLOEXEC. */
const SOCK_TYPE_MASK = 0xfn;

function making(c: Context): void {
  const [family, type, protocol] = [c.arg('family'), c.arg('type'), c.arg('protocol')];
  if (family === undefined || type === undefined || protocol === undefined) return;
  if (family < 0n || protocol < 0n) return; // EAFNOSUPPORT, EINVAL
  c.emit({
    kind: 'socket',
    family: Number(family),
    type: Number(type & SOCK_TYPE_MASK),
    protocol: Number(protocol),
  });
}

const leading =
  (op: 'bind' | 'connect') =>
  (c: Context): void => {
    const { address } = c.call;
    if (!address) return;
    switch (address.family) {
      case 'unix':
        // With an empty name bind chooses five digits itself (unix(7), "Autobind feature").
        if (address.name !== '')
          c.emit({ kind: 'unix', op, name: address.name }, op === 'connect' ? missing(c, address.name) : undefined);
        else if (op === 'bind') c.emit({ kind: 'unix', op, name: '@00000' });
        return;
      case 'inet':
      case 'inet6': {
        const transport = transportOf(c);
        if (transport) c.emit({ kind: 'net', op, transport, address: plain(address.address), port: address.port });
        return;
      }
      case 'other':
        return;
    }
  };

/** Nobody listens at a path that is not there. */
const missing = (c: Context, name: string): string | undefined =>
  name.startsWith('/') && c.caller.find(name, true).object === 'none' ? 'ENOENT' : undefined;

/** Of the socket at hand. Raw, SCTP and ping sockets have neither ports nor rules of that kind. */
function transportOf(c: Context): 'tcp' | 'udp' | undefined {
  const fd = c.arg('fd');
  const socket = fd === undefined ? undefined : c.caller.descriptor(Number(fd))?.socket;
  if (!socket) return 'tcp'; // nothing is known: what most are
  const protocol = BigInt(socket.protocol);
  const is = (name: string): boolean => protocol === c.constant(name);
  if (BigInt(socket.type) === c.constant('SOCK_STREAM'))
    return protocol === 0n || is('IPPROTO_TCP') || is('IPPROTO_MPTCP') ? 'tcp' : undefined;
  if (BigInt(socket.type) === c.constant('SOCK_DGRAM')) return protocol === 0n || is('IPPROTO_UDP') ? 'udp' : undefined;
  return undefined;
}

/** IPv4 through an IPv6 socket (RFC 4291 §2.5.5.2) is IPv4. */
const plain = (address: string): string => /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1] ?? address;

export const NETWORK_MEANINGS: readonly Meaning[] = [
  { calls: ['socket', 'socketpair'], late: {}, observe: making },
  {
    calls: ['bind'],
    behind: { kind: 'address', pointer: 'umyaddr', length: 'addrlen' },
    observe: leading('bind'),
  },
  {
    calls: ['connect'],
    behind: { kind: 'address', pointer: 'uservaddr', length: 'addrlen' },
    observe: leading('connect'),
  },
  { calls: ['sendto'], behind: { kind: 'address', pointer: 'addr', length: 'addr_len' }, observe: leading('connect') },
  { calls: ['sendmsg'], behind: { kind: 'message', pointer: 'msg' }, observe: leading('connect') },
  { calls: ['sendmmsg'], behind: { kind: 'message', pointer: 'mmsg', count: 'vlen' }, observe: leading('connect') },
];
