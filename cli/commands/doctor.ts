/** `polc doctor [FILE]`: what this host can enforce and trace; of FILE, what stays open here. */
import type { Layer } from '../../compiler/index.js';
import { hasErrors } from '../../dsl/index.js';
import { compileLayers } from '../../layers/index.js';
import { probeHost, type HostFacts } from '../../native/index.js';
import type { Invocation } from '../command.js';
import { coverageJson, coverageTable, openJson, openText } from '../coverage-text.js';
import { Exit } from '../exit.js';
import { hostRows, hostText } from '../host-report.js';
import { ebpfSupport } from '../../tracer/ebpf/index.js';
import { layersTarget } from '../layers-target.js';
import { checkedPolicy } from '../policy.js';
import { hostTarget } from '../target.js';

export function run({ operands, options, output }: Invocation): Exit {
  const facts = probeHost();
  const rows = hostRows(facts, ebpfSupport());
  output.print(hostText(rows));
  output.result({ host: rows });
  const [file] = operands;
  if (file === undefined) return Exit.fine;
  const policy = checkedPolicy(file, hostTarget(), output, options.value('profile'));
  if (!policy) return Exit.findings;
  const layers = layersOf(facts);
  const target = { ...hostTarget(), ...(facts.landlock.kind === 'abi' ? { landlock: facts.landlock.version } : {}) };
  const made = layersTarget(target, options, layers);
  const { value, diagnostics } = compileLayers(policy.compiled.profiles, made, { layers, filters: false });
  output.report(diagnostics);
  if (hasErrors(diagnostics)) return Exit.findings;
  for (const { profile, coverage, open } of value.profiles) {
    output.print(`\nprofile ${profile.name}\n${coverageTable(coverage, policy.source)}${openText(open)}`);
  }
  output.result({
    profiles: value.profiles.map(({ profile, coverage, open }) => ({
      name: profile.name,
      ...coverageJson(coverage),
      open: openJson(open),
    })),
  });
  return Exit.fine;
}

/** What this kernel enforces. */
const layersOf = (facts: HostFacts): readonly Layer[] => [
  ...(facts.seccomp.kind === 'seccomp' ? (['seccomp'] as const) : []),
  ...(facts.landlock.kind === 'abi' ? (['landlock'] as const) : []),
  ...(facts.appArmor.kind === 'yes' ? (['apparmor'] as const) : []),
  ...(facts.selinux.kind === 'yes' ? (['selinux'] as const) : []),
];
