/** Rules: what they are about, their suffixes, their effects. */
import type {
  Access,
  Constant,
  EffectNode,
  PathItem,
  Rule,
  RuleBody,
  StringLiteral,
  SyscallItem,
  TargetNode,
  Word,
} from './ast.js';
import { suffixOrder, unknownOperation, wrongEffect } from './diagnostics/syntax.js';
import { ConditionGrammar } from './grammar-conditions.js';
import type { NumberItem } from './grammar-base.js';
import type { Span } from './source.js';
import * as t from './tokens.js';
import { FILE_OPS, MEMORY_OPS, PTRACE_OPS, SUFFIXES } from './words.js';

/** What stands behind a body, as far as it was written. */
interface Suffixes {
  owner: boolean;
  target?: TargetNode;
  effect?: EffectNode;
  because?: StringLiteral;
}

const RULE_EFFECTS = {
  allow: {
    kinds: new Set<EffectNode['kind']>(['log', 'notify', 'trace']),
    rule: 'an `allow` rule',
    help: 'an `allow` rule takes `log`, `notify` or `trace N`',
  },
  deny: {
    kinds: new Set<EffectNode['kind']>(['kill', 'kill thread', 'trap', 'errno']),
    rule: 'a `deny` rule',
    help: 'a `deny` rule takes `kill`, `kill thread`, `trap`, `errno N`, or nothing',
  },
};

/** `as`, `inherit`, `to` and `on` exclude each other: one place in the order. */
const rank = (suffix: string): number => {
  const at = (SUFFIXES as readonly string[]).indexOf(suffix);
  return at >= 1 && at <= 4 ? 1 : at;
};

const SYSCALL = 'a syscall or a group (`@file-system`)';

/** What grammar.ts turns into POL1009 where nothing fits. */
export const OPERATION_EXPECTED = 'an operation';

export abstract class RuleGrammar extends ConditionGrammar {
  /** `owner` may stand before the paths (as in AppArmor) or behind them: the body leaves it here for the suffixes. */
  private ownerBefore: Span | undefined;

  protected readonly rule = this.RULE('rule', (): Rule => {
    const start = this.LA(1).startOffset;
    const action = this.OR<'allow' | 'deny'>([
      { ALT: () => (this.CONSUME(t.keyword('allow')), 'allow') },
      { ALT: () => (this.CONSUME(t.keyword('deny')), 'deny') },
    ]);
    this.ownerBefore = undefined;
    const body = this.SUBRULE(this.body);
    const suffixes = this.SUBRULE(this.suffixes);
    const { effect } = suffixes;
    const possible = RULE_EFFECTS[action];
    if (effect && !possible.kinds.has(effect.kind)) {
      this.report(wrongEffect(effect.span, effect.kind, possible.rule, possible.help));
    }
    return { kind: 'rule', action, body, ...suffixes, span: this.since(start) };
  });

  protected readonly access = this.RULE('access', (): Access => {
    const start = this.LA(1).startOffset;
    this.ownerBefore = undefined;
    const body = this.SUBRULE(this.body);
    const { owner, target, effect, because } = this.SUBRULE(this.suffixes);
    const extra = effect ?? because;
    if (extra) {
      const what = extra.kind === 'string' ? 'because' : extra.kind;
      this.report(
        wrongEffect(extra.span, what, 'an access', 'in a test the effect comes first: `expect errno EPERM …`'),
      );
    }
    return { body, owner, ...(target ? { target } : {}), span: this.since(start) };
  });

  // ---- suffixes ----------------------------------------------------------------------------------------------------------

  private readonly suffixes = this.RULE('suffixes', (): Suffixes => {
    const found: Suffixes = { owner: this.ownerBefore !== undefined };
    let last = found.owner ? 'owner' : '';
    const next = (suffix: string, name: string, where: number): void => {
      if (last !== '' && rank(suffix) <= rank(last)) this.report(suffixOrder(this.since(where), name, last));
      last = suffix;
    };
    this.MANY(() => {
      const start = this.LA(1).startOffset;
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.keyword('owner'));
            next('owner', 'owner', start);
            found.owner = true;
          },
        },
        {
          ALT: () => {
            const target = this.SUBRULE(this.target);
            next(target.kind, target.kind, start);
            found.target = target;
          },
        },
        {
          ALT: () => {
            const effect = this.SUBRULE(this.ruleEffect);
            next('effect', effect.kind, start);
            found.effect = effect;
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword('because'));
            const because = this.stringOf(this.CONSUME(t.String, { ERR_MSG: 'a reason in quotes' }));
            next('because', 'because', start);
            found.because = because;
          },
        },
      ]);
    });
    return found;
  });

  private readonly target = this.RULE('target', (): TargetNode => {
    const start = this.LA(1).startOffset;
    return this.OR<TargetNode>([
      {
        ALT: () => {
          this.CONSUME(t.keyword('as'));
          const profile = this.word(this.CONSUME(t.Word, { ERR_MSG: 'the name of a profile' }));
          return { kind: 'as', profile, span: this.since(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.keyword('to'));
          const profile = this.word(this.CONSUME2(t.Word, { ERR_MSG: 'the name of a profile' }));
          return { kind: 'to', profile, span: this.since(start) };
        },
      },
      { ALT: () => (this.CONSUME(t.keyword('inherit')), { kind: 'inherit', span: this.since(start) }) },
      {
        ALT: () => {
          this.CONSUME(t.keyword('on'));
          return { kind: 'on', paths: this.SUBRULE(this.paths), span: this.since(start) };
        },
      },
    ]);
  });

  /** Effects that may stand behind a rule. `allow` and `deny` there would be the next rule, without its newline. */
  private readonly ruleEffect = this.RULE('ruleEffect', (): EffectNode => {
    const start = this.LA(1).startOffset;
    return this.OR<EffectNode>([
      {
        ALT: () => {
          this.CONSUME(t.keyword('kill'));
          let kind: 'kill' | 'kill thread' = 'kill';
          this.OPTION(() => {
            this.CONSUME(t.keyword('thread'));
            kind = 'kill thread';
          });
          return { kind, span: this.since(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.keyword('trap'));
          let data: Constant | undefined;
          this.OPTION2(() => (data = this.SUBRULE(this.trapData)));
          return { kind: 'trap', ...(data ? { data } : {}), span: this.since(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.keyword('errno'));
          return { kind: 'errno', errno: this.SUBRULE(this.constant), span: this.since(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.keyword('trace'));
          return { kind: 'trace', data: this.SUBRULE2(this.constant), span: this.since(start) };
        },
      },
      { ALT: () => (this.CONSUME(t.keyword('notify')), { kind: 'notify', span: this.since(start) }) },
      { ALT: () => (this.CONSUME(t.keyword('log')), { kind: 'log', span: this.since(start) }) },
    ]);
  });

  /** Behind `expect trap` an operation follows, so a bare word is not the data of the trap; in parentheses it is. */
  private readonly trapData = this.RULE('trapData', (): Constant =>
    this.OR<Constant>([
      { ALT: () => this.numberOf(this.CONSUME(t.Number)) },
      {
        ALT: () => {
          this.CONSUME(t.LeftParen);
          const data = this.SUBRULE(this.constant);
          this.CONSUME(t.RightParen);
          return data;
        },
      },
    ]),
  );

  protected readonly effect = this.RULE('effect', (): EffectNode => {
    const start = this.LA(1).startOffset;
    return this.OR<EffectNode>({
      DEF: [
        { ALT: () => this.SUBRULE(this.ruleEffect) },
        { ALT: () => (this.CONSUME(t.keyword('allow')), { kind: 'allow', span: this.since(start) }) },
        { ALT: () => (this.CONSUME(t.keyword('deny')), { kind: 'deny', span: this.since(start) }) },
      ],
      ERR_MSG: 'an effect (`allow`, `deny`, `errno N`, `kill` …)',
    });
  });

  // ---- bodies --------------------------------------------------------------------------------------------------------------

  private readonly body = this.RULE('body', (): RuleBody => {
    const start = this.LA(1).startOffset;
    return this.OR<RuleBody>({
      DEF: [
        {
          ALT: () => {
            const ops = this.SUBRULE(this.fileOps);
            return { kind: 'file', ops, paths: this.SUBRULE(this.ownedPaths), span: this.since(start) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword('exec'));
            return { kind: 'exec', paths: this.SUBRULE2(this.ownedPaths), span: this.since(start) };
          },
        },
        { ALT: () => this.SUBRULE(this.endpoint) },
        {
          ALT: () => {
            this.CONSUME(t.keyword('socket'));
            const family = this.word(this.CONSUME(t.Word, { ERR_MSG: 'a socket family' }));
            return { kind: 'socket', family, types: this.SUBRULE(this.optionalWords), span: this.since(start) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword('capability'));
            const names = this.SUBRULE(this.words, { ARGS: ['a capability'] });
            return { kind: 'capability', names, span: this.since(start) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword('signal'));
            const signals = this.SUBRULE2(this.words, { ARGS: ['a signal or `any`'] });
            return { kind: 'signal', signals, span: this.since(start) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword('ptrace'));
            const ops = this.known(
              'ptrace operation',
              this.SUBRULE3(this.words, { ARGS: ['`trace` or `read`'] }),
              PTRACE_OPS,
            );
            return { kind: 'ptrace', ops, span: this.since(start) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword('memory'));
            const ops = this.known(
              'memory operation',
              this.SUBRULE4(this.words, { ARGS: ['`write-exec`'] }),
              MEMORY_OPS,
            );
            return { kind: 'memory', ops, span: this.since(start) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword('namespace'));
            const names = this.SUBRULE5(this.words, { ARGS: ['a kind of namespace'] });
            return { kind: 'namespace', names, span: this.since(start) };
          },
        },
        { ALT: () => this.SUBRULE(this.mount) },
        {
          ALT: () => {
            this.CONSUME(t.keyword('ioctl'));
            const requests = this.SUBRULE(this.ioctlRequests);
            return { kind: 'ioctl', requests, span: this.since(start) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword('syscall'));
            const items: SyscallItem[] = [];
            this.AT_LEAST_ONE_SEP({
              SEP: t.Comma,
              DEF: () => items.push(this.SUBRULE(this.syscallItem)),
              ERR_MSG: SYSCALL,
            });
            return { kind: 'syscall', items, span: this.since(start) };
          },
        },
      ],
      ERR_MSG: OPERATION_EXPECTED,
    });
  });

  private readonly fileOps = this.RULE('fileOps', (): Word[] => {
    const ops = [this.word(this.CONSUME(t.FileOp))];
    this.MANY(() => {
      this.CONSUME(t.Comma);
      ops.push(this.word(this.CONSUME(t.Word, { ERR_MSG: 'a file operation' })));
    });
    return this.known('file operation', ops, FILE_OPS);
  });

  private readonly ownedPaths = this.RULE('ownedPaths', (): PathItem[] => {
    this.OPTION(() => (this.ownerBefore = this.spanOf(this.CONSUME(t.keyword('owner')))));
    return this.SUBRULE(this.paths);
  });

  private readonly endpoint = this.RULE('endpoint', (): RuleBody => {
    const start = this.LA(1).startOffset;
    const op = this.OR<Word>([
      { ALT: () => this.word(this.CONSUME(t.keyword('bind'))) },
      { ALT: () => this.word(this.CONSUME(t.keyword('connect'))) },
    ]);
    return this.OR2<RuleBody>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(t.keyword('unix'));
            return { kind: 'unix', op, paths: this.SUBRULE(this.paths), span: this.since(start) };
          },
        },
        {
          ALT: () => {
            const transport = this.word(this.CONSUME(t.Item));
            let address: Word | undefined;
            let ports: NumberItem[] | undefined;
            this.OPTION(() => {
              address = this.OR3<Word>([
                { ALT: () => this.word(this.CONSUME(t.Address)) },
                { ALT: () => this.word(this.CONSUME(t.keyword('any'))) },
              ]);
            });
            this.OPTION2(() => {
              this.CONSUME(t.keyword('port'));
              ports = this.SUBRULE(this.numberItems);
            });
            return {
              kind: 'net',
              op,
              transport,
              ...(address ? { address } : {}),
              ...(ports ? { ports } : {}),
              span: this.since(start),
            };
          },
        },
      ],
      ERR_MSG: '`tcp`, `udp`, `unix` or another transport',
    });
  });

  private readonly mount = this.RULE('mount', (): RuleBody => {
    const start = this.LA(1).startOffset;
    const op = this.OR<Word>([
      { ALT: () => this.word(this.CONSUME(t.keyword('mount'))) },
      { ALT: () => this.word(this.CONSUME(t.keyword('umount'))) },
      { ALT: () => this.word(this.CONSUME(t.keyword('pivot_root'))) },
    ]);
    return { kind: 'mount', op, types: this.SUBRULE(this.optionalWords), span: this.since(start) };
  });

  /** As `numberItems`, but `any` is a constant: no list may be called that. */
  private readonly ioctlRequests = this.RULE('ioctlRequests', (): NumberItem[] => {
    const items = this.SUBRULE(this.numberItems);
    if (this.RECORDING_PHASE) return items; // a placeholder
    return items.map((item) =>
      item.kind === 'name' && item.name === 'any' ? { kind: 'constant', name: 'any', span: item.span } : item,
    );
  });

  private readonly optionalWords = this.RULE('optionalWords', (): Word[] => {
    const words: Word[] = [];
    this.MANY_SEP({ SEP: t.Comma, DEF: () => words.push(this.word(this.CONSUME(t.Item))) });
    return words;
  });

  private readonly syscallItem = this.RULE('syscallItem', (): SyscallItem =>
    this.OR<SyscallItem>({
      DEF: [
        {
          ALT: () => {
            const token = this.CONSUME(t.Group);
            return { kind: 'group', name: token.image.slice(1), span: this.spanOf(token) };
          },
        },
        {
          ALT: () => {
            const name = this.word(this.CONSUME(t.Word));
            const call = this.OPTION(() => {
              this.CONSUME(t.LeftParen);
              const condition = this.SUBRULE(this.condition);
              this.CONSUME(t.RightParen);
              return condition;
            });
            return { kind: 'call', name, ...(call ? { condition: call } : {}), span: this.since(name.span.start) };
          },
        },
      ],
      ERR_MSG: SYSCALL,
    }),
  );

  private known(kind: string, words: Word[], candidates: readonly string[]): Word[] {
    if (this.RECORDING_PHASE) return words; // a placeholder
    for (const { text, span } of words) {
      if (!candidates.includes(text)) this.report(unknownOperation(span, kind, `\`${text}\``, candidates));
    }
    return words;
  }
}
