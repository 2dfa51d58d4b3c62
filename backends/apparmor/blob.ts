/**
 * Reads the binary policy that `apparmor_parser -S` writes and the kernel loads: a stream of tagged values
 * (parser/parser_interface.c writes it, security/apparmor/policy_unpack.c reads it). Little-endian whatever the machine.
 */
import type { Dfa } from './dfa.js';
import { readDfa } from './dfa.js';

/** enum aa_code of policy_unpack.h. */
const CODES = [
  'u8',
  'u16',
  'u32',
  'u64',
  'name',
  'string',
  'blob',
  'struct',
  'structend',
  'list',
  'listend',
  'array',
  'arrayend',
] as const;
type Code = (typeof CODES)[number];

type Value = number | bigint | string | Uint8Array | undefined;
interface Item {
  readonly code: Code;
  readonly name: string | undefined;
  readonly value: Value;
}

export interface CompiledAppArmorProfile {
  readonly name: string;
  /** What the kernel compares with the path of a program that an unconfined process executes; none: never attached. */
  readonly attachment: Dfa | undefined;
  readonly complain: boolean;
  readonly file: Dfa | undefined;
  /** Everything but files and capabilities, by class byte. */
  readonly policy: Dfa | undefined;
  /** Bit n: capability n is allowed. */
  readonly capabilities: bigint;
  /** Named exec transitions. */
  readonly transitions: readonly string[];
}

export type BlobProblem = { readonly problem: string };

function* items(bytes: Uint8Array): Generator<Item> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let name: string | undefined;
  const text = (): string => {
    const length = view.getUint16(at, true);
    const value = Buffer.from(bytes.subarray(at + 2, at + 2 + length)).toString('latin1');
    at += 2 + length;
    return value.replace(/\0$/, '');
  };
  while (at < bytes.length) {
    const code = CODES[bytes[at++] ?? 255];
    if (code === undefined) throw new RangeError(`unknown tag at byte ${at - 1}`);
    let value: Value;
    switch (code) {
      case 'name':
        name = text();
        continue;
      case 'u8':
        value = view.getUint8(at);
        at += 1;
        break;
      case 'u16':
      case 'array':
        value = view.getUint16(at, true);
        at += 2;
        break;
      case 'u32':
        value = view.getUint32(at, true);
        at += 4;
        break;
      case 'u64':
        value = view.getBigUint64(at, true);
        at += 8;
        break;
      case 'string':
        value = text();
        break;
      case 'blob': {
        const size = view.getUint32(at, true);
        value = bytes.subarray(at + 4, at + 4 + size);
        at += 4 + size;
        break;
      }
      case 'struct':
      case 'structend':
      case 'list':
      case 'listend':
      case 'arrayend':
        break;
      default:
        code satisfies never;
    }
    yield { code, name, value };
    name = undefined;
  }
}

/** What one profile's stream has held so far. */
interface Draft {
  name: string;
  complain: boolean;
  readonly automata: Map<'attachment' | 'file' | 'policy', Uint8Array>;
  readonly transitions: string[];
  /** The four words of allow, audit, quiet, extended that stand before `caps64`, and the four in it. */
  readonly low: number[];
  readonly high: number[];
  readonly flags: number[];
}

/** @returns the profiles in order; a damaged stream is a problem, never an exception. */
export function readPolicy(bytes: Uint8Array): readonly CompiledAppArmorProfile[] | BlobProblem {
  try {
    return [...profiles(bytes)];
  } catch (error) {
    if (error instanceof RangeError) return { problem: `damaged binary policy: ${error.message}` };
    throw error;
  }
}

function* profiles(bytes: Uint8Array): Generator<CompiledAppArmorProfile> {
  const path: string[] = [];
  let draft: Draft | undefined;
  for (const { code, name, value } of items(bytes)) {
    if (code === 'struct') {
      path.push(name ?? '');
      if (path.length === 1 && name === 'profile')
        draft = { name: '', complain: false, automata: new Map(), transitions: [], low: [], high: [], flags: [] };
    } else if (code === 'structend') {
      path.pop();
      if (path.length === 0 && draft) {
        yield finish(draft);
        draft = undefined;
      }
    } else if (draft) note(draft, path.at(-1), code, name, value);
  }
}

function note(draft: Draft, within: string | undefined, code: Code, name: string | undefined, value: Value): void {
  if (typeof value === 'string') {
    if (within === 'xtable') draft.transitions.push(value);
    else if (draft.name === '') draft.name = value;
  } else if (value instanceof Uint8Array) {
    // The first unnamed-looking `aadfa` is followed by its length in characters: the attachment stands before the flags.
    const which = within === 'policydb' ? 'policy' : draft.flags.length === 0 ? 'attachment' : 'file';
    if (name === 'aadfa') draft.automata.set(which, value);
  } else if (code === 'u32' && typeof value === 'number') {
    if (within === 'flags') draft.flags.push(value);
    else if (within === 'caps64') draft.high.push(value);
    else if (within === 'profile' && draft.flags.length > 0) draft.low.push(value);
  }
}

function finish(draft: Draft): CompiledAppArmorProfile {
  const dfa = (which: 'attachment' | 'file' | 'policy'): Dfa | undefined => {
    const blob = draft.automata.get(which);
    return blob && readDfa(blob);
  };
  return {
    name: draft.name,
    attachment: dfa('attachment'),
    complain: draft.flags[1] === 1, // flags, mode, audit (unpack_profile)
    file: dfa('file'),
    policy: dfa('policy'),
    capabilities: BigInt(draft.low[0] ?? 0) | (BigInt(draft.high[0] ?? 0) << 32n),
    transitions: draft.transitions,
  };
}
