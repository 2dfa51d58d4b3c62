import { test } from 'uvu';
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import type { Glob } from '../compiler/index.js';
import { commonPath, globCovers, matches, parseGlob } from '../compiler/index.js';
import { cpuClock } from './support/cpu-time.js';

const glob = (text: string): Glob => {
  const parsed = parseGlob(text);
  if ('problem' in parsed) throw new Error(`${text}: ${parsed.problem}`);
  return parsed;
};

const CASES: readonly (readonly [pattern: string, yes: readonly string[], no: readonly string[]])[] = [
  ['/etc/passwd', ['/etc/passwd'], ['/etc/passwd2', '/etc/passw', '']],
  ['/a/*', ['/a/b', '/a/.b'], ['/a/', '/a', '/a/b/c']],
  ['/a/**', ['/a/b', '/a/b/c', '/a/b/'], ['/a/', '/a']],
  ['/a/**/z', ['/a/b/z', '/a/b/c/z'], ['/a/z', '/a//z']],
  ['/a*', ['/a', '/ab'], ['/a/b']],
  ['/a?c', ['/abc'], ['/a/c', '/ac']],
  ['/[a-c]x', ['/ax', '/cx'], ['/dx', '/x']],
  ['/[^a]x', ['/bx'], ['/ax', '//x']],
  ['/{a,b/c}/d', ['/a/d', '/b/c/d'], ['/b/d']],
  ['/a{,/**}', ['/a', '/a/b', '/a/b/c'], ['/ab']],
  ['/a\\*', ['/a*'], ['/ab']],
  ['/x[]]', ['/x]'], ['/x']],
];

for (const [pattern, yes, no] of CASES)
  test(`${pattern} matches what AppArmor's glob matches`, () => {
    for (const path of yes) assert.ok(matches(glob(pattern), path), `${pattern} should match ${path}`);
    for (const path of no) assert.not.ok(matches(glob(pattern), path), `${pattern} should not match ${path}`);
  });

test('malformed patterns are problems, not exceptions', () => {
  for (const text of ['/{a', '/[a', '/a\\', '/[b-a]', `/${'{'.repeat(40)}`])
    assert.ok('problem' in parseGlob(text), text);
});

const piece = fc.constantFrom('a', 'b', '/', '*', '**', '?', '[ab]', '[^a]', '{a,b}', '{,/*}', 'ab');
const pattern = fc.array(piece, { maxLength: 6 }).map((parts) => glob(`/${parts.join('')}`));
const path = fc.array(fc.constantFrom('a', 'b', '/', 'c'), { maxLength: 6 }).map((parts) => `/${parts.join('')}`);

test('any bytes parse without throwing', () => {
  fc.assert(
    fc.property(fc.string(), (text) => void parseGlob(text)),
    { numRuns: 500 },
  );
});

test('a common path is matched by both; without one, no path is', () => {
  fc.assert(
    fc.property(pattern, pattern, path, (a, b, p) => {
      const common = commonPath(a, b);
      if (common !== undefined) assert.ok(matches(a, common) && matches(b, common));
      else assert.not.ok(matches(a, p) && matches(b, p), `${a.text} and ${b.text} meet in ${p}`);
    }),
    { numRuns: 500 },
  );
});

test('a pattern that covers another matches all of it', () => {
  fc.assert(
    fc.property(pattern, pattern, path, (a, b, p) => {
      if (globCovers(a, b) && matches(b, p)) assert.ok(matches(a, p), `${a.text} covers ${b.text} but not ${p}`);
      if (matches(b, p) && !matches(a, p)) assert.not.ok(globCovers(a, b));
    }),
    { numRuns: 500 },
  );
});

test('a hostile pattern is matched in time linear in the path', () => {
  const hostile = glob(`/${'**a'.repeat(40)}`);
  const elapsed = cpuClock();
  assert.not.ok(matches(hostile, `/${'a'.repeat(39)}${'b'.repeat(2000)}`));
  assert.ok(elapsed() < 2000);
});

test.run();
