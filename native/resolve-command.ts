/**
 * Which file a command means: execvp(3)'s search, done before anything is locked, so that the launcher makes one execve
 * and its failures are known beforehand. Status 126 and 127 as the shell and env(1) give them.
 */
import { accessSync, closeSync, constants, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Bytes } from './launch-plan.js';
import { workingDirectory } from './start-state.js';

export interface CommandFailure {
  readonly kind: 'failure';
  /** 127: not found. 126: found, but not to be executed. */
  readonly status: 126 | 127;
  readonly message: string;
}
export interface ResolvedCommand {
  readonly kind: 'resolved';
  /** Absolute, bytes, one a character; symlinks are kept, as the program sees the name it was called by. */
  readonly path: string;
}

/** The C library's search path for an unset PATH (confstr(_CS_PATH)). */
const DEFAULT_PATH = '/bin:/usr/bin';

/** `searchPath`: the value of PATH; an empty element means the working directory, as in execvp. */
export function resolveCommand(
  name: Bytes,
  searchPath: string | undefined,
  cwd?: string,
): ResolvedCommand | CommandFailure {
  const command = byteString(name);
  if (command === '') return failure(127, command, 'not found');
  if (command.startsWith('/')) return check(command, resolve(command));
  const here = cwd === undefined ? workingDirectory() : byteString(cwd);
  if (command.includes('/')) return check(command, resolve(here, command));
  let denied: CommandFailure | undefined;
  for (const directory of byteString(searchPath ?? DEFAULT_PATH).split(':')) {
    const candidate = check(command, resolve(here, directory, command));
    if (candidate.kind === 'resolved') return candidate;
    // execvp goes on after EACCES, and reports it only if nothing else was found.
    if (candidate.status === 126) denied ??= candidate;
  }
  return denied ?? failure(127, command, 'not found in PATH');
}

const byteString = (text: Bytes): string => Buffer.from(text).toString('latin1');
const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');

function check(command: string, path: string): ResolvedCommand | CommandFailure {
  try {
    const stat = statSync(bytesOf(path));
    if (stat.isDirectory()) return failure(126, command, 'is a directory');
    if (!stat.isFile()) return failure(126, command, 'is not a regular file');
  } catch (error) {
    switch (errorCode(error)) {
      case 'EACCES':
        return failure(126, command, 'permission denied');
      case 'ELOOP':
        return failure(126, command, 'too many symbolic links');
      case 'ENAMETOOLONG':
        return failure(126, command, 'name too long');
      default:
        return failure(127, command, 'not found');
    }
  }
  try {
    accessSync(bytesOf(path), constants.X_OK);
  } catch {
    return failure(126, command, 'permission denied');
  }
  const problem = formatProblem(path);
  return problem === undefined ? { kind: 'resolved', path } : failure(126, command, problem);
}

const BINPRM_BUF_SIZE = 256;

/**
 * What execve would refuse: a script whose interpreter is missing (the kernel's plain ENOENT would point at the wrong
 * file), or text without `#!` (ENOEXEC; env and nice refuse it as well, only shells would run it themselves). Other
 * formats are the kernel's business (binfmt_misc), and an unreadable file too: executing needs no read permission.
 */
function formatProblem(path: string): string | undefined {
  const head = Buffer.alloc(BINPRM_BUF_SIZE);
  let length: number;
  try {
    const fd = openSync(bytesOf(path), 'r');
    try {
      length = readSync(fd, head, 0, head.length, 0);
    } finally {
      closeSync(fd);
    }
  } catch {
    return undefined;
  }
  if (length === 0) return 'is empty';
  if (head.toString('latin1', 0, 2) === '#!') {
    const line = head.toString('latin1', 2, length).split('\n', 1)[0] ?? '';
    const interpreter = line.trim().split(/[ \t]/, 1)[0] ?? '';
    if (interpreter === '') return 'exec format error: names no interpreter after `#!`';
    try {
      accessSync(bytesOf(interpreter), constants.X_OK);
    } catch {
      return `its interpreter \`${bytesOf(interpreter).toString()}\` is missing or not executable`;
    }
    return undefined;
  }
  if (head.readUInt32BE(0) === ELF_MAGIC || handlersRegistered()) return undefined;
  return 'exec format error: neither an ELF program nor a script that starts with `#!`';
}

const ELF_MAGIC = 0x7f454c46;

/** Whether binfmt_misc knows formats of its own (wine, qemu-user …): then the file may be one of those. */
function handlersRegistered(): boolean {
  try {
    return readdirSync('/proc/sys/fs/binfmt_misc').some((name) => name !== 'register' && name !== 'status');
  } catch {
    return false;
  }
}

function failure(status: 126 | 127, command: string, problem: string): CommandFailure {
  return { kind: 'failure', status, message: `cannot run \`${bytesOf(command).toString()}\`: ${problem}` };
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
