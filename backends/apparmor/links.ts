/**
 * Hard links: the policy asks for `link` on what is linked and `create` on the new name, and AppArmor's rules are pairs of
 * just these two (apparmor.d(5) "Link rules"; without `subset` nothing else is compared), so any pair can be said.
 */
import { type ResourceRule, permits } from '../../compiler/index.js';
import { type Domain, EVERYTHING, type Member, type PathOperation, WHO, pathUses } from './domain.js';
import { type Line, denyFirst, from } from './line.js';
import { namesOf } from './names.js';
import { nameText } from './text.js';

interface Side {
  readonly names: ReadonlySet<string>;
  readonly rules: ReadonlySet<ResourceRule>;
}

/** What the member allows, by pattern; `owner`: also what it allows to the owner only. */
function side(member: Member, operation: PathOperation, owner: boolean): Side {
  const names = new Set<string>();
  const rules = new Set<ResourceRule>();
  for (const rule of member.profile.resources) {
    if (!permits(rule.effect)) continue;
    for (const use of pathUses(rule)) {
      if (!use.operations.has(operation) || (use.owner && !owner)) continue;
      if (WHO.every((who) => member.deniesAll(operation, use.glob, who))) continue;
      for (const name of namesOf(use.glob, 'file')) names.add(name);
      rules.add(rule);
    }
  }
  if (member.open) for (const name of namesOf(EVERYTHING, 'file')) names.add(name);
  return { names, rules };
}

const ANY = '/**';

/** Several names as one; inside braces a star may be empty, which no file's name tells. */
const joined = ({ names }: Side): string => {
  const all = [...names].sort();
  return all.length === 1 ? (all[0] ?? ANY) : `/{${all.map((name) => name.slice(1)).join(',')}}`;
};

export function linkLines(domain: Domain): readonly Line[] {
  const lines = domain.complain ? [] : domain.members.flatMap(allowed);
  if (lines.length === 0 && !domain.complain) return [];
  return [...lines, ...denied(domain)];
}

function allowed(member: Member): readonly Line[] {
  const lineOf = (owner: boolean): Line | undefined => {
    const target = side(member, 'link', owner);
    const name = side(member, 'create', owner);
    if (target.names.size === 0 || name.names.size === 0) return undefined;
    const audit = [...target.rules, ...name.rules].some((rule) => rule.effect.kind === 'log') ? 'audit ' : '';
    const text = `link ${nameText(joined(name))} -> ${nameText(joined(target))},`;
    return {
      section: 'links',
      key: denyFirst(false, joined(name)),
      text: `${audit}${owner ? 'owner ' : ''}${text}`,
      ...from(target.rules),
    };
  };
  const plain = lineOf(false);
  const owned = lineOf(true);
  return [...(plain ? [plain] : []), ...(owned && owned.text !== ownerText(plain) ? [owned] : [])];
}

const ownerText = (line: Line | undefined): string | undefined => line && line.text.replace(/^(audit )?/, '$1owner ');

function denied(domain: Domain): readonly Line[] {
  return domain.profiles.flatMap((profile) =>
    profile.resources.flatMap((rule): readonly Line[] => {
      if (permits(rule.effect)) return [];
      return pathUses(rule).flatMap((use) =>
        (['link', 'create'] as const).flatMap((operation) => {
          if (!use.operations.has(operation)) return [];
          const who = domain.nobodyAllows([operation], use.glob);
          if (!who.includes('owner')) return [];
          const qualifiers = use.owner || who.length === 1 ? 'deny owner ' : 'deny ';
          return namesOf(use.glob, 'file').map((name): Line => ({
            section: 'links',
            key: denyFirst(true, name),
            text: `${qualifiers}link ${operation === 'link' ? ANY : nameText(name)} -> ${operation === 'link' ? nameText(name) : ANY},`,
            ...from([rule]),
          }));
        }),
      );
    }),
  );
}
