/** What takes too long for a key press: asked for in the background, shown when it is there. */
import type { Coverage, Layer } from '../compiler/index.js';
import type { Findings } from './context.js';

/** What the policy comes to with the decisions made so far. */
export interface Consequences {
  /** Syscalls that some call of which passes the filter, by profile. */
  readonly syscalls: Readonly<Record<string, number>>;
  /** Operations that no layer restricts and nobody accepted. */
  readonly open: readonly string[];
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

/** Files of this machine that a pattern names. */
export interface FileCount {
  readonly count: number;
  /** The time was up before all were counted. */
  readonly more: boolean;
}

/** A rule's place: its index, and with the texts of all rules how it stands now. */
export interface Background {
  /** What is known once: sent as it is found. */
  findings(found: (findings: Findings) => void): void;
  /** @param texts of every rule what stands in its place */
  consequences(text: string): Promise<Consequences>;
  detail(text: string, rule: number, counts: readonly number[]): Promise<RuleDetail>;
  countFiles(pattern: string): Promise<FileCount>;
  close(): void;
}
