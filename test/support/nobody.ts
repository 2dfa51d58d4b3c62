/** An ordinary user, for tests that root runs. */
import { POLC, shell } from './polc.js';

export const AS_NOBODY = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups'] as const;
export const NEEDS_NOBODY = 'root, setpriv, and a checkout that others may read';

let runs: boolean | undefined;

/** Whether polc, as it is built here, can be started as that user: the checkout may be its owner's alone. */
export function nobodyRunsPolc(): boolean {
  runs ??= process.getuid?.() === 0 && shell(`cd /; ${AS_NOBODY.join(' ')} "${POLC}" help`).status === 0;
  return runs;
}
