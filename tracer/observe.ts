/**
 * A system call → what was done: the call itself with its telling arguments, and what it did to resources. One way for all
 * engines. Pure, but for what the caller is asked.
 */
import { constant, findArgument, signature, type ArchName } from '../kernel/index.js';
import type { Call, Caller } from './call.js';
import { Context, pathArgument, type Seen } from './calls/context.js';
import { FILE_MEANINGS } from './calls/files.js';
import type { Meaning, Test } from './calls/meaning.js';
import { NETWORK_MEANINGS } from './calls/network.js';
import { PROCESS_MEANINGS } from './calls/process.js';
import { tellingArguments, zeroTells } from './calls/telling.js';

const MEANINGS: readonly Meaning[] = [...FILE_MEANINGS, ...NETWORK_MEANINGS, ...PROCESS_MEANINGS];

let byCall: ReadonlyMap<string, readonly Meaning[]> | undefined;

function meaningsOf(name: string): readonly Meaning[] {
  if (!byCall) {
    const map = new Map<string, Meaning[]>();
    for (const meaning of MEANINGS)
      for (const call of meaning.calls) map.set(call, [...(map.get(call) ?? []), meaning]);
    byCall = map;
  }
  return byCall.get(name) ?? [];
}

/** Every call that does something to a resource. */
export const meaningfulCalls = (): readonly string[] => [...new Set(MEANINGS.flatMap((meaning) => meaning.calls))];

/** The syscall first, then its resources. */
export function observationsOf(call: Call, caller: Caller): readonly Seen[] {
  const context = new Context(call, caller);
  const { arch, name } = call;
  const args: Record<string, string> = {};
  for (const argument of tellingArguments(arch, name)) {
    const value = context.value(argument);
    if (value !== undefined) args[argument.name] = value.toString();
  }
  for (const argument of zeroTells(arch, name)) if (context.value(argument) === 0n) args[argument.name] = '0';
  for (const [word, value] of call.words ?? []) if (TELLING_WORDS.has(word)) args[word] = value.toString();
  context.emit({ kind: 'syscall', arch, syscall: name, ...(Object.keys(args).length > 0 ? { args } : {}) });
  for (const { observe } of meaningsOf(name)) observe(context);
  return context.seen;
}

/** Behind pointers; no policy can test them, but a reviewer wants to know. */
const TELLING_WORDS = new Set(['args.flags']);

/** What an engine has to hand over for `observationsOf` to see all there is. Positions of arguments, 0…5. */
export interface Needs {
  /** Strings to read. */
  readonly texts: readonly number[];
  readonly address?: { readonly pointer: number; readonly length: number };
  /** A `struct msghdr` with an address, or the array of sendmmsg, of as many as `count` says. */
  readonly message?: { readonly pointer: number; readonly count?: number };
  readonly word?: { readonly pointer: number; readonly offset: number; readonly name: string };
  /**
   * Where these arguments are the same, and the caller was not asked, and nothing was read from memory, what is observed is
   * the same: an engine may remember it.
   */
  readonly decisive: readonly number[];
}

/** @throws never: a call that is not known needs nothing. */
export function needsOf(arch: ArchName, name: string): Needs {
  const position = (argument: string): number => {
    const found = findArgument(arch, name, argument);
    if (!found) throw new Error(`the tables of calls name ${name}(${argument}), which ${arch} does not have`);
    return found.index;
  };
  if (signature(arch, name)?.packed) return { texts: [], decisive: [] };
  const texts = new Set<number>();
  const decisive = new Set([...tellingArguments(arch, name), ...zeroTells(arch, name)].map(({ index }) => index));
  let needs: Omit<Needs, 'texts' | 'decisive'> = {};
  for (const { texts: wanted = [], behind, decides = [] } of meaningsOf(name)) {
    const path = pathArgument({ arch, name, args: [] })?.path;
    const names = wanted === 'path' ? (path === undefined ? [] : [path]) : wanted;
    for (const argument of names) texts.add(position(argument));
    for (const argument of decides) decisive.add(position(argument));
    switch (behind?.kind) {
      case undefined:
        break;
      case 'address':
        needs = { address: { pointer: position(behind.pointer), length: position(behind.length) } };
        break;
      case 'message': {
        const count = behind.count === undefined ? {} : { count: position(behind.count) };
        needs = { message: { pointer: position(behind.pointer), ...count } };
        break;
      }
      case 'word':
        needs = { word: { pointer: position(behind.pointer), offset: behind.offset, name: behind.name } };
    }
  }
  return { texts: [...texts], decisive: [...decisive], ...needs };
}

/** A test of an argument's register. */
export interface ArgumentTest {
  readonly argument: number;
  readonly mask: bigint;
  readonly value: bigint;
}

/** @see Meaning.late */
export interface Lateness {
  /** One of these holds: it has to wait. */
  readonly waits: readonly ArgumentTest[];
  /** One of these holds: the descriptor in `argument` has to be asked before. */
  readonly descriptors: readonly { readonly argument: number; readonly where: readonly ArgumentTest[] }[];
}

/** Whether a call may be observed after it went on; `undefined`: never. */
export function latenessOf(arch: ArchName, name: string): Lateness | undefined {
  const waits: ArgumentTest[] = [];
  const descriptors: Lateness['descriptors'][number][] = [];
  for (const { late } of meaningsOf(name)) {
    if (!late) return undefined;
    if (late.descriptor === undefined) {
      if (late.unless) waits.push(...testsOf(arch, name, late.unless));
      continue;
    }
    const argument = findArgument(arch, name, late.descriptor);
    if (!argument) return undefined;
    descriptors.push({ argument: argument.index, where: testsOf(arch, name, late.where) });
  }
  return { waits, descriptors };
}

/** Of a constant that the architecture lacks there is none. */
function testsOf(arch: ArchName, name: string, test: Test): readonly ArgumentTest[] {
  const argument = findArgument(arch, name, test.argument);
  if (!argument) return [];
  const all = (1n << BigInt(argument.width)) - 1n;
  return ('flag' in test ? [test.flag] : test.values).flatMap((word) => {
    const value = constant(arch, word);
    return value === undefined ? [] : [{ argument: argument.index, mask: 'flag' in test ? value : all, value }];
  });
}
