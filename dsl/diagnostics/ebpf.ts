/** POL6630–6639: watching with eBPF what runs already. Their examples are command lines. */
import { defineCode, type CodeDefinition } from './diagnostic.js';
import { printable } from './printable.js';

export const cannotAttach = defineCode(
  {
    code: 'POL6630',
    severity: 'error',
    title: 'process or cgroup that can’t be watched',
    explain:
      'There is no such process, or the path is no cgroup of version 2 (a folder with `cgroup.procs` below the mount of cgroup2). A container is watched by its first process: `docker inspect -f "{{.State.Pid}}" NAME` says which that is, and /proc/PID/cgroup where its cgroup lies.',
    example: '$ polc learn --pid 4194305',
  },
  (what: string, problem: string) => ({ message: `cannot watch ${printable(what)}: ${problem}` }),
);

/** In numeric order. */
export const EBPF_CODES: readonly CodeDefinition[] = [cannotAttach];
