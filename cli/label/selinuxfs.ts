/** What the running SELinux says, by the files of selinuxfs (security/selinux/selinuxfs.c). */
import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const SELINUXFS = '/sys/fs/selinux';
const LONGEST_ANSWER = 4096;
/** AVD_FLAGS_PERMISSIVE: of the source's domain. */
const PERMISSIVE = 1;

export type Mode = 'enforcing' | 'permissive';

/** Undefined: no selinuxfs is mounted. */
export function mode(): Mode | undefined {
  const enforce = readAttribute(join(SELINUXFS, 'enforce'));
  return enforce === undefined ? undefined : enforce === '0' ? 'permissive' : 'enforcing';
}

/** Whether the policy knows the context, by any of its types' names. */
export const isContext = (context: string): boolean => ask('context', context) !== undefined;

/** @returns undefined where the kernel does not answer: an unknown context, or nobody may ask. */
export function allows(source: string, target: string, className: string, permission: string): boolean | undefined {
  const index = readAttribute(join(SELINUXFS, 'class', className, 'index'));
  const bit = readAttribute(join(SELINUXFS, 'class', className, 'perms', permission));
  // What the policy does not know is decided by its handle_unknown.
  if (index === undefined || bit === undefined) return readAttribute(join(SELINUXFS, 'deny_unknown')) === '0';
  const answer = ask('access', `${source} ${target} ${index}`)?.split(' ');
  if (answer === undefined) return undefined;
  const [allowed = '0', , , , , flags = '0'] = answer;
  return ((parseInt(allowed, 16) >>> (Number(bit) - 1)) & 1) === 1 || (parseInt(flags, 16) & PERMISSIVE) !== 0;
}

/** The question is written, the answer read from the same open file. */
function ask(file: string, question: string): string | undefined {
  try {
    const fd = openSync(join(SELINUXFS, file), 'r+');
    try {
      writeSync(fd, question);
      const answer = Buffer.alloc(LONGEST_ANSWER);
      return clean(answer.toString('latin1', 0, readSync(fd, answer, 0, answer.length, null)));
    } finally {
      closeSync(fd);
    }
  } catch {
    return undefined;
  }
}

export function readAttribute(path: string): string | undefined {
  try {
    return clean(readFileSync(path, 'latin1'));
  } catch {
    return undefined;
  }
}

const clean = (text: string): string => text.replace(/\0.*$/s, '').trim();
