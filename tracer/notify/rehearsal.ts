/**
 * Calls that nobody made, for the engine to observe before the program begins: what JavaScript does for the first time takes it many
 * times as long, and calls that wait for their answer would wait for that. They are looked at, never executed.
 */
import { nativeArch, syscallsOf } from '../../kernel/index.js';
import { CallRing, type Entry, type Libc } from '../../native/index.js';
import { Recorder } from '../index.js';
import type { Proc } from './proc.js';
import type { Specs } from './specs.js';
import { Supervision } from './supervision.js';
import { Watch } from './watch.js';

const ARCH = nativeArch(process.arch) ?? 'x86_64';
const NO_LISTENER = -1;

const AT_FDCWD = 0xffff_ff9c;
const [O_WRONLY, O_CREAT, O_TRUNC, O_CLOEXEC] = [0o1, 0o100, 0o1000, 0o2000000];
const AT_EMPTY_PATH = 0x1000;

/** For the texts. */
const ROOM = 16 * 1024;

interface Line {
  readonly call: string;
  readonly args?: readonly (number | string)[];
  /** Its texts are in the caller's memory; else they came with it. */
  readonly waits?: true;
  readonly link?: string | null;
}

/** What most programs do: `there` is a file, `made` may be one. */
const lines = (there: string, made: string): readonly Line[] => [
  // One that is not there when it is looked for, but is by the next call: the way from one program to another.
  { call: 'execve', args: [there] },
  { call: 'brk', waits: true },
  { call: 'access', args: ['/etc/ld.so.preload', 4] },
  { call: 'openat', args: [AT_FDCWD, there, O_CLOEXEC] },
  { call: 'openat', args: [AT_FDCWD, `${made}/no/such`, 0] },
  { call: 'openat', args: [AT_FDCWD, 'relative', 0] },
  { call: 'newfstatat', args: [3, '', 0, AT_EMPTY_PATH], link: there },
  { call: 'fstat', args: [3] },
  { call: 'stat', args: [there] },
  { call: 'lstat', args: [made] },
  { call: 'read', args: [3], link: there },
  { call: 'read', args: [0], link: 'pipe:[1]' },
  { call: 'write', args: [1], link: null },
  { call: 'mmap', args: [0, 4096, 1, 2, 3], link: there },
  { call: 'mmap', args: [0, 4096, 3, 0x22] },
  { call: 'mprotect', args: [0, 4096, 1] },
  { call: 'close', args: [3] },
  { call: 'ioctl', args: [0, 0x5401], link: '/dev/null' },
  { call: 'fcntl', args: [0, 1] },
  { call: 'readlink', args: [there] },
  { call: 'rt_sigaction', args: [1] },
  { call: 'getrandom', args: [0, 8] },
  { call: 'prlimit64', args: [0, 3] },
  { call: 'futex', args: [0, 0x80] },
  { call: 'vfork' },
  { call: 'wait4', args: [0xffff_ffff] },
  { call: 'execve', args: [`${made}/no/such`] },
  { call: 'readlink', args: [made, 0, 0], waits: true },
  { call: 'openat', args: [AT_FDCWD, made, O_WRONLY | O_CREAT | O_TRUNC, 0o644], waits: true },
  { call: 'unlink', args: [made], waits: true },
  { call: 'clone', args: [0x4111], waits: true },
  { call: 'clone3', args: [0, 0], waits: true },
  { call: 'rseq', waits: true },
  { call: 'chdir', args: ['/'], waits: true },
  { call: 'execve', args: [there], waits: true },
  { call: 'close', args: [3], waits: true },
  { call: 'exit_group', waits: true },
];

/**
 * @param callers threads that share our memory and make no calls meanwhile
 * @returns what was recorded, for nobody but tests
 */
export function rehearse(libc: Libc, proc: Proc, specs: Specs, callers: readonly number[]): Recorder {
  const host = { arch: ARCH, kernel: '' };
  const recorder = new Recorder({ run: '', engine: 'notify', host, command: [], cwd: '', started: '' });
  const program = process.execPath;
  const entries = entriesOf(libc, program, callers);
  const calls = new CallRing(libc, NO_LISTENER, entries.length);
  const watch = new Watch({
    ...{ recorder, libc, proc, calls, specs, program },
    ...{ noNewPrivs: false, start: performance.now(), partial: false },
  });
  calls.play(entries);
  // Of a process that is no child of ours there is no end to wait for.
  const supervision = new Supervision({ libc, pid: process.pid, calls }, proc, watch, { recorder }, undefined);
  while (!supervision.turn());
  return recorder;
}

/** In their order, the callers one after the other. */
function entriesOf(libc: Libc, program: string, callers: readonly number[]): readonly Entry[] {
  const numbers = syscallsOf(ARCH);
  const { memory, address } = libc.map(ROOM);
  let used = 0;
  const place = (text: string): number => {
    const at = used;
    used += memory.write(`${text}\0`, at, 'latin1');
    return Number(address) + at;
  };
  return callers.flatMap((caller) =>
    lines(program, `/polc-${caller}`).flatMap(({ call, args = [], waits = false, link }) => {
      const number = numbers.get(call);
      if (number === undefined) return [];
      const text = waits ? undefined : args.find((arg) => typeof arg === 'string');
      const words = args.map((arg) => (typeof arg === 'number' ? arg : waits ? place(arg) : 1));
      return { caller, number, audit: libc.abi.audit, args: words, waits, text, link };
    }),
  );
}
