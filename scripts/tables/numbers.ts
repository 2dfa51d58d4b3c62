import type { ArchName } from '../../kernel/types.js';
import type { Compiler } from './compiler.js';
import { readInput } from './inputs.js';
import type { Target } from './targets.js';

// Slots that asm/unistd.h names but that are no system calls.
const notCalls =
  /^(?:unused\d+|reserved\d+|syscalls|arch_specific_syscall|SYSCALL_(?:BASE|MASK)|OABI_SYSCALL_BASE|(?:\w+_)?Linux(?:_syscalls)?)$/;

/** name → number of one architecture, from its asm/unistd.h and from inputs/syscalls-newer.csv. */
export function syscallNumbers(compiler: Compiler, target: Target): Map<string, number> {
  const include = '#include <asm/unistd.h>\n';
  const names: { name: string; macro: string }[] = [];
  for (const macro of compiler.macros(target, include).keys()) {
    const [, name] = /^__(?:ARM_)?NR_(\w+)$/.exec(macro) ?? [];
    if (name !== undefined && name !== 'BASE' && !notCalls.test(name)) names.push({ name, macro });
  }
  const { out } = compiler.run(target, ['-E', '-P'], include + names.map((n) => `@${n.name} = ${n.macro}\n`).join(''));
  const numbers = new Map<string, number>();
  for (const [, name = '', value = ''] of out.matchAll(/^@(\w+) = (.*)$/gm)) numbers.set(name, sum(value));
  for (const [name, number] of newer(target.arch, numbers)) numbers.set(name, number);
  if (numbers.size < 200) throw new Error(`${target.arch}: only ${numbers.size} syscalls found`);
  return new Map([...numbers].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)));
}

/** `((0 +0x0f0000)+1)`: asm/unistd.h uses nothing but sums. */
function sum(expression: string): number {
  if (!/^[\s()+\dxa-fA-F]+$/.test(expression)) throw new Error(`not a sum: ${expression}`);
  return expression
    .replace(/[()\s]/g, '')
    .split('+')
    .reduce((total, term) => total + Number(term), 0);
}

const bases: Partial<Record<ArchName, number>> = { x32: 0x40000000, mipsel: 4000, mips64el: 5000 };

function* newer(arch: ArchName, known: ReadonlyMap<string, number>): Iterable<[string, number]> {
  for (const line of readInput('syscalls-newer.csv')) {
    const [number, name = '', arches] = line.split(',');
    if (
      arches === undefined
        ? true
        : arches.startsWith('!')
          ? !arches.slice(1).split(' ').includes(arch)
          : arches.split(' ').includes(arch)
    )
      if (!known.has(name)) yield [name, Number(number) + (bases[arch] ?? 0)];
  }
}

/**
 * `0 read write open …`: a number, then the names that follow each other from it. A line starts at every multiple of ten,
 * so that a new syscall changes one line.
 */
export function packNumbers(numbers: ReadonlyMap<string, number>): string {
  let text = '';
  let next = -1;
  for (const [name, number] of numbers) {
    const line = Math.floor(number / 10) !== Math.floor((next - 1) / 10) || next < 0;
    text += line ? `\n${number} ${name}` : number === next ? ` ${name}` : ` ${number} ${name}`;
    next = number + 1;
  }
  return text.slice(1);
}
