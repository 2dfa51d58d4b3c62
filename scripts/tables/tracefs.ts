import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { inputPath, readInput } from './inputs.js';

const SNAPSHOT = 'tracefs-x86_64.txt';
const MOUNTED = '/sys/kernel/tracing';

/** `NAME(TYPE ARG, …)` of every traced syscall of the running kernel by name; undefined where tracefs cannot be read. */
export function liveTracefs(): Map<string, string> | undefined {
  if (process.arch !== 'x64' || process.platform !== 'linux') return undefined;
  if (existsSync(`${MOUNTED}/events/syscalls`)) return readFormats(MOUNTED);
  if (process.getuid?.() !== 0) return undefined;
  const dir = mkdtempSync(join(tmpdir(), 'polc-tracefs-'));
  try {
    execFileSync('mount', ['-t', 'tracefs', 'nodev', dir], { stdio: 'ignore' });
    try {
      return readFormats(dir);
    } finally {
      execFileSync('umount', [dir]);
    }
  } catch {
    return undefined; // no tracefs in this kernel, or no right to mount it: the caller says so
  } finally {
    rmdirSync(dir);
  }
}

function readFormats(root: string): Map<string, string> | undefined {
  const events = `${root}/events/syscalls`;
  if (!existsSync(events)) return undefined;
  const found = new Map<string, string>();
  for (const event of readdirSync(events).sort()) {
    if (!event.startsWith('sys_enter_')) continue;
    const args: string[] = [];
    for (const [, field = ''] of readFileSync(`${events}/${event}/format`, 'utf8').matchAll(/^\tfield:(.*?);/gm))
      if (!/ (?:common_\w+|__syscall_nr)$/.test(field)) args.push(field);
    const name = event.slice('sys_enter_'.length);
    found.set(name, `${name}(${args.join(', ')})`);
  }
  return found.size > 0 ? found : undefined;
}

export const snapshot = (): Map<string, string> =>
  new Map(readInput(SNAPSHOT).map((line) => [line.slice(0, line.indexOf('(')), line]));

/** Takes the running kernel's formats into the snapshot; what this kernel does not compile in stays. */
export function refreshSnapshot(live: ReadonlyMap<string, string>): void {
  const all = new Map([...(existsSync(inputPath(SNAPSHOT)) ? snapshot() : []), ...live]);
  writeFileSync(
    inputPath(SNAPSHOT),
    `# Argument names and types of x86_64's system calls, as /sys/kernel/tracing/events/syscalls/*/format of Linux ${release()} has
# them; written by \`npm run tables -- --tracefs\`. The names are the entry points' (newstat, umount): see signatures.txt.
${[...all.values()].sort().join('\n')}\n`,
  );
}

/** The kernel version that the snapshot was taken on, e.g. `6.18`. */
export const snapshotVersion = (): string =>
  /of Linux (\d+\.\d+)/.exec(readFileSync(inputPath(SNAPSHOT), 'utf8'))?.[1] ?? '';
export const runningVersion = (): string => /^\d+\.\d+/.exec(release())?.[0] ?? '';
