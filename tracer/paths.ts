/** Paths by their letters alone: absolute byte strings. */

/** Without `.`, `..` and doubled slashes: what is left is how the program called the file. Not what the kernel does behind symlinks. */
export function normalised(path: string): string {
  if (!/\/\/|\/\.{1,2}(?:\/|$)|.\/$/s.test(path)) return path; // `s`: a name may end in a newline
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

export const joined = (folder: string, name: string): string => (folder === '/' ? `/${name}` : `${folder}/${name}`);
