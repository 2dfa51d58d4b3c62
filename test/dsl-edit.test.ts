import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  applyEdits,
  changeRules,
  insertRules,
  insertUse,
  parse,
  print,
  printRule,
  removeRule,
  replaceRule,
  type PolicyFile,
  type Profile,
  type Rule,
  type Statement,
  type When,
} from '../dsl/index.js';
import { policies, shape } from './support/policy-arbitraries.js';
import { samplePolicies } from './support/samples.js';

const read = (text: string): PolicyFile => {
  const { value, diagnostics } = parse({ path: 'test.policy', text });
  assert.equal(
    diagnostics.map((d) => `${d.code} ${d.message}`),
    [],
    text,
  );
  return value;
};

type Inner = Statement | Profile['body'][number];
const rulesOf = (statements: readonly Inner[]): readonly Rule[] =>
  statements.flatMap((s) =>
    s.kind === 'rule' ? [s] : s.kind === 'when' || s.kind === 'profile' ? rulesOf(s.body) : [],
  );
const ruleSaying = (file: PolicyFile, text: string): Rule => {
  const found = rulesOf(file.statements).find((r) => file.source.text.slice(r.span.start, r.span.end) === text);
  assert.ok(found, `no rule ${text}`);
  return found;
};
const profileOf = (file: PolicyFile): Profile => {
  const found = file.statements.find((s): s is Profile => s.kind === 'profile');
  assert.ok(found);
  return found;
};
const rule = (text: string): Rule => {
  const [made] = read(text).statements;
  assert.ok(made?.kind === 'rule');
  return made;
};

/** Removes the rules named, and expects the text. */
function removing(text: string, rules: readonly string[], expected: string): void {
  const file = read(text);
  const changes = new Map(rules.map((one) => [ruleSaying(file, one), []]));
  const got = applyEdits(text, changeRules(file, changes));
  assert.is(got, expected);
  read(got);
}
function inserting(text: string, rules: readonly string[], expected: string): void {
  const file = read(text);
  const got = applyEdits(text, insertRules(file, profileOf(file), rules.map(rule)));
  assert.is(got, expected);
  read(got);
}

test('edits are applied together; those that overlap or lie outside are a bug', () => {
  const edit = (start: number, end: number, text: string) => ({ start, end, text });
  assert.is(applyEdits('abcdef', [edit(4, 5, 'X'), edit(0, 2, ''), edit(2, 2, '+')]), '+cdXf');
  assert.is(applyEdits('ab', [edit(1, 1, '1'), edit(1, 1, '2'), edit(1, 2, '3')]), 'a123');
  assert.throws(() => applyEdits('abc', [edit(0, 2, ''), edit(1, 3, '')]), /overlap/);
  assert.throws(() => applyEdits('abc', [edit(2, 4, '')]), RangeError);
});

const POLICY = `# head
profile p {
  # files
  allow read   "/a"   # why a
  allow read "/b"; allow write "/c" # both

  # network
  allow connect tcp any port 80
  when arch == x86_64 { allow syscall read }
}
`;

test('a removed rule takes its line and the comment behind it, and nothing else', () => {
  const file = read(POLICY);
  assert.is(
    applyEdits(POLICY, removeRule(file, ruleSaying(file, 'allow read   "/a"'))),
    POLICY.replace('  allow read   "/a"   # why a\n', ''),
  );
});

test('of rules on one line the others stay, with one separator between', () => {
  removing('allow read "/a"; allow read "/b"\n', ['allow read "/a"'], 'allow read "/b"\n');
  removing('allow read "/a"; allow read "/b"\n', ['allow read "/b"'], 'allow read "/a"\n');
  removing('allow read "/a" ; allow read "/b" ; \n', ['allow read "/b"'], 'allow read "/a"\n');
  removing('allow read "/a"; allow read "/b" # c\n', ['allow read "/b"'], 'allow read "/a" # c\n');
  removing('allow read "/a"; allow read "/b" # c\n', ['allow read "/a"', 'allow read "/b"'], '');
  removing('profile p { allow read "/a"; allow read "/b" }', ['allow read "/b"'], 'profile p { allow read "/a" }');
  removing('profile p { allow read "/a"; allow read "/b" }', ['allow read "/a"'], 'profile p { allow read "/b" }');
  removing('profile p { allow read "/a"; allow read "/b" }', ['allow read "/a"', 'allow read "/b"'], 'profile p { }');
  removing('let a = "/x"; allow read a; let b = "/y"', ['allow read a'], 'let a = "/x"; let b = "/y"');
});

test('no empty lines are left over', () => {
  const text = 'profile p {\n\n  allow read "/a"\n\n  allow read "/b"\n\n  allow read "/c"\n}\n';
  removing(text, ['allow read "/a"'], 'profile p {\n\n  allow read "/b"\n\n  allow read "/c"\n}\n');
  removing(text, ['allow read "/b"'], 'profile p {\n\n  allow read "/a"\n\n  allow read "/c"\n}\n');
  removing(text, ['allow read "/c"'], 'profile p {\n\n  allow read "/a"\n\n  allow read "/b"\n}\n');
  removing(text, ['allow read "/a"', 'allow read "/b"', 'allow read "/c"'], 'profile p {\n}\n');
  removing(
    'profile p {\n  allow read "/a"\n\n  allow read "/b"\n}',
    ['allow read "/a"'],
    'profile p {\n  allow read "/b"\n}',
  );
});

test('rules in `when`, without a final newline, with Windows newlines', () => {
  removing(
    'when arch == x86_64 {\n  allow read "/a"\n  allow read "/b"\n}',
    ['allow read "/a"'],
    'when arch == x86_64 {\n  allow read "/b"\n}',
  );
  removing('when arch == x86_64 { allow read "/a" }', ['allow read "/a"'], 'when arch == x86_64 { }');
  removing('allow read "/a"\nallow read "/b"', ['allow read "/b"'], 'allow read "/a"\n');
  removing('allow read "/a"\r\nallow read "/b"', ['allow read "/b"'], 'allow read "/a"\r\n');
  removing('allow read "/a"\r\n\r\nallow read "/b" # c\r\n', ['allow read "/b"'], 'allow read "/a"\r\n');
  inserting(
    'profile p {\r\n\tallow read "/a"\r\n}',
    ['allow read "/b"', 'allow signal hup'],
    'profile p {\r\n\tallow read "/a"\r\n\tallow read "/b"\r\n\tallow signal hup\r\n}',
  );
});

test('a replaced rule keeps its place and its comment; more rules follow it', () => {
  const file = read(POLICY);
  const replaced = (one: string, texts: readonly string[]) =>
    applyEdits(POLICY, replaceRule(file, ruleSaying(file, one), texts));
  assert.is(
    replaced('allow read   "/a"', ['deny read "/a"']),
    POLICY.replace('allow read   "/a"   #', 'deny read "/a"   #'),
  );
  assert.is(
    replaced('allow read   "/a"', ['allow read "/1"', 'allow read "/2"']),
    POLICY.replace('allow read   "/a"   # why a\n', 'allow read "/1"   # why a\n  allow read "/2"\n'),
  );
  assert.is(
    replaced('allow read "/b"', ['allow read "/1"', 'allow read "/2"']),
    POLICY.replace('allow read "/b"; ', 'allow read "/1"; allow read "/2"; '),
  );
});

test('comments inside a wrapped rule that is replaced go above it', () => {
  const text = 'profile p {\n  allow read "/a", # first\n    "/b"\n}\n';
  const file = read(text);
  const [one] = rulesOf(file.statements);
  assert.ok(one);
  assert.is(
    applyEdits(text, replaceRule(file, one, ['deny read "/a"'])),
    'profile p {\n  # first\n  deny read "/a"\n}\n',
  );
});

test('a new rule goes behind the last of its class and action, else before the brace', () => {
  inserting(
    POLICY,
    ['allow read "/n"', 'allow connect tcp any port 81', 'allow capability chown'],
    POLICY.replace('# both\n', '# both\n  allow read "/n"\n')
      .replace('port 80\n', 'port 80\n  allow connect tcp any port 81\n')
      .replace('read }\n}', 'read }\n  allow capability chown\n}'),
  );
  inserting(
    'profile p {\n    deny read "/x"\n    allow read "/a"\n    deny read "/b" # b\n}',
    ['allow read "/c"'],
    'profile p {\n    deny read "/x"\n    allow read "/a"\n    allow read "/c"\n    deny read "/b" # b\n}',
  );
  inserting('profile p {}', ['allow read "/a"'], 'profile p {\n  allow read "/a"\n}');
  inserting('profile p {\n}\n', ['allow read "/a"'], 'profile p {\n  allow read "/a"\n}\n');
  inserting('profile p { program "/x" }', ['allow read "/a"'], 'profile p { program "/x"; allow read "/a" }');
  inserting('profile p { allow read "/x" }', ['allow read "/a"'], 'profile p { allow read "/x"; allow read "/a" }');
  inserting(
    'profile p { # c\n  program "/x" }',
    ['allow read "/a"'],
    'profile p { # c\n  program "/x"; allow read "/a" }',
  );
});

test('rules outside profiles go behind those that are there', () => {
  const put = (text: string) => applyEdits(text, insertRules(read(text), undefined, [rule('allow read "/n"')]));
  assert.is(put('allow read "/a"\nprofile p {}\n'), 'allow read "/a"\nallow read "/n"\nprofile p {}\n');
  assert.is(put('use std/base\n'), 'use std/base\nallow read "/n"\n');
  assert.is(put('# nothing yet'), '# nothing yet\nallow read "/n"\n');
  assert.is(put(''), 'allow read "/n"\n');
});

test('a module is named in the `use` that is there, or in a new one', () => {
  const put = (text: string, inProfile: boolean) => {
    const file = read(text);
    return applyEdits(text, insertUse(file, inProfile ? profileOf(file) : undefined, ['std/dns', 'std/tls']));
  };
  assert.is(put('use std/base # c\n', false), 'use std/base, std/dns, std/tls # c\n');
  assert.is(put('# head\n\n# p\nprofile p {\n}\n', false), '# head\n\nuse std/dns, std/tls\n\n# p\nprofile p {\n}\n');
  assert.is(
    put('profile p {\n  # c\n  program "/x"\n}', true),
    'profile p {\n  use std/dns, std/tls\n  # c\n  program "/x"\n}',
  );
  assert.is(put('profile p {\n}\n', true), 'profile p {\n  use std/dns, std/tls\n}\n');
});

/** Trees as expected after an edit: the rules mapped, wherever they stand. */
function mapped(file: PolicyFile, change: (rule: Rule) => readonly Rule[]): PolicyFile {
  const inner = <T extends Inner>(list: readonly T[]): T[] =>
    list.flatMap((s): T[] => {
      // Rules become rules, blocks blocks of the same kind: what T says holds.
      if (s.kind === 'rule') return change(s) as readonly unknown[] as T[];
      if (s.kind === 'when' || s.kind === 'profile')
        return [{ ...s, body: inner<Inner | When>(s.body) } as unknown as T];
      return [s];
    });
  return { ...file, statements: inner(file.statements) };
}

/** The file itself, or squeezed onto few lines, with comments strewn in, or with Windows newlines. */
const laidOut = fc
  .tuple(policies, fc.constantFrom('as printed', 'squeezed', 'commented', 'crlf'), fc.boolean())
  .map(([tree, how, cut]) => {
    let text = print(tree);
    // No newline between quotes: `quote` never leaves one there.
    if (how === 'squeezed') text = text.replace(/(?<![{},|&=])\n(?=\s*(?:allow|deny))/g, '; ').replace(/\{; /g, '{ ');
    if (how === 'commented') text = text.replace(/\n(?=\s*(?:allow|deny|\}))/g, ' # c\n\n# d\n');
    if (how === 'crlf') text = text.replaceAll('\n', '\r\n');
    return cut ? text.trimEnd() : text;
  });

test('whatever is replaced and removed, the tree is as expected and all other text as it was', () => {
  fc.assert(
    fc.property(laidOut, fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 40, maxLength: 40 }), (text, picks) => {
      const { value: file, diagnostics } = parse({ path: 'x', text });
      fc.pre(diagnostics.length === 0);
      const changes = new Map<Rule, readonly string[]>();
      for (const [at, one] of rulesOf(file.statements).entries()) {
        const pick = picks[at % picks.length] ?? 3;
        if (pick < 3)
          changes.set(
            one,
            Array.from({ length: pick }, (_, i) => `deny read "/new/${i}"`),
          );
      }
      const edits = changeRules(file, changes);
      const after = read(applyEdits(text, edits));
      const expected = mapped(file, (one) => changes.get(one)?.map(rule) ?? [one]);
      assert.equal(shape(after), shape(expected), text);
      for (const edit of edits) {
        let left = text.slice(edit.start, edit.end);
        for (const one of changes.keys()) left = left.replace(text.slice(one.span.start, one.span.end), '');
        assert.match(left, /^(?:[\s;]|# c(?=\r?\n))*$/, text);
      }
    }),
    { numRuns: 400 },
  );
});

test('whatever is put in is there, in this order, and nothing else has changed', () => {
  fc.assert(
    fc.property(
      laidOut,
      fc.array(fc.constantFrom('allow read "/n"', 'deny signal hup', 'allow syscall read'), { maxLength: 5 }),
      (text, added) => {
        const { value: file, diagnostics } = parse({ path: 'x', text });
        fc.pre(diagnostics.length === 0);
        for (const profile of [undefined, ...file.statements.filter((s): s is Profile => s.kind === 'profile')]) {
          const edits = insertRules(file, profile, added.map(rule));
          const got = read(applyEdits(text, edits));
          const before = rulesOf(file.statements).map(printRule).concat(added).sort();
          assert.equal(rulesOf(got.statements).map(printRule).sort(), before, text);
          for (const edit of edits) assert.match(text.slice(edit.start, edit.end), /^\s*$/);
          assert.is(got.comments.length, file.comments.length);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('every ready policy survives the removal of any rule', () => {
  for (const { path, text } of samplePolicies()) {
    const file = read(text);
    for (const one of rulesOf(file.statements).slice(0, 40)) {
      const after = read(applyEdits(text, removeRule(file, one)));
      assert.equal(shape(after), shape(mapped(file, (r) => (r === one ? [] : [r]))), path);
    }
  }
});

test.run();
