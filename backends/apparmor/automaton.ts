/**
 * What the kernel will answer, read from the policy as compiled: the automata of `apparmor_parser -S` are walked as
 * security/apparmor does it, and their accept words are read as it reads them (file.c, net.c, ipc.c, lib.c).
 */
import type { CompiledAppArmorProfile } from './blob.js';
import type { Dfa } from './dfa.js';
import type { Who } from './domain.js';
import type { Letter } from './permissions.js';

/** Bits of one half of a file automaton's accept word (dfa_user_allow, dfa_other_allow of file.c). */
const BIT: Readonly<Record<Letter | 'l', number>> = { x: 1, w: 2, r: 4, a: 8, l: 16, k: 32, m: 64 };
const OTHER_SHIFT = 14;

const half = (word: number, who: Who): number => (who === 'owner' ? word : word >>> OTHER_SHIFT);

/** Classes of the policy automaton: its first byte (AA_CLASS_* of include/apparmor.h). */
const CLASS = { mount: 7, ptrace: 9, signal: 10, network: 14 } as const;

/** @param name as the kernel writes it: a byte a character, directories with a `/` at the end */
export function allowsFile(profile: CompiledAppArmorProfile, name: string, letter: Letter, who: Who): boolean {
  if (!profile.file) return false;
  const word = profile.file.accept(profile.file.walk(name));
  return (half(word, who) & BIT[letter]) !== 0;
}

/** Whether the access is logged though it is allowed. */
export function auditsFile(profile: CompiledAppArmorProfile, name: string, letter: Letter, who: Who): boolean {
  if (!profile.file) return false;
  return (half(profile.file.accept2(profile.file.walk(name)), who) & BIT[letter]) !== 0;
}

/** A hard link `name` to `target` (profile_path_link): the pair, a NUL between them, once the name alone may be a link. */
export function allowsLink(profile: CompiledAppArmorProfile, name: string, target: string, who: Who): boolean {
  const { file } = profile;
  if (!file) return false;
  const state = file.walk(name);
  if ((half(file.accept(state), who) & BIT.l) === 0) return false;
  return (half(file.accept(file.walk(`\0${target}`, state)), who) & BIT.l) !== 0;
}

/**
 * Where an exec of `name` leads: a profile's name, `inherit`, or undefined where it is refused (aa_compute_fperms: seven bits
 * beside the permissions; the low four count the named transitions from 4 on).
 */
export function execTarget(profile: CompiledAppArmorProfile, name: string, who: Who): string | undefined {
  const { file } = profile;
  if (!file || !allowsFile(profile, name, 'x', who)) return undefined;
  const bits = (half(file.accept(file.walk(name)), who) >>> 7) & 0x7f;
  const index = (bits >>> 3) & 0xf;
  if (index >= 4) return profile.transitions[index - 4];
  return (bits & 4) !== 0 ? 'inherit' : undefined;
}

/** Nothing is denied in a class that the profile does not mediate. */
function inClass(profile: CompiledAppArmorProfile, byte: number): { dfa: Dfa; state: number } | undefined {
  const dfa = profile.policy;
  if (!dfa) return undefined;
  const state = dfa.walk(String.fromCharCode(byte));
  return state === 0 ? undefined : { dfa, state };
}

const big16 = (value: number): string => String.fromCharCode(value >> 8, value & 0xff);

/** socket(2): AA_MAY_CREATE. */
export function allowsSocket(profile: CompiledAppArmorProfile, family: number, type: number): boolean {
  const found = inClass(profile, CLASS.network);
  if (!found) return true;
  return (found.dfa.accept(found.dfa.walk(big16(family) + big16(type), found.state)) & 0x10) !== 0;
}

/** @param number as the kernel maps it: the usual numbers below 32, 128 and more for real-time ones, 35 for `exists` */
export function allowsSignal(profile: CompiledAppArmorProfile, number: number, peer: string): boolean {
  const found = inClass(profile, CLASS.signal);
  if (!found) return true;
  const state = found.dfa.walk(String.fromCharCode(number) + peer, found.state);
  return (found.dfa.accept(state) & BIT.w) !== 0;
}

export function allowsPtrace(profile: CompiledAppArmorProfile, op: 'read' | 'trace', peer: string): boolean {
  const found = inClass(profile, CLASS.ptrace);
  if (!found) return true;
  const word = found.dfa.accept(found.dfa.walk(peer, found.state));
  return (word & (op === 'read' ? BIT.r : BIT.w)) !== 0;
}

export const allowsCapability = (profile: CompiledAppArmorProfile, capability: number): boolean =>
  (profile.capabilities & (1n << BigInt(capability))) !== 0n;
