/**
 * The model: what a policy means, target-neutral, one architecture and kernel at a time.
 * `decide.ts` answers from it and is the reference; every backend is compared with those answers.
 */
import type { Span } from '../dsl/index.js';
import type { Arch } from '../kernel/index.js';

// ---- effects ---------------------------------------------------------------------------------------------------------

/** What the kernel does in the end. `errno`, `data` are numbers of the architecture at hand, 0…65535. */
export type Answer =
  | { readonly kind: 'kill' }
  | { readonly kind: 'kill thread' }
  | { readonly kind: 'trap'; readonly data: number }
  | { readonly kind: 'errno'; readonly errno: number }
  | { readonly kind: 'notify' }
  | { readonly kind: 'trace'; readonly data: number }
  | { readonly kind: 'log' }
  | { readonly kind: 'allow' };

/** An answer, or a bare `deny`, which becomes `otherwise` where that denies, else EPERM. */
export type Effect = Answer | { readonly kind: 'deny' };

/** Strictest first; the index is the rank by which the strictest of all matching rules wins. */
export const STRICTNESS = [
  'kill',
  'kill thread',
  'trap',
  'errno',
  'deny',
  'notify',
  'trace',
  'log',
  'allow',
] as const satisfies readonly Effect['kind'][];

// ---- conditions on arguments -----------------------------------------------------------------------------------------

/** Both ends in, unsigned, `lo <= hi`. */
export type Range = readonly [lo: bigint, hi: bigint];

/**
 * The one kind of test on an argument: its low `width` bits, and-ed with `mask`, lie in one of `ranges`.
 * INVARIANT: `mask` < 2^width; ranges are sorted, disjoint, not adjacent, within 0…2^width-1, unsigned (a signed comparison
 * has been turned into ranges of bit patterns).
 */
export interface ArgumentTest {
  readonly kind: 'test';
  readonly arg: 0 | 1 | 2 | 3 | 4 | 5;
  readonly width: 32 | 64;
  readonly mask: bigint;
  readonly ranges: readonly Range[];
}

export type Condition =
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  | ArgumentTest
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition };

// ---- the syscall plane -----------------------------------------------------------------------------------------------

/** Where a decision comes from: a rule of the policy, for messages, coverage and `explain`. */
export interface Origin {
  /** Position in `Profile.rules`: unique within the profile. */
  readonly rule: number;
  readonly span: Span;
}

/** Of a clause that no rule made: what an `otherwise` says in the filter of several profiles (`union.ts`). */
export const NO_RULE: Origin = { rule: -1, span: { source: { path: 'otherwise', text: '' }, start: 0, end: 0 } };

/** "Where `condition` holds, `effect`." */
export interface Clause {
  readonly condition: Condition;
  readonly effect: Effect;
  readonly origin: Origin;
}

/**
 * One question asked of a syscall. Where `applies` holds, its answer is the strictest effect of the clauses that match, else
 * `otherwise`. Plane 0 of an entry is the syscall plane proper (rules on syscalls, and what allowed resources imply); the
 * others are resources that the arguments name (open flags, socket families, W+X memory …), decided by resource rules.
 */
export interface Plane {
  readonly name: string;
  readonly applies: Condition;
  readonly clauses: readonly Clause[];
  readonly otherwise: Answer;
  /** What a winning bare `deny` becomes. */
  readonly denial: Answer;
}

/**
 * The answer to a syscall is the strictest of its applying planes' answers. On a tie of rank with different data a rule's
 * beats an `otherwise`; two rules' is a conflict, reported by the compiler before any backend runs.
 */
export interface SyscallEntry {
  readonly name: string;
  readonly planes: readonly Plane[];
}

/** Syscall numbers `from`…`to` (unsigned 32-bit, both in) and what they get. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
  readonly entry: SyscallEntry | Answer;
}

/** One value of `seccomp_data.arch` and the whole function of numbers below it. */
export interface ArchPlane {
  readonly arch: Arch;
  /** INVARIANT: sorted, gapless, 0…0xffffffff. x32 numbers stand in x86_64's plane. −1 is the last number. */
  readonly ranges: readonly NumberRange[];
}

/** The whole input of the seccomp backend, and of its proof. */
export interface FilterModel {
  /** For the listing: the profile's name. */
  readonly name: string;
  readonly arches: readonly ArchPlane[];
  /** For every other value of `seccomp_data.arch`. */
  readonly otherArch: Answer;
}

/** The registers at a syscall: `nr` and `audit` unsigned 32-bit, `args` unsigned 64-bit. */
export interface SyscallEvent {
  readonly audit: number;
  readonly nr: number;
  readonly args: readonly [bigint, bigint, bigint, bigint, bigint, bigint];
}
