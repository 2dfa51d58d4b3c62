/** The body of a rule → resources. One `case` a class of the language. */
import type { PathItem, RuleBody, TargetNode, Word } from '../../dsl/index.js';
import {
  assertNever,
  badAddress,
  emptyRange,
  misplacedSuffix,
  nearest,
  outOfRange,
  unknownName,
  unknownProfile,
} from '../../dsl/index.js';
import {
  capability,
  capabilityNames,
  netlinkProtocol,
  signal,
  signalNames,
  socketFamily,
  socketFamilyNames,
  socketProtocol,
  socketType,
  socketTypeNames,
} from '../../kernel/index.js';
import type { Range } from '../model.js';
import { normalise } from '../ranges.js';
import type { FileOperation, Namespace, Peer, Resource } from '../resources.js';
import { FILE_OPERATIONS, MODIFY, NAMESPACES, TRANSPORTS } from '../resources.js';
import { parseNetwork } from './address.js';
import { constantText, evaluate } from './constant.js';
import type { Lowering } from './context.js';
import { lowerPath, lowerSocketName } from './path.js';

/** What stands beside the body in a rule or an access. */
export interface Surroundings {
  readonly permits: boolean;
  readonly owner: boolean;
  readonly target: TargetNode | undefined;
}

export type ResourceBody = Exclude<RuleBody, { kind: 'syscall' }>;

/** @returns one resource, or undefined after a diagnostic. */
export function lowerBody(body: ResourceBody, around: Surroundings, lowering: Lowering): Resource | undefined {
  checkSuffixes(body, around, lowering);
  switch (body.kind) {
    case 'file': {
      const paths = all(body.paths, (item) => lowerPath(item, lowering));
      return paths && { kind: 'file', ops: operations(body.ops, around.permits), paths, owner: around.owner };
    }
    case 'exec': {
      const paths = all(body.paths, (item) => lowerPath(item, lowering));
      if (!paths) return undefined;
      const { target } = around;
      const profile = target?.kind === 'as' ? peer(target.profile, lowering) : undefined;
      return { kind: 'exec', paths, profile, owner: around.owner };
    }
    case 'net': {
      const transport = word(body.transport, TRANSPORTS, 'transport', lowering);
      const network = body.address && parseNetwork(body.address.text);
      if (network && 'problem' in network) {
        lowering.report(badAddress(body.address?.span, body.address?.text ?? '', network.problem));
        return undefined;
      }
      const ports = body.ports && numbers(body.ports, 0xffffn, 'a port', lowering);
      if (!transport || (body.ports && !ports)) return undefined;
      return { kind: 'net', op: body.op.text === 'bind' ? 'bind' : 'connect', transport, network, ports };
    }
    case 'unix': {
      const names = all(body.paths, (item) => lowerSocketName(item, lowering));
      return names && { kind: 'unix', op: body.op.text === 'bind' ? 'bind' : 'connect', names };
    }
    case 'socket':
      return lowerSocket(body.family, body.types, lowering);
    case 'capability': {
      const capabilities = all(body.names, (name) =>
        lookup(name, 'capability', capability, capabilityNames(), lowering),
      );
      return capabilities && { kind: 'capability', capabilities: new Set(capabilities) };
    }
    case 'signal': {
      const any = body.signals.some((name) => name.text === 'any');
      const signals = any
        ? undefined
        : all(body.signals, (name) => lookup(name, 'signal', (n) => signal(lowering.arch, n), signalNames(), lowering));
      if (!any && !signals) return undefined;
      return { kind: 'signal', signals: signals && new Set(signals), peer: peerOf(around, lowering) };
    }
    case 'ptrace': {
      const ops = new Set(body.ops.map((op): 'trace' | 'read' => (op.text === 'read' ? 'read' : 'trace')));
      // Whoever may trace may read; denying to read does not deny to trace … but tracing reads, so it does.
      if (around.permits ? ops.has('trace') : ops.has('read')) ops.add(around.permits ? 'read' : 'trace');
      return { kind: 'ptrace', ops, peer: peerOf(around, lowering) };
    }
    case 'memory':
      return { kind: 'memory' };
    case 'namespace': {
      const namespaces = all(body.names, (name) => word(name, NAMESPACES, 'namespace', lowering));
      return namespaces && { kind: 'namespace', namespaces: new Set<Namespace>(namespaces) };
    }
    case 'mount': {
      const on = around.target?.kind === 'on' ? around.target.paths : undefined;
      const targets = on && all(on, (item: PathItem) => lowerPath(item, lowering));
      if (on && !targets) return undefined;
      const op = body.op.text === 'umount' || body.op.text === 'pivot_root' ? body.op.text : 'mount';
      const types = body.types.length > 0 ? new Set(body.types.map((t) => t.text)) : undefined;
      return { kind: 'mount', op, types, targets };
    }
    case 'ioctl': {
      const any = body.requests.some((r) => r.kind === 'constant' && r.name === 'any');
      const requests = any ? undefined : numbers(body.requests, 0xffffffffn, 'an ioctl request', lowering);
      return any || requests ? { kind: 'ioctl', requests } : undefined;
    }
    default:
      return assertNever(body);
  }
}

/** What an allowed operation brings along it brings; a denied one is denied alone. */
function operations(words: readonly Word[], permits: boolean): ReadonlySet<FileOperation> {
  const out = new Set<FileOperation>();
  for (const { text } of words) {
    const ops = text === 'modify' ? MODIFY : [text as FileOperation]; // the parser admits only these words
    for (const op of ops) {
      out.add(op);
      if (permits) for (const more of FILE_OPERATIONS[op]) out.add(more);
    }
  }
  return out;
}

/** Every type but `packet`. */
const INTERNET_TYPES = ['stream', 'dgram', 'raw', 'rdm', 'seqpacket', 'dccp'] as const;

function lowerSocket(family: Word, words: readonly Word[], lowering: Lowering): Resource | undefined {
  const any = family.text === 'any';
  const number = any ? undefined : lookup(family, 'socket family', socketFamily, socketFamilyNames(), lowering);
  if (!any && number === undefined) return undefined;
  const types = new Set<number>();
  const protocols = new Set<number>();
  let known = true;
  for (const name of words) {
    const type = socketType(lowering.arch, name.text);
    const protocol = family.text === 'netlink' ? netlinkProtocol(name.text) : socketProtocol(name.text);
    if (type !== undefined) types.add(type);
    else if (protocol !== undefined) protocols.add(protocol);
    else {
      known = false;
      const near = nearest(name.text, socketTypeNames());
      lowering.report(unknownName(name.span, 'socket type or protocol', name.text, near));
    }
  }
  if (!known) return undefined;
  // socket(AF_INET, SOCK_PACKET) is a packet socket by an old name (net/socket.c __sock_create): no rule on `inet` is about it.
  if (types.size === 0 && family.text === 'inet')
    for (const name of INTERNET_TYPES) types.add(socketType(lowering.arch, name) ?? -1);
  return {
    kind: 'socket',
    family: number,
    familyName: family.text,
    types: types.size > 0 ? types : undefined,
    protocols: protocols.size > 0 ? protocols : undefined,
  };
}

function checkSuffixes(body: ResourceBody, { owner, target }: Surroundings, lowering: Lowering): void {
  const wrong = (suffix: string): void =>
    lowering.report(misplacedSuffix(target?.span ?? body.span, suffix, `\`${body.kind}\` rules`));
  if (owner && body.kind !== 'file' && body.kind !== 'exec')
    lowering.report(misplacedSuffix(body.span, 'owner', `\`${body.kind}\` rules`));
  switch (target?.kind) {
    case undefined:
      return;
    case 'as':
    case 'inherit':
      if (body.kind !== 'exec') wrong(target.kind);
      return;
    case 'to':
      if (body.kind !== 'signal' && body.kind !== 'ptrace') wrong('to');
      return;
    case 'on':
      if (body.kind !== 'mount') wrong('on');
      return;
    default:
      assertNever(target);
  }
}

function peerOf({ target }: Surroundings, lowering: Lowering): Peer {
  return target?.kind === 'to' ? peer(target.profile, lowering) : undefined;
}

function peer(name: Word, lowering: Lowering): Peer {
  if (name.text === 'self') return lowering.profile;
  if (!lowering.profileNames.has(name.text))
    lowering.report(unknownProfile(name.span, name.text, nearest(name.text, [...lowering.profileNames])));
  return name.text;
}

function all<T, U>(items: readonly T[], each: (item: T) => U | undefined): U[] | undefined {
  const out = items.map(each);
  const known = out.filter((item): item is Awaited<U> & U => item !== undefined);
  return known.length === out.length ? known : undefined;
}

function lookup(
  name: Word,
  what: string,
  find: (name: string) => number | undefined,
  names: readonly string[],
  lowering: Lowering,
): number | undefined {
  const value = find(name.text);
  if (value === undefined) lowering.report(unknownName(name.span, what, name.text, nearest(name.text, names)));
  return value;
}

function word<T extends string>(name: Word, known: readonly T[], what: string, lowering: Lowering): T | undefined {
  const found = known.find((k) => k === name.text);
  if (found === undefined) lowering.report(unknownName(name.span, what, name.text, nearest(name.text, known)));
  return found;
}

type NumberItem = Extract<RuleBody, { kind: 'ioctl' }>['requests'][number];

function numbers(
  items: readonly NumberItem[],
  top: bigint,
  what: string,
  lowering: Lowering,
): readonly Range[] | undefined {
  const out = all(items, (item): Range | undefined => {
    if (item.kind === 'name') throw new Error(`the linker left the name ${item.name}`);
    const [from, to] = item.kind === 'range' ? [item.from, item.to] : [item, item];
    const lo = evaluate(from, lowering);
    const hi = evaluate(to, lowering);
    if (!lo || !hi) return undefined;
    for (const end of [lo, hi])
      if (end.value < 0n || end.value > top) {
        lowering.report(outOfRange(item.span, end.text, what, '0', String(top)));
        return undefined;
      }
    if (lo.value > hi.value) {
      lowering.report(emptyRange(item.span, constantText(from), constantText(to)));
      return undefined;
    }
    return [lo.value, hi.value];
  });
  return out && normalise(out);
}
