/**
 * Hard links: the policy asks for `link` on what is linked and `create` on the new name, and AppArmor's rules are pairs of
 * just these two (apparmor.d(5) "Link rules"; without `subset` nothing else is compared), so any pair can be said.
 */
import { type ResourceRule, permits } from '../../compiler/index.js';
import { type Domain, EVERYTHING, type Member, type PathOperation, WHO, pathUses } from './domain.js';
import { type Line, denyFirst, from } from './line.js';
import { namesOf } from './names.js';
import { LONGEST_NAME, nameText } from './text.js';

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

const CHUNK = LONGEST_NAME / 2;

/** Several names as few; inside braces a star may be empty, which no file's name tells. */
function joined({ names }: Side): readonly string[] {
  const chunks: string[][] = [];
  let length = CHUNK;
  for (const name of [...names].sort()) {
    length += name.length;
    if (length > CHUNK) {
      chunks.push([]);
      length = name.length;
    }
    chunks.at(-1)?.push(name);
  }
  return chunks.map((of) => (of.length === 1 ? (of[0] ?? ANY) : `/{${of.map((name) => name.slice(1)).join(',')}}`));
}

export function linkLines(domain: Domain): readonly Line[] {
  const lines = domain.complain ? [] : domain.members.flatMap(allowed);
  if (lines.length === 0 && !domain.complain) return [];
  return [...lines, ...denied(domain)];
}

function allowed(member: Member): readonly Line[] {
  const linesOf = (owner: boolean): readonly Line[] => {
    const target = side(member, 'link', owner);
    const name = side(member, 'create', owner);
    const audit = [...target.rules, ...name.rules].some((rule) => rule.effect.kind === 'log') ? 'audit ' : '';
    return joined(name).flatMap((to) =>
      joined(target).map((of): Line => ({
        section: 'links',
        key: denyFirst(false, to),
        text: `${audit}${owner ? 'owner ' : ''}link ${nameText(to)} -> ${nameText(of)},`,
        ...from(target.rules),
      })),
    );
  };
  const plain = linesOf(false);
  // What holds for all holds for the owner.
  const known = new Set(plain.map(({ text }) => text.replace(/^(audit )?/, '$1owner ')));
  return [...plain, ...linesOf(true).filter(({ text }) => !known.has(text))];
}

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
