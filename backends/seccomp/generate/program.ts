/** A model as one graph of blocks: LD arch, a test for each architecture, LD nr, its numbers. */
import type { FilterModel, SyscallEntry } from '../../../compiler/index.js';
import type { Program } from '../program.js';
import { returnValue } from './answers.js';
import { type EntryCode, type Target, entryCode } from './argument-code.js';
import { assemble } from './assemble.js';
import { type Block, Blocks, reachable } from './blocks.js';
import { type WeightOptions, numberCode } from './numbers.js';

/** Offsets in `struct seccomp_data` (linux/seccomp.h). */
const NR = 0;
const ARCH = 4;

/** What one more instruction costs, in instructions executed per call: a program of 100 more may run 0.15 longer. */
const PER_INSTRUCTION = 0.0015;

/** Generates one program, or the programs of a stack: they share what is known of the entries. */
export class Generator {
  readonly #target: Target;
  readonly #known = new Map<SyscallEntry, EntryCode>();

  constructor(
    readonly endian: 'little' | 'big',
    readonly options: WeightOptions,
  ) {
    this.#target = { blocks: new Blocks(), endian, perInstruction: PER_INSTRUCTION };
  }

  /** However long: the kernel's limit is `../split.ts`'s business. */
  program(model: FilterModel): Program {
    const { blocks } = this.#target;
    const codeOf = (entry: SyscallEntry): EntryCode => this.#codeOf(entry);
    const root = model.arches.reduceRight<Block>(
      (others, plane) => {
        const numbers = numberCode(plane, codeOf, this.#target, this.options);
        return blocks.branch('eq', plane.arch.audit, blocks.load(NR, numbers), others);
      },
      blocks.answer(returnValue(model.otherArch)),
    );
    return assemble(blocks.load(ARCH, root));
  }

  /** Instructions of the code for one syscall's arguments, jumps over long distances apart. */
  entrySize(entry: SyscallEntry): number {
    return reachable(this.#codeOf(entry).block).length;
  }

  #codeOf(entry: SyscallEntry): EntryCode {
    let code = this.#known.get(entry);
    if (!code) this.#known.set(entry, (code = entryCode(entry, this.#target)));
    return code;
  }
}
