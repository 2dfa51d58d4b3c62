/** Model → BPF. The generator shares no code with the proof (compiler/symbolic/, ../prove.ts) that checks what it writes. */
import type { FilterModel, SyscallEntry } from '../../../compiler/index.js';
import type { Program } from '../program.js';
import { entryCode } from './argument-code.js';
import { assemble } from './assemble.js';
import { Blocks, reachable } from './blocks.js';
import type { WeightOptions } from './numbers.js';
import { PER_INSTRUCTION, filterBlock } from './program.js';

export type { WeightOptions } from './numbers.js';
export { endianOf } from './program.js';
export { testsOf } from './entries.js';

/** One program, however long: the kernel's limit is `../split.ts`'s business. */
export const generate = (model: FilterModel, options: WeightOptions = {}): Program =>
  assemble(filterBlock(model, options));

/** Instructions of the code for one syscall's arguments, jumps over long distances apart. */
export function entrySize(entry: SyscallEntry, endian: 'little' | 'big'): number {
  return reachable(entryCode(entry, { blocks: new Blocks(), endian, perInstruction: PER_INSTRUCTION }).block).length;
}
