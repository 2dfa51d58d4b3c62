/**
 * Globs → the regular expressions of file_contexts, and those of a base policy → automata.
 *
 * libselinux (regex.c, label_file.h) compiles `^(?:REGEX)$` with PCRE2_DOTALL, splits lines at white space, refuses bytes above
 * 127, and takes an expression without metacharacters for a plain path. So:
 *  - white space, control characters and bytes above 127 stand in a class of their own, `[\x20]`, which also marks the line as
 *    an expression whatever the version's idea of a backslash is;
 *  - an expression ends in `\z`: PCRE's `$` also matches before a last newline, and names may end in one.
 */
import type { Glob } from '../../compiler/index.js';

const META = /[.^$?*+|[\](){}\\]/;

/** One byte, outside brackets. */
export function quoteByte(code: number): string {
  const char = String.fromCharCode(code);
  if (code <= 0x20 || code >= 0x7f) return `[\\x${hex(code)}]`;
  return META.test(char) ? `\\${char}` : char;
}

const hex = (code: number): string => code.toString(16).padStart(2, '0');

/** A plain path, byte by byte. */
export function quotePath(path: string): string {
  return [...path].map((char) => quoteByte(char.charCodeAt(0))).join('');
}

const inClass = (code: number): string => {
  const char = String.fromCharCode(code);
  return /[A-Za-z0-9_.,:;@%+=~<>!"'*?$(){}|#&]/.test(char) ? char : `\\x${hex(code)}`;
};

/** Bytes a bracket or wildcard stands for → a class; NUL can't be in a path, `/` only where the set has it. */
function setText(has: readonly boolean[]): string {
  const runs: [number, number][] = [];
  for (let b = 1; b < 256; b++) {
    if (!has[b]) continue;
    const last = runs.at(-1);
    if (last && last[1] === b - 1) last[1] = b;
    else runs.push([b, b]);
  }
  if (runs.length === 1 && runs[0]?.[0] === 1 && runs[0][1] === 255) return '.';
  if (runs.length === 2 && runs[0]?.[0] === 1 && runs[0][1] === 0x2e && runs[1]?.[0] === 0x30 && runs[1][1] === 255)
    return '[^/]';
  const [first] = runs;
  if (!first) return '(?!)'; // a class that holds nothing
  if (runs.length === 1 && first[0] === first[1]) return quoteByte(first[0]);
  const parts = runs.map(([lo, hi]) => (lo === hi ? inClass(lo) : `${inClass(lo)}-${inClass(hi)}`));
  return `[${parts.join('')}]`;
}

/**
 * The glob's language as a regular expression: the glob's own text, read once more the way compiler/glob.ts reads it.
 * INVARIANT: the tests compare both on random globs and paths.
 */
export function globRegex(glob: Glob): string {
  if (glob.literal !== undefined) return quotePath(glob.literal);
  return new Reader(glob.text).sequence(0);
}

class Reader {
  private at = 0;
  constructor(private readonly text: string) {}

  sequence(depth: number): string {
    const out: string[] = [];
    let afterSlash = false;
    while (this.at < this.text.length) {
      const char = this.text[this.at] ?? '';
      if (depth > 0 && (char === ',' || char === '}')) break;
      this.at++;
      if (char === '*') out.push(this.star(afterSlash));
      else if (char === '?') out.push('[^/]');
      else if (char === '[') out.push(this.bracket());
      else if (char === '{') out.push(this.braces(depth));
      else out.push(quoteByte((char === '\\' ? this.next() : char).charCodeAt(0)));
      afterSlash = char === '/';
    }
    return out.join('');
  }

  private next(): string {
    return this.text[this.at++] ?? '\\';
  }

  private star(afterSlash: boolean): string {
    const deep = this.text[this.at] === '*';
    while (this.text[this.at] === '*') this.at++;
    const next = this.text[this.at];
    const atLeastOne = afterSlash && (next === undefined || next === '/');
    if (!deep) return atLeastOne ? '[^/]+' : '[^/]*';
    return atLeastOne ? '[^/].*' : '.*';
  }

  private braces(depth: number): string {
    const of: string[] = [];
    for (;;) {
      of.push(this.sequence(depth + 1));
      if (this.next() === '}') return `(?:${of.join('|')})`;
    }
  }

  private bracket(): string {
    const negated = this.text[this.at] === '^' || this.text[this.at] === '!';
    if (negated) this.at++;
    const has = new Array<boolean>(256).fill(false);
    for (let first = true; ; first = false) {
      let char = this.next();
      if (char === ']' && !first) break;
      if (char === '\\') char = this.next();
      const low = char.charCodeAt(0);
      let high = low;
      if (this.text[this.at] === '-' && this.text[this.at + 1] !== ']') {
        this.at++;
        const end = this.next();
        high = (end === '\\' ? this.next() : end).charCodeAt(0);
      }
      for (let b = low; b <= high; b++) has[b] = true;
    }
    return setText(has.map((is, b) => b !== 0 && b !== 0x2f && is !== negated));
  }
}

/** Several globs at once: what all of them match. The last reads the path, the others look ahead. */
export function intersectionRegex(globs: readonly Glob[]): string {
  const texts = globs.map(globRegex).sort((a, b) => a.length - b.length);
  const last = texts.pop() ?? '';
  // In brackets, so that a path without metacharacters is read as an expression too, `\z` and all.
  const end = texts.length === 0 && globs[0]?.literal !== undefined ? '(\\z)' : '\\z';
  return unstemmed(`${texts.map((text) => `(?=${text}\\z)`).join('')}${last}${end}`);
}

/**
 * libselinux takes an expression's first segment, backslashes and all, for what the path has to begin with, unless one of these
 * is in it (label_file.h, get_stem_from_spec; seen in 3.4): `/a\\\\b/c` never matches `/a\\b/c`.
 */
const unstemmed = (regex: string): string =>
  /^\/[^/.^$?*+|[({]*\\[^/.^$?*+|[({]*\//.test(regex) ? `[/]${regex.slice(1)}` : regex;

/** The same expression for JavaScript, on byte strings: PCRE's `\z` is `$` here. */
export const javascriptRegex = (regex: string): RegExp => new RegExp(`^(?:${regex.replace(/\\z/g, '$')})$`, 's');
