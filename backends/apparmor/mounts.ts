/** mount, umount, pivot_root (apparmor.d(5) "Mount rules"): by file system type and place; flags are open, as in the policy. */
import { type Resource, type ResourceRule, mayMeet, permits } from '../../compiler/index.js';
import { type Domain, EVERYTHING } from './domain.js';
import { mediates } from './features.js';
import { type Line, denyFirst, from } from './line.js';
import { namesOf } from './names.js';
import { nameText } from './text.js';
import type { AppArmorTarget } from './target.js';

export type MountRule = ResourceRule & { readonly resource: Extract<Resource, { kind: 'mount' }> };

export const mountRules = (rules: readonly ResourceRule[]): readonly MountRule[] =>
  rules.filter((rule): rule is MountRule => rule.resource.kind === 'mount');

/** Whether some mount is one of both rules. */
export function mountsMeet(a: MountRule['resource'], b: MountRule['resource']): boolean {
  if (a.op !== b.op) return false;
  if (a.types && b.types && ![...a.types].some((type) => b.types?.has(type))) return false;
  return (a.targets ?? [EVERYTHING]).some((x) => (b.targets ?? [EVERYTHING]).some((y) => mayMeet(x, y)));
}

export function mountLines(domain: Domain, target: AppArmorTarget): readonly Line[] {
  if (!mediates.mount(target.features)) return [];
  const lines: Line[] = [];
  const all = domain.members.flatMap(({ profile }) => mountRules(profile.resources));
  if (domain.open && !domain.complain)
    for (const op of ['mount', 'umount', 'pivot_root'])
      lines.push({
        section: 'mounts',
        key: denyFirst(false, op),
        text: `${op},`,
        origins: [],
        because: [],
        note: 'the policy allows what it does not deny',
      });
  for (const rule of all) {
    const denies = !permits(rule.effect);
    if (denies ? !mayDeny(domain, rule) : domain.complain || domain.open) continue;
    const qualifiers = denies ? 'deny ' : rule.effect.kind === 'log' ? 'audit ' : '';
    const { resource } = rule;
    // A mount point that is a directory has a name that ends in a slash, one that is a file has not.
    const places = resource.targets?.flatMap((glob) => namesOf(glob, 'both')) ?? [undefined];
    for (const place of places)
      lines.push({
        section: 'mounts',
        key: denyFirst(denies, `${resource.op} ${place ?? ''}`),
        text: `${qualifiers}${mountText(resource, place)},`,
        ...from([rule]),
      });
  }
  return lines;
}

function mountText({ op, types }: MountRule['resource'], place: string | undefined): string {
  const at = place === undefined ? '' : nameText(place);
  if (op !== 'mount') return at === '' ? op : `${op} ${at}`;
  const fstype = types ? ` fstype=(${[...types].sort().join(', ')})` : '';
  return `mount${fstype}${at === '' ? '' : ` -> ${at}`}`;
}

/** Nobody of the domain allows a mount that the rule denies, unless a denial of its own takes it back. */
export function mayDeny(domain: Domain, rule: MountRule): boolean {
  return domain.members.every(({ profile }) => {
    const mine = mountRules(profile.resources);
    if (mine.includes(rule)) return true; // the strictest wins
    if (permits(profile.otherwise)) return false;
    return !mine.some((other) => permits(other.effect) && mountsMeet(other.resource, rule.resource));
  });
}
