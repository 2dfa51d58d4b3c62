/** One architecture's numbers as code: weights, merged ranges, a search tree over them. */
import { type ArchPlane, type SyscallEntry, isEntry } from '../../../compiler/index.js';
import type { ArchName } from '../../../kernel/index.js';
import { RET_ALLOW, isAllowed, returnValue } from './answers.js';
import type { EntryCode, Target } from './argument-code.js';
import type { Block } from './blocks.js';
import { type Segment, type Tree, search } from './dispatch.js';

export interface WeightOptions {
  /** How often a syscall is called, in any unit. Default: all that are allowed equally often. */
  readonly weights?: (arch: ArchName, syscall: string) => number;
  /**
   * The kernel caches constant ALLOW answers (5.11 and later, kernel/seccomp.c `seccomp_cache_check_allow`), so it never
   * runs those paths: they weigh 1/64.
   */
  readonly cached?: boolean;
}

const CACHED = 1 / 64;
/** x32 numbers stand in x86_64's plane: bit 30. Few kernels have them at all. */
const X32 = 0x40000000;
const RARE = 1 / 64;
/** Weight that each allowed syscall gets beside a trace's counts, of their mean: what the trace missed still happens. */
const UNSEEN = 1e-4;
/** A syscall with many allowed argument values is called in more ways than one with a plain answer. */
const CELLS = 3;
/** A range of more numbers is no list of syscalls, but a default. */
const WIDE = 64;
/** Docker's profile has 70 segments; the search takes a few ms for 100. */
const EXACT = 100;

export function numberCode(
  plane: ArchPlane,
  codeOf: (entry: SyscallEntry) => EntryCode,
  target: Target,
  options: WeightOptions,
): Block {
  const weights = rangeWeights(plane, codeOf, options);
  const segments = plane.ranges.map(({ from, to, entry }, i): Segment => {
    const block = isEntry(entry) ? codeOf(entry).block : target.blocks.answer(returnValue(entry));
    const each = weights[i]! / (to - from + 1);
    const keys = [];
    if (each > 0 && to - from < WIDE) for (let value = from; value <= to; value++) keys.push({ value, weight: each });
    return { from, to, target: block.id, weight: weights[i]!, keys };
  });
  return link(search(segments, target.perInstruction, EXACT).tree, target);
}

function rangeWeights(
  plane: ArchPlane,
  codeOf: (entry: SyscallEntry) => EntryCode,
  { weights, cached }: WeightOptions,
): readonly number[] {
  const counts = plane.ranges.map(({ from, entry }) =>
    isEntry(entry) && weights
      ? weights(from >= X32 && plane.arch.name === 'x86_64' ? 'x32' : plane.arch.name, entry.name)
      : 0,
  );
  const mean = counts.reduce((sum, c) => sum + c, 0) / (counts.filter((c) => c > 0).length || 1);
  return plane.ranges.map(({ from, to, entry }, i) => {
    if (!isEntry(entry)) return 0;
    const { block, cells } = codeOf(entry);
    let weight = counts[i]! / (mean || 1);
    if (block.kind !== 'return' || isAllowed(block.k)) {
      const uniform = block.kind === 'return' ? 1 : Math.min(CELLS, Math.max(1, cells));
      weight += Math.min(to - from + 1, WIDE) * uniform * (weights && mean > 0 ? UNSEEN : 1);
    }
    if (from >= X32) weight *= RARE;
    if (cached && block.kind === 'return' && block.k === RET_ALLOW) weight *= CACHED;
    return weight;
  });
}

const link = (tree: Tree, target: Target): Block =>
  tree.test === undefined
    ? target.blocks.byId(tree.target)
    : target.blocks.branch(tree.test, tree.k, link(tree.yes, target), link(tree.no, target));
