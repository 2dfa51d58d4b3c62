/** Compiles the schemas into `validators.js`: `npx tsx cli/import/schema/generate.ts [--check]`. */
import { fileURLToPath } from 'node:url';
import { validatorsOf, writeOrCheck } from '../../../scripts/validators.js';
import { FIRECRACKER, OCI } from './schemas.js';

const SOURCE = 'cli/import/schema/generate.ts';

export const validators = (): Promise<string> => validatorsOf({ oci: OCI, firecracker: FIRECRACKER }, SOURCE);

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeOrCheck(await validators(), new URL('validators.js', import.meta.url), SOURCE);
