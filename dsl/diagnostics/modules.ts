/** POL11xx: modules that cannot be loaded. `load.ts` calls these. */
import { defineCode, type CodeDefinition } from './diagnostic.js';

/** 16 MB: more than any policy, less than what would hurt. */
export const MAX_BYTES = 16 * 1024 * 1024;

export const notAModule = defineCode(
  {
    code: 'POL1101',
    severity: 'error',
    title: 'a module that is neither `std/NAME` nor a path in quotes',
    explain:
      'Modules that come with polc are called `std/NAME`; files of your own are given by path, in quotes, relative to the including file.',
    example: 'use worker',
  },
  (name: string) => ({
    message: `\`${name}\` is not a module`,
    help: `write \`std/${name}\` for a module of polc, \`"./${name}.policy"\` for a file`,
  }),
);

export const missingModule = defineCode(
  {
    code: 'POL1102',
    severity: 'error',
    title: 'a module that does not exist',
    explain: 'No such file. Paths are relative to the file that contains the `use`.',
    example: 'use "./missing.policy"',
  },
  (name: string, std: boolean) => ({
    message: `there is no module \`${name}\``,
    help: std
      ? 'modules of polc are the files of `policies/std/`'
      : 'the path is relative to this file, and has its `.policy`',
  }),
);

export const outsideModule = defineCode(
  {
    code: 'POL1103',
    severity: 'error',
    title: 'a module outside the tree of the including file',
    explain:
      'A policy includes files of its own directory and below, and of `policies/std`; symlinks that lead elsewhere do not change that. So a policy can be reviewed by reading its directory.',
    example: 'use "../../outside.policy"',
  },
  (name: string) => ({
    message: `\`${name}\` is outside the directory of this policy`,
    help: 'copy the module beside the policy',
  }),
);

export const notRegular = defineCode(
  {
    code: 'POL1104',
    severity: 'error',
    title: 'a module that is not a regular file',
    explain: 'Directories, pipes and devices cannot be included.',
    example: 'use "./directory"',
  },
  (name: string) => ({ message: `\`${name}\` is not a regular file` }),
);

export const tooLarge = defineCode(
  {
    code: 'POL1105',
    severity: 'error',
    title: 'a policy larger than 16 MB',
    explain: 'Policies have at most 16 MB.',
    example: 'use "./too-large.policy"',
  },
  (name: string, bytes: number) => ({
    message: `\`${name}\` has ${bytes} bytes`,
    help: `policies have at most ${MAX_BYTES} bytes`,
  }),
);

export const moduleNotUtf8 = defineCode(
  {
    code: 'POL1106',
    severity: 'error',
    title: 'a policy that is not UTF-8',
    explain: 'Policies are UTF-8. A path that contains other bytes is written with `\\xHH` escapes.',
    example: 'use "./not-utf8.policy"',
  },
  (name: string) => ({ message: `\`${name}\` is not UTF-8`, help: 'write bytes that are not UTF-8 as `\\xHH`' }),
);

export const unreadable = defineCode(
  {
    code: 'POL1107',
    severity: 'error',
    title: 'a module that cannot be read',
    explain: 'The file exists but the system refuses to open it; the message has the reason.',
    example: 'use "./unreadable.policy"',
  },
  (name: string, why: string) => ({ message: `cannot read \`${name}\`: ${why}` }),
);

export const includeCycle = defineCode(
  {
    code: 'POL1108',
    severity: 'error',
    title: 'modules that include each other',
    explain: 'A module may not include itself, directly or through others. Put what both need into a third module.',
    example: 'use "./cycle.policy"',
  },
  (names: readonly string[]) => ({
    message: `modules include each other: ${names.map((name) => `\`${name}\``).join(' → ')}`,
    help: 'put what they share into a module of its own',
  }),
);

export const MODULE_CODES: readonly CodeDefinition[] = [
  notAModule,
  missingModule,
  outsideModule,
  notRegular,
  tooLarge,
  moduleNotUtf8,
  unreadable,
  includeCycle,
];
