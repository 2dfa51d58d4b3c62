/** Path patterns of rules → globs: variables expanded, the path checked for segments that can never match. */
import type { PathItem } from '../../dsl/index.js';
import { badGlob, badPath, printable, unknownVariable } from '../../dsl/index.js';
import type { Glob } from '../glob.js';
import { parseGlob } from '../glob.js';
import type { Lowering } from './context.js';

const digits = (most: number): string => Array.from({ length: most }, (_, i) => `[1-9]${'[0-9]'.repeat(i)}`).join(',');

/** One table: the variables of the language and what they stand for (proc(5): pids have up to 7 digits, uids up to 10). */
const VARIABLES: Readonly<Record<string, string>> = {
  HOME: '{/home/*,/root}',
  pid: `{${digits(7)}}`,
  uid: `{0,${digits(10)}}`,
  run: '{/run,/var/run}',
};

export function expandVariables(text: string, unknown: (name: string) => void): string {
  return text.replace(/\\[^]|@\{([^}]*)\}/g, (whole, name: string | undefined) => {
    if (name === undefined) return whole;
    const value = Object.hasOwn(VARIABLES, name) ? VARIABLES[name] : undefined;
    if (value === undefined) unknown(name);
    return value ?? '';
  });
}

/** @returns undefined after a diagnostic. */
export function lowerPath(item: PathItem, lowering: Lowering): Glob | undefined {
  if (item.kind === 'name') throw new Error(`the linker left the name ${item.name}`);
  let known = true;
  const text = expandVariables(item.value, (name) => {
    known = false;
    lowering.report(unknownVariable(item.span, printable(name)));
  });
  if (!known) return undefined;
  const problem = pathProblem(text);
  if (problem) {
    lowering.report(badPath(item.span, printable(item.value), problem.what, problem.fix));
    return undefined;
  }
  return lowerGlob(text, item, lowering);
}

/** Abstract names start with `@` and hold what they like. */
export function lowerSocketName(item: PathItem, lowering: Lowering): Glob | undefined {
  if (item.kind === 'string' && item.value.startsWith('@') && !item.value.startsWith('@{'))
    return lowerGlob(item.value, item, lowering);
  return lowerPath(item, lowering);
}

function lowerGlob(text: string, item: PathItem, lowering: Lowering): Glob | undefined {
  const glob = parseGlob(text);
  if (!('problem' in glob)) return glob;
  lowering.report(badGlob(item.span, printable(text), glob.problem));
  return undefined;
}

function pathProblem(text: string): { what: string; fix?: string } | undefined {
  if (!/^[/{]/.test(text)) return { what: 'it does not start with `/`', fix: `write \`/${printable(text)}\`` };
  if (text.includes('//')) return { what: 'it has an empty segment (`//`)', fix: 'remove the second slash' };
  if (/(^|\/)\.\.?(\/|$)/.test(text))
    return { what: 'it has a `.` or `..` segment', fix: 'write the path it leads to' };
  if (text.length > 1 && text.endsWith('/'))
    return {
      what: 'it ends in a slash',
      fix: 'leave the slash out for the directory, or add `*` or `**` for what is in it',
    };
  return undefined;
}
