/** The arguments of one line → a `Call`. */
import { errno, type ArchName } from '../../../kernel/index.js';
import type { Call, SocketAddress } from '../../index.js';
import type { Parts } from './scan.js';
import type { Shape } from './shape.js';
import { parseValue, portOf, type Value } from './value.js';

export interface Result {
  /** As returned; undefined where strace writes `?`. */
  readonly value: number | undefined;
  /** `ok`, an errno's name, `unknown`. */
  readonly outcome: string;
}

export interface ParsedCall {
  readonly call: Call;
  readonly values: readonly Value[];
}

export function parseCall(text: string, parts: Parts, shape: Shape, arch: ArchName, result: Result): ParsedCall {
  const written: string[] = [];
  for (let i = 0; i < parts.count; i++) written.push(text.slice(parts.starts[i], parts.ends[i]));
  const ordered = shape.name === 'clone' ? cloneOrder(written) : written;
  const values = ordered.map((part) => parseValue(part, arch));
  const texts = new Map<number, string>();
  const words = new Map<string, bigint>();
  let address: SocketAddress | undefined;
  values.forEach((value, index) => {
    if (value.kind === 'string' && value.whole) texts.set(index, value.bytes);
    address ??= addressOf(value);
    const argument = shape.args[index];
    if (value.kind === 'struct' && (argument?.name === 'how' || argument?.name === 'uargs'))
      for (const [member, inner] of value.members)
        if (inner.kind === 'number') words.set(`${argument.name === 'how' ? 'how' : 'args'}.${member}`, inner.value);
  });
  const args = shape.args.map((argument) => {
    const value = values[argument.index];
    return value?.kind === 'number' ? BigInt.asUintN(argument.width, value.value) : undefined;
  });
  const call: Call = {
    arch,
    name: shape.name,
    args:
      args.length > 0
        ? args
        : values.map((value) => (value.kind === 'number' ? BigInt.asUintN(64, value.value) : undefined)),
    texts,
    words,
    ...(address === undefined ? {} : { address }),
    ...(result.value === undefined ? {} : { result: signed(result, arch) }),
  };
  return { call, values };
}

/** Results that are no errnos may be large and even negative (lseek, mmap): only that they are no failure matters. */
const signed = ({ value = 0, outcome }: Result, arch: ArchName): bigint =>
  outcome === 'ok' ? BigInt(Math.abs(Math.trunc(value))) : -BigInt(errno(arch, outcome) ?? 1);

/** strace writes `child_stack=…, flags=…, parent_tid=…, tls=…, child_tidptr=…`; x86's registers: flags, stack, parent, child, tls. */
function cloneOrder(written: readonly string[]): readonly string[] {
  const named = (name: string): string =>
    written.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  return [named('flags'), named('child_stack')];
}

function addressOf(value: Value): SocketAddress | undefined {
  if (value.kind === 'list') return value.items[0] && addressOf(value.items[0]);
  if (value.kind !== 'struct') return undefined;
  const { members } = value;
  const inner = members.get('msg_name') ?? members.get('msg_hdr');
  if (inner) return addressOf(inner);
  const family = members.get('sa_family');
  if (family?.kind !== 'number') return undefined;
  const path = members.get('sun_path');
  if (family.value === 1n) {
    const name = path?.kind === 'string' ? `${path.abstract ? '@' : ''}${path.bytes}` : '';
    return { family: 'unix', name };
  }
  if (family.value === 2n) {
    const port = portOf(members.get('sin_port'));
    const address = ipv4(members.get('sin_addr'));
    return port === undefined || address === undefined ? undefined : { family: 'inet', address, port };
  }
  if (family.value === 10n) {
    const port = portOf(members.get('sin6_port'));
    const address = ipv6(members.get('inet_pton') ?? members.get('sin6_addr'));
    return port === undefined || address === undefined ? undefined : { family: 'inet6', address, port };
  }
  return { family: 'other', number: Number(family.value) };
}

/** `inet_addr("127.0.0.1")`, or (`-X raw`) the four bytes. */
function ipv4(value: Value | undefined): string | undefined {
  if (value?.kind !== 'string') return undefined;
  return value.bytes.length === 4 ? [...value.bytes].map((c) => c.charCodeAt(0)).join('.') : value.bytes;
}

function ipv6(value: Value | undefined): string | undefined {
  if (value?.kind !== 'string') return undefined;
  if (value.bytes.length !== 16 || value.bytes.includes('::')) return value.bytes;
  const groups = Array.from({ length: 8 }, (_, i) =>
    ((value.bytes.charCodeAt(2 * i) << 8) | value.bytes.charCodeAt(2 * i + 1)).toString(16),
  );
  return compressed(groups);
}

/** RFC 5952: the longest run of zero groups (of two or more) is `::`. */
export function compressed(groups: readonly string[]): string {
  let best: readonly [start: number, length: number] = [-1, 1];
  for (let start = 0; start < groups.length; start++) {
    let length = 0;
    while (groups[start + length] === '0') length++;
    if (length > best[1]) best = [start, length];
  }
  const [start, length] = best;
  if (start < 0) return groups.join(':');
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`;
}
