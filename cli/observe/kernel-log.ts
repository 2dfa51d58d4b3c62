/**
 * What the kernel's log tells of a run's denials: those of AppArmor and SELinux, and what seccomp answers without asking anybody
 * (`trap`, `kill thread`, and `kill` beside them). The log is auditd's where that runs, else the kernel's own ring buffer (audit_printk_skb, kernel/audit.c).
 */
import { closeSync, constants, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { importAudit } from '../../tracer/import/index.js';
import type { Entry, Run } from '../../tracer/index.js';
import { systemProblem } from '../input.js';
import { errorCode } from '../stdout.js';

export interface LogDenials {
  readonly entries: readonly Entry[];
  /** Why there are none: the log can't be read. */
  readonly problem?: string;
}

/** @param pids the run's own: others write to the log, too. */
export function denialsInLog(run: Run, pids: ReadonlySet<number>): LogDenials {
  let text: string;
  try {
    text = existsSync('/run/auditd.pid') ? tail('/var/log/audit/audit.log') : ringBuffer();
  } catch (error) {
    return { entries: [], problem: systemProblem(errorCode(error) ?? 'EIO') };
  }
  const since = Date.parse(run.start.started) / 1000 - CLOCK_SLACK;
  const lines = text.split('\n').filter((line) => {
    const pid = Number(/\bpid=(\d{1,10})\b/.exec(line)?.[1]);
    const time = Number(/\baudit\((\d{1,12}\.\d{3})/.exec(line)?.[1]);
    return pids.has(pid) && time >= since;
  });
  const byProgram = new Map<string, string[]>();
  for (const line of lines) {
    const program = /\bexe="([^"]*)"/.exec(line)?.[1] ?? '';
    byProgram.set(program, [...(byProgram.get(program) ?? []), line]);
  }
  return { entries: [...byProgram.values()].flatMap((own) => entriesOf(own, run)) };
}

/** The kernel stamps records with a clock that ticks (ktime_get_coarse_real_ts64). */
const CLOCK_SLACK = 0.02;
const AUDITD_TAIL = 1 << 20;
const LONGEST_RECORD = 8192;

function entriesOf(lines: readonly string[], { start, images }: Run): readonly Entry[] {
  const { arch } = start.host;
  const logged = importAudit([Buffer.from(`${lines.join('\n')}\n`, 'latin1')], { arch }).run;
  const paths = new Map(logged.images.map(({ id, path }) => [id, path]));
  return logged.entries.flatMap((entry): readonly Entry[] => {
    const denied = entry.denied ?? (entry.outcome === 'ok' || entry.outcome === 'unknown' ? undefined : entry.outcome);
    const image = images.find(({ path }) => path === paths.get(entry.image)) ?? images[0];
    return denied === undefined || !image ? [] : [{ ...entry, image: image.id, outcome: 'unknown', denied }];
  });
}

/** One record a read(2), until there is none (Documentation/ABI/testing/dev-kmsg): `6,1234,56789,-;audit: type=1326 …`. */
function ringBuffer(): string {
  const fd = openSync('/dev/kmsg', constants.O_RDONLY | constants.O_NONBLOCK);
  const record = Buffer.allocUnsafe(LONGEST_RECORD);
  let text = '';
  try {
    for (;;) {
      try {
        const length = readSync(fd, record);
        if (length === 0) return text;
        text += `${record.toString('latin1', 0, length).replace(/^[^;]*;/, '')}`;
      } catch (error) {
        const code = errorCode(error);
        if (code === 'EAGAIN') return text;
        // What was overwritten meanwhile is skipped.
        if (code !== 'EPIPE') throw error;
      }
    }
  } finally {
    closeSync(fd);
  }
}

function tail(path: string): string {
  const fd = openSync(path, 'r');
  try {
    const { size } = fstatSync(fd);
    if (size <= AUDITD_TAIL) return readFileSync(fd, 'latin1');
    const end = Buffer.allocUnsafe(AUDITD_TAIL);
    const length = readSync(fd, end, 0, AUDITD_TAIL, size - AUDITD_TAIL);
    return end.toString('latin1', 0, length);
  } finally {
    closeSync(fd);
  }
}

/** Whether the kernel has a module whose denials only its log tells of. */
export function hasLabels(): boolean {
  try {
    return /\b(?:apparmor|selinux)\b/.test(readFileSync('/sys/kernel/security/lsm', 'latin1'));
  } catch {
    return existsSync('/sys/fs/selinux') || existsSync('/sys/module/apparmor');
  }
}
