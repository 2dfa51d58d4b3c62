/** The picture of ARCHITECTURE.md, held: which folder may import which, only through its index.ts, and no cycles at all. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** A layer, and those it may import. `kernel` is used by all and uses none. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  dsl: ['kernel'],
  compiler: ['kernel', 'dsl'],
  'backends/seccomp': ['kernel', 'dsl', 'compiler'],
  'backends/apparmor': ['kernel', 'dsl', 'compiler'],
  'backends/selinux': ['kernel', 'dsl', 'compiler'],
  'backends/landlock': ['kernel', 'dsl', 'compiler'],
  // How the backends go together: one policy, all artifacts, one coverage.
  layers: ['kernel', 'dsl', 'compiler', 'backends/*'],
  // The launcher is a layer of its own: it knows bytes and numbers, not policies.
  native: ['kernel'],
  // What is known of runs, and what it comes to: pure. The engines, which watch, are a layer on top.
  tracer: ['kernel', 'dsl', 'compiler', 'backends/seccomp'],
  'tracer/notify': ['kernel', 'dsl', 'compiler', 'backends/seccomp', 'native', 'tracer'],
  'tracer/ebpf': ['kernel', 'dsl', 'compiler', 'native', 'tracer'],
  'tracer/import': ['kernel', 'dsl', 'compiler', 'tracer'],
  'tracer/learn': ['kernel', 'dsl', 'compiler', 'backends/seccomp', 'tracer'],
  runtimes: ['kernel', 'dsl', 'compiler', 'backends/*', 'layers'],
  // Pure: what a review is. The terminal's part is a layer on top, as it brings Ink.
  review: ['kernel', 'dsl', 'compiler', 'backends/*', 'layers', 'tracer', 'tracer/learn', 'runtimes'],
  'review/tui': ['kernel', 'dsl', 'compiler', 'review'],
  cli: [
    'kernel',
    'dsl',
    'compiler',
    'backends/*',
    'layers',
    'tracer',
    'tracer/*',
    'runtimes',
    'review',
    'review/*',
    'native',
  ],
};

/** The longest folder of the table that the file lies in. */
function layerOf(file: string): string | undefined {
  return Object.keys(MAY_IMPORT)
    .filter((layer) => file.startsWith(`${layer}/`))
    .sort((a, b) => b.length - a.length)[0];
}

const files = [...new Set(Object.keys(MAY_IMPORT).map((layer) => layer.split('/', 1)[0] ?? layer))].flatMap(
  (folder) => {
    try {
      return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => join(folder, name));
    } catch {
      return []; // a layer that is still to come
    }
  },
);

/** Everything a file names: imports, type imports, re-exports, `import()`, `import('…')` types. */
function importsOf(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
            ? node.argument.literal
            : undefined;
    if (specifier && ts.isStringLiteral(specifier) && specifier.text.startsWith('.')) found.push(specifier.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.map((specifier) => {
    const path = relative(ROOT, resolve(ROOT, dirname(file), specifier)).replace(/\.js$/, '.ts');
    return files.includes(`${path}x`) ? `${path}x` : path;
  });
}

const graph = new Map(files.map((file) => [file, importsOf(file)]));

const allowed = (from: string, to: string): boolean =>
  (MAY_IMPORT[from] ?? []).some((layer) => layer === to || (layer.endsWith('/*') && to.startsWith(layer.slice(0, -1))));

test('every source file lies in a layer', () => {
  assert.ok(files.length > 50, `only ${files.length} files found`);
  assert.equal(
    files.filter((file) => layerOf(file) === undefined),
    [],
  );
});

test('imports point downwards', () => {
  const wrong: string[] = [];
  for (const [file, imports] of graph)
    for (const target of imports) {
      const [from, to] = [layerOf(file), layerOf(target)];
      if (from !== undefined && from !== to && !(to !== undefined && allowed(from, to)))
        wrong.push(`${file} → ${target}`);
    }
  assert.equal(wrong, []);
});

test('another folder is imported only through its index.ts', () => {
  const wrong: string[] = [];
  for (const [file, imports] of graph)
    for (const target of imports) {
      const to = layerOf(target);
      if (to !== undefined && to !== layerOf(file) && target !== `${to}/index.ts`) wrong.push(`${file} → ${target}`);
    }
  assert.equal(wrong, []);
});

test('no cycles, type imports included', () => {
  assert.equal(cycles(), []);
});

/** Tarjan: groups of files that import each other. */
function cycles(): readonly string[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const out: string[] = [];
  const visit = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.get(file) ?? 0);
    stack.push(file);
    for (const target of graph.get(file) ?? []) {
      if (!graph.has(target)) continue;
      if (!index.has(target)) visit(target);
      if (stack.includes(target)) low.set(file, Math.min(low.get(file) ?? 0, low.get(target) ?? 0));
    }
    if (low.get(file) !== index.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1 || (graph.get(file) ?? []).includes(file)) out.push(group.sort().join(' ↔ '));
  };
  for (const file of graph.keys()) if (!index.has(file)) visit(file);
  return out;
}

test.run();
