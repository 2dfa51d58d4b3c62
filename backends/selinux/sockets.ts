/** Socket rules → socket classes (security/selinux/hooks.c, socket_type_to_security_class, with extended_socket_class). */
import type { Profile } from '../../compiler/index.js';
import { decideResource, permits } from '../../compiler/index.js';
import { FAMILY_CLASSES, NETLINK_CLASSES } from './classes.js';
import type { BasePolicy } from './target.js';

const AF = { unix: 1, inet: 2, appletalk: 5, inet6: 10, key: 15, netlink: 16, packet: 17 } as const;
const SOCK = { stream: 1, dgram: 2, raw: 3, seqpacket: 5 } as const;
const IPPROTO = { ip: 0, icmp: 1, tcp: 6, udp: 17, dccp: 33, icmpv6: 58, sctp: 132, mptcp: 262 } as const;

/** The class of a socket. `type` in the numbers of x86 (mips swaps stream and dgram: see `typeNumber`). */
export function socketClass(family: number, type: number, protocol: number, base: BasePolicy): string {
  const extended = base.policycaps.has('extended_socket_class');
  switch (family) {
    case AF.unix:
      return type === SOCK.stream || type === SOCK.seqpacket ? 'unix_stream_socket' : 'unix_dgram_socket';
    case AF.inet:
    case AF.inet6:
      if (type === SOCK.stream || type === SOCK.seqpacket) {
        if (protocol === IPPROTO.ip || protocol === IPPROTO.tcp || protocol === IPPROTO.mptcp) return 'tcp_socket';
        return extended && protocol === IPPROTO.sctp ? 'sctp_socket' : 'rawip_socket';
      }
      if (type === SOCK.dgram) {
        if (protocol === IPPROTO.ip || protocol === IPPROTO.udp) return 'udp_socket';
        return extended && (protocol === IPPROTO.icmp || protocol === IPPROTO.icmpv6) ? 'icmp_socket' : 'rawip_socket';
      }
      return type === 6 ? 'dccp_socket' : 'rawip_socket';
    case AF.netlink:
      return NETLINK_CLASSES.get(protocol) ?? 'netlink_socket';
    case AF.packet:
      return 'packet_socket';
    case AF.key:
      return 'key_socket';
    case AF.appletalk:
      return 'appletalk_socket';
    default:
      return (extended ? FAMILY_CLASSES.get(family) : undefined) ?? 'socket';
  }
}

const TYPES = [1, 2, 3, 4, 5, 6, 10];
const FAMILIES = 46;
/** Every protocol that has a class of its own, and one that has not. */
const INET_PROTOCOLS = [...Object.values(IPPROTO), 253];
const NETLINK_PROTOCOLS = Array.from({ length: 32 }, (_, i) => i);

export interface SocketGrant {
  readonly className: string;
  readonly logged: boolean;
  /** All sockets of the class are allowed; otherwise some are opened besides. */
  readonly whole: boolean;
}

/** The classes of which the profile may make at least one socket. */
export function socketGrants(profile: Profile, base: BasePolicy): readonly SocketGrant[] {
  const rules = profile.resources.flatMap(({ resource }) => (resource.kind === 'socket' ? [resource] : []));
  const named = rules.map((r): number | undefined => r.family);
  const families =
    permits(profile.otherwise) || named.includes(undefined)
      ? Array.from({ length: FAMILIES }, (_, i) => i)
      : named.filter((family) => family !== undefined);
  const mentioned = rules.flatMap((r) => [...(r.protocols ?? [])]);
  const classes = new Map<string, { some: boolean; all: boolean; logged: boolean }>();
  // tcp_socket holds IPv4 and IPv6 alike: all of a class is all of both.
  const both = families.some((f) => f === AF.inet || f === AF.inet6) ? [AF.inet, AF.inet6] : [];
  for (const family of new Set([...families, ...both])) {
    const inet = family === AF.inet || family === AF.inet6;
    const protocols = inet
      ? [...INET_PROTOCOLS, ...mentioned]
      : family === AF.netlink
        ? NETLINK_PROTOCOLS
        : [0, ...mentioned, 253];
    for (const type of TYPES)
      for (const protocol of new Set(protocols)) {
        const { answer } = decideResource(profile, {
          kind: 'socket',
          family,
          type: typeNumber(profile, type),
          protocol,
        });
        const className = socketClass(family, type, protocol, base);
        const known = classes.get(className) ?? { some: false, all: true, logged: false };
        known.some ||= permits(answer);
        known.all &&= permits(answer);
        known.logged ||= answer.kind === 'log';
        classes.set(className, known);
      }
  }
  return [...classes].flatMap(([className, { some, all, logged }]) =>
    some ? [{ className, whole: all, logged }] : [],
  );
}

/** mips numbers SOCK_DGRAM 1 and SOCK_STREAM 2 (arch/mips/include/asm/socket.h). */
const typeNumber = (profile: Profile, type: number): number =>
  profile.arch.startsWith('mips') && (type === SOCK.stream || type === SOCK.dgram) ? 3 - type : type;

/** What a socket takes that no rule on addresses or ports is about. */
export const SOCKET_PERMISSIONS =
  'create read write append getattr setattr lock map getopt setopt shutdown recvfrom sendto nlmsg_read nlmsg_write';
/** Whose bind and connect rules of the language decide; any other socket may be bound and connected once it may be made. */
export const NAMED_CLASSES: ReadonlySet<string> = new Set([
  'tcp_socket',
  'udp_socket',
  'unix_stream_socket',
  'unix_dgram_socket',
]);
export const ENDPOINT_PERMISSIONS = 'bind connect listen accept node_bind association attach_queue';
