/** Strings that are syntax of some artifact: a slice of what `npm run fuzz` tries for long. */
import fc from 'fast-check';
import { test } from 'uvu';
import { checkHostile, hostileName } from './fuzz/hostile-strings.js';
import { parserMissing } from './support/apparmor.js';
import { skip } from './support/skip.js';
import { selinuxMissing } from './selinux/tools.js';

test('a hostile string is one path in every artifact, and changes no other rule', () => {
  fc.assert(
    fc.property(hostileName, (name) => checkHostile(name, false)),
    { numRuns: 300 },
  );
});

const missing = parserMissing() ? 'apparmor_parser' : selinuxMissing();
if (missing !== undefined) skip(missing, 'the layers’ own tools read hostile strings as one path');
else
  test('the layers’ own tools read hostile strings as one path', () => {
    fc.assert(
      fc.property(hostileName, (name) => checkHostile(name, true)),
      { numRuns: 25 },
    );
  });

test.run();
