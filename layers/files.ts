/** Artifacts → the files of a compile. */
import { rulesetJson } from '../backends/landlock/index.js';
import { encode, listing, ociForm } from '../backends/seccomp/index.js';
import type { Layer } from '../compiler/index.js';
import type { CompiledLayers, ProfileLayers } from './compile.js';
import type { ProvenFilter } from './filter.js';
import type { LayersTarget } from './target.js';

export interface ArtifactFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

export interface ProfileFiles {
  readonly files: readonly ArtifactFile[];
  /** Whether there is a `.seccomp.json`, and why not. */
  readonly oci: { readonly written: boolean; readonly why?: string } | undefined;
}

export interface LayersFiles {
  /** One a profile, in their order. */
  readonly profiles: readonly ProfileFiles[];
  /** Of the policy as a whole: named after its first profile. */
  readonly shared: readonly ArtifactFile[];
}

/** INVARIANT: names come from profiles' names, which are letters, digits, `_` and `-` (dsl/words.ts, NAME). */
export function filesOf({ profiles, selinux }: CompiledLayers, { names }: LayersTarget): LayersFiles {
  const first = profiles[0]?.profile.name;
  return {
    profiles: profiles.map((profile) => profileFiles(profile, names.seccomp)),
    shared:
      selinux && first !== undefined
        ? [
            { name: `${first}.cil`, content: bytesOf(selinux.cil) },
            { name: `${first}.fc`, content: bytesOf(selinux.fileContexts) },
          ]
        : [],
  };
}

function profileFiles({ profile: { name }, filter, apparmor, landlock }: ProfileLayers, target: string): ProfileFiles {
  const seccomp = filter && seccompFiles(filter, target);
  return {
    files: [
      ...(seccomp?.files ?? []),
      ...(apparmor === undefined ? [] : [{ name: `${name}.apparmor`, content: bytesOf(apparmor) }]),
      ...(landlock ? [{ name: `${name}.landlock.json`, content: rulesetJson(landlock) }] : []),
    ],
    oci: seccomp?.oci,
  };
}

function seccompFiles({ profile, filter, proof }: ProvenFilter, target: string): ProfileFiles {
  const { name } = profile;
  const { programs, endian } = filter;
  const oci = ociForm(profile.enforced, profile.models[0].otherwise);
  return {
    files: [
      ...programs.map((program, i) => ({
        name: programs.length === 1 ? `${name}.bpf` : `${name}.${i + 1}.bpf`,
        content: encode(program, endian),
      })),
      { name: `${name}.pfc`, content: `# for ${target}\n${listing(profile.enforced, filter, proof)}` },
      ...(oci.kind === 'oci' ? [{ name: `${name}.seccomp.json`, content: oci.text }] : []),
    ],
    oci: oci.kind === 'oci' ? { written: true } : { written: false, why: oci.why },
  };
}

/** Of a byte string. INVARIANT: no character is beyond a byte; cut to one, `Ċ` would be a newline and end a comment. */
const bytesOf = (text: string): Uint8Array => {
  if (!/^[\0-\xff]*$/.test(text)) throw new Error('an artifact is no byte string');
  return Buffer.from(text, 'latin1');
};

const ENDINGS: Readonly<Record<Layer, RegExp>> = {
  seccomp: /^(?:\d{1,3}\.bpf|bpf|pfc|seccomp\.json)$/,
  landlock: /^landlock\.json$/,
  apparmor: /^apparmor$/,
  selinux: /^(?:cil|fc)$/,
};

/** Whether a compile of the profile could have written a file of this name for one of the layers. */
export const isArtifactOf = (profile: string, layers: readonly Layer[], name: string): boolean =>
  name.startsWith(`${profile}.`) && layers.some((layer) => ENDINGS[layer].test(name.slice(profile.length + 1)));
