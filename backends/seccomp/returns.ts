/** Answers ⇄ `SECCOMP_RET_*` (linux/seccomp.h), as `__seccomp_filter` and `seccomp_run_filters` read them (kernel/seccomp.c). */
import type { Answer } from '../../compiler/index.js';
import { assertNever } from '../../dsl/index.js';

export const RET_KILL_PROCESS = 0x80000000;
export const RET_KILL_THREAD = 0x00000000;
export const RET_TRAP = 0x00030000;
export const RET_ERRNO = 0x00050000;
export const RET_USER_NOTIF = 0x7fc00000;
export const RET_TRACE = 0x7ff00000;
export const RET_LOG = 0x7ffc0000;
export const RET_ALLOW = 0x7fff0000;

/** What syscall_set_return_value is given at most: the error range of IS_ERR (linux/err.h). */
const MAX_ERRNO = 4095;

/** SECCOMP_RET_ACTION_FULL; unsigned 32-bit. */
export const actionOf = (ret: number): number => (ret & 0xffff0000) >>> 0;
const dataOf = (ret: number): number => ret & 0xffff;

/** What the kernel does on a filter's return value: unsigned 32-bit, all are defined. */
export function answerOfRet(ret: number): Answer {
  switch (actionOf(ret)) {
    case RET_KILL_THREAD:
      return { kind: 'kill thread' };
    case RET_TRAP:
      return { kind: 'trap', data: dataOf(ret) };
    case RET_ERRNO:
      return { kind: 'errno', errno: Math.min(dataOf(ret), MAX_ERRNO) };
    case RET_USER_NOTIF:
      return { kind: 'notify' };
    case RET_TRACE:
      return { kind: 'trace', data: dataOf(ret) };
    case RET_LOG:
      return { kind: 'log' };
    case RET_ALLOW:
      return { kind: 'allow' };
    case RET_KILL_PROCESS:
    default:
      // An action the kernel does not know kills the process: the `default:` beside KILL_PROCESS in __seccomp_filter.
      return { kind: 'kill' };
  }
}

/** @throws RangeError on data that 16 bits, or an errno that the kernel's cap, would change. */
export function retOfAnswer(answer: Answer): number {
  switch (answer.kind) {
    case 'kill':
      return RET_KILL_PROCESS;
    case 'kill thread':
      return RET_KILL_THREAD;
    case 'trap':
      return RET_TRAP | within(answer.data, 0xffff);
    case 'errno':
      return RET_ERRNO | within(answer.errno, MAX_ERRNO);
    case 'notify':
      return RET_USER_NOTIF;
    case 'trace':
      return RET_TRACE | within(answer.data, 0xffff);
    case 'log':
      return RET_LOG;
    case 'allow':
      return RET_ALLOW;
    default:
      return assertNever(answer);
  }
}

function within(data: number, most: number): number {
  if (!Number.isInteger(data) || data < 0 || data > most) throw new RangeError(`${data} is not within 0…${most}`);
  return data;
}

/** The action as seccomp_run_filters compares it: ACTION_ONLY(), signed; the lower is the stricter. */
export const strictnessOf = (ret: number): number => actionOf(ret) | 0;

/**
 * What stacked filters return together. All of them run, from the most recently installed back; the lowest action wins, and
 * of equal ones the first seen, that is the most recent.
 * @param rets in the order of installation. None: as without a filter, ALLOW.
 */
export function strictestRet(rets: readonly number[]): number {
  let strictest = RET_ALLOW;
  for (let i = rets.length - 1; i >= 0; i--) if (strictnessOf(rets[i]!) < strictnessOf(strictest)) strictest = rets[i]!;
  return strictest;
}
