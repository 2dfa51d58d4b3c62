/** Where polc is installed: the folder of package.json, policies/ and dist/. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

// INVARIANT: this file, and every chunk that esbuild puts it into (dist/*.js), lies one folder below the root.
export const packageRoot = (): string => dirname(dirname(fileURLToPath(import.meta.url)));
