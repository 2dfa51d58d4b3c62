import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { format, hasErrors, parse, print, printRule, quote, type PolicyFile } from '../dsl/index.js';
import { byteStrings, policies, shape } from './support/policy-arbitraries.js';
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

test('any tree reads back as it was printed', () => {
  fc.assert(
    fc.property(policies, (tree) => {
      const text = print(tree);
      assert.equal(shape(read(text)), shape(tree), text);
      assert.is(print(read(text)), text);
    }),
    { numRuns: 400 },
  );
});

test('any byte string reads back as it was quoted, without raw control characters', () => {
  fc.assert(
    fc.property(byteStrings, (bytes) => {
      const text = quote(bytes);

      assert.not.match(text, /[\0-\x1f\x7f-\x9f]/);
      const [rule] = read(`allow read ${text}`).statements;
      assert.ok(rule?.kind === 'rule' && rule.body.kind === 'file' && rule.body.paths[0]?.kind === 'string');
      assert.is(rule.body.paths[0].value, bytes);
    }),
    { numRuns: 1000 },
  );
});

test('real files: same meaning, same comments, and formatting is idempotent', () => {
  for (const { path, text } of samplePolicies()) {
    const tree = read(text);
    const once = print(tree);
    const again = read(once);
    assert.equal(shape(again), shape(tree), path);
    assert.equal(
      again.comments.map((c) => c.text),
      tree.comments.map((c) => c.text),
      path,
    );
    assert.is(print(again), once, path);
  }
});

test('comments stay with what they stand at, blank lines are kept once', () => {
  const text = `# head


use std/base;let a=["/x",   # inside
  "/y"]   # behind


# of the profile
profile   p{# first
  # own line

  allow read   a,"/z" ;  deny write "/z"     # trailing
  when arch==x86_64{ allow syscall read }
  # last
} # end
# tail`;
  assert.is(
    print(read(text)),
    `# head

use std/base
# inside
let a = ["/x", "/y"] # behind

# of the profile
profile p {
  # first
  # own line

  allow read a, "/z"
  deny write "/z" # trailing
  when arch == x86_64 {
    allow syscall read
  }
  # last
} # end
# tail
`,
  );
});

test('long lists wrap after commas, at 100 columns', () => {
  const paths = Array.from({ length: 20 }, (_, i) => `"/usr/share/number-${i}/**"`).join(', ');
  const text = print(read(`profile p { allow read ${paths} because "long" }`));
  assert.ok(text.split('\n').every((line) => line.length <= 100));
  assert.ok(
    text
      .split('\n')
      .slice(1, -3)
      .every((line) => line.endsWith(',')),
  );
});

test('comments anywhere survive', () => {
  const sample =
    'let a = ["/x", "/y"]\nprofile p {\n  allow read a, "/z"\n  when arch == x86_64 {\n    deny syscall a(b == 1)\n  }\n}\n';
  const gaps = [...sample.matchAll(/(?<=[,{}\n] ?)(?= *)/g)].map((m) => m.index);
  fc.assert(
    fc.property(fc.subarray(gaps), fc.nat(3), (at, blanks) => {
      let text = sample;
      for (const gap of [...at].sort((x, y) => y - x))
        text = `${text.slice(0, gap)} # c${gap}${'\n'.repeat(blanks + 1)}${text.slice(gap)}`;
      const tree = read(text);
      const printed = print(tree);
      assert.equal(
        read(printed).comments.map((c) => c.text),
        tree.comments.map((c) => c.text),
        text,
      );
      assert.equal(shape(read(printed)), shape(tree));
      assert.is(print(read(printed)), printed, text);
    }),
    { numRuns: 300 },
  );
});

test('a name from elsewhere cannot become a statement', () => {
  const [rule] = read('allow syscall read').statements;
  assert.ok(rule?.kind === 'rule' && rule.body.kind === 'syscall');
  const [item] = rule.body.items;
  assert.ok(item?.kind === 'call');
  const hostile = {
    ...rule,
    body: { ...rule.body, items: [{ ...item, name: { ...item.name, text: 'read\nallow exec "/**"' } }] },
  };
  assert.throws(() => printRule(hostile), /cannot be written/);
});

test('a file with errors is not formatted', () => {
  const { value, diagnostics } = format({ path: 'x', text: 'profile p { alow read "/x" }' });
  assert.is(value, undefined);
  assert.ok(hasErrors(diagnostics));
});

test.run();
