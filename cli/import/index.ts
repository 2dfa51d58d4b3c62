/** Seccomp JSON of OCI runtimes and Firecracker → a policy that means the same. Pure: files are the command's business. */
import type { Diagnostic, PolicyFile, Result, Source } from '../../dsl/index.js';
import { hasErrors, print, unknownFormat } from '../../dsl/index.js';
import type { ArchName } from '../../kernel/index.js';
import { readFirecracker } from './firecracker.js';
import type { JsonNode } from './json.js';
import { member, readJson } from './json.js';
import { readOci } from './oci.js';
import type { ImportedProfile } from './profile.js';
import { rulesOf } from './rules.js';
import type { Format } from './validate.js';
import { checkShape, kindOf } from './validate.js';
import { isProfileName } from './words.js';
import { policyOf } from './write.js';

export interface ImportOptions {
  /** Registers bit for bit, in hexadecimal. */
  readonly raw?: boolean;
  /** Name of the one profile of an OCI file; `imported` where this is no name. */
  readonly name?: string | undefined;
  /** The host's architecture: makes an `arch` line of it and what the JSON says goes with it. */
  readonly arch?: ArchName | undefined;
}

export interface Imported {
  readonly format: Format;
  readonly profiles: readonly string[];
  readonly tree: PolicyFile;
  /** The policy; what `polc fmt` makes of it is the same. */
  readonly text: string;
}

/** @returns no value where there is an error among the diagnostics. Never throws for what the text says. */
export function importSeccomp(source: Source, options: ImportOptions = {}): Result<Imported | undefined> {
  const { value: root, diagnostics: damaged } = readJson(source);
  const diagnostics: Diagnostic[] = [...damaged];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const found = root && detect(root);
  if (root && !found) report(unknownFormat(root.span, kindOf(root)));
  if (!found || hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const { format, node, prefix } = found;
  diagnostics.push(...checkShape(format, node, prefix));
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const profiles = read(found, options, report);
  const written = profiles.map((profile) => ({
    profile,
    rules: rulesOf(profile, { raw: options.raw ?? false }, report),
  }));
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const raw = options.raw ?? false;
  const title = [
    `From ${FORMAT_NAMES[format]}, by polc import${raw ? ' --raw' : ''}.`,
    'It is about syscalls only: resources are open (std/unrestricted).',
  ];
  const tree = policyOf(written, { raw, title, path: source.path });
  return { value: { format, profiles: profiles.map((p) => p.name), tree, text: print(tree) }, diagnostics };
}

const FORMAT_NAMES: Readonly<Record<Format, string>> = {
  oci: 'an OCI seccomp profile',
  firecracker: 'a Firecracker seccomp filter',
};

interface Found {
  readonly format: Format;
  readonly node: JsonNode;
  readonly prefix: string;
}

/** By shape: a profile, a whole config.json of an OCI bundle, or threads. */
function detect(root: JsonNode): Found | undefined {
  if (member(root, 'defaultAction') || member(root, 'syscalls')) return { format: 'oci', node: root, prefix: '' };
  const inside = member(member(root, 'linux'), 'seccomp');
  if (inside) return { format: 'oci', node: inside, prefix: 'linux.seccomp' };
  if (root.kind !== 'object') return undefined;
  const isThread = (node: JsonNode): boolean =>
    ['default_action', 'filter_action', 'filter'].some((key) => member(node, key));
  return root.members.some((m) => isThread(m.value)) ? { format: 'firecracker', node: root, prefix: '' } : undefined;
}

function read(
  { format, node, prefix }: Found,
  options: ImportOptions,
  report: (d: Diagnostic) => void,
): readonly ImportedProfile[] {
  if (format === 'firecracker') return readFirecracker(node, options.arch, report);
  const name = options.name !== undefined && isProfileName(options.name) ? options.name : 'imported';
  const profile = readOci(node, { name, prefix, arch: options.arch }, report);
  return profile ? [profile] : [];
}
