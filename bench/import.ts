/** What importing a large log costs: a log of strace as a build writes it, read by `polc learn`. */
import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A build: compilers, a thousand at a time, each of which opens a hundred of the tree's files. */
const RUNNING = 1000;
const OPENED = 100;
const WORK = ['read(3, "#include <stdio.h>\\nint main(void)"..., 32768) = 4096', 'lseek(3, 0, SEEK_CUR) = 4096'];

export interface ImportSample {
  readonly megabytes: number;
  readonly seconds: number;
  /** VmHWM of the importing process, in MB. */
  readonly peak: number;
}

/** @param size of the log in bytes. @param files how many the build has. Writes to the temporary folder, and takes all of it away again. */
export async function measureImport(polc: string, size: number, files: number): Promise<ImportSample> {
  const folder = mkdtempSync(join(tmpdir(), 'polc-bench-import-'));
  try {
    const log = join(folder, 'strace.log');
    const written = writeLog(log, size, files);
    const begun = process.hrtime.bigint();
    const peak = await peakOf(polc, ['learn', log, '-o', join(folder, 'app.policy')]);
    return { megabytes: written / 1e6, seconds: Number(process.hrtime.bigint() - begun) / 1e9, peak };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeLog(path: string, size: number, files: number): number {
  const fd = openSync(path, 'w');
  try {
    let written = writeSync(fd, '1000 execve("/usr/bin/make", ["make"], 0x7ffd /* 9 vars */) = 0\n');
    for (let round = 0; written < size; round++) {
      const pid = 1001 + round;
      const lines = started(pid);
      for (let i = 0; i < OPENED; i++) lines.push(...opened(pid, (round * 97 + i * 31) % files, round));
      if (round >= RUNNING) lines.push(`${pid - RUNNING} exit_group(0) = ?`, `${pid - RUNNING} +++ exited with 0 +++`);
      written += writeSync(fd, `${lines.join('\n')}\n`);
    }
    written += writeSync(fd, '1000 exit_group(0) = ?\n1000 +++ exited with 0 +++\n');
    return written;
  } finally {
    closeSync(fd);
  }
}

const started = (pid: number): string[] => [
  `1000 clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|CLONE_CHILD_SETTID|SIGCHLD, child_tidptr=0x7f12) = ${pid}`,
  `${pid} execve("/usr/bin/cc", ["cc", "-c", "${pid}.c"], 0x55d0 /* 9 vars */) = 0`,
];

function opened(pid: number, file: number, round: number): string[] {
  const name = `/usr/src/project/part${file % 200}/unit${file}.h`;
  return [
    `newfstatat(AT_FDCWD, "${name}", {st_mode=S_IFREG|0644, st_size=${round}, ...}, 0) = 0`,
    `openat(AT_FDCWD, "/usr/local/include/unit${file}.h", O_RDONLY|O_NOCTTY) = -1 ENOENT (No such file or directory)`,
    `openat(AT_FDCWD, "${name}", O_RDONLY|O_NOCTTY) = 3`,
    ...WORK,
    `mmap(NULL, ${4096 * (1 + (round % 50))}, PROT_READ, MAP_PRIVATE, 3, 0) = 0x7f${round.toString(16).padStart(9, '0')}`,
    'close(3) = 0',
  ].map((line) => `${pid} ${line}`);
}

/** Runs it to its end, and asks the kernel on the way for the most that its process had in memory. */
async function peakOf(command: string, args: readonly string[]): Promise<number> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let peak = 0;
  const asking = setInterval(() => {
    try {
      const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid ?? 0}/status`, 'latin1'))?.[1];
      peak = Math.max(peak, Number(kilobytes ?? 0) / 1000);
    } catch {
      // It has ended.
    }
  }, 20);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  try {
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject).on('close', resolve);
    });
    if (status !== 0) throw new Error(`polc learn: exit ${status ?? 'by a signal'}: ${said}`);
    return peak;
  } finally {
    clearInterval(asking);
  }
}
