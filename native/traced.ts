/**
 * Starts a program whose every system call, and those of all that come from it, waits for a supervisor's answer (seccomp user
 * notification, seccomp_unotify(2)): a child of this process that shares its memory until it executes the program, walking
 * rows as the launcher does. From its filter on nothing is done but that execve, whose notification is the first one.
 */
import { CLONE, SECCOMP, SIG_SETMASK } from './abi.js';
import { readCapabilities } from './capabilities.js';
import { capabilityPlan, emitMdwe, emitRestrictions, writeExecOf } from './confine-rows.js';
import { emitExecve, execveSize } from './exec-rows.js';
import { emitExit } from './helper-rows.js';
import { Label, Rows, type Row } from './interpreter.js';
import { startAnswerer } from './answerer-rows.js';
import type { CallRing } from './call-ring.js';
import { emitLabel } from './label-rows.js';
import type { LaunchFailure, LaunchPlan, ProgramPlan } from './launch-plan.js';
import { errnoName, NativeError, openLibc, type Libc } from './libc.js';
import { keepingProblem } from './open-fds.js';
import type { Passing } from './passing.js';
import { emitFiles, emitGiven, emitNoNewPrivs, emitRestoreSignals, type OnError } from './restore-rows.js';
import { ANSWER, AT, CODE, INSTRUCTION_BYTES, sockFilter } from './sock-filter.js';
import { readStartState } from './start-state.js';

export interface TracedPlan extends ProgramPlan {
  /** Program and supervisor run on this CPU only. */
  readonly cpu?: number;
  /**
   * What happens to a call, by its native number; others wait for an answer. Should the supervisor die, all go on untraced.
   */
  readonly passing: ReadonlyMap<number, Passing>;
  /**
   * A policy that binds the program from its first instruction on. All calls under its filter wait then, whatever `passing` says,
   * and fail with ENOSYS should the supervisor die.
   */
  readonly confinement?: TracedConfinement;
}

export interface TracedConfinement extends Pick<
  LaunchPlan,
  'keepFds' | 'keepCapabilities' | 'denyWriteExec' | 'label' | 'landlockRuleset' | 'report'
> {
  /** Answers USER_NOTIF to execve, and to all that the supervisor is to answer. */
  readonly filter: Uint8Array;
  /** Is put in before it, and lets seccomp(2) and execve pass: what it denies by itself is logged (SECCOMP_FILTER_FLAG_LOG). */
  readonly beneath?: Uint8Array;
}

export interface Traced {
  readonly kind: 'traced';
  readonly libc: Libc;
  readonly pid: number;
  readonly calls: CallRing;
  /** no_new_privs had to be set: set-id programs gain nothing. */
  readonly noNewPrivs: boolean;
  /** −errno of the first execve, where that failed; to be asked when the child has ended. */
  readonly execResult: () => number;
}

const PENDING = -100_000;
const SIGKILL = 9;
const SIGCHLD = 17;
const CPU_BYTES = 128;
const CAP_SYS_ADMIN = 21n;
const EFAULT = 14;

/** CLONE_VM, and all CLONE_NEW* that clone(2) takes: with any of these it is no plain fork. */
export const NO_PLAIN_FORK = 0x7e02_0000 | CLONE.VM;

/**
 * Every call, of every architecture, but plain forks: while it waits to be received a call is interrupted by signals, and
 * shells that lose a child just then have no `EINTR` in mind for fork. The child tells of it (`FORK_FLAGS`).
 */
const filterFor = ({ audit, nr }: Libc['abi']): Uint8Array =>
  sockFilter([
    [CODE.load, 0, 0, AT.arch],
    [CODE.equal, 0, 5, audit],
    [CODE.load, 0, 0, AT.nr],
    [CODE.equal, 0, 3, nr.clone],
    [CODE.load, 0, 0, AT.low(0)],
    [CODE.anySet, 1, 0, NO_PLAIN_FORK],
    [CODE.answer, 0, 0, ANSWER.allow],
    [CODE.answer, 0, 0, ANSWER.notify],
  ]);

/** What glibc's fork(3) says to clone: CLONE_CHILD_SETTID, CLONE_CHILD_CLEARTID, SIGCHLD. */
export const FORK_FLAGS = 0x0120_0011;

export function launchTraced(plan: TracedPlan): Traced | LaunchFailure {
  const libc = openLibc();
  const { nr } = libc.abi;
  const start = plan.start ?? readStartState();
  const { confinement } = plan;
  const problem = confinement && keepingProblem(confinement.keepFds);
  if (problem !== undefined) return failure(problem);
  // PR_SET_MDWE is for a whole memory: under a policy the child gets its own.
  const sharing = confinement ? 0 : CLONE.VM;
  const filter = confinement?.filter ?? filterFor(libc.abi);
  const { beneath } = confinement ?? {};
  const size = execveSize(plan) + filter.length + (beneath?.length ?? 0) + 64 * 1024;
  const rows = new Rows(libc, size, confinement !== undefined);
  if (plan.cpu !== undefined) pin(libc, plan.cpu);
  const noNewPrivs = confinement !== undefined || !mayFilterFreely();
  const failures: { readonly label: Label; readonly step: string }[] = [];
  const onError = (step: string): Label => {
    const label = new Label();
    failures.push({ label, step });
    return label;
  };

  // No handler of Node's may run in the child: it would write over the stack that both have.
  const mask = rows.zeroed(8).address;
  const child = new Label();
  rows.syscall(nr.rtSigprocmask, [SIG_SETMASK, rows.words(-1), mask, 8]);
  const fork = rows.fork(nr.clone, [sharing | CLONE.FILES | SIGCHLD, 0, 0, 0, 0], child);
  rows.syscall(nr.rtSigprocmask, [SIG_SETMASK, mask, 0, 8]);
  rows.return(0);

  rows.place(child);
  if (confinement?.label) emitLabel(rows, libc, confinement.label, onError);
  emitFiles(rows, libc, confinement?.keepFds ?? [], start, onError);
  if (!confinement) emitGiven(rows, libc, start);
  if (confinement) emitConfinement(rows, libc, confinement, onError);
  else if (noNewPrivs) emitNoNewPrivs(rows, libc, onError);
  emitRestoreSignals(rows, libc, start);
  const install = (code: Uint8Array, flags: number, problem: string): Row => {
    const program = rows.words(code.length / INSTRUCTION_BYTES, rows.bytes(code)); // struct sock_fprog
    return rows.syscall(nr.seccomp, [SECCOMP.SET_MODE_FILTER, flags, program], onError(problem));
  };
  if (beneath) install(beneath, SECCOMP.FLAG_LOG, 'the kernel refused a filter that logs');
  const flags = listenerFlags(libc, confinement !== undefined);
  const listener = install(filter, flags, 'the kernel refused a filter with a listener');
  const execve = emitExecve(rows, libc, plan);
  emitExit(rows, libc, 127);
  failures.forEach(({ label }) => rows.place(label));
  emitExit(rows, libc, 125);
  rows.poke(listener.resultAddress, PENDING);
  rows.run();
  if (fork.result < 0) return failure(`clone: ${errnoName(-fork.result)}`);

  const fd = awaitListener(libc, listener, fork.result);
  if (fd < 0) {
    const failed = failures.find(({ label }) => rows.errorAt(label) !== 0);
    return failure(failed ? `${failed.step}: ${errnoName(rows.errorAt(failed.label))}` : 'the child did not begin');
  }
  // From 6.6 on; elsewhere an answer wakes another CPU, which only costs time.
  libc.syscall(nr.ioctl, fd, SECCOMP.IOCTL_NOTIF_SET_FLAGS, SECCOMP.USER_NOTIF_FD_SYNC_WAKE_UP);
  let calls: CallRing;
  try {
    calls = startAnswerer(libc, fd, confinement ? 'nothing passes' : plan.passing);
  } catch (error) {
    // It would wait for its answer for ever: it has the listener itself.
    libc.syscall(nr.kill, fork.result, SIGKILL);
    if (error instanceof NativeError) return failure(error.message);
    throw error;
  }
  return { kind: 'traced', libc, pid: fork.result, calls, noNewPrivs, execResult: () => execve.result };
}

/** As the launcher does it (attempt.ts), but for the filter, which comes last. */
function emitConfinement(rows: Rows, libc: Libc, confinement: TracedConfinement, onError: OnError): void {
  const { keepCapabilities, landlockRuleset, denyWriteExec, report } = confinement;
  const capabilities = capabilityPlan(keepCapabilities);
  const writeExec = writeExecOf(libc, denyWriteExec);
  emitRestrictions(rows, libc, capabilities, landlockRuleset, onError);
  if (writeExec === 'denied') emitMdwe(rows, libc, onError);
  report?.({
    method: 'asking',
    writeExec,
    boundingKept: capabilities.boundingKept,
    calls: ['seccomp'],
  });
}

/** With a shared table of files the child's listener is ours, too; its own copy goes at its execve. */
function awaitListener(libc: Libc, listener: Row, pid: number): number {
  const { nr } = libc.abi;
  const status = libc.map(8);
  const moment = libc.map(16); // struct timespec
  moment.memory.writeUInt32LE(50_000, 8);
  for (;;) {
    if (listener.result !== PENDING) return listener.result;
    if (libc.syscall(nr.wait4, pid, status.address, WNOHANG, 0) === pid) return -1;
    libc.syscall(nr.ppoll, 0, 0, moment.address, 0, 8);
  }
}
const WNOHANG = 1;

function listenerFlags(libc: Libc, confined: boolean): number {
  const base = SECCOMP.FLAG_NEW_LISTENER | (confined ? 0 : SECCOMP.FLAG_SPEC_ALLOW);
  // So that signals (timers!) don't interrupt calls that wait for their answer; from 5.19. A null filter tells: EFAULT
  // comes after the flags were looked at.
  const wanted = base | SECCOMP.FLAG_WAIT_KILLABLE_RECV;
  const answer = libc.syscall(libc.abi.nr.seccomp, SECCOMP.SET_MODE_FILTER, wanted, 0);
  return answer === -EFAULT ? wanted : base;
}

/** seccomp(2): CAP_SYS_ADMIN, or no_new_privs. */
function mayFilterFreely(): boolean {
  return (((readCapabilities()?.effective ?? 0n) >> CAP_SYS_ADMIN) & 1n) === 1n;
}

function pin(libc: Libc, cpu: number): void {
  const set = libc.map(CPU_BYTES);
  set.memory[cpu >> 3] = 1 << (cpu & 7);
  libc.syscall(libc.abi.nr.schedSetaffinity, 0, CPU_BYTES, set.address);
}

const failure = (what: string): LaunchFailure => ({
  kind: 'failure',
  status: 125,
  message: `cannot trace the program: ${what}`,
});
