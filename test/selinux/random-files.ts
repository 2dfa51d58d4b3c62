/** Random policies on files whose patterns overlap, and paths that fall into and beside them. Deterministic by seed. */
import type { Glob } from '../../compiler/index.js';

/** xorshift32: enough for tests, and the same everywhere. */
export class Random {
  #state: number;
  constructor(seed: number) {
    this.#state = (seed * 2654435761) >>> 0 || 1;
  }
  below(limit: number): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x >>> 0;
    return this.#state % limit;
  }
  of<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  }
  some<T>(items: readonly T[], most: number): readonly T[] {
    return [...new Set(Array.from({ length: 1 + this.below(most) }, () => this.of(items)))];
  }
}

const WORDS = [
  'a',
  'b',
  'ab',
  'log',
  'x.y',
  'a b',
  'q\\"q',
  "p'p",
  'back\\\\\\\\slash',
  'n\\nl',
  '\\xe9\\xff',
  '#c',
  '(r)',
  '+',
  '$',
  '^',
  '|',
  ';allow',
  '%41',
  '\\x7f',
  'tab\\tx',
];
const PIECES = ['*', 'a*', '*b', '?', '[ab]', '[^a]', '{a,b}', '*.*', '{a,ab}*', '[a-c]?', 'a?', '{,x}b', '\\*', '\\{'];
const TAILS = ['', '', '/**', '/*', '/**/a', '/a**', '{,/**}', '/{a,b/c}'];
const OPS = [
  'read',
  'list',
  'write',
  'append',
  'create',
  'delete',
  'rename',
  'link',
  'attributes',
  'lock',
  'map',
  'modify',
  'stat',
];

export function randomGlob(random: Random): string {
  const segments = Array.from({ length: 1 + random.below(3) }, () =>
    random.below(3) === 0 ? random.of(PIECES) : random.of(WORDS.slice(0, random.below(3) === 0 ? WORDS.length : 4)),
  );
  return `/${segments.join('/')}${random.of(TAILS)}`;
}

export function randomPolicy(random: Random, name: string): string {
  const rules = Array.from({ length: 1 + random.below(6) }, () => {
    const permit = random.below(3) > 0;
    const paths = random.some([0, 1], 2).map(() => `"${randomGlob(random)}"`);
    if (random.below(8) === 0) return `${permit ? 'allow' : 'deny'} exec ${paths.join(', ')}`;
    const owner = random.below(10) === 0 ? ' owner' : '';
    const log = permit && random.below(10) === 0 ? ' log' : '';
    return `${permit ? 'allow' : 'deny'} ${random.some(OPS, 3).join(', ')} ${paths.join(', ')}${owner}${log}`;
  });
  const otherwise = random.below(12) === 0 ? '  otherwise allow\n' : '';
  return `profile ${name} {\n${otherwise}  ${rules.join('\n  ')}\n}\n`;
}

const NAMES = [
  'a',
  'b',
  'ab',
  'c',
  'log',
  'x.y',
  'a b',
  'q"q',
  "p'p",
  'back\\slash',
  'n\nl',
  '\xe9\xff',
  '#c',
  '(r)',
  '+',
  '$',
  '^',
  '|',
  ';allow',
  'aa',
  'bb',
  'a\n',
  '*',
  '{',
  'xb',
  'axb',
  '%41',
  '\x7f',
  'tab\tx',
];
export const randomPath = (random: Random): string =>
  `/${Array.from({ length: 1 + random.below(4) }, () => random.of(random.below(2) === 0 ? NAMES.slice(0, 4) : NAMES)).join('/')}`;

/** A path that the pattern matches, or one beside it: a random walk through its automaton. */
export function pathOf(random: Random, glob: Glob): string {
  const { steps, empty, accept } = glob.automaton;
  let states = new Set([0]);
  let path = '';
  for (let i = 0; i < 60; i++) {
    for (const state of states) for (const next of empty[state] ?? []) states.add(next);
    if (states.has(accept) && random.below(3) > 0) break;
    const options = [...states].flatMap((state) => steps[state] ?? []);
    if (options.length === 0) break;
    const { set } = random.of(options);
    const likely = [...'ab/xy.c\n'].map((c) => c.charCodeAt(0)).filter((b) => set[b]);
    const byte = likely.length > 0 && random.below(6) > 0 ? random.of(likely) : set.indexOf(true, random.below(120));
    if (byte <= 0) continue;
    path += String.fromCharCode(byte);
    states = new Set(
      [...states].flatMap((state) => (steps[state] ?? []).filter((s) => s.set[byte]).map((s) => s.next)),
    );
  }
  const clean = path.replace(/\/+/g, '/').replace(/\/$/, '');
  return /^\/./.test(clean) && !/(^|\/)\.\.?(\/|$)/.test(clean) ? clean : randomPath(random);
}
