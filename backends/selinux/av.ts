/** Access vectors, collected and merged: one rule a (source, target), sorted, as CIL. */
import type { Permissions } from './rights.js';
import type { BasePolicy } from './target.js';

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
  readonly #dropped = new Map<string, Set<string>>();
  constructor(private readonly base: Pick<BasePolicy, 'classes' | 'refused'>) {}

  /** What the base's neverallow rules refuse, though it was to be granted: `type class` → permissions. */
  get dropped(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#dropped;
  }

  add(source: string, target: string, permissions: Permissions): void {
    const key = `${source} ${target}`;
    for (const [names, text] of permissions)
      for (const name of names) {
        const known = this.base.classes.get(name);
        const refused = this.base.refused.get(`${target} ${name}`);
        const all = text.split(' ').filter((perm) => known?.has(perm));
        const perms = all.filter((perm) => !refused?.has(perm));
        if (perms.length < all.length)
          this.#drop(
            `${target} ${name}`,
            all.filter((perm) => refused?.has(perm)),
          );
        if (perms.length === 0) continue;
        let classes = this.#rules.get(key);
        if (!classes) this.#rules.set(key, (classes = new Map<string, Set<string>>()));
        let set = classes.get(name);
        if (!set) classes.set(name, (set = new Set()));
        for (const perm of perms) set.add(perm);
      }
  }

  #drop(key: string, perms: readonly string[]): void {
    const set = this.#dropped.get(key) ?? new Set<string>();
    for (const perm of perms) set.add(perm);
    this.#dropped.set(key, set);
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
