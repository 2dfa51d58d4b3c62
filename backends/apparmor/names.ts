/**
 * Globs over paths → globs over the names AppArmor compares. The kernel writes a directory's name with a `/` at its end
 * (aa_path_name, PATH_IS_DIR of security/apparmor/path.c), the policy does not: a path has a name as a file and one as a
 * directory, and each permission is asked for under one of them. Names are never empty between slashes, so patterns that
 * differ only on `//` are equal here.
 */
import { type Glob, matches } from '../../compiler/index.js';
import { type Part, type Parts, readGlob } from './glob-tree.js';
import { literalByte } from './text.js';

/** `file`: the name of anything but a directory. `both`: whatever stands there. */
export type Form = 'file' | 'directory' | 'both';

/**
 * A pattern cut so that each form can be written. `tail`: what follows the stem: nothing; anything below it (`deep`, the stem
 * ends in `/`); anything longer, or nothing (`more`, the stem does not end in `/`); anything longer (`loose`).
 */
interface Alternative {
  readonly stem: Parts;
  readonly tail: 'none' | 'deep' | 'more' | 'loose';
}

const SLASH: Part = { kind: 'byte', byte: 0x2f };
const isSlash = (part: Part | undefined): boolean => part?.kind === 'byte' && part.byte === 0x2f;

/** @returns the patterns, unquoted, that together match the glob's paths in that form; sorted, without repetition. */
export function namesOf(glob: Glob, form: Form): readonly string[] {
  const alternatives = absolute(simplify(readGlob(glob.text))).flatMap(cut);
  const names = alternatives.flatMap(({ stem, tail }) => {
    const text = write(stem);
    // Only at the end, or before a `/`, does a star after a slash take at least one byte.
    const starred = stem.at(-1)?.kind === 'star' && isSlash(stem.at(-2));
    if (tail === 'none')
      return { file: [text], directory: [`${text}/`], both: starred ? [text, `${text}/`] : [`${text}{,/}`] }[form];
    if (tail === 'deep') return { file: [`${text}**?`], directory: [`${text}**/`], both: [`${text}**`] }[form];
    if (tail === 'more') return { file: [`${text}{,**?}`], directory: [`${text}**/`], both: [`${text}**`] }[form];
    return { file: [`${text}**?`], directory: [`${text}**/`], both: [`${text}**?`, `${text}**/`] }[form];
  });
  // The root is a directory whose name ends in a slash by itself.
  if (form !== 'file' && matches(glob, '/')) names.push('/');
  return [...new Set(names)].sort();
}

/** The pattern as it is: for names that are no paths (abstract sockets). */
export const plainName = (glob: Glob): string => simplify(readGlob(glob.text)).map(write).at(0) ?? '';

/** Braces around one thing, which the parser refuses, go; so do alternatives that match nothing. */
function simplify(parts: Parts): readonly Parts[] {
  const out: Part[] = [];
  for (const part of parts) {
    if (part.kind === 'class' && !part.bytes.includes(true)) return [];
    if (part.kind !== 'choice') {
      out.push(part);
      continue;
    }
    const of = part.of.flatMap(simplify);
    if (of.length === 0) return [];
    if (of.length === 1) out.push(...(of[0] ?? []));
    else out.push({ kind: 'choice', of });
  }
  return [out];
}

/** A rule's name has to start with `/` (parser_lex.l): braces at the start become several names. */
function absolute(many: readonly Parts[]): readonly Parts[] {
  return many.flatMap((parts): readonly Parts[] => {
    const [first, ...rest] = parts;
    switch (first?.kind) {
      case undefined:
      case 'any':
      case 'class':
        return [];
      case 'byte':
        return isSlash(first) ? [parts] : [];
      case 'choice':
        return absolute(first.of.map((alternative) => [...alternative, ...rest]));
      case 'star':
        return absolute([rest]);
      case 'deep':
        return [[SLASH, { kind: 'deep' }, ...rest], ...absolute([rest])];
    }
  });
}

function endsInSlash(parts: Parts): boolean {
  const last = parts.at(-1);
  switch (last?.kind) {
    case 'byte':
      return last.byte === 0x2f;
    case 'deep':
      return true;
    case 'star':
      return endsInSlash(parts.slice(0, -1));
    case 'choice':
      return last.of.some((of) => (of.length === 0 ? endsInSlash(parts.slice(0, -1)) : endsInSlash(of)));
    case undefined:
    case 'any':
    case 'class':
      return false;
  }
}

/** What of the pattern does not end in a slash. */
function cut(parts: Parts): readonly Alternative[] {
  if (parts.length === 0) return [];
  if (!endsInSlash(parts)) return [{ stem: parts, tail: 'none' }];
  const last = parts.at(-1);
  const stem = parts.slice(0, -1);
  switch (last?.kind) {
    case 'deep':
      if (isSlash(stem.at(-1))) return [{ stem, tail: 'deep' }];
      return endsInSlash(stem) ? [{ stem, tail: 'loose' }, ...cut(stem)] : [{ stem, tail: 'more' }];
    case 'star':
      // After a slash and at the end, a star takes at least one byte.
      if (isSlash(stem.at(-1))) return [{ stem: parts, tail: 'none' }];
      return [{ stem: [...stem, { kind: 'any' }, last], tail: 'none' }, ...cut(stem)];
    case 'choice':
      return last.of.flatMap((of) => cut([...stem, ...of]));
    default:
      return []; // a slash: no path ends so
  }
}

/** Stars that come to stand side by side are one (two would mean `**`). */
function write(parts: Parts): string {
  let out = '';
  for (const [i, part] of parts.entries()) {
    switch (part.kind) {
      case 'byte':
        out += literalByte(part.byte);
        break;
      case 'any':
        out += '?';
        break;
      case 'star':
      case 'deep': {
        const before = parts[i - 1]?.kind;
        if (before === 'star' || before === 'deep') break;
        let deep = false;
        for (let j = i; parts[j]?.kind === 'star' || parts[j]?.kind === 'deep'; j++) deep ||= parts[j]?.kind === 'deep';
        out += deep ? '**' : '*';
        break;
      }
      case 'class':
        out += writeClass(part.bytes);
        break;
      case 'choice':
        out += `{${part.of.map(write).join(',')}}`;
        break;
    }
  }
  return out;
}

/** Bytes that stand for themselves inside `[…]`, whatever stands beside them. */
const plainInClass = (byte: number): boolean => byte >= 0x80 || /[\w!#%&':;<=>~ ]/.test(String.fromCharCode(byte));

function writeClass(has: readonly boolean[]): string {
  const size = has.filter((is) => is).length;
  if (size === 254) return '?';
  const without = has.map((is, byte) => !is && byte !== 0 && byte !== 0x2f);
  if (size > 127 && without.every((is, byte) => !is || plainInClass(byte))) return `[^${ranges(without)}/\\000]`;
  const inside = has.map((is, byte) => is && plainInClass(byte));
  // What would be syntax in there stands beside it.
  const beside = has.flatMap((is, byte) => (is && !plainInClass(byte) ? [literalByte(byte)] : []));
  const all = [...(inside.includes(true) ? [`[${ranges(inside)}]`] : []), ...beside];
  return all.length === 1 ? (all[0] ?? '') : `{${all.join(',')}}`;
}

function ranges(has: readonly boolean[]): string {
  let out = '';
  for (let low = 0; low < 256; low++) {
    if (!has[low]) continue;
    let high = low;
    while (has[high + 1]) high++;
    out += literalByte(low);
    if (high > low) out += `${high > low + 1 ? '-' : ''}${literalByte(high)}`;
    low = high;
  }
  return out;
}
