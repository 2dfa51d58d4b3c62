/** For what a policy is compiled, beyond the kernel version that its model is made for. */
import type { AppArmorTarget } from '../backends/apparmor/index.js';
import type { SelinuxTarget } from '../backends/selinux/index.js';
import type { Layer } from '../compiler/index.js';

export interface LayersTarget {
  /** Actions that the kernel caches need no speed in the filter (5.11+). */
  readonly cached: boolean;
  readonly apparmor: AppArmorTarget;
  readonly selinux: SelinuxTarget;
  /** Landlock's ABI; 0: the target has none. */
  readonly landlock: number;
  /** What each layer is made for, in words: `ABI 7, as Linux 6.18 has`. For headings, listings and coverage.json. */
  readonly names: Readonly<Record<Layer, string>>;
}
