/** POL10xx: text that is not a policy. The lexer and the parser call these. */
import { defineCode, type CodeDefinition } from './diagnostic.js';
import { nearest } from './nearest.js';
import { SUFFIXES } from '../words.js';

/** "did you mean …", or `otherwise` where nothing is close. */
function suggest(found: string, candidates: readonly string[], otherwise?: string): string | undefined {
  const name = nearest(found, candidates);
  return name === undefined ? otherwise : `did you mean \`${name}\`?`;
}

const quoted = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

export const unexpectedCharacter = defineCode(
  {
    code: 'POL1001',
    severity: 'error',
    title: 'a character that no statement contains',
    explain:
      'The character has no meaning outside a string or a comment. Paths and reasons are written in double quotes; single quotes are not used.',
    example: "profile p { allow read '/etc/hosts' }",
  },
  (found: string) => ({
    message: `unexpected \`${found}\``,
    help: /^['`‘’“”]/.test(found) ? 'strings are written in double quotes: `"…"`' : undefined,
  }),
);

export const unterminatedString = defineCode(
  {
    code: 'POL1002',
    severity: 'error',
    title: 'a string without its closing quote',
    explain: 'A string ends on the line it starts on. Write a newline inside it as `\\n`, a quote as `\\"`.',
    example: 'profile p {\n  allow read "/etc/hosts\n}',
  },
  () => ({ message: 'this string has no closing `"`', help: 'a string ends on its line; write a newline as `\\n`' }),
);

export const invisibleCharacter = defineCode(
  {
    code: 'POL1003',
    severity: 'error',
    title: 'a control character or a character that reorders text',
    explain:
      'Control characters and bidirectional overrides can make a policy look different from what it says (CVE-2021-42574), so they may not stand in a policy, not even in a comment. In a string write the bytes as `\\xHH`.',
    example: 'profile p { allow read "/tmp/\u001b[2K" }',
  },
  (found: string) => ({
    message: `control character \`${found}\``,
    help: 'in a string write its bytes as `\\xHH`; elsewhere remove it',
  }),
);

export const badEscape = defineCode(
  {
    code: 'POL1004',
    severity: 'error',
    title: 'an escape that strings do not have',
    explain:
      'Strings know `\\"`, `\\\\`, `\\n`, `\\t`, `\\xHH` (one byte), and a backslash before a glob character (`* ? [ ] { } , ^ @`), which makes it literal.',
    example: 'profile p { allow read "/tmp/\\q" }',
  },
  (found: string) => ({
    message: `\`${found}\` is not an escape`,
    help: found.startsWith('\\x')
      ? '`\\x` takes two hexadecimal digits: `\\x1b`'
      : 'write a backslash as `\\\\`; escapes are `\\"` `\\\\` `\\n` `\\t` `\\xHH` and `\\` before a glob character',
  }),
);

export const nulByte = defineCode(
  {
    code: 'POL1005',
    severity: 'error',
    title: 'a NUL byte in a string',
    explain: 'The kernel ends a path at the first NUL byte, so no path contains one.',
    example: 'profile p { allow read "/etc/passwd\\x00.png" }',
  },
  () => ({ message: 'a string cannot contain a NUL byte', help: 'the kernel would end the path here' }),
);

export const badNumber = defineCode(
  {
    code: 'POL1006',
    severity: 'error',
    title: 'a malformed number',
    explain: 'Numbers are decimal (`80`), hexadecimal (`0x1f`) or octal (`0o755`), and have at most 64 bits.',
    example: 'profile p { allow bind tcp port 0755 }',
  },
  (found: string) => ({
    message: `\`${found.length > 40 ? `${found.slice(0, 40)}…` : found}\` is not a number`,
    help: /^0[0-7]+$/.test(found)
      ? `octal numbers start with \`0o\`: \`0o${found.slice(1)}\``
      : 'numbers are decimal, `0x…` or `0o…`, of at most 64 bits',
  }),
);

export const expected = defineCode(
  {
    code: 'POL1007',
    severity: 'error',
    title: 'something is missing or stands in the wrong place',
    explain: 'The statement cannot go on like this. The message says what could have stood here.',
    example: 'profile p { allow bind tcp port }',
  },
  (wanted: string, found: string, help?: string) => ({
    message: found === '' ? `expected ${wanted}` : `expected ${wanted}, found ${found}`,
    help,
  }),
);

export const unknownStatement = defineCode(
  {
    code: 'POL1008',
    severity: 'error',
    title: 'a line that is no statement',
    explain:
      'A statement starts with one of the words that the message lists. A statement ends with its line; it goes on after a comma or an operator and inside parentheses and brackets.',
    example: 'profile p {\n  alow read "/etc/hosts"\n}',
  },
  (found: string, starters: readonly string[], help?: string) => ({
    message: `no statement starts with ${found}`,
    help: help ?? suggest(found.replaceAll('`', ''), starters, `a statement here starts with ${quoted(starters)}`),
  }),
);

export const unknownOperation = defineCode(
  {
    code: 'POL1009',
    severity: 'error',
    title: 'an operation that does not exist',
    explain: 'The operations are part of the language; the message names the nearest one or lists those possible here.',
    example: 'profile p { allow raed "/etc/hosts" }',
  },
  (kind: string, found: string, candidates: readonly string[]) => ({
    message: `unknown ${kind} ${found}`,
    help: suggest(found.replaceAll('`', ''), candidates, `possible here: ${quoted(candidates)}`),
  }),
);

export const trailing = defineCode(
  {
    code: 'POL1010',
    severity: 'error',
    title: 'more text after a complete statement',
    explain: 'The statement was complete. A newline or `;` ends it; items of a list are separated by commas.',
    example: 'profile p { allow read "/etc/hosts" "/etc/passwd" }',
  },
  (found: string, help?: string) => ({ message: `unexpected ${found} after a complete statement`, help }),
);

export const reservedName = defineCode(
  {
    code: 'POL1011',
    severity: 'error',
    title: 'a reserved word as the name of a list',
    explain:
      'In `allow read owner` the word has to be the suffix, so no `let` may be called `owner`. All words of the grammar are reserved for `let`; profiles may be called like them.',
    example: 'let owner = ["/srv/**"]',
  },
  (found: string) => ({
    message: `\`${found}\` is a reserved word`,
    help: `choose another name, such as \`${found}s\` or \`my-${found}\``,
  }),
);

export const badName = defineCode(
  {
    code: 'POL1012',
    severity: 'error',
    title: 'a malformed name',
    explain:
      'Names of profiles and lists start with a letter, go on with letters, digits, `_` and `-`, and have at most 64 characters.',
    example: 'profile _nginx { allow exec "/usr/bin/true" }',
  },
  (found: string) => ({
    message: `\`${found}\` is not a name`,
    help: 'names start with a letter, go on with letters, digits, `_`, `-`, and have at most 64 characters',
  }),
);

export const tooDeep = defineCode(
  {
    code: 'POL1013',
    severity: 'error',
    title: 'nesting that is too deep',
    explain:
      'Parentheses, brackets, blocks and prefix operators may be nested 64 deep; the rest of the file was not read.',
    example: `profile p { allow syscall read(${'('.repeat(70)}fd == 0${')'.repeat(70)}) }`,
  },
  (limit: number) => ({
    message: `nested more than ${limit} deep`,
    help: 'the rest of the file was not read; split the expression or use `let`',
  }),
);

export const unclosed = defineCode(
  {
    code: 'POL1014',
    severity: 'error',
    title: 'a block that is never closed',
    explain: 'The file ends, or the next `profile` or `test` begins, while a `{` is still open.',
    example: 'profile p {\n  allow read "/etc/hosts"\n',
  },
  (what: string) => ({ message: `${what} is never closed`, help: 'add the missing `}`' }),
);

export const misplaced = defineCode(
  {
    code: 'POL1015',
    severity: 'error',
    title: 'a statement in the wrong block',
    explain:
      '`program`, `otherwise`, `unknown`, `require`, `arch` and `syscalls listed` belong into a profile, `expect` into a test, `profile` and `test` to the top; `when` is around rules only.',
    example: 'otherwise errno EPERM',
  },
  (statement: string, block: string, help: string) => ({ message: `\`${statement}\` cannot stand ${block}`, help }),
);

export const suffixOrder = defineCode(
  {
    code: 'POL1016',
    severity: 'error',
    title: 'suffixes twice or in the wrong order',
    explain: `A rule has each suffix at most once, in this order: ${SUFFIXES.join(', ')}. Of \`as\`, \`inherit\`, \`to\` and \`on\` it has one.`,
    example: 'profile p { allow read "/etc/hosts" because "names" log }',
  },
  (found: string, earlier: string) => ({
    message: found === earlier ? `\`${found}\` twice` : `\`${found}\` cannot follow \`${earlier}\``,
    help: 'the order is `owner`, one of `as` `inherit` `to` `on`, the effect, `because "…"`',
  }),
);

export const wrongEffect = defineCode(
  {
    code: 'POL1017',
    severity: 'error',
    title: 'an effect that does not go with its rule',
    explain:
      '`allow` rules take `log`, `notify` or `trace N`; `deny` rules `kill`, `kill thread`, `trap`, `errno N`. An expectation has no effect of its own at the end, and no `because`.',
    example: 'profile p { allow read "/etc/hosts" errno EPERM }',
  },
  (effect: string, where: string, possible: string) => ({
    message: `\`${effect}\` cannot stand on ${where}`,
    help: possible,
  }),
);

export const noComparison = defineCode(
  {
    code: 'POL1018',
    severity: 'error',
    title: 'an argument without a comparison',
    explain: 'A condition compares: `flags & O_CREAT == 0`, `fd in [0..2]`. An argument alone is not true or false.',
    example: 'profile p { allow syscall openat(flags & O_CREAT) }',
  },
  (text: string) => ({
    message: `expected a comparison after \`${text}\``,
    help: `write \`${text} != 0\`, for example`,
  }),
);

export const notUtf8 = defineCode(
  {
    code: 'POL1019',
    severity: 'error',
    title: 'text that is not UTF-8',
    explain: 'Policies are UTF-8. A path that contains other bytes is written with `\\xHH` escapes.',
    example: 'profile p { allow read "/tmp/\ud800" }',
  },
  (found: string) => ({ message: `\`${found}\` is not UTF-8`, help: 'write bytes that are not UTF-8 as `\\xHH`' }),
);

export const SYNTAX_CODES: readonly CodeDefinition[] = [
  unexpectedCharacter,
  unterminatedString,
  invisibleCharacter,
  badEscape,
  nulByte,
  badNumber,
  expected,
  unknownStatement,
  unknownOperation,
  trailing,
  reservedName,
  badName,
  tooDeep,
  unclosed,
  misplaced,
  suffixOrder,
  wrongEffect,
  noComparison,
  notUtf8,
];
