/** Whom to watch: a command of polc's own, or what runs already. */
import { existsSync, readdirSync, readFileSync, statSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import type { Held, ProgramPlan } from '../../native/index.js';
import type { Program } from './program.js';

export type Target =
  | { readonly kind: 'command'; readonly plan: ProgramPlan }
  /** A process that runs, its threads and all that come from it. */
  | { readonly kind: 'process'; readonly pid: number }
  /** All in a cgroup: an absolute path below /sys/fs/cgroup. */
  | { readonly kind: 'cgroup'; readonly path: string };

/** statfs(2), linux/magic.h. */
const CGROUP2_SUPER_MAGIC = 0x63677270;

/** Why it can't be watched, before anything is done. */
export function attachProblem(target: Target): string | undefined {
  switch (target.kind) {
    case 'command':
      return undefined;
    case 'process':
      return existsSync(`/proc/${target.pid}`) ? undefined : 'there is no such process';
    case 'cgroup':
      if (!existsSync(join(target.path, 'cgroup.procs'))) return 'it is no cgroup';
      if (statfsSync(target.path).type !== CGROUP2_SUPER_MAGIC) return 'it is a cgroup of version 1';
      return undefined;
  }
}

/** @returns whether there still is something to watch, where no command of polc's own tells by its end. */
export function choose(program: Program, target: Target, held: Held | undefined): () => boolean {
  switch (target.kind) {
    case 'command':
      program.arm(held?.pid ?? 0);
      return () => true;
    case 'process':
      adoptAll(program, () => descendants(target.pid));
      return () => isAlive(target.pid);
    case 'cgroup':
      program.follow(statSync(target.path, { bigint: true }).ino);
      adoptAll(program, () => members(target.path));
      return () => members(target.path).length > 0;
  }
}

/** While they are listed others are born, of whom the kernel's side knows only once it knows their parents. */
function adoptAll(program: Program, list: () => readonly number[]): void {
  const known = new Set<number>();
  for (;;) {
    const fresh = list().filter((pid) => !known.has(pid) && pid !== process.pid);
    if (fresh.length === 0) return;
    for (const pid of fresh) known.add(pid);
    program.adopt(fresh);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The process and all below it, by /proc/PID/stat's parents. */
function descendants(pid: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? parentOf(Number(name)) : undefined;
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [pid];
  for (const each of found) found.push(...(children.get(each) ?? []));
  return found;
}

function parentOf(pid: number): number | undefined {
  try {
    // The name, in parentheses, may hold anything.
    return Number(/\) \S (\d+)[^)]*$/.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))?.[1]);
  } catch {
    return undefined;
  }
}

/** Processes of a cgroup and of those below it. */
function members(path: string): readonly number[] {
  try {
    const own = readFileSync(join(path, 'cgroup.procs'), 'latin1').split('\n').filter(Boolean).map(Number);
    const below = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return [...own, ...below.flatMap((entry) => members(join(path, entry.name)))];
  } catch {
    return []; // it is gone
  }
}
