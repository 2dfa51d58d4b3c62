/**
 * Loaded before each test file by `npm test`: properties draw from one seed, so that a run says the same of the same commit.
 * New ground is `npm run fuzz`'s, or `POLC_FUZZ_SEED=$RANDOM npm test`'s.
 */
import fc from 'fast-check';

export const seed = Number(process.env['POLC_FUZZ_SEED'] ?? 20261126);

fc.configureGlobal({ seed });
