/** Sockets, ports and local addresses of one profile, as access vectors. */
import type { Profile } from '../../compiler/index.js';
import { decideResource, permits } from '../../compiler/index.js';
import type { Nodes, Ports } from './ports.js';
import { netRules } from './ports.js';
import type { DomainOut } from './process.js';
import { ENDPOINT_PERMISSIONS, NAMED_CLASSES, SOCKET_PERMISSIONS, socketGrants } from './sockets.js';
import type { SelinuxTarget } from './target.js';
import { ATTRIBUTES } from './target.js';

const INET = ['tcp_socket', 'udp_socket', 'rawip_socket', 'icmp_socket', 'sctp_socket', 'dccp_socket'];

export function networkRules(
  profile: Profile,
  at: number,
  domain: string,
  ports: Ports,
  nodes: Nodes,
  target: SelinuxTarget,
  { allow, audit }: DomainOut,
): void {
  const grants = socketGrants(profile, target.base);
  for (const { className, logged } of grants) {
    const perms = NAMED_CLASSES.has(className) ? SOCKET_PERMISSIONS : `${SOCKET_PERMISSIONS} ${ENDPOINT_PERMISSIONS}`;
    allow.add(domain, 'self', [[[className], perms]]);
    if (logged) audit.add(domain, 'self', [[[className], 'create']]);
    // Neither ports nor addresses of these are any rule's.
    if (INET.includes(className) && !NAMED_CLASSES.has(className)) {
      allow.add(domain, ATTRIBUTES.ports, [[[className], 'name_bind name_connect']]);
      allow.add(domain, ATTRIBUTES.nodes, [[[className], 'node_bind']]);
    }
  }
  if (grants.some(({ className }) => INET.includes(className))) {
    // Asked only where packets are labelled (SECMARK, NetLabel): nothing of the language is about them.
    allow.add(domain, ATTRIBUTES.interfaces, [[['netif'], 'ingress egress']]);
    allow.add(domain, ATTRIBUTES.nodes, [[['node'], 'recvfrom sendto']]);
    allow.add(domain, 'unlabeled_t', [
      [['packet'], 'send recv'],
      [['peer'], 'recv'],
    ]);
  }
  for (const transport of ['tcp', 'udp'] as const) {
    const mine = ports.grants.filter((g) => g.profile === at && g.transport === transport);
    const className = `${transport}_socket`;
    const listens = transport === 'tcp' ? 'bind listen accept' : 'bind';
    if (mine.some((g) => g.op === 'bind')) allow.add(domain, 'self', [[[className], listens]]);
    if (mine.some((g) => g.op === 'connect') || connects(profile, transport))
      allow.add(domain, 'self', [[[className], 'connect']]);
    for (const { op, type, logged } of mine) {
      const perm = `name_${op}`;
      allow.add(domain, type, [[[className], perm]]);
      if (logged) audit.add(domain, type, [[[className], perm]]);
    }
    if (mine.some((g) => g.op === 'bind'))
      for (const node of nodes.grants)
        if (node.profile === at) allow.add(domain, node.type, [[[className], 'node_bind']]);
  }
  unixSockets(profile, domain, { allow, audit });
}

/** UDP has no name_connect: connect(2) is allowed or not. */
const connects = (profile: Profile, transport: 'tcp' | 'udp'): boolean =>
  permits(profile.otherwise) || netRules(profile, 'connect', transport).some((rule) => permits(rule.effect));

function unixSockets(profile: Profile, domain: string, { allow, audit }: Pick<DomainOut, 'allow' | 'audit'>): void {
  const rules = (op: 'bind' | 'connect') =>
    profile.resources.filter((r) => r.resource.kind === 'unix' && r.resource.op === op && permits(r.effect));
  const all =
    permits(profile.otherwise) && permits(decideResource(profile, { kind: 'unix', op: 'connect', name: '@' }).answer);
  const streams = ['unix_stream_socket', 'unix_dgram_socket'];
  if (rules('bind').length > 0 || permits(profile.otherwise))
    allow.add(domain, 'self', [[streams, 'bind listen accept']]);
  if (rules('connect').length === 0 && !all) return;
  allow.add(domain, 'self', [[streams, 'connect']]);
  const peer = [
    [['unix_stream_socket'], 'connectto'],
    [['unix_dgram_socket'], 'sendto'],
  ] as const;
  allow.add(domain, ATTRIBUTES.domains, peer);
  if (rules('connect').some((r) => r.effect.kind === 'log')) audit.add(domain, ATTRIBUTES.domains, peer);
}
