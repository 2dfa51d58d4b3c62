/** Runs a property, and says of a failure what is wrong, with what seed it comes back, and the smallest case found. */
import fc from 'fast-check';
import { seed } from '../support/seed.js';

export function hold<T>(property: fc.IProperty<T>, numRuns: number): void {
  const details = fc.check(property, { seed, numRuns });
  if (!details.failed) return;
  const { errorInstance, counterexamplePath, numShrinks } = details;
  const message =
    errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance);
  throw new Error(
    `${message}\nPOLC_FUZZ_SEED=${seed} (path ${counterexamplePath}, shrunk ${numShrinks} times): ` +
      JSON.stringify(details.counterexample, (_, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v)),
  );
}
