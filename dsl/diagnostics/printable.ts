/**
 * Text that may be hostile (paths, names, bytes of a policy), made safe for a terminal and a log: control characters,
 * ESC, bidirectional and invisible controls become `\xHH` or `\u{…}`. Newlines too: a message has one line.
 */
export function printable(text: string): string {
  return UNSAFE.test(text) ? text.replace(ALL_UNSAFE, escape) : text;
}

/** The same of bytes, one a character, as paths of policies and traces are: as UTF-8 where they are that. */
export const printableBytes = (bytes: string): string => printable(Buffer.from(bytes, 'latin1').toString('utf8'));

// Cc: controls, Cf: format (bidi, zero width, BOM, tags), Zl/Zp: line and paragraph separators, Cs: lone surrogates,
// Co/Cn: private and unassigned, which fonts draw as they like.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u;
const ALL_UNSAFE = new RegExp(UNSAFE, 'gu');

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}
