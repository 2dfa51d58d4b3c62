// Names that the manual pages give arguments where the kernel's own (tracefs) differ, and that people write in policies: flags,
// commands and families. Pointers are left out: a policy cannot test them.
const rows = `
clone flags=clone_flags stack=newsp parent_tid=parent_tidptr child_tid=child_tidptr
unshare flags=unshare_flags
setns nstype=flags
ioctl request=cmd op=cmd
fcntl fcntl64 op=cmd
socket socketpair domain=family
accept accept4 bind connect listen getsockname getpeername getsockopt setsockopt shutdown sendto recvfrom sendmsg recvmsg sendmmsg recvmmsg sockfd=fd
arch_prctl code=option op=option
prctl op=option
ptrace op=request
keyctl operation=option op=option
seccomp operation=op
futex futex_time64 futex_op=op
madvise process_madvise advice=behavior
personality persona=personality
mmap mmap2 length=len offset=off
mprotect pkey_mprotect length=len
mremap old_address=addr old_size=old_len new_size=new_len new_address=new_addr
mount mountflags=flags
unlinkat newfstatat fstatat64 fchownat name_to_handle_at flags=flag
open openat creat openat2 dirfd=dfd
unlinkat newfstatat fstatat64 fchownat name_to_handle_at dirfd=dfd
mkdirat mknodat fchmodat fchmodat2 faccessat faccessat2 readlinkat futimesat utimensat statx dirfd=dfd
linkat symlinkat renameat renameat2 olddirfd=olddfd newdirfd=newdfd
open_tree open_tree_attr mount_setattr dirfd=dfd
getrandom buflen=len
kill tkill tgkill signal=sig
wait4 pid=upid
waitid idtype=which id=upid
setpriority prio=niceval
epoll_create1 eventfd2 signalfd4 flag=flags
shmget size=size shmflg=shmflg
quotactl op=cmd
bpf op=cmd
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

/** The kernel's name for a manual page's argument name, if there is one. */
export const manPageName = (syscall: string, argument: string): string | undefined =>
  (aliases ??= parse()).get(`${syscall} ${argument}`);
