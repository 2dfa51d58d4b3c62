/** A notification → the recorder. What needs the process's memory or its files is read here, while the process waits. */
import { multiplexedCalls, nativeArch } from '../../kernel/index.js';
import { FORK_FLAGS, interpretersOf, type Libc } from '../../native/index.js';
import { observationsOf, type Behaviour, type Call, type Recorder, type Seen, type SocketAddress } from '../index.js';
import { NotifyCaller, type Question } from './caller.js';
import { linkTarget } from './lookup.js';
import { Memory } from './memory.js';
import { fingerprint, Processes, read, type Process } from './processes.js';
import { Specs, type Spec } from './specs.js';

const CLONE_THREAD = 0x10000n;
const CLONE_NEWNS = 0x20000n;
const SECCOMP_FILTER_FLAG_NEW_LISTENER = 8;
/** What one image did, by what decides it. Cleared when it grows beyond any sense. */
const MAX_REMEMBERED = 20_000;

export interface WatchOptions {
  readonly recorder: Recorder;
  readonly libc: Libc;
  /** The file that the command was asked to run; bytes. */
  readonly program: string;
  readonly noNewPrivs: boolean;
  /** performance.now() when the run began. */
  readonly start: number;
  /** Not every call is seen: plain forks, and where programs end, are not. */
  readonly partial: boolean;
}

interface Remembered {
  readonly behaviours: readonly Behaviour[];
  /** What was asked of the process: other answers, other behaviour. */
  readonly questions: readonly Question[];
}

export class Watch {
  readonly processes: Processes;
  readonly #recorder: Recorder;
  readonly #specs = new Specs();
  readonly #memory: Memory;
  readonly #caller: NotifyCaller;
  readonly #native = nativeArch(process.arch);
  /** By image. */
  readonly #remembered: Map<number | string, Remembered>[] = [];
  readonly #programs = new Set<number>();
  /** By the file that runs, the one that was executed last. */
  readonly #images = new Map<string, number>();

  constructor(private readonly options: WatchOptions) {
    this.#recorder = options.recorder;
    this.processes = new Processes(options.recorder, (parent) => (options.partial ? undefined : this.#forked(parent)));
    this.#memory = new Memory(options.libc);
    this.#caller = new NotifyCaller(options.libc, this.processes);
  }

  /** `notification`: struct seccomp_notif. The call waits until this returns. `denied`: what it is going to get instead. */
  take(notification: Buffer, denied?: string): void {
    const tid = notification.readUInt32LE(8);
    const process = this.processes.of(tid);
    process.tid = tid;
    // Of several threads only the one that executes tells; afterwards it has the process's number.
    if (process.executing && (tid === process.executing.tid || tid === process.pid)) this.#executed(process);
    if (process.uid < 0) this.processes.refresh(process);
    const spec = this.#specs.of(notification.readUInt32LE(20), notification.readInt32LE(16));
    // The first one is the launcher. Others without a parent that is known have lost it before they called.
    if (process.image === undefined && process.serial > 1) process.image = this.#adopted(process);
    if (process.image === undefined) return this.#launching(process, spec);
    const { image } = process;
    const remembered = (this.#remembered[image] ??= new Map<number | string, Remembered>());
    const texts = this.#textsOf(process, spec, notification);
    const key = spec.weight === 'heavy' ? undefined : keyOf(spec, notification, texts, denied);
    const known = key === undefined ? undefined : remembered.get(key);
    const time = performance.now() - this.options.start;
    this.#caller.process = process;
    if (known && this.#caller.wouldAnswer(known.questions)) {
      for (const behaviour of known.behaviours) this.#recorder.hit(behaviour, process.serial, time);
    } else {
      const fresh = this.#observe(process, image, spec, notification, texts, time, denied);
      if (remembered.size > MAX_REMEMBERED) remembered.clear();
      if (key !== undefined && fresh) remembered.set(key, fresh);
    }
    if (spec.event !== undefined && denied === undefined) this.#event(process, tid, spec, notification);
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
  }

  /** The launcher's own execve; should it fail, its exit. */
  #launching(process: Process, spec: Spec): void {
    if (spec.event === 'exec') process.executing = { tid: process.tid, seen: [], before: fingerprint(process.pid) };
  }

  /** @returns what may be remembered for the same arguments; else undefined. */
  #observe(
    process: Process,
    image: number,
    spec: Spec,
    notification: Buffer,
    texts: ReadonlyMap<number, string> | undefined,
    time: number,
    denied: string | undefined,
  ): Remembered | undefined {
    if (spec.arch !== this.#native) this.#recorder.mark('foreign code', spec.arch);
    const args = [0, 1, 2, 3, 4, 5].map((index) => notification.readBigUInt64LE(32 + index * 8));
    this.#caller.questions.length = 0;
    const calls = this.#callsOf(process, spec, args, texts);
    const behaviours: Behaviour[] = [];
    for (const [index, call] of calls.entries()) {
      const seen = observationsOf(call, this.#caller);
      // Of several addresses in one call the call itself counts once.
      const own = index === 0 ? seen : seen.slice(1);
      const executes = spec.event === 'exec' && denied === undefined;
      const given = denied === undefined ? {} : { denied };
      const now = executes ? own.slice(0, 1) : own;
      for (const { observation, outcome, predicted } of now) {
        const kept = this.#recorder.record(image, process.serial, time, observation, { outcome, predicted, ...given });
        if (kept) behaviours.push(kept);
      }
      if (executes) this.#executing(process, own.slice(1));
    }
    const questions = [...this.#caller.questions];
    return calls.length !== 1 || questions.some(({ kind }) => kind === 'other') ? undefined : { behaviours, questions };
  }

  /** Of the same program as another: a fork has its parent's. */
  #adopted(process: Process): number {
    const path = linkTarget(`/proc/${process.pid}/exe`)?.replace(/ \(deleted\)$/, '') ?? this.options.program;
    return this.#images.get(path) ?? this.#recorder.image(undefined, { path, argv: [] });
  }

  #textsOf(process: Process, { needs }: Spec, notification: Buffer): ReadonlyMap<number, string> | undefined {
    if (needs.texts.length === 0) return undefined;
    const texts = new Map<number, string>();
    for (const index of needs.texts) {
      const at = 32 + index * 8;
      const address = notification.readUInt32LE(at) + notification.readUInt32LE(at + 4) * 0x1_0000_0000;
      const text = this.#memory.string(process.tid, address);
      if (text !== undefined) texts.set(index, text);
    }
    return texts;
  }

  /** With what is behind the pointers; of sendmmsg one for each address. */
  #callsOf(
    process: Process,
    spec: Spec,
    args: readonly bigint[],
    texts?: ReadonlyMap<number, string>,
  ): readonly Call[] {
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
  #multiplexed(process: Process, args: readonly bigint[]): readonly Call[] {
    const plain: Call = { arch: 'i386', name: 'socketcall', args };
    const which = Number(args[0] ?? 0n);
    const name = [...multiplexedCalls('socketcall')].find(([, number]) => number === which)?.[0];
    const block = this.#memory.read(process.tid, Number(args[1] ?? 0n), 24);
    if (name === undefined || !block || block.length < 24) return [plain];
    const inner = [0, 1, 2, 3, 4, 5].map((index) => BigInt(block.readUInt32LE(index * 4)));
    return this.#callsOf(process, this.#specs.named('i386', name), inner);
  }

  #absolute(process: Process, address: SocketAddress): SocketAddress {
    if (address.family !== 'unix' || address.name === '' || address.name.startsWith('@')) return address;
    this.#caller.process = process;
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
        if (process.threads.size <= 1) this.processes.claim(process);
        return this.processes.threadEnds(tid, process);
      case 'fork': {
        const flags = this.#cloneFlags(process, spec, notification);
        if ((flags & CLONE_THREAD) === 0n) process.unclaimed++;
        if ((flags & CLONE_NEWNS) !== 0n) process.plain = false;
        return;
      }
      case 'changes root':
        process.plain = false;
        process.cwd = undefined;
        return;
      case 'moves':
        process.cwd = undefined;
        return;
      case 'changes user':
        process.uid = -1;
        return;
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

  #cloneFlags(process: Process, { name }: Spec, notification: Buffer): bigint {
    if (name === 'clone') return notification.readBigUInt64LE(32);
    if (name === 'clone3') return this.#memory.word(process.tid, Number(notification.readBigUInt64LE(32))) ?? 0n;
    return 0n;
  }

  #executing(process: Process, seen: readonly Seen[]): void {
    process.executing = { tid: process.tid, seen, before: fingerprint(process.pid) };
    for (const { observation } of seen)
      if (observation.kind === 'exec' && observation.setuid && this.options.noNewPrivs)
        this.#recorder.mark('setuid', observation.path);
  }

  /** The call after an execve tells whether it worked. */
  #executed(process: Process): void {
    const { seen, before } = process.executing ?? { seen: [], before: '' };
    process.executing = undefined;
    const time = performance.now() - this.options.start;
    const after = fingerprint(process.pid);
    const asked = seen[0]?.observation;
    if (after === before) {
      for (const { observation, outcome, predicted } of seen)
        this.#recorder.record(process.image ?? 0, process.serial, time, observation, {
          outcome: outcome === 'ok' ? 'unknown' : outcome,
          predicted,
        });
      return;
    }
    this.processes.executed(process);
    const path = linkTarget(`/proc/${process.pid}/exe`)?.replace(/ \(deleted\)$/, '') ?? this.options.program;
    const wanted = asked?.kind === 'exec' ? asked.path : this.#real(process, this.options.program);
    const script = wanted !== path && linkTarget(`/proc/${process.pid}/exe`) !== undefined ? { script: wanted } : {};
    const argv = (read(`/proc/${process.pid}/cmdline`) ?? '').split('\0').slice(0, -1);
    const parent = process.image;
    const into = this.#recorder.image(parent, { path, ...script, argv });
    const worked = { outcome: 'ok', predicted: false };
    for (const { observation } of seen) {
      const became = observation.kind === 'exec' ? { ...observation, into } : observation;
      this.#recorder.record(parent ?? into, process.serial, time, became, worked);
    }
    process.image = into;
    this.#images.set(path, into);
    if (!this.#programs.has(into)) this.#interpreters(process, into, wanted, path, time);
    this.#programs.add(into);
  }

  /** What the kernel opened besides: a script's interpreter, an ELF program's loader. No call shows them. */
  #interpreters(process: Process, image: number, wanted: string, program: string, time: number): void {
    for (const name of interpretersOf(wanted)) {
      this.#caller.process = process;
      const { path, object, owner } = this.#caller.find(name, true);
      const said = path === name ? {} : { name };
      const worked = { outcome: 'ok', predicted: false };
      // All before the program itself are interpreters of scripts.
      if (path === program && wanted !== program)
        this.#recorder.record(image, process.serial, time, { kind: 'exec', path, ...said }, worked);
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

  #real(process: Process, path: string): string {
    this.#caller.process = process;
    return this.#caller.find(path, true).path;
  }
}

/** What decides an observation: the call, the words of its deciding arguments, and the names it says. */
function keyOf(
  { index, deciding }: Spec,
  notification: Buffer,
  texts: ReadonlyMap<number, string> | undefined,
  denied: string | undefined,
): number | string {
  if (deciding.length === 0 && !texts && denied === undefined) return index;
  let key = denied === undefined ? `${index}` : `${index} ${denied}`;
  for (const argument of deciding) {
    const at = 32 + argument * 8;
    key += `:${notification.readUInt32LE(at)}.${notification.readUInt32LE(at + 4)}`;
  }
  if (texts) for (const [argument, text] of texts) key += `\0${argument}${text}`;
  return key;
}
