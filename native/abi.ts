/**
 * The numbers that polc's launcher says to the kernel, per architecture it can run on. Own tables, not `kernel/tables`:
 * those hold what policies may name (with types, for every architecture), these the two dozen calls made here.
 */

/** Syscall numbers (asm/unistd_64.h; asm-generic/unistd.h for aarch64). */
export interface SyscallNumbers {
  readonly write: number;
  readonly close: number;
  readonly openat: number;
  readonly faccessat: number;
  readonly mmap: number;
  readonly mprotect: number;
  readonly munmap: number;
  readonly rtSigaction: number;
  readonly rtSigprocmask: number;
  readonly ioctl: number;
  readonly getppid: number;
  readonly clone: number;
  readonly execve: number;
  readonly exitGroup: number;
  readonly wait4: number;
  readonly kill: number;
  readonly tgkill: number;
  readonly fcntl: number;
  readonly flock: number;
  readonly getxattr: number;
  readonly ptrace: number;
  readonly setpgid: number;
  readonly setsid: number;
  readonly capget: number;
  readonly capset: number;
  readonly prctl: number;
  readonly futex: number;
  readonly ppoll: number;
  readonly prlimit64: number;
  readonly processVmWritev: number;
  readonly seccomp: number;
  readonly dup3: number;
  readonly pipe2: number;
  readonly readlinkat: number;
  readonly schedSetaffinity: number;
  readonly processVmReadv: number;
  readonly getsockopt: number;
  readonly pidfdSendSignal: number;
  readonly pidfdOpen: number;
  readonly pidfdGetfd: number;
  readonly statx: number;
  readonly openat2: number;
  readonly closeRange: number;
  readonly memfdCreate: number;
  readonly read: number;
  readonly landlockCreateRuleset: number;
  readonly landlockAddRule: number;
  readonly landlockRestrictSelf: number;
}

/** How the tracer reads and writes the registers of a stopped task: offsets into NT_PRSTATUS, in bytes. */
export interface RegisterLayout {
  readonly size: number;
  /** Where a syscall's number goes before the instruction runs. */
  readonly number: number;
  readonly args: readonly number[];
  readonly result: number;
  readonly pc: number;
  readonly sp: number;
  /** x86: `orig_rax`, −1 so that the kernel does not think of restarting the call. */
  readonly originalNumber?: number;
  /** Eight bytes that make a syscall, then trap if execution ever went on. */
  readonly syscallCode: bigint;
}

export interface Abi {
  readonly arch: 'x86_64' | 'aarch64';
  /** AUDIT_ARCH_*, as filters see the architecture of a call (linux/audit.h). */
  readonly audit: number;
  readonly nr: SyscallNumbers;
  readonly registers: RegisterLayout;
}

const x86_64: Abi = {
  arch: 'x86_64',
  audit: 0xc000003e,
  nr: {
    write: 1,
    close: 3,
    openat: 257,
    faccessat: 269,
    mmap: 9,
    mprotect: 10,
    munmap: 11,
    rtSigaction: 13,
    rtSigprocmask: 14,
    ioctl: 16,
    getppid: 110,
    clone: 56,
    execve: 59,
    exitGroup: 231,
    wait4: 61,
    kill: 62,
    tgkill: 234,
    fcntl: 72,
    flock: 73,
    getxattr: 191,
    ptrace: 101,
    setpgid: 109,
    setsid: 112,
    capget: 125,
    capset: 126,
    prctl: 157,
    futex: 202,
    ppoll: 271,
    prlimit64: 302,
    processVmWritev: 311,
    seccomp: 317,
    dup3: 292,
    pipe2: 293,
    readlinkat: 267,
    schedSetaffinity: 203,
    processVmReadv: 310,
    getsockopt: 55,
    pidfdSendSignal: 424,
    pidfdOpen: 434,
    pidfdGetfd: 438,
    statx: 332,
    openat2: 437,
    closeRange: 436,
    memfdCreate: 319,
    read: 0,
    landlockCreateRuleset: 444,
    landlockAddRule: 445,
    landlockRestrictSelf: 446,
  },
  // struct user_regs_struct, asm/user_64.h
  registers: {
    size: 216,
    number: 80,
    args: [112, 104, 96, 56, 72, 64],
    result: 80,
    pc: 128,
    sp: 152,
    originalNumber: 120,
    syscallCode: 0xcccc_cccc_cccc_050fn, // syscall; int3 …
  },
};

const aarch64: Abi = {
  arch: 'aarch64',
  audit: 0xc00000b7,
  nr: {
    write: 64,
    close: 57,
    openat: 56,
    faccessat: 48,
    mmap: 222,
    mprotect: 226,
    munmap: 215,
    rtSigaction: 134,
    rtSigprocmask: 135,
    ioctl: 29,
    getppid: 173,
    clone: 220,
    execve: 221,
    exitGroup: 94,
    wait4: 260,
    kill: 129,
    tgkill: 131,
    fcntl: 25,
    flock: 32,
    getxattr: 8,
    ptrace: 117,
    setpgid: 154,
    setsid: 157,
    capget: 90,
    capset: 91,
    prctl: 167,
    futex: 98,
    ppoll: 73,
    prlimit64: 261,
    processVmWritev: 271,
    seccomp: 277,
    dup3: 24,
    pipe2: 59,
    readlinkat: 78,
    schedSetaffinity: 122,
    processVmReadv: 270,
    getsockopt: 209,
    pidfdSendSignal: 424,
    pidfdOpen: 434,
    pidfdGetfd: 438,
    statx: 291,
    openat2: 437,
    closeRange: 436,
    memfdCreate: 279,
    read: 63,
    landlockCreateRuleset: 444,
    landlockAddRule: 445,
    landlockRestrictSelf: 446,
  },
  // struct user_pt_regs, asm/ptrace.h. Untested: no such machine at hand.
  registers: {
    size: 272,
    number: 64,
    args: [0, 8, 16, 24, 32, 40],
    result: 0,
    pc: 256,
    sp: 248,
    syscallCode: 0xd420_0000_d400_0001n, // svc #0; brk #0
  },
};

/** The ABI of this process, or `undefined` where the launcher has no code for it. */
export function nativeAbi(): Abi | undefined {
  switch (process.arch) {
    case 'x64':
      return x86_64;
    case 'arm64':
      return aarch64;
    default:
      return undefined;
  }
}

/** linux/prctl.h */
export const PR = {
  SET_DUMPABLE: 4,
  GET_SECCOMP: 21,
  SET_SECCOMP: 22,
  CAPBSET_READ: 23,
  CAPBSET_DROP: 24,
  SET_NO_NEW_PRIVS: 38,
  GET_NO_NEW_PRIVS: 39,
  CAP_AMBIENT: 47,
  SET_MDWE: 65,
  GET_MDWE: 66,
  SET_PTRACER: 0x59616d61,
} as const;
export const PR_CAP_AMBIENT = { RAISE: 2, CLEAR_ALL: 4 } as const;
export const PR_MDWE_REFUSE_EXEC_GAIN = 1;

/** linux/seccomp.h */
export const SECCOMP = {
  SET_MODE_FILTER: 1,
  GET_ACTION_AVAIL: 2,
  GET_NOTIF_SIZES: 3,
  MODE_FILTER: 2,
  FLAG_TSYNC: 1,
  FLAG_LOG: 2,
  FLAG_SPEC_ALLOW: 4,
  FLAG_NEW_LISTENER: 8,
  FLAG_TSYNC_ESRCH: 16,
  FLAG_WAIT_KILLABLE_RECV: 32,
  IOCTL_NOTIF_RECV: 0xc0502100,
  IOCTL_NOTIF_SEND: 0xc0182101,
  IOCTL_NOTIF_ID_VALID: 0x40082102,
  IOCTL_NOTIF_ADDFD: 0x40182103,
  IOCTL_NOTIF_SET_FLAGS: 0x40082104,
  ADDFD_FLAG_SEND: 2,
  USER_NOTIF_FD_SYNC_WAKE_UP: 1,
  USER_NOTIF_FLAG_CONTINUE: 1,
} as const;

/** struct seccomp_notif: id, pid, flags, then struct seccomp_data. */
export const NOTIFICATION_BYTES = 80;

/** linux/ptrace.h */
export const PTRACE = {
  PEEKDATA: 2,
  POKEDATA: 5,
  CONT: 7,
  DETACH: 17,
  SYSCALL: 24,
  GETEVENTMSG: 0x4201,
  GETREGSET: 0x4204,
  SETREGSET: 0x4205,
  SEIZE: 0x4206,
  LISTEN: 0x4208,
  GETSIGMASK: 0x420a,
  SETSIGMASK: 0x420b,
  GET_SYSCALL_INFO: 0x420e,
  O_TRACESYSGOOD: 0x1,
  O_TRACEFORK: 0x2,
  O_TRACEVFORK: 0x4,
  O_TRACECLONE: 0x8,
  O_TRACEEXEC: 0x10,
  O_TRACESECCOMP: 0x80,
  O_EXITKILL: 0x100000,
  EVENT_FORK: 1,
  EVENT_VFORK: 2,
  EVENT_CLONE: 3,
  EVENT_EXEC: 4,
  EVENT_SECCOMP: 7,
  EVENT_STOP: 128,
  NT_PRSTATUS: 1,
} as const;

export const CLONE = { VM: 0x100, VFORK: 0x4000, PARENT_SETTID: 0x100000, NEWUSER: 0x10000000, FILES: 0x400 } as const;
export const FD_CLOEXEC = 1;
export const F = { GETFD: 1, SETFD: 2, GETFL: 3, SETFL: 4 } as const;
export const CLOSE_RANGE_CLOEXEC = 4;
export const RLIMIT_NOFILE = 7;
export const WALL = 0x40000000;
export const SIGKILL = 9;
export const SIGSTOP = 19;
export const SIGTRAP = 5;
export const O_CLOEXEC = 0o2000000;
export const SIG_BLOCK = 0;
export const SIG_SETMASK = 2;
/** One past the highest signal: _NSIG + 1 on both architectures. */
export const SIGNAL_END = 65;
