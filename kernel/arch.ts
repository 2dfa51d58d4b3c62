import { syscallsOf } from './numbers.js';
import type { Arch, ArchName } from './types.js';

interface Row {
  readonly audit: number;
  readonly wordBits: 32 | 64;
  readonly endian: 'little' | 'big';
  readonly firstNumber: number;
}

// include/uapi/linux/audit.h: the ELF machine, | 0x80000000 for 64 bit, | 0x40000000 for little endian. x32 runs the 64-bit
// handlers of x86_64 (arch/x86/entry/syscalls/syscall_64.tbl, `common`), so its words have 64 bits where the kernel reads them.
const rows: Readonly<Record<ArchName, Row>> = {
  x86_64: { audit: 0xc000003e, wordBits: 64, endian: 'little', firstNumber: 0 },
  i386: { audit: 0x40000003, wordBits: 32, endian: 'little', firstNumber: 0 },
  x32: { audit: 0xc000003e, wordBits: 64, endian: 'little', firstNumber: 0x40000000 },
  aarch64: { audit: 0xc00000b7, wordBits: 64, endian: 'little', firstNumber: 0 },
  arm: { audit: 0x40000028, wordBits: 32, endian: 'little', firstNumber: 0 },
  riscv64: { audit: 0xc00000f3, wordBits: 64, endian: 'little', firstNumber: 0 },
  ppc64le: { audit: 0xc0000015, wordBits: 64, endian: 'little', firstNumber: 0 },
  s390x: { audit: 0x80000016, wordBits: 64, endian: 'big', firstNumber: 0 },
  loongarch64: { audit: 0xc0000102, wordBits: 64, endian: 'little', firstNumber: 0 },
  mipsel: { audit: 0x40000008, wordBits: 32, endian: 'little', firstNumber: 4000 },
  mips64el: { audit: 0xc0000008, wordBits: 64, endian: 'little', firstNumber: 5000 },
};

export const ARCH_NAMES = Object.keys(rows) as readonly ArchName[]; // the record's type has just these keys

/** x32's own numbers 512–547 and arm's private calls from 0xf0000 stand apart: new calls are not appended to them. */
const APART = 512;

const made = new Map<ArchName, Arch>();

export function arch(name: ArchName): Arch {
  let found = made.get(name);
  if (!found) {
    const { audit, wordBits, endian, firstNumber } = rows[name];
    let lastNumber = firstNumber;
    for (const number of syscallsOf(name).values()) if (number < firstNumber + APART) lastNumber = number;
    made.set(name, (found = { name, audit, wordBits, endian, firstNumber, lastNumber }));
  }
  return found;
}

/** The architecture of an AUDIT_ARCH_* value; x86_64 for the one that x32 shares. */
export const archByAudit = (audit: number): Arch | undefined => {
  const name = ARCH_NAMES.find((candidate) => rows[candidate].audit === audit >>> 0);
  return name && arch(name);
};

const ofNode: Readonly<Record<string, ArchName>> = {
  x64: 'x86_64',
  ia32: 'i386',
  arm64: 'aarch64',
  arm: 'arm',
  riscv64: 'riscv64',
  ppc64: 'ppc64le',
  s390x: 's390x',
  loong64: 'loongarch64',
  mipsel: 'mipsel',
};

/** `process.arch` in our words; undefined for what polc does not know. big-endian ppc64 is told by `endianness`. */
export function nativeArch(
  nodeArch: string,
  endianness: 'LE' | 'BE' = nodeArch === 's390x' ? 'BE' : 'LE',
): ArchName | undefined {
  const name = Object.hasOwn(ofNode, nodeArch) ? ofNode[nodeArch] : undefined;
  return name && rows[name].endian === (endianness === 'LE' ? 'little' : 'big') ? name : undefined;
}
