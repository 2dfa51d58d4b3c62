/** What makes a trace less than the whole truth, seen in one call. */
import { constant } from '../../../kernel/index.js';
import type { Call, Recorder } from '../../index.js';

export function markCall(recorder: Recorder, call: Call): void {
  if (call.name === 'io_uring_setup') recorder.mark('io_uring');
  if (call.name !== 'seccomp') return;
  const listener = constant(call.arch, 'SECCOMP_FILTER_FLAG_NEW_LISTENER') ?? 0n;
  if (call.args[0] === constant(call.arch, 'SECCOMP_SET_MODE_FILTER') && ((call.args[1] ?? 0n) & listener) !== 0n)
    recorder.mark('own listener');
}
