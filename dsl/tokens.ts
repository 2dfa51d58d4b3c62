/**
 * Chevrotain's token types. Identifiers leave the lexer as `Name`; `lex.ts` turns the reserved ones into their own types.
 * Categories keep the words contextual: a syscall may be called `kill`, an argument `mode`, a profile `owner`.
 */
import { createToken, Lexer, type TokenType } from 'chevrotain';
import { FILE_OPS, OPERATORS, RESERVED } from './words.js';

const token = (name: string, label: string, pattern: RegExp | string, more: object = {}): TokenType =>
  createToken({ name, label, pattern, ...more });
const category = (name: string, label: string, categories: TokenType[] = []): TokenType =>
  createToken({ name, label, pattern: Lexer.NA, categories });

// ---- categories: no text has these types, CONSUME asks for them ---------------------------------------------------

/** Any word but `and`, `or`, `not`, `in`. */
export const Word = category('Word', 'a name');
/** Words that cannot be taken for the start of a suffix: items of a list that may be absent. */
export const Item = category('Item', 'a name');
export const FileOp = category('FileOp', 'a file operation');

// ---- what the lexer makes ---------------------------------------------------------------------------------------------

export const Newline = token('Newline', 'the end of the line', /\r?\n/, { line_breaks: true });
export const Semicolon = token('Semicolon', '`;`', ';');
/** A newline or `;` that ends a statement; made by `lex.ts`. */
export const Separator = category('Separator', 'the end of the line');
export const Comment = token('Comment', 'a comment', /#[^\n]*/, { group: 'comments' });
const Blank = token('Blank', 'a blank', /[ \t\uFEFF]+/, { group: Lexer.SKIPPED });
export const String = token('String', 'a string', /"(?:[^"\\\r\n]|\\[^\r\n])*"/);
export const UnterminatedString = token('UnterminatedString', 'a string', /"[^\r\n]*/);
/** Has a colon, or dots and a mask: so it is neither a word, a number nor a range. */
export const Address = token(
  'Address',
  'an address',
  /[0-9]+(?:\.[0-9]+){3,}(?:\/[0-9]*)?|[0-9]+(?:\.[0-9]+)+\/[0-9]*|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(?:\/[0-9]*)?/,
);
/** Wider than a number, so that `0755` and `12k` are one token and one error. */
export const Number = token('Number', 'a number', /[0-9][0-9A-Za-z_]*/);
export const Group = token('Group', 'a syscall group', /@[A-Za-z0-9_-]+/);
export const Name = token('Name', 'a name', /[A-Za-z_][A-Za-z0-9_-]*/, { categories: [Word, Item] });

export const LeftBrace = token('LeftBrace', '`{`', '{');
export const RightBrace = token('RightBrace', '`}`', '}');
export const LeftBracket = token('LeftBracket', '`[`', '[');
export const RightBracket = token('RightBracket', '`]`', ']');
export const LeftParen = token('LeftParen', '`(`', '(');
export const RightParen = token('RightParen', '`)`', ')');
export const Comma = token('Comma', '`,`', ',');
export const Range = token('Range', '`..`', '..');
export const Dot = token('Dot', '`.`', '.');
export const Slash = token('Slash', '`/`', '/');
export const Ampersand = token('Ampersand', '`&`', '&');
export const Pipe = token('Pipe', '`|`', '|');
export const Tilde = token('Tilde', '`~`', '~');
export const Minus = token('Minus', '`-`', '-');
export const Comparator = category('Comparator', 'a comparison (`==`, `!=`, `<`, `<=`, `>`, `>=`)');
/** `==` and `!=`: all that `when arch` takes. */
export const Equality = category('Equality', '`==` or `!=`');
const equality = { categories: [Comparator, Equality] };
const comparison = { categories: [Comparator] };
const Equal = token('Equal', '`==`', '==', equality);
const NotEqual = token('NotEqual', '`!=`', '!=', equality);
const LessEqual = token('LessEqual', '`<=`', '<=', comparison);
const GreaterEqual = token('GreaterEqual', '`>=`', '>=', comparison);
const Less = token('Less', '`<`', '<', comparison);
const Greater = token('Greater', '`>`', '>', comparison);
export const Assign = token('Assign', '`=`', '=');

/** In the order the lexer tries them. */
export const LEXED: readonly TokenType[] = [
  Blank,
  Newline,
  Comment,
  String,
  UnterminatedString,
  Address,
  Name,
  Number,
  Group,
  Comma,
  LeftBrace,
  RightBrace,
  LeftParen,
  RightParen,
  LeftBracket,
  RightBracket,
  Semicolon,
  Range,
  Dot,
  Slash,
  Equal,
  NotEqual,
  LessEqual,
  GreaterEqual,
  Less,
  Greater,
  Assign,
  Ampersand,
  Pipe,
  Tilde,
  Minus,
];

// ---- reserved words -----------------------------------------------------------------------------------------------------

/** Words that start a suffix, and the transport that takes paths: never an item of a list that may be absent. */
const NO_ITEM = new Set('owner as inherit to on because errno log notify kill trap trace unix'.split(' '));

function categoriesOf(word: string): TokenType[] {
  if ((OPERATORS as readonly string[]).includes(word)) return [];
  const categories = [Word];
  if (!NO_ITEM.has(word)) categories.push(Item);
  if ((FILE_OPS as readonly string[]).includes(word)) categories.push(FileOp);
  return categories;
}

/** The token type of each reserved word. */
export const KEYWORDS: ReadonlyMap<string, TokenType> = new Map(
  [...RESERVED].map((word) => [word, category(`keyword ${word}`, `\`${word}\``, categoriesOf(word))]),
);

export function keyword(word: string): TokenType {
  const type = KEYWORDS.get(word);
  if (!type) throw new Error(`\`${word}\` is missing in words.ts`);
  return type;
}

/** All types that the parser has to know. */
export const VOCABULARY: TokenType[] = [
  ...LEXED,
  ...KEYWORDS.values(),
  Separator,
  Word,
  Item,
  FileOp,
  Comparator,
  Equality,
];
