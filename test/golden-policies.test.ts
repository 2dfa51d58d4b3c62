/**
 * Golden folders: a policy and what `polc compile` makes of it for all four layers, as `npm run golden:update` last wrote it down.
 * The layers' own tools read every artifact: apparmor_parser refuses rules it would not enforce, secilc links the modules with
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { apparmorProfile } from '../backends/apparmor/index.js';
import { MINIMAL_TARGET, readBase, selinuxModule, targetOn } from '../backends/selinux/index.js';
import { coverageJson, openJson } from '../cli/coverage-text.js';
import { hasErrors } from '../dsl/index.js';
import { compileLayers, filesOf, type LayersTarget } from '../layers/index.js';
import { parserMissing, strictProblem, UML_TARGET } from './support/apparmor.js';
import { parser4Missing, strictProblem4 } from './support/apparmor4.js';
import { compileText } from './support/compile.js';
import { skip } from './support/skip.js';
import { refpolicy } from './selinux/refpolicy.js';
import { secilc, selinuxMissing } from './selinux/tools.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const FOLDER = join(ROOT, 'test/golden/policies');
const UPDATE = process.env['UPDATE'] === '1';

const TARGET: LayersTarget = {
  cached: true,
  apparmor: UML_TARGET,
  selinux: MINIMAL_TARGET,
  landlock: 7,
  names: { seccomp: 'Linux 6.1', landlock: 'ABI 7', apparmor: 'parser 3.0, Linux 6.1', selinux: 'the minimal base' },
};

const names = readdirSync(FOLDER).sort();
const policyOf = (name: string): string => readFileSync(join(FOLDER, name, 'policy'), 'utf8');

/** File name → byte string. */
function made(name: string): ReadonlyMap<string, string> {
  const { policy, diagnostics } = compileText(policyOf(name));
  assert.not.ok(hasErrors(diagnostics), JSON.stringify(diagnostics));
  const { value, diagnostics: found } = compileLayers(policy.profiles, TARGET);
  const said = found.map((d) => `${d.severity} ${d.code} ${d.message}\n`).join('');
  const out = new Map<string, string>();
  const put = (file: string, content: string | Uint8Array): unknown =>
    // Modules of policies/std are named by where this checkout is.
    out.set(file, Buffer.from(content).toString('latin1').replaceAll(`${ROOT}/`, ''));
  if (said !== '') put('diagnostics', said);
  if (hasErrors(found)) return out;
  const { profiles, shared } = filesOf(value, TARGET);
  // The listing says once more, at length, what the program's bytes say.
  const files = [...profiles.flatMap((p) => p.files), ...shared].filter((file) => !file.name.endsWith('.pfc'));
  for (const { name: file, content } of files) put(file, content);
  const coverage = value.profiles.map((p) => ({
    name: p.profile.name,
    ...coverageJson(p.coverage),
    open: openJson(p.open),
  }));
  put('coverage.json', `${JSON.stringify(coverage, undefined, 1)}\n`);
  return out;
}

test('there are enough of them, and no two profiles of one name', () => {
  assert.ok(names.length >= 25);
  const profiles = names.flatMap((name) => compileText(policyOf(name)).policy.profiles.map((p) => p.name));
  assert.equal(
    profiles.filter((name, i) => profiles.indexOf(name) !== i),
    [],
  );
});

for (const name of names)
  test(`${name} becomes its golden files, on every layer`, () => {
    const folder = join(FOLDER, name);
    const files = made(name);
    if (UPDATE) {
      for (const old of readdirSync(folder)) if (old !== 'policy') rmSync(join(folder, old));
      mkdirSync(folder, { recursive: true });
      for (const [file, text] of files) writeFileSync(join(folder, file), text, 'latin1');
    }
    assert.equal([...files.keys(), 'policy'].sort(), readdirSync(folder).sort(), 'npm run golden:update rewrites them');
    for (const [file, text] of files) assert.fixture(text, readFileSync(join(folder, file), 'latin1'), file);
  });

const artifacts = (ending: string): readonly (readonly [name: string, text: string])[] =>
  names.flatMap((name) =>
    readdirSync(join(FOLDER, name))
      .filter((file) => file.endsWith(ending))
      .map((file) => [`${name}/${file}`, readFileSync(join(FOLDER, name, file), 'latin1')] as const),
  );

if (parserMissing()) skip('apparmor_parser', 'the real parser enforces every rule of the goldens');
else
  test('the real parser enforces every rule of the goldens', () => {
    const all = artifacts('.apparmor');
    assert.ok(all.length >= 25);
    for (const [name, text] of all) assert.is(strictProblem(text, UML_TARGET), undefined, name);
  });

const missing4 = parser4Missing();
if (missing4 !== undefined) skip(missing4, 'parser 4 reads the goldens in its own syntax');
else
  test('parser 4 reads the goldens in its own syntax, and enforces every rule', () => {
    const userns = new Map([...UML_TARGET.features, ['namespaces/mask', 'userns_create'], ['io_uring/mask', 'sqpoll']]);
    const target = { syntax: '4.0', features: userns } as const;
    let count = 0;
    for (const name of names) {
      const { value, diagnostics } = apparmorProfile(compileText(policyOf(name)).policy.profiles, target);
      if (hasErrors(diagnostics)) continue;
      assert.is(strictProblem4(value.text, target), undefined, name);
      count++;
    }
    assert.ok(count >= 25);
  });

const missing = selinuxMissing();
if (missing !== undefined) skip(missing, 'secilc links the golden modules');
else
  test('secilc links every golden module with the minimal base', () => {
    const all = artifacts('.cil');
    assert.ok(all.length >= 25);
    for (const [name, text] of all) {
      const { policy, messages } = secilc([text]);
      assert.ok(policy, `${name}: ${messages}`);
    }
  });

const reference = missing === undefined ? refpolicy() : { missing };
if ('missing' in reference) skip(reference.missing, 'golden policies as modules on Debian’s refpolicy');
else
  test('the golden policies as modules on Debian’s refpolicy, all linked at once', () => {
    const { value: base } = readBase({
      cil: reference.cil.map((path) => readFileSync(path, 'latin1')),
      fileContexts: reference.fileContexts,
      substitutions: reference.substitutions,
    });
    assert.ok(base);
    const modules: string[] = [];
    const refused: string[] = [];
    for (const name of names) {
      const { value, diagnostics } = selinuxModule(compileText(policyOf(name)).policy.profiles, targetOn(base));
      if (hasErrors(diagnostics))
        refused.push(`${name} ${diagnostics.find((d) => d.severity === 'error')?.code ?? ''}`);
      else modules.push(value.cil);
    }
    // Where the rule names what the base labels for everybody, the layer says so.
    assert.equal(
      refused.filter((one) => !/POL420[3-7]$/.test(one)),
      [],
    );
    assert.ok(modules.length >= 25, refused.join(', '));
    const { policy, messages } = secilc(modules, { files: reference.cil, mls: true });
    assert.ok(policy, messages);
  });

test.run();
