/** What takes too long for a key press: asked for in the background, shown when it is there. */
import type { Coverage, Layer } from '../compiler/index.js';
import type { Findings } from './context.js';

/**
 * What is worked out beside the terminal takes memory and time with the number of rules. With more than the first, no layer is
 * compiled but for the rule on the screen, alone; with more than the second, nothing is compiled but that (docs/review.md).
 */
export const MOST_FOR_LAYERS = 1000;
export const MOST_FOR_CONSEQUENCES = 4000;

/** What the policy comes to with the decisions made so far. */
export interface Consequences {
  /** Syscalls that some call of which passes the filter, by profile. */
  readonly syscalls: Readonly<Record<string, number>>;
  /** Operations that no layer restricts and nobody accepted; absent where the layers are not compiled. */
  readonly open?: readonly string[];
  /** Errors and warnings of the policy as it would be written: the first few, and how many. */
  readonly errors: number;
  readonly warnings: number;
  readonly problems: readonly string[];
  /** Whether what the runs did is still allowed; absent without a trace, or with errors. */
  readonly replay?: { readonly denied: number; readonly first?: string };
}

export interface LayerDetail {
  readonly layer: Layer;
  readonly coverage: Coverage;
  /** What is generated for the rule, as it stands in the layer's artifact. */
  readonly lines: readonly string[];
}

export interface EvidenceDetail {
  readonly count: number;
  readonly runs: number;
  readonly processes: number;
  /** Programs that did it. */
  readonly programs: readonly string[];
  /** What was done, some of it: `read /etc/hosts (ok)`. */
  readonly examples: readonly string[];
  /** Seconds since the run's start. */
  readonly first: number;
  readonly last: number;
}

export interface RuleDetail {
  readonly layers: readonly LayerDetail[];
  /** Absent without a trace; a count of 0 where no run did it. */
  readonly evidence?: EvidenceDetail;
  /** By rule: those that this one makes superfluous, that make it so, that share something with it. */
  readonly covers: readonly number[];
  readonly coveredBy: readonly number[];
  readonly meets: readonly number[];
}

/** A rule to be told about: in the whole policy, or alone in a policy without the others. */
export interface DetailQuestion {
  readonly text: string;
  /** By rule as read, how many stand in its place in `text`; alone, the only one. */
  readonly counts: readonly number[];
  /** Into `counts`. */
  readonly rule: number;
}

/** Files of this machine that a pattern names. */
export interface FileCount {
  readonly count: number;
  /** The time was up before all were counted. */
  readonly more: boolean;
}

export interface Background {
  /** What is known once: sent as it is found. */
  findings(found: (findings: Findings) => void): void;
  consequences(text: string): Promise<Consequences>;
  detail(question: DetailQuestion): Promise<RuleDetail>;
  countFiles(pattern: string): Promise<FileCount>;
  close(): void;
}
