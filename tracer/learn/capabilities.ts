/**
 * Capabilities that root used. Engines without root's eyes don't see them asked for (only eBPF does), so they are told from what
 * succeeded: `polc run` drops those that are not granted, also from root's programs.
 */
import { CAPABILITY_CALLS } from '../../compiler/index.js';
import { socketFamily } from '../../kernel/index.js';
import type { Entry, Run, RunStart } from '../index.js';

/** These succeed without the capability as long as nothing is raised above what one has. */
const ALSO_WITHOUT: ReadonlySet<string> = new Set(['sys_nice', 'sys_resource', 'ipc_lock', 'setpcap']);

export const CAPABILITY_OF_CALL: ReadonlyMap<string, string> = new Map([
  ...Object.entries(CAPABILITY_CALLS).flatMap(([name, calls]) =>
    ALSO_WITHOUT.has(name) ? [] : calls.map((call) => [call, name] as const),
  ),
  ...['chown', 'fchown', 'lchown', 'fchownat'].map((call) => [call, 'chown'] as const),
]);

/** Ports below need `net_bind_service` (ip(7)). */
const FIRST_FREE_PORT = 1024;

/** Since this kernel there is the tracepoint cap_capable: what traces go by that do not say whether the engine saw through it. */
const TELLS = [6, 14] as const;

function seesCapabilities({ seesCapabilities: said, engine, host }: RunStart): boolean {
  if (said !== undefined) return said;
  const [major = 0, minor = 0] = host.kernel.split('.').map((part) => parseInt(part, 10));
  return engine === 'ebpf' && (major > TELLS[0] || (major === TELLS[0] && minor >= TELLS[1]));
}

/**
 * The capabilities that a run of root's took where no engine saw them, told from what succeeded, as entries of their own; none
 * where they were seen.
 * @param entries the relevant ones of the run
 */
export function capabilitiesTold({ start, images }: Run, entries: readonly Entry[]): readonly Entry[] {
  if (start.uid !== 0) return [];
  if (seesCapabilities(start)) return unasked(entries);
  // Logs may tell of some, whatever wrote them.
  if (entries.some(({ observation }) => observation.kind === 'capability')) return [];
  const done = entries.filter(worked);
  const own = new Set(done.flatMap(({ image, observation }) => (isUserNamespace(observation) ? [image] : [])));
  // What such a program executes is in there with it; parents come first.
  for (const { id, parent } of images) if (parent !== undefined && own.has(parent)) own.add(id);
  const inOwn = ({ image, observation: { kind } }: Entry): boolean =>
    own.has(image) && (kind === 'namespace' || kind === 'mount');
  return [...capabilityEntries(done.filter((entry) => !inOwn(entry))), ...unasked(entries)];
}

/** Who made one has all capabilities there. */
const isUserNamespace = (observation: Entry['observation']): boolean =>
  observation.kind === 'namespace' && observation.namespace === 'user';

const worked = ({ outcome }: Entry): boolean => outcome === 'ok' || outcome === 'unknown';

/**
 * What the kernel looks for without asking as it does otherwise: who is mapped to root in a user namespace of root's takes
 * `setfcap` of whoever made that (user_namespaces(7); kernel/user_namespace.c, verify_root_map).
 */
const unasked = (entries: readonly Entry[]): readonly Entry[] =>
  entries.flatMap((entry): readonly Entry[] => {
    const { observation } = entry;
    const maps =
      observation.kind === 'file' && observation.op === 'write' && /^\/proc\/\d+\/uid_map$/.test(observation.path);
    return maps && worked(entry) ? [capabilityEntry(entry, 'setfcap')] : [];
  });

function capabilityEntry({ predicted: _, ...rest }: Entry, capability: string): Entry {
  return { ...rest, observation: { kind: 'capability', capability }, outcome: 'unknown' };
}

/** Names of those that were not refused. */
export const capabilitiesIn = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(({ observation, outcome }) =>
    observation.kind === 'capability' && outcome !== 'EPERM' ? [observation.capability] : [],
  );

/** Of a root's run under a policy: what it denied, or let pass to where the kernel asks for a capability, as entries of their own. */
export const capabilityEntries = (entries: readonly Entry[]): readonly Entry[] =>
  entries.flatMap((entry) => told(entry).map((capability) => capabilityEntry(entry, capability)));

function told({ observation }: Entry): readonly string[] {
  switch (observation.kind) {
    case 'syscall': {
      const name = CAPABILITY_OF_CALL.get(observation.syscall);
      return name === undefined ? [] : [name];
    }
    case 'file':
      if (observation.owner || observation.object === 'none' || observation.object === 'device') return [];
      if (observation.op === 'attributes') return ['fowner'];
      return observation.op === 'write' || observation.op === 'append' ? ['dac_override'] : [];
    case 'net':
      return observation.op === 'bind' && observation.port > 0 && observation.port < FIRST_FREE_PORT
        ? ['net_bind_service']
        : [];
    case 'socket':
      return observation.family === socketFamily('packet') || observation.type === rawType(observation.family)
        ? ['net_raw']
        : [];
    case 'mount':
      return ['sys_admin'];
    case 'namespace':
      return isUserNamespace(observation) ? [] : ['sys_admin'];
    case 'exec':
    case 'unix':
    case 'capability':
    case 'signal':
    case 'ptrace':
    case 'memory':
    case 'ioctl':
      return [];
  }
}

/** SOCK_RAW (3 on every architecture) of the internet families; of netlink it is nothing special. */
const rawType = (family: number): number | undefined =>
  family === socketFamily('inet') || family === socketFamily('inet6') ? 3 : undefined;
