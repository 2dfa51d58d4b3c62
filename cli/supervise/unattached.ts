/** Why ptrace(2) is not to be had, as far as this host tells. */
import { readFileSync } from 'node:fs';
import { cannotSupervise, type Diagnostic } from '../../dsl/index.js';

/** The kernel's Documentation/admin-guide/LSM/Yama.rst. */
const YAMA = '/proc/sys/kernel/yama/ptrace_scope';
const SCOPES: Readonly<Record<string, string>> = {
  '2': `${YAMA} is 2: only root (CAP_SYS_PTRACE) may trace programs`,
  '3': `${YAMA} is 3: nobody may trace programs until the next boot`,
};

export function unattached(message: string): Diagnostic {
  let scope = '';
  try {
    scope = readFileSync(YAMA, 'utf8').trim();
  } catch {
    // A kernel without Yama.
  }
  return cannotSupervise(undefined, message, SCOPES[scope]);
}
