/** An operation of the language asked of a compiled profile: what `explain`, the random tests and the matrix use. */
import type { FileOperation } from '../../compiler/index.js';
import { allowsFile } from './automaton.js';
import type { CompiledAppArmorProfile } from './blob.js';
import type { Who } from './domain.js';
import { type PermissionKey, NEEDS } from './permissions.js';
import type { Letter } from './permissions.js';

/** For the thing as a file and as a directory; undefined where the operation is not about such a thing. */
export interface FileAnswer {
  readonly file: boolean | undefined;
  readonly directory: boolean | undefined;
}

/**
 * @param path a byte a character, without a slash at the end
 * @returns undefined for what AppArmor does not mediate (`stat`), and for `link`, which takes two names (`allowsLink`)
 */
export function explainFile(
  profile: CompiledAppArmorProfile,
  operation: FileOperation | 'exec',
  path: string,
  who: Who,
): FileAnswer | undefined {
  if (operation === 'stat' || operation === 'link') return undefined;
  const needs = NEEDS[operation];
  const answer = (form: 'file' | 'directory'): boolean | undefined => {
    const letters = needs.filter((key: PermissionKey) => key.endsWith(` ${form}`)).map((key) => key[0] as Letter);
    if (letters.length === 0) return undefined;
    const name = form === 'directory' && path !== '/' ? `${path}/` : path;
    return letters.every((letter) => allowsFile(profile, name, letter, who));
  };
  return { file: answer('file'), directory: answer('directory') };
}
