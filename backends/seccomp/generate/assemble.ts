/**
 * The layout: a graph of blocks becomes a list of instructions. BPF jumps forward only, and conditional offsets have 8
 * bits, so code is emitted backwards: every successor has its place before the block that jumps there. What is too far
 * is reached through a copy (RET, which costs nothing at run time) or through a JA beside the branch.
 */
import type { Instruction, Program } from '../program.js';
import { type Block, reachable, successors } from './blocks.js';

// linux/bpf_common.h, linux/filter.h
const LD_W_ABS = 0x20;
const AND_K = 0x54;
const JA = 0x05;
const JEQ_K = 0x15;
const JGE_K = 0x35;
const JSET_K = 0x45;
const RET_K = 0x06;

const FAR = 255;

export function assemble(root: Block): Program {
  const layout = new Layout(root);
  layout.emit(root);
  return layout.program();
}

class Layout {
  /** Backwards: index 0 is the last instruction; JA and branches hold the *height* of their targets until `program()`. */
  readonly #code: Instruction[] = [];
  /** Where a block stands, or the nearest instruction that is as good (a RET copy, a JA to it). */
  readonly #height = new Map<Block, number>();
  /** Where the block itself stands: JA has a 32-bit offset and always goes there directly. */
  readonly #home = new Map<Block, number>();
  readonly #size: ReadonlyMap<Block, number>;
  readonly #linear: ReadonlyMap<Block, Block>;

  constructor(root: Block) {
    const blocks = [...reachable(root)].sort((a, b) => a.id - b.id);
    this.#size = sizes(blocks);
    // The LD (or AND) that falls into a block has to stand right before it, even where a branch asked for the block first.
    const linear = new Map<Block, Block>();
    for (const block of blocks)
      if ((block.kind === 'load' || block.kind === 'and') && !linear.has(block.next)) linear.set(block.next, block);
    this.#linear = linear;
  }

  /** Iterative: a chain of thousands of tests must not exhaust the stack. */
  emit(root: Block): void {
    const stack = [root];
    while (stack.length > 0) {
      const block = stack.at(-1)!;
      if (this.#height.has(block)) {
        stack.pop();
        continue;
      }
      const missing = successors(block).filter((next) => !this.#height.has(next));
      if (missing.length > 0) {
        // The smaller subtree goes last, that is next to the branch: its size is the distance the other jump must cover.
        missing.sort((a, b) => this.#size.get(a)! - this.#size.get(b)!);
        stack.push(...missing);
        continue;
      }
      stack.pop();
      this.#place(block);
      for (let before = this.#linear.get(block); before; before = this.#linear.get(before)) this.#place(before);
    }
  }

  #place(block: Block): void {
    switch (block.kind) {
      case 'return':
        this.#push(RET_K, 0, 0, block.k);
        break;
      case 'load':
      case 'and':
        // Execution falls through, so the successor must be the instruction emitted last.
        if (this.#height.get(block.next) !== this.#code.length - 1) this.#alias(block.next);
        this.#push(block.kind === 'load' ? LD_W_ABS : AND_K, 0, 0, block.k);
        break;
      case 'branch':
        // Each alias moves the branch one further from its other target, so both are checked again after either.
        for (;;) {
          if (this.#distance(block.yes) > FAR) this.#alias(block.yes);
          else if (this.#distance(block.no) > FAR) this.#alias(block.no);
          else break;
        }
        this.#push(
          { eq: JEQ_K, ge: JGE_K, set: JSET_K }[block.test],
          this.#distance(block.yes),
          this.#distance(block.no),
          block.k,
        );
        break;
    }
    this.#height.set(block, this.#code.length - 1);
    this.#home.set(block, this.#code.length - 1);
  }

  /** An instruction here that is as good as `target`. */
  #alias(target: Block): void {
    if (target.kind === 'return') this.#push(RET_K, 0, 0, target.k);
    else this.#push(JA, 0, 0, this.#code.length - this.#home.get(target)! - 1);
    this.#height.set(target, this.#code.length - 1);
  }

  /** The offset from an instruction that would be emitted now. */
  #distance(target: Block): number {
    return this.#code.length - this.#height.get(target)! - 1;
  }

  #push(code: number, jt: number, jf: number, k: number): void {
    this.#code.push({ code, jt, jf, k });
  }

  program(): Program {
    return this.#code.reverse();
  }
}

/** Instructions below each block. A shared tail counts for every user: an estimate that only steers the order. */
function sizes(blocks: readonly Block[]): Map<Block, number> {
  const size = new Map<Block, number>();
  for (const block of blocks)
    size.set(
      block,
      successors(block).reduce(
        (sum, next) => Math.min(sum + (size.get(next) ?? 0), 1e9),
        block.kind === 'return' ? 0 : 1,
      ),
    );
  return size;
}
