import type { Found } from './call.js';
import type { Observation } from './trace.js';

/**
 * What the kernel opens besides the program, and no call shows: a script's interpreter, an ELF program's loader. Each of them may be a
 * script again; all before the program that runs in the end were executed.
 * @param names as files name them. @param program the path of the program, where what was executed is a script.
 */
export function interpretersSeen(
  names: readonly string[],
  find: (name: string) => Found,
  program: string | undefined,
): readonly Observation[] {
  return names.flatMap((said): readonly Observation[] => {
    const { path, object, owner } = find(said);
    const name = path === said ? {} : { name: said };
    return path === program
      ? [{ kind: 'exec', path, ...name, ...(owner ? { owner } : {}) }]
      : (['read', 'map'] as const).map((op) => ({ kind: 'file', op, path, ...name, object, owner }));
  });
}
