/** fast-check arbitraries for policies, in the shape in which the parser would return them (spans aside). */
import fc from 'fast-check';
import type {
  Access,
  Constant,
  ConstantRange,
  EffectNode,
  Expression,
  Guard,
  NameReference,
  PathItem,
  PolicyFile,
  Profile,
  Rule,
  RuleBody,
  Source,
  Statement,
  StringLiteral,
  TargetNode,
  Value,
  When,
  Word,
} from '../../dsl/index.js';
import { FILE_OPS, RESERVED } from '../../dsl/index.js';

const NOWHERE: Source = { path: '<made>', text: '' };
const span = { source: NOWHERE, start: 0, end: 0 };

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,8}$/).filter((text) => !RESERVED.has(text));
const word = (text: string): Word => ({ text, span });
const aWord = name.map(word);
const words = fc.array(aWord, { minLength: 1, maxLength: 4 });
const list = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { minLength: 1, maxLength: 4 });

/** Any bytes but NUL, with wildcards, escaped or not: what the lexer can produce. */
const byteString = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '/',
        'a',
        '*',
        '**',
        '?',
        '{',
        '}',
        ',',
        '@{HOME}',
        '\\*',
        '\\\\',
        '\\{',
        '"',
        '\n',
        '\t',
        ' ',
        '#',
        ';',
        'x',
      ),
      fc.integer({ min: 1, max: 255 }).map((code) => (code === 0x5c ? '\\\\' : String.fromCharCode(code))),
      fc
        .string({ unit: 'grapheme', maxLength: 3 })
        .map((text) => Buffer.from(text.replace(/[\\\0]/g, '')).toString('latin1')),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
const aString: fc.Arbitrary<StringLiteral> = byteString.map((value) => ({ kind: 'string', value, span }));
const aName: fc.Arbitrary<NameReference> = name.map((text) => ({ kind: 'name', name: text, span }));
const paths: fc.Arbitrary<PathItem[]> = list(fc.oneof(aString, aName));

const aNumber: fc.Arbitrary<Constant> = fc
  .tuple(fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }), fc.constantFrom(10, 16, 8))
  .map(([value, base]) => {
    const text = base === 10 ? String(value) : `${base === 16 ? '0x' : '0o'}${value.toString(base)}`;
    return { kind: 'number', value, hexadecimal: base === 16, text, span };
  });
const { constant } = fc.letrec<{ constant: Constant; bare: Constant }>((tie) => ({
  bare: name.map((text) => ({ kind: 'constant', name: text, span })),
  constant: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    aNumber,
    tie('bare'),
    tie('constant').map((of): Constant => ({ kind: 'complement', of, span })),
    tie('constant').map((of): Constant => ({ kind: 'negate', of, span })),
    fc.array(tie('constant'), { minLength: 2, maxLength: 3 }).map((of): Constant => ({ kind: 'union', of, span })),
  ),
}));
const range: fc.Arbitrary<ConstantRange> = fc
  .tuple(constant, constant)
  .map(([from, to]) => ({ kind: 'range', from, to, span }));
// A bare constant reads as a name in these places.
const numberItems = list(
  fc.oneof(
    constant.filter((c) => c.kind !== 'constant'),
    range,
    aName,
  ),
);

const term = fc
  .tuple(aWord, fc.option(constant, { nil: undefined }))
  .map(([argument, mask]) => ({ name: argument, ...(mask ? { mask } : {}), span }));
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .tuple(
        term,
        fc.constantFrom('==' as const, '!=' as const, '<' as const, '<=' as const, '>' as const, '>=' as const),
        constant,
      )
      .map(([t, op, value]): Expression => ({ kind: 'compare', term: t, op, value, span })),
    fc
      .tuple(term, fc.boolean(), numberItems)
      .map(([t, negated, values]): Expression => ({ kind: 'in', term: t, negated, values, span })),
    tie('expression').map((of): Expression => ({ kind: 'not', of, span })),
    fc
      .tuple(
        fc.constantFrom('and' as const, 'or' as const),
        fc.array(tie('expression'), { minLength: 2, maxLength: 3 }),
      )
      .map(([kind, of]): Expression => ({ kind, of, span })),
  ),
}));

const body: fc.Arbitrary<RuleBody> = fc.oneof(
  fc
    .tuple(list(fc.constantFrom(...FILE_OPS).map(word)), paths)
    .map(([ops, items]): RuleBody => ({ kind: 'file', ops, paths: items, span })),
  paths.map((items): RuleBody => ({ kind: 'exec', paths: items, span })),
  fc
    .tuple(
      fc.constantFrom('bind', 'connect').map(word),
      aWord,
      fc.option(fc.constantFrom('any', '10.0.0.0/8', '::1', '2001:db8::/32', '192.0.2.1', 'fe80::').map(word), {
        nil: undefined,
      }),
      fc.option(numberItems, { nil: undefined }),
    )
    .map(([op, transport, address, ports]): RuleBody => ({
      kind: 'net',
      op,
      transport,
      ...(address ? { address } : {}),
      ...(ports ? { ports } : {}),
      span,
    })),
  fc
    .tuple(fc.constantFrom('bind', 'connect').map(word), paths)
    .map(([op, items]): RuleBody => ({ kind: 'unix', op, paths: items, span })),
  fc
    .tuple(fc.oneof(aWord, fc.constant(word('unix'))), fc.array(aWord, { maxLength: 3 }))
    .map(([family, types]): RuleBody => ({ kind: 'socket', family, types, span })),
  fc
    .tuple(fc.constantFrom('capability' as const, 'namespace' as const), words)
    .map(([kind, names]): RuleBody => ({ kind, names, span })),
  list(fc.oneof(aWord, fc.constantFrom('kill', 'trap', 'any').map(word))).map((signals): RuleBody => ({
    kind: 'signal',
    signals,
    span,
  })),
  list(fc.constantFrom('trace', 'read').map(word)).map((ops): RuleBody => ({ kind: 'ptrace', ops, span })),
  fc.constant<RuleBody>({ kind: 'memory', ops: [word('write-exec')], span }),
  fc
    .tuple(fc.constantFrom('mount', 'umount', 'pivot_root').map(word), fc.array(aWord, { maxLength: 2 }))
    .map(([op, types]): RuleBody => ({ kind: 'mount', op, types, span })),
  numberItems.map((requests): RuleBody => ({ kind: 'ioctl', requests, span })),
  list(
    fc.oneof(
      name.map((text) => ({ kind: 'group' as const, name: text, span })),
      fc
        .tuple(
          fc.oneof(aWord, fc.constantFrom('read', 'kill', 'mount', 'ptrace', '_sysctl').map(word)),
          fc.option(expression, { nil: undefined }),
        )
        .map(([call, condition]) => ({ kind: 'call' as const, name: call, ...(condition ? { condition } : {}), span })),
    ),
  ).map((items): RuleBody => ({ kind: 'syscall', items, span })),
);

const target: fc.Arbitrary<TargetNode> = fc.oneof(
  fc
    .tuple(fc.constantFrom('as' as const, 'to' as const), aWord)
    .map(([kind, profile]): TargetNode => ({ kind, profile, span })),
  fc.constant<TargetNode>({ kind: 'inherit', span }),
  paths.map((items): TargetNode => ({ kind: 'on', paths: items, span })),
);
const plain = (...kinds: ('kill' | 'kill thread' | 'deny' | 'notify' | 'log' | 'allow')[]): fc.Arbitrary<EffectNode> =>
  fc.constantFrom(...kinds).map((kind) => ({ kind, span }));
const errno = constant.map((of): EffectNode => ({ kind: 'errno', errno: of, span }));
const trace = constant.map((data): EffectNode => ({ kind: 'trace', data, span }));
const trap = fc
  .option(constant, { nil: undefined })
  .map((data): EffectNode => ({ kind: 'trap', ...(data ? { data } : {}), span }));
const effect = fc.oneof(plain('kill', 'kill thread', 'deny', 'notify', 'log', 'allow'), errno, trace, trap);

const rule: fc.Arbitrary<Rule> = fc
  .constantFrom('allow' as const, 'deny' as const)
  .chain((action) =>
    fc.record({
      kind: fc.constant('rule' as const),
      action: fc.constant(action),
      body,
      owner: fc.boolean(),
      target: fc.option(target, { nil: undefined }),
      effect: fc.option(
        action === 'allow'
          ? fc.oneof(plain('log', 'notify'), trace)
          : fc.oneof(plain('kill', 'kill thread'), trap, errno),
        {
          nil: undefined,
        },
      ),
      because: fc.option(aString, { nil: undefined }),
    }),
  )
  .map(({ target: t, effect: e, because: b, ...rest }) => ({
    ...rest,
    ...(t ? { target: t } : {}),
    ...(e ? { effect: e } : {}),
    ...(b ? { because: b } : {}),
    span,
  }));

const access: fc.Arbitrary<Access> = fc
  .tuple(body, fc.boolean(), fc.option(target, { nil: undefined }))
  .map(([b, owner, t]) => ({ body: b, owner, ...(t ? { target: t } : {}), span }));

const { guard } = fc.letrec<{ guard: Guard }>((tie) => ({
  guard: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .tuple(fc.constantFrom('==' as const, '!=' as const), aWord)
      .map(([op, arch]): Guard => ({ kind: 'arch', op, arch, span })),
    words.map((arches): Guard => ({ kind: 'arch in', arches, span })),
    fc
      .tuple(fc.constantFrom('>=' as const, '<' as const), fc.constantFrom('6', '5.13', '6.10.2'))
      .map(([op, version]): Guard => ({ kind: 'kernel', op, version, span })),
    aWord.map((n): Guard => ({ kind: 'capability', name: n, span })),
    tie('guard').map((of): Guard => ({ kind: 'not', of, span })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('guard'), { minLength: 2, maxLength: 3 }))
      .map(([kind, of]): Guard => ({ kind, of, span })),
  ),
}));
const { when } = fc.letrec<{ when: When }>((tie) => ({
  when: fc
    .tuple(guard, fc.array(fc.oneof({ depthSize: 'small' }, rule, tie('when')), { maxLength: 3 }))
    .map(([g, inner]) => ({ kind: 'when' as const, guard: g, body: inner, span })),
}));

const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    aString,
    aName,
    constant.filter((c) => c.kind !== 'constant'),
    range,
    fc.array(tie('value'), { maxLength: 3 }).map((items): Value => ({ kind: 'list', items: items, span })),
  ),
}));
const module = fc.oneof(
  fc.tuple(name, name).map(([a, b]) => ({ path: `${a}/${b}`, quoted: false, span })),
  byteString.map((path) => ({ path, quoted: true, span })),
);
const use = list(module).map((modules) => ({ kind: 'use' as const, modules, span }));
const aLet = fc.tuple(aWord, value).map(([n, v]) => ({ kind: 'let' as const, name: n, value: v, span }));
const accept = fc
  .tuple(words, aString)
  .map(([operations, because]) => ({ kind: 'accept' as const, operations, because, span }));

const profile: fc.Arbitrary<Profile> = fc
  .tuple(
    fc.oneof(aWord, fc.constantFrom('owner', 'read', 'to').map(word)),
    fc.option(
      fc.oneof(
        aWord.map((p) => ({ profile: p, span })),
        fc.tuple(module, aWord).map(([m, p]) => ({ module: m, profile: p, span })),
      ),
      { nil: undefined },
    ),
    fc.array(
      fc.oneof(
        rule,
        rule,
        when,
        use,
        aLet,
        accept,
        paths.map((items) => ({ kind: 'program' as const, paths: items, span })),
        effect.map((e) => ({ kind: 'otherwise' as const, effect: e, span })),
        fc.oneof(effect, fc.constant('otherwise' as const)).map((e) => ({ kind: 'unknown' as const, effect: e, span })),
        words.map((layers) => ({ kind: 'require' as const, layers, span })),
        words.map((arches) => ({ kind: 'arch' as const, arches, span })),
        fc.constant({ kind: 'syscalls listed' as const, span }),
      ),
      { maxLength: 6 },
    ),
  )
  .map(([n, parent, b]) => ({ kind: 'profile', name: n, ...(parent ? { extends: parent } : {}), body: b, span }));

const test = fc
  .tuple(
    aWord,
    fc.array(
      fc.tuple(effect, access).map(([e, a]) => ({ kind: 'expect' as const, effect: e, access: a, span })),
      { maxLength: 3 },
    ),
  )
  .map(([p, expectations]) => ({ kind: 'test' as const, profile: p, expectations, span }));

export const policies: fc.Arbitrary<PolicyFile> = fc
  .array(fc.oneof<fc.Arbitrary<Statement>[]>(profile, profile, test, rule, when, use, aLet, accept), { maxLength: 5 })
  .map((statements) => ({ kind: 'file', source: NOWHERE, statements, comments: [], span }));

export const byteStrings = byteString;

/** The tree without its spans, comments and source: what two texts of one meaning have in common. */
export function shape(node: unknown): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, v: unknown) =>
      key === 'span' || key === 'source' || key === 'comments' ? undefined : typeof v === 'bigint' ? `${v}n` : v,
    ),
  );
}
