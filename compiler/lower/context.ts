import type { Diagnostic } from '../../dsl/index.js';
import type { ArchName } from '../../kernel/index.js';
import type { KernelVersion } from '../profile.js';

/** What the lowering of one profile needs to know, and where it puts its findings. */
export interface Lowering {
  readonly arch: ArchName;
  readonly kernel: KernelVersion;
  readonly profile: string;
  /** Names that `as` and `to` may take. */
  readonly profileNames: ReadonlySet<string>;
  readonly report: (diagnostic: Diagnostic) => void;
}
