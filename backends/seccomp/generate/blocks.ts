/**
 * Instructions as a hash-consed graph: equal code is the same object, so tails are shared without anyone looking for them.
 * Branches name their successors; where the successors lie in the program is the business of `assemble.ts`.
 */
export type BranchTest = 'eq' | 'ge' | 'set';

export type Block =
  | { readonly kind: 'return'; readonly id: number; readonly k: number }
  | { readonly kind: 'load'; readonly id: number; readonly k: number; readonly next: Block }
  | { readonly kind: 'and'; readonly id: number; readonly k: number; readonly next: Block }
  | {
      readonly kind: 'branch';
      readonly id: number;
      readonly test: BranchTest;
      readonly k: number;
      readonly yes: Block;
      readonly no: Block;
    };

/** INVARIANT: a block's successors are older than it, so ids are a topological order of the (acyclic) graph. */
export class Blocks {
  readonly #known = new Map<string, Block>();
  readonly #all: Block[] = [];

  byId(id: number): Block {
    return this.#all[id]!;
  }

  /** `RET k`. */
  answer(k: number): Block {
    return this.#intern(`r${k}`, (id) => ({ kind: 'return', id, k }));
  }

  /** `LD W ABS offset`: a word of `struct seccomp_data`. */
  load(offset: number, next: Block): Block {
    if (next.kind === 'return') return next;
    return this.#intern(`l${offset},${next.id}`, (id) => ({ kind: 'load', id, k: offset, next }));
  }

  and(k: number, next: Block): Block {
    return this.#intern(`a${k},${next.id}`, (id) => ({ kind: 'and', id, k, next }));
  }

  branch(test: BranchTest, k: number, yes: Block, no: Block): Block {
    if (yes === no) return yes;
    if (test === 'ge' && k === 0) return yes;
    return this.#intern(`${test}${k},${yes.id},${no.id}`, (id) => ({ kind: 'branch', id, test, k, yes, no }));
  }

  #intern(key: string, make: (id: number) => Block): Block {
    let block = this.#known.get(key);
    if (!block) {
      block = make(this.#all.length);
      this.#known.set(key, block);
      this.#all.push(block);
    }
    return block;
  }
}

/** Everything reachable from `root`, each block once. */
export function reachable(root: Block): readonly Block[] {
  const seen = new Set<Block>([root]);
  const out = [root];
  for (let i = 0; i < out.length; i++) {
    for (const next of successors(out[i]!)) {
      if (!seen.has(next)) {
        seen.add(next);
        out.push(next);
      }
    }
  }
  return out;
}

export function successors(block: Block): readonly Block[] {
  switch (block.kind) {
    case 'return':
      return [];
    case 'load':
    case 'and':
      return [block.next];
    case 'branch':
      return [block.yes, block.no];
  }
}
