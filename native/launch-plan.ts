/** What the launcher is given, and what it says about its work. */
import type { InstallCall } from './install-order.js';
import type { StartState } from './start-state.js';

/** A string is taken as UTF-8; bytes as they are (`rawArguments`, `rawEnvironment`). No NUL inside. */
export type Bytes = string | Uint8Array;

/** A program to start, whichever way. */
export interface ProgramPlan {
  /** Absolute program file, from `resolveCommand`. */
  readonly path: Bytes;
  readonly argv: readonly Bytes[];
  /** `NAME=VALUE` each. */
  readonly env: readonly Bytes[];
  /** From `readStartState()`, called before `process.stdin`, `stdout` and `stderr` were touched. */
  readonly start?: StartState;
}

/** What a security module is told beforehand of the next execve (proc_pid_attr(5)). */
export interface ExecLabel {
  /** Of this very thread: only it may write there. */
  readonly file: '/proc/thread-self/attr/exec' | '/proc/thread-self/attr/apparmor/exec';
  /** AppArmor: `exec PROFILE`. SELinux: a context. */
  readonly text: string;
}

export interface LaunchPlan extends ProgramPlan {
  /** `struct sock_filter[]` each, native byte order, 1…4096 instructions; stacked. */
  readonly filters: readonly Uint8Array[];
  /**
   * Whether a filter denies a syscall with these arguments, run here, on this architecture. `true` unless it surely lets it
   * pass (ALLOW or LOG). Pointer arguments are given as 0: a filter that looks at them should count as denying.
   */
  readonly denies: (filter: Uint8Array, nr: number, args: readonly bigint[]) => boolean;
  /** The filters let the launcher's execve pass. `false`: they are put into the program after it. */
  readonly execAllowed: boolean;
  /** Should the launcher's way to do that (ptrace) be closed: the same policy, with execve answered by USER_NOTIF. */
  readonly execOnce?: {
    readonly filters: readonly Uint8Array[];
    /** Index of the filter that has the USER_NOTIF. */
    readonly notifying: number;
  };
  /** fds ≥ 3 that the program gets. All others are closed. */
  readonly keepFds: readonly number[];
  /** CAP_* numbers that the policy grants; all others are dropped from all five sets. */
  readonly keepCapabilities: readonly number[];
  /** PR_SET_MDWE (≥ 6.3). Without it the seccomp layer stands alone; `LaunchFacts.writeExec` says so. */
  readonly denyWriteExec: boolean;
  /** SECCOMP_FILTER_FLAG_LOG: all denials but RET_ALLOW go to the audit log, as far as actions_logged lists them. */
  readonly logDenials?: boolean;
  /** The domain of AppArmor or SELinux that execve enters. */
  readonly label?: ExecLabel;
  /** Who puts the filters in, at the program's exec and at each one after it: `filters` are none then. */
  readonly supervisor?: SupervisorProgram;
  /** fd of a Landlock ruleset to enter. */
  readonly landlockRuleset?: number;
  /** Called before the point of no return, for `-v`. */
  readonly report?: (facts: LaunchFacts) => void;
}

/** From `prepareSupervisor`. */
export interface SupervisorProgram {
  /** Absolute path first. */
  readonly command: readonly string[];
  /** fds that it gets. */
  readonly fds: readonly number[];
  /** The pipe by which it says that it has attached. */
  readonly answer: { readonly read: number; readonly write: number };
}

export interface LaunchFacts {
  /**
   * `direct`: filters, then execve. `inject`: execve, then filters, by ptrace, before the first instruction.
   * `exec-once`: execve passes once and answers ENOSYS afterwards, whatever errno the policy names.
   * `supervised`: as `inject`, by a process that stays and does the same at each exec.
   * `asking`: as `direct`, and what the filter does not let pass, polc answers as the policy says.
   */
  readonly method: 'direct' | 'inject' | 'exec-once' | 'supervised' | 'asking';
  /** Why it is not `inject`, though that was called for: `ptrace: EPERM`. */
  readonly fallback?: string;
  readonly writeExec: 'denied' | 'unsupported' | 'not asked';
  /** No CAP_SETPCAP: the bounding set stays; harmless under no_new_privs. */
  readonly boundingKept: boolean;
  readonly calls: readonly InstallCall[];
}

export interface LaunchFailure {
  readonly kind: 'failure';
  /** 125: polc's own. 126: cannot be executed. 127: not found. */
  readonly status: 125 | 126 | 127;
  /** Lower case, no full stop, without `polc: `. */
  readonly message: string;
  /** The supervisor could not attach. */
  readonly unsupervised?: true;
}
