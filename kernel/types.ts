/** The architectures polc knows. Names as `uname -m` and the kernel's `arch/` say them. */
export type ArchName =
  | 'x86_64'
  | 'i386'
  | 'x32'
  | 'aarch64'
  | 'arm'
  | 'riscv64'
  | 'ppc64le'
  | 's390x'
  | 'loongarch64'
  | 'mipsel'
  | 'mips64el';

export interface Arch {
  readonly name: ArchName;
  /** AUDIT_ARCH_* of linux/audit.h: what `seccomp_data.arch` holds. x32 shares x86_64's. */
  readonly audit: number;
  /** Size of a C `long` and of a pointer in a syscall's arguments. */
  readonly wordBits: 32 | 64;
  readonly endian: 'little' | 'big';
  /** Lowest syscall number: 0, 4000 (mips o32), 5000 (mips n64), 0x40000000 (x32). */
  readonly firstNumber: number;
  /**
   * Highest ordinary number in the table; what lies above is newer than polc (`unknown` in the language), but for the calls
   * that stand apart and are in the table: arm's private ones from 0xf0000, x32's own from 0x40000200.
   */
  readonly lastNumber: number;
}

/** How the kernel reads one argument. */
export interface Argument {
  readonly name: string;
  /** The C type as in the kernel's tracefs format, e.g. `unsigned int`, `const char *`. */
  readonly type: string;
  /** 0…5: the register. */
  readonly index: number;
  /** 32: the kernel reads the low word only. */
  readonly width: 32 | 64;
  readonly signed: boolean;
  readonly pointer: boolean;
}

export interface Signature {
  readonly args: readonly Argument[];
  /**
   * `true` where the registers do not hold the arguments, but one pointer to them (i386 and s390x `mmap`, i386 `select`):
   * seccomp cannot see them.
   */
  readonly packed: boolean;
}

/** One sub-call of a multiplexer: `socketcall(call, args*)`, `ipc(call, …)`. */
export interface Multiplexed {
  readonly multiplexer: 'socketcall' | 'ipc';
  /** The value of argument 0 (low word; for `ipc` its low 16 bits, the rest is a version). */
  readonly call: number;
}
