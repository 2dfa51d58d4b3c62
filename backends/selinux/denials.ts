/** `deny` rules on paths → neverallow: the second proof, by secilc, wherever the cells carry the policy's own types. */
import { permits } from '../../compiler/index.js';
import type { Analysis, Denial } from './analysis.js';
import { literalOf, newType, typesOf } from './files.js';
import type { Permissions, Right } from './rights.js';
import { DISTINCT, EXEC_DISTINCT } from './rights.js';

/**
 * A new object gets its type from its directory, and its name counts only where a transition holds exactly it: where other names
 * may be made in the directory, so may this one.
 */
export function makeable(
  analysis: Omit<Analysis, 'denials'>,
  at: number,
  cell: Analysis['labels']['cells'][number],
  word: 'create' | 'bind',
): readonly string[] {
  const domain = analysis.domains[at] ?? '';
  const literal = literalOf(cell);
  const name = literal === undefined ? '\0' : literal.slice(literal.lastIndexOf('/') + 1);
  const className = word === 'bind' ? 'sock_file' : 'file';
  const parents = (analysis.arrangement.parentsOf.get(cell.index) ?? []).flatMap(
    (parent) => analysis.labels.cells[parent] ?? [],
  );
  return parents.flatMap((parent) =>
    typesOf(parent).flatMap((type) => {
      const made = newType(analysis.files.transitions, domain, type, className, name);
      return analysis.allow.has(domain, type, 'dir', 'add_name') &&
        analysis.allow.has(domain, made, className, 'create')
        ? [NEW_NAMES]
        : [];
    }),
  );
}

const NEW_NAMES = 'new names are compared with exact names only, not with patterns: the directory decides';

export function denials(analysis: Omit<Analysis, 'denials'>): readonly Denial[] {
  const out: Denial[] = [];
  analysis.profiles.forEach((_, at) => {
    for (const { rule, globs } of analysis.table.rules[at] ?? []) {
      if (permits(rule.effect)) continue;
      const words = rightsOf(rule.resource);
      const holds: { type: string; permissions: Permissions }[] = [];
      const fails = new Set<string>();
      for (const cell of analysis.labels.cells) {
        if (!cell.signature.some((g) => globs.includes(g))) continue;
        const denied = words.filter((word) => cell.rights[at]?.denied.has(word));
        for (const word of words)
          if (cell.rights[at]?.granted.has(word)) fails.add('SELinux sees no owner: what others may do, the owner may');
        for (const type of typesOf(cell))
          for (const word of denied) {
            const permissions = DISTINCT[word] ?? EXEC_DISTINCT;
            if (word === 'create' || word === 'bind')
              for (const where of makeable(analysis, at, cell, word)) fails.add(where);
            const broken = granted(analysis, at, type, permissions);
            if (broken !== undefined) fails.add(`\`${type}\` is also the type of paths where \`${broken}\` is granted`);
            else if (type === cell.own) holds.push({ type, permissions: absent(analysis, at, type, permissions) });
          }
      }
      out.push({ profile: at, rule: rule.origin.rule, holds, fails: [...fails] });
    }
  });
  return out;
}

function rightsOf(resource: Analysis['profiles'][number]['resources'][number]['resource']): readonly Right[] {
  switch (resource.kind) {
    case 'file':
      return [...resource.ops];
    case 'exec':
      return ['exec '];
    case 'unix':
      return [resource.op];
    case 'mount':
      return ['mounton'];
    default:
      return [];
  }
}

/** A permission that the domain has on the type all the same, or nothing. */
function granted(
  analysis: Omit<Analysis, 'denials'>,
  at: number,
  type: string,
  permissions: Permissions,
): string | undefined {
  const domain = analysis.domains[at] ?? '';
  for (const [classes, perms] of permissions)
    for (const className of classes)
      for (const perm of perms.split(' '))
        if (className !== 'lnk_file' && analysis.allow.has(domain, type, className, perm)) return perm;
  return undefined;
}

/** Links may be followed and directories looked at everywhere: these can't be promised. */
function absent(analysis: Omit<Analysis, 'denials'>, at: number, type: string, permissions: Permissions): Permissions {
  const domain = analysis.domains[at] ?? '';
  return permissions.flatMap(([classes, perms]) => {
    const kept = classes.filter(
      (className) =>
        className !== 'lnk_file' &&
        perms.split(' ').every((perm) => !analysis.allow.has(domain, type, className, perm)),
    );
    return kept.length > 0 ? [[kept, perms] as const] : [];
  });
}
