/** What the module says, as data. */
import type { Profile, Range } from '../../compiler/index.js';
import type { AvTable } from './av.js';
import type { Arrangement } from './cells.js';
import type { FileRules } from './files.js';
import type { Labels } from './labels.js';
import type { PathTable } from './paths.js';
import type { Nodes, Ports } from './ports.js';
import type { Permissions } from './rights.js';
import type { SelinuxTarget } from './target.js';

/** What one deny rule comes to. */
export interface Denial {
  readonly profile: number;
  readonly rule: number;
  /** Types on which the kernel denies it, as neverallow rules say too. */
  readonly holds: readonly { readonly type: string; readonly permissions: Permissions }[];
  /** Where it does not: why. */
  readonly fails: readonly string[];
}

export interface ExecTransition {
  readonly source: string;
  readonly entry: string;
  readonly target: string;
}

export interface Analysis {
  readonly profiles: readonly Profile[];
  readonly target: SelinuxTarget;
  readonly domains: readonly string[];
  readonly others: string;
  /** Files that are not the policy's: what `otherwise allow` opens. */
  readonly rest: string;
  readonly table: PathTable;
  readonly arrangement: Arrangement;
  readonly labels: Labels;
  readonly files: FileRules;
  readonly ports: Ports;
  readonly nodes: Nodes;
  readonly allow: AvTable;
  readonly audit: AvTable;
  readonly denials: readonly Denial[];
  /** By profile: the requests that pass; empty: no `ioctl` at all. */
  readonly ioctl: readonly (readonly Range[])[];
  readonly execs: readonly ExecTransition[];
}
