/** Steps of a rule's paths up and down the learner's ladder (DESIGN §4), by what was seen or else by the pattern itself. */
import { globCovers, matches } from '../compiler/index.js';
import { literalBytes, type PathItem, type Rule, type StringLiteral } from '../dsl/index.js';
import { ladderOf, type Rung, type Uses } from '../tracer/learn/index.js';
import { pattern } from './facts.js';

export interface SeenRung extends Rung {
  /** How many of the paths that runs reached it matches. */
  readonly seen: number;
}

export interface Ladder {
  /** Narrowest first; the rule's own pattern is one of them. */
  readonly rungs: readonly SeenRung[];
  readonly at: number;
}

/** The paths of a rule that may be generalised: strings of file, exec and unix rules. */
export function pathsOf(rule: Rule): readonly PathItem[] {
  const { body } = rule;
  return body.kind === 'file' || body.kind === 'exec' || body.kind === 'unix' ? body.paths : [];
}

/**
 * The ladder of one path of a rule; undefined for what has none: lists, abstract sockets.
 * @param seen paths that runs reached
 */
export function ladderFor(rule: Rule, item: PathItem, seen: readonly string[]): Ladder | undefined {
  if (item.kind !== 'string' || (!item.value.startsWith('/') && !item.value.startsWith('@{'))) return undefined;
  const glob = pattern(item.value);
  if (!glob) return undefined;
  const matching = glob.literal === undefined ? seen.filter((path) => matches(glob, path)) : [glob.literal];
  const start = glob.literal ?? matching[0];
  const own: Rung = { step: glob.literal === undefined ? 'name' : 'literal', pattern: item.value };
  const climbed = start === undefined ? above(item.value, usesOf(rule)) : ladderOf(start, usesOf(rule));
  // Below: what was seen, as far as it is narrower. Above: what holds all of the pattern.
  const others = climbed.filter((rung) => rung.pattern !== item.value);
  const wider = others.filter((rung) => covers(rung.pattern, item));
  const narrower = others.filter((rung) => !wider.includes(rung) && within(rung.pattern, item));
  const known = climbed.find((rung) => rung.pattern === item.value);
  // Counted when somebody asks: most who want the ladder only climb it.
  const rungs = [...narrower, known ?? own, ...wider].map((rung) => ({
    ...rung,
    get seen() {
      const opened = pattern(rung.pattern);
      return opened ? seen.filter((path) => matches(opened, path)).length : 0;
    },
  }));
  return { rungs, at: narrower.length };
}

/** A pattern of which nothing was seen: the directories above its first wildcard. */
function above(value: string, uses: Uses): readonly Rung[] {
  const cut = value.search(/(?<!\\)[*?[{]/);
  const directory = value.slice(0, value.lastIndexOf('/', cut === -1 ? value.length : cut));
  if (directory.includes('@{')) return [];
  return ladderOf(`${literalBytes(directory)}/x`, uses).filter(
    (rung) => rung.step === 'directory' || rung.step === 'subtree',
  );
}

function covers(outer: string, inner: StringLiteral): boolean {
  const [a, b] = [pattern(outer), pattern(inner.value)];
  return a !== undefined && b !== undefined && globCovers(a, b);
}

function within(inner: string, outer: StringLiteral): boolean {
  const [a, b] = [pattern(outer.value), pattern(inner)];
  return a !== undefined && b !== undefined && globCovers(a, b);
}

const WRITES = ['write', 'append', 'create', 'delete', 'rename', 'link', 'modify', 'attributes'];

export function usesOf({ body }: Rule): Uses {
  const has = (names: readonly string[]) => body.kind === 'file' && body.ops.some((op) => names.includes(op.text));
  return { writes: has(WRITES), executes: body.kind === 'exec' || has(['map']) };
}
