/** What of each call the kernel's side looks at: struct spec, made from the tables of `observationsOf`. */
import {
  argumentNames,
  findArgument,
  signature,
  syscallsOf,
  type ArchName,
  type Argument,
} from '../../kernel/index.js';
import { needsOf, zeroTells, type Needs } from '../index.js';
import { BASE_CWD, CALLS, SPEC, SPEC_FLAG } from './layout.js';

/** Arguments that decide what a call does to a file, beside those that `Needs` names: they change what is observed of a path. */
const DECIDING = new Set(['flags', 'flag', 'at_flags', 'sig', 'cmd', 'vlen']);

/** A directory that the path in the next argument is relative to. */
const DIRECTORIES = new Set(['dfd', 'olddfd', 'newdfd', 'from_dfd', 'to_dfd']);
const isDirectory = ({ name, index }: Argument): boolean => DIRECTORIES.has(name) || (name === 'fd' && index === 0);

/** Calls that are about what a descriptor is open on. */
const DESCRIPTORS = new Set(
  'bind connect sendto sendmsg sendmmsg fchmod fchown fchown32 fsetxattr fremovexattr flock mmap mmap2 fcntl fcntl64'.split(
    ' ',
  ),
);
/** Some of them for these values of an argument only. */
const CONDITIONS: ReadonlyMap<string, { readonly argument: string; readonly values: readonly number[] }> = new Map(
  (
    [
      // With PROT_EXEC.
      ['mmap mmap2', 'prot', [4, 5, 6, 7]],
      // F_GETLK, F_SETLK, F_SETLKW, and their 64-bit and F_OFD_ kin.
      ['fcntl fcntl64', 'cmd', [5, 6, 7, 12, 13, 14, 36, 37, 38]],
    ] as const
  ).flatMap(([names, argument, values]) => names.split(' ').map((name) => [name, { argument, values }] as const)),
);

/** The argument that is a pid. */
const PEERS: ReadonlyMap<string, string> = new Map([
  ...['kill', 'tkill', 'rt_sigqueueinfo', 'ptrace', 'process_vm_readv', 'process_vm_writev'].map(
    (name) => [name, 'pid'] as const,
  ),
  ...['tgkill', 'rt_tgsigqueueinfo'].map((name) => [name, 'tgid'] as const),
  ['kcmp', 'pid2'],
]);

/** They return in the child, too, with 0. */
const FORKS = new Set(['clone', 'clone3', 'fork', 'vfork']);
/** Their result is a descriptor of the file that their path led to. */
const OPENS = new Set(['open', 'openat', 'openat2', 'creat']);

/** With an empty path they ask about a descriptor, as fstat does. */
const LOOKS = new Set(['newfstatat', 'fstatat64', 'statx']);

/** They may change where files lie. */
const MOVES = new Set('rename renameat renameat2 mount umount umount2 move_mount pivot_root'.split(' '));

/** What user space has to know to read a record. */
export interface CallShape {
  readonly name: string;
  readonly needs: Needs;
  /** Per text, in the order of `needs.texts`: the argument (0…5) that it is relative to, `cwd`, or none. */
  readonly bases: readonly (number | 'cwd' | undefined)[];
  /** The argument that is a descriptor. */
  readonly descriptor: number | undefined;
}

const shapes = new Map<string, CallShape>();

export function shapeOf(arch: ArchName, name: string): CallShape {
  const key = `${name}@${arch}`;
  const known = shapes.get(key);
  if (known) return known;
  const needs = needsOf(arch, name);
  const args = signature(arch, name)?.args ?? [];
  const bases = needs.texts.map((index) => {
    const text = args.find((argument) => argument.index === index);
    if (!text || !/name|path|root|put_old/.test(text.name) || (name === 'mount' && text.name === 'dev_name'))
      return undefined;
    const before = args.find((argument) => argument.index === index - 1);
    return before && isDirectory(before) ? before.index : 'cwd';
  });
  const descriptor = DESCRIPTORS.has(name) ? findArgument(arch, name, 'fd')?.index : undefined;
  const shape = { name, needs, bases, descriptor };
  shapes.set(key, shape);
  return shape;
}

/** `struct spec` of each number of an architecture, one after the other. */
export function specTable(arch: ArchName): Buffer {
  const table = Buffer.alloc(CALLS * SPEC.size);
  for (const [name, number] of syscallsOf(arch)) {
    // x32's numbers have a bit that the kernel's side takes away.
    const slot = number & ~X32_BIT;
    if (slot < CALLS) writeSpec(table.subarray(slot * SPEC.size, (slot + 1) * SPEC.size), arch, name);
  }
  return table;
}

const X32_BIT = 0x4000_0000;

function writeSpec(to: Buffer, arch: ArchName, name: string): void {
  const { needs, bases, descriptor } = shapeOf(arch, name);
  const put = (at: number, index: number): void => void to.writeUInt8(index + 1, at);
  const decisive = new Set(needs.decisive);
  const zero = zeroTells(arch, name).map(({ index }) => index);
  to.writeUInt8(
    zero.reduce((bits, index) => bits | (1 << index), 0),
    SPEC.zero,
  );
  const onFile = needs.texts.length > 0 || descriptor !== undefined || PEERS.has(name);
  for (const argument of onFile ? argumentNames(arch, name) : []) {
    const index = DECIDING.has(argument) ? findArgument(arch, name, argument)?.index : undefined;
    if (index !== undefined) decisive.add(index);
  }
  for (const { index, width, pointer } of signature(arch, name)?.args ?? [])
    if (decisive.has(index) && !pointer && !zero.includes(index))
      to.writeBigUInt64LE((1n << BigInt(width)) - 1n, SPEC.telling + index * 8);
  needs.texts.forEach((index, position) => put(SPEC.text + position, index));
  bases.slice(0, 2).forEach((base, position) => {
    if (base !== undefined) put(SPEC.base + position, base === 'cwd' ? BASE_CWD - 1 : base);
  });
  let flags = 0;
  // Names of unix sockets are paths.
  if (needs.address ?? needs.message) put(SPEC.base, BASE_CWD - 1);
  if (needs.address) {
    put(SPEC.address, needs.address.pointer);
    put(SPEC.addressLength, needs.address.length);
  } else if (needs.message) {
    put(SPEC.address, needs.message.pointer);
    put(SPEC.addressLength, needs.message.pointer);
    flags |= SPEC_FLAG.message;
  }
  if (needs.word) {
    put(SPEC.words, needs.word.pointer);
    to.writeUInt8(needs.word.offset + 8, SPEC.wordsSize);
    to.writeUInt8(needs.word.offset + 8, SPEC.wordsHashed);
  }
  if (descriptor !== undefined) put(SPEC.descriptor, descriptor);
  const condition = CONDITIONS.get(name);
  const when = condition && findArgument(arch, name, condition.argument);
  if (condition && when) {
    to.writeBigUInt64LE(
      condition.values.reduce((set, value) => set | (1n << BigInt(value)), 0n),
      SPEC.when,
    );
    to.writeUInt8(when.index, SPEC.whenArgument);
  }
  const peer = PEERS.get(name);
  const pid = peer === undefined ? undefined : findArgument(arch, name, peer);
  if (pid) put(SPEC.peer, pid.index);
  if (FORKS.has(name)) flags |= SPEC_FLAG.child;
  if (OPENS.has(name)) flags |= SPEC_FLAG.opens;
  if (LOOKS.has(name)) flags |= SPEC_FLAG.looks;
  if (MOVES.has(name)) flags |= SPEC_FLAG.moves;
  if (to.every((byte) => byte === 0) && flags === 0) flags = SPEC_FLAG.plain;
  to.writeUInt8(flags, SPEC.flags);
}
