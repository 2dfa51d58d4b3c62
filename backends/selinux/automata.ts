/** Regular expressions of a base's file_contexts → automata of the form compiler/glob.ts has, and whether two of them meet. */
import { type Glob, withWalk } from '../../compiler/index.js';

type Automaton = Glob['automaton'];
type ByteSet = readonly boolean[];

const setOf = (has: (byte: number) => boolean): ByteSet => Array.from({ length: 256 }, (_, b) => b !== 0 && has(b));
const ANY = setOf(() => true);
const singles = new Map<number, ByteSet>();
function single(byte: number): ByteSet {
  let set = singles.get(byte);
  if (!set) singles.set(byte, (set = setOf((b) => b === byte)));
  return set;
}

const CLASSES: Readonly<Record<string, (b: number) => boolean>> = {
  d: (b) => b >= 0x30 && b <= 0x39,
  w: (b) => /\w/.test(String.fromCharCode(b)),
  s: (b) => b === 0x20 || (b >= 9 && b <= 13),
};

class Unsupported extends Error {}

/** Thompson's construction by recursive descent. What it does not know (assertions, references) it refuses. */
class Compiler {
  readonly steps: { set: ByteSet; next: number }[][] = [];
  readonly empty: number[][] = [];
  private at = 0;
  constructor(private readonly text: string) {}

  compile(): Automaton {
    const start = this.fresh();
    const end = this.alternatives(start);
    if (this.at < this.text.length) throw new Unsupported();
    const accept = this.fresh();
    this.empty[end]?.push(accept);
    return { steps: this.steps, empty: this.empty, accept };
  }

  private fresh(): number {
    this.steps.push([]);
    this.empty.push([]);
    return this.steps.length - 1;
  }

  private alternatives(from: number): number {
    const ends: number[] = [];
    for (;;) {
      const start = this.fresh();
      this.empty[from]?.push(start);
      ends.push(this.sequence(start));
      if (this.text[this.at] !== '|') break;
      this.at++;
    }
    const join = this.fresh();
    for (const end of ends) this.empty[end]?.push(join);
    return join;
  }

  private sequence(from: number): number {
    let state = from;
    while (this.at < this.text.length && this.text[this.at] !== '|' && this.text[this.at] !== ')')
      state = this.quantified(state);
    return state;
  }

  private quantified(from: number): number {
    const begin = this.at;
    let end = this.atom(from);
    const finish = this.at;
    const [least, most] = this.quantifier();
    if (least === 1 && most === 1) return end;
    const after = this.at;
    const again = (start: number): number => {
      this.at = begin;
      const next = this.atom(start);
      this.at = finish;
      return next;
    };
    const out = this.fresh();
    if (least === 0) this.empty[from]?.push(out);
    for (let i = 1; i < least; i++) end = again(end);
    this.empty[end]?.push(out);
    if (most === Infinity) {
      const loop = this.fresh();
      this.empty[end]?.push(loop);
      const back = again(loop);
      this.empty[back]?.push(loop, out);
    } else
      for (let i = Math.max(least, 1); i < most; i++) {
        end = again(end);
        this.empty[end]?.push(out);
      }
    this.at = after;
    return out;
  }

  private quantifier(): readonly [number, number] {
    const rest = this.text.slice(this.at, this.at + 12);
    const found = /^(?:([?*+])|\{(\d{1,3})(?:(,)(\d{0,3}))?\})[?+]?/.exec(rest);
    if (!found) return [1, 1];
    this.at += found[0].length;
    if (found[1] !== undefined) return found[1] === '?' ? [0, 1] : [found[1] === '*' ? 0 : 1, Infinity];
    const least = Number(found[2]);
    return [least, found[3] === undefined ? least : found[4] === '' ? Infinity : Number(found[4])];
  }

  private atom(from: number): number {
    const char = this.text[this.at++] ?? '';
    if (char === '^' || char === '$') return from; // anchored at both ends anyway
    if (char === '(') {
      if (this.text[this.at] === '?') {
        if (this.text[this.at + 1] !== ':') throw new Unsupported();
        this.at += 2;
      }
      const end = this.alternatives(from);
      if (this.text[this.at++] !== ')') throw new Unsupported();
      return end;
    }
    const set =
      char === '.' ? ANY : char === '[' ? this.bracket() : char === '\\' ? this.escape() : single(char.charCodeAt(0));
    const next = this.fresh();
    this.steps[from]?.push({ set, next });
    return next;
  }

  private escape(): ByteSet {
    const char = this.text[this.at++] ?? '';
    const known = CLASSES[char.toLowerCase()];
    if (known) return setOf((b) => known(b) === (char === char.toLowerCase()));
    if (char === 'x') {
      const digits = /^[0-9a-f]{2}/i.exec(this.text.slice(this.at, this.at + 2));
      if (!digits) throw new Unsupported();
      this.at += 2;
      return single(parseInt(digits[0], 16));
    }
    if (/[A-Za-z0-9]/.test(char) || char === '') throw new Unsupported();
    return single(char.charCodeAt(0));
  }

  private bracket(): ByteSet {
    const close = this.text.indexOf(']', this.at + (this.text[this.at] === '^' ? 2 : 1));
    if (close < 0 || this.text.slice(this.at, close).includes('[:')) throw new Unsupported();
    const negated = this.text[this.at] === '^';
    if (negated) this.at++;
    const has = new Set<number>();
    while (this.at < this.text.length && (this.text[this.at] !== ']' || has.size === 0)) {
      const one = (): ByteSet =>
        this.text[this.at++] === '\\' ? this.escape() : single(this.text.charCodeAt(this.at - 1));
      const low = one();
      if (this.text[this.at] === '-' && this.text[this.at + 1] !== ']') {
        this.at++;
        const high = one().indexOf(true);
        for (let b = low.indexOf(true); b <= high; b++) has.add(b);
      } else low.forEach((is, b) => is && has.add(b));
    }
    this.at++;
    return setOf((b) => has.has(b) !== negated);
  }
}

/** A regular expression in the shape of a glob. One that polc can't read stands for everything below its plain beginning. */
export function regexGlob(regex: string): Glob {
  const plain = /^(?:\\[^A-Za-z0-9]|[^\\.^$?*+|[\](){}])*/.exec(regex)?.[0] ?? '';
  const whole = plain.length === regex.length;
  // A quantifier behind the plain part is about its last character, an alternative about all of it.
  const cut = whole ? plain : /\|/.test(regex.replace(/\([^()]*\)/g, '')) ? '' : plain.replace(/\\?[^]$/, '');
  const prefix = cut.replace(/\\(.)/g, '$1');
  return withWalk(
    { text: regex, literal: whole ? prefix : undefined, prefix },
    () => compile(regex) ?? compile(`${cut}.*`) ?? EVERYTHING,
  );
}

const EVERYTHING: Automaton = { steps: [[{ set: ANY, next: 0 }]], empty: [[]], accept: 0 };

function compile(regex: string): Automaton | undefined {
  try {
    return new Compiler(regex).compile();
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

/** Whether some path matches both: reachability over pairs of states, so it neither guesses nor gives up. */
export function meet(a: Glob, b: Glob): boolean {
  if (!a.prefix.startsWith(b.prefix) && !b.prefix.startsWith(a.prefix)) return false;
  if (a.literal !== undefined && b.literal !== undefined) return a.literal === b.literal;
  const [left, right] = [a.automaton, b.automaton];
  const width = right.steps.length;
  const seen = new Set<number>([0]);
  for (const pair of seen) {
    const [p, q] = [Math.floor(pair / width), pair % width];
    if (p === left.accept && q === right.accept) return true;
    for (const next of left.empty[p] ?? []) seen.add(next * width + q);
    for (const next of right.empty[q] ?? []) seen.add(p * width + next);
    for (const l of left.steps[p] ?? [])
      for (const r of right.steps[q] ?? []) if (common(l.set, r.set)) seen.add(l.next * width + r.next);
  }
  return false;
}

const commons = new WeakMap<ByteSet, WeakMap<ByteSet, boolean>>();
function common(a: ByteSet, b: ByteSet): boolean {
  if (a === b) return true;
  let inner = commons.get(a);
  if (!inner) commons.set(a, (inner = new WeakMap()));
  let answer = inner.get(b);
  if (answer === undefined) inner.set(b, (answer = a.some((is, byte) => is && byte !== 0 && b[byte] === true)));
  return answer;
}
