// Bundles the command line into dist/, one chunk a subcommand so that each loads only what it uses.
// koffi stays outside: it ships a native binary beside its JavaScript and finds it by its own path.
import { build } from 'esbuild';
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const entry = join(root, 'cli/main.ts');
if (!existsSync(entry)) process.exit(0);
rmSync(join(root, 'dist'), { recursive: true, force: true });
await build({
  entryPoints: { main: entry },
  outdir: join(root, 'dist'),
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['koffi'],
  define: { 'process.env.NODE_ENV': '"production"' },
  minify: true,
  keepNames: false,
  sourcemap: false,
  legalComments: 'none',
  logLevel: 'warning',
});
