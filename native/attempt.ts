/** One launch by one method, as rows: confine, execve, and what to say if either fails. */
import { PR, SECCOMP } from './abi.js';
import { capabilityPlan, emitMdwe, emitRestrictions, writeExecOf } from './confine-rows.js';
import { emitNotifier, PENDING } from './exec-once-rows.js';
import { emitExecve, execveSize, executionFailure } from './exec-rows.js';
import { emitExit, emitForkHelper, emitMessage, emitSpawnHelper, meeting } from './helper-rows.js';
import type { InstallStep } from './install-order.js';
import { Label, Rows, type Row } from './interpreter.js';
import type { LaunchFacts, LaunchFailure, LaunchPlan } from './launch-plan.js';
import { errnoName, type Libc } from './libc.js';
import { emitLabel } from './label-rows.js';
import { emitBlockSignals, emitFiles, emitRestoreSignals } from './restore-rows.js';
import { readStartState } from './start-state.js';
import { emitAwaitSupervisor, emitSupervisor } from './supervise/start-rows.js';
import { emitTracer } from './tracer-rows.js';
import { constants } from 'node:os';
import { INSTRUCTION_BYTES } from './sock-filter.js';

export interface Attempt {
  readonly method: Exclude<LaunchFacts['method'], 'asking'>;
  readonly filters: readonly Uint8Array[];
  readonly order: readonly InstallStep[];
  /** `exec-once`: index of the filter that gets the listener. */
  readonly notifying?: number;
  readonly fallback?: string;
}

/** `attach`: the helper could not attach; nothing was changed for good, so another method may be tried. */
export interface Failed {
  readonly failure: LaunchFailure;
  readonly attach?: string;
}

const EXEC_FAILED = -1;
const ATTACH_FAILED = -2;

export function attempt(
  libc: Libc,
  plan: LaunchPlan,
  { method, filters, order, notifying, fallback }: Attempt,
): Failed {
  const { nr } = libc.abi;
  const capabilities = capabilityPlan(plan.keepCapabilities);
  const start = plan.start ?? readStartState();
  const writeExec = writeExecOf(libc, plan.denyWriteExec);
  const rows = new Rows(libc, dataSize(plan, filters));
  const failures: { readonly label: Label; readonly step: string }[] = [];
  const onError = (step: string): Label => {
    const label = new Label();
    failures.push({ label, step });
    return label;
  };
  const meet = meeting(rows);
  const helper = new Label();
  const attachFailed = new Label();

  emitBlockSignals(rows, libc);
  const { supervisor } = plan;
  if (supervisor) {
    emitForkHelper(rows, libc, meet, helper, attachFailed, false);
    emitAwaitSupervisor(rows, libc, meet, attachFailed, supervisor);
    rows.syscall(nr.prctl, [PR.SET_PTRACER, 0, 0, 0, 0]);
  } else if (method !== 'direct') emitSpawnHelper(rows, libc, meet, helper, attachFailed, method === 'exec-once');
  // Before no_new_privs, under which the modules refuse changes of domain that they otherwise allow.
  if (plan.label !== undefined) emitLabel(rows, libc, plan.label, onError);
  emitFiles(rows, libc, plan.keepFds, start, onError);
  emitRestrictions(rows, libc, capabilities, plan.landlockRuleset, onError);
  emitRestoreSignals(rows, libc, start);
  let listener: Row | undefined;
  const beforeExecve = method === 'direct' || method === 'exec-once';
  if (beforeExecve) {
    if (writeExec === 'denied') emitMdwe(rows, libc, onError);
    listener = emitFilters(rows, libc, plan, filters, order, notifying, onError);
  }
  const execve = emitExecve(rows, libc, plan);
  if (beforeExecve && order.length > 0) emitExecFailure(rows, libc, plan, execve);
  rows.return(EXEC_FAILED);
  rows.place(attachFailed);
  rows.return(ATTACH_FAILED);
  failures.forEach(({ label }, index) => {
    rows.place(label);
    rows.return(index);
  });
  if (supervisor) emitSupervisor(rows, libc, meet, helper, process.pid, supervisor);
  else if (method === 'inject') {
    emitTracer(rows, libc, meet, helper, {
      launcher: process.pid,
      program: printable(plan),
      denyWriteExec: writeExec === 'denied',
      filters: order.map(({ filter, call }) => ({ code: bytesOf(filters, filter), call, flags: logFlag(plan) })),
    });
  } else if (listener !== undefined) {
    rows.poke(listener.resultAddress, PENDING);
    emitNotifier(rows, libc, meet, helper, { launcher: process.pid, listener: listener.resultAddress });
  }

  plan.report?.({
    method,
    ...(fallback === undefined ? {} : { fallback }),
    writeExec,
    boundingKept: capabilities.boundingKept,
    calls: order.map(({ call }) => call),
  });
  const result = rows.run();
  if (result === EXEC_FAILED) return { failure: executionFailure(plan.path, -execve.result) };
  if (result === ATTACH_FAILED) {
    if (supervisor) return { failure: { ...own(unattached(meet.error.value())), unsupervised: true } };
    const attach = `ptrace: ${errnoName(meet.error.value())}`;
    return {
      attach,
      failure: own(`this policy forbids exec, so polc has to attach to the program to bind it: ${attach}`),
    };
  }
  const failed = failures[result];
  const step = failed === undefined ? 'launch' : `${failed.step}: ${errnoName(rows.errorAt(failed.label))}`;
  return { failure: own(`cannot confine the program: ${step}`) };
}

const unattached = (errno: number): string =>
  errno === 0 ? 'its process did not start' : `ptrace: ${errnoName(errno)}`;

/** Returns the row whose result is the listener. */
function emitFilters(
  rows: Rows,
  libc: Libc,
  plan: LaunchPlan,
  filters: readonly Uint8Array[],
  order: readonly InstallStep[],
  notifying: number | undefined,
  onError: (step: string) => Label,
): Row | undefined {
  const { nr } = libc.abi;
  const dead = new Label();
  const done = new Label();
  let listener: Row | undefined;
  order.forEach(({ filter, call }, position) => {
    const flags = logFlag(plan) | (filter === notifying ? SECCOMP.FLAG_NEW_LISTENER : 0);
    const bytes = bytesOf(filters, filter);
    const program = rows.words(bytes.length / INSTRUCTION_BYTES, rows.bytes(bytes)); // struct sock_fprog
    // Under a filter there is no way back to JavaScript.
    const refused = position === 0 ? onError('the kernel refused the filter') : dead;
    const row =
      call === 'seccomp'
        ? rows.syscall(nr.seccomp, [SECCOMP.SET_MODE_FILTER, flags, program], refused)
        : rows.syscall(nr.prctl, [PR.SET_SECCOMP, SECCOMP.MODE_FILTER, program], refused);
    if (filter === notifying) listener = row;
  });
  rows.jump(done);
  rows.place(dead);
  emitMessage(rows, libc, 'cannot confine the program: the kernel refused one of the stacked filters');
  emitExit(rows, libc, 125);
  rows.place(done);
  return listener;
}

/** The errors worth words of their own; resolveCommand has found most of them before. */
const EXEC_ERRORS = ['ENOENT', 'EACCES', 'ENOEXEC', 'E2BIG', 'EPERM', 'ENOMEM', 'ENOSYS', 'ETXTBSY'] as const;

/** Under the filters, execve has failed: says so and ends, without Node. */
function emitExecFailure(rows: Rows, libc: Libc, plan: LaunchPlan, execve: Row): void {
  for (const name of [...EXEC_ERRORS, undefined]) {
    const errno = name === undefined ? 0 : constants.errno[name];
    const next = new Label();
    const mine = new Label();
    if (name !== undefined) {
      rows.branch(execve.resultAddress, -1n, BigInt(-errno), mine);
      rows.jump(next);
    }
    rows.place(mine);
    const { message, status } = executionFailure(plan.path, errno);
    emitMessage(rows, libc, message);
    emitExit(rows, libc, status);
    rows.place(next);
  }
}

function dataSize(plan: LaunchPlan, filters: readonly Uint8Array[]): number {
  const code = filters.reduce((sum, filter) => sum + filter.length + 64, 0);
  // About ten messages for each filter name the program.
  const messages = (128 + 16 * filters.length) * (Buffer.byteLength(plan.path) + 16);
  return execveSize(plan) + 2 * code + messages + 32 * 1024 + 64 * 1024;
}

function bytesOf(filters: readonly Uint8Array[], index: number): Uint8Array {
  return filters[index] ?? new Uint8Array();
}

function logFlag(plan: LaunchPlan): number {
  return plan.logDenials === true ? SECCOMP.FLAG_LOG : 0;
}

function printable(plan: LaunchPlan): string {
  return Buffer.from(plan.path).toString();
}

/** A failure of polc's own. */
export function own(message: string): LaunchFailure {
  return { kind: 'failure', status: 125, message };
}
