/**
 * The launcher's own rows before execve: what Node changed is put back, files that are not kept close, capabilities that
 * are not granted go.
 */
import { readdirSync } from 'node:fs';
import {
  CLOSE_RANGE_CLOEXEC,
  F,
  FD_CLOEXEC,
  PR,
  PR_CAP_AMBIENT,
  RLIMIT_NOFILE,
  SIGKILL,
  SIGNAL_END,
  SIGSTOP,
  SIG_SETMASK,
} from './abi.js';
import { capabilityStructs, type CapabilityPlan } from './capabilities.js';
import type { Label, Rows } from './interpreter.js';
import type { Libc } from './libc.js';
import type { StartState } from './start-state.js';

/** Makes the label that a failing step goes to. */
export type OnError = (step: string) => Label;

const O_NONBLOCK = 0o4000;
const SIG_IGN = 1;
const SIGSET_BYTES = 8;

/** No handler of Node's may run from here on: under the policy its write(2) to libuv's pipe could be deadly. */
export function emitBlockSignals(rows: Rows, libc: Libc): void {
  rows.syscall(libc.abi.nr.rtSigprocmask, [SIG_SETMASK, rows.words(-1), 0, SIGSET_BYTES]);
}

/** Dispositions and mask as at the start; whatever signal came meanwhile now has its say. */
export function emitRestoreSignals(rows: Rows, libc: Libc, start: StartState): void {
  const { nr } = libc.abi;
  // struct sigaction as the kernel has it: handler, flags, restorer, mask.
  const byDefault = rows.words(0, 0, 0, 0);
  const ignore = rows.words(SIG_IGN, 0, 0, 0);
  for (let signal = 1; signal < SIGNAL_END; signal++) {
    if (signal === SIGKILL || signal === SIGSTOP) continue;
    const ignored = ((start.ignored ?? 0n) >> BigInt(signal - 1)) & 1n;
    rows.syscall(nr.rtSigaction, [signal, ignored ? ignore : byDefault, 0, SIGSET_BYTES]);
  }
  rows.syscall(nr.rtSigprocmask, [SIG_SETMASK, rows.words(start.blocked ?? 0n), 0, SIGSET_BYTES]);
}

/** After `emitFiles`, what polc was given. One that is closed by now was Node's for a moment: no reason to fail. */
export function emitGiven(rows: Rows, libc: Libc, start: StartState): void {
  for (const fd of start.given ?? []) rows.syscall(libc.abi.nr.fcntl, [fd, F.SETFD, 0]);
}

/** What is open above 2 closes at execve, but `keep`. */
export function emitFiles(rows: Rows, libc: Libc, keep: readonly number[], start: StartState, onError: OnError): void {
  const { nr } = libc.abi;
  // Those that Node opens meanwhile have the flag anyway.
  const openFds = fdsToClose(libc);
  if (openFds === undefined) rows.syscall(nr.closeRange, [3, 0xffff_ffff, CLOSE_RANGE_CLOEXEC], onError('close_range'));
  else for (const fd of openFds) if (fd > 2) rows.syscall(nr.fcntl, [fd, F.SETFD, FD_CLOEXEC]);
  for (const fd of keep) rows.syscall(nr.fcntl, [fd, F.SETFD, 0], onError(`keeping file descriptor ${fd}`));
  for (const fd of [0, 1, 2]) {
    rows.syscall(nr.fcntl, [fd, F.SETFD, 0]);
    const flags = libc.syscall(nr.fcntl, fd, F.GETFL);
    // The flag belongs to the open file, which others may share: only what Node set is taken back.
    if (flags >= 0 && (flags & O_NONBLOCK) !== 0 && start.nonBlocking[fd] === false) {
      rows.syscall(nr.fcntl, [fd, F.SETFL, flags & ~O_NONBLOCK]);
    }
  }
  if (start.openFiles !== undefined) {
    const limits = rows.zeroed(16);
    if (libc.syscall(nr.prlimit64, 0, RLIMIT_NOFILE, 0, limits.address) === 0) {
      const hard = limits.memory.readBigUInt64LE(8);
      limits.memory.writeBigUInt64LE(start.openFiles < hard ? start.openFiles : hard, 0);
      rows.syscall(nr.prlimit64, [0, RLIMIT_NOFILE, limits.address, 0], onError('setrlimit'));
    }
  }
}

/** close_range(2) with CLOEXEC is from 5.11; for older kernels the fds one by one. */
function fdsToClose(libc: Libc): readonly number[] | undefined {
  const known = libc.syscall(libc.abi.nr.closeRange, 0xffff_ffff, 0xffff_ffff, CLOSE_RANGE_CLOEXEC) === 0;
  return known ? undefined : readdirSync('/proc/self/fd').map(Number);
}

/** Each error is fatal: a capability that stays is one that the policy did not grant. */
export function emitCapabilities(rows: Rows, libc: Libc, plan: CapabilityPlan, onError: OnError): void {
  const { nr } = libc.abi;
  for (const capability of plan.dropBounding) {
    rows.syscall(nr.prctl, [PR.CAPBSET_DROP, capability, 0, 0, 0], onError('dropping from the bounding set'));
  }
  rows.syscall(nr.prctl, [PR.CAP_AMBIENT, PR_CAP_AMBIENT.CLEAR_ALL, 0, 0, 0], onError('clearing ambient capabilities'));
  const structs = rows.bytes(capabilityStructs([plan.permitted, plan.permitted, plan.inheritable]));
  rows.syscall(nr.capset, [structs, structs + 16n], onError('dropping capabilities'));
  for (const capability of plan.raiseAmbient) {
    rows.syscall(
      nr.prctl,
      [PR.CAP_AMBIENT, PR_CAP_AMBIENT.RAISE, capability, 0, 0],
      onError('keeping granted capabilities'),
    );
  }
}

/** Before Landlock and seccomp, which demand it of whoever has no CAP_SYS_ADMIN. It cannot be undone. */
export function emitNoNewPrivs(rows: Rows, libc: Libc, onError: OnError): void {
  rows.syscall(libc.abi.nr.prctl, [PR.SET_NO_NEW_PRIVS, 1, 0, 0, 0], onError('no_new_privs'));
}
