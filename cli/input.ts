/** Reading files that somebody named: regular ones, with a limit, never waiting for a pipe or a device to say something. */
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import type { Source } from '../dsl/index.js';
import { decodeUtf8, largeFile, notText, printable, unreadableFile } from '../dsl/index.js';
import { Stop } from './command.js';
import { Exit } from './exit.js';
import { errorCode, pause } from './stdout.js';

/** 16 MB: more than any policy, and little enough to hold. */
export const MAX_FILE = 16 * 1024 * 1024;

export type FileContent =
  | { readonly kind: 'ok'; readonly bytes: Uint8Array; readonly real: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-regular'; readonly what: string }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'unreadable'; readonly why: string };

/**
 * @param allowed is asked with the real path before the file is opened.
 * @returns `outside` where it says no.
 */
export function readRegular(
  path: string,
  allowed?: (real: string) => boolean,
): FileContent | { readonly kind: 'outside' } {
  let fd: number | undefined;
  try {
    const real = realpathSync(path);
    if (allowed && !allowed(real)) return { kind: 'outside' };
    // Before opening: that alone can wait (a FIFO) or do things (a device).
    if (!statSync(real).isFile()) return { kind: 'not-regular', what: kindOf(real) };
    // A real path has no symlink: if it has one now, somebody swapped it.
    fd = openSync(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK | constants.O_NOCTTY);
    const stat = fstatSync(fd);
    if (!stat.isFile()) return { kind: 'not-regular', what: 'no regular file' };
    if (stat.size > MAX_FILE) return { kind: 'too-large', bytes: stat.size };
    const bytes = readUpTo(fd, MAX_FILE);
    return bytes ? { kind: 'ok', bytes, real } : { kind: 'too-large', bytes: MAX_FILE + 1 };
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
    return { kind: 'unreadable', why: systemProblem(code) };
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

function kindOf(real: string): string {
  const stat = statSync(real);
  if (stat.isDirectory()) return 'it is a directory';
  return stat.isFIFO() ? 'it is a pipe' : 'it is no regular file';
}

/** Everything an fd has to say, or undefined if that is more than `limit` bytes. Files in /proc have no size to ask for. */
function readUpTo(fd: number, limit: number): Uint8Array | undefined {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(256 * 1024);
    let length = 0;
    try {
      length = readSync(fd, chunk, 0, chunk.length, null);
    } catch (error) {
      const code = errorCode(error);
      if (code === 'EAGAIN') pause(5);
      else if (code !== 'EINTR') throw error;
      continue;
    }
    if (length === 0) return Buffer.concat(chunks);
    total += length;
    if (total > limit) return undefined;
    chunks.push(chunk.subarray(0, length));
  }
}

const STDIN = '<stdin>';

/** The file that the command line names; `-` is stdin, and what the shell makes of `<(…)` is read as it comes. */
export function readBytes(path: string): {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly real: string | undefined;
} {
  const fd = path === '-' ? 0 : descriptorOf(path);
  if (fd !== undefined) {
    const name = path === '-' ? STDIN : path;
    let bytes: Uint8Array | undefined;
    try {
      bytes = readUpTo(fd, MAX_FILE);
    } catch (error) {
      throw unreadableStop(name, systemProblem(errorCode(error) ?? 'EIO'));
    }
    if (!bytes) throw new Stop(Exit.usage, largeFile(undefined, printable(name), '16 MB'));
    return { name, bytes, real: undefined };
  }
  const content = readRegular(path);
  switch (content.kind) {
    case 'ok':
      return { name: path, bytes: content.bytes, real: content.real };
    case 'missing':
      throw unreadableStop(path, 'there is no such file');
    case 'not-regular':
      throw unreadableStop(path, content.what);
    case 'too-large':
      throw new Stop(Exit.usage, largeFile(undefined, printable(path), '16 MB'));
    case 'outside':
    case 'unreadable':
      throw unreadableStop(path, content.kind === 'unreadable' ? content.why : 'permission denied');
  }
}

/** The same as text. */
export function readSource(path: string): { readonly source: Source; readonly real: string | undefined } {
  const { name, bytes, real } = readBytes(path);
  const text = decodeUtf8(bytes);
  if (text === undefined) throw new Stop(Exit.usage, notText(undefined, printable(name)));
  return { source: { path: name, text }, real };
}

function descriptorOf(path: string): number | undefined {
  if (path === '/dev/stdin') return 0;
  const number = /^\/(?:dev|proc\/self)\/fd\/(\d{1,6})$/.exec(path)?.[1];
  return number === undefined ? undefined : Number(number);
}

const unreadableStop = (path: string, problem: string): Stop =>
  new Stop(Exit.usage, unreadableFile(undefined, printable(path), problem));

const PROBLEMS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left',
  EDQUOT: 'the quota is used up',
  EFBIG: 'no file may be that large',
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'it is a directory',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many open files',
  EIO: 'input/output error',
  EEXIST: 'it exists already',
  EBADF: 'it is not open',
};

/** A system error in words. */
export const systemProblem = (code: string): string => PROBLEMS[code] ?? code;
