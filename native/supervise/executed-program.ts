/**
 * Which file a process has just executed, as the policy's `exec` rules name it: after symlinks, and a script by its own name,
 * not its interpreter's. Asked at PTRACE_EVENT_EXEC, so the kernel has made its choice: what a path meant when execve was called,
 * or may mean by now, is no matter. /proc/PID/exe is that choice; of a script the kernel keeps the name only (AT_EXECFN), which
 * counts where the file there is a script that leads to the interpreter that runs.
 */
import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  readSync,
  statSync,
  type BigIntStats,
} from 'node:fs';
import { interpretersOf, READ } from '../program-interpreters.js';
import { fileUserOf } from './process-status.js';

export interface ExecutedProgram {
  /** Bytes, one character each. */
  readonly path: string;
  /** The file belongs to the user that the process acts as. */
  readonly owner: boolean;
}

/** getauxval(3) */
const AT_EXECFN = 31n;
const PATH_MAX = 4096;

/** @returns undefined where it can't be told: then the process must not run. */
export function executedProgram(pid: number): ExecutedProgram | undefined {
  try {
    const exe = `/proc/${pid}/exe`;
    const file = statSync(exe, { bigint: true });
    const program = scriptOf(pid, file) ?? { path: linkText(exe, file), file };
    return {
      path: program.path,
      // Only rules with `owner` ask. The process stands still until they are answered.
      get owner() {
        return Number(program.file.uid) === fileUserOf(pid);
      },
    };
  } catch {
    return undefined;
  }
}

interface Named {
  readonly path: string;
  readonly file: BigIntStats;
}

/** @returns undefined where it is no script. @throws where the file that was asked for is gone. */
function scriptOf(pid: number, exe: BigIntStats): Named | undefined {
  const name = askedFor(pid);
  const byDescriptor = /^\/dev\/fd\/\d+$/.test(name);
  let fd: number;
  try {
    fd = openSync(Buffer.from(seenFromHere(pid, name), 'latin1'), READ);
  } catch (error) {
    // A script by descriptor has to keep it (execveat(2), BUGS); one that can't be read can't be run by an interpreter.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EACCES' || code === 'ETXTBSY' || (code === 'ENOENT' && byDescriptor)) return undefined;
    throw error;
  }
  try {
    const link = `/proc/self/fd/${fd}`;
    const file = fstatSync(fd, { bigint: true });
    if (same(file, exe)) return undefined;
    const head = Buffer.alloc(4);
    readSync(fd, head, 0, head.length, 0);
    if (head.toString('latin1') === '\x7fELF') return undefined;
    const path = linkText(link, file);
    // Else the name may lead elsewhere by now; what is neither is a format of its own (binfmt_misc).
    if (head.toString('latin1', 0, 2) === '#!' && !leadsTo(link, exe)) return undefined;
    return { path, file };
  } finally {
    closeSync(fd);
  }
}

const leadsTo = (script: string, exe: BigIntStats): boolean =>
  interpretersOf(script).some((path) => {
    try {
      return same(statSync(Buffer.from(path, 'latin1'), { bigint: true }), exe);
    } catch {
      return false;
    }
  });

const same = (a: BigIntStats, b: BigIntStats): boolean => a.dev === b.dev && a.ino === b.ino;

/** The name that execve was given, or `/dev/fd/N` and what stood behind it (execveat): the kernel writes it onto the new stack. */
function askedFor(pid: number): string {
  const vector = readFileSync(`/proc/${pid}/auxv`);
  for (let at = 0; at + 16 <= vector.length; at += 16) {
    if (vector.readBigUInt64LE(at) === AT_EXECFN) return stringAt(pid, vector.readBigUInt64LE(at + 8));
  }
  throw new Error('no AT_EXECFN');
}

function stringAt(pid: number, address: bigint): string {
  const bytes = Buffer.alloc(PATH_MAX + 32);
  const fd = openSync(`/proc/${pid}/mem`, 'r');
  try {
    const text = bytes.toString('latin1', 0, readSync(fd, bytes, 0, bytes.length, address));
    return text.slice(0, text.indexOf('\0'));
  } finally {
    closeSync(fd);
  }
}

/** `self`, `/dev/fd`, the root and the working directory are the process's, not ours. */
function seenFromHere(pid: number, name: string): string {
  const own = /^(?:\/dev\/fd|\/proc\/(?:self|thread-self)\/fd)\/(\d+)(.*)$/s.exec(name);
  if (own) return `/proc/${pid}/fd/${own[1] ?? ''}${own[2] ?? ''}`;
  const self = /^\/proc\/(?:self|thread-self)(\/.*)$/s.exec(name);
  if (self) return `/proc/${pid}${self[1] ?? ''}`;
  return name.startsWith('/') ? `/proc/${pid}/root${name}` : `/proc/${pid}/cwd/${name}`;
}

/** Where the link says; the kernel appends a word to the name of a file that has none any more (d_path). */
function linkText(link: string, { nlink }: BigIntStats): string {
  const text = readlinkSync(link, 'buffer').toString('latin1');
  return nlink === 0n && text.endsWith(' (deleted)') ? text.slice(0, -' (deleted)'.length) : text;
}
