/** Golden folders: a policy, the profiles it becomes, how well they enforce it. `UPDATE=1` rewrites them. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type AppArmorOptions, type AppArmorTarget, apparmorCoverage, runLabel } from '../backends/apparmor/index.js';
import type { Coverage } from '../compiler/index.js';
import { position } from '../dsl/index.js';
import { features, make, type Made, parserMissing, strictProblem, UML_TARGET } from './support/apparmor.js';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'golden/apparmor');

/** What a kernel of 6.17 with parser 4 has more; not from a real one: nothing is loaded, only the text is looked at. */
const NEWER: AppArmorTarget = {
  syntax: '4.0',
  features: new Map([
    ...features(),
    ['namespaces/mask', 'userns_create'],
    ['io_uring/mask', 'sqpoll override_creds'],
    ['network_v8/af_unix', 'yes'],
    ['mount/move_mount', 'detached'],
  ]),
};

const settings = (policy: string): { readonly target: AppArmorTarget; readonly options: AppArmorOptions } => ({
  target: policy.startsWith('# target: 4.0') ? NEWER : UML_TARGET,
  options: policy.startsWith('# options: no_new_privs, run')
    ? { noNewPrivs: true, attach: false, label: (name) => runLabel(name, '0123456789ab') }
    : {},
});

const said = (coverage: Coverage): string =>
  coverage.kind === 'exact' ? `exact (${coverage.answers ?? '?'})` : `${coverage.kind}: ${coverage.why}`;

function coverageText({ profiles }: Made, target: AppArmorTarget, options: AppArmorOptions): string {
  return profiles
    .map(({ name, models: [model] }) => {
      const { rules, operations } = apparmorCoverage(model, target, options, profiles);
      const byRule = model.origins.map(({ span }, i) => {
        const found = rules.get(i);
        return `  line ${position(span.source, span.start).line}: ${found ? said(found) : 'missing'}`;
      });
      const byOperation = [...operations].map(([operation, coverage]) => `  ${operation}: ${said(coverage)}`);
      return [`profile ${name}`, ...byRule, 'otherwise', ...byOperation, ''].join('\n');
    })
    .join('\n');
}

function golden(folder: string, file: string, actual: string): void {
  const path = join(FOLDER, folder, file);
  // The artifact is a byte string; what people read is text.
  const encoding = file.endsWith('.apparmor') ? 'latin1' : 'utf8';
  if (process.env['UPDATE'] === '1') writeFileSync(path, actual, encoding);
  assert.fixture(actual, existsSync(path) ? readFileSync(path, encoding) : '');
}

const folders = readdirSync(FOLDER).sort();

for (const folder of folders)
  test(`${folder} becomes its golden profiles, with the coverage it says`, () => {
    const policy = readFileSync(join(FOLDER, folder, 'policy'), 'utf8');
    const { target, options } = settings(policy);
    const made = make(policy, target, options);
    const diagnostics = made.diagnostics.map((d) => `${d.code} ${d.message}\n`).join('');
    if (diagnostics !== '') return golden(folder, 'diagnostics', diagnostics);
    golden(folder, 'profiles.apparmor', made.text);
    golden(folder, 'coverage', coverageText(made, target, options));
    // Every rule has its coverage.
    assert.not.match(coverageText(made, target, options), /missing/);
  });

if (parserMissing()) console.log('SKIP the real parser reads the goldens: needs apparmor_parser');
else
  test('the real parser enforces every rule of the goldens', () => {
    let count = 0;
    for (const folder of folders) {
      const policy = readFileSync(join(FOLDER, folder, 'policy'), 'utf8');
      const path = join(FOLDER, folder, 'profiles.apparmor');
      if (!existsSync(path) || settings(policy).target !== UML_TARGET) continue; // Debian 12's parser is 3.0.8
      assert.is(strictProblem(readFileSync(path, 'utf8'), UML_TARGET), undefined, folder);
      count++;
    }
    assert.ok(count >= 1);
  });

test.run();
