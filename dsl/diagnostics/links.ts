/** POL21xx: names that a policy itself gives: lists, profiles. `link.ts` calls these. */
import type { Span } from '../source.js';
import { defineCode, type CodeDefinition } from './diagnostic.js';
import { nearest } from './nearest.js';

const hint = (name: string, candidates: Iterable<string>): string | undefined => {
  const near = nearest(name, candidates);
  return near === undefined ? undefined : `did you mean \`${near}\`?`;
};

export const unknownLet = defineCode(
  {
    code: 'POL2101',
    severity: 'error',
    title: 'a list that no `let` defines',
    explain:
      'A bare word among paths or ports is the name of a `let` of this file or profile. Lists of modules are not visible here. A path is written in quotes.',
    example: 'let sites = ["/srv/**"]\nprofile p { allow read site }',
  },
  (name: string, known: readonly string[]) => ({
    message: `no \`let\` defines \`${name}\``,
    help: hint(name, known) ?? (known.length > 0 ? undefined : `write \`let ${name} = […]\`, or put a path in quotes`),
  }),
);

export const letCycle = defineCode(
  {
    code: 'POL2102',
    severity: 'error',
    title: 'lists that contain each other',
    explain: 'A list cannot contain itself, directly or through others.',
    example: 'let a = [b]\nlet b = [a]\nprofile p { allow read a }',
  },
  (names: readonly string[]) => ({ message: `lists contain each other: ${names.map((n) => `\`${n}\``).join(' → ')}` }),
);

export const mixedList = defineCode(
  {
    code: 'POL2103',
    severity: 'error',
    title: 'a list of strings and numbers',
    explain: 'The items of a list are all strings or all numbers, constants and ranges.',
    example: 'let a = ["/srv/**", 80]\nprofile p { allow read a }',
  },
  (name: string, first: Span) => ({
    message: `\`${name}\` mixes strings and numbers`,
    labels: [{ span: first, message: 'the list starts with the other kind' }],
    help: 'make two lists of it',
  }),
);

export const wrongList = defineCode(
  {
    code: 'POL2104',
    severity: 'error',
    title: 'a list of the wrong kind',
    explain: 'Where paths stand, a list has to be one of strings; ports, ioctl requests and `in [ … ]` take numbers.',
    example: 'let ports = [80, 443]\nprofile p { allow read ports }',
  },
  (name: string, wanted: 'paths' | 'numbers', defined: Span) => ({
    message: `\`${name}\` is a list of ${wanted === 'paths' ? 'numbers' : 'strings'}, here ${wanted} stand`,
    labels: [{ span: defined, message: 'defined here' }],
  }),
);

export const duplicateName = defineCode(
  {
    code: 'POL2105',
    severity: 'error',
    title: 'a name given twice',
    explain: 'Profiles of a file have different names, and so have the lists that are visible at one place.',
    example: 'profile p { allow exec "/usr/bin/true" }\nprofile p { allow exec "/usr/bin/false" }',
  },
  (what: string, name: string, first: Span) => ({
    message: `${what} \`${name}\` is defined twice`,
    labels: [{ span: first, message: 'first here' }],
    help: 'rename one of them',
  }),
);

export const noSuchProfile = defineCode(
  {
    code: 'POL2106',
    severity: 'error',
    title: 'a profile that is not there',
    explain: '`extends NAME` and `test NAME` mean a profile of this file, `extends MODULE.NAME` one of the module.',
    example: 'profile p extends worker { allow exec "/usr/bin/true" }',
  },
  (name: string, where: string, known: readonly string[]) => ({
    message: `there is no profile \`${name}\` ${where}`,
    help: hint(name, known) ?? (known.length > 0 ? `there are ${known.map((n) => `\`${n}\``).join(', ')}` : undefined),
  }),
);

export const extendsCycle = defineCode(
  {
    code: 'POL2107',
    severity: 'error',
    title: 'profiles that extend each other',
    explain: 'A profile cannot extend itself, directly or through others.',
    example: 'profile p extends q { }\nprofile q extends p { }',
  },
  (names: readonly string[]) => ({
    message: `profiles extend each other: ${names.map((n) => `\`${n}\``).join(' → ')}`,
  }),
);

export const duplicateSetting = defineCode(
  {
    code: 'POL2108',
    severity: 'error',
    title: 'a setting given twice',
    explain:
      'A profile has each of `program`, `otherwise`, `unknown`, `require`, `arch` and `syscalls listed` at most once. Several programs or layers go into one line.',
    example: 'profile p {\n  otherwise errno EPERM\n  otherwise kill\n}',
  },
  (setting: string, first: Span) => ({
    message: `\`${setting}\` twice in one profile`,
    labels: [{ span: first, message: 'first here' }],
    help: 'keep one of them',
  }),
);

export const tooMuch = defineCode(
  {
    code: 'POL2109',
    severity: 'error',
    title: 'lists or profiles that expand too far',
    explain:
      'Lists may contain lists, and profiles extend profiles, 64 levels deep; all rules together may name two million items. Past that it is a mistake or an attack.',
    example: `${Array.from({ length: 80 }, (_, i) => `let a${i} = [a${i + 1}]`).join('\n')}\nlet a80 = ["/srv"]\nprofile p { allow read a0 }`,
  },
  (what: string) => ({ message: what }),
);

export const emptyList = defineCode(
  {
    code: 'POL2110',
    severity: 'error',
    title: 'an empty list',
    explain: 'A rule about no path would say nothing, which is hardly what was meant.',
    example: 'let sites = []\nprofile p { deny read sites }',
  },
  (name: string) => ({ message: `\`${name}\` is empty`, help: 'remove it and the rules that use it, or add items' }),
);

export const LINK_CODES: readonly CodeDefinition[] = [
  unknownLet,
  letCycle,
  mixedList,
  wrongList,
  duplicateName,
  noSuchProfile,
  extendsCycle,
  duplicateSetting,
  tooMuch,
  emptyList,
];
