/** Layers that work by labels: AppArmor and SELinux, of which a kernel has one in force at most. */
import type { CompiledProfile } from '../../compiler/index.js';
import type { ExecLabel } from '../../native/index.js';
import { openAppArmor } from './apparmor.js';
import type { Label, LabelLayer } from './label.js';
import { openSelinux, type SelinuxRun } from './selinux.js';

export type { Label, LabelLayer };
export type Labels = ReadonlyMap<LabelLayer, Label>;

export interface LabelOptions extends SelinuxRun {
  /** The AppArmor profile stays loaded, for users who can't load it. */
  readonly keep: boolean;
}

export const openLabels = (profile: CompiledProfile, options: LabelOptions): Labels =>
  new Map<LabelLayer, Label>([
    ['apparmor', openAppArmor(profile, options.program, options.keep)],
    ['selinux', openSelinux(profile, options)],
  ]);

/** The one that is in force. */
export const labelInForce = (labels: Labels): { readonly layer: LabelLayer; readonly exec: ExecLabel } | undefined =>
  [...labels].flatMap(([layer, label]) => (label.kind === 'on' ? [{ layer, exec: label.exec }] : []))[0];
