import { groups } from './tables/groups.js';

const resolved = new Map<string, readonly string[]>();

/** The names of all groups, without `@`. */
export const groupNames = (): readonly string[] => Object.keys(groups).map((key) => key.replace(/_/g, '-'));

/** The members of one of systemd's syscall groups (`basic-io`, without `@`), nested groups resolved, sorted. */
export function group(name: string): readonly string[] | undefined {
  const known = resolved.get(name);
  if (known) return known;
  const key = name.replace(/-/g, '_');
  if (name.includes('_') || !Object.hasOwn(groups, key)) return undefined;
  const members = new Set<string>();
  for (const word of (groups[key] ?? '').split(/\s/))
    if (word.startsWith('@')) for (const inner of group(word.slice(1)) ?? []) members.add(inner);
    else if (word !== '') members.add(word);
  const list = [...members].sort();
  resolved.set(name, list);
  return list;
}
