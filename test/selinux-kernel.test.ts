/** Real enforcement: a kernel in enforcing mode (User Mode Linux) under a generated policy. Kernel, artifact and decide() agree as the coverage says. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Coverage } from '../compiler/index.js';
import { decideResource, operationOf, permits } from '../compiler/index.js';
import { MINIMAL_TARGET as MINIMAL, explainer, selinuxCoverage, selinuxModule } from '../backends/selinux/index.js';
import { compileText } from './support/compile.js';
import { skip } from './support/skip.js';
import { CASES, KERNEL_POLICY, OBJECTS } from './selinux/kernel-cases.js';
import { Oracle, secilc, selabel, selinuxMissing, temporary } from './selinux/tools.js';
import { bootUml, loadSelinux, probeFile, probeResults, umlMissing } from './uml/index.js';

/** The driver is a launcher that asks (setexec), as `polc run` is. */
const MINIMAL_TARGET = { ...MINIMAL, automatic: false };

const missing = selinuxMissing() ?? umlMissing();
const HERE = dirname(fileURLToPath(import.meta.url));

function labelProgram(): Uint8Array {
  const out = join(temporary(), 'label');
  const run = spawnSync('gcc', ['-static', '-O1', '-Wall', '-o', out, join(HERE, 'selinux/label.c')], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return readFileSync(out);
}

const encoded = (path: string): string =>
  path.replace(/[^!-$&-~]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`);

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
    const lines = [
      ...OBJECTS.map(([kind, path]) => `${kind}\t${context(path)}\t${encoded(path)}`),
      // What the driver starts: a copy of its own program in a file system that holds labels.
      `f\t${context('/bin/probe')}\t/w/probe/probe`,
    ];
    const label = (profile: string): string => `system_u:system_r:${explain.domainOf(profile)}`;
    const probes = [
      { id: 'spawn', label: label('child'), op: 'spawn', args: ['child', 'pause'] },
      ...CASES.map((c, i) => ({ id: String(i), label: label(c.profile), op: c.op, args: c.args })),
      { id: 'into-child', label: label('app'), op: 'exec', args: ['/w/bin/child', 'label', label('child')] },
    ];
    const boot = await bootUml({
      lsm: 'selinux',
      files: {
        '/policy': readFileSync(built.policy),
        '/label': labelProgram(),
        '/labels': lines.join('\n') + '\n',
        '/probes': probeFile(probes),
      },
      script: [
        loadSelinux('/policy'),
        'chmod 755 /label',
        'mkdir /w/probe /w/bin',
        'cp /bin/busybox /bin/probe /w/probe/; busybox --install -s /w/probe; for f in tool child other ax cx; do cp /bin/probe /w/bin/$f; done',
        '/label </labels || echo "polc: labels were refused"',
        'export PATH=/w/probe:/bin; mount --bind /w/probe /bin',
        '/bin/probe drive /probes >/out/results',
        'cat /sys/fs/selinux/enforce >/out/enforce',
      ].join('\n'),
    });
    labels.close();
    assert.is(boot.out('enforce').trim(), '1', boot.console);
    const results = probeResults(boot.out('results'));
    const oracle = new Oracle(built.policy);
    const domains = new Set(['kernel_t', ...policy.profiles.map((p) => explain.domainOf(p.name))]);
    const counts = { exact: 0, wider: 0, allowed: 0, denied: 0 };
    const wrong: string[] = [];
    CASES.forEach((c, i) => {
      const profile = policy.profiles.find((p) => p.name === c.profile)?.models[0];
      if (!profile) return;
      const coverage = selinuxCoverage(profile, MINIMAL_TARGET);
      const result = results.get(String(i)) ?? 'no result';
      const verdicts = c.accesses.map(({ access }) => ({ access, ...decideResource(profile, access) }));
      const wanted = verdicts.every((v) => permits(v.answer));
      // What is new has no label yet to look up: making it says what it gets.
      const artifact = (c.op === 'create_append' ? c.accesses.slice(0, 1) : c.accesses).every(({ access, kind }) => {
        // Extended permissions are not in an access vector: only the kernel compares requests.
        if (access.kind === 'ioctl') return wanted;
        return explain
          .queries(c.profile, access, kind)
          .some((all) =>
            all.every((q) =>
              oracle.allows(q.source, q.target, q.className, q.perms, domains.has(q.target) ? 'system_r' : 'object_r'),
            ),
          );
      });
      const passes = !refused(result);
      const kinds = verdicts
        .filter((v) => !permits(v.answer))
        .flatMap((v): (Coverage | undefined)[] => [
          coverage.operations.get(operationOf(v.access)),
          ...v.deciding.map((r) => coverage.rules.get(r.origin.rule)),
        ]);
      const exact = kinds.every((k) => k?.kind === 'exact');
      const line = `${c.profile} ${c.op} ${c.args.join(' ')}: kernel ${result}, artifact ${artifact}, policy ${wanted}, ${exact ? 'exact' : 'wider'}`;
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
