/** Diagrams as code: loads only what A does not hold yet, and takes the order of words whose code is the cheapest. */
import type { SyscallEntry } from '../../../compiler/index.js';
import { isAllowed, returnValue } from './answers.js';
import { type Block, type Blocks, reachable } from './blocks.js';
import { type Diagram, isLeaf } from './diagram.js';
import { constantAnswer, entryDiagrams } from './entries.js';
import { type Steps, wordSteps } from './word-tree.js';

const TOP = 0xffffffff;
/** Calls by which two orders of the words are compared. */
const SAMPLE = 64;

export interface EntryCode {
  readonly block: Block;
  /** Distinct combinations of ranges that are allowed: what a uniform weight is spread over. */
  readonly cells: number;
}

export interface Target {
  readonly blocks: Blocks;
  readonly endian: 'little' | 'big';
  readonly perInstruction: number;
}

export function entryCode(entry: SyscallEntry, target: Target): EntryCode {
  const constant = constantAnswer(entry);
  if (constant) {
    const k = returnValue(constant);
    return { block: target.blocks.answer(k), cells: Number(isAllowed(k)) };
  }
  let best: (EntryCode & { readonly cost: number }) | undefined;
  const diagrams = entryDiagrams(entry);
  for (const diagram of diagrams) {
    const cells = allowedCells(diagram);
    const block = codeOf(diagram, cells, target);
    const cost = diagrams.length === 1 ? 0 : price(block, allowedCalls(diagram, cells, SAMPLE), target);
    if (!best || cost < best.cost) best = { block, cells: cells.get(diagram)!, cost };
  }
  return best!; // entryDiagrams gives at least one
}

/** Where a word of the arguments lies in `struct seccomp_data`. */
const offsetOf = (word: number, endian: Target['endian']): number =>
  16 + 8 * (word >> 1) + ((word & 1) === (endian === 'little' ? 1 : 0) ? 4 : 0);

/** Allowed paths below each node: the uniform weight. Capped, for a chain has exponentially many. */
function allowedCells(root: Diagram): ReadonlyMap<Diagram, number> {
  const cells = new Map<Diagram, number>();
  for (const d of inOrder(root))
    cells.set(
      d,
      isLeaf(d)
        ? Number(isAllowed(d.leaf))
        : Math.min(
            d.to.reduce((sum, next) => sum + cells.get(next)!, 0),
            1e6,
          ),
    );
  return cells;
}

/** Everything below `root`, successors first (they are older). */
function inOrder(root: Diagram): readonly Diagram[] {
  const seen = new Set<Diagram>([root]);
  for (const d of seen) if (!isLeaf(d)) for (const next of d.to) seen.add(next);
  return [...seen].sort((a, b) => a.id - b.id);
}

/** What A holds: a word and-ed with `mask`; word −1 when nothing of use. */
interface Held {
  readonly word: number;
  readonly mask: number;
}

function codeOf(root: Diagram, cells: ReadonlyMap<Diagram, number>, target: Target): Block {
  const { blocks, endian, perInstruction } = target;
  const done = new Map<string, Block>();
  const stepsOf = new Map<string, Steps>();
  const keyOf = (d: Diagram, held: Held): string =>
    isLeaf(d) ? `${d.id}` : usable(d, held) ? `${d.id} ${held.mask}` : `${d.id} -`;
  // A stack of our own: the fallback chains are thousands of splits deep.
  const stack: { readonly d: Diagram; readonly held: Held }[] = [{ d: root, held: { word: -1, mask: 0 } }];
  while (stack.length > 0) {
    const { d, held } = stack.at(-1)!;
    const key = keyOf(d, held);
    if (done.has(key)) {
      stack.pop();
    } else if (isLeaf(d)) {
      done.set(key, blocks.answer(d.leaf));
    } else if (!usable(d, held)) {
      const loaded = { word: d.variable.word, mask: TOP };
      const body = done.get(keyOf(d, loaded));
      if (body) done.set(key, blocks.load(offsetOf(d.variable.word, endian), body));
      else stack.push({ d, held: loaded });
    } else {
      let steps = stepsOf.get(key);
      if (!steps) stepsOf.set(key, (steps = wordSteps(d, held.mask, (to) => cells.get(to)!, perInstruction)));
      const { word } = d.variable;
      const missing = ends(steps).filter((end) => !done.has(keyOf(end.to, { word, mask: end.held })));
      if (missing.length > 0) for (const end of missing) stack.push({ d: end.to, held: { word, mask: end.held } });
      else
        done.set(
          key,
          link(steps, (to, mask) => done.get(keyOf(to, { word, mask }))!, blocks),
        );
    }
  }
  return done.get(keyOf(root, { word: -1, mask: 0 }))!;
}

const usable = (d: Diagram, held: Held): boolean =>
  !isLeaf(d) && held.word === d.variable.word && (d.variable.mask & ~held.mask) === 0;

function ends(steps: Steps): readonly (Steps & { readonly kind: 'go' })[] {
  switch (steps.kind) {
    case 'go':
      return [steps];
    case 'and':
      return ends(steps.next);
    case 'test':
      return [...ends(steps.yes), ...ends(steps.no)];
  }
}

function link(steps: Steps, at: (to: Diagram, held: number) => Block, blocks: Blocks): Block {
  switch (steps.kind) {
    case 'go':
      return at(steps.to, steps.held);
    case 'and':
      return blocks.and(steps.k, link(steps.next, at, blocks));
    case 'test':
      return blocks.branch(steps.test, steps.k, link(steps.yes, at, blocks), link(steps.no, at, blocks));
  }
}

/** Instructions that the calls execute on average, and the length's price. */
function price(block: Block, calls: readonly (readonly number[])[], { endian, perInstruction }: Target): number {
  let executed = 0;
  for (const words of calls) {
    let a = 0;
    for (let at = block; at.kind !== 'return'; executed++) {
      if (at.kind === 'load') {
        const word = words.findIndex((_, w) => offsetOf(w, endian) === at.k);
        a = words[word]!;
        at = at.next;
      } else if (at.kind === 'and') {
        a = (a & at.k) >>> 0;
        at = at.next;
      } else {
        const holds = at.test === 'eq' ? a === at.k : at.test === 'ge' ? a >= at.k : (a & at.k) !== 0;
        at = holds ? at.yes : at.no;
      }
    }
  }
  return executed / (calls.length || 1) + perInstruction * reachable(block).length;
}

/** Arguments as 12 words, one call for each allowed cell; masked tests of one word are joined bit by bit. */
function allowedCalls(
  root: Diagram,
  cells: ReadonlyMap<Diagram, number>,
  limit: number,
): readonly (readonly number[])[] {
  const out: (readonly number[])[] = [];
  const visit = (d: Diagram, words: readonly number[]): void => {
    if (out.length >= limit || cells.get(d) === 0) return;
    if (isLeaf(d)) {
      out.push(words);
      return;
    }
    const { word, mask } = d.variable;
    d.to.forEach((next, i) => visit(next, words.with(word, ((words[word]! & ~mask) | d.from[i]!) >>> 0)));
  };
  visit(root, new Array<number>(12).fill(0));
  return out;
}
