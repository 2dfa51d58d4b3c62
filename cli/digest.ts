import { createHash } from 'node:crypto';

const DIGITS = 16;

/** What stands for texts in the names of things that are loaded: hexadecimal, short enough to be read. */
export const shortDigest = (texts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, DIGITS);
