/** The machine that polc runs on, as the host that a log was written on: right where that is so, or where both have the same image. */
import { closeSync, lstatSync, openSync, readSync, realpathSync, statSync, type Stats } from 'node:fs';
import type { Found, ObjectKind } from '../index.js';
import type { ImportHost } from './world.js';

/** Paths are byte strings. */
const bytes = (path: string): Buffer => Buffer.from(path, 'latin1');

/** @param uid of the user that ran the program. */
export function hostHere(uid: number): ImportHost {
  return {
    real: (folder) => attempt(() => realpathSync.native(bytes(folder), 'latin1')),
    find: (path, follow) => attempt(() => found(path, follow, uid)),
    interpreter: (path) => attempt(() => interpreter(path)),
  };
}

/** What is not there, or not to be looked at, is not known. */
function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

function found(path: string, follow: boolean, uid: number): Found {
  const stat = follow ? statSync(bytes(path)) : lstatSync(bytes(path));
  const real = follow ? realpathSync.native(bytes(path), 'latin1') : path;
  const object = kindOf(stat);
  return { path: real, object, owner: stat.uid === uid, setuid: object === 'file' && (stat.mode & 0o6000) !== 0 };
}

function kindOf(stat: Stats): ObjectKind {
  if (stat.isDirectory()) return 'directory';
  if (stat.isSymbolicLink()) return 'symlink';
  if (stat.isSocket()) return 'socket';
  if (stat.isFIFO()) return 'fifo';
  return stat.isFile() ? 'file' : 'device';
}

/** BINPRM_BUF_SIZE, include/uapi/linux/binfmts.h. */
const FIRST_LINE = 256;

function interpreter(path: string): string | undefined {
  if (!statSync(bytes(path)).isFile()) return undefined;
  const fd = openSync(bytes(path), 'r');
  try {
    const buffer = Buffer.alloc(FIRST_LINE);
    const line = buffer.toString('latin1', 0, readSync(fd, buffer, 0, FIRST_LINE, 0));
    const named = /^#![ \t]*([^ \t\n]+)/.exec(line)?.[1];
    return named === undefined ? undefined : realpathSync.native(bytes(named), 'latin1');
  } finally {
    closeSync(fd);
  }
}
