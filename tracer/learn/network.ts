/** Sockets, addresses and ports that were seen → rules. */
import { inNetwork, type ResourceAccess } from '../../compiler/index.js';
import { quote, escapeGlob } from '../../dsl/index.js';
import { addressText } from './rule.js';
import { templateOf, temporaryName } from './temporary.js';

type Net = Extract<ResourceAccess, { kind: 'net' }>;
type Unix = Extract<ResourceAccess, { kind: 'unix' }>;
type Address = NonNullable<Net['address']>;

const network = (family: 4 | 6, base: bigint, prefix: number) => ({ family, base, prefix });
const LOOPBACK = network(4, 0x7f000000n, 8);
/** Names of hosts that are looked up lead elsewhere the next time; addresses that are given by hand do not. */
const PRIVATE = [
  network(4, 0x0a000000n, 8),
  network(4, 0xac100000n, 12),
  network(4, 0xc0a80000n, 16),
  network(4, 0xa9fe0000n, 16),
  network(4, 0n, 8),
  network(6, 0n, 127),
  network(6, 0xfcn << 120n, 7),
  network(6, 0xfe80n << 112n, 10),
];

/** The kernel's ip_local_port_range: ports that were chosen for the occasion (Documentation/networking/ip-sysctl.rst). */
const DYNAMIC = [32768n, 60999n] as const;

function addressOf(address: Address | undefined): string {
  if (!address) return 'any';
  if (inNetwork(LOOPBACK, address)) return '127.0.0.0/8';
  return PRIVATE.some((net) => inNetwork(net, address)) ? addressText(address) : 'any';
}

export function netLines(accesses: readonly Net[]): readonly string[] {
  const ports = new Map<string, Set<bigint>>();
  for (const { op, transport, address, port } of accesses) {
    const head = op === 'bind' ? `bind ${transport}` : `connect ${transport} ${addressOf(address)}`;
    const known = ports.get(head) ?? new Set<bigint>();
    if (port !== undefined) known.add(port);
    ports.set(head, known);
  }
  return [...ports]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([head, numbers]) => `allow ${head}${numbers.size === 0 ? '' : ` port ${portsText([...numbers])}`}`);
}

export const isDynamic = (port: bigint): boolean => port >= DYNAMIC[0] && port <= DYNAMIC[1];
export const DYNAMIC_PORTS = `${DYNAMIC[0]}..${DYNAMIC[1]}`;

function portsText(ports: readonly bigint[]): string {
  const fixed = ports.filter((port) => !isDynamic(port)).sort((a, b) => (a < b ? -1 : 1));
  const texts = fixed.map(String);
  return [...texts, ...(ports.some(isDynamic) ? [DYNAMIC_PORTS] : [])].join(', ');
}

export function unixLines(accesses: readonly Unix[]): readonly string[] {
  const names = new Map<'bind' | 'connect', Set<string>>();
  for (const { op, name } of accesses) names.set(op, (names.get(op) ?? new Set()).add(patternOf(name)));
  return [...names].sort().map(([op, texts]) => `allow ${op} unix ${[...texts].sort().map(quote).join(', ')}`);
}

function patternOf(name: string): string {
  if (!name.startsWith('@')) return templateOf(name);
  const rest = name.slice(1);
  // Five hexadecimal digits: chosen by the kernel (unix(7), "Autobind feature").
  if (/^[0-9a-f]{5}$/.test(rest)) return '@?????';
  return `@${temporaryName(rest) ?? escapeGlob(rest)}`;
}
