/** Which calls change what a process has open, where it stands, or what lies in folders: a log has no /proc to look that up in. */
export type Effect =
  /** The result is a descriptor: open on the path, on something that has none, on a socket. */
  | 'open'
  | 'anonymous'
  | 'socket'
  | 'accept'
  /** Two descriptors come in an array. */
  | 'pipe'
  | 'socketpair'
  | 'close'
  | 'close_range'
  | 'dup'
  | 'dup2'
  | 'fcntl'
  | 'chdir'
  | 'fchdir'
  | 'getcwd'
  | 'fork'
  | 'exec'
  | 'unshare'
  | 'mkdir'
  | 'make'
  | 'symlink'
  | 'readlink'
  | 'link'
  | 'rename'
  | 'remove'
  | 'stat';

const CALLS: Readonly<Record<Effect, string>> = {
  open: 'open openat openat2 creat open_tree',
  anonymous:
    'epoll_create epoll_create1 eventfd eventfd2 signalfd signalfd4 timerfd_create inotify_init inotify_init1 memfd_create userfaultfd pidfd_open pidfd_getfd perf_event_open fanotify_init bpf io_uring_setup fsopen fsmount fspick landlock_create_ruleset memfd_secret mq_open open_by_handle_at',
  socket: 'socket',
  accept: 'accept accept4',
  pipe: 'pipe pipe2',
  socketpair: 'socketpair',
  close: 'close',
  close_range: 'close_range',
  dup: 'dup',
  dup2: 'dup2 dup3',
  fcntl: 'fcntl fcntl64',
  chdir: 'chdir',
  fchdir: 'fchdir',
  getcwd: 'getcwd',
  fork: 'clone clone3 fork vfork',
  exec: 'execve execveat',
  unshare: 'unshare',
  mkdir: 'mkdir mkdirat',
  make: 'mknod mknodat',
  symlink: 'symlink symlinkat',
  readlink: 'readlink readlinkat',
  link: 'link linkat',
  rename: 'rename renameat renameat2',
  remove: 'unlink unlinkat rmdir',
  stat: 'stat lstat newfstatat statx stat64 lstat64 fstatat64',
};

const BY_NAME = new Map<string, Effect>(
  Object.entries(CALLS).flatMap(([effect, names]) => names.split(' ').map((name) => [name, effect as Effect] as const)), // keys of the table
);

export const effectOf = (name: string): Effect | undefined => BY_NAME.get(name);
