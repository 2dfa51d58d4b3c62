// Names that the manual pages give arguments where the kernel's own (tracefs) differ, and that people write in policies: flags,
// commands, families, sizes, descriptors. Pointers are left out: a policy cannot test them. A test holds that every row is needed.
const rows = `
clone flags=clone_flags
unshare flags=unshare_flags
setns nstype=flags
ioctl request=cmd op=cmd
fcntl fcntl64 semctl shmctl msgctl reboot bpf quotactl op=cmd
flock op=cmd operation=cmd
socket socketpair domain=family
accept accept4 bind connect listen getsockname getpeername getsockopt setsockopt shutdown sockfd=fd
sendto recvfrom sendmsg recvmsg sendmmsg recvmmsg sockfd=fd
arch_prctl code=option op=option
prctl op=option
ptrace op=request
keyctl operation=option op=option
seccomp operation=op
futex futex_time64 futex_op=op
madvise advice=behavior length=len_in
process_madvise advice=behavior
personality persona=personality
mmap length=len offset=off
mmap2 length=len offset=pgoff
mprotect pkey_mprotect size=len
mlock mlock2 munlock size=len
msync length=len
mremap old_size=old_len new_size=new_len
mount mountflags=flags
unlinkat newfstatat fstatat64 fchownat name_to_handle_at flags=flag dirfd=dfd
openat openat2 mkdirat mknodat fchmodat fchmodat2 faccessat faccessat2 readlinkat futimesat utimensat statx dirfd=dfd
open_tree open_tree_attr mount_setattr dirfd=dfd
execveat dirfd=fd
linkat renameat renameat2 olddirfd=olddfd newdirfd=newdfd
symlinkat newdirfd=newdfd
chown lchown fchown fchownat owner=user
getrandom buflen=len size=len
wait4 pid=upid
waitid idtype=which id=upid
setpriority prio=niceval
eventfd2 initval=count
close_range first=fd last=max_fd
clock_gettime clock_settime clock_getres clock_nanosleep clock_adjtime timer_create clockid=which_clock
pkey_alloc access_rights=init_val
`;

let aliases: ReadonlyMap<string, string> | undefined;

function parse(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const row of rows.trim().split('\n')) {
    const words = row.split(' ');
    for (const call of words.filter((word) => !word.includes('=')))
      for (const pair of words.filter((word) => word.includes('='))) {
        const [man = '', kernel = ''] = pair.split('=');
        found.set(`${call} ${man}`, kernel);
      }
  }
  return found;
}

/** Every alias: `[call, the manual's name, the kernel's name]`. */
export const manPageNames = (): readonly (readonly [string, string, string])[] =>
  [...(aliases ??= parse())].map(([key, kernel]) => [...(key.split(' ') as [string, string]), kernel]); // keys are two words

/** The kernel's name for a manual page's argument name, if there is one. */
export const manPageName = (syscall: string, argument: string): string | undefined =>
  (aliases ??= parse()).get(`${syscall} ${argument}`);
