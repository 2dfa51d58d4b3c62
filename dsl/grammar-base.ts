/** What all parts of the grammar share: spans, findings, constants and lists. */
import { EmbeddedActionsParser, type IParserErrorMessageProvider, type IToken, tokenLabel } from 'chevrotain';
import type {
  Constant,
  ConstantRange,
  ListLiteral,
  NameReference,
  PathItem,
  StringLiteral,
  Value,
  Word,
} from './ast.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { badEscape, badNumber, nulByte } from './diagnostics/syntax.js';
import { span, type Source, type Span } from './source.js';
import { decodeString } from './strings.js';
import * as t from './tokens.js';

/** Chevrotain's messages name tokens; ours only say what was expected. The sentence around it is made in `grammar.ts`. */
const EXPECTED_ONLY: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => tokenLabel(expected),
  buildNotAllInputParsedMessage: () => 'the end of the file',
  buildNoViableAltMessage: ({ customUserDescription }) => customUserDescription ?? 'something else',
  buildEarlyExitMessage: ({ customUserDescription }) => customUserDescription ?? 'something else',
};

export const NO_SOURCE: Source = { path: '', text: '' };

/** Items of ports, ioctl requests and `in [ … ]`. A bare word is a name here; the linker decides whether a `let` has it. */
export type NumberItem = Constant | ConstantRange | NameReference;

export const endOf = (token: IToken): number => token.startOffset + token.image.length;

export abstract class GrammarBase extends EmbeddedActionsParser {
  protected source: Source = NO_SOURCE;
  protected diagnostics: Diagnostic[] = [];

  protected constructor(skipValidations: boolean) {
    super(t.VOCABULARY, {
      maxLookahead: 1,
      recoveryEnabled: false, // statements are the unit of recovery: `grammar.ts` skips to the next one
      skipValidations,
      errorMessageProvider: EXPECTED_ONLY,
    });
  }

  // ---- spans and findings ----------------------------------------------------------------------------------------------

  protected spanOf(token: IToken): Span {
    return span(this.source, token.startOffset, endOf(token));
  }

  /** From `start` to the token consumed last. */
  protected since(start: number): Span {
    return span(this.source, start, endOf(this.LA(0)));
  }

  protected report(diagnostic: Diagnostic): void {
    // Chevrotain runs every rule once with made-up tokens to learn the grammar.
    if (!this.RECORDING_PHASE) this.diagnostics.push(diagnostic);
  }

  protected word(token: IToken): Word {
    return { text: token.image, span: this.spanOf(token) };
  }

  protected stringOf(token: IToken): StringLiteral {
    const { value, problems } = decodeString(token.image);
    for (const { at, length, kind } of problems) {
      const start = token.startOffset + at;
      const where = span(this.source, start, start + length);
      this.report(kind === 'nul' ? nulByte(where) : badEscape(where, token.image.slice(at, at + length)));
    }
    return { kind: 'string', value, span: this.spanOf(token) };
  }

  // ---- constants ---------------------------------------------------------------------------------------------------------

  protected numberOf(token: IToken): Constant {
    const text = token.image;
    const spanned = this.spanOf(token);
    // 22 octal digits hold 64 bits. More digits are an error anyway, and converting megabytes of them is slow.
    const valid = text.length <= 24 && /^(?:0x[0-9A-Fa-f]+|0o[0-7]+|0|[1-9][0-9]*)$/.test(text);
    const value = valid ? BigInt(text) : 0n;
    if (!valid || value >= 1n << 64n) this.report(badNumber(spanned, text));
    return { kind: 'number', value, hexadecimal: text.startsWith('0x'), text, span: spanned };
  }

  /** `A | ~B | (C | 1)` */
  protected readonly constant = this.RULE('constant', (): Constant => {
    const start = this.LA(1).startOffset;
    const first = this.SUBRULE(this.unary);
    let of: Constant[] | undefined;
    this.MANY(() => {
      this.CONSUME(t.Pipe);
      (of ??= [first]).push(this.SUBRULE2(this.unary));
    });
    return of ? { kind: 'union', of, span: this.since(start) } : first;
  });

  protected readonly unary = this.RULE('unary', (): Constant => {
    const prefixes: IToken[] = [];
    this.MANY(() =>
      this.OR([
        { ALT: () => prefixes.push(this.CONSUME(t.Tilde)) },
        { ALT: () => prefixes.push(this.CONSUME(t.Minus)) },
      ]),
    );
    let value = this.OR2<Constant>({
      DEF: [
        { ALT: () => this.numberOf(this.CONSUME(t.Number)) },
        {
          ALT: () => {
            const token = this.CONSUME(t.Word);
            return { kind: 'constant', name: token.image, span: this.spanOf(token) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.LeftParen);
            const inner = this.SUBRULE(this.constant);
            this.CONSUME(t.RightParen);
            return inner;
          },
        },
      ],
      ERR_MSG: 'a number or a constant',
    });
    for (const prefix of prefixes.reverse()) {
      const kind = prefix.tokenType === t.Tilde ? 'complement' : 'negate';
      value = { kind, of: value, span: this.since(prefix.startOffset) };
    }
    return value;
  });

  /** `80`, `8000..8099`, or a name. */
  protected readonly numberItem = this.RULE('numberItem', (): NumberItem => {
    const start = this.LA(1).startOffset;
    const from = this.SUBRULE(this.constant);
    let to: Constant | undefined;
    this.OPTION(() => {
      this.CONSUME(t.Range);
      to = this.SUBRULE2(this.constant);
    });
    if (to) return { kind: 'range', from, to, span: this.since(start) };
    return from.kind === 'constant' ? { kind: 'name', name: from.name, span: from.span } : from;
  });

  protected readonly numberItems = this.RULE('numberItems', (): NumberItem[] => {
    const items: NumberItem[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => items.push(this.SUBRULE(this.numberItem)),
      ERR_MSG: 'a number, a constant or the name of a `let`',
    });
    return items;
  });

  // ---- strings and lists -------------------------------------------------------------------------------------------------

  protected readonly paths = this.RULE('paths', (): PathItem[] => {
    const items: PathItem[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => items.push(this.SUBRULE(this.path)),
      ERR_MSG: 'a path in quotes or the name of a `let`',
    });
    return items;
  });

  protected readonly path = this.RULE('path', (): PathItem =>
    this.OR<PathItem>({
      DEF: [
        { ALT: () => this.stringOf(this.CONSUME(t.String)) },
        {
          ALT: () => {
            const token = this.CONSUME(t.Name);
            return { kind: 'name', name: token.image, span: this.spanOf(token) };
          },
        },
      ],
      ERR_MSG: 'a path in quotes or the name of a `let`',
    }),
  );

  /** The right side of a `let`. */
  protected readonly value = this.RULE('value', (): Value =>
    this.OR<Value>({
      DEF: [
        { ALT: () => this.stringOf(this.CONSUME(t.String)) },
        { ALT: () => this.SUBRULE(this.list) },
        { ALT: () => this.SUBRULE(this.numberItem) },
      ],
      ERR_MSG: 'a string, a number or a list in brackets',
    }),
  );

  protected readonly list = this.RULE('list', (): ListLiteral => {
    const start = this.CONSUME(t.LeftBracket).startOffset;
    const items: Value[] = [];
    this.MANY_SEP({ SEP: t.Comma, DEF: () => items.push(this.SUBRULE(this.value)) });
    this.CONSUME(t.RightBracket);
    return { kind: 'list', items, span: this.since(start) };
  });

  /** One or more words, separated by commas. */
  protected readonly words = this.RULE('words', (expected: string): Word[] => {
    const words: Word[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => words.push(this.word(this.CONSUME(t.Word, { ERR_MSG: expected }))),
      ERR_MSG: expected,
    });
    return words;
  });
}
