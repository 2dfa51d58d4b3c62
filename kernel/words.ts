// The words of the language that stand for kernel constants: `hup` for SIGHUP, `inet6` for AF_INET6, `net_admin` for CAP_NET_ADMIN.
import { constant, constantsWith } from './constants.js';
import type { ArchName } from './types.js';

/** One family of constants under the lower-case rest of their names. */
class Words {
  readonly #prefix: string;
  readonly #omit: RegExp;
  readonly #tables = new Map<ArchName, ReadonlyMap<string, number>>();

  constructor(prefix: string, omit: RegExp = /^$/) {
    this.#prefix = prefix;
    this.#omit = omit;
  }

  table(arch: ArchName): ReadonlyMap<string, number> {
    let table = this.#tables.get(arch);
    if (!table) {
      const found: [string, number][] = [];
      for (const [name, value] of constantsWith(arch, this.#prefix)) {
        const word = name.slice(this.#prefix.length);
        if (!this.#omit.test(word)) found.push([word.toLowerCase(), Number(value)]);
      }
      this.#tables.set(arch, (table = new Map(found)));
    }
    return table;
  }

  names(arch: ArchName = 'x86_64'): readonly string[] {
    return [...this.table(arch).keys()];
  }

  name(arch: ArchName, value: number): string | undefined {
    for (const [word, candidate] of this.table(arch)) if (candidate === value && !obsolete.has(word)) return word;
    return undefined;
  }
}

// Second names of a value that has a better one: not to print.
const obsolete = new Set([
  'hopopts',
  'inet_diag',
  'iot',
  'poll',
  'unused',
  'cld',
  'lost',
  'local',
  'route',
  'file',
  'wouldblock',
  'deadlock',
  'notsup',
  'deadlk',
]);

const signals = new Words('SIG', /_|^(?:RTMIN|RTMAX|STKSZ|UNUSED|EV.*)$|^MINSTKSZ$|^SWI$/);
const capabilities = new Words('CAP_', /^LAST_CAP$/);
const families = new Words('AF_', /^(?:UNSPEC|MAX)$/);
const types = new Words(
  'SOCK_',
  /^(?:CLOEXEC|NONBLOCK|TYPE_MASK|MAX|IOC_TYPE|SNDBUF_LOCK|RCVBUF_LOCK|BUF_LOCK_MASK|TXREHASH.*|DESTROY|.*_LOCK.*)$/,
);
const protocols = new Words('IPPROTO_', /^MAX$/);
const netlink = new Words(
  'NETLINK_',
  /_(?:INFO|MEMBERSHIP|MEMBERSHIPS|ERROR|ENOBUFS|RING|ID|ACK|CHK)$|^(?:UNUSED|PKTINFO|CONNECTED|UNCONNECTED|MAJOR|LISTEN_ALL_NSID)$|STRICT/,
);

/** `ENOSYS` → 38 (89 on mips). */
export function errno(arch: ArchName, name: string): number | undefined {
  const value = isErrno(name) ? constant(arch, name) : undefined;
  return value === undefined ? undefined : Number(value);
}

const isErrno = (name: string): boolean => /^E[A-Z0-9]+$/.test(name) && !/^(?:EPOLL|EVIOC)/.test(name);

const namesOfErrnos = new Map<ArchName, ReadonlyMap<number, string>>();

export function errnoName(arch: ArchName, value: number): string | undefined {
  let names = namesOfErrnos.get(arch);
  if (!names) namesOfErrnos.set(arch, (names = errnosByValue(arch)));
  return names.get(value);
}

/** Of several names the first that is not obsolete. */
function errnosByValue(arch: ArchName): ReadonlyMap<number, string> {
  const current = new Map<number, string>();
  const old = new Map<number, string>();
  for (const [name, value] of constantsWith(arch, 'E')) {
    if (!isErrno(name)) continue;
    if (obsolete.has(name.slice(1).toLowerCase())) old.set(Number(value), name);
    else if (!current.has(Number(value))) current.set(Number(value), name);
  }
  return new Map([...old, ...current]);
}

export function errnoNames(arch: ArchName = 'x86_64'): readonly string[] {
  return [...constantsWith(arch, 'E')].filter(([name]) => isErrno(name)).map(([name]) => name);
}

/** `hup` → 1; `usr1` is 10, but 16 on mips. */
export const signal = (arch: ArchName, word: string): number | undefined => signals.table(arch).get(word);
export const signalName = (arch: ArchName, value: number): string | undefined => signals.name(arch, value);
export const signalNames = (arch?: ArchName): readonly string[] => signals.names(arch);

export const capability = (word: string): number | undefined => capabilities.table('x86_64').get(word);
export const capabilityName = (value: number): string | undefined => capabilities.name('x86_64', value);
export const capabilityNames = (): readonly string[] => capabilities.names();

/** AF_*: `inet`, `inet6`, `unix`, `netlink`, `packet` …; the same everywhere. */
export const socketFamily = (word: string): number | undefined => families.table('x86_64').get(word);
export const socketFamilyName = (value: number): string | undefined => families.name('x86_64', value);
export const socketFamilyNames = (): readonly string[] => families.names();

/** SOCK_*: `stream` is 1 and `dgram` 2, on mips the other way round. */
export const socketType = (arch: ArchName, word: string): number | undefined => types.table(arch).get(word);
export const socketTypeName = (arch: ArchName, value: number): string | undefined => types.name(arch, value);
export const socketTypeNames = (): readonly string[] => types.names();

/** IPPROTO_*: `ip`, `tcp`, `udp`, `icmp` … */
export const socketProtocol = (word: string): number | undefined => protocols.table('x86_64').get(word);
export const socketProtocolName = (value: number): string | undefined => protocols.name('x86_64', value);
export const socketProtocolNames = (): readonly string[] => protocols.names();

/** NETLINK_*: `route`, `audit`, `kobject_uevent` … */
export const netlinkProtocol = (word: string): number | undefined => netlink.table('x86_64').get(word);
export const netlinkProtocolName = (value: number): string | undefined =>
  value === 0 ? 'route' : netlink.name('x86_64', value);
export const netlinkProtocolNames = (): readonly string[] => netlink.names();
