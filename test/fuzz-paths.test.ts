/** The resource plane: random rules on paths, against globs read as regular expressions. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { hold } from './fuzz/hold.js';
import { checkPaths, pathCase, toRegExp } from './fuzz/path-rules.js';

test('decideResource answers as the rules read', () => {
  let accesses = 0;
  hold(
    fc.property(pathCase, (policy) => {
      accesses += checkPaths(policy);
    }),
    250,
  );
  assert.ok(accesses > 10_000, `${accesses} accesses`);
});

test('the other reading of globs is itself right', () => {
  for (const [glob, yes, no] of [
    ['/a/*', '/a/b', '/a/'],
    ['/a/**', '/a/b/c', '/a'],
    ['/a*', '/a', '/a/b'],
    ['/[!a]?', '/bc', '/ab'],
    ['/{a,b*}/x', '/bcd/x', '/ab/x'],
    ['/\\*', '/*', '/a'],
    ['@{HOME}/x', '/home/me/x', '/home/x'],
  ] as const) {
    assert.ok(toRegExp(glob).test(yes), `${glob} ${yes}`);
    assert.not.ok(toRegExp(glob).test(no), `${glob} ${no}`);
  }
});

test.run();
