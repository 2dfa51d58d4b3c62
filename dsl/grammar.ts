/** Statements and blocks. A statement is the unit of recovery: after an error, parsing goes on with the next one. */
import { EOF, isRecognitionException, type IRecognitionException, type IToken, type TokenType } from 'chevrotain';
import type {
  Access,
  AcceptOpen,
  EffectNode,
  Expectation,
  Let,
  ModuleReference,
  Profile,
  ProfileSetting,
  Rule,
  Statement,
  Test,
  Use,
  When,
  Word,
} from './ast.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import {
  badName,
  expected,
  misplaced,
  reservedName,
  trailing,
  unclosed,
  unknownOperation,
  unknownStatement,
} from './diagnostics/syntax.js';
import { OPERATION_EXPECTED, RuleGrammar } from './grammar-rules.js';
import { endOf } from './grammar-base.js';
import { span, type Source, type Span } from './source.js';
import * as t from './tokens.js';
import {
  CLASSES,
  FILE_OPS,
  FILE_STATEMENTS,
  NAME,
  PROFILE_STATEMENTS,
  RESERVED,
  TEST_STATEMENTS,
  WHEN_STATEMENTS,
} from './words.js';

type AnyStatement = Statement | ProfileSetting | Expectation;
type Block = 'file' | 'profile' | 'when' | 'test';

const STARTERS: Record<Block, readonly string[]> = {
  file: FILE_STATEMENTS,
  profile: PROFILE_STATEMENTS,
  when: WHEN_STATEMENTS,
  test: TEST_STATEMENTS,
};
const PLACE: Record<Block, string> = {
  file: 'outside a profile',
  profile: 'inside a profile',
  when: 'inside `when`',
  test: 'inside a test',
};

/** The kinds a block may hold, as in the tree. */
const RULES = ['rule', 'when'] as const;
const KINDS: Record<Block, ReadonlySet<AnyStatement['kind']>> = {
  file: new Set(['use', 'let', 'profile', 'test', 'accept', ...RULES]),
  profile: new Set([
    ...(['program', 'otherwise', 'unknown', 'require', 'arch', 'syscalls listed'] as const),
    ...(['use', 'let', 'accept', ...RULES] as const),
  ]),
  when: new Set(RULES),
  test: new Set(['expect']),
};

const MODULE = 'a module: `std/NAME` or a path in quotes';

/** Nobody reads more; and garbage must not take minutes. */
export const MAX_ERRORS = 100;

const OPENS_BLOCK = new Map<TokenType, Block>([
  [t.keyword('profile'), 'profile'],
  [t.keyword('when'), 'when'],
  [t.keyword('test'), 'test'],
]);

export class PolicyGrammar extends RuleGrammar {
  /** More `{` than `}` in the text: then a `profile` inside a profile means that a `}` is missing. */
  private bracesMissing = 0;
  /** A surplus `}` closed a profile early: the settings after it have been reported once. */
  private closedEarly = false;
  /** Where the lexer found something wrong: a statement around it gets no second error. */
  private lexicalErrors: readonly number[] = [];

  constructor(options: { readonly skipValidations: boolean }) {
    super(options.skipValidations);
    this.performSelfAnalysis();
  }

  /** Parses with one of the entry rules below. The parser keeps nothing of it. */
  run<T>(source: Source, tokens: IToken[], diagnostics: Diagnostic[], entry: (grammar: this) => T): T {
    this.source = source;
    this.diagnostics = diagnostics;
    this.lexicalErrors = diagnostics.flatMap((d) => d.span?.start ?? []);
    this.closedEarly = false;
    this.bracesMissing = 0;
    for (const { tokenType } of tokens) {
      if (tokenType === t.LeftBrace) this.bracesMissing++;
      else if (tokenType === t.RightBrace) this.bracesMissing--;
    }
    this.input = tokens;
    const value = entry(this);
    this.input = [];
    this.diagnostics = [];
    return value;
  }

  // ---- entries -----------------------------------------------------------------------------------------------------------

  readonly file = this.RULE('file', (): Statement[] => {
    // `statements` keeps only what belongs here.
    return this.SUBRULE(this.statements, { ARGS: ['file'] }) as Statement[];
  });

  readonly oneAccess = this.RULE('oneAccess', (): Access | undefined => {
    try {
      this.MANY(() => this.CONSUME(t.Separator));
      const access = this.SUBRULE(this.access);
      this.MANY2(() => this.CONSUME2(t.Separator));
      if (!this.RECORDING_PHASE && this.LA(1).tokenType !== EOF) {
        this.diagnostics.push(this.trailingText());
        this.skipTo(EOF);
      }
      return access;
    } catch (error) {
      this.explain(error, 'test', undefined);
      this.skipTo(EOF);
      return undefined;
    }
  });

  // ---- blocks ------------------------------------------------------------------------------------------------------------

  private readonly statements = this.RULE('statements', (block: Block): AnyStatement[] => {
    const found: AnyStatement[] = [];
    if (this.RECORDING_PHASE) {
      this.MANY(() => this.SUBRULE(this.statement));
      return found;
    }
    // By hand and not with MANY: a line that is no statement has to be reported and skipped, not end the block.
    for (;;) {
      const { tokenType } = this.LA(1);
      if (tokenType === EOF || this.diagnostics.length >= MAX_ERRORS) break;
      if (tokenType === t.Separator) this.SKIP_TOKEN();
      else if (tokenType === t.RightBrace && block !== 'file') break;
      else if (block !== 'file' && this.startsNextBlock()) break;
      else {
        const statement = this.recovering(block);
        if (statement) found.push(statement);
      }
    }
    if (this.diagnostics.length >= MAX_ERRORS) this.skipTo(EOF);
    return found;
  });

  private readonly block = this.RULE('block', (block: Block, what: string): AnyStatement[] => {
    const open = this.CONSUME(t.LeftBrace);
    const statements = this.SUBRULE(this.statements, { ARGS: [block] });
    if (this.RECORDING_PHASE || this.LA(1).tokenType === t.RightBrace) {
      this.CONSUME(t.RightBrace);
    } else if (this.diagnostics.length < MAX_ERRORS) {
      this.report(unclosed(this.spanOf(open), what));
      this.bracesMissing--;
    }
    return statements;
  });

  /** `profile x {` or `test x {` inside a block, while a `}` is missing somewhere. */
  private startsNextBlock(): boolean {
    const type = this.LA(1).tokenType;
    if (this.bracesMissing <= 0 || (type !== t.keyword('profile') && type !== t.keyword('test'))) return false;
    const third = this.LA(3).tokenType;
    return third === t.LeftBrace || third === t.keyword('extends');
  }

  /** One statement; what is wrong with it is reported, and the parser then stands at its end. */
  private recovering(block: Block): AnyStatement | undefined {
    const first = this.LA(1);
    let statement: AnyStatement | undefined;
    try {
      statement = this.SUBRULE(this.statement);
      if (statement && !this.belongs(statement, first, block)) statement = undefined;
      const { tokenType } = this.LA(1);
      const before = this.LA(0).tokenType;
      // A block ends its statement without a separator; one that was never closed has consumed it.
      const done = before === t.RightBrace || before === t.Separator;
      if (!done && tokenType !== t.Separator && tokenType !== t.RightBrace && tokenType !== EOF) {
        if (!this.hasLexicalError(first)) this.report(this.trailingText());
        this.skipStatement(first);
      }
    } catch (error) {
      this.explain(error, block, first);
      this.skipStatement(first);
      return undefined;
    }
    return statement;
  }

  private belongs(statement: AnyStatement, first: IToken, block: Block): boolean {
    if (KINDS[block].has(statement.kind)) return true;
    const help =
      statement.kind === 'expect'
        ? 'expectations stand in `test PROFILE { … }`'
        : statement.kind === 'profile' || statement.kind === 'test'
          ? 'move it to the top of the file'
          : block === 'when'
            ? '`when` is around rules only'
            : 'move it into `profile NAME { … }`';
    const early = block === 'file' && this.bracesMissing < 0;
    if (!(early && this.closedEarly)) this.report(misplaced(this.spanOf(first), first.image, PLACE[block], help));
    this.closedEarly ||= early;
    return false;
  }

  /** To the end of the line, over whole blocks; a block that belongs to the statement is still looked through. */
  private skipStatement(first: IToken): void {
    const block = OPENS_BLOCK.get(first.tokenType);
    // An item that could not be started at all must still move the parser on.
    if (this.LA(1) === first && this.LA(1).tokenType !== t.LeftBrace) this.SKIP_TOKEN();
    let depth = 0;
    for (;;) {
      const { tokenType } = this.LA(1);
      if (tokenType === EOF) return;
      if (depth === 0 && tokenType === t.Separator && block && this.bracesMissing < 0) {
        // Its `{` is what is missing: the lines that follow are the block.
        this.bracesMissing++;
        this.SUBRULE3(this.statements, { ARGS: [block] });
        if (this.LA(1).tokenType === t.RightBrace) this.SKIP_TOKEN();
        return;
      }
      if (depth === 0 && (tokenType === t.Separator || tokenType === t.RightBrace)) return;
      if (tokenType === t.LeftBrace && block && depth === 0) {
        this.SUBRULE2(this.block, { ARGS: [block, `\`${first.image}\``] });
        return;
      }
      if (tokenType === t.LeftBrace) depth++;
      else if (tokenType === t.RightBrace) depth--;
      this.SKIP_TOKEN();
    }
  }

  private skipTo(type: TokenType): void {
    while (this.LA(1).tokenType !== EOF && this.LA(1).tokenType !== type) this.SKIP_TOKEN();
  }

  // ---- messages ------------------------------------------------------------------------------------------------------------

  private describe(token: IToken): string {
    if (token.tokenType === EOF) return 'the end of the file';
    if (token.tokenType === t.Separator) return token.image === ';' ? '`;`' : 'the end of the line';
    return token.tokenType === t.String
      ? token.image.slice(0, 60).replace(/^(.*)$/, '`$1`')
      : `\`${token.image.slice(0, 60)}\``;
  }

  /** Where something is missing: right behind the last token, not at the next, which may be lines away. */
  private behind(previous: IToken, next: IToken): Span {
    const at = previous.tokenType === EOF ? next.startOffset : endOf(previous);
    return span(this.source, at, at);
  }

  private hasLexicalError(first: IToken | undefined): boolean {
    const from = first?.startOffset ?? 0;
    const next = this.LA(1);
    const to = next.tokenType === EOF ? this.source.text.length : next.startOffset;
    return this.lexicalErrors.some((at) => at >= from && at <= to);
  }

  private explain(error: unknown, block: Block, first: IToken | undefined): void {
    if (!(error instanceof Error) || !isRecognitionException(error)) throw error;
    if (this.hasLexicalError(first)) return;
    const { token, previousToken, message, context } = error as IRecognitionException & { previousToken?: IToken };
    // NotAllInput errors have none, and at the start of the text there is none.
    const previous = previousToken ?? this.LA(0);
    const ends = token.tokenType === EOF || token.tokenType === t.Separator || token.tokenType === t.RightBrace;
    const found = this.describe(token);
    const rule = context.ruleStack.at(-1);
    const isWord = !ends && /^[A-Za-z_]/.test(token.image);
    if (rule === 'statement') {
      // The `}` that belongs to the lines that closedEarly tells of.
      if (token.tokenType === t.RightBrace && this.closedEarly) return;
      const braces = token.tokenType === t.RightBrace ? 'no block is open here' : undefined;
      this.report(unknownStatement(this.spanOf(token), found, STARTERS[block], this.statementHelp(token) ?? braces));
    } else if (message === OPERATION_EXPECTED && isWord) {
      this.report(unknownOperation(this.spanOf(token), 'operation', found, [...FILE_OPS, ...CLASSES]));
    } else if (rule === 'declaredName' && RESERVED.has(token.image)) {
      this.report(reservedName(this.spanOf(token), token.image));
    } else {
      // Punctuation is missing behind what was read; a wrong word is wrong where it stands.
      const point = ends || message.startsWith('`') || !isWord ? this.behind(previous, token) : this.spanOf(token);
      this.report(expected(point, message, found, this.expectedHelp(token, message)));
    }
  }

  private statementHelp(token: IToken): string | undefined {
    if (token.tokenType === t.keyword('because')) return '`because` stands on the line of its rule';
    if ([...FILE_OPS, ...CLASSES].includes(token.image as 'read'))
      return `a rule starts with \`allow\` or \`deny\`: \`allow ${token.image} …\``;
    return undefined;
  }

  private expectedHelp(token: IToken, message: string): string | undefined {
    if (token.tokenType === t.String && message === 'a file operation')
      return 'no comma between the operations and the paths';
    if (token.tokenType === t.Pipe) return 'put the mask in parentheses: `flags & (A | B) == 0`';
    if (message.startsWith('a path') && RESERVED.has(token.image)) return `\`${token.image}\` is a reserved word`;
    if (token.tokenType === t.Assign) return 'a comparison is written `==`';
    return undefined;
  }

  private trailingText(): Diagnostic {
    const token = this.LA(1);
    const last = this.LA(0);
    let help: string | undefined;
    if (token.tokenType === t.String || token.tokenType === t.Name) {
      if (last.tokenType === t.String || last.tokenType === t.Name) help = 'items of a list are separated by commas';
    } else if (token.tokenType === t.Number && last.tokenType === t.Name)
      help = 'ports follow the word `port`: `port 80, 443`';
    else if (token.tokenType === t.keyword('allow') || token.tokenType === t.keyword('deny')) {
      help = 'a newline or `;` ends a rule';
    }
    return trailing(this.spanOf(token), this.describe(token), help);
  }

  // ---- statements ------------------------------------------------------------------------------------------------------------

  private readonly statement = this.RULE('statement', (): AnyStatement | undefined => {
    return this.OR<AnyStatement | undefined>([
      { ALT: () => this.SUBRULE<[], Rule>(this.rule) },
      { ALT: () => this.SUBRULE<[], When>(this.when) },
      { ALT: () => this.SUBRULE<[], Use>(this.use) },
      { ALT: () => this.SUBRULE<[], Let>(this.let) },
      { ALT: () => this.SUBRULE<[], Profile>(this.profile) },
      { ALT: () => this.SUBRULE<[], Test>(this.test) },
      { ALT: () => this.SUBRULE<[], AcceptOpen>(this.accept) },
      { ALT: () => this.SUBRULE<[], ProfileSetting>(this.setting) },
      { ALT: () => this.SUBRULE<[], Expectation>(this.expectation) },
    ]);
  });

  private readonly when = this.RULE('when', (): When => {
    const start = this.CONSUME(t.keyword('when')).startOffset;
    const guard = this.SUBRULE(this.guard);
    // `statements` keeps only what belongs here.
    const body = this.SUBRULE(this.block, { ARGS: ['when', 'this `when`'] }) as (Rule | When)[];
    return { kind: 'when', guard, body, span: this.since(start) };
  });

  private readonly use = this.RULE('use', (): Use => {
    const start = this.CONSUME(t.keyword('use')).startOffset;
    const modules: ModuleReference[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => modules.push(this.SUBRULE(this.module).module), ERR_MSG: MODULE });
    return { kind: 'use', modules, span: this.since(start) };
  });

  /** `std/base`, `"./x.policy"`; `only` is set where it was a single word. */
  private readonly module = this.RULE('module', (): { module: ModuleReference; only?: Word } => {
    const start = this.LA(1).startOffset;
    return this.OR<{ module: ModuleReference; only?: Word }>({
      DEF: [
        {
          ALT: () => {
            const { value, span: where } = this.stringOf(this.CONSUME(t.String));
            return { module: { path: value, quoted: true, span: where } };
          },
        },
        {
          ALT: () => {
            const first = this.word(this.CONSUME(t.Word));
            const parts = [first.text];
            this.MANY(() => {
              this.CONSUME(t.Slash);
              parts.push(this.CONSUME2(t.Word).image);
            });
            const module = { path: parts.join('/'), quoted: false, span: this.since(start) };
            return parts.length === 1 ? { module, only: first } : { module };
          },
        },
      ],
      ERR_MSG: MODULE,
    });
  });

  private readonly let = this.RULE('let', (): Let => {
    const start = this.CONSUME(t.keyword('let')).startOffset;
    const name = this.SUBRULE(this.declaredName);
    this.CONSUME(t.Assign);
    const value = this.SUBRULE(this.value);
    return { kind: 'let', name, value, span: this.since(start) };
  });

  private readonly declaredName = this.RULE('declaredName', (): Word => this.checked(this.word(this.CONSUME(t.Name))));

  private checked(name: Word): Word {
    if (!this.RECORDING_PHASE && !NAME.test(name.text)) this.report(badName(name.span, name.text));
    return name;
  }

  private readonly profile = this.RULE('profile', (): Profile => {
    const start = this.CONSUME(t.keyword('profile')).startOffset;
    const name = this.checked(this.word(this.CONSUME(t.Word, { ERR_MSG: 'the name of the profile' })));
    const parent = this.OPTION(() => this.SUBRULE(this.extends));
    // `statements` keeps only what belongs here.
    const body = this.SUBRULE(this.block, {
      ARGS: ['profile', `profile \`${name.text}\``],
    }) as Profile['body'][number][];
    return { kind: 'profile', name, ...(parent ? { extends: parent } : {}), body, span: this.since(start) };
  });

  private readonly extends = this.RULE('extends', (): NonNullable<Profile['extends']> => {
    const start = this.CONSUME(t.keyword('extends')).startOffset;
    const { module, only } = this.SUBRULE(this.module);
    const profile = this.OPTION(() => {
      this.CONSUME(t.Dot);
      return this.word(this.CONSUME(t.Word, { ERR_MSG: 'the name of a profile of the module' }));
    });
    if (profile) return { module, profile, span: this.since(start) };
    if (only) return { profile: only, span: this.since(start) };
    this.report(expected(this.behind(this.LA(0), this.LA(1)), '`.PROFILE` after the module', ''));
    return { module, profile: { text: '', span: module.span }, span: this.since(start) };
  });

  private readonly test = this.RULE('test', (): Test => {
    const start = this.CONSUME(t.keyword('test')).startOffset;
    const profile = this.word(this.CONSUME(t.Word, { ERR_MSG: 'the name of a profile' }));
    // `statements` keeps only what belongs here.
    const expectations = this.SUBRULE(this.block, { ARGS: ['test', 'this test'] }) as Expectation[];
    return { kind: 'test', profile, expectations, span: this.since(start) };
  });

  private readonly expectation = this.RULE('expectation', (): Expectation => {
    const start = this.CONSUME(t.keyword('expect')).startOffset;
    const effect = this.SUBRULE(this.effect);
    const access = this.SUBRULE(this.access);
    return { kind: 'expect', effect, access, span: this.since(start) };
  });

  private readonly accept = this.RULE('accept', (): AcceptOpen => {
    const start = this.CONSUME(t.keyword('accept')).startOffset;
    this.CONSUME(t.keyword('open'));
    const operations = this.SUBRULE(this.words, { ARGS: ['an operation'] });
    this.CONSUME(t.keyword('because'), { ERR_MSG: '`because "…"`: why is that acceptable?' });
    const because = this.stringOf(this.CONSUME(t.String, { ERR_MSG: 'a reason in quotes' }));
    return { kind: 'accept', operations, because, span: this.since(start) };
  });

  private readonly setting = this.RULE('setting', (): ProfileSetting => {
    const start = this.LA(1).startOffset;
    return this.OR<ProfileSetting>([
      {
        ALT: () => {
          this.CONSUME(t.keyword('program'));
          return { kind: 'program', paths: this.SUBRULE(this.paths), span: this.since(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.keyword('otherwise'));
          return { kind: 'otherwise', effect: this.SUBRULE(this.effect), span: this.since(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.keyword('unknown'));
          const effect = this.OR2<EffectNode | 'otherwise'>({
            DEF: [
              { ALT: () => (this.CONSUME2(t.keyword('otherwise')), 'otherwise' as const) },
              { ALT: () => this.SUBRULE2(this.effect) },
            ],
            ERR_MSG: '`otherwise` or an effect (`errno ENOSYS`, `kill` …)',
          });
          return { kind: 'unknown', effect, span: this.since(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.keyword('require'));
          const layers = this.SUBRULE(this.words, { ARGS: ['a layer'] });
          return { kind: 'require', layers, span: this.since(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.keyword('arch'));
          return {
            kind: 'arch',
            arches: this.SUBRULE2(this.words, { ARGS: ['an architecture'] }),
            span: this.since(start),
          };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.keyword('syscalls'));
          this.CONSUME(t.keyword('listed'));
          return { kind: 'syscalls listed', span: this.since(start) };
        },
      },
    ]);
  });
}
