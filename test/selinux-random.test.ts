/**
 * Random file policies against decide(): the label by the file_contexts, the access vector by libsepol from what secilc built.
 * Exact coverage has to be exact, and nothing that the policy allows may be denied. `POLC_LONG=1` runs 2,000 policies.
 */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type {
  CompiledProfile,
  Coverage,
  FileOperation,
  Glob,
  LayerCoverage,
  ResourceAccess,
} from '../compiler/index.js';
import { decideResource, FILE_OPERATIONS, matches, operationOf, permits } from '../compiler/index.js';
import type { Explainer } from '../backends/selinux/index.js';
import { MINIMAL_TARGET, explainer, selinuxCoverage, selinuxModule } from '../backends/selinux/index.js';
import { compileText } from './support/compile.js';
import { skip } from './support/skip.js';
import { Oracle, secilc, selabel, selinuxMissing, typeOf } from './selinux/tools.js';
import { Random, pathOf, randomPath, randomPolicy } from './selinux/random-files.js';

const POLICIES = process.env.POLC_LONG === undefined ? 40 : 2_000;
const BATCH = 40;
const PATHS = 25;
const missing = selinuxMissing();

interface Sample {
  readonly text: string;
  readonly profile: CompiledProfile;
  readonly coverage: LayerCoverage;
  readonly explain: Explainer;
  readonly fileContexts: string;
}

function sample(random: Random, name: string): Sample | { readonly cil: ''; readonly text: string } {
  const text = randomPolicy(random, name);
  const { policy, diagnostics } = compileText(text);
  const [profile] = policy.profiles;
  if (!profile || diagnostics.some((d) => d.severity === 'error')) return { cil: '', text };
  const explain = explainer([profile], MINIMAL_TARGET);
  if (!explain) return { cil: '', text };
  return { text, profile, coverage: selinuxCoverage(profile.models[0], MINIMAL_TARGET), explain, fileContexts: '' };
}

const globsOf = ({ profile }: Sample): readonly Glob[] =>
  profile.models[0].resources.flatMap(({ resource }) =>
    resource.kind === 'file' || resource.kind === 'exec' ? resource.paths : [],
  );

const counts = { exact: 0, wider: 0, denied: 0, allowed: 0, policies: 0 };

function check(one: Sample, oracle: Oracle, random: Random): void {
  const model = one.profile.models[0];
  const operations = [...(Object.keys(FILE_OPERATIONS) as FileOperation[]), 'exec' as const]; // the keys of the record
  const globs = globsOf(one);
  for (let i = 0; i < PATHS; i++) {
    const path = globs.length > 0 && random.below(4) > 0 ? pathOf(random, random.of(globs)) : randomPath(random);
    const op = random.of(operations);
    const accesses = [true, false].map((owner): ResourceAccess =>
      op === 'exec' ? { kind: 'exec', path, owner } : { kind: 'file', op, path, owner },
    );
    const verdicts = accesses.map((access) => decideResource(model, access));
    const [access] = accesses;
    if (!access) continue;
    const kind = op === 'list' || (op === 'stat' && random.below(2) === 0) ? 'dir' : 'file';
    const allowed = one.explain
      .queries(one.profile.name, access, kind)
      .some((all) => all.every((q) => oracle.allows(q.source, q.target, q.className, q.perms, roleOf(q.target))));
    const wanted = verdicts.some((v) => permits(v.answer));
    const what = `${op} ${JSON.stringify(path)} (${one.explain.labelOf(path)}) in\n${one.text}`;
    if (wanted) {
      // What only leads somewhere is a directory, whatever was asked for.
      if (op === 'stat' && kind === 'file' && leadsOnly(model, path)) continue;
      assert.ok(allowed, `denied, but the policy allows it: ${what}`);
      counts.allowed++;
      continue;
    }
    const rules = verdicts.flatMap((v) => v.deciding.map((r) => one.coverage.rules.get(r.origin.rule)));
    const all = [one.coverage.operations.get(operationOf(access)), ...rules].filter(
      (c): c is Coverage => c !== undefined,
    );
    if (all.every((c) => c.kind === 'exact')) {
      assert.not(allowed, `allowed, but coverage is exact: ${what}`);
      counts.exact++;
    } else counts.wider++;
    counts.denied++;
  }
}

/** No pattern of a rule that allows `stat` matches the path itself. */
const leadsOnly = (model: CompiledProfile['models'][0], path: string): boolean =>
  !permits(model.otherwise) &&
  !model.resources.some(
    ({ effect, resource: r }) =>
      permits(effect) && r.kind === 'file' && r.ops.has('stat') && r.paths.some((g) => matches(g, path)),
  );

const roleOf = (type: string): string => (/^polc_p\d+_t$|^kernel_t$/.test(type) ? 'system_r' : 'object_r');

if (missing !== undefined) skip(missing, 'random file policies against secilc and libsepol');
else
  test(`${POLICIES} random file policies: labels and access vectors agree with decide() as the coverage says`, () => {
    const random = new Random(Number(process.env.POLC_SEED ?? 7));
    for (let from = 0; from < POLICIES; from += BATCH) {
      const samples = Array.from({ length: Math.min(BATCH, POLICIES - from) }, (_, i) =>
        sample(random, `p${from + i}`),
      ).filter((s): s is Sample => 'profile' in s);
      const modules = samples.map((s) => {
        const { value, diagnostics } = selinuxModule([s.profile], MINIMAL_TARGET);
        assert.is(
          diagnostics
            .filter((d) => d.severity === 'error')
            .map((d) => d.message)
            .join(),
          '',
          s.text,
        );
        return value;
      });
      const built = secilc(modules.map((m) => m.cil));
      assert.ok(built.policy, built.messages);
      const oracle = new Oracle(built.policy ?? '');
      samples.forEach((s, i) => {
        check(s, oracle, random);
        counts.policies++;
        // Every tenth policy: libselinux itself gives the same labels.
        if (i % 10 !== 0) return;
        const real = selabel(modules[i]?.fileContexts ?? '');
        for (let n = 0; n < 40; n++) {
          const path =
            globsOf(s).length > 0 && n % 2 === 0 ? pathOf(random, random.of(globsOf(s))) : randomPath(random);
          const context = real.lookup(path);
          assert.is(
            context === undefined ? 'file_t' : typeOf(context),
            s.explain.labelOf(path),
            `${JSON.stringify(path)} in\n${s.text}${modules[i]?.fileContexts ?? ''}`,
          );
        }
        real.close();
      });
    }
    assert.ok(counts.policies > POLICIES * 0.6, `${counts.policies} policies compiled`);
    assert.ok(counts.exact > counts.denied * 0.5, JSON.stringify(counts));
    console.log(JSON.stringify(counts));
  });

test.run();
