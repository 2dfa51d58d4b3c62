// Bundles the command line into dist/: one script a subcommand, with all and only what it uses, and beside it V8's code
// cache, so that starting a command compiles nothing. A cache of another Node is ignored by V8.
// koffi stays outside: it ships a native binary beside its JavaScript and finds it by its own path.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
// Made beside dist/ and put in its place when whole, so that a polc that starts meanwhile finds the old one.
const folder = join(root, `dist.${process.pid}`);
const commands = readdirSync(join(root, 'cli/commands')).map((name) => name.replace(/\.ts$/, ''));

const bundle = (name) =>
  build({
    stdin: {
      contents: `import { main } from './cli/main.js';
        import * as command from './cli/commands/${name}.js';
        void main(process.argv.slice(2), () => command).then((exit) => (process.exitCode = exit));`,
      resolveDir: root,
      sourcefile: `${name}.entry.ts`,
    },
    outfile: join(folder, `${name}.js`),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['koffi'],
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.url': '__url' },
    // A function that bin/polc calls.
    banner: { js: '(function (require, __url) {' },
    footer: { js: '})' },
    minify: true,
    charset: 'ascii', // bin/polc reads it as Latin-1
    legalComments: 'none',
    logLevel: 'warning',
    absWorkingDir: root,
  });

/** Runs a command as it is used, then keeps what V8 compiled. Without a cache the command works, more slowly. */
function warmUp(name) {
  const policy = join(root, 'scripts/warm-up.policy');
  const operands = {
    explain: [policy, 'read', '/etc/passwd'],
    diff: [policy, policy],
    run: [policy, '--', process.execPath],
    import: [join(root, 'scripts/warm-up.json')],
    completion: ['bash'],
    help: [],
    doctor: [],
  }[name] ?? [policy];
  spawnSync(process.execPath, [join(root, 'scripts/code-cache.cjs'), join(folder, `${name}.js`), name, ...operands], {
    stdio: 'ignore',
    timeout: 60_000,
  });
}

mkdirSync(folder, { recursive: true });
try {
  await Promise.all(commands.map(bundle));
  for (const name of commands) warmUp(name);
  const old = `${folder}.old`;
  if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), old);
  renameSync(folder, join(root, 'dist'));
  rmSync(old, { recursive: true, force: true });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
