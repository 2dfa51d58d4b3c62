/** What binds a program besides its filter, as rows of whichever launcher starts it. */
import { PR, PR_MDWE_REFUSE_EXEC_GAIN } from './abi.js';
import { planCapabilities, readCapabilities, type CapabilityPlan } from './capabilities.js';
import type { Rows } from './interpreter.js';
import type { LaunchFacts, LaunchPlan } from './launch-plan.js';
import type { Libc } from './libc.js';
import { emitCapabilities, emitNoNewPrivs, type OnError } from './restore-rows.js';

/** What becomes of memory that is writable and executable: PR_SET_MDWE is from 6.3. */
export const writeExecOf = (libc: Libc, deny: boolean): LaunchFacts['writeExec'] =>
  !deny ? 'not asked' : libc.syscall(libc.abi.nr.prctl, PR.GET_MDWE, 0, 0, 0, 0) >= 0 ? 'denied' : 'unsupported';

/** @returns what becomes of this process's capabilities. @throws Error where /proc does not say which it has */
export function capabilityPlan(keep: readonly number[]): CapabilityPlan {
  const capabilities = readCapabilities();
  if (!capabilities) throw new Error('cannot read /proc/thread-self/status: is /proc mounted?');
  return planCapabilities(capabilities, keep);
}

/** Capabilities, no_new_privs, Landlock. */
export function emitRestrictions(
  rows: Rows,
  libc: Libc,
  capabilities: CapabilityPlan,
  landlockRuleset: LaunchPlan['landlockRuleset'],
  onError: OnError,
): void {
  emitCapabilities(rows, libc, capabilities, onError);
  emitNoNewPrivs(rows, libc, onError);
  if (landlockRuleset !== undefined)
    rows.syscall(libc.abi.nr.landlockRestrictSelf, [landlockRuleset, 0], onError('landlock_restrict_self'));
}

/** V8 could make no code executable behind it. execve hands the setting on (prctl(2)). */
export const emitMdwe = (rows: Rows, libc: Libc, onError: OnError): void =>
  void rows.syscall(libc.abi.nr.prctl, [PR.SET_MDWE, PR_MDWE_REFUSE_EXEC_GAIN, 0, 0, 0], onError('PR_SET_MDWE'));
