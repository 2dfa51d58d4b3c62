/** Namespaces and mounts that were seen → rules. */
import { isFloor, type ResourceAccess } from '../../compiler/index.js';
import { escapeGlob, quote } from '../../dsl/index.js';
import { literal } from './rule.js';

type Of<K extends ResourceAccess['kind']> = Extract<ResourceAccess, { kind: K }>;
type Mount = Of<'mount'>;

export function namespaceLines(accesses: readonly Of<'namespace'>[]): readonly string[] {
  const names = accesses.map(({ namespace }) => namespace).sort();
  return names.length === 0 ? [] : [`allow namespace ${names.join(', ')}`];
}

/** So many places to mount on in one tree: where a root for others is set up (`/newroot/**`). */
const MANY_MOUNTS = 4;

export function mountLines(accesses: readonly Mount[]): readonly string[] {
  const places = new Map<string, Mount['target'][]>();
  for (const { op, type, target } of accesses) {
    const head = `${op}${type !== undefined && /^[A-Za-z][A-Za-z0-9_-]*$/.test(type) ? ` ${type}` : ''}`;
    places.set(head, [...(places.get(head) ?? []), target]);
  }
  return [...places]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([head, targets]) => {
      const known = targets.filter((target): target is string => target?.startsWith('/') === true);
      return `allow ${head}${known.length < targets.length ? '' : ` on ${mountPlaces(known).join(', ')}`}`;
    });
}

function mountPlaces(targets: readonly string[]): readonly string[] {
  const tops = new Map<string, string[]>();
  for (const target of targets) {
    const top = `/${target.split('/')[1] ?? ''}`;
    tops.set(top, [...(tops.get(top) ?? []), target]);
  }
  return [...tops].flatMap(([top, inside]) => {
    const below = inside.filter((target) => target !== top);
    const whole = below.length >= MANY_MOUNTS && !isFloor(top);
    return [
      ...inside.filter((target) => target === top || !whole).map(literal),
      ...(whole ? [quote(`${escapeGlob(top)}/**`)] : []),
    ];
  });
}
