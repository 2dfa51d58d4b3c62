/** Records and tallies → the recorder: what the kernel's side saw becomes behaviours with counts. */
import { capabilityName, syscallName } from '../../kernel/index.js';
import { interpretersOf } from '../../native/index.js';
import {
  interpretersSeen,
  type Behaviour,
  type Found,
  type Observation,
  type Outcomes,
  type Recorder,
} from '../index.js';
import { Calls, DEEP } from './calls.js';
import { pendingCalls, programOf } from './pending.js';
import { ARCH, NO_CALL, RECORD, ROLE } from './layout.js';
import { Lookup } from './lookup.js';
import { recordsIn } from './ring.js';
import { ARCHITECTURES, type Program } from './program.js';
import { Folders, hashOf, readRecord, type Record } from './records.js';

/** What stands for an entry of the kernel's table. */
interface Watched {
  readonly behaviours: readonly Behaviour[];
  /** As far as the recorder knows. */
  counted: number;
}

/**
 * Where the kernel asks for CAP_SYS_ADMIN by itself, whatever the program wants: to let root have the last pages when memory is
 * accounted (security_vm_enough_memory_mm), which that of files on a tmpfs is, too. A page fault may come in any call.
 */
const ACCOUNTED = new Set(
  `page-fault mmap mmap2 brk mprotect pkey_mprotect mremap munmap execve execveat clone clone3 fork vfork shmget shmat exit
exit_group madvise fallocate ftruncate ftruncate64 truncate truncate64`.split(/\s/),
);
/** Files in /proc and /sys ask for it in these calls because they want to. */
const WRITING = new Set(
  `write writev pwrite64 pwritev pwritev2 sendfile sendfile64 copy_file_range splice io_submit`.split(/\s/),
);

const RING_FULL =
  'new behaviours came faster than polc could take them; trace again with less running beside, and `--merge`';

export class Watch {
  readonly #folders = new Folders();
  readonly #lookup = new Lookup();
  readonly #calls = new Calls(this.#lookup, (why) => this.recorder.lost(1, why));
  readonly #watched = new Map<string, Watched>();
  /** Of calls that are only counted: by image and number. */
  readonly #plain = new Map<string, Watched>();
  /** The kernel's number of an image → the recorder's. */
  readonly #images = new Map<number, number>();
  /** By the kernel's number of the image, as above: what was executed, where that is not the file that runs or the name given. */
  readonly #executed = new Map<number, Found>();
  /** Images (the recorder's) that opened files of the kernel's own for writing. */
  readonly #administers = new Set<number>();
  /** By pid, the image that its newest record was of. */
  readonly #current = new Map<number, number>();
  /** The command's process, ns. */
  #begun: number | undefined;
  #ended: number | undefined;
  readonly #pending: { readonly records: Iterator<Buffer, void>; readonly bytes: number }[] = [];
  #backlog = 0;
  #processes = 0;
  #lost = 0;
  #lostTasks = 0;

  /** `start`: CLOCK_MONOTONIC, ns. */
  constructor(
    private readonly program: Program,
    private readonly recorder: Recorder,
    private readonly start: number,
    /** The pid of a command of polc's own. */
    private readonly command?: number,
  ) {}

  /** Empties the ring into memory of our own, which is quick; the records are read by `work`. */
  drain(): void {
    const copy = this.program.ring.drain();
    if (copy.length === 0) return;
    this.#pending.push({ records: recordsIn(copy), bytes: copy.length });
    this.#backlog += copy.length;
  }

  /** Bytes of records that wait to be read. */
  get backlog(): number {
    return this.#backlog;
  }

  /** From the command's exec to its end, as the kernel's side saw both. */
  get seconds(): number | undefined {
    return this.#begun === undefined || this.#ended === undefined ? undefined : (this.#ended - this.#begun) / 1e9;
  }

  /** Reads records for at most `milliseconds`. */
  work(milliseconds: number): void {
    const until = performance.now() + milliseconds;
    this.#lookup.forget();
    let done = 0;
    for (let first = this.#pending[0]; first; first = this.#pending[0]) {
      for (let next = first.records.next(); next.done !== true; next = first.records.next()) {
        this.#take(readRecord(next.value, this.#folders));
        if (++done % 64 === 0 && performance.now() > until) return;
      }
      this.#backlog -= first.bytes;
      this.#pending.shift();
    }
  }

  /** The calls that threads of these processes are in, which the kernel's side hears of when they return, so never. */
  inFlight(pids: Iterable<number>): void {
    // Whose they are is in what has not been looked at yet.
    this.drain();
    this.work(Number.MAX_SAFE_INTEGER);
    for (const pid of pids) {
      const image = this.#images.get(this.#current.get(pid) ?? 0) ?? this.#imageOf(pid);
      if (image === undefined) continue;
      for (const seen of pendingCalls(pid)) {
        const time = this.#time(Number(process.hrtime.bigint()));
        const { observation } = seen;
        if (observation.kind === 'syscall' && observation.arch !== ARCHITECTURES[0])
          this.recorder.mark('foreign code', observation.arch);
        this.recorder.record(image, 0, time, observation, seen);
      }
    }
  }

  #imageOf(pid: number): number | undefined {
    const program = programOf(pid);
    return program && this.recorder.image(undefined, program);
  }

  /** What is left in the ring and in the maps. The kernel's side must be detached. */
  finish(): void {
    this.drain();
    this.work(Number.MAX_SAFE_INTEGER);
    this.settle();
  }

  /** Brings counts and losses up to date. */
  settle(): void {
    const { processes, lost, lostTasks } = this.program.totals();
    for (; this.#processes < processes; this.#processes++) this.recorder.began();
    this.recorder.lost(lost - this.#lost, RING_FULL);
    this.#lost = lost;
    this.recorder.lost(lostTasks - this.#lostTasks, undefined, 'not followed');
    this.#lostTasks = lostTasks;
    const { ticks, now } = this.program.clocks();
    const time = (at: bigint): number => this.#time(Number(now) + Number(at - ticks) * this.program.tick);
    this.program.eachTally((hash, { count, last, processes: by }) => {
      const watched = this.#watched.get(hashOf(hash));
      if (watched) this.#raise(watched, count, time(last), by);
    });
    for (const kernel of this.#images.keys())
      this.program.eachCount(kernel, (nr, count, at) => {
        const watched = this.#plain.get(`${kernel} ${nr}`);
        // The first of each thread went into the table, and is counted there.
        if (watched) this.#raise(watched, count, time(at), 0);
      });
  }

  close(): void {
    this.#lookup.close();
  }

  #raise(watched: Watched, count: number, time: number, processes: number): void {
    const more = count - watched.counted;
    if (more <= 0) return;
    watched.counted = count;
    for (const behaviour of watched.behaviours) {
      this.recorder.hit(behaviour, behaviour.lastProcess, time, more);
      behaviour.processes = Math.max(behaviour.processes, processes);
    }
  }

  #time(monotonic: number): number {
    return Math.max(0, (monotonic - this.start) / 1e6);
  }

  #take(record: Record): void {
    if (record.type === RECORD.end) this.#current.delete(record.tgid);
    else this.#current.set(record.tgid, record.type === RECORD.image ? record.image : record.current);
    if (record.cut) this.recorder.lost(1, 'a call that names more than a record holds');
    if (record.tgid === this.command) {
      if (record.type === RECORD.image) this.#begun ??= record.time;
      if (record.type === RECORD.end) this.#ended = record.time;
    }
    switch (record.type) {
      case RECORD.image:
        return this.#image(record);
      case RECORD.exec:
        return this.#exec(record);
      case RECORD.end:
        return this.recorder.ended(record.process);
      case RECORD.capability:
        return this.#capability(record);
      default:
        return this.#call(record);
    }
  }

  #image(record: Record): void {
    const file = record.files.get(ROLE.program);
    if (file?.kind !== 'file') return;
    if (file.deep) this.recorder.lost(1, DEEP);
    const memory = file.apart ? memoryOf(record) : undefined;
    const script = memory === undefined ? this.#scriptOf(record) : undefined;
    const path = memory?.path ?? file.path;
    const argv = (record.texts.get(ROLE.arguments) ?? '').split('\0');
    const parent = this.#images.get(record.current);
    const image = this.recorder.image(parent, { path, argv, ...(script ? { script: script.path } : {}) });
    this.#images.set(record.image, image);
    const executed = memory ?? script;
    if (executed) this.#executed.set(record.image, executed);
    const wanted = memory === undefined ? this.#lookup.reach(record, script?.path ?? path) : `/proc/${record.tgid}/exe`;
    this.#interpreters(record, image, interpretersOf(wanted), script === undefined ? undefined : path);
  }

  #interpreters(record: Record, image: number, names: readonly string[], ofScript: string | undefined): void {
    const find = (name: string): Found => this.#lookup.find(record, name, true);
    for (const observation of interpretersSeen(names, find, ofScript))
      this.#add([], record, image, observation, { outcome: 'ok', predicted: false });
  }

  /** The kernel took the interpreter from a file's first line: then it was asked for another file than it runs. */
  #scriptOf(record: Record): Found | undefined {
    const filename = record.texts.get(ROLE.filename);
    if (filename === undefined || filename === record.texts.get(ROLE.interpreter)) return undefined;
    const cwd = record.files.get(ROLE.cwd);
    const path = filename.startsWith('/') || cwd?.kind !== 'file' ? filename : `${cwd.path}/${filename}`;
    return this.#lookup.find(record, path, true);
  }

  #exec(record: Record): void {
    const image = this.#images.get(record.image);
    const into = this.#images.get(Number(record.result));
    if (image === undefined || into === undefined) return;
    const behaviours: Behaviour[] = [];
    for (const seen of this.#calls.observeExec(record)) {
      const observation =
        seen.observation.kind === 'exec' ? { ...this.#asked(seen.observation, record), into } : seen.observation;
      this.#add(behaviours, record, image, observation, seen);
    }
    this.#watched.set(record.hash, { behaviours, counted: 1 });
  }

  /**
   * The file that runs is a script's interpreter; what was executed is the script, whose set-id bits count for nothing. Memory is
   * executed under a name that says nothing of it (`/dev/fd/3`).
   */
  #asked(exec: Extract<Observation, { kind: 'exec' }>, record: Record): Extract<Observation, { kind: 'exec' }> {
    const executed = this.#executed.get(Number(record.result));
    if (!executed) return exec;
    const { path, owner } = executed;
    const { name } = exec;
    return {
      kind: 'exec',
      path,
      ...(name === undefined || name === path ? {} : { name }),
      ...(owner ? { owner } : {}),
    };
  }

  #capability(record: Record): void {
    const image = this.#images.get(record.image);
    const capability = capabilityName(Number(record.result));
    if (image === undefined || capability === undefined) return;
    const arch = ARCHITECTURES[record.relation];
    const call = record.nr === NO_CALL || arch === undefined ? undefined : syscallName(arch, record.nr);
    if (capability === 'sys_admin' && this.#isAccounting(image, call)) return;
    const behaviours: Behaviour[] = [];
    const outcome = record.outcome === 0 ? 'ok' : 'EPERM';
    this.#add(behaviours, record, image, { kind: 'capability', capability }, { outcome, predicted: false });
    this.#watched.set(record.hash, { behaviours, counted: 1 });
  }

  #isAccounting(image: number, call = 'page-fault'): boolean {
    return ACCOUNTED.has(call) || (WRITING.has(call) && !this.#administers.has(image));
  }

  #call(record: Record): void {
    const image = this.#images.get(record.image);
    if (image === undefined) return;
    if (record.arch !== ARCH.native) this.recorder.mark('foreign code', ARCHITECTURES[record.arch]);
    const known = this.#watched.get(record.hash);
    if (known) {
      // The kernel's table is full, so each repeat comes here.
      this.#raise(known, known.counted + 1, this.#time(record.time), 0);
      return;
    }
    const behaviours: Behaviour[] = [];
    for (const seen of this.#calls.observe(record)) this.#add(behaviours, record, image, seen.observation, seen);
    this.#watched.set(record.hash, { behaviours, counted: 1 });
    if (record.arch === ARCH.native && record.outcome === 0)
      this.#plain.set(`${record.image} ${record.nr}`, { behaviours, counted: 0 });
    if (Calls.nameOf(record)?.name === 'io_uring_setup') this.recorder.mark('io_uring');
  }

  #add(to: Behaviour[], record: Record, image: number, observation: Observation, outcomes: Outcomes): void {
    if (isAdministration(observation)) this.#administers.add(image);
    const behaviour = this.recorder.record(image, record.process, this.#time(record.time), observation, outcomes);
    if (behaviour) to.push(behaviour);
  }
}

/** A program in memory (memfd_create(2)), named as /proc names it. */
function memoryOf(record: Record): Found | undefined {
  const name = record.texts.get(ROLE.program) ?? '';
  return name.startsWith('memfd:') ? { path: `/${name}`, object: 'file', owner: true, setuid: false } : undefined;
}

const isAdministration = (observation: Observation): boolean =>
  observation.kind === 'file' && observation.op === 'write' && /^\/(?:proc|sys)\//.test(observation.path);
