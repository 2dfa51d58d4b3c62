// Bundles the command line into dist/: one script a subcommand, with all and only what it uses, and beside it V8's code
// cache, so that starting a command compiles nothing. A cache of another Node is ignored by V8.
// A start-up snapshot of the commands that need nothing native spares them even that; it fits this very Node binary only.
// koffi stays outside: it ships a native binary beside its JavaScript and finds it by its own path.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
// Made beside dist/ and put in its place when whole, so that a polc that starts meanwhile finds the old one.
const folder = join(root, `dist.${process.pid}`);
const commands = readdirSync(join(root, 'cli/commands')).map((name) => name.replace(/\.ts$/, ''));

const settings = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  external: ['koffi'],
  minify: true,
  charset: 'ascii', // bin/polc.cjs reads it as Latin-1
  legalComments: 'none',
  logLevel: 'warning',
  absWorkingDir: root,
};

/** The commands that bin/polc starts from the snapshot. */
const IN_SNAPSHOT = ['check', 'compile', 'diff', 'explain', 'fmt', 'test'];

/**
 * Ink awaits things at the top level of its modules, which no script can: its layout engine, loaded here before anything runs;
 * its tools for developers and its own package.json, which a build for use leaves out.
 */
const ink = {
  name: 'ink',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^yoga-layout$/ }, () => ({ path: 'yoga', namespace: 'ink' }));
    onLoad({ filter: /^yoga$/, namespace: 'ink' }, () => ({
      contents: `import { loadYoga } from 'yoga-layout/load';
        let yoga;
        export { yoga as default };
        export * from 'yoga-layout/load';
        export const yogaReady = loadYoga().then((loaded) => (yoga = loaded));`,
      resolveDir: root,
    }));
    onLoad({ filter: /ink\/build\/reconciler\.js$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8')
        .replace("await import('./devtools.js')", 'undefined')
        .replace('await loadPackageJson()', '{}');
      return { contents, loader: 'js' };
    });
  },
};

/** The layout engine takes some milliseconds to start: only a review waits for it. */
const start = (name) =>
  name === 'review'
    ? `import { yogaReady } from 'yoga-layout';
       void yogaReady.then(() => main(process.argv.slice(2), () => command)).then((exit) => (process.exitCode = exit));`
    : 'void main(process.argv.slice(2), () => command).then((exit) => (process.exitCode = exit));';

const bundle = (name) =>
  build({
    ...settings,
    stdin: {
      contents: `import { main } from './cli/main.js';
        import * as command from './cli/commands/${name}.js';
        ${start(name)}`,
      resolveDir: root,
      sourcefile: `${name}.entry.ts`,
    },
    outfile: join(folder, `${name}.js`),
    plugins: name === 'review' ? [ink] : [],
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.url': '__url' },
    // A function that bin/polc.cjs calls.
    banner: { js: '(function (require, __url) {' },
    footer: { js: '})' },
  });

/** What runs beside a command: the thread beside the terminal of a review, the process that supervises a run. */
const beside = (entry, name) =>
  build({
    ...settings,
    entryPoints: [join(root, entry)],
    outfile: join(folder, name),
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.url': '__url' },
    banner: { js: "const __url = require('node:url').pathToFileURL(__filename).href;" },
  });

/** One script that, run once, leaves a heap to start from: the grammar is built and each command has been used. */
async function snapshot() {
  const script = join(folder, 'snapshot.js');
  await build({
    ...settings,
    stdin: {
      contents: `import { pathToFileURL } from 'node:url';
        import { startupSnapshot } from 'node:v8';
        import { main } from './cli/main.js';
        ${IN_SNAPSHOT.map((name) => `import * as ${name} from './cli/commands/${name}.js';`).join('\n')}
        const modules = { ${IN_SNAPSHOT.join(', ')} };
        const begin = (argv) => main(argv, () => modules[argv[0]]);
        globalThis.__url = pathToFileURL(process.argv[1]).href;
        void begin(['check', process.argv[2]]);
        startupSnapshot.setDeserializeMainFunction(() => {
          globalThis.__url = pathToFileURL(process.argv[1]).href;
          process.exitCode = undefined;
          void begin(process.argv.slice(2)).then((exit) => (process.exitCode = exit));
        });`,
      resolveDir: root,
      sourcefile: 'snapshot.entry.ts',
    },
    outfile: script,
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.url': 'globalThis.__url' },
  });
  const blob = join(folder, 'polc.snapshot');
  // It could be started with the same options for V8 only: without any.
  const { NODE_OPTIONS: _options, ...env } = process.env;
  const made = spawnSync(
    process.execPath,
    ['--snapshot-blob', blob, '--build-snapshot', script, join(root, 'scripts/warm-up.policy')],
    { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', timeout: 60_000, env },
  );
  rmSync(script);
  if (made.status !== 0 || !existsSync(blob)) {
    console.warn(`polc: no start-up snapshot, commands start more slowly: ${made.stderr.trim()}`);
    return;
  }
  const node = nodeInPath();
  if (!node) return;
  const { ino, size, ctimeMs } = statSync(node);
  // As `stat -Lc '%i %s %Z'` says it in bin/polc.
  writeFileSync(join(folder, 'snapshot.node'), `${ino} ${size} ${Math.floor(ctimeMs / 1000)} ${node}\n`);
}

/** What `command -v node` finds, if it is the Node that builds. */
function nodeInPath() {
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .map((dir) => join(dir, 'node'))
    .find((path) => existsSync(path));
  return found !== undefined && realpathSync(found) === realpathSync(process.execPath) ? found : undefined;
}

/** Runs a command as it is used, then keeps what V8 compiled. Without a cache the command works, more slowly. */
function warmUp(name) {
  const policy = join(root, 'scripts/warm-up.policy');
  const operands = {
    explain: [policy, 'read', '/etc/passwd'],
    diff: [policy, policy],
    run: [policy, '--', process.execPath],
    // What gcc does, to name one: looks for programs, makes files and removes them.
    learn: [
      '--engine',
      'notify',
      '--',
      'sh',
      '-c',
      'cd "$1"; no-such; : >made; cp made more; rm made more',
      'sh',
      folder,
    ],
    import: [join(root, 'scripts/warm-up.json')],
    review: [policy, '--json'],
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
  copyFileSync(join(root, 'tracer/ebpf/trace.bpf.o'), join(folder, 'trace.bpf.o'));
  await Promise.all([
    ...commands.map(bundle),
    beside('cli/review/worker.ts', 'review-worker.cjs'),
    beside('cli/supervise/supervisor.ts', 'supervisor.cjs'),
  ]);
  for (const name of commands) warmUp(name);
  await snapshot();
  const old = `${folder}.old`;
  if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), old);
  renameSync(folder, join(root, 'dist'));
  rmSync(old, { recursive: true, force: true });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
