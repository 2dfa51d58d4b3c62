import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { link, load, parse, print, RESERVED } from '../dsl/index.js';
import { FILE_OPS, PROFILE_SETTINGS } from '../dsl/words.js';
import { hostOf } from './support/module-host.js';

const text = readFileSync(new URL('../docs/language.md', import.meta.url), 'utf8');
const examples = [...text.matchAll(/```policy\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');

test('the examples of the reference are policies, in canonical form but for their columns', () => {
  assert.ok(examples.length >= 6);
  for (const example of examples) {
    const source = { path: 'docs/language.md', text: example };
    const graph = load(source, hostOf({ 'std/base': '' }));
    assert.equal(
      [...graph.diagnostics, ...link(graph.value).diagnostics].map((d) => d.message),
      [],
      example,
    );
    assert.ok(print(parse(source).value).length > 0);
  }
});

test('the reference mentions every operation and setting', () => {
  for (const word of [...FILE_OPS, ...PROFILE_SETTINGS]) assert.ok(new RegExp(`\\b${word}\\b`).test(text), word);
  assert.ok(RESERVED.size > 50);
});

test.run();
