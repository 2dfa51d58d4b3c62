/** POL66xx: watching runs. Their examples are command lines. */
import { defineCode, type CodeDefinition } from './diagnostic.js';
import { printable } from './printable.js';

export const engineUnavailable = defineCode(
  {
    code: 'POL6601',
    severity: 'error',
    title: 'engine that can’t watch here',
    explain:
      'The engine that `--engine` names lacks something on this host: rights, or a feature of the kernel. `auto` takes one that works. `notify` needs no root, but a kernel from 5.6 on and no listener of another supervisor; `ebpf` needs root.',
    example: '$ polc learn --engine ebpf -- true',
  },
  (engine: string, why: string) => ({
    message: `the engine \`${engine}\` can’t watch here: ${why}`,
    help: 'leave `--engine` out, and polc takes one that works',
  }),
);

export const engineChosen = defineCode(
  {
    code: 'POL6602',
    severity: 'note',
    title: 'choice of an engine',
    explain: 'Which engine watches the program, and why. `--engine` chooses another.',
    example: '$ polc learn -- true',
  },
  (engine: string, why: string) => ({ message: `watching with \`${engine}\`: ${why}` }),
);

export const traceCutShort = defineCode(
  {
    code: 'POL6603',
    severity: 'warning',
    title: 'trace that could not be written whole',
    explain:
      'Writing the trace failed on its way, most likely because the disk is full. What was written is kept and can be read, under the name with `.cut-short` behind it where there is an older trace; it says no end. The policy is made of everything that was seen.',
    example: '$ polc learn --trace /dev/full -- true',
  },
  (path: string, problem: string) => ({
    message: `the trace \`${printable(path)}\` is not whole: ${problem}`,
  }),
);

/** In numeric order. */
export const TRACER_CODES: readonly CodeDefinition[] = [engineUnavailable, engineChosen, traceCutShort];
