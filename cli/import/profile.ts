/** What is imported, format by format: the tree of JSON read and checked, one entry a syscall and rule. */
import type { Diagnostic, Span } from '../../dsl/index.js';
import type { Answer } from '../../compiler/index.js';
import type { ArchName } from '../../kernel/index.js';

export type Operator = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'masked';

/** Unsigned: `width` low bits of the register against `value`; `masked`: and-ed with `mask` they equal `value`. */
export interface Comparison {
  readonly index: number;
  readonly width: 32 | 64;
  readonly op: Operator;
  readonly value: bigint;
  readonly mask: bigint;
  readonly comment: string | undefined;
}

/** When a rule is there: `includes` and `excludes`, in polc's words. Every part has to hold. */
export interface Conditions {
  /** undefined: any. */
  readonly arches: readonly ArchName[] | undefined;
  readonly notArches: readonly ArchName[];
  readonly capabilities: readonly string[];
  readonly notCapabilities: readonly string[];
  /** `4.8`: this kernel or newer; `notKernel`: older. */
  readonly kernel: string | undefined;
  readonly notKernel: string | undefined;
}

export const ALWAYS_THERE: Conditions = {
  arches: undefined,
  notArches: [],
  capabilities: [],
  notCapabilities: [],
  kernel: undefined,
  notKernel: undefined,
};

/** An errno that the JSON gives as a name is that architecture's; as a number it is that number. */
export interface Action {
  readonly answer: Answer;
  readonly errnoName: string | undefined;
}

/** Where all comparisons hold (and-ed), `action` for one syscall. */
export interface Entry {
  readonly call: string;
  readonly action: Action;
  readonly comparisons: readonly Comparison[];
  readonly when: Conditions;
  readonly comment: string | undefined;
  readonly span: Span;
  /** JSON path of the rule. */
  readonly path: string;
}

export interface ImportedProfile {
  readonly name: string;
  readonly otherwise: Action;
  readonly entries: readonly Entry[];
  /** The architectures the profile can be for: a constant's name is used where it means the same on all of them. */
  readonly arches: readonly ArchName[];
  /** `arch` of the policy; undefined: none, the native one. */
  readonly archLine: readonly ArchName[] | undefined;
  /** Facts that a policy has no place for; written as comments. */
  readonly notes: readonly string[];
  readonly skipped: readonly string[];
}

export type Report = (diagnostic: Diagnostic) => void;
