import type { Compiler } from './compiler.js';
import { readInput } from './inputs.js';
import type { Target } from './targets.js';

// asm/ and linux/ headers whose constants can stand in a policy: as an argument of some syscall, or in an errno, signal or
// capability's name. (drm/ is left out: Debian has it for x86 in libdrm-dev, for the others in linux-libc-dev.)
const headers = `
asm/errno.h asm/signal.h asm/mman.h asm/fcntl.h asm/ioctls.h asm/sockios.h asm/socket.h asm/termbits.h asm/termios.h
asm/resource.h asm/ptrace.h asm/prctl.h asm/stat.h asm/poll.h asm/siginfo.h asm/shmbuf.h asm/hwcap.h asm/ldt.h asm/cachectl.h
linux/types.h linux/capability.h linux/errno.h linux/signal.h linux/sched.h linux/sched/types.h linux/prctl.h linux/ptrace.h
linux/mount.h linux/fcntl.h linux/stat.h linux/mman.h linux/mempolicy.h linux/memfd.h linux/futex.h linux/eventpoll.h
linux/eventfd.h linux/signalfd.h linux/timerfd.h linux/time.h linux/time_types.h linux/timex.h linux/inotify.h linux/fanotify.h
linux/falloc.h linux/fadvise.h linux/fs.h linux/fsmap.h linux/fscrypt.h linux/fsverity.h linux/fiemap.h linux/openat2.h
linux/close_range.h linux/landlock.h linux/seccomp.h linux/audit.h linux/filter.h linux/bpf.h linux/keyctl.h linux/random.h
linux/personality.h linux/membarrier.h linux/rseq.h linux/userfaultfd.h linux/io_uring.h linux/aio_abi.h linux/perf_event.h
linux/kcmp.h linux/kexec.h linux/module.h linux/reboot.h linux/quota.h linux/dqblk_xfs.h linux/wait.h linux/resource.h
linux/ioprio.h linux/mqueue.h linux/ipc.h linux/sem.h linux/shm.h linux/msg.h linux/xattr.h linux/pidfd.h linux/uio.h
linux/net.h linux/socket.h linux/in.h linux/in6.h linux/if.h linux/if_packet.h linux/if_ether.h linux/if_tun.h linux/if_arp.h
linux/if_bridge.h linux/if_vlan.h linux/if_alg.h linux/netlink.h linux/rtnetlink.h linux/tcp.h linux/udp.h linux/icmp.h linux/un.h
linux/vm_sockets.h linux/sockios.h linux/ppp-ioctl.h linux/vhost.h linux/vfio.h linux/iommufd.h linux/kvm.h linux/loop.h linux/blkpg.h
linux/blkzoned.h linux/cdrom.h linux/hdreg.h linux/nbd.h linux/dm-ioctl.h linux/nvme_ioctl.h linux/mmtimer.h linux/rtc.h
linux/watchdog.h linux/input.h linux/uinput.h linux/hidraw.h linux/joystick.h linux/kd.h linux/vt.h linux/tty.h linux/serial.h
linux/fuse.h linux/btrfs.h linux/nsfs.h linux/sync_file.h linux/dma-buf.h linux/udmabuf.h linux/spi/spidev.h linux/i2c-dev.h linux/gpio.h
linux/usbdevice_fs.h linux/autofs_fs.h linux/auto_fs.h linux/fb.h linux/raw.h linux/major.h linux/pktcdvd.h linux/suspend_ioctls.h
linux/tls.h linux/xfrm.h linux/snmp.h linux/rfkill.h linux/sed-opal.h linux/vduse.h linux/virtio_vsock.h linux/random.h linux/magic.h
sound/asound.h
`
  .trim()
  .split(/\s+/);

/** What a constant's name may begin with. */
const prefixes = `
E[A-Z2]+$ SIG[A-Z0-9]+$ SIG_ SIGEV_ CAP_ AF_ PF_ SOCK_ SOL_ SO_ SCM_ IPPROTO_ NETLINK_ IP_ IPV6_ TCP_ UDP_ PACKET_ ETH_P_ MSG_ SHUT_ O_ F_ FD_ LOCK_
AT_ S_I SEEK_ R_OK$ W_OK$ X_OK$ F_OK$ PROT_ MAP_ MREMAP_ MCL_ MLOCK_ MADV_ MS_ MNT_ UMOUNT_ MOUNT_ATTR_ MOVE_MOUNT_ OPEN_TREE_ FSOPEN_ FSMOUNT_
FSPICK_ FSCONFIG_ CLONE_ CSIGNAL$ PR_ PTRACE_ ARCH_ SECCOMP_ SECBIT_ FUTEX_ FUTEX2_ EPOLL EFD_ TFD_ SFD_ IN_ FAN_ SHM_ IPC_ SEM_ GETALL$ GETNCNT$
GETPID$ GETVAL$ GETZCNT$ SETALL$ SETVAL$ P_ W[A-Z]+$ __W(?:ALL|CLONE|NOTHREAD)$ PER_ READ_IMPLIES_EXEC$ ADDR_ MMAP_PAGE_ZERO$ STICKY_TIMEOUTS$ SHORT_INODE$ WHOLE_SECONDS$
FDPIC_FUNCPTRS$ UNAME26$ LANDLOCK_ KEYCTL_ KEY_SPEC_ KEY_REQKEY_ BPF_(?:PROG|MAP|OBJ|BTF|LINK|ITER|ENABLE|RAW|TASK_FD|TOKEN)_ RLIMIT_ RLIM_ RUSAGE_ PRIO_
SCHED_ ITIMER_ CLOCK_ TIMER_ ADJ_ GRND_ MFD_ STATX_ RENAME_ XATTR_ FALLOC_ POSIX_FADV_ SYNC_FILE_RANGE_ SPLICE_ RWF_ RESOLVE_ CLOSE_RANGE_
MEMBARRIER_ MPOL_ RSEQ_ UFFD_ IORING_(?:SETUP|ENTER|REGISTER|UNREGISTER|OFF)_ KCMP_ KEXEC_ MODULE_INIT_ LINUX_REBOOT_ Q_[A-Z]+$ QUOTA_ IOPRIO_ PIDFD_ SA_ SS_ SI_
AUDIT_ARCH_ PKEY_ POLL[A-Z]+$ SYSLOG_ACTION_ IFF_ PERF_FLAG_ PERF_TYPE_ TUN_F_ [A-Z0-9]+_SUPER_MAGIC$ [A-Z]+FS_MAGIC$`
  .trim()
  .split(/\s+/);

/** Names of ioctl requests, by the type byte of the number (bits 8–15): what begins so and has another one is none. */
const requests: ReadonlyArray<readonly [name: string, types: readonly number[]]> = [
  ['TIO', [0x54, 0x74, 0x66, 0x46]],
  ['TC', [0x54, 0x74]],
  ['FIO', [0x54, 0x66, 0x46]],
  ['SIO', [0x89, 0x54, 0x73, 0x66, 0x74, 0x46]],
  ['FI[CDFTB]', [0x94, 0x58, 0x00]],
  ['FS_IOC', [0x66, 0x58, 0x76, 0x94, 0x15]],
  ['BLK', [0x12]],
  ['KVM_', [0xae]],
  ['TUN', [0x54]],
  ['LOOP_', [0x4c]],
  ['EVIOC', [0x45]],
  ['VHOST_', [0xaf]],
  ['VFIO_', [0x3b]],
  ['IOMMU_', [0x3b]],
  ['CDROM', [0x53]],
  ['HDIO_', [0x03]],
  ['NBD_', [0xab]],
  ['DM_', [0xfd]],
  ['NVME_IOCTL_', [0x4e]],
  ['RTC_', [0x70]],
  ['WDIOC_', [0x57]],
  ['UI_', [0x55]],
  ['HIDIOC', [0x48]],
  ['JSIOC', [0x6a]],
  ['(?:KD|GIO_|PIO_)', [0x4b]],
  ['VT_', [0x56]],
  ['FUSE_DEV_', [0xe5]],
  ['BTRFS_IOC_', [0x94]],
  ['SYNC_IOC_', [0x3e]],
  ['DMA_BUF_', [0x62]],
  ['UDMABUF_', [0x75]],
  ['SPI_IOC_', [0x6b]],
  ['I2C_', [0x07]],
  ['GPIO', [0xb4]],
  ['USBDEVFS_', [0x55]],
  ['AUTOFS_', [0x93]],
  ['FBIO', [0x46]],
  ['SG_', [0x22]],
  ['SNDRV_', [0x41, 0x48, 0x51, 0x54, 0x55, 0x57, 0x43]],
  ['PPPIO', [0x74]],
  ['SNAPSHOT_', [0x33]],
  ['NS_GET_', [0xb7]],
  ['UFFDIO_', [0xaa]],
  ['PERF_EVENT_IOC_', [0x24]],
  ['SECCOMP_IOCTL_', [0x21]],
];
const request = requests.map(([name, types]) => [new RegExp(`^${name}`), types] as const);

const wanted = new RegExp(`^(?:${prefixes.join('|')}|${requests.map(([name]) => name).join('|')})`);
// Sizes of arrays, ranges and include guards; classful addresses (IN_CLASSA…) and packet layouts, which no argument holds.
const unwanted =
  /_(?:H|MAX|LAST|CNT|NUM|MAGIC_?NUMBER|SHIFT|RESERVED\d*|PAD\d*|UNUSED)$|^(?:IN_CLASS|IN_MULTICAST|IN_BADCLASS|IN_EXPERIMENTAL|TCP_(?:ESTABLISHED|SYN_|FIN_|TIME_WAIT|CLOSE|LAST_ACK|LISTEN|CA_|FLAG|METRICS|NEW_SYN)|ETH_P_\w*MASK|PTRACE_(?:PT|R\d)|BPF_PROG_TYPE_UNSPEC$|PF_[RWX]$|PF_VECTOR|O_TMPFILE_MASK|IORING_OFF_MMAP_MASK|SIGRTMAX|P_SAP)/;

/** Is this value one that the name's family can have? */
function fits(name: string, value: bigint): boolean {
  const family = request.find(([pattern]) => pattern.test(name));
  if (!family || /^(?:TUN_F_|TCP_)/.test(name)) return true;
  return value > 0xffn ? family[1].includes(Number((value >> 8n) & 0xffn)) : family[1].includes(0) && value > 0n;
}

/** The values of every wanted constant of one architecture: by its own headers, and inputs/constants.txt for what these lack. */
export function constants(compiler: Compiler, target: Target): Map<string, bigint> {
  // mips' asm/sockios.h and powerpc's asm/ioctls.h name two types of libc in request numbers
  const types = 'typedef int pid_t;\ntypedef long long loff_t;\n';
  const includes = types + headers.map((h) => `#if __has_include(<${h}>)\n#include <${h}>\n#endif\n`).join('');
  const names = new Set<string>();
  // Only what asm/errno.h defines is an errno: other headers have E… names of their own.
  const errnos = compiler.macros(target, '#include <asm/errno.h>\n');
  const ask = (name: string): void => {
    if (!wanted.test(name) || unwanted.test(name)) return;
    if (!/^E[A-Z0-9]+$/.test(name) || /^(?:EPOLL|EVIOC)/.test(name) || errnos.has(name)) names.add(name);
  };
  for (const [name, body] of compiler.macros(target, includes)) if (body !== '') ask(name);
  // Enumerators: whatever looks like a constant's name in an enum's body.
  const { out, errors } = compiler.run(target, ['-E', '-P'], includes);
  if (errors) throw new Error(`${target.arch}: ${errors}`);
  for (const [, body = ''] of out.matchAll(/\benum\b[^{;()]*\{([^}]*)\}/g))
    for (const [, name = ''] of body.matchAll(/(?:^|,)\s*([A-Z]\w+)/g)) ask(name);
  const values = evaluate(compiler, target, includes, [...names].sort());
  for (const [name, value] of supplement(target)) if (!values.has(name)) values.set(name, value(values));
  for (const [name, value] of values) if (!fits(name, value)) values.delete(name);
  return new Map([...values].sort((a, b) => (a[0] < b[0] ? -1 : 1)));
}

/** Compiles `NAME` and its sign into an assembler listing; what is no integer constant expression drops out by its error. */
function evaluate(compiler: Compiler, target: Target, includes: string, names: readonly string[]): Map<string, bigint> {
  const line = (name: string): string =>
    `const long long v_${name}[2] __attribute__((section(".v"))) = {(long long)(0 ? 0 : (${name})), ((${name}) < 0)};\n`;
  const head = includes.split('\n').length;
  let left = names;
  for (let round = 0; round < 5; round++) {
    const { out, errors } = compiler.run(
      target,
      [
        '-S',
        '-O0',
        '-ftrack-macro-expansion=0',
        '-fmax-errors=0',
        '-Werror=int-conversion',
        '-fno-diagnostics-show-caret',
      ],
      includes + left.map(line).join(''),
    );
    if (errors === '') return listing(out, left);
    const bad = new Set([...errors.matchAll(/input\.c:(\d+):(?:\d+:)? error/g)].map(([, at]) => Number(at) - head));
    const keep = left.filter((_, index) => !bad.has(index));
    if (keep.length === left.length) throw new Error(`${target.arch}: ${errors.slice(0, 2000)}`);
    left = keep;
  }
  throw new Error(`${target.arch}: the constants do not compile`);
}

function listing(assembly: string, names: readonly string[]): Map<string, bigint> {
  const known = new Set(names);
  const values = new Map<string, bigint>();
  for (const [, name = '', body = ''] of assembly.matchAll(/^v_(\w+):\n((?:\s+\.\w+\s+\S+\n)+)/gm)) {
    // -m32 writes a 64-bit word as two .long, zeros as .zero N
    const words: bigint[] = [];
    for (const [, size = '', text = ''] of body.matchAll(/\.(quad|long|zero)\s+(\S+)\n/g)) {
      if (size === 'zero') for (let n = 0; n < Number(text); n += 4) words.push(0n);
      else if (!/^-?\d+$/.test(text)) words.push();
      else if (size === 'quad') words.push(BigInt.asUintN(32, BigInt(text)), BigInt.asUintN(32, BigInt(text) >> 32n));
      else words.push(BigInt.asUintN(32, BigInt(text)));
    }
    const [low, high, negative] = words;
    if (!known.has(name) || low === undefined || high === undefined || negative === undefined) continue;
    const word = low | (high << 32n);
    values.set(name, negative ? BigInt.asIntN(64, word) : word);
  }
  return values;
}

/** inputs/constants.txt: `NAME=VALUE[ arch,arch]`; a value is a number or a name found before. */
function* supplement(target: Target): Iterable<[string, (known: ReadonlyMap<string, bigint>) => bigint]> {
  const own = new Map<string, string>();
  for (const line of readInput('constants.txt')) {
    const [, name = '', value = '', arches] = /^(\w+)=(\S+)(?: (\S+))?$/.exec(line) ?? [];
    if (name === '') throw new Error(`constants.txt: ${line}`);
    if (arches === undefined ? !own.has(name) : arches.split(',').includes(target.arch)) own.set(name, value);
  }
  for (const [name, value] of own)
    yield [
      name,
      (known) => {
        if (/^-?(?:0x)?[\da-f]+$/i.test(value)) return value.startsWith('-') ? -BigInt(value.slice(1)) : BigInt(value);
        const found = known.get(value);
        if (found === undefined) throw new Error(`constants.txt: ${name} = ${value} is not known on ${target.arch}`);
        return found;
      },
    ];
}

const text = (value: bigint): string => (value >= 4096n ? `0x${value.toString(16)}` : value.toString());

/** `NAME=VALUE` a line; against a base only what differs, `-NAME` for what the base has alone. */
export function packConstants(values: ReadonlyMap<string, bigint>, base?: ReadonlyMap<string, bigint>): string {
  const lines = [...values]
    .filter(([name, value]) => base?.get(name) !== value)
    .map(([name, value]) => `${name}=${text(value)}`);
  for (const name of base?.keys() ?? []) if (!values.has(name)) lines.push(`-${name}`);
  return lines.join('\n');
}
