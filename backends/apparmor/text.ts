/** Bytes of the user's as literals of AppArmor's language, and texts of the user's as comments. */
import { bytesOf, position, printable, type Span } from '../../dsl/index.js';

/** Characters that mean something in a glob (parser/parser_regex.c), with the backslash that makes them literal. */
const GLOB_SPECIAL = /[*?[\]{}^,\\]/;

/**
 * One byte, as it stands in a quoted name for itself. The lexer decodes octal escapes and hands special characters on with a
 * backslash (processunquoted of parser/parser_misc.c), so that neither syntax nor a glob can come of it. Pure ASCII comes out.
 */
export function literalByte(byte: number): string {
  const char = String.fromCharCode(byte);
  // A backslash before the closing quote would take it along, even when it is the second of two.
  if (GLOB_SPECIAL.test(char) && char !== '\\') return `\\${char}`;
  // `"` ends the name, `@{` starts a variable.
  if (byte < 0x20 || byte > 0x7e || char === '"' || char === '@' || char === '\\')
    return `\\${byte.toString(8).padStart(3, '0')}`;
  return char;
}

/** A name as the parser takes it: quoted where it needs it, and always where it is unusual. */
export const nameText = (name: string): string =>
  /^\/(?:[\w./*?{}+-]|(?<=\{[^{}]*),(?=[^{}]*\}))*$/.test(name) ? name : `"${name}"`;

/** The lexer can't hold more of one word, name or comment (YY_BUF_SIZE; it "uses REJECT" and never enlarges its buffer). */
export const LONGEST_NAME = 15_000;
const LONGEST_COMMENT = 1000;

/**
 * Anything the user wrote, on one line behind `# `, in UTF-8. A comment that began with `#include` would be one: the blank,
 * which is always there, prevents it (parser/parser_lex.l).
 */
export const comment = (text: string): string => {
  const shown = printable(text);
  return bytesOf(`# ${shown.length > LONGEST_COMMENT ? `${shown.slice(0, LONGEST_COMMENT)}…` : shown}`);
};

/** `app.policy:12`. */
export const placeOf = (span: Span): string =>
  `${span.source.path.replace(/^.*\//, '')}:${position(span.source, span.start).line}`;
