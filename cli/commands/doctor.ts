/** `polc doctor [FILE]`: what this host can enforce and trace; of FILE, what stays open here. */
import { coverageReport } from '../../compiler/index.js';
import { seccompCoverage } from '../../backends/seccomp/index.js';
import type { Invocation } from '../command.js';
import { coverageJson, coverageTable } from '../coverage-text.js';
import { Exit } from '../exit.js';
import { hostRows, hostText } from '../host-report.js';
import { probeHost } from '../../native/index.js';
import { checkedPolicy, hostTarget, type CheckedPolicy } from '../policy.js';

export function run({ operands, options, output }: Invocation): Exit {
  const rows = hostRows(probeHost());
  output.print(hostText(rows));
  output.result({ host: rows });
  const [file] = operands;
  if (file === undefined) return Exit.fine;
  const policy = checkedPolicy(file, hostTarget(), output, options.value('profile'));
  if (!policy) return Exit.findings;
  const reports = reportsOf(policy);
  for (const report of reports) {
    output.print(`\nprofile ${report.profile}\n${coverageTable(report, policy.source)}`);
  }
  output.result({ profiles: reports.map((report) => ({ name: report.profile, ...coverageJson(report) })) });
  return Exit.fine;
}

const reportsOf = ({ compiled }: CheckedPolicy) =>
  compiled.profiles.map((profile) => coverageReport(profile.models[0], [seccompCoverage(profile.models[0], profile)]));
