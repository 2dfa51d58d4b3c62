/**
 * `npm run conformance [-- LAYER…] [--why] [--markdown]`: what the kernel, the artifact and the policy say of each operation under
 * each layer alone. Exits 1 where they disagree. As root on Debian it installs what it needs.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LAYERS } from '../compiler/index.js';
import { conformance, counts } from '../test/conformance/index.js';
import { matrixMarkdown, matrixText, reasons } from '../test/conformance/text.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { why: { type: 'boolean', default: false }, markdown: { type: 'boolean', default: false } },
});
const unknown = positionals.filter((word) => !LAYERS.some((layer) => layer === word));
if (unknown.length > 0) {
  console.error(`no layer: ${unknown.join(', ')}; the layers are ${LAYERS.join(', ')}`);
  process.exit(2);
}
if (process.getuid?.() === 0)
  spawnSync(join(dirname(fileURLToPath(import.meta.url)), 'install-tools.sh'), {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
const matrix = await conformance(LAYERS.filter((layer) => positionals.length === 0 || positionals.includes(layer)));
console.log(values.markdown ? matrixMarkdown(matrix) : matrixText(matrix));
if (values.why) for (const verdict of ['wider', 'none'] as const) console.log(reasons(matrix, verdict).join('\n'));
process.exitCode = counts(matrix).disagree > 0 ? 1 : 0;
