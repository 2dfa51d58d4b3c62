/**
 * Writing to fds 1 and 2 without `process.stdout`: touching that sets O_NONBLOCK, which `polc run` must not leave behind
 * for the program, and loads Node's network code, which is a tenth of polc's start-up.
 */
import { writeSync } from 'node:fs';

/** What became of a write: `closed` is a reader who has seen enough (`polc … | head`), no failure. */
export type Written = 'all' | 'closed' | { readonly error: string };

export function writeAll(fd: 1 | 2, text: string): Written {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const code = errorCode(error);
      // Somebody made the pipe non-blocking and it is full: wait for the reader.
      if (code === 'EAGAIN') pause(2);
      else if (code === 'EPIPE') return 'closed';
      else if (code !== 'EINTR') return { error: code ?? 'unknown error' };
    }
  }
  return 'all';
}

export function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** `ENOENT` and the like; undefined for what is no system error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
