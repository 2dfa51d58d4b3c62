/** Debian's programs for the guest: with the libraries that they load, where this host has them. */
import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The path without symbolic links among its folders, as policies name it; the last name as it is asked for. */
const placeOf = (path: string): string => join(realpathSync(dirname(path)), basename(path));

/**
 * The programs and libraries by their path in the guest, where `/lib` and `/lib64` lead to `/usr`'s.
 * @throws Error where a library is missing
 */
export function programFiles(programs: readonly string[]): Readonly<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {};
  for (const program of programs) {
    const { stdout } = spawnSync('ldd', [program], { encoding: 'utf8' });
    if (stdout.includes('not found')) throw new Error(stdout);
    for (const path of [program, ...[...stdout.matchAll(/(?:=> |^\s*)(\/\S+)/gm)].map((match) => match[1] ?? '')])
      files[placeOf(path)] = readFileSync(path);
  }
  return files;
}

/** Shell lines that put the files of these folders into a file system that holds labels, and Debian's links beside them. */
export const asDebian = (folders: readonly string[]): string =>
  [
    'ln -s usr/lib /lib; ln -s usr/lib64 /lib64; chmod -R 755 /usr',
    ...folders.map(
      (folder) =>
        `mkdir -p /w${folder} ${folder}; cp -a ${folder}/. /w${folder}; chown -R 0:0 /w${folder}; mount --bind /w${folder} ${folder}`,
    ),
  ].join('\n');
