/**
 * Writing files whole or not at all: everything goes to temporary names beside its destination, is synced, and only when
 * all of it is there is it renamed. A full disk, a read-only folder, Ctrl-C: nothing half-written is left.
 */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import { printable, unwritable } from '../dsl/index.js';
import { Stop } from './command.js';
import { Exit } from './exit.js';
import { systemProblem } from './input.js';
import { errorCode } from './stdout.js';

export interface OutputFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Where a file is replaced, its owner and permissions are kept; else they are as for a new one. */
  readonly keeps?: true;
}

/**
 * @param stale files of an earlier run that would contradict the new ones; missing ones are no error.
 * @throws Stop with one diagnostic; then nothing has changed.
 */
export function writeFiles(files: readonly OutputFile[], stale: readonly string[] = []): void {
  holdingSignals(() => {
    const temporary: string[] = [];
    let path = '';
    try {
      const renames = files.map((file): readonly [string, string] => {
        path = file.path;
        if (isFolder(file.path)) throw Object.assign(new Error(), { code: 'EISDIR' });
        const name = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
        writeOne(name, file, temporary);
        return [name, file.path];
      });
      for (const [from, to] of renames) {
        path = to;
        renameSync(from, to);
      }
    } catch (error) {
      for (const name of temporary) rmSync(name, { force: true });
      throw writeProblem(path, error);
    }
    for (const name of stale) rmSync(name, { force: true });
    for (const folder of new Set(files.map((file) => dirname(file.path)))) syncFolder(folder);
  });
}

/**
 * Writes the file that somebody named: a link is followed, owner and permissions of what is there are kept, and what is no file to be
 * replaced (`/dev/null`, `/dev/stdout`, a pipe) is written into. @throws Stop
 */
export function writeNamed(path: string, content: string): void {
  if (!isStream(path)) return writeFiles([{ path: destination(path), content, keeps: true }]);
  try {
    writeFileSync(path, content);
  } catch (error) {
    throw writeProblem(path, error);
  }
}

/** What is written into, not replaced: as root a rename would put a file in the place of /dev/null. */
export function isStream(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

/** The file that a link leads to. */
export function destination(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

/** Gives an open file the owner and the permissions of another. Who is not root can't give it away: then it stays theirs. */
export function makeAlike(fd: number, { uid, gid, mode }: Stats): void {
  for (const owner of [uid, UNCHANGED]) {
    try {
      fchownSync(fd, owner, gid);
      break;
    } catch {
      // the group may be another of one's own
    }
  }
  fchmodSync(fd, mode & 0o7777);
}

/** chown(2) */
const UNCHANGED = -1;

/** Asked before a program runs for hours and its trace has no place to go. @throws Stop */
export function needPlaceFor(path: string, exit: Exit = Exit.usage): void {
  try {
    if (isStream(path)) return;
    if (isFolder(destination(path))) throw Object.assign(new Error(), { code: 'EISDIR' });
    accessSync(dirname(destination(path)), constants.W_OK | constants.X_OK);
  } catch (error) {
    throw writeProblem(path, error, exit);
  }
}

/** Makes the folder if it is missing. @returns how to take back what was made, if writing into it fails. */
export function makeFolder(path: string): () => void {
  const made: string[] = [];
  const undo = (): void => {
    try {
      for (const folder of made.reverse()) rmdirSync(folder);
    } catch {
      // somebody put something there: then it is theirs
    }
  };
  // One by one: mkdir's `recursive` says ENOENT on a read-only file system.
  const make = (folder: string): void => {
    if (existsSync(folder)) return;
    make(dirname(folder));
    mkdirSync(folder);
    made.push(folder);
  };
  try {
    make(resolve(path));
  } catch (error) {
    undo();
    throw writeProblem(path, error);
  }
  return undo;
}

/** The names in a folder. */
export function listFolder(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    throw writeProblem(path, error);
  }
}

function writeOne(name: string, file: OutputFile, temporary: string[]): void {
  const before = file.keeps && statSync(file.path, { throwIfNoEntry: false });
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
  const fd = openSync(name, flags, before ? 0o600 : 0o666);
  temporary.push(name);
  try {
    const bytes = typeof file.content === 'string' ? Buffer.from(file.content, 'utf8') : file.content;
    for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
    if (before) makeAlike(fd, before);
    // A delayed allocation fails here, not in write(2).
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** So that the names survive a crash, too. Some file systems can't; the files are there all the same. */
function syncFolder(folder: string): void {
  try {
    const fd = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {
    // see above
  }
}

const HELD = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** With a handler in place Node delivers a signal after the synchronous work is done; it then ends polc as before. */
function holdingSignals(work: () => void): void {
  const die = (signal: NodeJS.Signals): void => {
    for (const name of HELD) process.removeListener(name, die);
    process.kill(process.pid, signal);
  };
  for (const name of HELD) process.on(name, die);
  try {
    work();
  } finally {
    // A signal that came meanwhile is delivered in the next turn.
    setImmediate(() => {
      for (const name of HELD) process.removeListener(name, die);
    });
  }
}

function writeProblem(path: string, error: unknown, exit: Exit = Exit.usage): Stop {
  const code = errorCode(error);
  if (code === undefined) return new Stop(exit, unwritable(undefined, printable(path), String(error)));
  const problem = code === 'ENOENT' ? 'there is no such folder' : systemProblem(code);
  return new Stop(exit, unwritable(undefined, printable(path), problem));
}
