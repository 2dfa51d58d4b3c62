import { existsSync } from 'node:fs';
import type { ArchName } from '../../kernel/types.js';

/** Where one architecture's user-space headers stand, and how the host's gcc is made to read them as that architecture's. */
export interface Target {
  readonly arch: ArchName;
  /** The Debian package that installs the headers. */
  readonly package: string;
  /** Include directories, in order. */
  readonly include: readonly string[];
  /** Makes `sizeof(long)`, pointers and the alignment of 64-bit members right (ioctl numbers hold sizes of structs). */
  readonly abi: readonly string[];
  /** The macros that the architecture's own compiler predefines and its headers ask for. */
  readonly macros: readonly string[];
  /** Names of asm/ headers to take from asm-generic/ before the directory's own: for the architecture without a package. */
  readonly generic?: boolean;
}

const cross = (triplet: string): readonly string[] => [`/usr/${triplet}/include`];
const host = ['/usr/include/x86_64-linux-gnu', '/usr/include'];
// arm and mips o32 align 64-bit members to 8 bytes; i386, whose code generator is borrowed, only with this flag.
const ilp32 = ['-m32', '-malign-double'];

export const targets: readonly Target[] = [
  { arch: 'x86_64', package: 'linux-libc-dev', include: host, abi: ['-m64'], macros: ['__x86_64__'] },
  { arch: 'i386', package: 'linux-libc-dev', include: host, abi: ['-m32'], macros: ['__i386__'] },
  { arch: 'x32', package: 'linux-libc-dev', include: host, abi: ['-mx32'], macros: ['__x86_64__', '__ILP32__'] },
  {
    arch: 'aarch64',
    package: 'linux-libc-dev-arm64-cross',
    include: cross('aarch64-linux-gnu'),
    abi: ['-m64'],
    macros: ['__aarch64__'],
  },
  {
    arch: 'arm',
    package: 'linux-libc-dev-armhf-cross',
    include: cross('arm-linux-gnueabihf'),
    abi: ilp32,
    macros: ['__arm__', '__ARM_EABI__'],
  },
  {
    arch: 'riscv64',
    package: 'linux-libc-dev-riscv64-cross',
    include: cross('riscv64-linux-gnu'),
    abi: ['-m64'],
    macros: ['__riscv', '__riscv_xlen=64'],
  },
  {
    arch: 'ppc64le',
    package: 'linux-libc-dev-ppc64el-cross',
    include: cross('powerpc64le-linux-gnu'),
    abi: ['-m64'],
    macros: ['__powerpc__', '__powerpc64__', '__LITTLE_ENDIAN__', '_CALL_ELF=2'],
  },
  {
    arch: 's390x',
    package: 'linux-libc-dev-s390x-cross',
    include: cross('s390x-linux-gnu'),
    abi: ['-m64'],
    macros: ['__s390__', '__s390x__'],
  },
  {
    // Debian 12 has no loongarch64 port. The kernel's arch/loongarch/include/uapi/asm/ is asm-generic but for ptrace,
    // sigcontext, auxvec and kvm, and its unistd.h defines just these __ARCH_WANT_* (NEW_STAT since 6.11: fstat and
    // newfstatat came back for seccomp's sake). 64-bit asm-generic headers are taken from the arm64 package.
    arch: 'loongarch64',
    package: 'linux-libc-dev-arm64-cross',
    include: cross('aarch64-linux-gnu'),
    abi: ['-m64'],
    macros: ['__loongarch__', '__ARCH_WANT_NEW_STAT', '__ARCH_WANT_SYS_CLONE', '__ARCH_WANT_SYS_CLONE3'],
    generic: true,
  },
  {
    arch: 'mipsel',
    package: 'linux-libc-dev-mipsel-cross',
    include: cross('mipsel-linux-gnu'),
    abi: ilp32,
    macros: [
      '__mips__',
      '__mips=32',
      '_MIPS_SIM=_ABIO32',
      '_ABIO32=1',
      '_ABIN32=2',
      '_ABI64=3',
      '_MIPS_SZLONG=32',
      '__MIPSEL__',
    ],
  },
  {
    arch: 'mips64el',
    package: 'linux-libc-dev-mips64el-cross',
    include: cross('mips64el-linux-gnuabi64'),
    abi: ['-m64'],
    macros: [
      '__mips__',
      '__mips=64',
      '_MIPS_SIM=_ABI64',
      '_ABIO32=1',
      '_ABIN32=2',
      '_ABI64=3',
      '_MIPS_SZLONG=64',
      '__MIPSEL__',
    ],
  },
];

/** What is not installed of a target, or undefined. */
export function missing(target: Target): string | undefined {
  const asm = target.include.some((dir) => existsSync(`${dir}/asm/unistd.h`));
  return asm ? undefined : `${target.package} (${target.include[0]}/asm/unistd.h)`;
}
