/** Exec rules. A program that keeps the profile is `ix`; one that gets another goes there by name, `Px -> NAME`. */
import { type Diagnostic, execConflict } from '../../dsl/index.js';
import { type ResourceRule, permits } from '../../compiler/index.js';
import { type Domain, EVERYTHING, WHO, pathUses } from './domain.js';
import type { FileRules } from './files.js';
import { type Line, denyFirst, from } from './line.js';
import { namesOf } from './names.js';
import { nameText } from './text.js';

interface Programs {
  readonly lines: readonly Line[];
  readonly diagnostics: readonly Diagnostic[];
}

/** @param label the loaded name of a profile of the policy; undefined: nothing changes at exec (no_new_privs). */
export function programLines(
  domain: Domain,
  files: FileRules,
  label: ((profile: string) => string) | undefined,
): Programs {
  const byText = new Map<string, { name: string; rules: Set<ResourceRule>; denies: boolean }>();
  const add = (name: string, text: string, denies: boolean, rule: ResourceRule): void => {
    const known = byText.get(text);
    if (known) known.rules.add(rule);
    else byText.set(text, { name, rules: new Set([rule]), denies });
  };
  const diagnostics: Diagnostic[] = [];
  for (const member of domain.members)
    for (const rule of member.profile.resources) {
      const { resource, effect } = rule;
      if (resource.kind !== 'exec' || !permits(effect)) continue;
      const profile =
        label && resource.profile !== undefined && resource.profile !== domain.name ? resource.profile : undefined;
      for (const { glob, owner } of pathUses(rule)) {
        if (WHO.every((who) => member.deniesAll('exec', glob, who))) continue;
        // The parser refuses two exec modes for one path, unless one rule has no wildcard.
        if (domain.open && profile !== undefined && glob.literal === undefined)
          diagnostics.push(execConflict(rule.origin.span, profile));
        // Upper case: the loader drops LD_PRELOAD and its kin (AT_SECURE), or the parent's files would run as the child.
        const mode = profile !== undefined && label ? `Px -> ${label(profile)}` : 'ix';
        const qualifiers = `${effect.kind === 'log' ? 'audit ' : ''}${owner ? 'owner ' : ''}`;
        for (const name of namesOf(glob, 'file')) add(name, `${qualifiers}${nameText(name)} ${mode},`, false, rule);
      }
    }
  for (const { key, use, who } of files.denials) {
    if (key !== 'x file') continue;
    const qualifiers = who.length === 2 ? 'deny ' : 'deny owner ';
    for (const name of namesOf(use.glob, 'file')) add(name, `${qualifiers}${nameText(name)} x,`, true, use.rule);
  }
  const lines = [...byText].map(([text, { name, rules, denies }]): Line => ({
    section: 'programs',
    key: denyFirst(denies, name),
    text,
    ...from(rules),
  }));
  if (domain.open)
    lines.push(
      ...namesOf(EVERYTHING, 'file').map((name): Line => ({
        section: 'programs',
        key: denyFirst(false, name),
        // In complain mode what is not granted runs under a learning profile of the kernel's own, without the denials.
        text: `${domain.complain ? 'audit ' : ''}${nameText(name)} ix,`,
        origins: [],
        because: [],
        note: 'the policy lets everything run that it does not deny',
      })),
    );
  return { lines, diagnostics };
}
