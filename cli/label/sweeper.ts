/**
 * Removes a profile after its last user, when polc is long gone: a shell that waits beside the program. To remove a profile
 * that confines somebody would set that process free (security/apparmor/policy.c, __remove_profile), so every run holds a shared
 * lock from before it looks for the profile until its execve, and the sweeper looks for users and removes under an exclusive one.
 */
import { spawnSync } from 'node:child_process';
import { findTool } from '../../native/index.js';

/** Beside the shell. */
const TOOLS = ['flock', 'setsid', 'sleep'];

export const sweeperMissing = (): string | undefined => TOOLS.find((tool) => findTool(tool) === undefined);

export interface Sweep {
  /** The loaded profile's. Letters, digits, `.`, `_` and `-`. */
  readonly label: string;
  /** Where the kernel takes the name of a profile to remove. */
  readonly remove: string;
  /** Below /proc/PID: where the kernel tells a process's label. */
  readonly attribute: string;
  /** Held shared by all who are about to use a profile. */
  readonly lock: string;
}

// Whoever ends the program's whole group or unit must not leave the profile behind: the shell ends by itself, soon after.
const SCRIPT = `
trap '' HUP INT TERM
label=$1 remove=$2 attribute=$3 pid=$5
exec 9<"$4" || exit 1
uses() { said=; read -r said <"$1"; case $said in *"$label"*) return 0 ;; esac; return 1; }
used() { for each in /proc/[0-9]*/"$attribute"; do uses "$each" && return 0; done; return 1; }
flock 9 && flock -u 9 || exit 1
while :; do
  if ! uses "/proc/$pid/$attribute"; then
    flock 9 || exit 1
    used || { printf %s "$label" >"$remove"; exit; }
    flock -u 9
  fi
  sleep 1
done`;

/** Nothing of the program's: the shell is nobody's child (the first one forks and ends), and has no terminal and no file of it. */
export function startSweeper({ label, remove, attribute, lock }: Sweep): void {
  const inner = ['-c', SCRIPT, 'polc-sweep', label, remove, attribute, lock, String(process.pid)];
  spawnSync('/bin/sh', ['-c', 'setsid sh "$@" &', 'polc-sweep', ...inner], {
    cwd: '/',
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
    stdio: 'ignore',
  });
}
