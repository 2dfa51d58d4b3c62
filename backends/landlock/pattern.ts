/**
 * A glob's text → the ways to write it without alternatives, each as segments: Landlock names objects, so polc has to know
 * which part of a pattern is a plain path. Follows compiler/glob.ts; a test holds the two together.
 */
import { matches, parseGlob, type Glob } from '../../compiler/index.js';

export type Segment =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'pattern'; readonly text: string }
  /** Holds a `**`: any number of segments. `whole`: it is nothing but that, one name or more. */
  | { readonly kind: 'deep'; readonly text: string; readonly whole: boolean };

export interface Alternative {
  /** The longest plain path that every match begins with; `/` for the root. Bytes, one character each. */
  readonly base: string;
  /** What follows below it; empty: `base` is the path itself. The first one is no name. */
  readonly rest: readonly Segment[];
  /** This alternative by itself. */
  readonly glob: Glob;
}

/** Beyond this many, braces stay as they are: wider, but rulesets stay readable. */
const MOST = 256;

/** Every path that `glob` matches is matched by one of them, and the other way round. */
export function alternatives(glob: Glob): readonly Alternative[] {
  const texts = glob.literal !== undefined ? [glob.text] : expand(glob.text).filter(keepsItsMeaning);
  const parts = texts.map((text) => split(text, text === glob.text ? glob : parsed(text)));
  // `*` alone after a slash is one character or more; behind braces that were left empty it may be none.
  if (matches(glob, '/') && !parts.some((part) => matches(part.glob, '/'))) parts.push(split('/', parsed('/')));
  return parts;
}

/** @throws Error for a text that is no glob: parts of one are. */
function parsed(text: string): Glob {
  const glob = parseGlob(text);
  if ('problem' in glob) throw new Error(`a part of a glob is none: ${text}: ${glob.problem}`);
  return glob;
}

/** Where a piece of syntax that starts at `from` ends: an escaped character, a bracket, braces, a run of `*`, one character. */
function pieceEnd(text: string, from: number): number {
  const char = text[from];
  if (char === '\\') return from + 2;
  if (char === '[') {
    let at = from + 1;
    if (text[at] === '^' || text[at] === '!') at++;
    for (let first = true; first || text[at] !== ']'; first = false) at += text[at] === '\\' ? 2 : 1;
    return at + 1;
  }
  if (char === '*') {
    let at = from + 1;
    while (text[at] === '*') at++;
    return at;
  }
  if (char !== '{') return from + 1;
  let at = from + 1;
  while (text[at] !== '}') at = pieceEnd(text, at);
  return at + 1;
}

const pieces = (text: string): readonly string[] => {
  const out: string[] = [];
  for (let at = 0; at < text.length; at = pieceEnd(text, at)) out.push(text.slice(at, pieceEnd(text, at)));
  return out;
};

/** `{a,b}` → `a`, `b`. */
function branches(brace: string): readonly string[] {
  const out = [''];
  for (const piece of pieces(brace.slice(1, -1)))
    if (piece === ',') out.push('');
    else out[out.length - 1] += piece;
  return out;
}

/**
 * Braces of characters and their like (`@{pid}` is seven of them) stay: they are one segment however they are written. All
 * others tell places apart.
 */
const tellsPlaces = (brace: string): boolean =>
  brace.includes('/') || branches(brace).some((branch) => !pieces(branch).some((p) => /^[[{*?]/.test(p)));

function expand(text: string): readonly string[] {
  let out = [''];
  for (const piece of pieces(text)) {
    const choices = piece.startsWith('{') && tellsPlaces(piece) ? branches(piece).flatMap(expand) : [piece];
    if (out.length * choices.length > MOST) return [text];
    out = out.flatMap((before) => choices.map((choice) => joined(before, choice)));
  }
  return [...new Set(out)];
}

/** `*` and `*` that meet where braces were are one, and no `**`. */
function joined(before: string, after: string): string {
  const ending = /^\*+$/.exec(pieces(before).at(-1) ?? '')?.[0];
  const beginning = /^\*+/.exec(after)?.[0];
  if (ending === undefined || beginning === undefined) return before + after;
  const run = ending.length > 1 || beginning.length > 1 ? '**' : '*';
  return before.slice(0, -ending.length) + run + after.slice(beginning.length);
}

/** Braces can be filled in so that no path is meant: `/a/{,b}` is `/a/b` only, for no path ends in a slash. */
const keepsItsMeaning = (text: string): boolean => /^\/(?!$)(?!.*\/\/)[^]*[^/]$|^\/$/s.test(text);

function split(text: string, glob: Glob): Alternative {
  const segments: Segment[] = [];
  let current: string[] = [];
  const close = (): void => {
    if (current.length > 0) segments.push(segmentOf(current));
    current = [];
  };
  for (const piece of pieces(text)) {
    if (piece === '/') close();
    else current.push(piece);
  }
  close();
  const names = segments.findIndex((segment) => segment.kind !== 'name');
  const fixed = names < 0 ? segments : segments.slice(0, names);
  const base = `/${fixed.map((segment) => (segment.kind === 'name' ? segment.name : '')).join('/')}`;
  return { base, rest: names < 0 ? [] : segments.slice(names), glob };
}

function segmentOf(parts: readonly string[]): Segment {
  const text = parts.join('');
  if (/^\*\*+$/.test(text)) return { kind: 'deep', text: '**', whole: true };
  // Braces that were left in one piece may hold slashes or `**`.
  if (/\*\*/.test(text) || parts.some((p) => p.startsWith('{') && p.includes('/')))
    return { kind: 'deep', text, whole: false };
  if (parts.some((p) => /^[[{*?]/.test(p))) return { kind: 'pattern', text };
  return { kind: 'name', name: parts.map((p) => (p.startsWith('\\') ? p.slice(1) : p)).join('') };
}

/** All below a plain directory, and nothing else. */
export const isWholeTree = ({ rest }: Alternative): boolean =>
  rest.length === 1 && rest[0]?.kind === 'deep' && rest[0].whole;
