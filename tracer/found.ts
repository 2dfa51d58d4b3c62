/** What stat(2) says of a file → what a trace says of it. */
import type { Found } from './call.js';
import type { ObjectKind } from './trace.js';

const KINDS: Readonly<Record<number, ObjectKind>> = {
  0o10: 'file',
  0o04: 'directory',
  0o12: 'symlink',
  0o02: 'device',
  0o06: 'device',
  0o14: 'socket',
  0o01: 'fifo',
};

/** By the type in `st_mode` (inode(7)). */
export const kindOf = (mode: number): ObjectKind | undefined => KINDS[mode >> 12];

/** @param fsuid of the process that asks */
export function foundAs(path: string, mode: number, uid: number, fsuid: number): Found {
  const object = kindOf(mode) ?? 'file';
  // Set-group-ID without group execution means mandatory locking (inode(7)).
  const setId = (mode & 0o4000) !== 0 || (mode & 0o2010) === 0o2010;
  return { path, object, owner: uid === fsuid, setuid: setId && object === 'file' };
}
