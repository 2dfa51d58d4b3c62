/** A slice of `npm run bench:quality`: policies learned from one run, enforced on that run and on another. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { measure } from '../bench/quality/measure.js';
import { SUBJECTS } from '../bench/quality/programs.js';
import { makeFixtures } from '../bench/quality/fixtures.js';

const SLICE = ['sort', 'sed', 'tar', 'perl', 'gzip'];

/** Whose new feature is to make a file where they work, which was not seen. */
const MORE: ReadonlySet<string> = new Set(['sort', 'sed', 'perl']);

const root = mkdtempSync(join(tmpdir(), 'polc-quality-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

let lacks: string | undefined;
try {
  makeFixtures(join(root, 'work'));
} catch {
  lacks = 'the programs of scripts/install-tools.sh';
}
const tried = spawnSync('bin/polc', ['learn', '--json', '--', 'true'], { encoding: 'utf8' });
if (tried.status !== 0) lacks ??= 'a kernel that lets polc watch programs';

for (const name of SLICE) {
  const subject = SUBJECTS.find((one) => one.name === name);
  if (lacks !== undefined || !subject) {
    console.log(`SKIP quality of ${name}: needs ${lacks ?? 'its row in the table'}`);
    continue;
  }
  test(`a policy learned from one run of ${name} runs it again, and on other input`, () => {
    const place = { folder: join(root, 'work'), port: 0, probe: undefined, key: '', shared: '' };
    const found = measure(subject, place);
    assert.ok(found.transparent && found.replays && found.same, found.notes.join('\n'));
    assert.equal(found.dangerous, []);
    assert.ok(found.more || (!MORE.has(name) && found.reported.length > 0), found.notes.join('\n'));
    // The goal of 150 is for the median of all programs (the bench); Docker's profile has 303.
    assert.ok(found.allowed > 20 && found.allowed < 200, String(found.allowed));
  });
}

test.run();
