/** One profile as the model knows it, for one architecture and one kernel version. */
import type { ArchName } from '../kernel/index.js';
import type { Span } from '../dsl/index.js';
import type { Answer, Condition, Effect, FilterModel, Origin } from './model.js';
import type { Glob } from './glob.js';
import type { ResourceRule } from './resources.js';

export const LAYERS = ['seccomp', 'landlock', 'apparmor', 'selinux'] as const;
export type Layer = (typeof LAYERS)[number];

/** `5.10` is [5, 10]; compared number by number. */
export type KernelVersion = readonly [major: number, minor: number];

/** `allow syscall NAME(condition)`: one call of one rule; groups are expanded. */
export interface SyscallRule {
  readonly kind: 'syscall';
  readonly name: string;
  readonly condition: Condition;
  readonly effect: Effect;
  readonly origin: Origin;
  readonly because: string | undefined;
  /** Through a group: clone3 and openat2 are not opened by one (they hide what the resource planes check). */
  readonly group: string | undefined;
}

export interface Profile {
  readonly name: string;
  readonly span: Span;
  readonly arch: ArchName;
  readonly kernel: KernelVersion;
  readonly programs: readonly Glob[];
  readonly otherwise: Answer;
  /** What a winning bare `deny` becomes: `otherwise` where that denies, else EPERM. */
  readonly denial: Answer;
  readonly unknown: Answer;
  readonly require: readonly Layer[];
  /** `syscalls listed`: resource rules open no syscalls. */
  readonly listed: boolean;
  readonly resources: readonly ResourceRule[];
  readonly syscalls: readonly SyscallRule[];
  /** One per rule of the source, in order: what `Origin.rule` counts. */
  readonly origins: readonly Origin[];
  readonly acceptedOpen: readonly { readonly operation: string; readonly because: string; readonly span: Span }[];
  /** Capability numbers that an allow rule grants and no deny rule takes back. */
  readonly capabilities: ReadonlySet<number>;
}

/** A profile of a policy, lowered for every architecture it is compiled for. */
export interface LoweredProfile {
  readonly name: string;
  /** One an architecture, the native one first. */
  readonly models: readonly [Profile, ...Profile[]];
  /** What it says of syscalls by itself. */
  readonly filter: FilterModel;
}

/** With the profiles that it leads to by exec: on layers that only stack, one process's limits serve them all. */
export interface CompiledProfile extends LoweredProfile {
  /** Itself first. */
  readonly reachable: readonly [LoweredProfile, ...LoweredProfile[]];
  /** What is installed: the least strict of the reachable profiles' answers. `filter` itself where it leads to no other. */
  readonly enforced: FilterModel;
}
