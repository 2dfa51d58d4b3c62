import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  ALL_CODES,
  findCode,
  link,
  load,
  nearest,
  parse,
  printable,
  renderDiagnostics,
  toJson,
  type Diagnostic,
} from '../dsl/index.js';
import { LINK_CODES } from '../dsl/diagnostics/links.js';
import { MODULE_CODES } from '../dsl/diagnostics/modules.js';
import { SYNTAX_CODES } from '../dsl/diagnostics/syntax.js';
import { exampleHost } from './support/module-host.js';

const run = (text: string): readonly Diagnostic[] => {
  const graph = load({ path: 'example.policy', text }, exampleHost, 'example.policy');
  if (graph.diagnostics.length > 0) return graph.diagnostics;
  return link(graph.value).diagnostics;
};

for (const definition of [...SYNTAX_CODES, ...MODULE_CODES, ...LINK_CODES]) {
  test(`the example of ${definition.code} shows ${definition.title}`, () => {
    assert.equal([...new Set(run(definition.example).map((d) => d.code))], [definition.code]);
  });
}

test('codes are unique and in order, and their texts follow the rules', () => {
  const codes = ALL_CODES.map((c) => c.code);
  assert.equal(codes, [...new Set(codes)].sort());
  for (const { code, title } of ALL_CODES) {
    assert.match(code, /^POL[1-6]\d{3}$/);
    assert.not.match(title, /\.$|\n/, code);
  }
  assert.is(findCode('pol1001')?.code, 'POL1001');
  assert.is(findCode('POL9999'), undefined);
});

test('a frame shows where, what was expected and what to do', () => {
  const text = 'profile p {\n\n  # files\n  alow read "/etc/hosts"\n\n}\n';
  const rendered = renderDiagnostics(parse({ path: 'app.policy', text }).diagnostics, { color: false });
  assert.is(
    rendered,
    `app.policy:4:3 error[POL1008]: no statement starts with \`alow\`
2 |
3 |   # files
4 |   alow read "/etc/hosts"
  |   ^^^^
5 |
6 | }
  help: did you mean \`allow\`?
`,
  );
});

test('secondary labels stand in the same frame', () => {
  const rendered = renderDiagnostics(run('profile p { allow exec "/x" }\n\n\n\n\n\nprofile p { allow exec "/y" }'), {
    color: false,
  });
  assert.is(
    rendered,
    `example.policy:7:9 error[POL2105]: profile \`p\` is defined twice
1 | profile p { allow exec "/x" }
  |         - first here
 …
5 |
6 |
7 | profile p { allow exec "/y" }
  |         ^
  help: rename one of them
`,
  );
});

test('tabs, wide characters, long lines and spans over lines', () => {
  const source = { path: 'x', text: `\t"日本" x\n${'a'.repeat(500)}BAD${'c'.repeat(500)}\n` };
  const at = (start: number, end: number): string =>
    renderDiagnostics([{ code: 'POL1001', severity: 'error', message: 'm', span: { source, start, end } }], {
      color: false,
    });
  assert.match(at(6, 7), '1 |   "日本" x\n  |          ^\n');
  const long = at(source.text.indexOf('BAD'), source.text.indexOf('BAD') + 3);
  assert.ok(long.split('\n').every((line) => line.length <= 120));
  const shown = long.split('\n').find((line) => line.includes('BAD'));
  const marks = long.split('\n').find((line) => line.includes('^^^'));
  assert.is(shown?.indexOf('BAD'), marks?.indexOf('^^^'));
  assert.is(at(0, source.text.length).match(/\^+/g)?.length, 2);
  assert.match(at(source.text.length, source.text.length), /\^/);
});

test('hostile text reaches the terminal escaped', () => {
  const text = 'profile p { allow read "\u001b[2J\u202e\u009b" \u0007 }';
  const diagnostics = parse({ path: '\u001b]0;x\u0007.policy', text }).diagnostics;
  for (const color of [true, false]) {
    const rendered = renderDiagnostics(diagnostics, { color });

    assert.not.match(rendered.replace(/\u001b\[[0-9;]*m/g, ''), /[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  }
  assert.is(printable('a\u001b[2Jb\u202e\ud800'), 'a\\x1b[2Jb\\u{202e}\\u{d800}');
});

test('JSON has places as numbers', () => {
  const [first] = parse({ path: 'a.policy', text: 'x\nallow raed "/x"' }).diagnostics.slice(1);
  assert.ok(first);
  assert.equal(toJson(first), {
    code: 'POL1009',
    severity: 'error',
    message: 'unknown operation `raed`',
    help: 'did you mean `read`?',
    place: { path: 'a.policy', line: 2, column: 7, end_line: 2, end_column: 11 },
  });
});

test('only likely typos are suggested', () => {
  assert.is(nearest('opnat', ['open', 'openat', 'openat2']), 'openat');
  assert.is(nearest('wirte', ['read', 'write']), 'write');
  assert.is(nearest('frobnicate', ['read', 'write', 'openat']), undefined);
  assert.is(nearest('x', ['as', 'to', 'y']), undefined);
  assert.is(nearest('READ', ['read']), 'read');
});

test.run();
