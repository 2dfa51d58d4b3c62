/** The lock under which profiles are loaded, used and removed. */
import { fstatSync, lstatSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { lockFile } from '../../native/index.js';

export interface SharedLock {
  readonly kind: 'shared';
  readonly path: string;
  /** Who has another lock must not share a profile. */
  readonly identity: string;
}

/** Only root's: whoever can open it could keep others waiting. */
const FOLDER = '/run/polc';
/** A sweeper holds it for as long as it takes to look at all processes. */
const PATIENCE_MS = 5000;

/** Held until this process executes the program, or ends. */
export function openSharedLock(): SharedLock | { readonly kind: 'no'; readonly why: string } {
  const no = (why: string) => ({ kind: 'no', why }) as const;
  const path = join(FOLDER, 'apparmor.lock');
  try {
    mkdirSync(FOLDER, { recursive: true, mode: 0o700 });
    const folder = lstatSync(FOLDER);
    if (!folder.isDirectory() || folder.uid !== 0 || (folder.mode & 0o77) !== 0)
      return no(`${FOLDER} is not root’s alone`);
    const fd = openSync(path, 'a', 0o600);
    if (!lockFile(fd, PATIENCE_MS)) return no(`${path} is locked by somebody else`);
    const { dev, ino } = fstatSync(fd);
    return { kind: 'shared', path, identity: `${dev}:${ino}` };
  } catch (error) {
    return no(`${path}: ${error instanceof Error && 'code' in error ? String(error.code) : String(error)}`);
  }
}
