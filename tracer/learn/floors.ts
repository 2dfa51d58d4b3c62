/**
 * What no learned policy allows: to make, remove or rename a name right in a floor. Landlock could only by opening the whole
 * floor, so `polc run` would refuse the policy (POL4301). A program that has such a file keeps it: it may read and write it.
 */
import { accessText, isFloor, isStandardNode, parentOf, type FileOperation } from '../../compiler/index.js';
import { needsOf, type Need } from './needs.js';
import type { Plan } from './plans.js';

const ON_NAMES: ReadonlySet<FileOperation> = new Set(['create', 'delete', 'rename', 'link']);

/** The floor; `undefined` where there is none in the way. */
export function floorInTheWay(need: Need): string | undefined {
  if (need.kind !== 'resource') return undefined;
  const { access } = need;
  const path =
    access.kind === 'file' && ON_NAMES.has(access.op)
      ? access.path
      : access.kind === 'unix' && access.op === 'bind' && access.name.startsWith('/')
        ? access.name
        : undefined;
  if (path === undefined || isStandardNode(path)) return undefined;
  const parent = parentOf(path);
  return isFloor(parent) ? parent : undefined;
}

export interface LeftOut {
  readonly profile: string;
  /** `create "/root/.history"`. */
  readonly what: string;
  readonly floor: string;
}

/** What succeeded, and is not in the policy. `allowed`: by somebody's rule, for other layers. */
export function leftOut(
  plans: readonly Plan[],
  allowed: (profile: string, need: Need) => boolean = () => false,
): readonly LeftOut[] {
  const found = new Map<string, LeftOut>();
  for (const { name, entries, peers } of plans)
    for (const entry of entries) {
      if (entry.outcome !== 'ok' && entry.outcome !== 'unknown') continue;
      for (const need of needsOf(entry, peers)) {
        const floor = floorInTheWay(need);
        if (floor === undefined || need.kind !== 'resource' || allowed(name, need)) continue;
        const what = accessText(need.access);
        found.set(`${name} ${what}`, { profile: name, what, floor });
      }
    }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
