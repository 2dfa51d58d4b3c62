/**
 * Model → programs. Mostly one; a model beyond the kernel's 4,096 instructions becomes several stacked filters. The kernel
 * runs all of a stack and the strictest answer wins (seccomp(2), kernel/seccomp.c `seccomp_run_filters`), and ALLOW is the
 * least strict: so each program answers its share of the numbers, or of one syscall's argument values, and allows the rest.
 */
import { type Answer, type FilterModel, type NumberRange, isEntry } from '../../compiler/index.js';
import { Generator, type WeightOptions } from './generate/index.js';
import type { CompiledFilter, Program } from './program.js';
import { cut } from './split-entry.js';
import { translatedLength } from './translated-length.js';

/** BPF_MAXINSNS. */
export const PROGRAM_LIMIT = 4096;
/** MAX_INSNS_PER_PATH of kernel/seccomp.c, in which each further filter counts 4 more; see `chainLength`. */
export const CHAIN_LIMIT = 32768;
const PER_FILTER = 4;

/** Even stacked, the kernel would not take it. `instructions`: as one program. `why`: a sentence for people. */
export interface TooLarge {
  readonly kind: 'too large';
  readonly instructions: number;
  readonly why: string;
}

export const isTooLarge = (result: CompiledFilter | TooLarge): result is TooLarge => 'kind' in result;

/**
 * @throws RangeError where the model has no architecture, or some of both byte orders.
 */
export function compileFilter(model: FilterModel, options: WeightOptions = {}): CompiledFilter | TooLarge {
  const generator = new Generator(endianOf(model), options);
  const whole = generator.program(model);
  const programs = whole.length <= PROGRAM_LIMIT ? [whole] : split(model, generator);
  if (!programs || chainLength(programs) > CHAIN_LIMIT) return tooLarge(model, whole.length, programs, generator);
  return { programs, endian: generator.endian, arches: [...new Set(model.arches.map((p) => p.arch.name))] };
}

function endianOf(model: FilterModel): 'little' | 'big' {
  const [first, ...others] = new Set(model.arches.map((p) => p.arch.endian));
  if (!first) throw new RangeError('a filter needs at least one architecture');
  if (others.length > 0) throw new RangeError('one filter can not serve architectures of both byte orders');
  return first;
}

/** What the kernel counts against CHAIN_LIMIT: the programs as it translates them. */
export const chainLength = (programs: readonly Program[]): number =>
  programs.reduce((sum, p) => sum + translatedLength(p), 0) + PER_FILTER * (programs.length - 1);

const ALLOW: Answer = { kind: 'allow' };

/** A range of numbers that some program of the stack has to answer. */
interface Item {
  readonly plane: number;
  readonly range: NumberRange;
  readonly size: number;
}

/** What a number costs beside its entry's own code: its tests in the search tree. */
const DISPATCH = 2;

/** `undefined` where an entry can not be cut small enough. */
function split(model: FilterModel, generator: Generator): readonly Program[] | undefined {
  const sizeOf = ({ entry }: NumberRange): number => DISPATCH + (isEntry(entry) ? generator.entrySize(entry) : 0);
  const items = model.arches.flatMap(({ ranges }, plane) =>
    ranges
      .filter(({ entry }) => isEntry(entry) || entry.kind !== 'allow')
      .flatMap((range) => cutItem({ plane, range, size: sizeOf(range) }, sizeOf)),
  );
  const programs: Program[] = [];
  const waiting = bins(items);
  while (waiting.length > 0) {
    const share = waiting.pop()!;
    // Only the first program has a say on other architectures: ALLOW in the others.
    const program = generator.program(shareOf(model, share, programs.length === 0 ? model.otherArch : ALLOW));
    if (program.length <= PROGRAM_LIMIT) programs.push(program);
    else if (share.length > 1) waiting.push(...cutInTwo(share));
    else return undefined;
    // No need for the rest: the kernel will not take so many.
    if (chainLength(programs) > 2 * CHAIN_LIMIT) return undefined;
  }
  return programs;
}

/** What most likely fits into a program beside the code that finds it. */
const ROOM = PROGRAM_LIMIT * 0.95;

/** An item as it is, or in parts that fit into a program each, where it can be cut. */
function cutItem(item: Item, sizeOf: (range: NumberRange) => number): readonly Item[] {
  const { plane, range, size } = item;
  if (size <= ROOM || size > 2 * CHAIN_LIMIT || !isEntry(range.entry)) return [item];
  const parts = cut(range.entry, Math.ceil(size / ROOM), (entry) => sizeOf({ ...range, entry }));
  if (!parts) return [item];
  return parts.flatMap((entry) => {
    const part = { ...range, entry };
    return cutItem({ plane, range: part, size: sizeOf(part) }, sizeOf);
  });
}

/** First fit, neighbours together: few programs, and each with few ranges of numbers to tell apart. */
function bins(items: readonly Item[]): (readonly Item[])[] {
  const open: { readonly items: Item[]; size: number }[] = [];
  for (const item of items) {
    // Two parts of one entry can not share a program; parts come in a row.
    let bin = open.find((b) => b.size + item.size <= ROOM && !isPartOf(b.items.at(-1), item));
    if (!bin) open.push((bin = { items: [], size: 0 }));
    bin.items.push(item);
    bin.size += item.size;
  }
  return open.map((b) => b.items);
}

const isPartOf = (a: Item | undefined, b: Item): boolean => a?.plane === b.plane && a.range.from === b.range.from;

const cutInTwo = (items: readonly Item[]): readonly (readonly Item[])[] => [
  items.slice(0, items.length >>> 1),
  items.slice(items.length >>> 1),
];

/** The model that answers these items as the whole one does, and allows everything else. */
function shareOf(model: FilterModel, items: readonly Item[], otherArch: Answer): FilterModel {
  const arches = model.arches.map(({ arch }, plane) => {
    const ranges: NumberRange[] = [];
    let next = 0;
    for (const { range } of items.filter((item) => item.plane === plane)) {
      if (range.from > next) ranges.push({ from: next, to: range.from - 1, entry: ALLOW });
      ranges.push(range);
      next = range.to + 1;
    }
    if (next <= 0xffffffff) ranges.push({ from: next, to: 0xffffffff, entry: ALLOW });
    return { arch, ranges };
  });
  return { name: model.name, arches, otherArch };
}

function tooLarge(
  model: FilterModel,
  instructions: number,
  programs: readonly Program[] | undefined,
  generator: Generator,
): TooLarge {
  const sizes = new Map<string, number>();
  for (const { arch, ranges } of model.arches)
    for (const { entry } of ranges)
      if (isEntry(entry)) sizes.set(`${entry.name} (${arch.name})`, generator.entrySize(entry));
  const top = [...sizes].sort((a, b) => b[1] - a[1]).slice(0, 3);
  const stacked = programs ? `, ${chainLength(programs)} when split into ${programs.length} filters` : '';
  return {
    kind: 'too large',
    instructions,
    why:
      `the filter takes ${instructions} instructions${stacked}; the kernel takes ${PROGRAM_LIMIT} a filter and ` +
      `${CHAIN_LIMIT} in all; most are for ${top.map(([name, size]) => `${name}: ${size}`).join(', ')}`,
  };
}
