/** Prints what the probe finds, as JSON. */
import { writeSync } from 'node:fs';
import { probeHost } from '../../native/index.js';

writeSync(
  1,
  JSON.stringify(probeHost(), (_key, value: unknown) => (typeof value === 'bigint' ? value.toString(16) : value)),
);
