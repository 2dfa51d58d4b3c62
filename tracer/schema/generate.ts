/** Compiles the schemas into `validators.js`: `npx tsx tracer/schema/generate.ts [--check]`. */
import { fileURLToPath } from 'node:url';
import { validatorsOf, writeOrCheck } from '../../scripts/validators.js';
import { LINE } from './schemas.js';

const SOURCE = 'tracer/schema/generate.ts';

export const validators = (): Promise<string> => validatorsOf({ line: LINE }, SOURCE, false);

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeOrCheck(await validators(), new URL('validators.js', import.meta.url), SOURCE);
