/** Conditions: on the arguments of a syscall, and around rules (`when`). */
import type { IToken } from 'chevrotain';
import type { ArgumentTerm, Comparison, Constant, Expression, Guard, Word } from './ast.js';
import { noComparison } from './diagnostics/syntax.js';
import { endOf, GrammarBase, type NumberItem } from './grammar-base.js';
import * as t from './tokens.js';

/** In `(flags & O_CREAT) == 0` the parentheses hold an argument: that only shows behind them. */
type Operand = Expression | (ArgumentTerm & { readonly kind: 'term' });

const CONDITION = 'a condition, such as `flags & O_CREAT == 0`';
const GUARD = '`arch`, `kernel` or `capability`';

export abstract class ConditionGrammar extends GrammarBase {
  /** `,` binds loosest: `a == 1 or a == 2, b == 3` is two conditions that both have to hold. */
  protected readonly condition = this.RULE('condition', (): Expression => {
    const start = this.LA(1).startOffset;
    const of: Expression[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => of.push(this.complete(this.SUBRULE(this.disjunction))),
      ERR_MSG: CONDITION,
    });
    return this.joined('and', of, start);
  });

  private readonly disjunction = this.RULE('disjunction', (): Operand => {
    const start = this.LA(1).startOffset;
    const first = this.SUBRULE(this.conjunction);
    const more: Expression[] = [];
    this.MANY(() => {
      this.CONSUME(t.keyword('or'));
      more.push(this.complete(this.SUBRULE2(this.conjunction)));
    });
    return more.length === 0 ? first : this.joined('or', [this.complete(first), ...more], start);
  });

  private readonly conjunction = this.RULE('conjunction', (): Operand => {
    const start = this.LA(1).startOffset;
    const first = this.SUBRULE(this.negation);
    const more: Expression[] = [];
    this.MANY(() => {
      this.CONSUME(t.keyword('and'));
      more.push(this.complete(this.SUBRULE2(this.negation)));
    });
    return more.length === 0 ? first : this.joined('and', [this.complete(first), ...more], start);
  });

  private readonly negation = this.RULE('negation', (): Operand => {
    const nots: IToken[] = [];
    this.MANY(() => nots.push(this.CONSUME(t.keyword('not'))));
    let operand = this.SUBRULE(this.comparison);
    for (const not of nots.reverse()) {
      operand = { kind: 'not', of: this.complete(operand), span: this.since(not.startOffset) };
    }
    return operand;
  });

  private readonly comparison = this.RULE('comparison', (): Operand => {
    const start = this.LA(1).startOffset;
    const operand = this.OR<Operand>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(t.LeftParen);
            const inner = this.SUBRULE(this.parenthesised);
            this.CONSUME(t.RightParen);
            return inner;
          },
        },
        { ALT: () => this.SUBRULE(this.term) },
      ],
      ERR_MSG: CONDITION,
    });
    if (operand.kind !== 'term' && !this.RECORDING_PHASE) return operand;
    // Only a term can be compared. While recording, `operand` is a placeholder and the comparison has to be seen.
    const term = operand as Operand & { readonly kind: 'term' };
    let compared: Expression | undefined;
    this.OPTION(() => {
      compared = this.SUBRULE(this.comparedWith, { ARGS: [term, start] });
    });
    return compared ?? term;
  });

  /** As `condition`, but may turn out to be a bare term. */
  private readonly parenthesised = this.RULE('parenthesised', (): Operand => {
    const start = this.LA(1).startOffset;
    const first = this.SUBRULE(this.disjunction);
    const more: Expression[] = [];
    this.MANY(() => {
      this.CONSUME(t.Comma);
      more.push(this.complete(this.SUBRULE2(this.disjunction)));
    });
    return more.length === 0 ? first : this.joined('and', [this.complete(first), ...more], start);
  });

  private readonly term = this.RULE('term', (): Operand => {
    const name = this.word(this.CONSUME(t.Word));
    let mask: Constant | undefined;
    this.OPTION(() => {
      this.CONSUME(t.Ampersand);
      mask = this.SUBRULE(this.unary);
    });
    return { kind: 'term', name, ...(mask ? { mask } : {}), span: this.since(name.span.start) };
  });

  private readonly comparedWith = this.RULE(
    'comparedWith',
    (operand: Operand & { readonly kind: 'term' }, start: number): Expression => {
      const term: ArgumentTerm = this.RECORDING_PHASE
        ? operand
        : { name: operand.name, ...(operand.mask ? { mask: operand.mask } : {}), span: operand.span };
      return this.OR<Expression>([
        {
          ALT: () => {
            const op = this.CONSUME(t.Comparator).image as Comparison; // the token's six spellings are the type
            const value = this.SUBRULE(this.constant);
            return { kind: 'compare', term, op, value, span: this.since(start) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword('in'));
            const values = this.SUBRULE(this.set);
            return { kind: 'in', term, negated: false, values, span: this.since(start) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword('not'));
            this.CONSUME2(t.keyword('in'), { ERR_MSG: '`in` (or a comparison before `not`)' });
            const values = this.SUBRULE2(this.set);
            return { kind: 'in', term, negated: true, values, span: this.since(start) };
          },
        },
      ]);
    },
  );

  private readonly set = this.RULE('set', (): NumberItem[] => {
    this.CONSUME(t.LeftBracket);
    const items = this.SUBRULE(this.numberItems);
    this.CONSUME(t.RightBracket);
    return items;
  });

  private joined(kind: 'and' | 'or', of: readonly Expression[], start: number): Expression {
    const [only] = of;
    return of.length === 1 && only ? only : { kind, of, span: this.since(start) };
  }

  private complete(operand: Operand): Expression {
    if (operand.kind !== 'term') return operand;
    if (!this.RECORDING_PHASE) {
      const { start, end } = operand.span;
      this.report(noComparison(operand.span, this.source.text.slice(start, end)));
    }
    // The diagnostic above keeps this from being used.
    const value: Constant = { kind: 'number', value: 0n, hexadecimal: false, text: '0', span: operand.span };
    return { kind: 'compare', term: operand, op: '!=', value, span: operand.span };
  }

  // ---- when ------------------------------------------------------------------------------------------------------------

  protected readonly guard = this.RULE('guard', (): Guard => {
    const start = this.LA(1).startOffset;
    const of: Guard[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.keyword('or'),
      DEF: () => of.push(this.SUBRULE(this.guardConjunction)),
      ERR_MSG: GUARD,
    });
    const [only] = of;
    return of.length === 1 && only ? only : { kind: 'or', of, span: this.since(start) };
  });

  private readonly guardConjunction = this.RULE('guardConjunction', (): Guard => {
    const start = this.LA(1).startOffset;
    const of: Guard[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.keyword('and'),
      DEF: () => of.push(this.SUBRULE(this.guardNegation)),
      ERR_MSG: GUARD,
    });
    const [only] = of;
    return of.length === 1 && only ? only : { kind: 'and', of, span: this.since(start) };
  });

  private readonly guardNegation = this.RULE('guardNegation', (): Guard => {
    const nots: IToken[] = [];
    this.MANY(() => nots.push(this.CONSUME(t.keyword('not'))));
    let guard = this.OR<Guard>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(t.LeftParen);
            const inner = this.SUBRULE(this.guard);
            this.CONSUME(t.RightParen);
            return inner;
          },
        },
        { ALT: () => this.SUBRULE(this.archGuard) },
        { ALT: () => this.SUBRULE(this.kernelGuard) },
        {
          ALT: () => {
            const start = this.CONSUME(t.keyword('capability')).startOffset;
            const name = this.word(this.CONSUME(t.Word, { ERR_MSG: 'a capability' }));
            return { kind: 'capability', name, span: this.since(start) };
          },
        },
      ],
      ERR_MSG: GUARD,
    });
    for (const not of nots.reverse()) guard = { kind: 'not', of: guard, span: this.since(not.startOffset) };
    return guard;
  });

  private readonly archGuard = this.RULE('archGuard', (): Guard => {
    const start = this.CONSUME(t.keyword('arch')).startOffset;
    return this.OR<Guard>({
      DEF: [
        {
          ALT: () => {
            const op = this.CONSUME(t.Equality).image === '==' ? '==' : '!=';
            const arch = this.word(this.CONSUME(t.Word, { ERR_MSG: 'an architecture' }));
            return { kind: 'arch', op, arch, span: this.since(start) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword('in'));
            return { kind: 'arch in', arches: this.SUBRULE(this.arches), span: this.since(start) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword('not'));
            this.CONSUME2(t.keyword('in'));
            const inside: Guard = { kind: 'arch in', arches: this.SUBRULE2(this.arches), span: this.since(start) };
            return { kind: 'not', of: inside, span: inside.span };
          },
        },
      ],
      ERR_MSG: '`==`, `!=` or `in`',
    });
  });

  private readonly arches = this.RULE('arches', (): Word[] => {
    this.CONSUME(t.LeftBracket);
    const arches = this.SUBRULE(this.words, { ARGS: ['an architecture'] });
    this.CONSUME(t.RightBracket);
    return arches;
  });

  private readonly kernelGuard = this.RULE('kernelGuard', (): Guard => {
    const start = this.CONSUME(t.keyword('kernel')).startOffset;
    const op = this.CONSUME(t.Comparator).image as Comparison; // the token's six spellings are the type
    const first = this.CONSUME(t.Number, { ERR_MSG: 'a version, such as `6.1`' });
    this.MANY(() => {
      this.CONSUME(t.Dot);
      this.CONSUME2(t.Number, { ERR_MSG: 'a version, such as `6.1`' });
    });
    const version = this.RECORDING_PHASE ? '' : this.source.text.slice(first.startOffset, endOf(this.LA(0)));
    return { kind: 'kernel', op, version: version.replace(/\s/g, ''), span: this.since(start) };
  });
}
