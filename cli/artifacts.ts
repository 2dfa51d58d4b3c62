/** A proven filter → the files of its profile. */
import { encode, listing, ociForm } from '../backends/seccomp/index.js';
import type { ProvenFilter } from './filter.js';
import { targetText, type Target } from './policy.js';

export interface Artifacts {
  readonly profile: string;
  readonly files: readonly { readonly name: string; readonly content: string | Uint8Array }[];
  /** Whether there is a `.seccomp.json`, and why not. */
  readonly oci: { readonly written: boolean; readonly why?: string };
}

/** INVARIANT: names come from the profile's name, which is letters, digits, `_` and `-` (dsl/words.ts, NAME). */
export function artifactsOf({ profile, filter, proof }: ProvenFilter, target: Target): Artifacts {
  const { name } = profile;
  const { programs, endian } = filter;
  const oci = ociForm(profile.enforced, profile.models[0].otherwise);
  return {
    profile: name,
    files: [
      ...programs.map((program, i) => ({
        name: programs.length === 1 ? `${name}.bpf` : `${name}.${i + 1}.bpf`,
        content: encode(program, endian),
      })),
      { name: `${name}.pfc`, content: `# for ${targetText(target)}\n${listing(profile.enforced, filter, proof)}` },
      ...(oci.kind === 'oci' ? [{ name: `${name}.seccomp.json`, content: oci.text }] : []),
    ],
    oci: oci.kind === 'oci' ? { written: true } : { written: false, why: oci.why },
  };
}

/** Whether a compile of the profile could have written a file of this name. */
export const isArtifactOf = (profile: string, name: string): boolean =>
  name.startsWith(`${profile}.`) && /^(?:\d{1,3}\.bpf|bpf|pfc|seccomp\.json)$/.test(name.slice(profile.length + 1));
