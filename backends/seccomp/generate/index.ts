/** Model → BPF. The generator shares no code with the proof (compiler/symbolic/, ../prove.ts) that checks what it writes. */
import type { FilterModel } from '../../../compiler/model.js';
import type { Program } from '../program.js';
import { assemble } from './assemble.js';
import type { WeightOptions } from './numbers.js';
import { filterBlock } from './program.js';

export type { WeightOptions } from './numbers.js';

/** One program, however long: the kernel's limit is `split.ts`'s business. */
export const generate = (model: FilterModel, options: WeightOptions = {}): Program =>
  assemble(filterBlock(model, options));
