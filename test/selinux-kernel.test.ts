/**
 * A kernel in enforcing mode (User Mode Linux) under one policy with much in it, beyond the matrix (conformance.test.ts): patterns that
 * overlap, hostile names, new names by pattern, a change of profile. Kernel, artifact and decide() agree as the coverage says.
 */
import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Coverage } from '../compiler/index.js';
import { decideResource, operationOf, permits } from '../compiler/index.js';
import { MINIMAL_TARGET as MINIMAL, explainer, selinuxCoverage, selinuxModule } from '../backends/selinux/index.js';
import { compileText } from './support/compile.js';
import { skip } from './support/skip.js';
import { CASES, KERNEL_POLICY, OBJECTS } from './selinux/kernel-cases.js';
import { Oracle, secilc, selabel, selinuxMissing } from './selinux/tools.js';
import { builtModel, driverInput, driverResults, make, probe, programCalls, PROGRAMS, relabel } from './probe/index.js';
import { bootUml, loadSelinux, umlMissing } from './uml/index.js';

/** The driver is a launcher that asks (setexec), as `polc run` is. */
const MINIMAL_TARGET = { ...MINIMAL, automatic: false };

const missing = selinuxMissing() ?? umlMissing();
/** Refused by the layer; anything else (ENOTTY, ECONNREFUSED …) got past it. */
const refused = (result: string): boolean => result === 'EACCES' || result === 'EPERM';

if (missing !== undefined) skip(missing, 'SELinux enforcement in User Mode Linux');
else
  test('an enforcing kernel, libsepol and decide() agree on every operation, as the coverage says', async () => {
    const { policy, diagnostics } = compileText(KERNEL_POLICY);
    assert.equal(
      diagnostics.filter((d) => d.severity === 'error'),
      [],
    );
    const module = selinuxModule(policy.profiles, MINIMAL_TARGET);
    assert.equal(
      module.diagnostics.filter((d) => d.severity === 'error'),
      [],
    );
    const built = secilc([module.value.cil]);
    assert.ok(built.policy, built.messages);
    const explain = explainer(policy.profiles, MINIMAL_TARGET);
    if (!explain || built.policy === undefined) throw new Error('no policy');
    const labels = selabel(module.value.fileContexts);
    const context = (path: string): string => labels.lookup(path) ?? 'system_u:object_r:file_t';
    const label = (profile: string): string => `system_u:system_r:${explain.domainOf(profile)}`;
    const paths = ['/w', '/dev/full', '/dev/null', ...OBJECTS.map((name) => `/w/${name}`.replace(/\/$/, ''))];
    const lines = [
      ...paths.map((path) => relabel(context(path), path)),
      // What the driver starts: a copy of its own program in a file system that holds labels.
      relabel(context('/bin/probe'), '/w/probe/probe'),
      ...CASES.map((c, i) => probe(String(i), label('app'), programCalls(c.op, c.args))),
      probe('into-child', label('app'), PROGRAMS.exec('/w/bin/child', 'label', label('child'))),
    ];
    const boot = await bootUml({
      lsm: 'selinux',
      files: {
        '/policy': readFileSync(built.policy),
        '/model': readFileSync(builtModel()),
        '/objects': driverInput([make('/w', OBJECTS)]),
        '/lines': driverInput(lines),
      },
      script: [
        loadSelinux('/policy'),
        'mkdir /w/probe',
        'cp /bin/busybox /bin/probe /w/probe/; busybox --install -s /w/probe',
        'probe drive /objects /model; cp /bin/probe /w/bin/child',
        'export PATH=/w/probe:/bin; mount --bind /w/probe /bin',
        '/bin/probe drive /lines /model >/out/results',
        'cat /sys/fs/selinux/enforce >/out/enforce',
      ].join('\n'),
    });
    labels.close();
    assert.is(boot.out('enforce').trim(), '1', boot.console);
    const results = driverResults(boot.out('results'));
    const oracle = new Oracle(built.policy);
    const counts = { exact: 0, wider: 0, allowed: 0, denied: 0 };
    const wrong: string[] = [];
    const profile = policy.profiles.find(({ name }) => name === 'app')?.models[0];
    if (!profile) throw new Error('no profile');
    CASES.forEach((c, i) => {
      const coverage = selinuxCoverage(profile, MINIMAL_TARGET);
      const result = results.get(String(i)) ?? 'no result';
      const verdicts = c.accesses.map(({ access }) => ({ access, ...decideResource(profile, access) }));
      const wanted = verdicts.every((v) => permits(v.answer));
      // What is new has no label yet to look up: making it says what it gets.
      const artifact = (c.op === 'createAppend' ? c.accesses.slice(0, 1) : c.accesses).every(({ access, kind }) => {
        return explain
          .queries('app', access, kind)
          .some((all) => all.every((q) => oracle.allows(q.source, q.target, q.className, q.perms)));
      });
      const passes = !refused(result);
      const kinds = verdicts
        .filter((v) => !permits(v.answer))
        .flatMap((v): (Coverage | undefined)[] => [
          coverage.operations.get(operationOf(v.access)),
          ...v.deciding.map((r) => coverage.rules.get(r.origin.rule)),
        ]);
      const exact = kinds.every((k) => k?.kind === 'exact');
      const line = `${c.op} ${c.args.join(' ')}: kernel ${result}, artifact ${artifact}, policy ${wanted}, ${exact ? 'exact' : 'wider'}`;
      if (/^no /.test(result) || (wanted && !passes) || (!wanted && exact && passes) || artifact !== passes)
        wrong.push(line);
      counts[wanted ? 'allowed' : 'denied']++;
      counts[exact ? 'exact' : 'wider']++;
    });
    assert.equal(
      wrong,
      [],
      boot
        .out('dmesg')
        .split('\n')
        .filter((l) => l.includes('avc'))
        .join('\n'),
    );
    assert.is(results.get('into-child'), 'ok', 'exec … as child');
    assert.ok(counts.allowed >= 20 && counts.denied >= 20, JSON.stringify(counts));
    console.log(`${JSON.stringify(counts)} in ${boot.seconds} s`);
  });

test.run();
