/** The lines of a trace on disk, as they are after JSON.parse; `type` tells which. */
import type { Entry, Image, RunEnd, RunStart } from './trace.js';

export type TraceLine =
  | ({ readonly type: 'run'; readonly polc_trace: number } & RunStart)
  | ({ readonly type: 'image' } & Image)
  | ({ readonly type: 'entry' } & Entry)
  | ({ readonly type: 'end' } & RunEnd);

/**
 * Bytes (one character each) as text: UTF-8 where they are, else each byte as U+DC80…U+DCFF (Python's surrogateescape, PEP
 * 383), which JSON writes as `\udcXX`.
 */
export function bytesToText(bytes: string): string {
  if (ASCII.test(bytes)) return bytes;
  const text = Buffer.from(bytes, 'latin1').toString('utf8');
  if (!text.includes('\ufffd')) return text;
  let out = '';
  for (let at = 0; at < bytes.length;) {
    const sequence = UTF8.exec(bytes.slice(at, at + 4))?.[0];
    if (sequence === undefined) out += String.fromCharCode(0xdc00 + bytes.charCodeAt(at++));
    else {
      out += Buffer.from(sequence, 'latin1').toString('utf8');
      at += sequence.length;
    }
  }
  return out;
}

/** The inverse; `undefined` for text that stands for no bytes (lone surrogates but those). */
export function textToBytes(text: string): string | undefined {
  if (ASCII.test(text)) return text;
  let out = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xdc80 && code <= 0xdcff) out += String.fromCharCode(code - 0xdc00);
    else if (code >= 0xd800 && code <= 0xdfff) return undefined;
    else out += Buffer.from(character, 'utf8').toString('latin1');
  }
  return out;
}

const ASCII = /^[\0-\x7f]*$/;
/** One character, well-formed as Unicode's table 3-7 has it: no overlong forms, no surrogates. */
const UTF8 =
  /^(?:[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})/;

/** Every string in a line, mapped; what is no byte string is ASCII, and stays as it is. */
export function mapStrings(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, map)]));
}
