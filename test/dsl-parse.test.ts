import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse, parseAccess, printAccess, type Diagnostic, type Rule } from '../dsl/index.js';
import { PolicyGrammar } from '../dsl/grammar.js';
import { samplePolicies, TOUR } from './support/samples.js';
import { cpuClock } from './support/cpu-time.js';

const codes = (text: string): string[] => parse({ path: 'x.policy', text }).diagnostics.map((d) => d.code);
const brief = ({ code, message, span }: Diagnostic): string => `${code} ${span?.start ?? ''}: ${message}`;
const rules = (text: string): Rule[] => {
  const { value, diagnostics } = parse({ path: 'x.policy', text });
  assert.equal(diagnostics.map(brief), []);
  return value.statements.filter((s): s is Rule => s.kind === 'rule');
};

test('the grammar is free of ambiguities (full validation, off in the shipped build)', () => {
  new PolicyGrammar({ skipValidations: false });
});

test('the policies of the repository parse', () => {
  for (const { path, text } of samplePolicies()) assert.equal(parse({ path, text }).diagnostics.map(brief), [], path);
});

test('one run reports every mistake, and none twice', () => {
  const text = `use std/base
let owner = ["/x"]
profile nginx {
  alow read "/a"
  allow raed "/b"
  allow read "/c" "/d"
  allow read "/e"
  allow bind tcp port
  allow syscall a(b == ), c
  when arch = x86_64 {
    allow read, wirte "/f"
    allow read "/g"
  }
  deny read "/h" log
  otherwise errno
}
otherwise kill
profile ok { allow read "/i" }
`;
  assert.equal(codes(text), [
    'POL1011', // owner
    'POL1008', // alow
    'POL1009', // raed
    'POL1010', // "/d"
    'POL1007', // port
    'POL1007', // b ==
    'POL1007', // arch =
    'POL1009', // wirte
    'POL1017', // log
    'POL1007', // errno
    'POL1015', // otherwise
  ]);
  assert.equal(
    parse({ path: 'x', text }).value.statements.map((s) => s.kind),
    ['use', 'profile', 'profile'],
  );
});

test('what is missing is missing behind the last word, not on the next line', () => {
  const text = 'profile p {\n  allow bind tcp port\n\n\n  allow read "/x"\n}';
  const [only, ...more] = parse({ path: 'x', text }).diagnostics;
  assert.is(more.length, 0);
  assert.is(only?.span?.start, text.indexOf('port') + 4);
});

test('messages name no tokens', () => {
  const words = TOUR.split(/(\s+|[{}()[\],])/);
  fc.assert(
    fc.property(
      fc.nat(words.length - 1),
      fc.constantFrom('', '{', '}', ')', 'allow', '"x"', '=', '80'),
      (at, replacement) => {
        const text = words.map((word, i) => (i === at ? replacement : word)).join('');
        for (const { message, help } of parse({ path: 'x', text }).diagnostics) {
          assert.not.match(
            `${message} ${help ?? ''}`,
            /-->|\b(?:LeftBrace|RightBrace|Separator|Comma|EOF|keyword|Token|something else)\b/,
          );
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('a forgotten brace or bracket costs one error', () => {
  assert.equal(codes('profile a {\n  allow read "/x"\n\nprofile b {\n  allow read "/y"\n}\n'), ['POL1014']);
  assert.equal(codes('let a = ["/x", "/y"\nprofile b {\n  allow read "/y"\n}\n'), ['POL1007']);
  assert.equal(codes('profile b {\n  allow syscall a(b == 1\n  allow read "/y"\n}\n'), ['POL1007']);
  assert.equal(codes('profile b {\n  allow read "/y",\n  allow read "/z"\n}\n'), ['POL1007']);
  assert.equal(codes('profile b { }\n}\nprofile c { }'), ['POL1008']);
});

test('newlines continue after commas and operators and in brackets; `;` and blocks on one line', () => {
  const [one, two, three] = rules(
    'allow read "/a",\n "/b"\nallow syscall a(b ==\n 1 and\n c == 2\n , d in [\n1,\n2\n]\n); deny read "/c"',
  );
  assert.ok(one && two && three);
  assert.ok(one.body.kind === 'file' && one.body.paths.length === 2);
  assert.is(three.action, 'deny');
});

test('CRLF, a byte order mark, a missing last newline', () => {
  const [rule] = rules('\uFEFFallow read "/a" # comment\r\nallow read "/b"');
  assert.ok(rule);
  assert.is(parse({ path: 'x', text: '# c\r\n' }).value.comments[0]?.text, '# c');
  assert.equal(codes('allow read "/a"\rallow read "/b"').slice(0, 1), ['POL1003']);
});

test('strings are bytes', () => {
  const value = (text: string): string => {
    const [rule] = rules(`allow read ${text}`);
    const [path] = rule?.body.kind === 'file' ? rule.body.paths : [];
    assert.ok(path?.kind === 'string');
    return path.value;
  };
  assert.is(value('"/é"'), '/\xc3\xa9');
  assert.is(value(String.raw`"\xff\x41\n\t\""`), '\xffA\n\t"');
  assert.is(value(String.raw`"\\"`), '\\\\');
  assert.is(value(String.raw`"\*\?\[\]\{\}\,\^\@"`), String.raw`\*\?\[\]\{\}\,\^\@`);
  // A byte by its number is never a wildcard.
  assert.is(value(String.raw`"\x2a\x5c*"`), String.raw`\*\\*`);
});

test('words are reserved only where they have to be', () => {
  const { value, diagnostics } = parse({
    path: 'x',
    text: 'profile owner { allow exec "/x" as read }\ntest to { expect deny signal kill to owner }\nprofile to { allow syscall kill, mount(flags == 0), read(mode == 1)\n allow ptrace trace, read }',
  });
  assert.equal(diagnostics.map(brief), []);
  assert.is(value.statements.length, 3);
});

test('conditions: precedence as documented', () => {
  const shapeOf = (text: string): string => {
    const [rule] = rules(`allow syscall s(${text})`);
    const [call] = rule?.body.kind === 'syscall' ? rule.body.items : [];
    assert.ok(call?.kind === 'call' && call.condition);
    const show = (e: typeof call.condition): string =>
      e.kind === 'compare'
        ? `${e.term.name.text}${e.term.mask ? '&' : ''}${e.op}`
        : e.kind === 'in'
          ? `${e.term.name.text} ${e.negated ? '!' : ''}in`
          : e.kind === 'not'
            ? `!${show(e.of)}`
            : `(${e.of.map(show).join(e.kind === 'and' ? '*' : '+')})`;
    return show(call.condition);
  };
  assert.is(shapeOf('a == 1 or b == 2 and c == 3'), '(a==+(b==*c==))');
  assert.is(shapeOf('a == 1 or b == 2, c == 3'), '((a==+b==)*c==)');
  assert.is(shapeOf('not a == 1 and b not in [1]'), '(!a==*b !in)');
  assert.is(shapeOf('a & ~X == 0'), 'a&==');
  assert.is(shapeOf('(a & (X | Y)) == 0'), 'a&==');
  assert.is(shapeOf('((a == 1 or b == 2) and c == 3)'), '((a==+b==)*c==)');
  assert.equal(codes('allow syscall s(a & X)'), ['POL1018']);
});

test('ACCESS is what follows `expect allow`', () => {
  for (const text of [
    'read "/etc/shadow"',
    'connect tcp 192.0.2.1 port 80',
    'syscall openat(flags == 0)',
    'signal hup to cgi',
    'read owner "/x"',
  ]) {
    const { value, diagnostics } = parseAccess({ path: '<access>', text });
    assert.equal(diagnostics.map(brief), []);
    assert.is(value && printAccess(value), text);
  }
  for (const text of [
    '',
    'raed "/x"',
    'read',
    'read "/x" log',
    'read "/x"\nread "/y"',
    'read "/x" }',
    'allow read "/x"',
  ]) {
    assert.is(parseAccess({ path: '<access>', text }).diagnostics.length, 1, text);
  }
});

test('nesting is capped by a diagnostic, whatever nests', () => {
  const deep = (open: string, inner: string, close: string, times: number): string =>
    open.repeat(times) + inner + close.repeat(times);
  for (const times of [60, 70, 1000, 100_000]) {
    for (const text of [
      `allow syscall a(${deep('(', 'b == 1', ')', times)})`,
      `allow syscall a(${deep('not ', 'b == 1', '', times)})`,
      `allow syscall a(b == ${deep('~', '1', '', times)})`,
      `allow syscall a(b == ${deep('~(', '1', ')', times)})`,
      `let a = ${deep('[', '1', ']', times)}`,
      deep('when arch == x { ', 'allow read "/x"', ' }', times),
      deep('profile x { ', '', ' }', times),
    ]) {
      const found = codes(text);
      if (times > 64)
        assert.ok(found.includes('POL1013') && found.length === 1, `${found.join()} ${text.slice(0, 40)}`);
    }
  }
});

test('nothing that a text says makes the parser throw', () => {
  const check = (text: string): void => {
    const { diagnostics } = parse({ path: 'x', text });
    for (const { span } of diagnostics)
      assert.ok(!span || (span.start >= 0 && span.end <= text.length && span.start <= span.end), text);
    parseAccess({ path: 'x', text });
  };
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), check), { numRuns: 500 });
  const pieces = [...new Set(TOUR.split(/(\s+|[{}()[\],|&~=]|\.\.)/))].concat('"', '\\', '#', '\n', ';', '{', '}');
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(' ')),
      check,
    ),
    { numRuns: 1000 },
  );
});

test('garbage ends soon, with at most a hundred errors or so', () => {
  for (const text of [
    '}'.repeat(200_000),
    'x\n'.repeat(200_000),
    '\u0001'.repeat(200_000),
    '"'.repeat(200_000),
    '\\'.repeat(200_000),
    'allow '.repeat(100_000),
  ]) {
    const elapsed = cpuClock();
    const { diagnostics } = parse({ path: 'x', text });
    assert.ok(diagnostics.length >= 1 && diagnostics.length <= 200, `${diagnostics.length}`);
    assert.ok(elapsed() < 5000, text.slice(0, 10));
  }
});

test('30,000 lines parse in well under the time that anybody would notice', () => {
  const line = (i: number): string =>
    i % 4 === 0
      ? `  allow syscall openat(flags & O_ACCMODE == 0), read(fd in [0..2, ${i}])\n`
      : `  allow read "/srv/www/site${i}/**"\n`;
  const text = `profile p {\n${Array.from({ length: 30_000 }, (_, i) => line(i)).join('')}}\n`;
  parse({ path: 'x', text: TOUR });
  const times = Array.from({ length: 3 }, () => {
    const elapsed = cpuClock();
    assert.is(parse({ path: 'x', text }).diagnostics.length, 0);
    return elapsed();
  });
  const best = Math.min(...times);
  console.log(`  30,002 lines, ${(text.length / 1e6).toFixed(1)} MB: ${best.toFixed(0)} ms`);
  // The goal is 500 ms in the bundle; tsx is slower, and other work may be running.
  assert.ok(best < 3000, `${best} ms`);
});

test.run();
