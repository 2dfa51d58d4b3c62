/** Which descriptors this process was given, and which Node made for itself. */
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

/**
 * Node's own must not be handed out by accident, as when the user says `--fd 3` but gave no fd 3. They are epoll, eventfd,
 * io_uring and what the eBPF engine opened, and pipes that have both ends in this process.
 */
export function openFds(): ReadonlyMap<number, 'given' | 'own'> {
  const links = new Map<number, string>();
  for (const name of readdirSync('/proc/self/fd')) {
    try {
      links.set(Number(name), readlinkSync(`/proc/self/fd/${name}`));
    } catch {
      // readdir's own fd, closed by now
    }
  }
  const times = new Map<string, number>();
  for (const link of links.values()) times.set(link, (times.get(link) ?? 0) + 1);
  const own = (link: string): boolean =>
    /^anon_inode:(\[(eventpoll|eventfd|io_uring)\]|bpf[-_]|btf)/.test(link) ||
    (link.startsWith('pipe:') && (times.get(link) ?? 0) > 1);
  return new Map([...links].map(([fd, link]) => [fd, own(link) ? 'own' : 'given']));
}

/** Those above 2, to be asked before polc opens any. */
export const givenFds = (): readonly number[] =>
  [...openFds()].flatMap(([fd, whose]) => (fd > 2 && whose === 'given' ? [fd] : []));

/** How many more may be opened. */
export function spareFds(): number {
  const soft = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'latin1'))?.[1];
  return soft === undefined ? Infinity : Number(soft) - readdirSync('/proc/self/fd').length;
}

/** Why one of them can't be handed to a program. */
export function keepingProblem(keep: readonly number[]): string | undefined {
  if (keep.length === 0) return undefined;
  const fds = openFds();
  for (const fd of keep) {
    const fault =
      !Number.isInteger(fd) || fd < 3
        ? 'only 3 and above are closed in the first place'
        : !fds.has(fd)
          ? 'it is not open'
          : fds.get(fd) === 'own'
            ? 'it is not open (the number is in use by polc itself)'
            : undefined;
    if (fault !== undefined) return `cannot keep file descriptor ${fd}: ${fault}`;
  }
  return undefined;
}
