/**
 * String literals ⇄ byte strings. A value is a *glob*: one character a byte, where a backslash makes the next character
 * literal. So `\\`, `\*` and a byte given by number that would be a wildcard keep (or get) their backslash in the value.
 */

/** Characters that mean something in a glob or a path variable. */
const GLOB = '*?[]{},^@';

export interface EscapeProblem {
  /** Offset and length in the text of the literal, quotes included. */
  readonly at: number;
  readonly length: number;
  readonly kind: 'bad escape' | 'nul';
}

/** UTF-8 bytes of `text`, one character each. */
export const bytesOf = (text: string): string =>
  /^[\0-\x7f]*$/.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1');

/** Decodes a literal as written (with its quotes; the closing one may be missing). */
export function decodeString(image: string): { value: string; problems: readonly EscapeProblem[] } {
  const end = image.length > 1 && image.endsWith('"') ? image.length - 1 : image.length;
  let at = image.indexOf('\\');
  if (at === -1) return { value: bytesOf(image.slice(1, end)), problems: [] };
  const problems: EscapeProblem[] = [];
  let value = '';
  let from = 1;
  for (; at !== -1 && at < end; at = image.indexOf('\\', from)) {
    value += bytesOf(image.slice(from, at));
    const next = image[at + 1] ?? '';
    const hex = next === 'x' ? /^[0-9A-Fa-f]{2}/.exec(image.slice(at + 2, Math.min(at + 4, end)))?.[0] : undefined;
    from = at + 2;
    if (hex !== undefined) {
      from = at + 4;
      const byte = String.fromCharCode(parseInt(hex, 16));
      // A byte given by its number is that byte and never a wildcard.
      value += GLOB.includes(byte) || byte === '\\' ? `\\${byte}` : byte;
      if (byte === '\0') problems.push({ at, length: 4, kind: 'nul' });
    } else if (next === '"') value += '"';
    else if (next === 'n') value += '\n';
    else if (next === 't') value += '\t';
    else if (next === '\\' || (next !== '' && GLOB.includes(next))) value += `\\${next}`;
    else
      problems.push({
        at,
        length: Math.min(next === 'x' ? 4 : 1 + (next === '' ? 0 : next.length), end - at),
        kind: 'bad escape',
      });
  }
  value += bytesOf(image.slice(Math.min(from, end), end));
  return { value, problems };
}

/** Characters that fonts show and terminals leave alone; a space is one, other blanks are not. */
const VISIBLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/** The literal for a byte string (a glob, as in `StringLiteral.value`): the inverse of decoding. */
export function quote(bytes: string): string {
  if (/^[ !#-[\]-~]*$/.test(bytes)) return `"${bytes}"`;
  let out = '';
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i] ?? '';
    const code = bytes.charCodeAt(i);
    const next = bytes[i + 1] ?? '';
    if (byte === '\\' && next !== '' && (GLOB + '\\').includes(next)) {
      out += byte + next;
      i += 2;
      continue;
    }
    const character = code < 0x80 ? undefined : utf8At(bytes, i);
    if (character !== undefined && VISIBLE.test(character.text)) {
      out += character.text;
      i += character.length;
      continue;
    }
    if (byte === '\\') out += '\\\\';
    else if (byte === '"') out += '\\"';
    else if (byte === '\n') out += '\\n';
    else if (byte === '\t') out += '\\t';
    else if (code >= 0x20 && code < 0x7f) out += byte;
    else out += `\\x${(code & 0xff).toString(16).padStart(2, '0')}`;
    i++;
  }
  return `"${out}"`;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The UTF-8 character that starts at byte `at`, if one does. */
function utf8At(bytes: string, at: number): { text: string; length: number } | undefined {
  const lead = bytes.charCodeAt(at);
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  if (length === 0 || at + length > bytes.length) return undefined;
  const text = decodeUtf8(Buffer.from(bytes.slice(at, at + length), 'latin1'));
  return text === undefined ? undefined : { text, length };
}

/** Text of a file's bytes, or undefined where they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** What a value says when it is not a glob: the bytes without the backslashes that made characters literal. */
export const literalBytes = (value: string): string => value.replace(/\\([*?[\]{},^@\\])/g, '$1');

/** A value as text for people (`because`, module paths): literal, decoded; bytes that are not UTF-8 become U+FFFD. */
export const plainText = (value: string): string => Buffer.from(literalBytes(value), 'latin1').toString('utf8');

/** The value (a glob that matches just it) of plain text. */
export const escapeText = (text: string): string => escapeGlob(bytesOf(text));

/** The pattern that matches just these bytes. */
export const escapeGlob = (bytes: string): string => bytes.replace(/[*?[\]{},^@\\]/g, '\\$&');
