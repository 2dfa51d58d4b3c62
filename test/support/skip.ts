import { test } from 'uvu';

/** Says that a test did not run and what it needs; the runner counts lines that start with `SKIP `. */
export function skip(reason: string, name: string): void {
  console.log(`SKIP ${name}: needs ${reason}`);
}

/** `test`, or what skips it where something is lacking. */
export const testUnless = (lacking: string | undefined): ((name: string, body: () => void | Promise<void>) => void) =>
  lacking === undefined ? test : (name) => skip(lacking, name);
