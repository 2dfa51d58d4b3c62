/** The machine that polc runs on, as the host that a log was written on: right where that is so, or where both have the same image. */
import { closeSync, lstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { foundAs, kindOf, type Found } from '../index.js';
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
function attempt<T>(look: () => T | undefined): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

function found(path: string, follow: boolean, uid: number): Found | undefined {
  // Most of what a log names and this machine lacks is just not there: no error has to be made of that.
  const here = lstatSync(bytes(path), { throwIfNoEntry: false });
  if (!here) return undefined;
  if (!follow || kindOf(here.mode) !== 'symlink') return foundAs(path, here.mode, here.uid, uid);
  const { mode, uid: owner } = statSync(bytes(path));
  return foundAs(realpathSync.native(bytes(path), 'latin1'), mode, owner, uid);
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
