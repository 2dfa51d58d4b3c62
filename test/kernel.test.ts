import { buildSync } from 'esbuild';
import koffi from 'koffi';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { manPageNames } from '../kernel/aliases.js';
import * as kernel from '../kernel/index.js';
import type { ArchName } from '../kernel/index.js';
import { skip } from './support/skip.js';

const { ARCH_NAMES } = kernel;
const layout = (arch: ArchName, name: string): string =>
  (kernel.signature(arch, name)?.args ?? [])
    .map((a) => `${a.index}:${a.name}/${a.width}${a.signed ? 's' : ''}`)
    .join(' ');

// --- numbers -------------------------------------------------------------------------------------------------------

/** What Debian 12's libseccomp (2.5.4 with backports) has no name for, on any architecture. */
const newerThanLibseccomp = new Set(
  `uretprobe uprobe statmount listmount lsm_get_self_attr lsm_set_self_attr lsm_list_modules mseal setxattrat getxattrat listxattrat
removexattrat open_tree_attr file_getattr file_setattr listns rseq_slice_yield riscv_hwprobe`.split(/\s+/),
);
// libseccomp resolves only the first name of a number that has two.
const secondNames = new Set(['arm sync_file_range2']);

interface Seccomp {
  /** The number, -1 for no such name, less for a call that this architecture lacks or has through a multiplexer too. */
  byName(token: number, name: string): number;
  byNumber(token: number, number: number): string | null;
}

function libseccomp(): Seccomp | undefined {
  try {
    const library = koffi.load('libseccomp.so.2');
    // koffi's functions are untyped: these are seccomp_syscall_resolve_name_arch(3)'s prototypes.
    return {
      byName: library.func('int seccomp_syscall_resolve_name_arch(uint32_t, const char *)') as Seccomp['byName'],
      byNumber: library.func('const char *seccomp_syscall_resolve_num_arch(uint32_t, int)') as Seccomp['byNumber'],
    };
  } catch {
    return undefined;
  }
}

const seccomp = libseccomp();
// SCMP_ARCH_X32 is x86_64's without the 64-bit mark; the others are AUDIT_ARCH_* itself.
const token = (arch: ArchName): number => (arch === 'x32' ? 0x4000003e : kernel.arch(arch).audit);

for (const arch of ARCH_NAMES) {
  const name = `numbers of ${arch} are libseccomp's`;
  if (!seccomp) skip('libseccomp', name);
  else if (seccomp.byName(token(arch), 'read') === -1) skip(`a libseccomp that knows ${arch}`, name);
  else
    test(name, () => {
      for (const call of kernel.allSyscallNames()) {
        const ours = kernel.syscallNumber(arch, call);
        const theirs = seccomp.byName(token(arch), call);
        if (newerThanLibseccomp.has(call) || secondNames.has(`${arch} ${call}`)) continue;
        if (ours === undefined) assert.ok(theirs < 0, `${call} is ${theirs}`);
        else if (theirs >= 0) assert.is(ours, theirs, call);
        // Multiplexed calls resolve to a pseudo number: their direct number must resolve to the name.
        else assert.is(seccomp.byNumber(token(arch), ours), call);
      }
    });
}

test('loongarch64 is the generic table', () => {
  // arm64 has four calls that architectures newer than 5.x were not given
  const not = ['renameat', 'getrlimit', 'setrlimit', 'memfd_secret'];
  const generic = [...kernel.syscallsOf('aarch64')].filter(([name]) => !not.includes(name));
  assert.equal([...kernel.syscallsOf('loongarch64')], generic);
});

test('numbers and names are each other’s inverse, and the highest ordinary number is the newest call', () => {
  for (const name of ARCH_NAMES) {
    const { firstNumber, lastNumber } = kernel.arch(name);
    assert.is(lastNumber, firstNumber + 471, name);
    for (const [call, number] of kernel.syscallsOf(name)) {
      assert.ok(number >= firstNumber, call);
      const back = kernel.syscallName(name, number);
      assert.is(kernel.syscallNumber(name, back ?? ''), number, call);
    }
  }
  assert.is(kernel.syscallName('arm', 341), 'sync_file_range2');
  assert.is(kernel.syscallNumber('arm', 'cacheflush'), 0xf0002);
  assert.is(kernel.syscallNumber('x32', 'ioctl'), 0x40000000 + 514);
  assert.ok(kernel.knownSyscall('s390_sthyi') && !kernel.knownSyscall('toString'));
  assert.is(kernel.syscallNumber('x86_64', 'toString'), undefined);
});

test('architectures by audit value and by what Node says', () => {
  for (const name of ARCH_NAMES)
    assert.is(kernel.archByAudit(kernel.arch(name).audit)?.name, name === 'x32' ? 'x86_64' : name);
  assert.is(kernel.archByAudit(kernel.arch('x86_64').audit | 0)?.name, 'x86_64');
  assert.is(kernel.archByAudit(0), undefined);
  assert.is(kernel.nativeArch('x64'), 'x86_64');
  assert.is(kernel.nativeArch('s390x'), 's390x');
  assert.is(kernel.nativeArch('ppc64', 'BE'), undefined);
  assert.is(kernel.nativeArch('toString'), undefined);
});

// --- signatures ----------------------------------------------------------------------------------------------------

test('every call that any kernel implements has a signature', () => {
  const without = kernel.allSyscallNames().filter((call) => ARCH_NAMES.every((arch) => !kernel.signature(arch, call)));
  // slots without a function: sys_ni_syscall in every tree since 2.6
  assert.equal(
    without,
    `afs_syscall break epoll_ctl_old epoll_wait_old ftime getpmsg gtty lock mpx multiplexer prof profil putpmsg security stty
timerfd tuxcall ulimit vserver`.split(/\s+/),
  );
});

test('arguments are in registers 0 to 5, in order, no wider than a register', () => {
  for (const name of ARCH_NAMES)
    for (const call of kernel.syscallsOf(name).keys()) {
      let last = -1;
      const seen = new Set<string>();
      for (const arg of kernel.signature(name, call)?.args ?? []) {
        assert.ok(arg.index > last && arg.index < 6, `${name} ${call} ${arg.name}`);
        assert.ok(arg.width <= kernel.arch(name).wordBits, `${name} ${call} ${arg.name}`);
        assert.not(seen.has(arg.name), `${name} ${call} ${arg.name}`);
        seen.add(arg.name);
        last = arg.index;
      }
    }
});

test('the names are the kernel’s, and the manual’s find them', () => {
  assert.is(layout('x86_64', 'personality'), '0:personality/32');
  assert.is(layout('x86_64', 'arch_prctl'), '0:option/32s 1:arg2/64');
  assert.equal(kernel.argumentNames('x86_64', 'accept4'), ['fd', 'upeer_sockaddr', 'upeer_addrlen', 'flags']);
  assert.is(kernel.findArgument('x86_64', 'clone', 'flags')?.name, 'clone_flags');
  assert.is(kernel.findArgument('x86_64', 'ioctl', 'request')?.name, 'cmd');
  assert.is(kernel.findArgument('x86_64', 'socket', 'domain')?.name, 'family');
  assert.is(kernel.findArgument('x86_64', 'openat', 'flags')?.index, 2);
  assert.is(kernel.findArgument('x86_64', 'openat', 'nonsense'), undefined);
  assert.is(kernel.findArgument('x86_64', 'no_such_call', 'flags'), undefined);
});

test('every alias names an argument that is there, and none that has the name itself', () => {
  for (const [call, manual, name] of manPageNames()) {
    const arch = ARCH_NAMES.find((candidate) => kernel.signature(candidate, call));
    assert.ok(arch, call);
    const names = kernel.argumentNames(arch ?? 'x86_64', call);
    assert.ok(names.includes(name), `${call} ${name}: ${names.join(' ')}`);
    assert.not(names.includes(manual), `${call} ${manual}`);
  }
});

test('clone’s arguments stand where each architecture has them', () => {
  const plain = 'clone_flags newsp parent_tidptr child_tidptr tls';
  const backwards = 'clone_flags newsp parent_tidptr tls child_tidptr';
  for (const arch of ARCH_NAMES)
    assert.is(
      kernel.argumentNames(arch, 'clone').join(' '),
      arch === 's390x'
        ? 'newsp clone_flags parent_tidptr child_tidptr tls'
        : ['x86_64', 'x32', 'loongarch64'].includes(arch)
          ? plain
          : backwards,
      arch,
    );
});

test('64-bit arguments take two registers of a 32-bit architecture, an even one first on arm and mips', () => {
  assert.is(layout('x86_64', 'pread64'), '0:fd/32 1:buf/64 2:count/64 3:pos/64s');
  assert.is(layout('i386', 'pread64'), '0:fd/32 1:buf/32 2:count/32 3:pos_lo/32 4:pos_hi/32');
  assert.is(layout('arm', 'pread64'), '0:fd/32 1:buf/32 2:count/32 4:pos_lo/32 5:pos_hi/32');
  assert.is(layout('mipsel', 'truncate64'), '0:path/32 2:length_lo/32 3:length_hi/32');
  assert.is(layout('i386', 'truncate64'), '0:path/32 1:length_lo/32 2:length_hi/32');
  assert.is(
    layout('arm', 'arm_fadvise64_64'),
    '0:fd/32s 1:advice/32s 2:offset_lo/32 3:offset_hi/32 4:len_lo/32 5:len_hi/32',
  );
  assert.is(layout('mipsel', 'fadvise64'), '0:fd/32s 2:offset_lo/32 3:offset_hi/32 4:len_lo/32 5:len_hi/32');
  assert.is(
    layout('i386', 'fanotify_mark'),
    '0:fanotify_fd/32s 1:flags/32 2:mask_lo/32 3:mask_hi/32 4:dfd/32s 5:pathname/32',
  );
  assert.is(layout('s390x', 'fallocate'), '0:fd/32s 1:mode/32s 2:offset/64s 3:len/64s');
  assert.is(layout('arm', 'fallocate'), '0:fd/32s 1:mode/32s 2:offset_lo/32 3:offset_hi/32 4:len_lo/32 5:len_hi/32');
});

test('packed arguments are told apart', () => {
  const packed = ARCH_NAMES.flatMap((arch) =>
    [...kernel.syscallsOf(arch).keys()]
      .filter((call) => kernel.signature(arch, call)?.packed)
      .map((call) => `${arch} ${call}`),
  );
  assert.equal(packed, ['i386 select', 'i386 mmap', 's390x mmap']);
  assert.is(kernel.signature('i386', '_newselect')?.packed, false);
});

test('the words of a size: long, pointers, 16-bit ids', () => {
  assert.is(kernel.findArgument('x86_64', 'mmap', 'prot')?.width, 64);
  assert.is(kernel.findArgument('i386', 'mmap2', 'prot')?.width, 32);
  assert.is(kernel.findArgument('i386', 'setuid', 'uid')?.type, 'old_uid_t');
  assert.is(kernel.findArgument('mipsel', 'setuid', 'uid')?.type, 'uid_t');
  assert.is(kernel.findArgument('x86_64', 'openat', 'filename')?.pointer, true);
  assert.is(kernel.findArgument('x86_64', 'capset', 'header')?.pointer, true);
  // x32 runs the 64-bit handlers, but for its own numbers
  assert.is(kernel.findArgument('x32', 'mmap', 'prot')?.width, 64);
  assert.is(kernel.findArgument('x32', 'ioctl', 'arg')?.width, 32);
});

test('socketcall and ipc carry what their architectures also have directly', () => {
  assert.equal(kernel.multiplexed('i386', 'socket'), { multiplexer: 'socketcall', call: 1 });
  assert.equal(kernel.multiplexed('s390x', 'sendmmsg'), { multiplexer: 'socketcall', call: 20 });
  assert.equal(kernel.multiplexed('ppc64le', 'shmat'), { multiplexer: 'ipc', call: 21 });
  assert.equal(kernel.multiplexed('mipsel', 'semop'), { multiplexer: 'ipc', call: 1 });
  for (const arch of ['x86_64', 'x32', 'aarch64', 'arm', 'riscv64', 'loongarch64', 'mips64el'] as const)
    assert.is(kernel.multiplexed(arch, 'socket'), undefined, arch);
  assert.is(kernel.multiplexed('i386', 'read'), undefined);
  for (const call of kernel.multiplexedCalls('socketcall').keys()) assert.ok(kernel.knownSyscall(call), call);
});

// --- constants -----------------------------------------------------------------------------------------------------

test('constants that differ between architectures do', () => {
  const rows: readonly (readonly [name: string, x86: bigint, other: ArchName, there: bigint])[] = [
    ['O_DIRECTORY', 0o200000n, 'aarch64', 0o40000n],
    ['O_CREAT', 0o100n, 'mipsel', 0o400n],
    ['MAP_ANONYMOUS', 0x20n, 'mips64el', 0x800n],
    ['TCGETS', 0x5401n, 'ppc64le', 0x402c7413n],
    ['TIOCGWINSZ', 0x5413n, 'mipsel', 0x40087468n],
    ['SOCK_STREAM', 1n, 'mipsel', 2n],
    ['SOCK_NONBLOCK', 0o4000n, 'mips64el', 0o200n],
    ['SOL_SOCKET', 1n, 'mipsel', 0xffffn],
    ['POSIX_FADV_DONTNEED', 4n, 's390x', 6n],
    ['RLIMIT_NOFILE', 7n, 'mipsel', 5n],
    ['FS_IOC_GETFLAGS', 0x80086601n, 'i386', 0x80046601n],
    ['PTRACE_GETREGS', 12n, 'arm', 12n],
  ];
  for (const [name, x86, other, there] of rows) {
    assert.is(kernel.constant('x86_64', name), x86, name);
    assert.is(kernel.constant(other, name), there, `${name} on ${other}`);
  }
  assert.is(kernel.constant('aarch64', 'ARCH_SET_FS'), undefined);
  assert.is(kernel.constant('x86_64', 'AT_FDCWD'), -100n);
  assert.is(kernel.constant('x86_64', 'SHM_EXEC'), 0o100000n);
  assert.is(kernel.constantName('x86_64', 'CLONE_', 0x10000000n), 'CLONE_NEWUSER');
  assert.is(kernel.constantName('x86_64', 'CLONE_', 3n), undefined);
});

test('the constants that policies use are known on x86_64', () => {
  const names =
    `EPERM SIGHUP CAP_SYS_ADMIN AF_NETLINK SOCK_CLOEXEC IPPROTO_TCP NETLINK_ROUTE O_ACCMODE O_TMPFILE F_SETFL PROT_EXEC
MAP_FIXED CLONE_NEWNS PR_SET_NAME PR_SET_MDWE PTRACE_TRACEME MS_BIND MNT_DETACH UMOUNT_NOFOLLOW ARCH_SET_FS
SECCOMP_SET_MODE_FILTER FUTEX_WAIT EPOLL_CTL_ADD MADV_DONTNEED SHM_RDONLY IPC_CREAT MSG_FASTOPEN SO_REUSEADDR AT_EMPTY_PATH P_PIDFD
READ_IMPLIES_EXEC ADDR_NO_RANDOMIZE PER_LINUX32 LANDLOCK_ACCESS_NET_BIND_TCP KEYCTL_READ BPF_PROG_LOAD RLIMIT_CORE SCHED_IDLE
ITIMER_REAL CLOCK_REALTIME EFD_CLOEXEC TFD_NONBLOCK IN_NONBLOCK GRND_INSECURE MFD_CLOEXEC STATX_ALL RENAME_EXCHANGE WNOHANG __WALL
TIOCSTI TIOCLINUX TCSETS FIONBIO SIOCGIFCONF BLKFLSBUF KVM_RUN TUNSETIFF FICLONE LOOP_SET_FD EVIOCGID VHOST_SET_OWNER SG_IO`.split(
      /\s+/,
    );
  assert.equal(
    names.filter((name) => kernel.constant('x86_64', name) === undefined),
    [],
  );
});

test('errno, signals, capabilities and sockets by their words', () => {
  assert.is(kernel.errno('x86_64', 'ENOSYS'), 38);
  assert.is(kernel.errno('mipsel', 'ENOSYS'), 89);
  assert.is(kernel.errno('x86_64', 'EPOLLIN'), undefined);
  assert.is(kernel.errno('x86_64', 'ENOTSUP'), 95);
  assert.is(kernel.errnoName('x86_64', 11), 'EAGAIN');
  assert.is(kernel.errnoName('x86_64', 95), 'EOPNOTSUPP');
  assert.is(kernel.errnoName('x86_64', 4000), undefined);
  for (const arch of ARCH_NAMES)
    for (const name of kernel.errnoNames(arch)) {
      const value = kernel.errno(arch, name) ?? 0;
      assert.ok(value > 0 && value < 4096 && kernel.errnoName(arch, value) !== undefined, `${arch} ${name}`);
    }
  assert.is(kernel.signal('x86_64', 'usr1'), 10);
  assert.is(kernel.signal('mips64el', 'usr1'), 16);
  assert.is(kernel.signalName('x86_64', 29), 'io');
  assert.is(kernel.signalNames().length, 33);
  assert.is(kernel.capability('sys_admin'), 21);
  assert.is(kernel.capabilityName(40), 'checkpoint_restore');
  assert.equal(
    kernel.capabilityNames().map((word) => kernel.capability(word)).sort((a, b) => Number(a) - Number(b)), // prettier-ignore
    Array.from({ length: 41 }, (_, n) => n),
  );
  assert.is(kernel.socketFamily('inet6'), 10);
  assert.is(kernel.socketFamilyName(1), 'unix');
  assert.is(kernel.socketFamilyName(16), 'netlink');
  assert.is(kernel.socketType('x86_64', 'dgram'), 2);
  assert.is(kernel.socketType('mipsel', 'dgram'), 1);
  assert.is(kernel.socketProtocol('tcp'), 6);
  assert.is(kernel.socketProtocolName(0), 'ip');
  assert.is(kernel.netlinkProtocol('route'), 0);
  assert.is(kernel.netlinkProtocol('kobject_uevent'), 15);
  assert.is(kernel.netlinkProtocol('no_enobufs'), undefined);
  for (const word of kernel.netlinkProtocolNames()) assert.ok((kernel.netlinkProtocol(word) ?? 99) <= 22, word);
});

const LAST_CAP = '/proc/sys/kernel/cap_last_cap';
if (!existsSync(LAST_CAP)) skip(LAST_CAP, 'the running kernel has no capability without a name');
else
  test('the running kernel has no capability without a name', () => {
    assert.ok(Number(readFileSync(LAST_CAP, 'utf8')) < kernel.capabilityNames().length);
  });

// --- groups --------------------------------------------------------------------------------------------------------

test('groups are systemd’s, with what is newer', () => {
  for (const name of `default aio basic-io chown clock cpu-emulation debug file-system io-event ipc keyring known memlock module mount
network-io obsolete pkey privileged process raw-io reboot resources sandbox setuid signal swap sync system-service timer`.split(
    /\s+/,
  ))
    assert.ok(kernel.groupNames().includes(name), name);
  for (const name of kernel.groupNames())
    for (const call of kernel.group(name) ?? []) assert.ok(kernel.knownSyscall(call), `@${name} ${call}`);
  assert.ok(kernel.group('system-service')?.includes('read'));
  assert.ok(kernel.group('system-service')?.includes('seccomp'));
  assert.ok(kernel.group('file-system')?.includes('fchmodat2'));
  assert.not(kernel.group('system-service')?.includes('reboot'));
  assert.is(kernel.group('basic_io'), undefined);
  assert.is(kernel.group('toString'), undefined);
});

test('@known has every call', () => {
  const known = new Set(kernel.group('known'));
  assert.equal(
    kernel.allSyscallNames().filter((name) => !known.has(name)),
    [],
  );
});

// --- cost ----------------------------------------------------------------------------------------------------------

test('importing the tables parses none of them', () => {
  const dir = mkdtempSync(join(tmpdir(), 'polc-kernel-'));
  try {
    const outfile = join(dir, 'kernel.mjs');
    buildSync({
      entryPoints: ['kernel/index.ts'],
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile,
      minify: true,
    });
    const script = `const t = performance.now(); await import(${JSON.stringify(outfile)}); console.log(performance.now() - t)`;
    const times = [1, 2, 3].map(() =>
      Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })),
    );
    // 1–3 ms on the machine this was written on, most of it reading the file; parsing everything would be ten times that
    assert.ok(Math.min(...times) < 15, `${Math.min(...times)} ms`);
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test.run();
