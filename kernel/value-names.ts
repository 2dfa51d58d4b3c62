/** Numbers → the kernel's names for them. One table: which names the values of an argument have. */
import type { ArchName } from './types.js';
import { constant, constantNames } from './constants.js';

interface Family {
  readonly calls: string;
  readonly argument: string;
  readonly names: RegExp;
  /** A set of flags; without it, one of the names. */
  readonly flags?: true;
  /** Bits among the flags that are one number, its names, and the name of the mask. */
  readonly number?: { readonly mask: bigint; readonly names: RegExp; readonly name: string };
  /** Only beside this value of another argument (`fcntl(cmd == F_SETFD, arg == FD_CLOEXEC)`). */
  readonly beside?: { readonly argument: string; readonly constant: string };
}

const IOCTL =
  /^(?:TC(?:GET[AS]2?|SET[ASWF2]*|SBRKP?|XONC|FLSH)|TIOC[A-Z]+|FIO[A-Z]+|SIOC[A-Z]\w+|FI(?:CLONE|CLONERANGE|DEDUPERANGE|BMAP|GETBSZ|FREEZE|THAW|TRIM)|FS_IOC_\w+|FS_IOC[3]?2?_\w+|BLK[A-Z]+\w*|LOOP_[A-Z]\w+|RND[A-Z]+|NS_GET_\w+|TUN[A-Z]+|KVM_[A-Z]\w+|VHOST_[A-Z]\w+|VFIO_[A-Z]\w+|UFFDIO_[A-Z]\w+|EVIOC[A-Z]\w+|USBDEVFS_[A-Z]\w+|HDIO_[A-Z]\w+|SECCOMP_IOCTL_\w+|PERF_EVENT_IOC_\w+|BTRFS_IOC_\w+|SNDRV_\w+|RTC_\w+|VT_\w+|NBD_\w+|DM_[A-Z]\w+|NVME_IOCTL_\w+|DRM_IOCTL_\w+|I2C_\w+|SPI_IOC_\w+|SG_[A-Z]\w+|WDIOC_\w+|GPIO_\w+)$/;
const CLONE = /^CLONE_(?!ARGS|CLEAR|INTO|NEWTIME)/;
const OPEN = /^_*O_/;
const ACCESS = { mask: 3n, names: /^O_(?:RDONLY|WRONLY|RDWR)$/, name: 'O_ACCMODE' } as const;
const CLOCK = /^CLOCK_(?:REALTIME|MONOTONIC|PROCESS|THREAD|BOOTTIME|TAI)/;
const FCNTL = /^F_(?:DUPFD|[GS]ET|OFD|NOTIFY|CANCELLK|ADD_SEALS|CREATED_QUERY)/;
const SOCKET_FLAGS = /^SOCK_(?:CLOEXEC|NONBLOCK)$/;

const FAMILIES: readonly Family[] = [
  { calls: 'ioctl', argument: 'cmd', names: IOCTL },
  {
    calls: 'clone',
    argument: 'clone_flags',
    names: CLONE,
    flags: true,
    // Which signal the parent gets; another one, or none, as threads have it, is left to the number.
    number: { mask: 255n, names: /^SIGCHLD$/, name: 'CSIGNAL' },
  },
  { calls: 'prlimit64 getrlimit ugetrlimit setrlimit', argument: 'resource', names: /^RLIMIT_/ },
  { calls: 'unshare', argument: 'unshare_flags', names: /^CLONE_(?!ARGS|CLEAR|INTO)/, flags: true },
  { calls: 'setns', argument: 'flags', names: /^CLONE_NEW/, flags: true },
  { calls: 'socket socketpair', argument: 'family', names: /^AF_(?!MAX|LOCAL|ROUTE|FILE)/ },
  {
    calls: 'socket socketpair',
    argument: 'type',
    names: SOCKET_FLAGS,
    flags: true,
    number: { mask: 15n, names: /^SOCK_(?:STREAM|DGRAM|RAW|RDM|SEQPACKET|DCCP|PACKET)$/, name: 'SOCK_TYPE_MASK' },
  },
  { calls: 'accept4', argument: 'flags', names: SOCKET_FLAGS, flags: true },
  { calls: 'sendto sendmsg sendmmsg recvfrom recvmsg recvmmsg', argument: 'flags', names: /^MSG_/, flags: true },
  { calls: 'open openat openat2 open_by_handle_at', argument: 'flags', names: OPEN, flags: true, number: ACCESS },
  { calls: 'pipe2 dup3', argument: 'flags', names: OPEN, flags: true },
  { calls: 'mmap mmap2 mprotect pkey_mprotect remap_file_pages', argument: 'prot', names: /^PROT_/, flags: true },
  {
    calls: 'mmap mmap2',
    argument: 'flags',
    names: /^MAP_(?!FILE|TYPE|HUGE_|SHARED$|PRIVATE$|SHARED_VALIDATE|DROPPABLE)/,
    flags: true,
    number: { mask: 15n, names: /^MAP_(?:SHARED|PRIVATE|SHARED_VALIDATE|DROPPABLE)$/, name: 'MAP_TYPE' },
  },
  { calls: 'mremap', argument: 'flags', names: /^MREMAP_/, flags: true },
  { calls: 'madvise process_madvise', argument: 'behavior', names: /^MADV_/ },
  { calls: 'msync', argument: 'flags', names: /^MS_(?:ASYNC|INVALIDATE|SYNC)$/, flags: true },
  { calls: 'memfd_create', argument: 'flags', names: /^MFD_(?!HUGE_)/, flags: true },
  { calls: 'fcntl fcntl64', argument: 'cmd', names: FCNTL },
  ...['F_SETFL'].map((name): Family => ({
    calls: 'fcntl fcntl64',
    argument: 'arg',
    names: OPEN,
    flags: true,
    number: ACCESS,
    beside: { argument: 'cmd', constant: name },
  })),
  {
    calls: 'fcntl fcntl64',
    argument: 'arg',
    names: /^FD_CLOEXEC$/,
    flags: true,
    beside: { argument: 'cmd', constant: 'F_SETFD' },
  },
  {
    calls: 'fcntl fcntl64',
    argument: 'arg',
    names: /^F_SEAL_/,
    flags: true,
    beside: { argument: 'cmd', constant: 'F_ADD_SEALS' },
  },
  {
    calls: 'futex futex_time64',
    argument: 'op',
    names: /^FUTEX_(?:WAIT|WAKE|FD|REQUEUE|CMP_REQUEUE|LOCK|UNLOCK|TRYLOCK)(?!ERS)/,
  },
  {
    calls: 'prctl',
    argument: 'option',
    names:
      /^PR_(?!(?:SVE|SME|FP|MTE|SPEC|TIMING|ENDIAN|UNALIGN|FPEMU|TSC|MCE_KILL)_(?!GET|SET)|PAC_A|PAC_E|SET_MM_|SET_VMA_|CAP_AMBIENT_|SCHED_CORE_)/,
  },
  { calls: 'arch_prctl', argument: 'option', names: /^ARCH_/ },
  {
    calls: 'kill tkill tgkill rt_sigaction rt_sigqueueinfo rt_tgsigqueueinfo pidfd_send_signal',
    argument: 'sig',
    names: /^SIG(?!RT|STK|_|IOT|POLL|UNUSED|CLD|EV|LOST)[A-Z0-9]+$/,
  },
  { calls: 'rt_sigprocmask', argument: 'how', names: /^SIG_(?:BLOCK|UNBLOCK|SETMASK)$/ },
  { calls: 'setsockopt getsockopt', argument: 'level', names: /^SOL_/ },
  {
    calls: 'setsockopt getsockopt',
    argument: 'optname',
    names: /^SO_(?!EE|TIMESTAMPING_)/,
    beside: { argument: 'level', constant: 'SOL_SOCKET' },
  },
  {
    calls: 'clock_gettime clock_gettime64 clock_settime clock_getres clock_nanosleep timer_create',
    argument: 'which_clock',
    names: CLOCK,
  },
  { calls: 'timerfd_create', argument: 'clockid', names: CLOCK },
  { calls: 'timerfd_create timerfd_settime', argument: 'flags', names: /^TFD_/, flags: true },
  { calls: 'epoll_create1', argument: 'flags', names: /^EPOLL_CLOEXEC$/, flags: true },
  { calls: 'epoll_ctl', argument: 'op', names: /^EPOLL_CTL_/ },
  { calls: 'eventfd2', argument: 'flags', names: /^EFD_/, flags: true },
  { calls: 'inotify_init1', argument: 'flags', names: /^IN_(?:CLOEXEC|NONBLOCK)$/, flags: true },
  { calls: 'signalfd4', argument: 'flags', names: /^SFD_/, flags: true },
  { calls: 'lseek _llseek', argument: 'whence', names: /^SEEK_/ },
  { calls: 'ptrace', argument: 'request', names: /^PTRACE_(?!O_|EVENT|EVENTMSG|PEEKSIGINFO_|SYSCALL_INFO|RSEQ)/ },
  { calls: 'bpf', argument: 'cmd', names: /^BPF_(?:MAP|PROG|OBJ|BTF|LINK|RAW|TASK|ITER|ENABLE|TOKEN)_(?!TYPE)/ },
  { calls: 'keyctl', argument: 'option', names: /^KEYCTL_(?!CAPS|MOVE_|PKEY_|SUPPORTS)/ },
  { calls: 'seccomp', argument: 'op', names: /^SECCOMP_(?:SET_MODE|GET_ACTION|GET_NOTIF)/ },
  { calls: 'mount', argument: 'flags', names: /^MS_(?!ASYNC|INVALIDATE$|SYNC$|MGC|RMT|VERBOSE)/, flags: true },
  { calls: 'umount umount2', argument: 'flags', names: /^(?:MNT_(?!NS)|UMOUNT_)/, flags: true },
];

/** Names for the values of one argument, right on all the architectures given. */
export class Names {
  readonly #arches: readonly ArchName[];

  constructor(arches: readonly ArchName[]) {
    this.#arches = arches;
  }

  /** @param given the values that other arguments of the rule have to have, by name. */
  family(call: string, argument: string, given: ReadonlyMap<string, bigint>): NamedFamily | undefined {
    const family = FAMILIES.find(
      (f) =>
        f.argument === argument &&
        f.calls.split(' ').includes(call) &&
        (!f.beside || (given.has(f.beside.argument) && this.#means(f.beside.constant, given.get(f.beside.argument)))),
    );
    if (!family) return undefined;
    const { number } = family;
    return {
      flags: family.flags === true,
      patterns: family.flags === true || family.names === IOCTL,
      table: this.#table(family.names),
      number:
        number && this.#means(number.name, number.mask) ? { ...number, table: this.#table(number.names) } : undefined,
    };
  }

  /** Whether a name has this value everywhere. */
  #means(name: string, value: bigint | undefined): boolean {
    return value !== undefined && this.#arches.every((arch) => constant(arch, name) === value);
  }

  #table(names: RegExp): NameTable {
    const [first = 'x86_64'] = this.#arches;
    return new NameTable(valuesOf(first, names), (name, value) => this.#means(name, value));
  }
}

/** The names that one architecture has for each value, shortest first. */
type Values = ReadonlyMap<bigint, readonly string[]>;

// A memo of a pure function: looking all names of ioctls up takes 20 ms.
const known = new Map<string, Values>();

function valuesOf(arch: ArchName, names: RegExp): Values {
  const key = `${arch} ${names.source}`;
  let values = known.get(key);
  if (!values) {
    const found = new Map<bigint, string[]>();
    for (const name of constantNames()) {
      const value = names.test(name) ? constant(arch, name) : undefined;
      if (value === undefined || value < 0n) continue;
      const list = found.get(value);
      if (list) list.push(name);
      else found.set(value, [name]);
    }
    for (const list of found.values()) list.sort((a, b) => a.length - b.length);
    known.set(key, (values = found));
  }
  return values;
}

class NameTable {
  readonly #values: Values;
  readonly #everywhere: (name: string, value: bigint) => boolean;

  constructor(values: Values, everywhere: (name: string, value: bigint) => boolean) {
    this.#values = values;
    this.#everywhere = everywhere;
  }

  /** The shortest of several names, as elsewhere in polc. */
  get(value: bigint): string | undefined {
    return this.#values.get(value)?.find((name) => this.#everywhere(name, value));
  }

  /** Flags, those of many bits first: O_SYNC holds O_DSYNC. */
  flags(): readonly bigint[] {
    return [...this.#values.keys()]
      .filter((bits) => bits !== 0n)
      .sort((a, b) => bitCount(b) - bitCount(a) || (a < b ? -1 : 1));
  }
}

export interface NamedFamily {
  readonly flags: boolean;
  /** Without a name a value reads better in hexadecimal. */
  readonly patterns: boolean;
  readonly table: NameTable;
  readonly number: { readonly mask: bigint; readonly name: string; readonly table: NameTable } | undefined;
}

/**
 * The names whose union is `value`; undefined where some bit has none.
 * @param mask the bits that are compared: a number within the flags is named only where all its bits are.
 */
export function namesOf(family: NamedFamily, value: bigint, mask: bigint): readonly string[] | undefined {
  const whole = family.table.get(value);
  const { number } = family;
  if (!family.flags || (whole !== undefined && !(number && (mask & number.mask) === number.mask)))
    return whole === undefined ? undefined : [whole];
  const out: string[] = [];
  let rest = value;
  if (number && (mask & number.mask) === number.mask) {
    const name = number.table.get(value & number.mask);
    if (name !== undefined) out.push(name);
    else if ((value & number.mask) !== 0n) return undefined;
    rest &= ~number.mask;
  }
  return flagNames(family, rest, out);
}

/** The names of a mask: of its bits, and of a number within the flags as a whole. */
export function maskNames(family: NamedFamily, mask: bigint): readonly string[] | undefined {
  if (!family.flags) return undefined;
  const { number } = family;
  const whole = number && (mask & number.mask) === number.mask;
  return flagNames(family, whole ? mask & ~number.mask : mask, whole ? [number.name] : []);
}

function flagNames({ table }: NamedFamily, value: bigint, out: string[]): readonly string[] | undefined {
  let rest = value;
  const found: [bigint, string][] = [];
  for (const bits of table.flags()) {
    const name = (rest & bits) === bits ? table.get(bits) : undefined;
    if (name === undefined) continue;
    found.push([bits, name]);
    rest &= ~bits;
  }
  if (rest !== 0n) return undefined;
  found.sort((a, b) => (a[0] < b[0] ? -1 : 1));
  out.push(...found.map(([, name]) => name));
  return out.length > 0 ? out : undefined;
}

export function bitCount(value: bigint): number {
  let count = 0;
  for (let rest = value; rest > 0n; rest &= rest - 1n) count++;
  return count;
}
