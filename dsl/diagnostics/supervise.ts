/** POL6030–6039: `polc run --supervise`. */
import { defineCode, type CodeDefinition } from './diagnostic.js';

export const cannotSupervise = defineCode(
  {
    code: 'POL6030',
    severity: 'error',
    title: 'program that cannot be supervised',
    explain:
      '`polc run --supervise` traces the program with ptrace(2), and this host does not let it: Yama’s scope 3, or 2 without CAP_SYS_PTRACE, the seccomp filter of a container, or another tracer that is there already. The program was not started.',
    example: '$ polc run --supervise app.policy -- true',
  },
  (why: string, help?: string) => ({
    message: `cannot supervise the program: ${why}`,
    help:
      help ??
      'without `--supervise` it runs under what all of its profiles allow together; in a container, `--cap-add SYS_PTRACE` or a seccomp profile that allows ptrace lets polc do it',
  }),
);

/** In numeric order. */
export const SUPERVISE_CODES: readonly CodeDefinition[] = [cannotSupervise];
