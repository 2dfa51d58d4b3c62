/** The recorder's set of small numbers answers as a `Set` does, emptied and used again. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { SerialSet } from '../tracer/serial-set.js';

test('it answers as a Set, round after round', () => {
  const rounds = fc.array(fc.array(fc.oneof(fc.nat(40), fc.nat(2 ** 31)), { maxLength: 300 }), { maxLength: 4 });
  fc.assert(
    fc.property(rounds, (numbers) => {
      const set = new SerialSet();
      for (const round of numbers) {
        const reference = new Set<number>();
        for (const number of round) {
          assert.is(set.add(number), !reference.has(number));
          reference.add(number);
        }
        set.clear();
      }
    }),
  );
});

test.run();
