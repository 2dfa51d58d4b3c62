/**
 * Loaded before each test file by `npm test`: where `assert.match` fails, the text that was looked at is printed. uvu says the
 * pattern only, and what failed on a machine of others could not be understood.
 */
import { Assertion } from 'uvu/assert';

const LONGEST = 4000;
const told = new WeakMap<Assertion, unknown>();

/** The text as one can read it: escape sequences and the like as `\u001b`. */
function shown(text: string): string {
  const ends = text.length <= LONGEST ? text : `${text.slice(0, LONGEST / 2)}\n[…]\n${text.slice(-LONGEST / 2)}`;
  return `${text === '' ? 'seen: nothing' : 'seen:'}\n${ends.replace(/[^\P{Cc}\n\t]/gu, (c) => JSON.stringify(c).slice(1, -1))}\n`;
}

// uvu sets `details` in its constructor, before what they would be made of, and reads them when it reports.
Object.defineProperty(Assertion.prototype, 'details', {
  set(this: Assertion, details: unknown) {
    told.set(this, details);
  },
  get(this: Assertion): unknown {
    const actual: unknown = this.actual;
    return this.operator.endsWith('match') && typeof actual === 'string' ? shown(actual) : told.get(this);
  },
});
