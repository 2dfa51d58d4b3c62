/** `polc compile FILE [-o DIR]`: policy → every layer's artifacts and their coverage → files. */
import { join } from 'node:path';
import { LAYERS, type CompiledProfile, type Layer } from '../../compiler/index.js';
import { hasErrors, idleWeights, openOperation, type Source } from '../../dsl/index.js';
import {
  compileLayers,
  filesOf,
  isArtifactOf,
  type ArtifactFile,
  type CompiledLayers,
  type LayersTarget,
  type ProfileFiles,
  type ProfileLayers,
} from '../../layers/index.js';
import type { Invocation, Output } from '../command.js';
import { coverageJson, coverageTable, openJson, openText } from '../coverage-text.js';
import { Exit } from '../exit.js';
import { layersTarget } from '../layers-target.js';
import { table } from '../layout.js';
import { FORMAT_VERSION } from '../output.js';
import { checkedPolicy } from '../policy.js';
import { targetOf, type Target } from '../target.js';
import { readWeights } from '../weights.js';
import { listFolder, makeFolder, writeFiles } from '../write.js';

export function run({ operands, options, output }: Invocation): Exit {
  const [file = ''] = operands;
  const target = targetOf(options);
  const only = options.values('only');
  const layers = LAYERS.filter((layer) => only.length === 0 || only.includes(layer));
  const made = layersTarget(target, options, layers);
  const weightsFile = options.value('weights');
  const weights = weightsFile === undefined ? undefined : readWeights(weightsFile);
  const policy = checkedPolicy(file, target, output, options.value('profile'));
  if (!policy) return Exit.findings;
  for (const { arch, calls } of weights?.besides(archesOf(policy.compiled.profiles)) ?? [])
    output.report([idleWeights(undefined, weightsFile ?? '', arch, calls)]);

  const versioned = { ...made, selinux: { ...made.selinux, version: policy.digest() } };
  const { value: compiled, diagnostics } = compileLayers(policy.compiled.profiles, versioned, {
    layers,
    named: only.length > 0,
    ...(weights ? { weights: weights.weightOf } : {}),
  });
  output.report(diagnostics);
  if (hasErrors(diagnostics)) return Exit.findings;
  if (options.value('require') === 'exact' && reportOpen(compiled.profiles, output)) return Exit.findings;

  const folder = options.value('output');
  // Listings and the OCI form take longer than the filters; without files nobody sees them.
  const files = folder === undefined ? undefined : filesOf(compiled, made);
  const members = {
    target: targetJson(target, made, layers),
    ...(files && files.shared.length > 0 ? { files_of_all: files.shared.map(({ name }) => name) } : {}),
    profiles: compiled.profiles.map((profile, i) => profileJson(profile, files?.profiles[i])),
  };
  const written =
    folder === undefined || !files
      ? []
      : write(folder, compiled, [...files.profiles.flatMap((p) => p.files), ...files.shared], members);
  output.print(`${table(layers.map((layer) => [layer, `for ${made.names[layer]}`]))}\n`);
  output.print(compiled.profiles.map((profile) => profileText(profile, policy.source)).join('\n'));
  if (written.length > 0) output.print(`\nwrote ${written.join(', ')}\n`);
  output.result({ ...members, files: written });
  return Exit.fine;
}

/** For which there are filters; calls of x32 are x86_64's with a bit more. */
function archesOf(profiles: readonly CompiledProfile[]): ReadonlySet<string> {
  const names = profiles.flatMap(({ enforced }) => enforced.arches.map(({ arch }) => arch.name));
  return new Set<string>(names.includes('x86_64') ? [...names, 'x32'] : names);
}

/** `--require exact`. @returns whether something is open that the policy does not accept. */
function reportOpen(profiles: readonly ProfileLayers[], output: Output): boolean {
  const said = new Map(
    profiles.flatMap(({ profile, open }) =>
      open
        .flatMap(({ operations }) => operations)
        .filter(({ accepted }) => accepted === undefined)
        .map(({ operation, coverage }) => {
          const why = 'why' in coverage ? coverage.why : coverage.kind;
          return [`${profile.name} ${operation}`, openOperation(undefined, profile.name, operation, why)];
        }),
    ),
  );
  output.report([...said.values()]);
  return said.size > 0;
}

/** All files or none. @returns their paths. */
function write(
  folder: string,
  { layers, profiles }: CompiledLayers,
  artifacts: readonly ArtifactFile[],
  members: Readonly<Record<string, unknown>>,
): readonly string[] {
  const coverage = JSON.stringify({ format_version: FORMAT_VERSION, ...members }, undefined, 2);
  const files = [...artifacts, { name: 'coverage.json', content: `${coverage}\n` }];
  const undo = makeFolder(folder);
  const names = new Set(files.map(({ name }) => name));
  // What an earlier compile made for these profiles and layers, and this one does not: `.2.bpf`, a layer that is left out now.
  const stale = listFolder(folder).filter(
    (name) => !names.has(name) && profiles.some(({ profile }) => isArtifactOf(profile.name, layers, name)),
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

const targetJson = (target: Target, made: LayersTarget, layers: readonly Layer[]) => ({
  kernel: target.kernel.join('.'),
  host: target.isHost,
  layers: Object.fromEntries(layers.map((layer) => [layer, made.names[layer]])),
});

function profileJson(
  { profile, filter, coverage, open }: ProfileLayers,
  files: ProfileFiles | undefined,
): Readonly<Record<string, unknown>> {
  return {
    name: profile.name,
    ...(filter
      ? {
          arches: filter.filter.arches,
          seccomp: {
            proven: true,
            instructions: filter.instructions,
            programs: filter.filter.programs.map((program) => program.length),
          },
        }
      : {}),
    ...(files?.oci ? { oci: files.oci } : {}),
    ...(files ? { files: files.files.map(({ name }) => name) } : {}),
    ...coverageJson(coverage),
    open: openJson(open),
  };
}

function profileText({ profile, filter, coverage, open }: ProfileLayers, source: Source): string {
  const programs = filter?.filter.programs.length ?? 0;
  const split = programs === 1 ? '' : ` in ${programs} stacked filters`;
  const proof = filter
    ? `: ${filter.instructions} instructions${split}, proven for ${filter.filter.arches.join(', ')}`
    : '';
  return `profile ${profile.name}${proof}\n${coverageTable(coverage, source)}${openText(open)}`;
}
