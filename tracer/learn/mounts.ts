/** Namespaces and mounts that were seen → rules. */
import { liesIn, parentOf, type ResourceAccess } from '../../compiler/index.js';
import { quote } from '../../dsl/index.js';
import { nameRung, treeRung } from './ladder.js';
import { mountText } from './rule.js';

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
  for (const access of accesses) {
    const head = mountText(access);
    places.set(head, [...(places.get(head) ?? []), access.target]);
  }
  return [...places]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([head, targets]) => {
      const known = targets.filter((target): target is string => target?.startsWith('/') === true);
      return `allow ${head}${known.length < targets.length ? '' : ` on ${mountPlaces(known).join(', ')}`}`;
    });
}

function mountPlaces(targets: readonly string[]): readonly string[] {
  const parts = new Map<string, string[]>();
  for (const target of targets) {
    const part = target.split('/')[1] ?? '';
    parts.set(part, [...(parts.get(part) ?? []), target]);
  }
  return [...parts.values()].flatMap((part) => {
    const root = commonFolder(part);
    const below = part.filter((target) => target !== root);
    const tree = below.length < MANY_MOUNTS ? undefined : treeRung(root);
    const rest = tree === undefined ? part : part.filter((target) => target === root);
    const names = rest.map((target) => nameRung(target, { writes: true, executes: false }));
    return [...names, ...(tree === undefined ? [] : [tree])].map(quote);
  });
}

/** Of paths, at least one, the deepest that they are or lie in. */
function commonFolder(paths: readonly string[]): string {
  let [folder = '/'] = paths;
  while (!paths.every((path) => liesIn(path, folder))) folder = parentOf(folder);
  return folder;
}
