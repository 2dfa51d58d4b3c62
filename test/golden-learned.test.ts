/**
 * Golden folders: traces of real runs, and the policies that are learned from them, as `npm run golden:update` last wrote them down.
 * A change of how the learner generalises is seen in review as a change of policies. Each is also held to what is promised: its
 * trace replays, and Landlock takes it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { landlockRuleset, NEWEST_ABI } from '../backends/landlock/index.js';
import { hasErrors } from '../dsl/index.js';
import { readTrace } from '../tracer/index.js';
import { learnPolicy, replays } from '../tracer/learn/index.js';
import { compileText, stdHost } from './support/compile.js';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'golden/learned');
const UPDATE = process.env['UPDATE'] === '1';
const TARGET = { host: stdHost, compile: { nativeArch: 'x86_64', kernel: [6, 1] } } as const;

for (const name of readdirSync(FOLDER).sort()) {
  test(`what is learned from the run of ${name}`, () => {
    const { trace, damaged } = readTrace([readFileSync(join(FOLDER, name, 'trace'))]);
    assert.is(damaged, 0);
    const text = learnPolicy(trace, TARGET)?.text ?? '';
    const file = join(FOLDER, name, 'policy');
    if (UPDATE) writeFileSync(file, text);
    assert.fixture(text, readFileSync(file, 'utf8'));
    const { policy, diagnostics } = compileText(text);
    assert.not.ok(hasErrors(diagnostics));
    assert.equal(replays(policy, trace), []);
    const models = policy.profiles.map(({ models: [model] }) => model);
    assert.equal(landlockRuleset(models, NEWEST_ABI).diagnostics, []);
  });
}

test.run();
