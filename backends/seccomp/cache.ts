/**
 * The kernel's action cache (≥ 5.11): at installation it emulates each filter for each number (`seccomp_is_const_allow`,
 * kernel/seccomp.c), and a number that is allowed whatever the arguments never runs the filter again.
 */
import { type ArchPlane, Diagrams, type FilterModel, Meanings, OverBudget, isEntry } from '../../compiler/index.js';
import { ALU_AND_K, ARCH_OFFSET, JA, LD_W_ABS, NR_OFFSET, RET_K, comparisonOf, usesX } from './opcodes.js';
import type { CompiledFilter, Program } from './program.js';
import { RET_ALLOW } from './returns.js';

/**
 * The emulator's verdict. (Kernels ≥ 6.14 also cache x86_64's uretprobe and uprobe, whatever the filter says.) Anything but LD nr, LD arch, tests and masks of constants on the path
 * makes it give up.
 */
export function isConstantAllow(program: Program, audit: number, nr: number): boolean {
  let value = 0;
  for (let pc = 0; pc < program.length; pc++) {
    const { code, jt, jf, k } = program[pc]!;
    switch (code) {
      case LD_W_ABS:
        if (k === NR_OFFSET) value = nr;
        else if (k === ARCH_OFFSET) value = audit;
        else return false;
        continue;
      case RET_K:
        return k === RET_ALLOW; // exactly: data bits, too, keep it out
      case JA:
        pc += k;
        continue;
      case ALU_AND_K:
        value = (value & k) >>> 0;
        continue;
    }
    const comparison = usesX(code) ? undefined : comparisonOf(code);
    switch (comparison) {
      case 'jeq':
        pc += value === k ? jt : jf;
        break;
      case 'jge':
        pc += value >= k ? jt : jf;
        break;
      case 'jgt':
        pc += value > k ? jt : jf;
        break;
      case 'jset':
        pc += (value & k) !== 0 ? jt : jf;
        break;
      case undefined:
        return false;
    }
  }
  return false;
}

/** Whether the bitmap can have the number at all: it spans the native table, so x32's (and `-1`) lie beyond it. */
const inBitmap = ({ arch }: ArchPlane, nr: number): boolean => nr <= arch.lastNumber;

/**
 * The numbers of one architecture that stay out of the filters once these are installed. Stacked filters and their bitmaps:
 * a number is cached where every filter allows it.
 */
export function cachedNumbers(programs: readonly Program[], plane: ArchPlane): ReadonlySet<number> {
  const found = new Set<number>();
  for (let nr = 0; inBitmap(plane, nr); nr++)
    if (programs.every((program) => isConstantAllow(program, plane.arch.audit, nr))) found.add(nr);
  return found;
}

export interface Uncached {
  readonly plane: ArchPlane;
  readonly nr: number;
}

/**
 * Numbers that the model allows whatever the arguments, and that these programs nevertheless keep out of the cache: none, in
 * what polc generates. Entries too large for the budget are skipped.
 */
export function uncachedAllows(
  model: FilterModel,
  { programs }: Pick<CompiledFilter, 'programs'>,
  budget?: number,
): readonly Uncached[] {
  const found: Uncached[] = [];
  let meanings = new Meanings(new Diagrams(budget));
  for (const plane of model.arches) {
    const cached = cachedNumbers(programs, plane);
    for (const { from, to, entry } of plane.ranges) {
      if (!inBitmap(plane, from)) break;
      try {
        const answer = isEntry(entry) ? meanings.entry(entry) : meanings.answer(entry);
        if (answer !== meanings.answer({ kind: 'allow' })) continue;
      } catch (error) {
        if (!(error instanceof OverBudget)) throw error;
        meanings = new Meanings(new Diagrams(budget));
        continue;
      }
      for (let nr = from; nr <= to && inBitmap(plane, nr); nr++) if (!cached.has(nr)) found.push({ plane, nr });
    }
  }
  return found;
}
