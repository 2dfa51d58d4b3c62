/**
 * Node becomes the program: same pid, so that signals, job control, exit status and the standard streams are the
 * program's own, and nothing of polc stays behind. All that happens from the first irreversible step on is one run of
 * `interpreter.ts`, without V8.
 *
 * Only the calling thread gets filters and loses capabilities: execve ends Node's other threads (execve(2)), which a
 * strict policy would kill, and the process with them.
 */
import { isMainThread } from 'node:worker_threads';
import { PR, SECCOMP } from './abi.js';
import { attempt, own } from './attempt.js';
import { installOrder, type InstallCall } from './install-order.js';
import type { LaunchFailure, LaunchPlan } from './launch-plan.js';
import { openLibc, type Libc } from './libc.js';
import { keepingProblem } from './open-fds.js';
import { INSTRUCTION_BYTES } from './sock-filter.js';

/** BPF_MAXINSNS. */
const MAX_INSTRUCTIONS = 4096;

/** Returns only if the program could not be started; the process is then good for printing the message and exiting. */
export function launch(plan: LaunchPlan): LaunchFailure {
  try {
    return choose(plan);
  } catch (error) {
    return own(error instanceof Error ? error.message : String(error));
  }
}

function choose(plan: LaunchPlan): LaunchFailure {
  const problem = planProblem(plan);
  if (problem !== undefined) return own(problem);
  const libc = openLibc();
  if (plan.supervisor) return attempt(libc, plan, { method: 'supervised', filters: [], order: [] }).failure;
  const { filters } = plan;
  const order = installOrder(filters.map((filter) => deniedCalls(libc, plan, filter)));
  if (order === undefined) {
    return own(
      'two of the stacked filters deny seccomp and prctl, so that one would keep the other from being installed',
    );
  }
  if (plan.execAllowed) return attempt(libc, plan, { method: 'direct', filters, order }).failure;
  const injected = attempt(libc, plan, { method: 'inject', filters, order });
  if (injected.attach === undefined || plan.execOnce === undefined) return injected.failure;
  const once = plan.execOnce;
  const onceOrder = installOrder(once.filters.map((filter) => deniedCalls(libc, plan, filter)));
  // Only seccomp(2) gives a listener.
  if (onceOrder?.find(({ filter }) => filter === once.notifying)?.call !== 'seccomp') return injected.failure;
  return attempt(libc, plan, {
    method: 'exec-once',
    filters: once.filters,
    order: onceOrder,
    notifying: once.notifying,
    fallback: injected.attach,
  }).failure;
}

function deniedCalls(libc: Libc, plan: LaunchPlan, filter: Uint8Array): ReadonlySet<InstallCall> {
  const { nr } = libc.abi;
  const flags = plan.logDenials === true ? SECCOMP.FLAG_LOG : 0;
  const denied = new Set<InstallCall>();
  const mode = BigInt(SECCOMP.MODE_FILTER);
  if (plan.denies(filter, nr.seccomp, [BigInt(SECCOMP.SET_MODE_FILTER), BigInt(flags), 0n])) denied.add('seccomp');
  if (plan.denies(filter, nr.prctl, [BigInt(PR.SET_SECCOMP), mode, 0n])) denied.add('prctl');
  return denied;
}

function planProblem(plan: LaunchPlan): string | undefined {
  if (!isMainThread) return 'the launcher has to run on the main thread';
  for (const filter of [...plan.filters, ...(plan.execOnce?.filters ?? [])]) {
    if (
      filter.length === 0 ||
      filter.length % INSTRUCTION_BYTES !== 0 ||
      filter.length > MAX_INSTRUCTIONS * INSTRUCTION_BYTES
    ) {
      return `a filter has 1 to ${MAX_INSTRUCTIONS} instructions of ${INSTRUCTION_BYTES} bytes; this one has ${filter.length} bytes`;
    }
  }
  for (const text of [plan.path, ...plan.argv, ...plan.env]) {
    if (typeof text === 'string' ? text.includes('\0') : text.includes(0)) return 'an argument contains a NUL byte';
  }
  return keepingProblem(plan.keepFds);
}
