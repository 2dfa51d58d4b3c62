/** Which rung of the ladder is suggested, given all that was seen: the fewest patterns that the evidence bears, no floor among them. */
import { ladderOf, type Rung, type Uses } from './ladder.js';
import { templateOf } from './temporary.js';

/**
 * How many different names bear a step. Writing takes twice as many: what is written opens a way to others (sepolgen charges
 * for write access, too).
 */
const BEARS = { extension: 3, directory: 4, subtree: 3 } as const;

export interface SuggestOptions {
  /** Directories that the run was about (where it was started, what it was given): all below them is suggested at once. */
  readonly work: readonly string[];
  /** Directories that were listed, and what lies in them is no secret: what was read there was chosen among the rest. */
  readonly chosenIn?: readonly string[];
}

/** @returns for each path the rung suggested for it; paths share rungs. The order of `paths` does not matter. */
export function suggest(
  paths: readonly string[],
  uses: Uses,
  { work, chosenIn = [] }: SuggestOptions = { work: [] },
): ReadonlyMap<string, Rung> {
  const cost = uses.writes ? 2 : 1;
  const shared = new Map<string, Rung>();
  const ladders = new Map(paths.map((path) => [path, climbable(path, uses, shared)]));
  const borne = new Map<string, number>();
  /** Rungs that enough different names stand on. */
  const counts = new Map<string, Set<string>>();
  for (const [path, ladder] of ladders) {
    const template = templateOf(path);
    for (const { step, pattern } of ladder) {
      if (step !== 'extension' && step !== 'directory' && step !== 'subtree') continue;
      const name = step === 'subtree' ? childFolder(template, pattern) : template;
      if (name !== undefined) counts.set(pattern, (counts.get(pattern) ?? new Set()).add(name));
      borne.set(pattern, BEARS[step] * cost);
    }
  }
  const isBorne = ({ pattern }: Rung): boolean => (counts.get(pattern)?.size ?? 0) >= (borne.get(pattern) ?? Infinity);
  const workTrees = new Set(work.map((directory) => `${templateOf(directory)}/**`));
  // What is given to be read is an example of what lies beside it.
  const examples = uses.writes || uses.executes ? [] : [...work, ...chosenIn];
  const given = new Set(examples.map((directory) => `${templateOf(directory)}/*`));
  const out = new Map<string, Rung>();
  for (const [path, ladder] of ladders) {
    const [literal, ...rest] = ladder;
    if (!literal) continue;
    const chosen =
      [...rest].reverse().find((rung) => rung.step === 'subtree' && workTrees.has(rung.pattern)) ??
      [...rest].reverse().find(isBorne) ??
      rest.find((rung) => rung.step === 'directory' && given.has(rung.pattern)) ??
      rest.find((rung) => rung.step === 'name') ??
      literal;
    out.set(path, chosen);
  }
  return out;
}

/** The rungs before any floor. `shared`: those that came before; what lies in one folder has most of them in common. */
function climbable(path: string, uses: Uses, shared: Map<string, Rung>): readonly Rung[] {
  const rungs = ladderOf(path, uses).flatMap((rung) => {
    if (rung.floor !== undefined) return [];
    if (rung.step === 'literal' || rung.step === 'name') return [rung];
    const key = `${rung.step} ${rung.pattern}`;
    const known = shared.get(key) ?? rung;
    shared.set(key, known);
    return [known];
  });
  return rungs.slice(); // without the room that what grew has for more: there is one for each path
}

/** Of a path deeper below `BASE/**`: the folder in BASE that it lies in. What lies in BASE itself says nothing of the tree. */
function childFolder(template: string, subtree: string): string | undefined {
  const below = template.slice(subtree.length - '**'.length);
  const cut = below.indexOf('/');
  return cut < 0 ? undefined : below.slice(0, cut);
}
