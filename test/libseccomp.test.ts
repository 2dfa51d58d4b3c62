/**
 * libseccomp as a peer. Where rules overlap and say different things, its answer depends on how it orders its tree; polc's is
 * the strictest, whatever the order: there `decide` is the judge. Everywhere else the two have to agree.
 */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Comparisons, compareWithLibseccomp, openLibseccomp, ruleSet } from './fuzz/libseccomp.js';
import { hold } from './fuzz/hold.js';
import { skip } from './support/skip.js';

const library = openLibseccomp();

if (!library) skip('libseccomp.so.2', 'libseccomp: the same rules');
else
  test('libseccomp differs from decide only where rules that say different things overlap', () => {
    const counts: Comparisons = { events: 0, overlaps: 0 };
    hold(
      fc.property(ruleSet, (set) => compareWithLibseccomp(library, set, counts)),
      200,
    );
    assert.ok(counts.events > 10_000, JSON.stringify(counts));
    assert.ok(counts.overlaps < counts.events * 0.05, JSON.stringify(counts));
    if (process.env['POLC_FUZZ_VERBOSE']) console.log(counts);
  });

test.run();
