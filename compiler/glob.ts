/**
 * Path globs, AppArmor's: `*` within a segment, `**` across segments, `?` one byte but `/`, `[…]`, `{a,b}`. Patterns and paths
 * are byte strings. Matching simulates a nondeterministic automaton: linear in the path, whatever the pattern.
 *
 * As in AppArmor (apparmor.d(5), parser/parser_regex.c), `*` and `**` right after a `/` and at the end of the pattern or
 * before another `/`, match at least one byte: `/a/*` and `/a/**` do not match `/a/`.
 */

/** A set of bytes: 256 bits. */
type ByteSet = readonly boolean[];

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
}

/** States are numbers; `steps[state]` lists (bytes, next); `empty[state]` the ε-moves; the last state accepts. */
interface Automaton {
  readonly steps: readonly (readonly { readonly set: ByteSet; readonly next: number }[])[];
  readonly empty: readonly (readonly number[])[];
  readonly accept: number;
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
  let automaton: Automaton | undefined;
  return {
    text,
    literal,
    prefix: prefix.join(''),
    get automaton() {
      return (automaton ??= build(elements));
    },
  };
}

function closure(automaton: Automaton, states: Iterable<number>): Set<number> {
  const seen = new Set<number>(states);
  for (const state of seen) for (const next of automaton.empty[state]!) seen.add(next);
  return seen;
}

function advance(automaton: Automaton, states: ReadonlySet<number>, byte: number): Set<number> {
  const next = new Set<number>();
  for (const state of states) for (const step of automaton.steps[state]!) if (step.set[byte]) next.add(step.next);
  return closure(automaton, next);
}

export function matches(glob: Glob, path: string): boolean {
  if (glob.literal !== undefined) return glob.literal === path;
  if (!path.startsWith(glob.prefix)) return false;
  const { automaton } = glob;
  let states = closure(automaton, [0]);
  for (let i = 0; i < path.length && states.size > 0; i++) states = advance(automaton, states, path.charCodeAt(i));
  return states.has(automaton.accept);
}

/** Whether some longer path that begins with `start` matches. */
export function matchesBelow({ automaton }: Glob, start: string): boolean {
  let states = closure(automaton, [0]);
  for (let i = 0; i < start.length && states.size > 0; i++) states = advance(automaton, states, start.charCodeAt(i));
  const ended = states.size === 1 && states.has(automaton.accept) && automaton.steps[automaton.accept]!.length === 0;
  return states.size > 0 && !ended;
}

const key = (states: ReadonlySet<number>): string => [...states].sort((a, b) => a - b).join(',');

/**
 * Walks the pairs of state sets that some path reaches in both automata. Bytes that no pattern tells apart are tried once.
 * @returns a path on which `found` holds, or `undefined`; also `undefined` beyond `budget` pairs (see `gaveUp`).
 */
function search(
  a: Automaton,
  b: Automaton,
  found: (inA: boolean, inB: boolean) => boolean,
  budget: number,
): { path: string | undefined; gaveUp: boolean } {
  const classes = representatives(a, b);
  const start = { a: closure(a, [0]), b: closure(b, [0]), path: '' };
  const seen = new Set([`${key(start.a)}|${key(start.b)}`]);
  const queue = [start];
  for (const pair of queue) {
    if (found(pair.a.has(a.accept), pair.b.has(b.accept))) return { path: pair.path, gaveUp: false };
    if (seen.size > budget) return { path: undefined, gaveUp: true };
    for (const byte of classes) {
      const next = {
        a: advance(a, pair.a, byte),
        b: advance(b, pair.b, byte),
        path: pair.path + String.fromCharCode(byte),
      };
      if (next.a.size === 0) continue; // both uses need a match in `a`
      const id = `${key(next.a)}|${key(next.b)}`;
      if (!seen.has(id)) {
        seen.add(id);
        queue.push(next);
      }
    }
  }
  return { path: undefined, gaveUp: false };
}

/** One byte of each class that the two automata's sets tell apart. */
function representatives(...automata: readonly Automaton[]): readonly number[] {
  const sets = [...new Set(automata.flatMap((m) => m.steps.flatMap((steps) => steps.map((s) => s.set))))];
  const bySignature = new Map<string, number>();
  // Letters first, so that example paths read well.
  const order = [...Array.from({ length: 255 }, (_, i) => i + 1)].sort(
    (x, y) => Number(!/[a-z0-9/]/.test(String.fromCharCode(x))) - Number(!/[a-z0-9/]/.test(String.fromCharCode(y))),
  );
  for (const byte of order) {
    const signature = sets.map((set) => (set[byte] ? '1' : '0')).join('');
    if (!bySignature.has(signature)) bySignature.set(signature, byte);
  }
  return [...bySignature.values()];
}

const prefixesMeet = (a: Glob, b: Glob): boolean => a.prefix.startsWith(b.prefix) || b.prefix.startsWith(a.prefix);

/** A path that both match, or `undefined`. */
export function commonPath(a: Glob, b: Glob): string | undefined {
  if (!prefixesMeet(a, b)) return undefined;
  if (a.literal !== undefined) return matches(b, a.literal) ? a.literal : undefined;
  if (b.literal !== undefined) return matches(a, b.literal) ? b.literal : undefined;
  return search(a.automaton, b.automaton, (inA, inB) => inA && inB, 20_000).path;
}

/** Whether every path of `inner` is one of `outer`; `false` also where finding out would take too long. */
export function covers(outer: Glob, inner: Glob): boolean {
  if (inner.literal !== undefined) return matches(outer, inner.literal);
  if (outer.literal !== undefined || !inner.prefix.startsWith(outer.prefix)) return false;
  const { path, gaveUp } = search(inner.automaton, outer.automaton, (inInner, inOuter) => inInner && !inOuter, 20_000);
  return path === undefined && !gaveUp;
}
