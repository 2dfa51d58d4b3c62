/**
 * The supervisor of `polc run --supervise`: the ptrace tracer of a program and of all that comes from it. At each exec it is told
 * which file was executed and adds what the profile that the policy names for it has and the process had not: filters, a smaller
 * set of capabilities, PR_SET_MDWE, a Landlock ruleset, before the program's first instruction.
 *
 * Between execs nothing is looked at: no system call stops but those that the policy says `notify` or `trace` of; forks, threads
 * and signals cost their stops.
 *
 * INVARIANT: a process whose profile can't be told or put into it dies. PTRACE_O_EXITKILL: so do all, should the supervisor die.
 */
import { PR, PR_MDWE_REFUSE_EXEC_GAIN, PTRACE, SECCOMP, SIGKILL, SIGTRAP } from '../abi.js';
import { capabilityStructs, parseCapabilities } from '../capabilities.js';
import { writeExecOf } from '../confine-rows.js';
import { errnoName, type Libc } from '../libc.js';
import { executedProgram, type ExecutedProgram } from './executed-program.js';
import { FdGiver } from './fd-giver.js';
import { childrenOf, makerOf, statusOf, tracerOf } from './process-status.js';
import { Gone, Ptrace, rooms, StoppedProgram, stopOf, Untouchable, type Rooms } from './stopped.js';

/** What all processes have that run under one profile, besides what they had before. */
export interface Limits {
  /** `struct sock_filter[]` each. */
  readonly filters: readonly Uint8Array[];
  /** CAP_* bits that may stay. */
  readonly capabilities: bigint;
  readonly denyWriteExec: boolean;
  /** fd of a Landlock ruleset to enter; the first program's launcher has entered its own. */
  readonly landlock?: number;
}

/** A call that a filter answered with SECCOMP_RET_TRACE. */
export interface TracedCall {
  readonly pid: number;
  readonly data: number;
  /** AUDIT_ARCH_*; nothing known of the call before Linux 5.3. */
  readonly call: { readonly audit: number; readonly nr: number; readonly args: readonly bigint[] } | undefined;
}

export interface Supervision {
  /** The process that is going to execute the program. */
  readonly launcher: number;
  /** Goes with each injected call as its sixth argument, so that inherited filters let it pass. */
  readonly key: bigint;
  /** The profile of the launcher's program. */
  readonly initial: number;
  /** The profile's limits, by number; profiles with the same ones share the object. */
  readonly limits: readonly Limits[];
  /** The profile of a program that was executed under `profile`. */
  readonly next: (profile: number, program: ExecutedProgram) => number;
  /** The call goes on when this returns. */
  readonly traced: (call: TracedCall) => void;
  /** Programs enter no Landlock rulesets of their own, because. */
  readonly withoutLandlock: (pid: number, why: string) => void;
  /** The process was killed, because. */
  readonly killed: (pid: number, why: string) => void;
}

const OPTIONS =
  PTRACE.O_EXITKILL |
  PTRACE.O_TRACESYSGOOD |
  PTRACE.O_TRACEEXEC |
  PTRACE.O_TRACEFORK |
  PTRACE.O_TRACEVFORK |
  PTRACE.O_TRACECLONE |
  PTRACE.O_TRACESECCOMP;

/** @returns the errno of ptrace(2), 0 where the process is now traced. */
export const attach = (libc: Libc, pid: number): number =>
  Math.max(0, -libc.syscall(libc.abi.nr.ptrace, PTRACE.SEIZE, pid, 0, OPTIONS));

/** Returns when no process is left. */
export function supervise(libc: Libc, supervision: Supervision): void {
  new Supervisor(libc, supervision).run();
}

const E2BIG = 7;
const ECHILD = 10;
const STOPPING: ReadonlySet<number> = new Set([19, 20, 21, 22]); // SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU
/** Before the launcher's execve. */
const NONE = -1;

class Supervisor {
  private readonly ptrace: Ptrace;
  private readonly rooms: Rooms;
  private giver: FdGiver | undefined;
  /** By thread; the threads of a process have the same. */
  private readonly profiles = new Map<number, number>();
  /**
   * New processes and threads at their first stop, which may come before the event that tells who made them. It never comes where
   * the thread that forked was killed at that moment: by another one's execve, by exit_group, by a signal.
   */
  private readonly held = new Map<number, { readonly maker: number; readonly profile: number }>();

  constructor(
    private readonly libc: Libc,
    private readonly supervision: Supervision,
  ) {
    this.ptrace = new Ptrace(libc);
    this.rooms = rooms(libc);
    this.profiles.set(supervision.launcher, NONE);
  }

  run(): void {
    for (;;) {
      const pid = this.ptrace.wait(-1);
      if (pid === -ECHILD) return;
      if (pid < 0) continue;
      const stop = stopOf(this.ptrace.status.memory.readInt32LE(0));
      if (!stop) this.forget(pid);
      else if (stop.event === 0) this.resume(pid, stop.signal === (SIGTRAP | 0x80) ? 0 : stop.signal);
      else this.event(pid, stop.event, stop.signal);
    }
  }

  private event(pid: number, event: number, signal: number): void {
    switch (event) {
      case PTRACE.EVENT_EXEC:
        this.executed(pid);
        return;
      case PTRACE.EVENT_STOP:
        // A new process's first stop, or a SIGCONT, is a SIGTRAP; else all its threads stand still until a SIGCONT.
        if (STOPPING.has(signal)) this.ptrace.request(PTRACE.LISTEN, pid);
        else if (this.profiles.has(pid)) this.resume(pid, 0);
        else this.hold(pid);
        return;
      case PTRACE.EVENT_SECCOMP:
        this.supervision.traced({ pid, data: this.ptrace.eventMessage(pid), call: this.ptrace.syscallInfo(pid) });
        break;
      case PTRACE.EVENT_FORK:
      case PTRACE.EVENT_VFORK:
      case PTRACE.EVENT_CLONE: {
        const child = this.ptrace.eventMessage(pid);
        const profile = this.profiles.get(pid);
        if (child > 0 && profile !== undefined) this.adopt(child, profile);
        break;
      }
    }
    this.resume(pid, 0);
  }

  private executed(pid: number): void {
    // A thread that executes takes the process's id.
    const former = this.ptrace.eventMessage(pid);
    const profile = this.profiles.get(pid);
    if (former !== pid) this.forget(former);
    const next = this.nextProfile(pid, profile);
    if (typeof next === 'string') {
      this.kill(pid, next);
      return;
    }
    const limits = this.supervision.limits[next];
    const had = profile === undefined || profile === NONE ? undefined : this.supervision.limits[profile];
    if (!limits || limits === had || this.limit(pid, limits, profile === NONE)) {
      if (profile !== undefined && profile !== NONE) this.adoptChildren(pid, profile);
      this.profiles.set(pid, next);
      this.resume(pid, 0);
    }
  }

  /** Or why it can't be told. */
  private nextProfile(pid: number, profile: number | undefined): number | string {
    if (profile === NONE) return this.supervision.initial;
    if (profile === undefined) return 'which profile it runs under cannot be told';
    const program = executedProgram(pid);
    return program ? this.supervision.next(profile, program) : 'which program it executes cannot be told';
  }

  private hold(pid: number): void {
    const maker = makerOf(pid);
    const profile = this.profiles.get(maker);
    if (profile !== undefined) this.held.set(pid, { maker, profile });
    // Its maker is dead and was, before it did anything: as if the kill had come before the fork.
    else this.libc.syscall(this.libc.abi.nr.kill, pid, SIGKILL);
  }

  private adopt(pid: number, profile: number): void {
    this.profiles.set(pid, profile);
    if (this.held.delete(pid)) this.resume(pid, 0);
  }

  /** No thread of the process is left that could tell of those it made: they have what it had then. */
  private adoptHeld(maker: number): void {
    for (const [pid, held] of this.held) if (held.maker === maker) this.adopt(pid, held.profile);
  }

  /** The threads that it had are gone; what they made keeps the profile, also what has not come to its first stop. */
  private adoptChildren(pid: number, profile: number): void {
    this.adoptHeld(pid);
    for (const child of childrenOf(pid))
      if (!this.profiles.has(child) && tracerOf(child) === process.pid) this.profiles.set(child, profile);
  }

  /** @returns false where it did not survive that. */
  private limit(pid: number, limits: Limits, first: boolean): boolean {
    try {
      const program = new StoppedProgram(this.ptrace, pid, this.rooms);
      if (first) this.listen(program, pid);
      this.restrict(program, pid, limits);
      program.release();
      // What stopped it was taken back when it was made to call; this asks for it again.
      if (program.stoppedBy !== 0) this.libc.syscall(this.libc.abi.nr.kill, pid, program.stoppedBy);
      return true;
    } catch (error) {
      if (error instanceof Gone) this.forget(pid);
      else if (error instanceof Untouchable) this.kill(pid, error.message);
      else throw error;
      return false;
    }
  }

  private restrict(program: StoppedProgram, pid: number, limits: Limits): void {
    const { nr } = this.libc.abi;
    const { key } = this.supervision;
    const demand = (what: string, result: number): void => {
      if (result < 0) throw new Untouchable(`${what}: ${errnoName(-result)}`);
    };
    const held = parseCapabilities(statusOf(pid));
    if (!held) throw new Untouchable('its capabilities cannot be read');
    const kept = [held.effective, held.permitted, held.inheritable].map((set) => set & limits.capabilities);
    if (kept[1] !== held.permitted || kept[2] !== held.inheritable) {
      const sets = program.place(() => capabilityStructs(kept), 40);
      demand('dropping capabilities', program.call(nr.capset, [sets, sets + 16n, 0, 0, 0, key]));
    }
    if (writeExecOf(this.libc, limits.denyWriteExec) === 'denied') {
      demand('PR_SET_MDWE', program.call(nr.prctl, [PR.SET_MDWE, PR_MDWE_REFUSE_EXEC_GAIN, 0, 0, 0, key]));
    }
    if (limits.landlock !== undefined) this.enterLandlock(program, pid, limits.landlock);
    for (const filter of limits.filters) {
      const at = program.placeFilter(filter);
      demand('installing its filter', program.call(nr.seccomp, [SECCOMP.SET_MODE_FILTER, 0, at, 0, 0, key]));
    }
  }

  /** What the process had stays in force in any case: a ruleset that can't be entered leaves it no wider. */
  private enterLandlock(program: StoppedProgram, pid: number, ruleset: number): void {
    if (!this.giver) return;
    const { nr } = this.libc.abi;
    const fd = this.giver.give(program, pid, ruleset);
    if (fd < 0) throw new Untouchable(`handing it its Landlock ruleset: ${errnoName(-fd)}`);
    const entered = program.call(nr.landlockRestrictSelf, [fd, 0, 0, 0, 0, this.supervision.key]);
    program.call(nr.close, [fd]);
    // E2BIG: sixteen rulesets are in force already (landlock_restrict_self(2)).
    if (entered < 0 && entered !== -E2BIG) throw new Untouchable(`entering Landlock: ${errnoName(-entered)}`);
  }

  /** At the first program's exec: where a later one has a ruleset of its own. */
  private listen(program: StoppedProgram, pid: number): void {
    const { key, limits } = this.supervision;
    if (limits.every(({ landlock }) => landlock === undefined)) return;
    const giver = FdGiver.in(program, pid, this.libc, key);
    if (typeof giver === 'object') this.giver = giver;
    else this.supervision.withoutLandlock(pid, errnoName(-giver));
  }

  private kill(pid: number, why: string): void {
    this.supervision.killed(pid, why);
    this.libc.syscall(this.libc.abi.nr.kill, pid, SIGKILL);
    this.forget(pid);
  }

  private forget(pid: number): void {
    this.profiles.delete(pid);
    this.held.delete(pid);
    this.adoptHeld(pid);
  }

  /** An error means that it died. */
  private resume(pid: number, signal: number): void {
    this.ptrace.request(PTRACE.CONT, pid, 0, signal);
  }
}
