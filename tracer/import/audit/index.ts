/** An audit log, or a kernel's messages → one run: that of the program asked for, with what it executed. */
import { createHash } from 'node:crypto';
import type { ArchName } from '../../../kernel/index.js';
import { observationsOf, own, Recorder, type Run, type RunStart } from '../../index.js';
import type { Imported, ImportOptions } from '../imported.js';
import { Lines } from '../lines.js';
import { World } from '../world.js';
import { apparmorSeen } from './apparmor.js';
import { argumentsOf, callerOf, callOf, seccompDenial, seccompOutcome, syscallOf } from './event.js';
import { isDamaged, looksDamaged } from './damage.js';
import { lossOf, readRecord, type AuditRecord } from './record.js';
import { selinuxSeen, type Seen } from './selinux.js';

/** Records of one event come close together, but those of others between them. */
const MAX_OPEN_EVENTS = 256;
const MAX_RECORDS = 512;
const MAX_PROGRAMS = 64;
const MAX_PROCESSES = 65_536;

export function importAudit(chunks: Iterable<Uint8Array>, options: ImportOptions): Imported {
  const reader = new AuditReader(options);
  const digest = createHash('sha256');
  const lines = new Lines((text, start, end) => reader.line(text.slice(start, end), lines.number));
  for (const chunk of chunks) {
    digest.update(chunk);
    lines.feed(chunk);
  }
  const rest = lines.end();
  if (rest !== '') reader.line(rest, lines.number);
  return reader.finish(`${digest.digest('hex').slice(0, 31)}a`, lines.damaged);
}

/** One program of the log, with what it executed. */
interface Watched {
  readonly path: string;
  readonly recorder: Recorder;
  /** The image of each of its processes, by pid. */
  readonly images: Map<string, number>;
  /** What each image runs. */
  readonly paths: Map<number, string>;
  /** That its records name. */
  readonly arches: Set<ArchName>;
  events: number;
}

class AuditReader {
  readonly #options: ImportOptions;
  readonly #world: World;
  readonly #open = new Map<string, AuditRecord[]>();
  readonly #programs = new Map<string, Watched>();
  #first: number | undefined;
  #last = 0;
  #lost = 0;
  #number = 0;
  #damaged = 0;
  #damage: Imported['damage'];

  constructor(options: ImportOptions) {
    this.#options = options;
    this.#world = new World(options.host);
  }

  line(text: string, number: number): void {
    this.#number = number;
    const record = readRecord(text);
    if (!record) {
      if (looksDamaged(text)) this.#skip(text);
      else this.#lost += lossOf(text);
      return;
    }
    // The end of an event says nothing: what comes late, in a log that others wrote into order, belongs to it too.
    if (record.type === 'EOE') return;
    if (record.fields.size === 0 || isDamaged(record)) return this.#skip(text);
    if (record.event === undefined) return this.#event([record]);
    const open = this.#open.get(record.event);
    if (!open) {
      this.#open.set(own(record.event), [record]);
      if (this.#open.size > MAX_OPEN_EVENTS) this.#close(this.#open.keys().next().value ?? '');
    } else if (open.length < MAX_RECORDS) open.push(record);
    else this.#skip(text);
  }

  #skip(text: string): void {
    this.#damaged++;
    this.#damage ??= { line: this.#number, text: own(text.slice(0, 200)) };
  }

  #close(event: string): void {
    const records = this.#open.get(event);
    this.#open.delete(event);
    if (records) this.#event(records);
  }

  #event(records: readonly AuditRecord[]): void {
    const seconds = records[0]?.time;
    if (seconds !== undefined) {
      this.#first ??= seconds;
      this.#last = Math.max(this.#last, seconds);
    }
    const time = seconds === undefined ? 0 : Math.max(0, (seconds - (this.#first ?? seconds)) * 1000);
    const about = new Map(records.flatMap(({ fields }) => [...fields]));
    // A log that begins in the middle of an event, or lost who it is about.
    if (!records.some(({ type }) => type === 'SYSCALL'))
      this.#damaged += records.filter(({ type }) => PARTS.has(type)).length;
    const watched = this.#watched(about);
    if (!watched) return;
    const pid = about.get('pid') ?? '';
    const process = Number(pid) || 0;
    const image = this.#image(watched, about, pid, records);
    watched.events++;
    const { recorder } = watched;
    const arch = syscallOf(about)?.arch;
    if (arch !== undefined) watched.arches.add(arch);
    const call = callOf(records);
    if (call)
      for (const seen of observationsOf(call, callerOf(records, call, this.#world)))
        recorder.record(image, process, time, seen.observation, seen);
    for (const record of records) {
      const seen = seenIn(record);
      if (!seen) continue;
      // With a SYSCALL record beside it, the call has told of the object, and better: with its whole path.
      if (call && seen.vague !== undefined && seen.observations.length === 0) continue;
      if (record.type === 'SECCOMP') recorder.mark('no arguments');
      if (seen.vague !== undefined) recorder.mark('damaged', seen.vague);
      const denial = record.type === 'SECCOMP' ? seccompDenial(record.fields) : undefined;
      const outcomes = { outcome: seen.outcome, predicted: false, ...(denial === undefined ? {} : { denied: denial }) };
      for (const observation of seen.observations) recorder.record(image, process, time, observation, outcomes);
    }
  }

  /** Whose event it is: of the program asked for, or by the program's path. */
  #watched(about: ReadonlyMap<string, string>): Watched | undefined {
    const path = programOf(about);
    if (path === undefined) return undefined;
    const { program } = this.#options;
    if (program === undefined) return this.#programs.get(path) ?? this.#watch(path);
    const watched = this.#programs.get(program);
    if (path === program || (!path.startsWith('/') && path === (program.split('/').pop() ?? '').slice(0, COMM)))
      return watched ?? this.#watch(program);
    const parent = about.get('ppid');
    const child =
      watched?.images.has(about.get('pid') ?? '') === true ||
      (parent !== undefined && watched?.images.has(parent) === true);
    return child ? watched : undefined;
  }

  #watch(path: string): Watched | undefined {
    if (this.#programs.size >= MAX_PROGRAMS) return undefined;
    const start: RunStart = {
      run: '',
      engine: 'audit',
      host: { arch: this.#options.arch, kernel: '' },
      command: [],
      cwd: '/',
      started: '',
    };
    const watched = {
      path,
      recorder: new Recorder(start),
      images: new Map<string, number>(),
      paths: new Map<number, string>(),
      arches: new Set<ArchName>(),
      events: 0,
    };
    this.#programs.set(watched.path, watched);
    return watched;
  }

  /** A successful execve's record shows the new program already; the call was the old one's. */
  #image(watched: Watched, about: ReadonlyMap<string, string>, pid: string, records: readonly AuditRecord[]): number {
    const { recorder, images, paths } = watched;
    const before = images.get(pid) ?? images.get(about.get('ppid') ?? '');
    const path = about.get('exe') ?? (before === undefined ? watched.path : undefined);
    if (!images.has(pid)) recorder.began();
    if (path === undefined) return before ?? 1;
    const same = before !== undefined && paths.get(before) === path;
    const image = same ? before : recorder.image(before, { path, argv: argumentsOf(records) });
    paths.set(image, path);
    if (images.size < MAX_PROCESSES || images.has(pid)) images.set(pid, image);
    return records.some(({ type }) => type === 'EXECVE') ? (before ?? image) : image;
  }

  finish(id: string, damaged: number): Imported {
    for (const event of [...this.#open.keys()]) this.#close(event);
    const programs = [...this.#programs.values()].sort((a, b) => b.events - a.events);
    const chosen = programs[0] ?? this.#watch(this.#options.program ?? '');
    const counts = new Map(programs.map(({ path, events }) => [path, events]));
    const total = this.#damaged + damaged;
    const common = {
      damaged: total,
      ...(this.#damage ? { damage: this.#damage } : {}),
      unnamed: new Map<string, number>(),
      programs: counts,
    };
    if (!chosen) throw new Error('no program is watched, though one was just made');
    return { run: this.#runOf(chosen, id, total), ...common };
  }

  #runOf({ recorder, path, arches }: Watched, id: string, damaged: number): Run {
    if (this.#lost > 0) recorder.lost(this.#lost);
    if (damaged > 0) recorder.mark('damaged', `${damaged} lines`);
    recorder.mark('ended early');
    const run = recorder.run({ seconds: Math.max(0, this.#last - (this.#first ?? this.#last)) });
    const command = run.images[0]?.argv ?? [];
    const started = new Date(this.#first !== undefined && this.#first > 1e8 ? this.#first * 1000 : 0).toISOString();
    const { arch: mine, uid, home } = this.#options;
    const [first = mine] = arches;
    return {
      ...run,
      start: {
        ...run.start,
        run: id,
        // Who reads the log need not be of the machine that wrote it.
        host: { ...run.start.host, arch: arches.has(mine) ? mine : first },
        command: command.length > 0 ? command : [path],
        ...(uid === undefined ? {} : { uid }),
        ...(home === undefined ? {} : { home }),
        started,
      },
    };
  }
}

/** Records that only tell more of a SYSCALL. */
const PARTS: ReadonlySet<string> = new Set(['PATH', 'CWD', 'SOCKADDR', 'EXECVE']);

/** TASK_COMM_LEN without the NUL. */
const COMM = 15;

/** Who did it: the program's path, else the profile that carries its path, else the process's name. */
function programOf(about: ReadonlyMap<string, string>): string | undefined {
  const exe = about.get('exe');
  if (exe?.startsWith('/')) return exe;
  const profile = about.get('profile');
  return profile !== undefined && profile.startsWith('/') ? profile : (about.get('comm') ?? profile);
}

function seenIn(record: AuditRecord): Seen | undefined {
  if (record.type === 'AVC') return record.fields.has('apparmor') ? apparmorSeen(record) : selinuxSeen(record);
  if (record.type !== 'SECCOMP') return undefined;
  const syscall = syscallOf(record.fields);
  if (!syscall) return { observations: [], outcome: 'unknown', vague: 'a syscall that polc does not know' };
  const { arch, name } = syscall;
  return { observations: [{ kind: 'syscall', arch, syscall: name }], outcome: seccompOutcome(arch, record.fields) };
}
