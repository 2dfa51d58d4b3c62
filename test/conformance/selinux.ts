/** The matrix under SELinux: one boot of User Mode Linux in enforcing mode, and libsepol's answers on the binary policy. */
import { readFileSync } from 'node:fs';
import { explainer, MINIMAL_TARGET, selinuxLayer as layerOf } from '../../backends/selinux/index.js';
import { builtModel, driverInput, driverResults, isMake, type Line, relabel } from '../probe/index.js';
import { Oracle, secilc, selabel, selinuxMissing } from '../selinux/tools.js';
import { bootUml, loadSelinux, umlMissing } from '../uml/index.js';
import type { LayerUnderTest, MissingLayer } from './layer.js';
import { lineOf, objectsOf, PEER, setup, trials as trialsIn } from './trials.js';

/** The driver is a launcher that asks (setexec), as `polc run` is. */
const TARGET = { ...MINIMAL_TARGET, automatic: false };

export async function selinuxLayer(): Promise<LayerUnderTest | MissingLayer> {
  const needs = selinuxMissing() ?? umlMissing();
  if (needs !== undefined) return { layer: 'selinux', needs };
  const trials = trialsIn('/w', [6, 1]);
  const made = layerOf(trials.profiles, TARGET);
  const module = made.module.value;
  const built = secilc([module.cil]);
  const explain = explainer(trials.profiles, TARGET);
  if (built.policy === undefined || !explain) throw new Error(built.messages);
  const label = (profile: string): string => `system_u:system_r:${explain.domainOf(profile)}`;
  const tried = trials.rows.flatMap(({ bare, allowed, denied }) => [
    lineOf(bare, '-'),
    ...[allowed, denied].flatMap((trial) => (trial ? [lineOf(trial, label(trial.name))] : [])),
  ]);
  const contexts = selabel(module.fileContexts);
  const labelled = (path: string, named = path): Line =>
    relabel(contexts.lookup(named) ?? 'system_u:object_r:file_t', path);
  const [makes, rest] = [true, false].map((is) => setup(trials, label(PEER)).filter((line) => is === isMake(line)));
  const lines = [
    ...(makes ?? []),
    // What is executed is a copy of the driver's own program in a file system that holds labels.
    labelled('/w/bin/probe', '/bin/probe'),
    ...[...objectsOf(trials), '/dev/zero', '/dev/null', '/dev/full'].map((path) => labelled(path)),
    ...(rest ?? []),
    labelled('/w/server'),
    ...tried,
  ];
  contexts.close();
  const boot = await bootUml({
    lsm: 'selinux',
    files: {
      '/policy': readFileSync(built.policy),
      '/model': readFileSync(builtModel()),
      '/lines': driverInput(lines),
    },
    script: [
      loadSelinux('/policy'),
      'mkdir /w/bin',
      'cp /bin/busybox /bin/probe /w/bin/; busybox --install -s /w/bin',
      'mount --bind /w/bin /bin',
      '/bin/probe drive /lines /model >/out/results',
      'cat /sys/fs/selinux/enforce >/out/enforce',
    ].join('\n'),
  });
  if (boot.console.includes('probe:') || boot.out('enforce').trim() !== '1') throw new Error(boot.console);
  const oracle = new Oracle(built.policy);
  const domains = new Set(['kernel_t', ...trials.profiles.map((p) => explain.domainOf(p.name))]);
  return {
    layer: 'selinux',
    trials,
    kernel: driverResults(boot.out('results')),
    seconds: boot.seconds,
    coverage: ({ model }) => made.coverage(model),
    artifact: ({ name, what }) => {
      const answers = what.accesses.map(({ access, form, indirect }) => {
        // Extended permissions are not in an access vector: only the kernel compares requests.
        if (indirect || access.kind === 'ioctl') return undefined;
        const alternatives = explain.queries(name, access, form);
        // SELinux is not asked.
        if (alternatives.length === 0) return true;
        return alternatives.some((all) =>
          all.every((q) =>
            oracle.allows(q.source, q.target, q.className, q.perms, domains.has(q.target) ? 'system_r' : 'object_r'),
          ),
        );
      });
      return { passes: answers.includes(false) ? false : answers.includes(undefined) ? undefined : true };
    },
  };
}
