/**
 * Text → tokens. Chevrotain finds the tokens; the pass after it decides which newlines end a statement, gives reserved
 * words their types, and measures the nesting, so that the parser (which recurses) never has to fear its stack.
 */
import { Lexer, type IToken, type TokenType } from 'chevrotain';
import type { Comment } from './ast.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { invisibleCharacter, notUtf8, tooDeep, unexpectedCharacter, unterminatedString } from './diagnostics/syntax.js';
import { span, type Source } from './source.js';
import * as t from './tokens.js';

/** How deep parentheses, brackets, blocks and prefix operators may be nested. */
export const MAX_DEPTH = 64;
/** After so many errors of one file nobody reads on; it also bounds the work on garbage. */
const MAX_LEXER_ERRORS = 50;

export interface Lexed {
  readonly tokens: IToken[];
  readonly comments: readonly Comment[];
  readonly diagnostics: readonly Diagnostic[];
}

// Built on the first parse: building it takes milliseconds that `polc --version` should not spend.
let lexer: Lexer | undefined;

export function lex(source: Source): Lexed {
  lexer ??= new Lexer([...t.LEXED], { positionTracking: 'onlyOffset', skipValidations: true });
  const diagnostics: Diagnostic[] = forbiddenCharacters(source);
  const forbidden = new Set(diagnostics.map((d) => d.span?.start));
  const { tokens, groups, errors } = lexer.tokenize(source.text);
  for (const { offset, length } of errors.slice(0, MAX_LEXER_ERRORS)) {
    if (forbidden.has(offset)) continue;
    const end = offset + Math.min(length, 20);
    diagnostics.push(unexpectedCharacter(span(source, offset, end), source.text.slice(offset, end)));
  }
  const statements = new StatementPass(source, diagnostics).run(tokens);
  const comments = (groups['comments'] ?? []).map((token) => {
    const text = token.image.trimEnd();
    return { text, span: span(source, token.startOffset, token.startOffset + text.length) };
  });
  return { tokens: statements, comments, diagnostics };
}

/** Control characters (bar tab and newlines), bidirectional controls, a byte order mark inside, lone surrogates. */

const FORBIDDEN =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]|\r(?!\n)|(?<!^)\uFEFF|\p{Cs}/gu;

function forbiddenCharacters(source: Source): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const match of source.text.matchAll(FORBIDDEN)) {
    const where = span(source, match.index, match.index + 1);
    const name = `U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    found.push(/\p{Cs}/u.test(match[0]) ? notUtf8(where, name) : invisibleCharacter(where, name));
    if (found.length === MAX_LEXER_ERRORS) break;
  }
  return found;
}

/** After these a statement goes on in the next line. */
const CONTINUES: ReadonlySet<TokenType> = new Set([
  t.Comma,
  t.Assign,
  t.Ampersand,
  t.Pipe,
  t.Tilde,
  t.Minus,
  t.Range,
  ...t.VOCABULARY.filter((type) => type.CATEGORIES?.includes(t.Comparator)),
  ...['and', 'or', 'not', 'in'].map(t.keyword),
]);

/** Words that start a statement and are hardly anything else: they end an open bracket or list that someone forgot. */
const STARTERS: ReadonlySet<TokenType> = new Set(
  ['allow', 'deny', 'profile', 'let', 'use', 'expect', 'test', 'when'].map(t.keyword),
);
const PREFIXES: ReadonlySet<TokenType> = new Set([t.Tilde, t.Minus, t.keyword('not')]);
const OPENING = new Map([
  [t.LeftParen, t.RightParen],
  [t.LeftBracket, t.RightBracket],
  [t.LeftBrace, t.RightBrace],
]);
const CLOSING: ReadonlySet<TokenType> = new Set(OPENING.values());

class StatementPass {
  private readonly out: IToken[] = [];
  /** The closing bracket that is due, and the depth outside of it. */
  private readonly open: { readonly closing: TokenType; readonly depth: number }[] = [];
  private depth = 0;
  private prefixes = 0;

  constructor(
    private readonly source: Source,
    private readonly diagnostics: Diagnostic[],
  ) {}

  run(tokens: readonly IToken[]): IToken[] {
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i];
      if (!token) break;
      if (token.tokenType === t.Name) setType(token, t.KEYWORDS.get(token.image) ?? t.Name);
      if (token.tokenType === t.UnterminatedString) {
        this.diagnostics.push(unterminatedString(this.spanOf(token)));
        setType(token, t.String);
      }
      if (token.tokenType === t.Newline) {
        if (this.endsStatement(tokens, i)) this.separate(token);
      } else if (token.tokenType === t.Semicolon) {
        this.separate(token);
      } else if (!this.push(token)) {
        this.diagnostics.push(tooDeep(this.spanOf(token), MAX_DEPTH));
        return [];
      }
    }
    return this.out;
  }

  private spanOf(token: IToken) {
    return span(this.source, token.startOffset, token.startOffset + token.image.length);
  }

  private separate(token: IToken): void {
    const last = this.out.at(-1)?.tokenType;
    if (last === undefined || last === t.Separator || last === t.LeftBrace) return;
    setType(token, t.Separator);
    this.out.push(token);
    this.prefixes = 0;
  }

  /** Takes over a token; false where it is nested too deep. */
  private push(token: IToken): boolean {
    const type = token.tokenType;
    // A block may start on the next line.
    if (type === t.LeftBrace && this.out.at(-1)?.tokenType === t.Separator && this.out.at(-1)?.image !== ';')
      this.out.pop();
    this.out.push(token);
    const closing = OPENING.get(type);
    if (closing) {
      this.open.push({ closing, depth: this.depth });
      this.depth += this.prefixes + 1;
      this.prefixes = 0;
    } else if (CLOSING.has(type)) {
      this.close(type);
    } else if (PREFIXES.has(type)) {
      this.prefixes++;
    } else {
      this.prefixes = 0;
    }
    return this.depth + this.prefixes <= MAX_DEPTH;
  }

  /** A brace closes brackets that were forgotten, so that one missing `]` does not swallow the file. */
  private close(type: TokenType): void {
    this.prefixes = 0;
    const at = this.open.findLastIndex((bracket) => bracket.closing === type);
    const due = this.open[at];
    if (!due || (type !== t.RightBrace && at !== this.open.length - 1)) return;
    this.depth = due.depth;
    this.open.length = at;
  }

  private endsStatement(tokens: readonly IToken[], at: number): boolean {
    const last = this.out.at(-1)?.tokenType;
    const bracket = this.open.at(-1)?.closing;
    const inBracket = bracket === t.RightParen || bracket === t.RightBracket;
    if (!inBracket && !(last && CONTINUES.has(last))) return true;
    // Would go on, unless the next line is plainly a new statement: `allow` and then a word, a string.
    const next = tokens.slice(at + 1, at + 3);
    const [word, after] = next;
    if (!word || !after || word.tokenType !== t.Name || !STARTERS.has(t.KEYWORDS.get(word.image) ?? t.Name))
      return false;
    if (after.tokenType !== t.Name && after.tokenType !== t.String) return false;
    while (this.open.length > 0 && this.open.at(-1)?.closing !== t.RightBrace) this.depth = this.open.pop()?.depth ?? 0;
    return true;
  }
}

function setType(token: IToken, type: TokenType): void {
  token.tokenType = type;
  // Assigned when the parser augments its vocabulary; the matcher compares this number.
  if (type.tokenTypeIdx !== undefined) token.tokenTypeIdx = type.tokenTypeIdx;
}
