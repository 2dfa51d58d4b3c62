/**
 * Path globs, AppArmor's: `*` within a segment, `**` across segments, `?` one byte but `/`, `[…]`, `{a,b}`. Patterns and paths
 * are byte strings. Matching simulates a nondeterministic automaton: linear in the path, whatever the pattern.
 *
 * As in AppArmor (apparmor.d(5), parser/parser_regex.c), `*` and `**` right after a `/` and at the end of the pattern or
 * before another `/`, match at least one byte: `/a/*` and `/a/**` do not match `/a/`.
 */

import { DEAD, searchPairs, Walk, type Automaton, type ByteSet, type Found } from './glob-walk.js';

type Element =
  | { readonly kind: 'set'; readonly set: ByteSet }
  | { readonly kind: 'star'; readonly set: ByteSet } // zero or more
  | { readonly kind: 'choice'; readonly of: readonly (readonly Element[])[] };

export interface Glob {
  readonly text: string;
  /** The path itself where the pattern has no wildcard. */
  readonly literal: string | undefined;
  /** What every match starts with. */
  readonly prefix: string;
  readonly automaton: Automaton;
  readonly walk: Walk;
}

export type GlobProblem = { readonly problem: string };

const byteSet = (has: (byte: number) => boolean): ByteSet => Array.from({ length: 256 }, (_, b) => has(b));
const NOT_SLASH = byteSet((b) => b !== 0x2f && b !== 0);
const ANY = byteSet((b) => b !== 0);
const single = new Map<number, ByteSet>();
const brackets = new Map<string, ByteSet>();
function one(byte: number): ByteSet {
  let set = single.get(byte);
  if (!set) single.set(byte, (set = byteSet((b) => b === byte)));
  return set;
}

class Parser {
  private at = 0;
  constructor(
    private readonly text: string,
    private readonly maxNesting = 16,
  ) {}

  parse(): readonly Element[] | GlobProblem {
    try {
      const elements = this.sequence(0);
      if (this.at < this.text.length) return { problem: `unexpected \`${this.text[this.at]}\`` };
      return elements;
    } catch (error) {
      if (error instanceof GlobSyntaxError) return { problem: error.message };
      throw error;
    }
  }

  private sequence(depth: number): readonly Element[] {
    if (depth > this.maxNesting) throw new GlobSyntaxError(`braces nested deeper than ${this.maxNesting}`);
    const out: Element[] = [];
    let afterSlash = false;
    for (; this.at < this.text.length;) {
      const char = this.text[this.at]!;
      if (depth > 0 && (char === ',' || char === '}')) break;
      this.at++;
      if (char === '*') {
        const deep = this.text[this.at] === '*';
        while (this.text[this.at] === '*') this.at++;
        const set = deep ? ANY : NOT_SLASH;
        const next = this.text[this.at];
        // At least one byte, the first not a slash. (Before `}` or `,` AppArmor does not ask for it.)
        if (afterSlash && (next === undefined || next === '/')) out.push({ kind: 'set', set: NOT_SLASH });
        out.push({ kind: 'star', set });
      } else if (char === '?') out.push({ kind: 'set', set: NOT_SLASH });
      else if (char === '[') out.push({ kind: 'set', set: this.bracket() });
      else if (char === '{') out.push(this.braces(depth));
      else if (char === '\\') {
        const escaped = this.text[this.at++];
        if (escaped === undefined) throw new GlobSyntaxError('a backslash at the end');
        out.push({ kind: 'set', set: one(escaped.charCodeAt(0)) });
      } else out.push({ kind: 'set', set: one(char.charCodeAt(0)) });
      afterSlash = char === '/';
    }
    return out;
  }

  private braces(depth: number): Element {
    const of: (readonly Element[])[] = [];
    for (;;) {
      of.push(this.sequence(depth + 1));
      const char = this.text[this.at++];
      if (char === '}') return { kind: 'choice', of };
      if (char !== ',') throw new GlobSyntaxError('`{` without `}`');
    }
  }

  private bracket(): ByteSet {
    const start = this.at;
    const negated = this.text[this.at] === '^' || this.text[this.at] === '!';
    if (negated) this.at++;
    const has = new Set<number>();
    let first = true;
    for (;;) {
      let char = this.text[this.at++];
      if (char === undefined) throw new GlobSyntaxError('`[` without `]`');
      if (char === ']' && !first) break;
      first = false;
      if (char === '\\') char = this.text[this.at++];
      if (char === undefined) throw new GlobSyntaxError('`[` without `]`');
      const low = char.charCodeAt(0);
      let high = low;
      if (this.text[this.at] === '-' && this.text[this.at + 1] !== ']' && this.text[this.at + 1] !== undefined) {
        this.at++;
        let end = this.text[this.at++]!;
        if (end === '\\') end = this.text[this.at++] ?? '';
        high = end.charCodeAt(0);
        if (!(high >= low)) throw new GlobSyntaxError(`the range \`${char}-${end}\` runs backwards`);
      }
      for (let b = low; b <= high; b++) has.add(b);
    }
    // `[0-9]` stands dozens of times behind `@{pid}` and `@{uid}`.
    const text = this.text.slice(start, this.at);
    let set = brackets.get(text);
    if (!set) brackets.set(text, (set = byteSet((b) => b !== 0 && b !== 0x2f && has.has(b) !== negated)));
    return set;
  }
}

class GlobSyntaxError extends Error {}

function build(elements: readonly Element[]): Automaton {
  const steps: { set: ByteSet; next: number }[][] = [[]];
  const empty: number[][] = [[]];
  const fresh = (): number => {
    steps.push([]);
    empty.push([]);
    return steps.length - 1;
  };
  const chain = (from: number, sequence: readonly Element[]): number => {
    let state = from;
    for (const element of sequence) {
      if (element.kind === 'set') {
        const next = fresh();
        steps[state]!.push({ set: element.set, next });
        state = next;
      } else if (element.kind === 'star') {
        const loop = fresh();
        empty[state]!.push(loop);
        steps[loop]!.push({ set: element.set, next: loop });
        state = fresh();
        empty[loop]!.push(state);
      } else {
        const join = element.of.map((branch) => {
          const start = fresh();
          empty[state]!.push(start);
          return chain(start, branch);
        });
        const end = fresh();
        for (const last of join) empty[last]!.push(end);
        state = end;
      }
    }
    return state;
  };
  const accept = chain(0, elements);
  return { steps, empty, accept };
}

/** Parses a pattern; never throws. */
export function parseGlob(text: string): Glob | GlobProblem {
  const elements = new Parser(text).parse();
  if ('problem' in elements) return elements;
  const prefix: string[] = [];
  for (const element of elements) {
    const byte = element.kind === 'set' ? element.set.indexOf(true) : -1;
    if (byte < 0 || element.kind !== 'set' || element.set.lastIndexOf(true) !== byte) break;
    prefix.push(String.fromCharCode(byte));
  }
  const literal = prefix.length === elements.length ? prefix.join('') : undefined;
  return withWalk({ text, literal, prefix: prefix.join('') }, () => build(elements));
}

/** Both are made when somebody asks. */
export function withWalk(glob: Omit<Glob, 'automaton' | 'walk'>, build: () => Automaton): Glob {
  let automaton: Automaton | undefined;
  let walk: Walk | undefined;
  return {
    ...glob,
    get automaton() {
      return (automaton ??= build());
    },
    get walk() {
      return (walk ??= new Walk(this.automaton));
    },
  };
}

export const matches = ({ literal, prefix, walk }: Glob, path: string): boolean => {
  if (literal !== undefined) return literal === path;
  return path.startsWith(prefix) && walk.accepts(walk.along(path));
};

/** Whether some longer path that begins with `start` matches. */
export const matchesBelow = ({ walk }: Glob, start: string): boolean => walk.goesOn(walk.along(start));

const prefixesMeet = (a: Glob, b: Glob): boolean => a.prefix.startsWith(b.prefix) || b.prefix.startsWith(a.prefix);

function meet(a: Glob, b: Glob): Found {
  const none: Found = { path: undefined, gaveUp: false };
  if (!prefixesMeet(a, b)) return none;
  if (a.literal !== undefined) return matches(b, a.literal) ? { ...none, path: a.literal } : none;
  if (b.literal !== undefined) return matches(a, b.literal) ? { ...none, path: b.literal } : none;
  const [short, { prefix }] = a.prefix.length > b.prefix.length ? [b, a] : [a, b];
  // Most end here, and only one automaton had to be built.
  if (short.walk.along(prefix) === DEAD) return none;
  const both = (inA: boolean, inB: boolean): boolean => inA && inB;
  return searchPairs(a.walk, b.walk, prefix, both, (inA, inB) => inA !== DEAD && inB !== DEAD);
}

/** A path that both match, or `undefined`; also where finding one would take too long. */
export const commonPath = (a: Glob, b: Glob): string | undefined => meet(a, b).path;

/** Whether some path may match both: `true` in doubt, so that nobody takes two patterns for apart that are not. */
export function mayMeet(a: Glob, b: Glob): boolean {
  if (a.text === b.text) return true;
  const { path, gaveUp } = meet(a, b);
  return path !== undefined || gaveUp;
}

/** Whether every path of `inner` is one of `outer`; `false` also where finding out would take too long. */
export function covers(outer: Glob, inner: Glob): boolean {
  if (inner.literal !== undefined) return matches(outer, inner.literal);
  if (outer.literal !== undefined || !inner.prefix.startsWith(outer.prefix)) return false;
  if (outer.walk.along(inner.prefix) === DEAD) return false;
  const only = (inInner: boolean, inOuter: boolean): boolean => inInner && !inOuter;
  const { path, gaveUp } = searchPairs(inner.walk, outer.walk, inner.prefix, only, (inInner) => inInner !== DEAD);
  return path === undefined && !gaveUp;
}
