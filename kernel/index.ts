// What the Linux kernel calls its system calls, arguments and constants, per architecture. The tables are generated
// (scripts/tables) and parsed when first asked for: importing this costs nothing.
export type { Arch, ArchName, Argument, Multiplexed, Signature } from './types.js';
export { ARCH_NAMES, arch, archByAudit, nativeArch } from './arch.js';
export { allSyscallNames, knownSyscall, syscallName, syscallNumber, syscallsOf } from './numbers.js';
export { argumentNames, findArgument, signature } from './signatures.js';
export { constant, constantName, constantNames } from './constants.js';
export * from './words.js';
export { bitCount, maskNames, type NamedFamily, Names, namesOf } from './value-names.js';
export { multiplexed, multiplexedCalls } from './multiplexers.js';
export { group, groupNames } from './groups.js';
