/** Random rules on paths × operations in a small tree: the running kernel against `decideResource`, as the coverage says. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { landlockCoverage } from '../backends/landlock/index.js';
import { decideResource, permits, type FileOperation } from '../compiler/index.js';
import { Random } from './fuzz/random.js';
import { installed } from './support/apps.js';
import { compileSource, hostAbi, made, probe, PYTHON, temporaryFolder, type Operation } from './support/landlock.js';
import { skip } from './support/skip.js';

const POLICIES = process.env['POLC_LONG'] === undefined ? 60 : 1_000;
const abi = hostAbi();

const FOLDERS = ['a', 'b', 'a/c', 'b/d', 'b/d/e'];
const FILES = ['f', 'a/f', 'a/x.log', 'a/c/f', 'a/c/g', 'b/f', 'b/x.log', 'b/d/f', 'b/d/e/f', 'b/d/e/y.log'];
/** Names that are not there. */
const NEW = ['n', 'a/n', 'a/c/n', 'b/n', 'b/n.log', 'b/d/n', 'b/d/e/n'];
const PATTERNS = [
  ...FILES,
  ...NEW,
  ...FOLDERS,
  ...['**', 'a/**', 'b/**', 'b/d/**', '*', 'a/*', 'b/*', '*/f', '*/*.log', '**/f', '**/*.log', 'b/d/*/f', '?/{f,n}'],
  ...['{a,b}/c/*', 'b/[a-d]/**', 'a/c/[!g]', '{a/c,b/d}/**', 'b/{n,n.log,x.log}'],
];
const OPS = ['read', 'list', 'write', 'append', 'create', 'delete', 'rename', 'link', 'modify'];

function randomRules(random: Random, root: string): string {
  const lines = Array.from({ length: 1 + random.below(6) }, () => {
    const action = random.below(4) === 0 ? 'deny' : 'allow';
    const ops = [...new Set([random.pick(OPS), random.pick(OPS)])].join(', ');
    const paths = [...new Set([random.pick(PATTERNS), random.pick(PATTERNS)])].map((p) => `"${root}/${p}"`).join(', ');
    return `  ${action} ${ops} ${paths}${random.below(8) === 0 ? ' owner' : ''}`;
  });
  return `use std/base\nprofile p {\n${lines.join('\n')}\n}\n`;
}

interface Tried {
  readonly operation: Operation;
  readonly accesses: readonly (readonly [FileOperation, string])[];
}

/** Each name is made, moved or removed once at most, what reads comes first: so the answers don't depend on each other. */
function attempts(random: Random): readonly Tried[] {
  const out: Tried[] = [];
  const one = (op: string, is: FileOperation, path: string): void =>
    void out.push({ operation: [op, path], accesses: [[is, path]] });
  for (const path of FILES) {
    one('read', 'read', path);
    one('append', 'append', path);
    one(random.pick(['write', 'rewrite', 'truncate']), 'write', path);
  }
  for (const path of FOLDERS) one('list', 'list', path);
  for (const path of NEW) one(random.pick(['new file', 'mkdir', 'mkfifo', 'symlink']), 'create', path);
  FILES.forEach((path, i) => {
    const to = `${random.pick(FOLDERS)}/moved${i}`;
    const how = random.below(3);
    if (how === 0) one('unlink', 'delete', path);
    else {
      const op = how === 1 ? 'rename' : 'link';
      out.push({
        operation: [op, path, to],
        accesses: [
          [op, path],
          ['create', to],
        ],
      });
    }
  });
  return out;
}

interface Counts {
  agree: number;
  wider: number;
}

function compare(seed: number, counts: Counts): void {
  const random = new Random(seed);
  const root = temporaryFolder();
  for (const folder of FOLDERS) mkdirSync(join(root, folder), { recursive: true });
  for (const file of FILES) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), 'x');
  }
  const text = randomRules(random, root);
  const policy = made(compileSource({ path: 'random.policy', text }), undefined, abi);
  assert.equal(policy.diagnostics, [], text);
  const coverage = landlockCoverage(policy.model, abi).operations;
  const tried = attempts(random);
  const answers = probe(
    policy,
    tried.map(({ operation: [op, ...paths] }) => [op, ...paths.map((path) => join(root, String(path)))]),
  );
  tried.forEach(({ operation, accesses }, i) => {
    const said = answers[i] ?? '';
    const what = `seed ${seed}: ${operation.join(' ')} → ${said}\n${text}`;
    const verdicts = accesses.map(([op, path]) =>
      permits(decideResource(policy.model, { kind: 'file', op, path: join(root, path), owner: true }).answer),
    );
    const allowed = verdicts.every((verdict) => verdict);
    if (allowed) assert.is(said, 'ok', `the policy allows it: ${what}`);
    else assert.ok(['ok', 'EACCES', 'EXDEV'].includes(said), what);
    if (allowed === (said === 'ok')) counts.agree++;
    else {
      counts.wider++;
      // What is denied and passes: the coverage has to say that one of the operations is not exact.
      const denied = accesses.filter((_, n) => !verdicts[n]);
      assert.ok(
        denied.some(([op]) => coverage.get(op)?.kind !== 'exact'),
        `the coverage calls it exact: ${what}`,
      );
    }
  });
}

if (abi < 3) skip('Landlock ABI 3', 'random policies hold');
else if (!installed(PYTHON)) skip(PYTHON, 'random policies hold');
else
  test(`${POLICIES} random policies: never narrower, and exact where the coverage says so`, () => {
    const counts: Counts = { agree: 0, wider: 0 };
    const first = Number(process.env['POLC_SEED'] ?? 1);
    for (let seed = first; seed < first + POLICIES; seed++) compare(seed, counts);
    assert.ok(counts.agree > counts.wider, JSON.stringify(counts));
    console.log(`\n${counts.agree} answers agree, ${counts.wider} are wider, none narrower`);
  });

test.run();
