/** The machine that polc runs on, as the host that a log was written on: right where that is so, or where both have the same image. */
import { closeSync, lstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { foundAs, type Found } from '../index.js';
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
  return foundAs(real, stat.mode, stat.uid, uid);
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
