/** V8 makes no slice and no tree of fewer characters (SlicedString::kMinLength, ConsString::kMinLength). */
const COPIED = 13;

/**
 * A byte string in memory of its own. What was cut out of a text keeps all of it alive (a chunk of a log), and what was put together
 * stays a tree of its parts; who keeps either copies it.
 */
export const own = (bytes: string): string =>
  bytes.length < COPIED ? bytes : Buffer.from(bytes, 'latin1').toString('latin1');
