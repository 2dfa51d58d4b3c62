/** Lines → the text of a profile, and profiles → a file. */
import type { Glob } from '../../compiler/index.js';
import { type Line, SECTIONS, type Section } from './line.js';
import { namesOf } from './names.js';
import { comment, nameText, placeOf } from './text.js';
import type { AppArmorTarget } from './target.js';

export interface ProfileText {
  readonly label: string;
  readonly source: string;
  readonly programs: readonly Glob[];
  readonly complain: boolean;
  readonly lines: readonly Line[];
}

export function fileText(profiles: readonly ProfileText[], target: AppArmorTarget): string {
  const sources = [...new Set(profiles.map(({ source }) => source.replace(/^.*\//, '')))];
  const head = [
    comment(`made by polc from ${sources.join(', ')}; change the policy, not this file`),
    `abi <abi/${target.syntax}>,`,
  ];
  return `${[...head, ...profiles.map(profileText)].join('\n\n').replace('\n\nabi', '\nabi')}\n`;
}

function profileText({ label, programs, complain, lines }: ProfileText): string {
  const attachment = programs.flatMap((glob) => namesOf(glob, 'file'));
  // One pattern is all that a profile can be attached by.
  const at = attachment.length > 1 ? `/{${attachment.map((name) => name.slice(1)).join(',')}}` : attachment[0];
  const flags = complain ? ' flags=(complain)' : '';
  const body = Object.entries(SECTIONS).flatMap(([section, title]) => {
    const merged = merge(lines.filter((line) => line.section === (section as Section)));
    return merged.length === 0 ? [] : [[`  ${comment(title)}`, ...merged.flatMap(lineText)].join('\n')];
  });
  return `profile ${label}${at === undefined ? '' : ` ${nameText(at)}`}${flags} {\n${body.join('\n\n')}\n}`;
}

/** Equal rules from several places are one. */
function merge(lines: readonly Line[]): readonly Line[] {
  const byText = new Map<string, Line>();
  for (const line of lines) {
    const known = byText.get(line.text);
    byText.set(
      line.text,
      known
        ? {
            ...known,
            origins: [...known.origins, ...line.origins.filter((o) => !known.origins.some((k) => k.span === o.span))],
            because: [...new Set([...known.because, ...line.because])],
          }
        : line,
    );
  }
  return [...byText.values()].sort((a, b) => order(a.key, b.key) || order(a.text, b.text));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const MAX_PLACES = 3;

function lineText({ text, origins, because, note }: Line): readonly string[] {
  const places = [...new Set(origins.map(({ span }) => placeOf(span)))];
  const shown = places.length > MAX_PLACES ? [...places.slice(0, MAX_PLACES), '…'] : places;
  const reasons = [...because, ...(note === undefined ? [] : [note])].map((reason) => `  ${comment(reason)}`);
  return [...reasons, `  ${text}${shown.length > 0 ? `  ${comment(shown.join(', '))}` : ''}`];
}
