/** A notification → the recorder. What needs the process's memory or its files is read here, while the process waits. */
import { multiplexedCalls, nativeArch } from '../../kernel/index.js';
import {
  FORK_FLAGS,
  interpretersOf,
  spareFds,
  THREAD,
  type ArgumentTest,
  type CallRing,
  type Libc,
  type Received,
} from '../../native/index.js';
import { observationsOf, type Behaviour, type Call, type Recorder, type Seen, type SocketAddress } from '../index.js';
import { cwdOf, inside, NotifyCaller, type Question } from './caller.js';
import { Memory } from './memory.js';
import type { Proc } from './proc.js';
import { Processes, type Executing, type Moment, type Process } from './processes.js';
import type { Spec, Specs } from './specs.js';

const CLONE_THREAD = 0x10000n;
const CLONE_NEWNS = 0x20000n;
const SECCOMP_FILTER_FLAG_NEW_LISTENER = 8;
/** What one image did, by what decides it. Cleared when it grows beyond any sense. */
const MAX_REMEMBERED = 20_000;
/** Processes whose descriptors can be read while they run, at most; those of others make calls wait. */
const MAX_FDS_OPEN = 128;
/** Descriptors that are left for looking names up: without one, what is there would count as not there. */
const FDS_LEFT = 16;

export interface WatchOptions {
  readonly recorder: Recorder;
  readonly libc: Libc;
  readonly proc: Proc;
  readonly calls: CallRing;
  readonly specs: Specs;
  /** The file that the command was asked to run; bytes. */
  readonly program: string;
  readonly noNewPrivs: boolean;
  /** performance.now() when the run began. */
  readonly start: number;
  /** Not every call is seen: plain forks, and where programs end, are not. */
  readonly partial: boolean;
}

/** What is left to do about a call that was taken. */
export type Later =
  | { readonly kind: 'observe'; readonly at: Moment }
  /** Processes that ended with it. */
  | { readonly kind: 'forget'; readonly serials: readonly number[] };

interface Remembered {
  readonly behaviours: readonly Behaviour[];
  /** What was asked of the process: other answers, other behaviour. */
  readonly questions: readonly Question[];
}

export class Watch {
  readonly processes: Processes;
  readonly #recorder: Recorder;
  readonly #proc;
  readonly #specs;
  readonly #memory: Memory;
  readonly #caller: NotifyCaller;
  readonly #native = nativeArch(process.arch);
  /** By image. */
  readonly #remembered: Map<number | string, Remembered>[] = [];
  readonly #programs = new Set<number>();
  /** By the file that runs, the one that was executed last. */
  readonly #images = new Map<string, number>();
  /** Processes that have ended, by their serial numbers: what they did may still have to be observed. */
  readonly #ended: number[] = [];
  #fdsOpen = 0;
  readonly #maxFdsOpen = Math.min(MAX_FDS_OPEN, spareFds() - FDS_LEFT);
  /** What is left to do about a call that waits once it has its answer. */
  readonly #rest: (() => void)[] = [];

  constructor(private readonly options: WatchOptions) {
    this.#recorder = options.recorder;
    this.#specs = options.specs;
    this.#proc = options.proc;
    this.processes = new Processes(
      options.proc,
      options.recorder,
      (parent) => (options.partial ? undefined : this.#forked(parent)),
      (tid, process) => this.#left(tid, process),
    );
    this.#memory = new Memory(options.libc, () => options.recorder.mark('unread'));
    this.#caller = new NotifyCaller(options.libc, options.proc, this.processes);
  }

  /**
   * A call as it comes: one that waits is observed, for the rest it is noted who made it. In their order.
   * @param denied what it is going to get instead
   * @returns what is left to be done about it
   */
  take(received: Received, denied?: string): Later {
    const tid = received.caller;
    const process = this.processes.of(tid);
    if (!received.waits) {
      const { event } = this.#specOf(received);
      const at = (process.moment ??= momentOf(process));
      if (event === 'plain fork') process.unclaimed++;
      else if (event === 'exec') process.tried = received.text;
      else if (event === 'exit thread') this.#endThread(tid, process);
      return { kind: 'observe', at };
    }
    process.tid = tid;
    if (process.changing === tid) this.#changed(process);
    this.#waiting(process, tid, received, denied);
    process.moment = undefined;
    process.fingerprint = undefined;
    this.options.calls.setThread(tid, this.#known(process));
    return { kind: 'forget', serials: this.#ended.splice(0) };
  }

  /** A call that ends its process, before its turn: what `take` will ask of it is asked now. */
  foresee({ caller }: Received): void {
    this.processes.foresee(caller);
  }

  /** What of `take` needs the process no more: for when the call has its answer, before another is taken. */
  settle(): void {
    for (const work of this.#rest.splice(0)) work();
  }

  /** What `take` left. In their order. */
  finishCall(received: Received, later: Later): void {
    if (later.kind === 'forget') for (const serial of later.serials) this.#recorder.ended(serial);
    else this.#observed(later.at, this.#specOf(received), received);
  }

  /** What is found for calls that have gone on, if they mention one of these names, a call that waits may change. */
  mayChange(received: Received): readonly string[] | 'nothing' | 'anything' {
    const spec = this.#specOf(received);
    if (spec.changes !== 'names') return spec.changes;
    if (spec.changesWhere && !holds(spec.changesWhere, received.notification)) return 'nothing';
    const tid = received.caller;
    const names: string[] = [];
    for (const text of this.#textsOf(tid, spec, received)?.values() ?? []) {
      const name = /([^/]+)\/*$/s.exec(text)?.[1];
      if (name === undefined || name === '.' || name === '..') return 'anything';
      names.push(name);
    }
    return names;
  }

  #specOf({ audit, number }: Received): Spec {
    return this.#specs.of(audit, number);
  }

  #waiting(process: Process, tid: number, received: Received, denied: string | undefined): void {
    if (process.executing && this.#tells(process, process.executing, received)) this.#executed(process);
    else if (process.tried !== undefined) this.#tried(process, process.tried);
    if (process.uid < 0) this.processes.refresh(process);
    const spec = this.#specOf(received);
    // The first one is the launcher. Others without a parent that is known have lost it before they called.
    if (process.image === undefined && process.serial > 1) process.image = this.#adopted(process);
    if (process.image === undefined) return this.#launching(process, spec);
    this.#observed(process, spec, received, denied);
    if (spec.event !== undefined && denied === undefined) this.#event(process, tid, spec, received.notification);
  }

  /**
   * Of several threads only the one that executes tells whether it worked; afterwards it has the process's number. Until then that is
   * another's, who may call meanwhile, and whose calls are answered in vain once it has ended for the new program.
   */
  #tells(process: Process, { tid, before }: Executing, received: Received): boolean {
    if (received.caller === tid) return true;
    return (
      received.caller === process.pid &&
      this.processes.fingerprint(process) !== before &&
      this.options.calls.isWaiting(received)
    );
  }

  #observed(at: Moment, spec: Spec, received: Received, denied?: string): void {
    const { image, serial } = at;
    if (image === undefined) return;
    const { notification, waits } = received;
    const remembered = (this.#remembered[image] ??= new Map<number | string, Remembered>());
    this.#caller.link = received.link;
    const texts = this.#textsOf(at.tid, spec, received);
    const key = spec.weight === 'heavy' ? undefined : keyOf(spec, notification, texts, received.link, denied);
    const known = key === undefined ? undefined : remembered.get(key);
    const time = performance.now() - this.options.start;
    this.#caller.at = at;
    const record =
      known && this.#caller.wouldAnswer(known.questions)
        ? () => {
            for (const behaviour of known.behaviours) this.#recorder.hit(behaviour, serial, time);
          }
        : this.#observe(at, image, spec, received, texts, time, denied, (fresh) => {
            if (remembered.size > MAX_REMEMBERED) remembered.clear();
            if (key !== undefined) remembered.set(key, fresh);
          });
    if (waits) this.#rest.push(record);
    else record();
  }

  /** The filter lets plain forks pass, as a signal could interrupt them: that there is a child is how they are known. */
  #forked(parent: Process): void {
    if (parent.image === undefined) return;
    const arch = this.#native ?? 'x86_64';
    const args = { clone_flags: String(FORK_FLAGS) };
    const time = performance.now() - this.options.start;
    const observation = { kind: 'syscall', arch, syscall: 'clone', args } as const;
    this.#recorder.record(parent.image, parent.serial, time, observation, { outcome: 'ok', predicted: true });
  }

  /** The processes that were about to execute something when they were last seen. */
  finish(): void {
    for (const process of this.processes.alive) if (process.executing) this.#executed(process);
    this.settle();
  }

  /** The launcher's own execve; should it fail, its exit. */
  #launching(process: Process, spec: Spec): void {
    if (spec.event === 'exec')
      process.executing = { tid: process.tid, seen: [], before: this.processes.fingerprint(process) };
  }

  /** Asks what has to be asked. @returns what records the answers, and gives `keep` what may be remembered for the same arguments. */
  #observe(
    at: Moment,
    image: number,
    spec: Spec,
    { notification, waits }: Received,
    texts: ReadonlyMap<number, string> | undefined,
    time: number,
    denied: string | undefined,
    keep: (fresh: Remembered) => void,
  ): () => void {
    const executes = spec.event === 'exec' && denied === undefined && waits;
    const args = [0, 1, 2, 3, 4, 5].map((index) => notification.readBigUInt64LE(32 + index * 8));
    this.#caller.questions.length = 0;
    const calls = this.#callsOf(at, spec, args, texts);
    const seen = calls.flatMap((call, index) => {
      const all = observationsOf(call, this.#caller);
      // Of several addresses in one call the call itself counts once.
      const own = index === 0 ? all : all.slice(1);
      if (executes) this.#executing(at.process, own.slice(1));
      return executes ? own.slice(0, 1) : own;
    });
    const questions = [...this.#caller.questions];
    const given = denied === undefined ? {} : { denied };
    return () => {
      if (spec.arch !== this.#native) this.#recorder.mark('foreign code', spec.arch);
      const behaviours: Behaviour[] = [];
      for (const { observation, outcome: found, predicted } of seen) {
        // Whether it is there by now says nothing: when it was executed it was not.
        const outcome = spec.event === 'exec' && !waits && found === 'ok' ? 'unknown' : found;
        const kept = this.#recorder.record(image, at.serial, time, observation, { outcome, predicted, ...given });
        if (kept) behaviours.push(kept);
      }
      if (calls.length === 1 && !questions.some(({ kind }) => kind === 'other')) keep({ behaviours, questions });
    };
  }

  /** Of the same program as another: a fork has its parent's. What is gone, and nobody's, is taken for the command's. */
  #adopted(process: Process): number {
    const path = this.#program(process);
    const [command] = this.#images.values();
    const known = path === undefined ? command : this.#images.get(path);
    return known ?? this.#recorder.image(undefined, { path: path ?? this.options.program, argv: [] });
  }

  #textsOf(tid: number, { needs }: Spec, received: Received): ReadonlyMap<number, string> | undefined {
    const [first] = needs.texts;
    if (first === undefined) return undefined;
    const { notification, text: copied } = received;
    if (copied !== undefined) return new Map([[first, copied]]);
    const texts = new Map<number, string>();
    for (const index of needs.texts) {
      const at = 32 + index * 8;
      const address = notification.readUInt32LE(at) + notification.readUInt32LE(at + 4) * 0x1_0000_0000;
      const text = this.#memory.string(tid, address);
      if (text !== undefined) texts.set(index, text);
    }
    return texts;
  }

  /** With what is behind the pointers; of sendmmsg one for each address. */
  #callsOf(process: Moment, spec: Spec, args: readonly bigint[], texts?: ReadonlyMap<number, string>): readonly Call[] {
    const { arch, name, needs } = spec;
    if (name === 'socketcall') return this.#multiplexed(process, args);
    const at = (index: number): number => Number(args[index] ?? 0n);
    const call: Call = { arch, name, args, ...(texts ? { texts } : {}) };
    if (needs.word) {
      const word = this.#memory.word(process.tid, at(needs.word.pointer) + needs.word.offset);
      return [word === undefined ? call : { ...call, words: new Map([[needs.word.name, word]]) }];
    }
    if (needs.address) {
      const length = Number(BigInt.asIntN(32, args[needs.address.length] ?? 0n));
      const address = this.#memory.socketAddress(process.tid, at(needs.address.pointer), length);
      return [address ? { ...call, address: this.#absolute(process, address) } : call];
    }
    if (needs.message) {
      const { pointer, count } = needs.message;
      const narrow = arch === 'i386' || arch === 'arm';
      const many = count === undefined ? 1 : Number(BigInt.asUintN(32, args[count] ?? 0n));
      const addresses = this.#memory.messageAddresses(process.tid, at(pointer), many, narrow);
      if (addresses.length > 0)
        return addresses.map((address) => ({ ...call, address: this.#absolute(process, address) }));
    }
    return [call];
  }

  /** i386's socketcall: the call and its arguments are in memory (socketcall(2)). */
  #multiplexed(process: Moment, args: readonly bigint[]): readonly Call[] {
    const plain: Call = { arch: 'i386', name: 'socketcall', args };
    const which = Number(args[0] ?? 0n);
    const name = [...multiplexedCalls('socketcall')].find(([, number]) => number === which)?.[0];
    const block = this.#memory.read(process.tid, Number(args[1] ?? 0n), 24);
    if (name === undefined || !block || block.length < 24) return [plain];
    const inner = [0, 1, 2, 3, 4, 5].map((index) => BigInt(block.readUInt32LE(index * 4)));
    return this.#callsOf(process, this.#specs.named('i386', name), inner);
  }

  #absolute(process: Moment, address: SocketAddress): SocketAddress {
    if (address.family !== 'unix' || address.name === '' || address.name.startsWith('@')) return address;
    this.#caller.at = process;
    const path = address.name.startsWith('/') ? address.name : `${this.#caller.cwd() ?? ''}/${address.name}`;
    return { family: 'unix', name: this.#caller.find(path, true).path };
  }

  #event(process: Process, tid: number, spec: Spec, notification: Buffer): void {
    switch (spec.event) {
      case 'exec':
        return this.processes.claim(process);
      case 'exit':
        this.processes.claim(process);
        return this.processes.ends(process);
      case 'exit thread':
        return this.#endThread(tid, process);
      case 'plain fork':
        process.unclaimed++;
        return;
      case 'fork': {
        const flags = this.#cloneFlags(process, spec, notification);
        if ((flags & CLONE_THREAD) === 0n) process.unclaimed++;
        if ((flags & CLONE_NEWNS) === 0n) return;
        process.plain = false;
        return this.#mustWait(process);
      }
      case 'changes root':
        process.plain = false;
        return this.#changes(process, tid);
      case 'moves':
      case 'changes user':
        return this.#changes(process, tid);
      case 'filters':
        if (
          notification.readUInt32LE(32) === 1 &&
          (notification.readUInt32LE(40) & SECCOMP_FILTER_FLAG_NEW_LISTENER) !== 0
        )
          this.#recorder.mark('own listener');
        return;
      case 'uring':
        return this.#recorder.mark('io_uring');
      case undefined:
    }
  }

  #endThread(tid: number, process: Process): void {
    if (process.threads.size <= 1) this.processes.claim(process);
    this.processes.threadEnds(tid, process);
  }

  #cloneFlags(process: Process, { name }: Spec, notification: Buffer): bigint {
    if (name === 'clone') return notification.readBigUInt64LE(32);
    if (name === 'clone3') return this.#memory.word(process.tid, Number(notification.readBigUInt64LE(32))) ?? 0n;
    return 0n;
  }

  #changes(process: Process, tid: number): void {
    process.changing = tid;
    process.cwd = undefined;
    this.#mustWait(process);
  }

  #changed(process: Process): void {
    process.changing = undefined;
    process.cwd = undefined;
    process.uid = -1;
  }

  /** Until each has made another call. */
  #mustWait(process: Process): void {
    for (const tid of process.threads) this.options.calls.setThread(tid, 0n);
  }

  /** What the answerer may go by from here on. */
  #known(process: Process): bigint {
    const { image, executing, changing, ended, plain } = process;
    if (image === undefined || executing || changing !== undefined || ended !== undefined) return 0n;
    process.identity ??= this.processes.identity(process);
    const known = process.threads.size > 1 ? THREAD.known | THREAD.several : THREAD.known;
    const cwd = plain ? cwdOf(this.#proc, process) : undefined;
    // What is in /proc goes with the process.
    if (cwd === undefined || cwd.startsWith('/proc')) return known;
    return known | THREAD.paths | BigInt(this.#fdsOf(process));
  }

  /** @returns 0 where there is none. */
  #fdsOf(process: Process): number {
    if (process.fds === undefined && this.#fdsOpen < this.#maxFdsOpen) {
      process.fds = this.#proc.folder(`/proc/${process.pid}/fd`);
      if (process.fds !== undefined) this.#fdsOpen++;
    }
    return process.fds ?? 0;
  }

  #left(tid: number | undefined, process: Process): void {
    if (tid !== undefined) return this.options.calls.setThread(tid, 0n);
    this.#ended.push(process.serial);
    if (process.fds === undefined) return;
    this.#proc.close(process.fds);
    process.fds = undefined;
    this.#fdsOpen--;
  }

  #executing(process: Process, seen: readonly Seen[]): void {
    this.#mustWait(process);
    process.executing = { tid: process.tid, seen, before: process.fingerprint ?? this.processes.fingerprint(process) };
    for (const { observation } of seen)
      if (observation.kind === 'exec' && observation.setuid && this.options.noNewPrivs)
        this.#recorder.mark('setuid', observation.path);
  }

  /** Of a file that was not there when it was looked for: if it was after all, the process is another by now. */
  #tried(process: Process, path: string): void {
    process.tried = undefined;
    if (this.processes.identity(process) === process.identity) return;
    const observation = { kind: 'exec', path: this.#real(process, path) } as const;
    process.executing = { tid: process.tid, seen: [{ observation, outcome: 'ok', predicted: false }], before: '' };
    this.#executed(process);
  }

  /** The call after an execve tells whether it worked. */
  #executed(process: Process): void {
    const { seen, before } = process.executing ?? { seen: [], before: '' };
    process.executing = undefined;
    const time = performance.now() - this.options.start;
    const identity = this.processes.identity(process);
    const after = (process.fingerprint = this.processes.fingerprint(process, identity));
    const asked = seen[0]?.observation;
    if (after === before) {
      const { image, serial } = process;
      this.#rest.push(() => {
        for (const { observation, outcome, predicted } of seen)
          this.#recorder.record(image ?? 0, serial, time, observation, {
            outcome: outcome === 'ok' ? 'unknown' : outcome,
            predicted,
          });
      });
      return;
    }
    this.processes.executed(process, identity);
    const exe = this.#program(process);
    const wanted = asked?.kind === 'exec' ? asked.path : this.#real(process, this.options.program);
    const path = exe ?? wanted;
    const script = exe !== undefined && wanted !== exe ? { script: wanted } : {};
    const argv = (this.#proc.read(`/proc/${process.pid}/cmdline`) ?? '').split('\0').slice(0, -1);
    const parent = process.image;
    const into = this.#recorder.image(parent, { path, ...script, argv });
    process.image = into;
    this.#images.set(path, into);
    const { serial } = process;
    this.#rest.push(() => {
      const worked = { outcome: 'ok', predicted: false };
      for (const { observation } of seen) {
        const became = observation.kind === 'exec' ? { ...observation, into } : observation;
        this.#recorder.record(parent ?? into, serial, time, became, worked);
      }
      if (!this.#programs.has(into)) this.#interpreters(process, into, wanted, path, time);
      this.#programs.add(into);
    });
  }

  /** What the kernel opened besides: a script's interpreter, an ELF program's loader. No call shows them. */
  #interpreters(process: Process, image: number, wanted: string, program: string, time: number): void {
    const file = process.plain ? wanted : `/proc/${process.pid}/root${wanted}`;
    for (const name of interpretersOf(file)) {
      this.#caller.at = process;
      const { path, object, owner } = this.#caller.find(name, true);
      const said = path === name ? {} : { name };
      const worked = { outcome: 'ok', predicted: false };
      // All before the program itself are interpreters of scripts.
      const mine = owner ? { owner } : {};
      if (path === program && wanted !== program)
        this.#recorder.record(image, process.serial, time, { kind: 'exec', path, ...said, ...mine }, worked);
      else
        for (const op of ['read', 'map'] as const)
          this.#recorder.record(
            image,
            process.serial,
            time,
            { kind: 'file', op, path, ...said, object, owner },
            worked,
          );
    }
  }

  /** The file that runs, in the process's words. */
  #program(process: Process): string | undefined {
    return inside(this.#proc, process, this.#proc.link(`/proc/${process.pid}/exe`)?.replace(/ \(deleted\)$/, ''));
  }

  #real(process: Process, path: string): string {
    this.#caller.at = process;
    return this.#caller.find(path, true).path;
  }
}

/** Whether one of the tests does. */
const holds = (tests: readonly ArgumentTest[], notification: Buffer): boolean =>
  tests.some(({ argument, mask, value }) => (notification.readBigUInt64LE(32 + argument * 8) & mask) === value);

function momentOf(process: Process): Moment {
  const { pid, tid, uid, plain, serial, image, cwd } = process;
  return { pid, tid, uid, plain, serial, image, cwd, process };
}

/** What decides an observation: the call, the words of its deciding arguments, and the names it says. */
function keyOf(
  { index, deciding }: Spec,
  notification: Buffer,
  texts: ReadonlyMap<number, string> | undefined,
  link: string | null | undefined,
  denied: string | undefined,
): number | string {
  if (deciding.length === 0 && !texts && link === undefined && denied === undefined) return index;
  let key = `${index}`;
  if (link !== undefined) key += `\0${link ?? ''}`;
  if (denied !== undefined) key += ` ${denied}`;
  for (const argument of deciding) {
    const at = 32 + argument * 8;
    key += `:${notification.readUInt32LE(at)}.${notification.readUInt32LE(at + 4)}`;
  }
  if (texts) for (const [argument, text] of texts) key += `\0${argument}${text}`;
  return key;
}
