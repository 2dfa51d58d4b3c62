/**
 * A trace: what runs of a program did, each distinct behaviour once, with its count. On disk (`app.trace`) JSON lines, so that
 * it can be streamed, cut short and concatenated: a `RunStart`, then `Image`s and `Entry`s in any order, then a `RunEnd`; a file
 * may hold several runs. Lines of one run that say the same behaviour add up; a run that is there twice counts once (`run`).
 *
 * Paths and names are byte strings as in the whole of polc (one character a byte); on disk they are UTF-8 text, with bytes that
 * are none written as lone surrogates U+DC80…U+DCFF (Python's surrogateescape, PEP 383), so that nothing is lost.
 */
import type { FileOperation, Namespace, Transport } from '../compiler/index.js';
import type { ArchName } from '../kernel/index.js';

/** Written as `polc_trace`; readers refuse newer ones. */
export const TRACE_FORMAT = 1;

export const ENGINES = ['notify', 'ebpf', 'strace', 'audit', 'polc'] as const;
/** What saw it: the live engines, or the kind of log that was imported; `polc`: `run --learn-denials`. */
export type EngineName = (typeof ENGINES)[number];

export interface RunStart {
  /** Random, or the digest of an imported log: the same run merged twice counts once. */
  readonly run: string;
  readonly engine: EngineName;
  readonly host: { readonly arch: ArchName; readonly kernel: string };
  /** Bytes; empty where a log does not say. */
  readonly command: readonly string[];
  readonly cwd: string;
  /** Of the user that ran it; `undefined` where a log does not say. For `owner` rules and `@{HOME}`. */
  readonly uid?: number;
  readonly home?: string;
  /** RFC 3339. */
  readonly started: string;
  /** Pinned to one CPU: the program may have sized itself by that. */
  readonly pinned?: boolean;
  /** Whether the engine saw each capability that the kernel was asked for; absent in older traces. */
  readonly seesCapabilities?: boolean;
  /** The run was bound by this policy (`learn --within`): what it denied is not to be learned. */
  readonly within?: string;
}

/**
 * One program as executed from one other: all processes that came so have the same image. A fork alone makes none. `id` counts
 * from 1 within the run; the command itself has no `parent`.
 */
export interface Image {
  readonly id: number;
  readonly parent?: number;
  /** The file that runs, after symlinks; for a script its interpreter. */
  readonly path: string;
  /** The script, where the kernel took the interpreter from its first line. */
  readonly script?: string;
  /** Of the first process, at most 32 arguments of 256 bytes. */
  readonly argv: readonly string[];
}

export type ObjectKind = 'file' | 'directory' | 'symlink' | 'device' | 'socket' | 'fifo' | 'none';

/** Who is at the other end of a signal or a ptrace. */
export type PeerKind = 'self' | 'child' | 'other';

/** What was done. Numbers of arguments are those of the kernel's headers, names those of `kernel/`. */
export type Observation =
  /** `args`: what tells apart how the call was used (`telling`), decimal, by the kernel's argument names. */
  | {
      readonly kind: 'syscall';
      readonly arch: ArchName;
      readonly syscall: string;
      readonly args?: Readonly<Record<string, string>>;
    }
  /**
   * `path`: the object reached, after symlinks; `name`: as the program said it (made absolute), where it differs. `rest`: there
   * were too many to keep each; `path` is a folder, and this stands for files right in it.
   */
  | {
      readonly kind: 'file';
      readonly op: FileOperation;
      readonly path: string;
      readonly name?: string;
      readonly object: ObjectKind;
      readonly owner: boolean;
      readonly rest?: true;
    }
  /**
   * `into`: the image that it became; absent where it failed, or where the file is an interpreter that came along. `owner`: the
   * file is the user's who executes it, as far as the engine could tell.
   */
  | {
      readonly kind: 'exec';
      readonly path: string;
      readonly name?: string;
      readonly into?: number;
      readonly owner?: true;
      readonly setuid?: true;
    }
  | {
      readonly kind: 'net';
      readonly op: 'bind' | 'connect';
      readonly transport: Transport;
      /** `192.0.2.1`, `2001:db8::1`, without zone. */
      readonly address: string;
      readonly port: number;
    }
  | { readonly kind: 'unix'; readonly op: 'bind' | 'connect'; readonly name: string }
  | { readonly kind: 'socket'; readonly family: number; readonly type: number; readonly protocol: number }
  | { readonly kind: 'capability'; readonly capability: string }
  | { readonly kind: 'signal'; readonly signal: number; readonly to: PeerKind }
  | { readonly kind: 'ptrace'; readonly op: 'trace' | 'read'; readonly to: PeerKind }
  | { readonly kind: 'memory' }
  | { readonly kind: 'namespace'; readonly namespace: Namespace }
  | {
      readonly kind: 'mount';
      readonly op: 'mount' | 'umount' | 'pivot_root';
      readonly type?: string;
      readonly target?: string;
    }
  | { readonly kind: 'ioctl'; readonly request: number };

/** `ok`, an errno's name, or `unknown` (the engine did not see, and could not predict). */
export type Outcome = string;

export interface Entry {
  /** `Image.id`. */
  readonly image: number;
  readonly observation: Observation;
  readonly outcome: Outcome;
  /** The outcome was looked up beforehand, not seen. */
  readonly predicted?: true;
  /**
   * A policy was in force and denied it: what its filter answered (an errno's name, `kill`, `trap` …); or, predicted, the layer
   * beside the filter that denies it, or `policy` where none in force does. The outcome is what would have been.
   */
  readonly denied?: string;
  readonly count: number;
  /** How many processes did it. */
  readonly processes: number;
  /** Milliseconds since the run's start. */
  readonly first: number;
  readonly last: number;
}

/** Why a trace is not complete, or must not be taken for the whole truth. One line of warning each. */
export const MARKS = {
  lost: 'events were lost',
  'not followed':
    'processes or threads could not be followed, for want of memory in the kernel: trace again, with `--merge`',
  joined: 'the program ran already: how it began was not seen',
  'still running': 'the program had not ended',
  'ended early': 'the trace ends early',
  killed: 'the program was killed by a signal',
  failed: 'the program ended with a non-zero status',
  io_uring: 'io_uring was used: what goes through it is not seen',
  'foreign code': 'code of another architecture ran',
  setuid: 'a set-id program was executed, which gets no privileges while traced',
  unread: 'a program’s memory could not be read: files and addresses that its calls named are missing',
  'own listener': 'the program wanted a seccomp listener of its own',
  'disk full': 'the disk was full: the rest was not kept',
  damaged: 'parts of the log could not be read',
  pinned: 'the program ran on one CPU',
  summarised: 'there was too much to keep each file apart: some stand for a folder',
  'denials only': 'only what a policy denied was kept',
  'no arguments': 'the log has names of syscalls but not their arguments',
} as const;
export type Mark = keyof typeof MARKS;

export interface RunEnd {
  readonly status?: number;
  readonly signal?: string;
  readonly seconds: number;
  /** All that was seen, repeats included. */
  readonly events: number;
  readonly processes: number;
  readonly lost: number;
  readonly marks: readonly { readonly mark: Mark; readonly detail?: string }[];
}

/** One run in memory. Without `end` the trace was cut short. */
export interface Run {
  readonly start: RunStart;
  readonly images: readonly Image[];
  readonly entries: readonly Entry[];
  readonly end?: RunEnd;
}

/** Sorted by `run`, each once. */
export interface Trace {
  readonly runs: readonly Run[];
}
