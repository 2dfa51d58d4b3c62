/** Rows of the matrix: processes, memory, namespaces, mounts, privileges, and the kernel's other doors. */
import type { Namespace, Peer, ResourceAccess } from '../../compiler/index.js';
import { call, flags, longs, PROGRAMS as P, type Argument, type Call } from '../probe/index.js';
import { file, other, privilege, row, type Case, type Row } from './row.js';

const NOEXEC = 'User Mode Linux maps data executable, so its SELinux asks for no execmem (hooks.c, default_noexec)';
const NO_INT80 = 'User Mode Linux does not take int 0x80';
const memory = (name: string, calls: readonly Call[], given: string, skip: Row['skip'] = {}): Row =>
  row(name, () => ({ grants: 'allow memory write-exec', given, calls, accesses: [other({ kind: 'memory' })] }), {
    skip: { selinux: NOEXEC, ...skip },
  });

const signal = (name: string, number: number, process: string, peer: Peer, rest: Partial<Case>): Row =>
  row(name, () => ({
    calls: P.signal(process, number),
    accesses: [other({ kind: 'signal', signal: number, peer })],
    ...rest,
  }));

const trace = (
  name: string,
  op: 'trace' | 'read',
  calls: readonly Call[],
  given = '',
  notes: Parameters<typeof row>[2] = {},
): Row =>
  row(
    name,
    () => ({
      grants: `allow ptrace ${op} to peer`,
      given,
      calls,
      accesses: [other({ kind: 'ptrace', op, peer: 'peer' })],
    }),
    notes,
  );

const namespace = (name: string, namespace: Namespace, calls: readonly Call[], given: string, bare?: string[]): Row =>
  row(name, () => ({
    grants: `allow namespace ${namespace}`,
    given,
    calls,
    accesses: [other({ kind: 'namespace', namespace })],
    ...(bare ? { bare } : {}),
  }));

type Mount = Extract<ResourceAccess, { kind: 'mount' }>;
const mount = (
  name: string,
  op: Mount['op'],
  type: string | undefined,
  rest: (at: (n: string) => string) => Partial<Case> & Pick<Case, 'calls'>,
): Row =>
  row(name, (at) => ({
    grants: `allow ${op} on "${at('d')}"`,
    given: 'allow capability sys_admin',
    accesses: [other({ kind: 'mount', op, type, target: at('d') })],
    ...rest(at),
  }));

const capability = (name: string, word: string, calls: readonly Call[], rest: Partial<Case> = {}): Row =>
  row(name, () => ({ grants: `allow capability ${word}`, calls, accesses: [privilege(word)], ...rest }));

/** Only a `syscall` rule is about it. */
const syscall = (name: string, bare: readonly string[], word: string, ...args: readonly Argument[]): Row =>
  row(name, () => ({ grants: `allow syscall ${word}`, calls: P.plain(word, ...args), accesses: [], bare }));

const BUFFER = { buffer: 0 } as const;
/** A page of our own at a known place, for structures that point; and some page of the peer's program (not PIE). */
const HERE = 0x10000000;
const PAGE: Call = call(
  'mmap',
  HERE,
  4096,
  flags('PROT_READ|PROT_WRITE'),
  flags('MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED'),
  -1,
  0,
);
const PROGRAM = 0x400000;

export const PROCESSES: readonly Row[] = [
  // Signals.
  signal('signal another profile', 15, 'victim', 'peer', { grants: 'allow signal term to peer' }),
  signal('another signal to it', 23, 'peer', 'peer', {
    grants: 'allow signal urg to peer',
    given: 'allow signal cont to peer',
  }),
  signal('SIGKILL where SIGCONT may go', 9, 'victim', 'peer', {
    grants: 'allow signal kill to peer',
    given: 'allow signal cont to peer',
  }),
  signal('signal where a deny rule is', 23, 'peer', 'peer', {
    grants: 'allow signal urg',
    given: 'allow signal cont, urg, term',
    denies: 'deny signal urg',
  }),
  signal('signal somebody unconfined', 23, 'free', undefined, { grants: 'allow signal urg' }),
  row('signal oneself', (_, { self }) => ({
    grants: 'allow signal urg to self',
    given: 'allow syscall getpid',
    calls: P.signalSelf(23),
    accesses: [other({ kind: 'signal', signal: 23, peer: self })],
  })),
  // Tracing.
  trace('ptrace, PTRACE_SEIZE', 'trace', P.trace('peer')),
  trace(
    'process_vm_readv',
    'trace',
    [PAGE, call('process_vm_readv', { process: 'peer' }, longs(HERE, 1), 1, longs(PROGRAM, 1), 1, 0)],
    'allow syscall mmap',
  ),
  trace('kcmp', 'read', P.plain('kcmp', { process: 'peer' }, { process: 'peer' }, 3, 0, 0)),
  trace('look into /proc/PID', 'read', P.traceRead('peer'), 'allow syscall readlinkat\nallow stat "/proc/@{pid}/cwd"', {
    open: { seccomp: 'to a filter these are files: the layers that know paths decide' },
  }),
  // Memory.
  memory('mmap, writable and executable', P.writeExec(), 'allow syscall mmap'),
  memory('mprotect to PROT_EXEC', P.makeExec(), 'allow syscall mmap'),
  memory(
    'personality, READ_IMPLIES_EXEC',
    P.plain('personality', flags('READ_IMPLIES_EXEC')),
    'allow syscall personality',
  ),
  memory(
    'shmat, SHM_EXEC',
    [call('shmget', 0, 4096, 0o1600), call('shmat', { result: 0 }, 0, flags('SHM_EXEC'))],
    'allow syscall shmget, shmat',
    { apparmor: 'AppArmor refuses it whatever the policy says: SysV memory has no path that a rule could name' },
  ),
  // Processes and namespaces.
  row('clone, a plain process', () => ({ grants: 'allow syscall clone', calls: P.clone(0), accesses: [] })),
  syscall('clone3', ['ok'], 'clone3', longs(0, 0, 0, 0, 17, 0, 0, 0), 64),
  namespace('clone, CLONE_NEWUSER', 'user', P.clone(flags('CLONE_NEWUSER')), 'allow syscall clone'),
  namespace('unshare, CLONE_NEWUSER', 'user', P.unshare('CLONE_NEWUSER'), 'allow syscall clone'),
  namespace('unshare, CLONE_NEWNET', 'net', P.unshare('CLONE_NEWNET'), 'allow capability sys_admin'),
  namespace('unshare, CLONE_NEWNS', 'mount', P.unshare('CLONE_NEWNS'), 'allow capability sys_admin'),
  row('setns', () => ({
    grants: 'allow namespace uts',
    given: 'allow capability sys_admin\nallow syscall getpid, pidfd_open',
    calls: P.setns('CLONE_NEWUTS'),
    accesses: [other({ kind: 'namespace', namespace: 'uts' })],
  })),
  // Mounts.
  mount('mount', 'mount', 'tmpfs', (at) => ({ calls: P.mount('tmpfs', at('d')) })),
  mount('mount, another type', 'mount', 'proc', (at) => ({
    grants: `allow mount proc on "${at('d')}"`,
    given: `allow capability sys_admin\nallow mount tmpfs on "${at('d')}"`,
    calls: P.mount('proc', at('d')),
  })),
  mount('mount, another place', 'mount', 'tmpfs', (at) => ({
    given: `allow capability sys_admin\nallow mount on "${at('e')}"`,
    calls: P.mount('tmpfs', at('d')),
  })),
  mount('mount, MS_BIND', 'mount', undefined, (at) => ({ calls: P.bindMount(at('e'), at('d')) })),
  mount('mount, MS_REMOUNT', 'mount', undefined, (at) => ({
    before: P.mount('tmpfs', at('d')),
    calls: P.remount(at('d')),
  })),
  mount('fsopen, move_mount', 'mount', 'tmpfs', (at) => ({
    given: 'allow capability sys_admin\nallow syscall fsopen, fsconfig, fsmount, move_mount',
    calls: P.newMount('tmpfs', at('d')),
  })),
  mount('umount', 'umount', undefined, (at) => ({ before: P.mount('tmpfs', at('d')), calls: P.umount(at('d')) })),
  mount('pivot_root', 'pivot_root', undefined, (at) => ({
    calls: P.pivotRoot(at('d'), at('d')),
    bare: ['EINVAL', 'EBUSY', 'ok'],
  })),
  // Privileges.
  row('chroot', (at) => ({
    grants: 'allow capability sys_chroot',
    calls: P.chroot(at('d')),
    accesses: [privilege('sys_chroot')],
  })),
  capability('setuid', 'setuid', P.setuid(1000)),
  capability('setgid', 'setgid', P.setgid(1000)),
  capability('sethostname', 'sys_admin', P.hostname()),
  capability('setpriority below 0', 'sys_nice', P.nice()),
  capability('clock_settime', 'sys_time', P.settime(), { given: 'allow syscall clock_gettime' }),
  capability('setrlimit above the limit', 'sys_resource', P.rlimit(), { given: 'allow syscall prlimit64' }),
  row('chown to another', (at) => ({
    grants: 'allow capability chown',
    given: `allow attributes "${at('f')}"`,
    calls: P.give(at('f'), 1000),
    accesses: [privilege('chown'), file('attributes', at('f'))],
  })),
  row('open_by_handle_at', (at) => ({
    grants: 'allow capability dac_read_search',
    given: `allow read "${at('f')}"`,
    calls: P.plain('open_by_handle_at', flags('AT_FDCWD'), longs(0, 0), 0),
    accesses: [privilege('dac_read_search')],
    bare: ['EINVAL', 'ESTALE', 'EOPNOTSUPP'],
  })),
  // Doors that others left open.
  syscall('bpf', ['E2BIG', 'EINVAL', 'EFAULT', 'ENOSYS'], 'bpf', 5, BUFFER, 48),
  syscall('keyctl', ['ok', 'ENOSYS'], 'keyctl', flags('KEYCTL_GET_KEYRING_ID'), -2, 1),
  syscall('io_uring_setup', ['ok', 'ENOSYS'], 'io_uring_setup', 1, BUFFER),
  syscall('userfaultfd', ['ok', 'ENOSYS'], 'userfaultfd', 1),
  syscall('perf_event_open', ['EINVAL', 'ENOENT', 'E2BIG', 'ok', 'ENOSYS'], 'perf_event_open', BUFFER, 0, -1, -1, 0),
  syscall('memfd_create', ['ok'], 'memfd_create', 'probe', 0),
  row('an x32 number', () => ({
    calls: P.x32('getpid'),
    accesses: [],
    bare: ['ok', 'ENOSYS'],
  })),
  row('int 0x80', () => ({ calls: P.int80('getpid'), accesses: [], bare: ['ok', 'SIGSEGV'] }), {
    skip: { apparmor: NO_INT80, selinux: NO_INT80 },
  }),
];
