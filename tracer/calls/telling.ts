/**
 * The arguments that tell apart how a call was used: which policies test, or a reviewer asks about. What resource observations
 * say already (open flags, paths, signals) is left out, and what has many values (sizes, descriptors, pids).
 */
import { findArgument, type ArchName, type Argument } from '../../kernel/index.js';

const rows = `
socket socketpair: family type protocol
setsockopt getsockopt: level optname
sendto sendmsg sendmmsg accept4 pipe2 dup3 eventfd2 epoll_create1 inotify_init1 memfd_create memfd_secret userfaultfd: flags
seccomp: op flags
fcntl fcntl64 ioctl bpf quotactl quotactl_fd reboot semctl shmctl msgctl membarrier fsconfig: cmd
prctl arch_prctl keyctl: option
personality: personality
clone: clone_flags
unshare: unshare_flags
setns mount umount2 move_mount open_tree open_tree_attr mount_setattr fsopen fsmount fspick: flags
mmap mmap2: prot flags
mprotect pkey_mprotect: prot
shmat: shmflg
madvise process_madvise: behavior
ptrace: request
futex futex_time64: op
flock: cmd
fallocate: mode
mremap mlock2 mlockall close_range renameat2 linkat execveat pidfd_open pidfd_send_signal getrandom: flags
unlinkat fchownat: flag
setrlimit getrlimit ugetrlimit prlimit64: resource
setpriority getpriority ioprio_set ioprio_get: which
sched_setscheduler: policy
clock_gettime clock_getres clock_settime clock_nanosleep clock_adjtime timer_create: which_clock
clock_gettime64 clock_getres_time64 clock_settime64 clock_nanosleep_time64 clock_adjtime64: which_clock
epoll_ctl: op
io_uring_register: opcode
landlock_create_ruleset landlock_restrict_self fanotify_init fanotify_mark perf_event_open: flags
finit_module delete_module: flags
set_mempolicy mbind: mode
modify_ldt: func
iopl: level
ioperm: turn_on
syslog kcmp: type
sysfs: option
swapon: swap_flags
`;

let table: ReadonlyMap<string, readonly string[]> | undefined;

function parse(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const row of rows.trim().split('\n')) {
    const [calls = '', names = ''] = row.split(': ');
    for (const call of calls.split(' ')) found.set(call, names.split(' '));
  }
  return found;
}

/** Every row: the call, and the kernel's names of its telling arguments. */
export const tellingRows = (): ReadonlyMap<string, readonly string[]> => (table ??= parse());

/** In the order of the table; none for a call that one use says all of. */
export const tellingArguments = (arch: ArchName, name: string): readonly Argument[] =>
  (tellingRows().get(name) ?? []).flatMap((argument) => findArgument(arch, name, argument) ?? []);

/** Zero is oneself, or nothing to set: that it is zero is kept, other values are not. */
const ZERO: Readonly<Record<string, readonly string[]>> = {
  prlimit64: ['pid', 'new_rlim'],
  sched_setaffinity: ['pid'],
  sched_setscheduler: ['pid'],
  sched_setattr: ['pid'],
  setpriority: ['who'],
};

export const zeroTells = (arch: ArchName, name: string): readonly Argument[] =>
  (Object.hasOwn(ZERO, name) ? (ZERO[name] ?? []) : []).flatMap((argument) => findArgument(arch, name, argument) ?? []);
