/** The row that tells AppArmor or SELinux which domain the coming execve enters. */
import { constants } from 'node:fs';
import type { Rows } from './interpreter.js';
import type { ExecLabel } from './launch-plan.js';
import type { Libc } from './libc.js';
import type { OnError } from './restore-rows.js';
import { O_CLOEXEC } from './abi.js';

/** The kernel takes it in one write(2), of whoever opened the file, with the credentials of then (fs/proc/base.c, proc_pid_attr_write). */
export function emitLabel(rows: Rows, libc: Libc, { file, text }: ExecLabel, onError: OnError): void {
  const { nr } = libc.abi;
  const label = Buffer.from(text, 'latin1');
  const path = rows.cString(Buffer.from(file));
  const opened = rows.syscall(nr.openat, [0, path, constants.O_WRONLY | O_CLOEXEC, 0], onError(file));
  const fd = { from: opened.resultAddress };
  rows.syscall(nr.write, [fd, rows.bytes(label), label.length], onError(`entering the domain \`${text}\``));
  rows.syscall(nr.close, [fd]);
}
