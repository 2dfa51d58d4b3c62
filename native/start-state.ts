/**
 * What a program started directly would have inherited, and Node changed before any JavaScript ran.
 *
 * Node at its start: resets ignored signals to default and ignores SIGPIPE, empties the signal mask, raises the soft
 * RLIMIT_NOFILE to the hard one, opens /dev/null for a closed fd 0–2, sets FD_CLOEXEC on inherited fds (src/node.cc,
 * PlatformInit); later, O_NONBLOCK on 0–2 as soon as `process.stdin`, `stdout` or `stderr` is touched (libuv).
 *
 * Whoever starts Node through a shell wrapper can hand over the true values (`parseStartState`). Without it:
 * - O_NONBLOCK: read by `readStartState()`, which `polc run` calls before it touches those streams;
 * - RLIMIT_NOFILE: the parent's soft limit, which is what a child gets unless an `ulimit -n` stood between the two;
 * - signals: default and unblocked. `nohup polc run` is the one case this loses: SIGHUP is no longer ignored;
 * - a closed fd 0–2 stays /dev/null, which is safer than what it was.
 */
import { readFileSync, realpathSync } from 'node:fs';

export interface StartState {
  /** Per fd 0–2: whether O_NONBLOCK was set. */
  readonly nonBlocking: readonly boolean[];
  /** Descriptors above 2 that this process was given, for who hands them on (`givenFds`). */
  readonly given?: readonly number[];
  /** Soft RLIMIT_NOFILE. */
  readonly openFiles?: bigint;
  /** Signal sets as in /proc/PID/status: bit n−1 is signal n. */
  readonly ignored?: bigint;
  readonly blocked?: bigint;
}

const O_NONBLOCK = 0o4000n;
const RLIM_INFINITY = 0xffff_ffff_ffff_ffffn;

/** Reads /proc only (no koffi), and never throws: what cannot be read stays unknown. */
export function readStartState(): StartState {
  const openFiles = softOpenFiles(process.ppid);
  return {
    nonBlocking: [0, 1, 2].map((fd) => {
      const flags = field(`/proc/self/fdinfo/${fd}`, /^flags:\s*([0-7]+)$/m);
      return flags !== undefined && (BigInt(`0o${flags}`) & O_NONBLOCK) !== 0n;
    }),
    ...(openFiles === undefined ? {} : { openFiles }),
  };
}

/**
 * The wrapper's word for it: `SigIgn=HEX SigBlk=HEX nofile=N`, each part optional, as a shell reads them from
 * /proc/$$/status and `ulimit -Sn` before it execs Node. Unreadable parts are ignored.
 */
export function parseStartState(text: string, read: StartState = readStartState()): StartState {
  const part = (name: string, digits: string): string | undefined =>
    new RegExp(`(?:^|\\s)${name}=(${digits})(?:\\s|$)`).exec(text)?.[1];
  const ignored = part('SigIgn', '[0-9a-fA-F]{1,16}');
  const blocked = part('SigBlk', '[0-9a-fA-F]{1,16}');
  const openFiles = part('nofile', '\\d{1,19}|unlimited');
  return {
    ...read,
    ...(ignored === undefined ? {} : { ignored: BigInt(`0x${ignored}`) }),
    ...(blocked === undefined ? {} : { blocked: BigInt(`0x${blocked}`) }),
    ...(openFiles === undefined ? {} : { openFiles: limit(openFiles) }),
  };
}

/** The command line and environment byte for byte: `process.argv` and `process.env` lose what is not UTF-8. */
export function rawArguments(): readonly Uint8Array[] {
  return zeroSeparated('/proc/self/cmdline');
}
export function rawEnvironment(): readonly Uint8Array[] {
  return zeroSeparated('/proc/self/environ');
}

/** So is the working directory; symbolic links are followed, and without /proc. @throws ENOENT where it has been removed. */
export const workingDirectory = (): string => realpathSync.native('.', 'latin1');

function zeroSeparated(path: string): readonly Uint8Array[] {
  const content = readFileSync(path);
  const parts: Uint8Array[] = [];
  for (let start = 0; start < content.length;) {
    const end = content.indexOf(0, start);
    parts.push(content.subarray(start, end < 0 ? content.length : end));
    if (end < 0) break;
    start = end + 1;
  }
  return parts;
}

function softOpenFiles(pid: number): bigint | undefined {
  const soft = field(`/proc/${pid}/limits`, /^Max open files\s+(\d+|unlimited)/m);
  return soft === undefined ? undefined : limit(soft);
}

function limit(text: string): bigint {
  return text === 'unlimited' ? RLIM_INFINITY : BigInt(text);
}

function field(path: string, pattern: RegExp): string | undefined {
  try {
    return pattern.exec(readFileSync(path, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
