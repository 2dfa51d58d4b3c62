/** Every path pattern of a policy, once, and which rules it belongs to; and the directories in which names come and go. */
import type { Glob, Profile, ResourceRule } from '../../compiler/index.js';
import { parseGlob, permits } from '../../compiler/index.js';
import type { BasePolicy } from './target.js';
import { substituted } from './target.js';

export interface PathTable {
  readonly globs: readonly Glob[];
  /** Per profile: its rules on paths, with the positions of their patterns. */
  readonly rules: readonly (readonly PathRule[])[];
  /** Per profile: the same by pattern. */
  readonly byGlob: readonly ReadonlyMap<number, readonly PathRule[]>[];
  /** Per profile: the patterns of `program`. */
  readonly programs: readonly (readonly number[])[];
}

export interface PathRule {
  /** Its position among the profile's. */
  readonly at: number;
  readonly rule: ResourceRule;
  readonly globs: readonly number[];
}

/** The patterns of a rule that name files: all of file, exec and mount rules, and socket names that are paths. */
export function pathsOf({ resource }: ResourceRule): readonly Glob[] {
  switch (resource.kind) {
    case 'file':
    case 'exec':
      return resource.paths;
    case 'unix':
      return resource.names.filter((name) => !name.text.startsWith('@') && name.text.startsWith('/'));
    case 'mount':
      return resource.op === 'mount' ? (resource.targets ?? []) : [];
    default:
      return [];
  }
}

const NAMING = ['create', 'delete', 'rename', 'link'] as const;

/** Rules that make names come or go: the directory takes part. */
export const changesDirectory = (rule: ResourceRule): boolean =>
  permits(rule.effect) &&
  ((rule.resource.kind === 'file' && NAMING.some((op) => rule.resource.kind === 'file' && rule.resource.ops.has(op))) ||
    (rule.resource.kind === 'unix' && rule.resource.op === 'bind'));

export function pathTable(profiles: readonly Profile[], base: BasePolicy): PathTable {
  const globs: Glob[] = [];
  const index = new Map<string, number>();
  const add = (glob: Glob): number => {
    // Two ways to write one literal are one pattern.
    const key = glob.literal === undefined ? `g${glob.text}` : `l${glob.literal}`;
    let at = index.get(key);
    if (at === undefined) {
      index.set(key, (at = globs.length));
      globs.push(glob);
    }
    return at;
  };
  const rules = profiles.map((profile) =>
    profile.resources
      .map((rule, at): PathRule => ({
        at,
        rule,
        globs: pathsOf(rule)
          .flatMap((glob) => labelGlobs(glob, base))
          .map(add),
      }))
      .filter((r) => r.globs.length > 0),
  );
  const programs = profiles.map((profile) => profile.programs.flatMap((glob) => labelGlobs(glob, base)).map(add));
  for (const profile of profiles)
    for (const rule of profile.resources)
      if (changesDirectory(rule))
        for (const glob of pathsOf(rule))
          for (const here of labelGlobs(glob, base))
            directoriesOf(here)
              .flatMap((above) => labelGlobs(above, base))
              .forEach(add);
  return { globs, rules, byGlob: rules.map(indexed), programs };
}

function indexed(rules: readonly PathRule[]): ReadonlyMap<number, readonly PathRule[]> {
  const out = new Map<number, PathRule[]>();
  for (const rule of rules)
    for (const glob of new Set(rule.globs)) {
      const same = out.get(glob);
      if (same) same.push(rule);
      else out.set(glob, [rule]);
    }
  return out;
}

/** The pattern in the base's terms: one for each alternative, so that each finds its own line, below the paths that are looked up. */
function labelGlobs(glob: Glob, base: BasePolicy): readonly Glob[] {
  if (base.files.every((spec) => spec.fixed)) return [glob];
  const texts = spread(glob.text, () => true).map((text) => substituted(text, base));
  return texts.flatMap((text) => {
    const parsed = parseGlob(text);
    return 'problem' in parsed ? [] : [parsed];
  });
}

/** Patterns for the directories in which the glob's paths lie (or more of them). */
export function directoriesOf(glob: Glob): readonly Glob[] {
  const out: Glob[] = [];
  for (const text of spread(glob.text)) {
    const cut = lastSlash(text);
    const above = cut <= 0 ? '/' : text.slice(0, cut);
    const texts = [above];
    // `/a/x**y`: also in every directory that begins with `/a/x`.
    const deep = text.indexOf('**', cut);
    if (deep >= 0) texts.push(`${text.slice(0, deep)}**`);
    // A directory pattern with `**` in it covers what lies below already.
    for (const t of texts) {
      const parsed = parseGlob(t);
      if (!('problem' in parsed)) out.push(parsed);
    }
  }
  return out;
}

/** Position of the last slash outside brackets, braces and escapes. */
function lastSlash(text: string): number {
  let found = -1;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '\\') i++;
    else if (char === '[') i = endOfBracket(text, i);
    else if (char === '{') depth++;
    else if (char === '}') depth--;
    else if (char === '/' && depth === 0) found = i;
  }
  return found;
}

function endOfBracket(text: string, start: number): number {
  let i = start + 1;
  if (text[i] === '^' || text[i] === '!') i++;
  for (let first = true; i < text.length; i++, first = false) {
    if (text[i] === '\\') i++;
    else if (text[i] === ']' && !first) return i;
  }
  return text.length;
}

const MOST = 256;

const isDeep = (branch: string): boolean => branch.includes('/') || branch.includes('**');

/** Expands braces: those that have a slash or `**` inside, because a directory can't be read off the text then, or all. */
function spread(text: string, wanted = isDeep): readonly string[] {
  let texts = [text];
  for (let at = 0; at < 64; at++) {
    let changed = false;
    texts = texts.flatMap((t) => {
      const parts = firstBrace(t, wanted);
      if (parts) changed = true;
      return parts ?? [t];
    });
    if (!changed) return texts;
    // Too many: everything below the plain beginning. Wider patterns cost a directory type that is shared, never a denial.
    if (texts.length > MOST && wanted !== isDeep) return [text];
    if (texts.length > MOST) return [`${/^[^*?[{\\]*\//.exec(text)?.[0] ?? '/'}**`];
  }
  return texts;
}

function firstBrace(text: string, wanted: (branch: string) => boolean): readonly string[] | undefined {
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '\\') i++;
    else if (char === '[') i = endOfBracket(text, i);
    else if (char === '{') {
      const { end, branches } = braces(text, i);
      if (branches.some(wanted)) return branches.map((b) => text.slice(0, i) + b + text.slice(end + 1));
      i = end;
    }
  }
  return undefined;
}

function braces(text: string, start: number): { readonly end: number; readonly branches: readonly string[] } {
  const branches: string[] = [];
  let depth = 0;
  let from = start + 1;
  for (let i = start; i < text.length; i++) {
    const char = text[i];
    if (char === '\\') i++;
    else if (char === '[') i = endOfBracket(text, i);
    else if (char === '{') depth++;
    else if (char === ',' && depth === 1) {
      branches.push(text.slice(from, i));
      from = i + 1;
    } else if (char === '}' && --depth === 0) {
      branches.push(text.slice(from, i));
      return { end: i, branches };
    }
  }
  return { end: text.length, branches };
}
