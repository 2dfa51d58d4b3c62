/** `any`, `10.0.0.0/8`, `::1` → networks. */
import { isIPv4, isIPv6 } from 'node:net';
import type { Network } from '../resources.js';

const v4 = (text: string): bigint => text.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);

function v6(text: string): bigint {
  let rest = text;
  const dotted = /(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (dotted) {
    const low = v4(dotted[2]!);
    rest = `${dotted[1]}${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`;
  }
  const [head = '', tail] = rest.split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const middle = Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...middle, ...right].reduce((sum, part) => (sum << 16n) | BigInt(`0x${part}`), 0n);
}

export function parseAddress(text: string): { family: 4 | 6; value: bigint } | undefined {
  if (isIPv4(text)) return { family: 4, value: v4(text) };
  return isIPv6(text) && !text.includes('%') ? { family: 6, value: v6(text) } : undefined;
}

/** @returns undefined for `any`; a problem in words otherwise. */
export function parseNetwork(text: string): Network | undefined | { problem: string } {
  if (text === 'any') return undefined;
  const [address = '', length, ...more] = text.split('/');
  const parsed = parseAddress(address);
  if (!parsed || more.length > 0) return { problem: 'write `any`, an IPv4 or IPv6 address, or one with `/LENGTH`' };
  const bits = parsed.family === 4 ? 32 : 128;
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return { problem: 'the prefix length is no number' };
  const prefix = length === undefined ? bits : Number(length);
  if (prefix > bits) return { problem: `the prefix length is above ${bits}` };
  const host = BigInt(bits - prefix);
  if ((parsed.value >> host) << host !== parsed.value) return { problem: 'bits behind the prefix are set' };
  return { family: parsed.family, base: parsed.value, prefix };
}
