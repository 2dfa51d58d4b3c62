/** Access vectors, collected and merged: one rule a (source, target), sorted, as CIL. */
import type { Classes } from './classes.js';
import type { Permissions } from './rights.js';

export type AvKind = 'allow' | 'auditallow' | 'neverallow';

export interface AvRule {
  readonly source: string;
  readonly target: string;
  readonly className: string;
  readonly perms: ReadonlySet<string>;
}

export class AvTable {
  readonly #rules = new Map<string, Map<string, Set<string>>>();

  /** What the target's policy does not know is left out: its kernel side does not check it either (or allows it, handle_unknown). */
  constructor(private readonly classes: Classes) {}

  add(source: string, target: string, permissions: Permissions): void {
    const key = `${source} ${target}`;
    for (const [names, text] of permissions)
      for (const name of names) {
        const known = this.classes.get(name);
        const perms = text.split(' ').filter((perm) => known?.has(perm));
        if (perms.length === 0) continue;
        let classes = this.#rules.get(key);
        if (!classes) this.#rules.set(key, (classes = new Map<string, Set<string>>()));
        let set = classes.get(name);
        if (!set) classes.set(name, (set = new Set()));
        for (const perm of perms) set.add(perm);
      }
  }

  has(source: string, target: string, className: string, perm: string): boolean {
    return this.#rules.get(`${source} ${target}`)?.get(className)?.has(perm) ?? false;
  }

  *[Symbol.iterator](): Iterator<AvRule> {
    for (const [key, classes] of this.#rules) {
      const [source = '', target = ''] = key.split(' ');
      for (const [className, perms] of classes) yield { source, target, className, perms };
    }
  }

  lines(kind: AvKind): readonly string[] {
    return [...this].map(
      (r) => `(${kind} ${r.source} ${r.target} (${r.className} (${[...r.perms].sort().join(' ')})))`,
    );
  }
}
