/** The conformance matrix (docs/conformance.md): the kernel, the artifact and the policy agree, as the coverage says. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Layer } from '../compiler/index.js';
import { conformance, counts } from './conformance/index.js';
import { countsText, reasons } from './conformance/text.js';
import { ROWS } from './conformance/trials.js';
import { skip } from './support/skip.js';

const isRoot = process.getuid?.() === 0;

/** What a layer restricts at the least: cells that agree. As an ordinary user, what takes privileges is skipped. */
const AGREE: Readonly<Record<Layer, number>> = { seccomp: 80, landlock: 45, apparmor: 70, selinux: 80 };

test('the table has at least 80 operations, each by a name of its own', () => {
  assert.ok(ROWS.length >= 80, String(ROWS.length));
  assert.is(new Set(ROWS.map(({ name }) => name)).size, ROWS.length);
});

for (const layer of ['seccomp', 'landlock', 'apparmor', 'selinux'] as const)
  test(`${layer} answers as the policy and its coverage say`, async () => {
    const matrix = await conformance([layer]);
    const [column] = matrix.columns;
    const { agree, skipped } = counts(matrix);
    if (skipped === ROWS.length)
      return skip(column?.cells[0]?.why.replace('needs ', '') ?? '', `conformance of ${layer}`);
    assert.equal(reasons(matrix, 'disagree'), []);
    assert.ok(agree >= AGREE[layer] * (isRoot ? 1 : 0.5), countsText(matrix));
    console.log(`${layer}: ${countsText(matrix)}, ${column?.seconds.toFixed(1)} s`);
  });

test.run();
