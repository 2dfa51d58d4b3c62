/** `polc compile FILE [-o DIR]`: policy → proven filters → files. */
import { join } from 'node:path';
import { seccompCoverage } from '../../backends/seccomp/index.js';
import { coverageReport, type CoverageReport } from '../../compiler/index.js';
import { missingLayer, openOperation, type Source } from '../../dsl/index.js';
import { artifactsOf, isArtifactOf, type Artifacts } from '../artifacts.js';
import type { Invocation, Options, Output } from '../command.js';
import { Stop } from '../command.js';
import { coverageJson, coverageTable } from '../coverage-text.js';
import { Exit } from '../exit.js';
import { cachesActions, provenFilter, type ProvenFilter } from '../filter.js';
import { FORMAT_VERSION } from '../output.js';
import { checkedPolicy, targetOf, targetText, type Target } from '../policy.js';
import { readWeights } from '../weights.js';
import { listFolder, makeFolder, writeFiles } from '../write.js';

export function run({ operands, options, output }: Invocation): Exit {
  const [file = ''] = operands;
  const target = targetOf(options);
  refuseOtherLayers(options);
  const weightsFile = options.value('weights');
  const weights = weightsFile === undefined ? {} : { weights: readWeights(weightsFile) };
  const policy = checkedPolicy(file, target, output, options.value('profile'));
  if (!policy) return Exit.findings;

  const proven = policy.compiled.profiles.map((p) => provenFilter(p, { ...weights, cached: cachesActions(target) }));
  const reports = new Map(proven.map((p) => [p, coverageOf(p)]));
  if (options.value('require') === 'exact' && reportOpen([...reports.values()], output)) return Exit.findings;

  const folder = options.value('output');
  // Listings and the OCI form take longer than the filters; without files nobody sees them.
  const artifacts = folder === undefined ? [] : proven.map((p) => artifactsOf(p, target));
  const coverage = proven.map((p, i) => profileJson(p, reports.get(p), artifacts[i]));
  const members = { target: { kernel: target.kernel.join('.'), host: target.isHost }, profiles: coverage };
  const written = folder === undefined ? [] : write(folder, artifacts, members);
  for (const [p, report] of reports) output.print(profileText(p, report, target, policy.source));
  if (written.length > 0) output.print(`\nwrote ${written.join(', ')}\n`);
  output.result({ ...members, files: written });
  return Exit.fine;
}

function refuseOtherLayers(options: Options): void {
  const missing = options.values('only').filter((layer) => layer !== 'seccomp');
  if (missing.length > 0) throw new Stop(Exit.usage, ...missing.map((layer) => missingLayer(undefined, layer)));
}

function coverageOf({ profile }: ProvenFilter): CoverageReport {
  return coverageReport(profile.models[0], [seccompCoverage(profile.models[0], profile)]);
}

/** `--require exact`. @returns whether something is open that the policy does not accept. */
function reportOpen(reports: readonly CoverageReport[], output: Output): boolean {
  const open = reports.flatMap((report) =>
    report.open
      .filter(({ accepted }) => accepted === undefined)
      .map(({ operation, coverage }) => {
        const why = 'why' in coverage ? coverage.why : coverage.kind;
        return openOperation(undefined, report.profile, operation, why);
      }),
  );
  output.report(open);
  return open.length > 0;
}

/** All files or none. @returns their paths. */
function write(
  folder: string,
  artifacts: readonly Artifacts[],
  members: Readonly<Record<string, unknown>>,
): readonly string[] {
  const coverage = JSON.stringify({ format_version: FORMAT_VERSION, ...members }, undefined, 2);
  const files = [...artifacts.flatMap(({ files }) => files), { name: 'coverage.json', content: `${coverage}\n` }];
  const undo = makeFolder(folder);
  const names = new Set(files.map(({ name }) => name));
  // What an earlier compile of the same profiles wrote, and this one does not: `.2.bpf`, an OCI form that no longer fits.
  const stale = listFolder(folder).filter(
    (name) => !names.has(name) && artifacts.some(({ profile }) => isArtifactOf(profile, name)),
  );
  try {
    writeFiles(
      files.map(({ name, content }) => ({ path: join(folder, name), content })),
      stale.map((name) => join(folder, name)),
    );
  } catch (error) {
    undo();
    throw error;
  }
  return [...names].map((name) => join(folder, name));
}

function profileJson(
  { profile, filter, instructions }: ProvenFilter,
  report: CoverageReport | undefined,
  artifacts: Artifacts | undefined,
): Readonly<Record<string, unknown>> {
  return {
    name: profile.name,
    arches: filter.arches,
    seccomp: { proven: true, instructions, programs: filter.programs.map((program) => program.length) },
    ...(artifacts ? { oci: artifacts.oci } : {}),
    ...(report ? coverageJson(report) : {}),
  };
}

function profileText(
  { profile, filter, instructions }: ProvenFilter,
  report: CoverageReport,
  target: Target,
  source: Source,
): string {
  const split = filter.programs.length === 1 ? '' : ` in ${filter.programs.length} stacked filters`;
  const head = `profile ${profile.name}: ${instructions} instructions${split}, proven for ${filter.arches.join(', ')} on ${targetText(target)}\n`;
  return head + coverageTable(report, source);
}
