import type { ArchName } from '../../kernel/types.js';
import { readInput } from './inputs.js';
import { snapshot } from './tracefs.js';

const arches: readonly string[] = [
  'x86_64', 'i386', 'x32', 'aarch64', 'arm', 'riscv64', 'ppc64le', 's390x', 'loongarch64', 'mipsel', 'mips64el',
] satisfies readonly ArchName[]; // prettier-ignore

/**
 * `name|TYPE ARG|…` a line: the tracefs snapshot under the system calls' names, and inputs/signatures.txt over it;
 * `name@ARCH` where one architecture's differs, `!` before the first `|` where the arguments are packed in memory.
 */
export function signatures(known: ReadonlySet<string>): { readonly text: string; readonly without: readonly string[] } {
  const traced = snapshot();
  const lines = new Map<string, string>();
  for (const [name, prototype] of traced) if (known.has(name)) lines.set(name, compact(name, prototype));
  for (const line of readInput('signatures.txt')) {
    const alias = /^([\w ]+) = (\w+)$/.exec(line);
    const own = /^(packed )?(\w+)(?:@([\w,]+))?(\(.*\))$/.exec(line);
    if (alias) {
      const [, names = '', entry = ''] = alias;
      const prototype = traced.get(entry);
      if (prototype === undefined) throw new Error(`signatures.txt: ${entry} is not traced`);
      for (const name of names.split(' ')) {
        if (!known.has(name)) throw new Error(`signatures.txt: no architecture has ${name}`);
        lines.set(name, compact(name, prototype));
      }
    } else if (own) {
      const [, packed, name = '', on, prototype = ''] = own;
      if (!known.has(name)) throw new Error(`signatures.txt: no architecture has ${name}`);
      for (const arch of on?.split(',') ?? [undefined]) {
        if (arch !== undefined && !arches.includes(arch)) throw new Error(`signatures.txt: no architecture ${arch}`);
        const key = arch === undefined ? name : `${name}@${arch}`;
        lines.set(key, compact(key + (packed ? '!' : ''), prototype));
      }
    } else throw new Error(`signatures.txt: ${line}`);
  }
  const without = [...known]
    .filter((name) => ![...lines.keys()].some((key) => key === name || key.startsWith(`${name}@`)))
    .sort();
  return {
    text: [...lines.keys()]
      .sort()
      .map((key) => lines.get(key))
      .join('\n'),
    without,
  };
}

function compact(key: string, prototype: string): string {
  const list = prototype.slice(prototype.indexOf('(') + 1, prototype.lastIndexOf(')'));
  const args =
    list === ''
      ? []
      : list.split(',').map((arg) =>
          arg
            .trim()
            .replace(/\s+/g, ' ')
            .replace(/\* (?=[*\w])/g, '*'),
        );
  if (args.length > 6) throw new Error(`${key}: more than six arguments`);
  for (const arg of args)
    if (!/^[\w ]+?(?: |\*+(?:const )?)\w+$/.test(arg) && !/\*const \*\w+$/.test(arg)) throw new Error(`${key}: ${arg}`);
  return [key, ...args].join('|');
}
