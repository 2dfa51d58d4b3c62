/**
 * What of a call's arguments matters to polc (`needsOf`): the rest (buffers, sizes, addresses) is not even looked at, and lines
 * that differ only there are one.
 */
import { signature, type ArchName, type Argument } from '../../../kernel/index.js';
import { meaningfulCalls, needsOf } from '../../index.js';
import { effectOf, type Effect } from './effects.js';

export interface Shape {
  readonly name: string;
  readonly args: readonly Argument[];
  /** Positions in the line whose text tells calls apart. */
  readonly telling: readonly number[];
  /** Of `msghdr`s: only the address in it is looked at. */
  readonly message: number | undefined;
  /** Positions of descriptors, where it matters what they are open on: not where the argument `unless.at` is written as `unless.is`. */
  readonly descriptors: readonly number[];
  readonly unless: { readonly at: number; readonly is: RegExp } | undefined;
  /** Positions of path names, and of the descriptor of the folder that each starts from (−1: the current one). */
  readonly paths: readonly (readonly [folder: number, path: number])[];
  readonly effect: Effect | undefined;
  /** Not to be remembered by its text: who is meant by a pid depends on who calls, and some texts never come again. */
  readonly once: boolean;
}

const DESCRIPTORS = new Set(['fd', 'dfd', 'olddfd', 'newdfd', 'pidfd']);
const ONCE = new Set(
  `clone3 execve execveat kill tkill tgkill rt_sigqueueinfo rt_tgsigqueueinfo pidfd_send_signal ptrace process_vm_readv
  process_vm_writev kcmp`.split(/\s+/),
);

/** What is mapped matters if it is to be executed, what is controlled if it is locked. */
const UNLESS: Readonly<Record<string, { readonly at: number; readonly is: RegExp }>> = {
  mmap: { at: 2, is: /^PROT_(?:NONE|READ|WRITE|READ\|PROT_WRITE)$/ },
  mmap2: { at: 2, is: /^PROT_(?:NONE|READ|WRITE|READ\|PROT_WRITE)$/ },
  fcntl: { at: 1, is: /^F_(?:[GS]ETF[DL]|DUPFD\w*)$/ },
  fcntl64: { at: 1, is: /^F_(?:[GS]ETF[DL]|DUPFD\w*)$/ },
};

let meaningful: ReadonlySet<string> | undefined;
const made = new Map<string, Shape>();

export function shapeOf(arch: ArchName, name: string): Shape {
  const key = `${arch} ${name}`;
  let shape = made.get(key);
  if (!shape) made.set(key, (shape = makeShape(arch, name)));
  return shape;
}

function makeShape(arch: ArchName, name: string): Shape {
  const args = signature(arch, name)?.args ?? [];
  const needs = needsOf(arch, name);
  const telling = new Set([...needs.decisive, ...needs.texts]);
  for (const index of [needs.address?.pointer, needs.word?.pointer]) if (index !== undefined) telling.add(index);
  const effect = effectOf(name);
  // What a descriptor is marked with (O_CLOEXEC and its kin) lies in the flags.
  if (effect !== undefined) for (const arg of args) if (FLAGS.has(arg.name)) telling.add(arg.index);
  meaningful ??= new Set(meaningfulCalls());
  const asks = meaningful.has(name);
  return {
    name,
    args,
    // strace writes clone's flags second, whatever the architecture.
    telling: name === 'clone' ? [1] : [...telling].sort((a, b) => a - b),
    message: needs.message?.pointer,
    descriptors: args.filter((arg) => asks && !arg.pointer && DESCRIPTORS.has(arg.name)).map((arg) => arg.index),
    unless: UNLESS[name],
    paths: needs.texts
      .filter((index) => !NO_PATHS.has(`${name} ${index}`))
      .map((index) => [folderOf(args, name, index), index]),
    effect,
    once: ONCE.has(name),
  };
}

const FLAGS = new Set(['flags', 'flag', 'type', 'cmd']);
/** A file system's type. */
const NO_PATHS = new Set(['mount 2']);

function folderOf(args: readonly Argument[], name: string, path: number): number {
  const before = args.find((arg) => arg.index === path - 1);
  // inotify_add_watch's descriptor is the inotify one.
  return before && !before.pointer && DESCRIPTORS.has(before.name) && name !== 'inotify_add_watch' ? before.index : -1;
}
