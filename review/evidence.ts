/** A trace → what of it each rule allows: counts, programs, examples. By what rules say; conditions on arguments are not looked at. */
import { BlockList, isIPv6 } from 'node:net';
import { FILE_OPERATIONS, matches } from '../compiler/index.js';
import { type Rule } from '../dsl/index.js';
import { constant, signal, socketFamily, type ArchName } from '../kernel/index.js';
import type { Entry, Observation, Trace } from '../tracer/index.js';
import type { EvidenceDetail } from './background.js';
import { knownFacts } from './covers.js';
import type { Facts } from './facts.js';

/** Does the rule allow this? */
export function allows(rule: Rule, seen: Observation, arch: ArchName): boolean {
  const facts = knownFacts(rule);
  if (rule.action === 'deny') return false;
  const isPath = (path: string): boolean => facts.globs.some((glob) => matches(glob, path));
  switch (seen.kind) {
    case 'file':
      return facts.kind === 'file' && grants(facts).has(seen.op) && (!rule.owner || seen.owner) && isPath(seen.path);
    case 'exec':
      return facts.kind === 'exec' && isPath(seen.path);
    case 'unix':
      return facts.kind === 'unix' && facts.ops.has(seen.op) && isPath(seen.name);
    case 'net':
      return endpoint(rule, seen);
    case 'socket':
      return (
        facts.kind === 'socket' && [...facts.ops].some((name) => name === 'any' || socketFamily(name) === seen.family)
      );
    case 'capability':
      return facts.kind === 'capability' && facts.names.has(seen.capability);
    case 'signal':
      return (
        facts.kind === 'signal' && [...facts.names].some((name) => name === 'any' || signal(arch, name) === seen.signal)
      );
    case 'ptrace':
      return facts.kind === 'ptrace' && (facts.ops.has(seen.op) || facts.ops.has('trace'));
    case 'memory':
      return facts.kind === 'memory';
    case 'namespace':
      return facts.kind === 'namespace' && facts.names.has(seen.namespace);
    case 'mount':
      return facts.kind === 'mount' && facts.ops.has(seen.op);
    case 'ioctl':
      return (
        facts.kind === 'ioctl' &&
        [...facts.names].some((name) => name === 'any' || requestOf(name, arch) === BigInt(seen.request))
      );
    case 'syscall':
      return facts.kind === 'syscall' && facts.calls.has(seen.syscall);
  }
}

const requestOf = (name: string, arch: ArchName): bigint | undefined =>
  /^\d/.test(name) ? BigInt(name) : constant(arch, name);

function grants({ ops }: Facts): ReadonlySet<string> {
  return new Set(
    [...ops].flatMap((op) => [op, ...((FILE_OPERATIONS as Readonly<Record<string, readonly string[]>>)[op] ?? [])]),
  );
}

function endpoint({ body }: Rule, seen: Extract<Observation, { kind: 'net' }>): boolean {
  if (body.kind !== 'net' || body.op.text !== seen.op || body.transport.text !== seen.transport) return false;
  const port = BigInt(seen.port);
  const inPorts =
    body.ports?.some((item) =>
      item.kind === 'number'
        ? item.value === port
        : item.kind === 'range' &&
          item.from.kind === 'number' &&
          item.to.kind === 'number' &&
          item.from.value <= port &&
          port <= item.to.value,
    ) ?? true;
  return inPorts && inNetwork(body.address?.text ?? 'any', seen.address);
}

function inNetwork(network: string, address: string): boolean {
  if (network === 'any' || network === address) return true;
  const [base = '', prefix] = network.split('/');
  const family = isIPv6(base) ? 'ipv6' : 'ipv4';
  if (prefix === undefined || (isIPv6(address) ? 'ipv6' : 'ipv4') !== family) return false;
  try {
    const list = new BlockList();
    list.addSubnet(base, Number(prefix), family);
    return list.check(address, family);
  } catch {
    return false; // an address that is none: the compiler says so
  }
}

const MOST = 5;

/** @param nodes what stands in the rule's place, names of lists replaced */
export function evidenceOf(nodes: readonly Rule[], trace: Trace): EvidenceDetail {
  const found: { count: number; processes: number; first: number; last: number } = {
    count: 0,
    processes: 0,
    first: Infinity,
    last: 0,
  };
  const runs = new Set<string>();
  const programs = new Set<string>();
  const examples = new Set<string>();
  for (const run of trace.runs) {
    const arch = run.start.host.arch;
    for (const entry of run.entries) {
      if (!nodes.some((node) => allows(node, entry.observation, arch))) continue;
      found.count += entry.count;
      found.processes = Math.max(found.processes, entry.processes);
      found.first = Math.min(found.first, entry.first / 1000);
      found.last = Math.max(found.last, entry.last / 1000);
      runs.add(run.start.run);
      const image = run.images.find(({ id }) => id === entry.image);
      if (image && programs.size < MOST) programs.add(image.path);
      if (examples.size < MOST) examples.add(exampleOf(entry));
    }
  }
  return {
    ...found,
    first: found.first === Infinity ? 0 : found.first,
    runs: runs.size,
    programs: [...programs],
    examples: [...examples],
  };
}

/** `read /etc/hosts ×3 (ENOENT)`. */
export function exampleOf({ observation: seen, outcome, count }: Entry): string {
  const times = count === 1 ? '' : ` ×${count}`;
  const what = ((): string => {
    switch (seen.kind) {
      case 'file':
        return `${seen.op} ${seen.path}`;
      case 'exec':
        return `exec ${seen.path}`;
      case 'unix':
        return `${seen.op} unix ${seen.name}`;
      case 'net':
        return `${seen.op} ${seen.transport} ${seen.address} port ${seen.port}`;
      case 'syscall':
        return `${seen.syscall}(${Object.entries(seen.args ?? {})
          .map(([name, value]) => `${name} = ${value}`)
          .join(', ')})`;
      case 'capability':
        return `capability ${seen.capability}`;
      default:
        return seen.kind;
    }
  })();
  return `${what}${times}${outcome === 'ok' ? '' : ` (${outcome})`}`;
}

/** Every path that runs reached, once: what the ladder and splitting go by. */
export function pathsSeen(trace: Trace): readonly string[] {
  const paths = new Set<string>();
  for (const run of trace.runs)
    for (const { observation: seen, outcome } of run.entries) {
      if (outcome !== 'ok') continue;
      if (seen.kind === 'file' || seen.kind === 'exec') paths.add(seen.path);
      if (seen.kind === 'unix' && seen.name.startsWith('/')) paths.add(seen.name);
    }
  return [...paths];
}
