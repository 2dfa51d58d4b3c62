/** A cgroup of a test's own, where there is a hierarchy of version 2 to write to. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';

export const UNIFIED = ['/sys/fs/cgroup', '/sys/fs/cgroup/unified'].find((path) =>
  existsSync(join(path, 'cgroup.controllers')),
);

/** @returns its folder, for `removeCgroup`; undefined where none can be made. */
export function makeCgroup(name: string): string | undefined {
  const path = join(UNIFIED ?? '/nonexistent', `polc-test-${name}`);
  try {
    mkdirSync(path);
    return path;
  } catch {
    return undefined;
  }
}

/** Its last processes may still be ending. */
export function removeCgroup(path: string): void {
  for (let i = 0; existsSync(path) && i < 100; i++) {
    try {
      rmdirSync(path);
    } catch {
      spawnSync('sleep', ['0.05']);
    }
  }
}
