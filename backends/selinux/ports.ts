/** Ports and addresses → portcon, nodecon and the types that name_bind, name_connect and node_bind ask for (facts §2.2). */
import type { Network, Profile, ResourceRule, Transport } from '../../compiler/index.js';
import { TRANSPORTS, contains, inNetwork, permits, rank } from '../../compiler/index.js';
import type { PortSpec, SelinuxTarget } from './target.js';
import { ATTRIBUTES } from './target.js';

type NetRule = ResourceRule & { readonly resource: Extract<ResourceRule['resource'], { kind: 'net' }> };
export type NetOp = 'bind' | 'connect';

export interface PortGrant {
  readonly profile: number;
  readonly op: NetOp;
  readonly transport: Transport;
  readonly type: string;
  readonly logged: boolean;
  readonly from: number;
  readonly to: number;
}

export interface Ports {
  readonly own: readonly PortSpec[];
  readonly grants: readonly PortGrant[];
  readonly types: readonly string[];
}

/** Ranges of a base that stand for "any port of this kind": everything else names a service. */
const CATCH_ALL = 256;
const LAST = 0xffff;

type Address = { readonly family: 4 | 6; readonly value: bigint };

export const netRules = (profile: Profile, op?: NetOp, transport?: Transport): readonly NetRule[] =>
  profile.resources.filter(
    (rule): rule is NetRule =>
      rule.resource.kind === 'net' &&
      (op === undefined || rule.resource.op === op) &&
      (transport === undefined || rule.resource.transport === transport),
  );

/** An address inside and outside of every network that the rules tell apart; `undefined` is one that no network holds. */
export function addressesOf(rules: readonly NetRule[]): readonly (Address | undefined)[] {
  const out: (Address | undefined)[] = [undefined];
  for (const { resource } of rules) {
    const { network } = resource;
    if (!network) continue;
    const bits = network.family === 4 ? 32 : 128;
    const size = 1n << BigInt(bits - network.prefix);
    for (const value of [network.base, network.base + size - 1n, network.base - 1n, network.base + size])
      if (value >= 0n && value < 1n << BigInt(bits)) out.push({ family: network.family, value });
  }
  return out;
}

export function netVerdict(
  profile: Profile,
  rules: readonly NetRule[],
  address: Address | undefined,
  port: bigint,
): { readonly permitted: boolean; readonly logged: boolean } {
  const matching = rules.filter(
    ({ resource: { network, ports } }) =>
      (network === undefined || (address !== undefined && inNetwork(network, address))) &&
      (ports === undefined || contains(ports, port)),
  );
  const strictest = matching.reduce<NetRule | undefined>(
    (a, b) => (a && rank(a.effect) <= rank(b.effect) ? a : b),
    undefined,
  );
  const effect = strictest?.effect ?? profile.otherwise;
  return { permitted: permits(effect), logged: effect.kind === 'log' };
}

/** SELinux compares the port and the address apart, and no address of the other end: permitted for some address is permitted. */
function someAddress(
  profile: Profile,
  rules: readonly NetRule[],
  port: number,
): { permitted: boolean; logged: boolean } {
  const answers = addressesOf(rules).map((address) => netVerdict(profile, rules, address, BigInt(port)));
  return { permitted: answers.some((a) => a.permitted), logged: answers.some((a) => a.permitted && a.logged) };
}

export function portsOf(profiles: readonly Profile[], target: SelinuxTarget): Ports {
  const own: PortSpec[] = [];
  const grants: PortGrant[] = [];
  const types = new Map<string, string>();
  for (const transport of TRANSPORTS) {
    const edges = new Set([0, LAST + 1]);
    const asked = profiles.map((profile) =>
      (['bind', 'connect'] as const).map((op) => netRules(profile, op, transport)),
    );
    for (const rule of asked.flat(2))
      for (const [lo, hi] of rule.resource.ports ?? []) edges.add(Number(lo)).add(Number(hi) + 1);
    const cuts = [...edges].sort((a, b) => a - b);
    const segments = cuts.slice(0, -1).map((from, i) => {
      const rights = profiles.flatMap((profile, at) =>
        (['bind', 'connect'] as const).flatMap((op, o) => {
          // UDP has no name_connect: there is nothing to grant.
          if (transport === 'udp' && op === 'connect') return [];
          const { permitted, logged } = someAddress(profile, asked[at]?.[o] ?? [], from);
          return permitted ? [{ profile: at, op, logged }] : [];
        }),
      );
      return {
        from,
        to: (cuts[i + 1] ?? LAST + 1) - 1,
        rights,
        key: rights.map((r) => `${r.profile}${r.op}${r.logged}`).join(),
      };
    });
    const everywhere = segments.every((s) => s.key === segments[0]?.key);
    for (const { from, to, rights, key } of segments) {
      if (rights.length === 0) continue;
      const pieces = everywhere ? [{ from, to, type: ATTRIBUTES.ports }] : cut(from, to, transport, target);
      for (const piece of pieces) {
        let { type } = piece;
        if (type === undefined) {
          const id = `${transport} ${key}`;
          type = types.get(id);
          if (type === undefined) {
            const stem = `${target.prefix}${(profiles[0]?.name ?? 'policy').replace(/[^A-Za-z0-9]/g, '_')}_${transport}`;
            type = `${stem}_${from}${types.size > 0 && [...types.values()].includes(`${stem}_${from}_port_t`) ? `_${types.size}` : ''}_port_t`;
            types.set(id, type);
          }
          own.push({ protocol: transport, from: piece.from, to: piece.to, type });
        }
        for (const right of rights) grants.push({ ...right, transport, type, from: piece.from, to: piece.to });
      }
    }
  }
  return { own, grants, types: [...types.values()] };
}

/** Ports the base names keep their type; the rest gets one of ours where that takes nothing from everybody else. */
function cut(from: number, to: number, transport: Transport, target: SelinuxTarget) {
  const specs = target.base.ports.filter((spec) => spec.protocol === transport && spec.from <= to && spec.to >= from);
  const edges = new Set([from, to + 1]);
  for (const spec of specs) for (const edge of [spec.from, spec.to + 1]) if (edge > from && edge <= to) edges.add(edge);
  const cuts = [...edges].sort((a, b) => a - b);
  const out: { from: number; to: number; type: string | undefined }[] = [];
  cuts.slice(0, -1).forEach((lo, i) => {
    const hi = (cuts[i + 1] ?? to + 1) - 1;
    // cil_post.c sorts by size: the narrowest range that holds a port is the one that counts.
    const here = specs
      .filter((spec) => spec.from <= lo && spec.to >= hi)
      .sort((a, b) => a.to - a.from - (b.to - b.from));
    const [narrowest] = here;
    const wide = hi - lo + 1 >= CATCH_ALL;
    if (narrowest && (narrowest.to - narrowest.from + 1 < CATCH_ALL || wide))
      out.push({ from: lo, to: hi, type: narrowest.type });
    // The same range twice: secilc keeps the first and says nothing. Two halves are narrower than both.
    else if (here.some((spec) => spec.from === lo && spec.to === hi) && lo < hi)
      out.push({ from: lo, to: lo, type: undefined }, { from: lo + 1, to: hi, type: undefined });
    else out.push({ from: lo, to: hi, type: undefined });
  });
  return out;
}

/** The same range in both: secilc would keep one of them without a word. */
export const duplicatePorts = (
  own: readonly PortSpec[],
  base: readonly PortSpec[],
): readonly (readonly [PortSpec, PortSpec])[] =>
  own.flatMap((spec, i) =>
    [...base, ...own.slice(0, i)]
      .filter(
        (other) =>
          other.protocol === spec.protocol &&
          other.from === spec.from &&
          other.to === spec.to &&
          other.type !== spec.type,
      )
      .map((other): [PortSpec, PortSpec] => [spec, other]),
  );

// ---- addresses to bind -------------------------------------------------------------------------------------------------

export interface Nodes {
  readonly own: readonly { readonly network: Network; readonly type: string }[];
  readonly grants: readonly { readonly profile: number; readonly type: string }[];
}

export function nodesOf(profiles: readonly Profile[], target: SelinuxTarget): Nodes {
  const networks = new Map<string, Network>();
  for (const profile of profiles)
    for (const { resource } of netRules(profile, 'bind'))
      if (resource.network)
        networks.set(
          `${resource.network.family} ${resource.network.base} ${resource.network.prefix}`,
          resource.network,
        );
  const own: { network: Network; type: string }[] = [];
  const grants: { profile: number; type: string }[] = [];
  const binds = (profile: Profile, address: Address | undefined): boolean =>
    TRANSPORTS.some((transport) => {
      const rules = netRules(profile, 'bind', transport);
      const ports = [0n, ...rules.flatMap(({ resource }) => (resource.ports ?? []).map(([lo]) => lo))];
      return (
        (rules.length > 0 || permits(profile.otherwise)) &&
        ports.some((port) => netVerdict(profile, rules, address, port).permitted)
      );
    });
  const stem = `${target.prefix}${(profiles[0]?.name ?? 'policy').replace(/[^A-Za-z0-9]/g, '_')}`;
  const separate = target.base.ownsNodes && networks.size > 0;
  profiles.forEach((profile, at) => {
    const anywhere = addressesOf(netRules(profile, 'bind')).some((address) => binds(profile, address));
    if (!separate) {
      if (anywhere) grants.push({ profile: at, type: ATTRIBUTES.nodes });
    } else if (binds(profile, undefined)) grants.push({ profile: at, type: 'node_t' });
  });
  if (separate)
    for (const network of networks.values()) {
      const type = `${stem}_net${own.length + 1}_node_t`;
      own.push({ network, type });
      // Narrower networks inside have types of their own; an address of only this one stands for it.
      profiles.forEach((profile, at) => {
        const inside = addressesOf(netRules(profile, 'bind')).filter((a) => a !== undefined && inNetwork(network, a));
        if (
          inside.some((address) => binds(profile, address)) ||
          binds(profile, { family: network.family, value: network.base })
        )
          grants.push({ profile: at, type });
      });
    }
  return { own, grants };
}
