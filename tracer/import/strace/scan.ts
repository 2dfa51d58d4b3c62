/**
 * Where a call's arguments begin and end in a line of strace: the one pass over every byte of a log, so it allocates nothing.
 * Inside strings strace escapes quotes and backslashes, inside `<…>` (`-y`) also angle brackets; all else is balanced.
 */
const QUOTE = 0x22;
const LEFT = 0x28;
const RIGHT = 0x29;
const COMMA = 0x2c;
const SLASH = 0x2f;
const ANGLE = 0x3c;
const ANGLE_END = 0x3e;
const BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const BRACKET_END = 0x5d;
const BRACE = 0x7b;
const BRACE_END = 0x7d;

/** No call has more than six, but strace writes some structs' members as if they were arguments. */
const MAX_PARTS = 16;

/** One line's arguments; filled anew by each `scan`. */
export class Parts {
  count = 0;
  /** Behind the closing parenthesis; −1 where there is none. */
  after = -1;
  readonly starts = new Int32Array(MAX_PARTS);
  readonly ends = new Int32Array(MAX_PARTS);
}

/** @param at behind the opening parenthesis. */
export function scan(text: string, at: number, end: number, parts: Parts): void {
  let depth = 0;
  let count = 0;
  let start = at;
  parts.after = -1;
  for (let i = at; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c > RIGHT && c < COMMA) continue;
    if (c === QUOTE) i = endOfString(text, i + 1, end);
    else if (c === COMMA) {
      if (depth > 0 || count >= MAX_PARTS) continue;
      parts.starts[count] = start;
      parts.ends[count++] = i;
      start = i + 1;
      if (text.charCodeAt(start) === 0x20) start++;
    } else if (c === LEFT || c === BRACKET || c === BRACE) depth++;
    else if (c === ANGLE) i = endOfAnnotation(text, i + 1, end);
    else if (c === BRACKET_END || c === BRACE_END) depth--;
    else if (c === RIGHT && --depth < 0) {
      if (i > start && count < MAX_PARTS) {
        parts.starts[count] = start;
        parts.ends[count++] = i;
      }
      parts.after = i + 1;
      break;
    }
  }
  parts.count = count;
}

/** @returns the place of the closing quote. */
export function endOfString(text: string, at: number, end: number): number {
  for (let i = at; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === BACKSLASH) i++;
    else if (c === QUOTE) return i;
  }
  return end;
}

/**
 * `3</path>`, `3</dev/null<char 1:3>>`, `3<TCP:[127.0.0.1:1->127.0.0.1:2]>`, but not `1<<3`. A path's own angle brackets are
 * escaped; in what is none, `->` is an arrow.
 * @param at behind the opening bracket. @returns the place of the closing one.
 */
export function endOfAnnotation(text: string, at: number, end: number): number {
  if (text.charCodeAt(at) === ANGLE) return at;
  const path = text.charCodeAt(at) === SLASH;
  let depth = 1;
  for (let i = at; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === BACKSLASH) i++;
    else if (c === ANGLE) depth++;
    else if (c === ANGLE_END && (path || text.charCodeAt(i - 1) !== 0x2d) && --depth === 0) return i;
  }
  return end;
}
