/** A model as one graph of blocks: LD arch, a test for each architecture, LD nr, its numbers. */
import type { FilterModel, SyscallEntry } from '../../../compiler/index.js';
import { returnValue } from './answers.js';
import { type EntryCode, type Target, entryCode } from './argument-code.js';
import { type Block, Blocks } from './blocks.js';
import { type WeightOptions, numberCode } from './numbers.js';

/** Offsets in `struct seccomp_data` (linux/seccomp.h). */
const NR = 0;
const ARCH = 4;

/** What one more instruction costs, in instructions executed per call: a program of 100 more may run 0.15 longer. */
export const PER_INSTRUCTION = 0.0015;

export function endianOf(model: FilterModel): 'little' | 'big' {
  const [first, ...others] = new Set(model.arches.map((p) => p.arch.endian));
  if (others.length > 0) throw new RangeError('one filter can not serve architectures of both byte orders');
  return first ?? 'little';
}

export function filterBlock(model: FilterModel, options: WeightOptions): Block {
  const target: Target = { blocks: new Blocks(), endian: endianOf(model), perInstruction: PER_INSTRUCTION };
  const known = new Map<SyscallEntry, EntryCode>();
  const codeOf = (entry: SyscallEntry): EntryCode => {
    let code = known.get(entry);
    if (!code) known.set(entry, (code = entryCode(entry, target)));
    return code;
  };
  const { blocks } = target;
  const root = model.arches.reduceRight<Block>(
    (others, plane) =>
      blocks.branch('eq', plane.arch.audit, blocks.load(NR, numberCode(plane, codeOf, target, options)), others),
    blocks.answer(returnValue(model.otherArch)),
  );
  return blocks.load(ARCH, root);
}
