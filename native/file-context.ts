/** A file's label as the running SELinux has it, which is more than the file system may hold (fs/xattr.c, xattr_getsecurity). */
import { openLibc } from './libc.js';

const LONGEST = 4096;

/** @param path absolute; bytes, one a character. @returns the context, or nothing where there is none, or no file. */
export function fileContext(path: string): string | undefined {
  const libc = openLibc();
  const name = Buffer.from(`${path}\0`, 'latin1');
  const room = libc.map(LONGEST + name.length + 32);
  name.copy(room.memory, LONGEST);
  room.memory.write('security.selinux\0', LONGEST + name.length, 'latin1');
  const at = room.address + BigInt(LONGEST);
  const { nr } = libc.abi;
  const length = libc.syscall(nr.getxattr, at, at + BigInt(name.length), room.address, LONGEST);
  const text = length > 0 ? room.memory.toString('latin1', 0, length).replace(/\0$/, '') : undefined;
  libc.syscall(nr.munmap, room.address, room.memory.length);
  return text;
}
