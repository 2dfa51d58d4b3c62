/** What a program does, by name, as the system calls that it takes. `*at` forms throughout: they are on every architecture. */
import { call, flags, inet, inet6, longs, some, unix, type Argument, type Call } from './calls.js';
import { syscallNumber } from '../../kernel/index.js';

const CWD = flags('AT_FDCWD');
/** What the first call returned. */
const FIRST = { result: 0 } as const;
const BUFFER = { buffer: 0 } as const;

export const open = (path: string, how: string, mode = 0o644): Call => call('openat', CWD, path, flags(how), mode);
const opening =
  (how: string, ...then: readonly Call[]) =>
  (path: string): readonly Call[] => [open(path, how), ...then];
const write = call('write', FIRST, 'x', 1);
const socket = (family: number, type: number, protocol: number): Call => call('socket', family, type, protocol);
const [INET, INET6, UNIX] = [flags('AF_INET'), flags('AF_INET6'), flags('AF_UNIX')];
const [STREAM, DGRAM] = [flags('SOCK_STREAM'), flags('SOCK_DGRAM')];
const MPTCP = flags('IPPROTO_MPTCP');

const toInet =
  (op: 'bind' | 'connect', type: number, protocol = 0) =>
  (address: string, port: number): readonly Call[] => [
    socket(INET, type, protocol),
    call(op, FIRST, inet(address, port), 16),
  ];
const toUnix =
  (op: 'bind' | 'connect') =>
  (name: string): readonly Call[] => [socket(UNIX, STREAM, 0), call(op, FIRST, ...unix(name))];
const mapping = (prot: string) =>
  opening('O_RDONLY', call('mmap', 0, 4096, flags(prot), flags('MAP_PRIVATE'), FIRST, 0));

const exec = (path: string, ...words: readonly string[]): readonly Call[] => [
  call('execve', path, { vector: [path, ...words] }, { vector: [] }),
];

/** struct flock: type and whence, start, length, pid. */
const readLock = longs(0, 0, 1, 0);

/** asm-generic/unistd.h and linux/signal.h have no better names for these. */
const SIGCHLD = 17;
/** Blocks until killed. */
export const forever: Call = call('ppoll', 0, 0, 0, 0);

export const PROGRAMS = {
  nothing: () => [],
  // Files.
  read: opening('O_RDONLY|O_NONBLOCK', some('read', FIRST, BUFFER, 1)),
  write: opening('O_WRONLY', write),
  readwrite: opening('O_RDWR', write),
  append: opening('O_WRONLY|O_APPEND', write),
  appendCleared: opening(
    'O_WRONLY|O_APPEND',
    call('fcntl', FIRST, flags('F_SETFL'), 0),
    call('pwrite64', FIRST, 'y', 1, 0),
  ),
  create: opening('O_WRONLY|O_CREAT|O_EXCL'),
  createAppend: opening('O_WRONLY|O_CREAT|O_APPEND'),
  createReadonly: opening('O_RDONLY|O_CREAT'),
  readTruncate: opening('O_RDONLY|O_TRUNC'),
  rewrite: opening('O_WRONLY|O_TRUNC'),
  temporary: opening('O_TMPFILE|O_RDWR'),
  pathOnly: opening('O_PATH'),
  openat2: (path: string) => [call('openat2', CWD, path, longs(0, 0, 0), 24)],
  truncate: (path: string) => [call('truncate', path, 0)],
  list: opening('O_RDONLY|O_DIRECTORY', some('getdents64', FIRST, BUFFER, 4096)),
  unlink: (path: string) => [call('unlinkat', CWD, path, 0)],
  rmdir: (path: string) => [call('unlinkat', CWD, path, flags('AT_REMOVEDIR'))],
  mkdir: (path: string) => [call('mkdirat', CWD, path, 0o755)],
  file: (path: string) => [call('mknodat', CWD, path, flags('S_IFREG') | 0o644, 0)],
  fifo: (path: string) => [call('mknodat', CWD, path, flags('S_IFIFO') | 0o644, 0)],
  device: (path: string) => [call('mknodat', CWD, path, flags('S_IFCHR') | 0o644, 0x103)],
  symlink: (target: string, path: string) => [call('symlinkat', target, CWD, path)],
  link: (from: string, to: string) => [call('linkat', CWD, from, CWD, to, 0)],
  rename: (from: string, to: string) => [call('renameat2', CWD, from, CWD, to, 0)],
  exchange: (a: string, b: string) => [call('renameat2', CWD, a, CWD, b, flags('RENAME_EXCHANGE'))],
  chmod: (path: string) => [call('fchmodat', CWD, path, 0o600)],
  fchmod: opening('O_RDONLY', call('fchmod', FIRST, 0o600)),
  chown: (path: string) => [call('fchownat', CWD, path, { process: 'uid' }, -1, flags('AT_SYMLINK_NOFOLLOW'))],
  give: (path: string, uid: number) => [call('fchownat', CWD, path, uid, -1, flags('AT_SYMLINK_NOFOLLOW'))],
  touch: (path: string) => [call('utimensat', CWD, path, 0, 0)],
  setTimes: (path: string) => [call('utimensat', CWD, path, longs(1, 0, 1, 0), 0)],
  setxattr: (path: string, name: string) => [call('setxattr', path, name, 'x', 1, 0)],
  stat: (path: string) => [call('newfstatat', CWD, path, BUFFER, 0)],
  readlink: (path: string) => [call('readlinkat', CWD, path, BUFFER, 256)],
  chdir: (path: string) => [call('chdir', path)],
  flock: opening('O_RDONLY', call('flock', FIRST, flags('LOCK_SH') | flags('LOCK_NB'))),
  lockRange: opening('O_RDONLY', call('fcntl', FIRST, flags('F_SETLK'), readLock)),
  map: mapping('PROT_READ|PROT_EXEC'),
  mapRead: mapping('PROT_READ'),
  mapLater: opening(
    'O_RDONLY',
    call('mmap', 0, 4096, flags('PROT_READ'), flags('MAP_PRIVATE'), FIRST, 0),
    call('mprotect', { result: 1 }, 4096, flags('PROT_READ|PROT_EXEC')),
  ),
  ioctl: (path: string, request: number) => [open(path, 'O_RDONLY|O_NONBLOCK'), call('ioctl', FIRST, request, BUFFER)],
  /** The driver opened it (probe.c, INHERITED). */
  inherited: () => [some('read', 200, BUFFER, 1)],
  // Programs.
  exec,
  execNoNewPrivs: (path: string, ...words: readonly string[]) => [
    call('prctl', flags('PR_SET_NO_NEW_PRIVS'), 1, 0, 0, 0),
    ...exec(path, ...words),
  ],
  execMemory: (path: string) => [
    call('memfd_create', 'probe', flags('MFD_CLOEXEC')),
    open(path, 'O_RDONLY'),
    some('sendfile', FIRST, { result: 1 }, 0, 1 << 20),
    call('execveat', FIRST, '', { vector: ['probe'] }, { vector: [] }, flags('AT_EMPTY_PATH')),
  ],
  // Sockets.
  socket: (family: number, type: number, protocol = 0) => [socket(family, type, protocol)],
  socketpair: (type: number) => [call('socketpair', UNIX, type, 0, BUFFER)],
  bindTcp: toInet('bind', STREAM),
  bindTcp6: (port: number) => [socket(INET6, STREAM, 0), call('bind', FIRST, inet6(port), 28)],
  connectTcp: toInet('connect', STREAM),
  bindUdp: toInet('bind', DGRAM),
  connectUdp: toInet('connect', DGRAM),
  connectMptcp: toInet('connect', STREAM, MPTCP),
  sendUdp: (address: string, port: number) => [
    socket(INET, DGRAM, 0),
    call('sendto', FIRST, 'x', 1, 0, inet(address, port), 16),
  ],
  fastOpen: (address: string, port: number) => [
    socket(INET, STREAM, 0),
    call('sendto', FIRST, 'x', 1, flags('MSG_FASTOPEN'), inet(address, port), 16),
  ],
  listen: () => [socket(INET, STREAM, 0), call('listen', FIRST, 1)],
  bindUnix: toUnix('bind'),
  connectUnix: toUnix('connect'),
  serveUnix: (name: string) => [...toUnix('bind')(name), call('listen', FIRST, 16), forever],
  // Processes.
  pause: () => [forever],
  signal: (process: string, signal: number) => [call('kill', { process }, signal)],
  signalSelf: (signal: number) => [call('getpid'), call('kill', FIRST, signal)],
  /** The tracer's end lets go. */
  trace: (process: string) => [call('ptrace', flags('PTRACE_SEIZE'), { process }, 0, 0)],
  /** proc_fd_access_allowed: PTRACE_MODE_READ. */
  traceRead: (process: string) => [call('readlinkat', CWD, `/proc/%{${process}}/cwd`, BUFFER, 256)],
  clone: (how: number) => [call('clone', how | SIGCHLD, 0, 0, 0, 0)],
  unshare: (how: string) => [call('unshare', flags(how))],
  setns: (how: string) => [call('getpid'), call('pidfd_open', FIRST, 0), call('setns', { result: 1 }, flags(how))],
  // Mounts.
  mount: (type: string, target: string) => [call('mount', 'none', target, type, 0, 0)],
  bindMount: (from: string, target: string) => [call('mount', from, target, 0, flags('MS_BIND'), 0)],
  remount: (target: string) => [call('mount', 'none', target, 0, flags('MS_REMOUNT|MS_RDONLY'), 0)],
  makePrivate: (target: string) => [call('mount', 'none', target, 0, flags('MS_PRIVATE'), 0)],
  newMount: (type: string, target: string) => [
    call('fsopen', type, 0),
    call('fsconfig', FIRST, 6, 0, 0, 0), // FSCONFIG_CMD_CREATE
    call('fsmount', FIRST, 0, 0),
    call('move_mount', { result: 2 }, '', CWD, target, 4), // MOVE_MOUNT_F_EMPTY_PATH
  ],
  umount: (target: string) => [call('umount2', target, 0)],
  pivotRoot: (root: string, old: string) => [call('pivot_root', root, old)],
  // Privileges.
  chroot: (path: string) => [call('chroot', path)],
  hostname: () => [call('sethostname', 'probe', 5)],
  setuid: (uid: number) => [call('setuid', uid)],
  setgid: (gid: number) => [call('setgid', gid)],
  nice: () => [call('setpriority', 0, 0, -5)],
  settime: () => [call('clock_gettime', 0, BUFFER), call('clock_settime', 0, BUFFER)],
  rlimit: () => [call('prlimit64', 0, 7, longs(1 << 20, 1 << 20), 0)], // RLIMIT_NOFILE
  // Memory and the kernel.
  writeExec: () => [
    call('mmap', 0, 4096, flags('PROT_READ|PROT_WRITE|PROT_EXEC'), flags('MAP_PRIVATE|MAP_ANONYMOUS'), -1, 0),
  ],
  makeExec: () => [
    call('mmap', 0, 4096, flags('PROT_READ|PROT_WRITE'), flags('MAP_PRIVATE|MAP_ANONYMOUS'), -1, 0),
    call('mprotect', FIRST, 4096, flags('PROT_READ|PROT_EXEC')),
  ],
  plain: (name: string, ...args: readonly Argument[]) => [call(name, ...args)],
  /** A number of another door: x32's bit, or i386's table by int 0x80. */
  x32: (name: string): readonly Call[] => [
    { ...call(name), number: (syscallNumber('x86_64', name) ?? 0) | 0x40000000 },
  ],
  int80: (name: string): readonly Call[] => [{ entry: 'I', number: syscallNumber('i386', name) ?? 0, args: [] }],
} as const satisfies Record<string, (...args: never[]) => readonly Call[]>;

export type ProgramName = keyof typeof PROGRAMS;

/** For tables that name programs: their arguments are whoever writes the table's matter. */
export const programCalls = (name: ProgramName, args: readonly (string | number)[]): readonly Call[] =>
  (PROGRAMS[name] as (...args: readonly (string | number)[]) => readonly Call[])(...args); // each takes strings and numbers
