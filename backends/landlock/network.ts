/** Ports of TCP and UDP: Landlock knows them one by one, and no addresses (landlock(7), LANDLOCK_RULE_NET_PORT). */
import { complement, full, normalise, permits, type Profile, type Range, type Resource } from '../../compiler/index.js';
import type { Right } from './rights.js';

export interface PortRule {
  readonly access: Right;
  /** Sorted, both ends in. */
  readonly ports: readonly (readonly [from: number, to: number])[];
}

type Net = Extract<Resource, { kind: 'net' }>;

const RIGHT_OF = {
  'bind tcp': 'BIND_TCP',
  'connect tcp': 'CONNECT_TCP',
  'bind udp': 'BIND_UDP',
  'connect udp': 'CONNECT_SEND_UDP',
} as const satisfies Record<string, Right>;

export type NetOperation = keyof typeof RIGHT_OF;
export const NET_OPERATIONS = Object.keys(RIGHT_OF) as readonly NetOperation[]; // the keys of a literal

export const netRight = (operation: NetOperation): Right => RIGHT_OF[operation];

const PORT_BITS = 16;

const portsOf = (rules: readonly Net[]): readonly Range[] =>
  normalise(rules.flatMap((rule) => rule.ports ?? full(PORT_BITS)));

/** What one profile allows: addresses are not looked at, so only denials of every address count. */
function allowedPorts(profile: Profile, operation: NetOperation): readonly Range[] {
  const rules = profile.resources.flatMap(({ resource, effect }) =>
    resource.kind === 'net' && `${resource.op} ${resource.transport}` === operation
      ? [{ resource, allows: permits(effect) }]
      : [],
  );
  const allowed = portsOf(rules.filter((rule) => rule.allows).map((rule) => rule.resource));
  const denied = portsOf(rules.flatMap(({ resource, allows }) => (allows || resource.network ? [] : [resource])));
  return without(allowed, denied);
}

function without(ranges: readonly Range[], taken: readonly Range[]): readonly Range[] {
  // Both are in normal form: what is in `ranges` and not in `taken` is outside of "not in ranges, or in taken".
  return complement(normalise([...complement(ranges, PORT_BITS), ...taken]), PORT_BITS);
}

/** The ports that a right needs a rule for, or `all`: then the right is best not handled. */
export function portsFor(profiles: readonly Profile[], operation: NetOperation): PortRule['ports'] | 'all' {
  const allowed = normalise([
    ...profiles.flatMap((profile) => allowedPorts(profile, operation)),
    // Sending from an unbound socket binds it to a port of the kernel's choice, which a rule on port 0 allows.
    ...(operation === 'bind udp' && sendsUdp(profiles) ? ([[0n, 0n]] as const) : []),
  ]);
  if (complement(allowed, PORT_BITS).length === 0) return 'all';
  return allowed.map(([from, to]) => [Number(from), Number(to)] as const);
}

const sendsUdp = (profiles: readonly Profile[]): boolean =>
  profiles.some((profile) => allowedPorts(profile, 'connect udp').length > 0);
