/** Layers that work by labels: AppArmor and SELinux, of which a kernel has one in force at most. */
import type { CompiledProfile } from '../../compiler/index.js';
import type { ExecLabel } from '../../native/index.js';
import { openAppArmor } from './apparmor.js';
import { missing, type Label, type LabelLayer } from './label.js';

export type { Label, LabelLayer };
export type Labels = ReadonlyMap<LabelLayer, Label>;

export interface LabelOptions {
  /** What is loaded stays, for users who can't load it. */
  readonly keep: boolean;
}

/** @param program absolute path of what is going to be executed. */
export const openLabels = (profile: CompiledProfile, program: string, { keep }: LabelOptions): Labels =>
  new Map<LabelLayer, Label>([
    ['apparmor', openAppArmor(profile, program, keep)],
    ['selinux', missing('this version of polc loads no SELinux modules')],
  ]);

export const execLabel = (labels: Labels): ExecLabel | undefined =>
  [...labels.values()].flatMap((label) => (label.kind === 'on' ? [label.exec] : []))[0];
