/** `let`: names → the strings, or the numbers, that they stand for. */
import type { Constant, ConstantRange, Let, NameReference, PathItem, StringLiteral, Value } from './ast.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { duplicateName, emptyList, letCycle, mixedList, tooMuch, unknownLet, wrongList } from './diagnostics/links.js';

export type NumberNode = Constant | ConstantRange;
type Item = StringLiteral | NumberNode;
type Items =
  | { readonly kind: 'paths'; readonly items: readonly StringLiteral[] }
  | { readonly kind: 'numbers'; readonly items: readonly NumberNode[] };

export interface LinkLimits {
  /** Items that may still be produced, of all rules together. */
  budget: number;
  exhausted: boolean;
}

const MAX_LEVELS = 64;
export const MAX_ITEMS = 2_000_000;

/** The lists visible at one place: of a profile, then of its file. */
export class LetScope {
  private readonly own = new Map<string, Let>();
  private readonly resolved = new Map<string, Items | undefined>();

  constructor(
    lets: readonly Let[],
    private readonly outer: LetScope | undefined,
    private readonly limits: LinkLimits,
    private readonly report: (diagnostic: Diagnostic) => void,
  ) {
    for (const node of lets) {
      const first = this.find(node.name.text);
      if (first) report(duplicateName(node.name.span, '`let`', node.name.text, first.name.span));
      else this.own.set(node.name.text, node);
    }
    // Also those that nothing uses: a mistake in one shows at once.
    for (const node of this.own.values()) this.itemsOf(node, []);
  }

  /** Paths with the names replaced; the same array where there were none. */
  paths(items: readonly PathItem[]): readonly StringLiteral[] {
    if (items.every((item): item is StringLiteral => item.kind === 'string')) return items;
    const lists = items.map((item): readonly StringLiteral[] => {
      if (item.kind === 'string') return [item];
      const found = this.look(item, 'paths');
      if (found === undefined) this.report(unknownLet(item.span, item.name, this.names()));
      return found?.kind === 'paths' ? found.items : [];
    });
    return this.joined(lists, items[0]);
  }

  /** Numbers with the names replaced. A name that no `let` has is a constant where constants may stand. */
  numbers(items: readonly (NumberNode | NameReference)[], constants: boolean): readonly NumberNode[] {
    if (items.every((item): item is NumberNode => item.kind !== 'name')) return items;
    const lists = items.map((item): readonly NumberNode[] => {
      if (item.kind !== 'name') return [item];
      const found = this.look(item, 'numbers');
      if (found) return found.kind === 'numbers' ? found.items : [];
      if (constants) return [{ kind: 'constant', name: item.name, span: item.span }];
      this.report(unknownLet(item.span, item.name, this.names()));
      return [];
    });
    return this.joined(lists, items[0]);
  }

  private names(): string[] {
    return [...this.own.keys(), ...(this.outer?.names() ?? [])];
  }

  private find(name: string): Let | undefined {
    return this.own.get(name) ?? this.outer?.find(name);
  }

  /** A single list is not copied: a thousand rules about one long list share it. */
  private joined<T>(
    lists: readonly (readonly T[])[],
    at: PathItem | NumberNode | NameReference | undefined,
  ): readonly T[] {
    const [only] = lists;
    if (lists.length === 1 && only) return only;
    if (
      !this.spend(
        lists.reduce((sum, list) => sum + list.length, 0),
        at,
      )
    )
      return [];
    return lists.flat();
  }

  private spend(count: number, at: { readonly span: Let['span'] } | undefined): boolean {
    this.limits.budget -= count;
    if (this.limits.budget >= 0) return true;
    if (!this.limits.exhausted) this.report(tooMuch(at?.span, `the lists expand to more than ${MAX_ITEMS} items`));
    this.limits.exhausted = true;
    return false;
  }

  /** What a name stands for. `undefined`: no `let` has it. An error inside the `let` was reported there: no items. */
  private look(reference: NameReference, wanted: Items['kind']): Items | undefined {
    const node = this.find(reference.name);
    if (!node) return undefined;
    const items = this.itemsOf(node, []) ?? { kind: wanted, items: [] };
    if (items.kind !== wanted) this.report(wrongList(reference.span, reference.name, wanted, node.name.span));
    return items;
  }

  private itemsOf(node: Let, chain: readonly Let[]): Items | undefined {
    const name = node.name.text;
    if (this.own.get(name) !== node) return this.outer?.itemsOf(node, chain);
    if (this.resolved.has(name)) return this.resolved.get(name);
    const items = this.resolve(node, [...chain, node]);
    this.resolved.set(name, items);
    return items;
  }

  private resolve(node: Let, chain: readonly Let[]): Items | undefined {
    if (chain.length > MAX_LEVELS) {
      this.report(tooMuch(node.name.span, `lists are nested more than ${MAX_LEVELS} deep`));
      return undefined;
    }
    // A set: a list that is named twice contributes once, so that nesting cannot multiply.
    const items = new Set<Item>();
    if (!this.collect(node.value, chain, items)) return undefined;
    if (items.size === 0) {
      this.report(emptyList(node.name.span, node.name.text));
      return undefined;
    }
    if (!this.spend(items.size, node.name)) return undefined;
    const all = [...items];
    const strings = all.filter((item): item is StringLiteral => item.kind === 'string');
    const numbers = all.filter((item): item is NumberNode => item.kind !== 'string');
    if (strings.length === 0) return { kind: 'numbers', items: numbers };
    if (numbers.length === 0) return { kind: 'paths', items: strings };
    const [first] = all;
    const other = all.find((item) => (item.kind === 'string') !== (first?.kind === 'string'));
    if (first && other) this.report(mixedList(other.span, node.name.text, first.span));
    return undefined;
  }

  /** @returns false after a diagnostic that makes the whole list unusable. */
  private collect(value: Value, chain: readonly Let[], into: Set<Item>): boolean {
    switch (value.kind) {
      case 'list':
        return value.items.reduce((fine, item) => this.collect(item, chain, into) && fine, true);
      case 'name': {
        const node = this.find(value.name);
        if (!node) {
          into.add({ kind: 'constant', name: value.name, span: value.span });
          return true;
        }
        const at = chain.indexOf(node);
        if (at !== -1) {
          this.report(
            letCycle(
              value.span,
              [...chain.slice(at), node].map((link) => link.name.text),
            ),
          );
          return false;
        }
        const items = this.itemsOf(node, chain);
        for (const item of items?.items ?? []) into.add(item);
        return items !== undefined;
      }
      default:
        into.add(value);
        return true;
    }
  }
}
