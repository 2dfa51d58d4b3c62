/** What V8 does about memory, for this process and its threads. It asks at each collection: setting it late is fine. */
import { setFlagsFromString } from 'node:v8';

/** Bytes of a policy: some 1,000 and some 25,000 rules. */
const LARGE = 1 << 16;
const HUGE = 1 << 20;

/** Between collections; V8's own way is by as much again, and up to four times of what is alive. */
export const heapGrowsBy = (percent: number): void => setFlagsFromString(`--heap-growing-percent=${percent}`);

/** Who reviews waits for a hand, not for the collector. */
export const slowGrowth = (): void => heapGrowsBy(10);

/** Before a policy of so many bytes is read. */
export function readyFor(bytes: number): void {
  if (bytes > LARGE) slowGrowth();
  // Keeps the young generation small, too; a key then takes half as long again.
  if (bytes > HUGE) setFlagsFromString('--optimize-for-size');
}
