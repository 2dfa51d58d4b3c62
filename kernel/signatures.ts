import { manPageName } from './aliases.js';
import { arch as archOf } from './arch.js';
import { syscallNumber } from './numbers.js';
import { signatures } from './tables/signatures.js';
import type { Arch, ArchName, Argument, Signature } from './types.js';

// Types of 32 bits whatever the architecture. umode_t and the 16-bit ids are here too: the kernel reads their low 16 bits only.
const narrow = new Set(
  `int unsigned|unsigned int|u32|__u32|s32|__s32|umode_t|pid_t|uid_t|gid_t|old_uid_t|old_gid_t|clockid_t|timer_t|key_t|mqd_t|qid_t
key_serial_t|rwf_t|enum landlock_rule_type|int|unsigned`.split(/[|\n]/),
);
const wide = new Set(['loff_t', 'u64', '__u64', 'long long', 'unsigned long long']);
const signed = new Set([
  'int',
  's32',
  '__s32',
  'pid_t',
  'clockid_t',
  'timer_t',
  'key_t',
  'mqd_t',
  'key_serial_t',
  'rwf_t',
  'long',
  'off_t',
  'loff_t',
  'long long',
  '__kernel_old_time_t',
]);
const word = new Set([
  'long',
  'unsigned long',
  'size_t',
  'off_t',
  'aio_context_t',
  'old_sigset_t',
  '__kernel_old_time_t',
]);
// Pointers behind a typedef: include/uapi/linux/capability.h, include/uapi/asm-generic/signal-defs.h.
const pointers = new Set(['cap_user_header_t', 'cap_user_data_t', '__sighandler_t']);

// x32's numbers from 512 have compat handlers, which read 32-bit words, but for these (arch/x86/entry/syscalls/syscall_64.tbl).
const X32_NATIVE = new Set(
  'readv writev vmsplice move_pages process_vm_readv process_vm_writev setsockopt getsockopt'.split(' '),
);

let lines: ReadonlyMap<string, string> | undefined;

function table(): ReadonlyMap<string, string> {
  if (!lines) {
    const parsed = new Map<string, string>();
    for (const line of (signatures['all'] ?? '').split('\n')) {
      const at = line.indexOf('|');
      const key = at < 0 ? line : line.slice(0, at);
      parsed.set(key.endsWith('!') ? key.slice(0, -1) : key, line);
    }
    lines = parsed;
  }
  return lines;
}

const made = new Map<ArchName, Map<string, Signature>>();

/**
 * How the kernel reads a system call's arguments on one architecture; undefined where that is not known, or the architecture
 * has no such call. A 64-bit argument of a 32-bit architecture is two: `NAME_lo` and `NAME_hi`, in the order of the registers.
 */
export function signature(arch: ArchName, name: string): Signature | undefined {
  let known = made.get(arch);
  if (!known) made.set(arch, (known = new Map<string, Signature>()));
  const same = known.get(name);
  if (same) return same;
  const number = syscallNumber(arch, name);
  const line = number === undefined ? undefined : (table().get(`${name}@${arch}`) ?? table().get(name));
  if (number === undefined || line === undefined) return undefined;
  const compat = arch === 'x32' && number >= 0x40000200 && !X32_NATIVE.has(name);
  const [head = '', ...args] = line.split('|');
  const found = {
    args: registers(archOf(arch), compat ? 32 : archOf(arch).wordBits, args),
    packed: head.endsWith('!'),
  };
  known.set(name, found);
  return found;
}

function registers(arch: Arch, wordBits: 32 | 64, declared: readonly string[]): Argument[] {
  const args: Argument[] = [];
  let index = 0;
  for (const text of declared) {
    const at = /\w+$/.exec(text)?.index ?? 0;
    const [type, name] = [text.slice(0, at).trim(), text.slice(at)];
    const bare = type.replace(/^const /, '');
    const pointer = type.includes('*') || pointers.has(bare);
    if (wide.has(bare) && arch.wordBits === 32) {
      // The arm and mips o32 calling conventions put a 64-bit value into an even register and the next (Documentation:
      // syscall(2), "Architecture-specific requirements"); all our 32-bit architectures are little-endian.
      if (arch.name !== 'i386' && index % 2 === 1) index++;
      for (const half of ['lo', 'hi'])
        args.push({ name: `${name}_${half}`, type, index: index++, width: 32, signed: false, pointer: false });
      continue;
    }
    if (!pointer && !narrow.has(bare) && !wide.has(bare) && !word.has(bare))
      throw new Error(`unknown type ${type} ${name}`);
    const width = pointer || word.has(bare) ? wordBits : wide.has(bare) ? 64 : 32;
    args.push({ name, type, index: index++, width, signed: !pointer && signed.has(bare), pointer });
  }
  // What comes after the sixth register is on the stack (mips o32), out of seccomp's sight.
  return args.filter((arg) => arg.index < 6);
}

/** The kernel's names of a system call's arguments in the order of their registers; empty where they are not known. */
export const argumentNames = (arch: ArchName, name: string): readonly string[] =>
  signature(arch, name)?.args.map((arg) => arg.name) ?? [];

/** An argument by the kernel's name or the manual page's (`clone(flags)`, which the kernel calls `clone_flags`). */
export function findArgument(arch: ArchName, name: string, argument: string): Argument | undefined {
  const args = signature(arch, name)?.args ?? [];
  const found = args.find((arg) => arg.name === argument);
  if (found || args.length === 0) return found;
  const kernel = manPageName(name, argument);
  return args.find((arg) => arg.name === kernel);
}
