/** What becomes of a layer that works by labels: the domain that the program enters, or why there is none. */
import type { Diagnostic } from '../../dsl/index.js';
import type { ExecLabel } from '../../native/index.js';

export type LabelLayer = 'apparmor' | 'selinux';

export type Label =
  | {
      readonly kind: 'on';
      readonly exec: ExecLabel;
      /** The profile or the context. */
      readonly name: string;
      /** It was there before this run. */
      readonly found: boolean;
      /** Denials are logged only: the host says so (permissive), or the policy does (`otherwise log`). */
      readonly logsOnly: 'host' | 'policy' | undefined;
      /** What else is to be known of it, for `-v`. */
      readonly notes: readonly string[];
    }
  | { readonly kind: 'missing'; readonly why: string }
  /** The layer is here, and does not take this policy. */
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

export const missing = (why: string): Label => ({ kind: 'missing', why });
