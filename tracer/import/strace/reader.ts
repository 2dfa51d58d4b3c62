/** Lines of strace → what the recorder keeps. */
import { errno, knownSyscall, syscallName, type ArchName } from '../../../kernel/index.js';
import { observationsOf, own, type Behaviour, type Recorder } from '../../index.js';
import { Recent } from '../recent.js';
import { World, type ImportHost } from '../world.js';
import { parseCall } from './call.js';
import { describe, LogCaller } from './caller.js';
import { applyEffect, learnFromOutcome, planEffect, type Plan } from './apply.js';
import { execute } from './exec.js';
import { markCall } from './marks.js';
import { Prefix } from './prefix.js';
import { Processes, type Process } from './processes.js';
import { endOfAnnotation, Parts, scan } from './scan.js';
import { shapeOf, type Shape } from './shape.js';
import { readAnnotation } from './value.js';

export interface StraceOptions {
  readonly arch: ArchName;
  /** Of the command, where the log does not say. */
  readonly cwd: string | undefined;
  readonly host: ImportHost | undefined;
}

/** What a line that came before, with the same outcome, came to. */
interface Known {
  readonly plan: Plan | undefined;
  readonly behaviours: readonly Behaviour[];
}

/** Bytes of lines remembered by their text, over all images. */
const MAX_REMEMBERED = 64 << 20;
/** Calls without a name in polc's tables, and letters of such a one. */
const MAX_UNNAMED = 1000;
const MAX_NAME = 64;
/** The outcome of a call that a signal held up: the kernel makes it anew, in a line of its own. */
const AGAIN = 'again';
const UNFINISHED = ' <unfinished ...>';
const ATTACHED = /strace: Process (\d+) attached$/;

export class StraceReader {
  readonly #recorder: Recorder;
  readonly #options: StraceOptions;
  readonly #world: World;
  readonly #processes: Processes;
  readonly #prefix = new Prefix();
  readonly #parts = new Parts();
  readonly #remembered = new Recent<Known>(MAX_REMEMBERED);
  readonly #arches = new Map<ArchName, Map<string, Shape>>();
  readonly #result: { value: number | undefined; outcome: string } = { value: undefined, outcome: 'unknown' };
  /** The rest of a line that a message of strace's own cut in two (on a terminal). */
  #cut: { readonly process: Process; readonly text: string } | undefined;
  /** Who the lines of this file are about, where they have no pid (`-ff`). */
  #filePid = 0;
  readonly #errnos = new Map<string, string>();
  /** How the command ended, where the log says. */
  ended: { readonly status?: number; readonly signal?: string } | undefined;
  damaged = 0;
  /** Names and numbers of calls that polc's tables do not have, with how often they were made. */
  readonly unnamed = new Map<string, number>();
  /** Of the command, before it went elsewhere. */
  firstCwd: string | undefined;
  #lastTime = 0;

  constructor(recorder: Recorder, options: StraceOptions) {
    this.#recorder = recorder;
    this.#options = options;
    this.#world = new World(options.host);
    this.#processes = new Processes(options.arch, (process) => {
      if (!process.thread) recorder.began();
    });
  }

  /** The lines that follow are of the process `pid` (a file of `-ff`); 0: of any. */
  file(pid: number): void {
    this.#filePid = pid;
    this.#cut = undefined;
  }

  line(text: string, start: number, end: number): void {
    const prefix = this.#prefix;
    prefix.read(text, start, end);
    const { at } = prefix;
    if (at >= end) return;
    if (prefix.time > this.#lastTime) this.#lastTime = prefix.time;
    if (this.#cut && this.#continues(text, at, end)) return;
    const c = text.charCodeAt(at);
    if ((c >= 0x61 && c <= 0x7a) || c === 0x5f || (c >= 0x41 && c <= 0x5a)) this.#lineOfCall(text, at, end);
    else if (c === 0x3c) this.#resumed(text, at, end);
    else if (c === 0x2b) this.#over(text, at, end);
    else if (c === 0x5b) this.#personality(text.slice(at, end));
    // `--- SIGCHLD …`, ` > frame of -k`, `????( <unfinished ...>`, ` <detached ...>`
    else if (c !== 0x2d && c !== 0x3e && c !== 0x3f) this.damaged++;
  }

  #process(): Process {
    const { pid } = this.#prefix;
    const processes = this.#processes;
    const wanted = pid || this.#filePid;
    if (wanted === 0) return processes.single ?? processes.unknown(0, this.#options.cwd);
    const known = processes.get(wanted);
    if (known) return known;
    // A root that had no pid so far (strace writes none on a terminal while there is but one process).
    const { root } = processes;
    if (root?.pid === 0 && !processes.isNew(wanted)) {
      processes.rename(root, wanted);
      return root;
    }
    return processes.unknown(wanted, this.#options.cwd);
  }

  #lineOfCall(text: string, at: number, end: number): void {
    let paren = at;
    for (; paren < end; paren++) {
      const c = text.charCodeAt(paren);
      if (!((c >= 0x61 && c <= 0x7a) || (c >= 0x30 && c <= 0x39) || c === 0x5f)) break;
    }
    if (text.charCodeAt(paren) !== 0x28) {
      if (text.startsWith('strace: ', at)) this.#message(text.slice(at, end));
      else this.damaged++;
      return;
    }
    const process = this.#process();
    const last = text.charCodeAt(end - 1);
    if (last === 0x3e && text.startsWith(UNFINISHED, end - UNFINISHED.length)) {
      const line = own(text.slice(at, end - UNFINISHED.length));
      this.#interrupt(process, line, /^(?:clone|fork|vfork)/.test(line));
      return;
    }
    if (last === 0x64 && text.startsWith('attached', end - 8)) {
      const message = ATTACHED.exec(text.slice(at, end));
      if (message) {
        this.#cut = { process, text: own(text.slice(at, at + message.index)) };
        this.#message(message[0]);
        return;
      }
    }
    this.#call(process, text, at, paren, end, this.#prefix.time);
  }

  #interrupt(process: Process, line: string, forks: boolean): void {
    if (!this.#processes.interrupt(process, line, this.#prefix.time, forks)) this.damaged++;
  }

  /** The second half of a line that `strace: Process 7 attached` cut: it has no prefix. */
  #continues(text: string, at: number, end: number): boolean {
    const cut = this.#cut;
    if (!cut || this.#prefix.pid !== 0 || !/^(?:,|\)| ?<unfinished)/.test(text.slice(at, at + 16))) return false;
    this.#cut = undefined;
    const rest = text.slice(at, end);
    if (rest.trimStart().startsWith('<unfinished')) this.#interrupt(cut.process, cut.text, true);
    else this.#whole(cut.process, cut.text + rest, this.#prefix.time);
    return true;
  }

  #resumed(text: string, at: number, end: number): void {
    const mark = text.indexOf(' resumed>', at);
    if (mark < 0 || mark >= end) {
      this.damaged++;
      return;
    }
    const process = this.#process();
    const { pendingTime } = process;
    const pending = this.#processes.resume(process);
    // A log that begins in the middle of a call.
    if (pending === undefined) return;
    this.#whole(process, pending + text.slice(mark + 9, end), pendingTime);
  }

  #whole(process: Process, line: string, time: number): void {
    this.#call(process, line, 0, line.indexOf('('), line.length, time);
  }

  #call(process: Process, text: string, at: number, paren: number, end: number, time: number): void {
    const parts = this.#parts;
    scan(text, paren + 1, end, parts);
    if (parts.after < 0) {
      if (!text.startsWith(' <detached ...>', end - 15)) this.damaged++;
      return;
    }
    const shape = this.#shape(process.arch, text.slice(at, paren));
    if (!shape) return this.#unknownCall(text.slice(at, paren));
    if (!this.#readResult(text, parts.after, end)) {
      this.damaged++;
      return;
    }
    if (this.#result.outcome === AGAIN) return;
    if (shape.effect === 'exec') {
      execute(
        { process, text, parts, shape, result: this.#result, time },
        this.#recorder,
        this.#world,
        this.#processes,
      );
      return;
    }
    if (process.image === 0) process.image = this.#recorder.image(undefined, { path: '', argv: [] });
    const key = shape.once ? undefined : this.#key(process, text, shape);
    let known = key === undefined ? undefined : this.#remembered.get(key);
    if (!known) {
      known = this.#meaning(process, text, shape, time, end);
      if (key !== undefined) this.#remembered.set(own(key), known);
    }
    for (const behaviour of known.behaviours) this.#recorder.hit(behaviour, process.serial, time);
    if (known.plan)
      applyEffect(known.plan, { process, text, parts, result: this.#result.value }, this.#world, this.#processes);
  }

  /** A line not seen before: what it observes, and what it changes. */
  #meaning(process: Process, text: string, shape: Shape, time: number, end: number): Known {
    const { outcome } = this.#result;
    const { call, values } = parseCall(text, this.#parts, shape, process.arch, this.#result);
    const reached =
      shape.effect === 'open' && outcome === 'ok' ? annotationOf(text, this.#parts.after, end) : undefined;
    const line = {
      process,
      shape,
      call,
      values,
      outcome,
      reached: reached === undefined ? undefined : describe(reached),
      written: text.slice(this.#parts.starts[0], this.#parts.after),
    };
    const caller = new LogCaller(line, this.#world, this.#processes);
    const cwd = caller.writtenCwd();
    if (cwd !== undefined) {
      process.fs.cwd = cwd;
      if (process === this.#processes.root) this.firstCwd ??= cwd;
    }
    learnFromOutcome(line, caller, this.#world);
    const seen = observationsOf(call, caller);
    const plan = outcome === 'ok' ? planEffect(line, caller, this.#world) : undefined;
    markCall(this.#recorder, call);
    const behaviours = seen.flatMap(
      (one) => this.#recorder.record(process.image, process.serial, time, one.observation, one, 0) ?? [],
    );
    // A copy: what grew by pushing has room for as much again.
    return { plan, behaviours: behaviours.slice() };
  }

  /** The program, the outcome, the texts of the telling arguments, and what relative paths and descriptors among them stand for just now. */
  #key(process: Process, text: string, shape: Shape): string {
    const { starts, ends, count } = this.#parts;
    let key = `${process.image}\0${shape.name}\0${this.#result.outcome}`;
    for (const at of shape.telling) if (at < count) key += `\0${text.slice(starts[at], ends[at])}`;
    if (shape.message !== undefined && shape.message < count)
      key += `\0${addressText(text, starts[shape.message] ?? 0, ends[shape.message] ?? 0)}`;
    const { unless } = shape;
    if (unless === undefined || !unless.is.test(text.slice(starts[unless.at], ends[unless.at])))
      for (const at of shape.descriptors)
        if (at < count) key += `\0${this.#descriptor(process, text, starts[at] ?? 0, ends[at] ?? 0)}`;
    for (const [folder, at] of shape.paths) {
      if (at >= count || isAbsolute(text, starts[at] ?? 0)) continue;
      if (folder < 0) key += `\0${process.fs.cwd ?? ''}`;
    }
    return key;
  }

  #descriptor(process: Process, text: string, start: number, end: number): string {
    if (text.charCodeAt(end - 1) === 0x3e || text.charCodeAt(end - 1) === 0x29) return text.slice(start, end);
    const fd = parseInt(text.slice(start, Math.min(end, start + 12)), 10);
    if (Number.isNaN(fd) || fd < 0) return process.fs.cwd ?? '';
    const found = process.files.get(fd);
    if (!found) return '';
    const { kind, path, link, socket } = found;
    return socket ? `${socket.family} ${socket.type} ${socket.protocol}` : (path ?? link ?? kind);
  }

  /** Undefined: a number or name that polc's tables do not have. */
  #shape(arch: ArchName, written: string): Shape | undefined {
    let shapes = this.#arches.get(arch);
    if (!shapes) this.#arches.set(arch, (shapes = new Map<string, Shape>()));
    const known = shapes.get(written);
    if (known) return known;
    const number = /^syscall_(0x[0-9a-f]{1,8}|\d{1,9})$/.exec(written)?.[1];
    const name = number === undefined ? own(written) : syscallName(arch, Number(number));
    if (name === undefined || !knownSyscall(name)) return undefined;
    const shape = shapeOf(arch, name);
    shapes.set(own(written), shape);
    return shape;
  }

  #unknownCall(written: string): void {
    const count = this.unnamed.get(written);
    if (written.length > MAX_NAME || (count === undefined && this.unnamed.size >= MAX_UNNAMED)) this.damaged++;
    else this.unnamed.set(count === undefined ? own(written) : written, (count ?? 0) + 1);
  }

  /** ` = 3</path>`, ` = -1 ENOENT (No such file or directory)`, ` = ?`, ` = 0x7f00`. */
  #readResult(text: string, after: number, end: number): boolean {
    let at = after;
    while (text.charCodeAt(at) === 0x20 && at < end) at++;
    if (text.charCodeAt(at) !== 0x3d || at + 2 >= end) return false;
    at += 2;
    const result = this.#result;
    const c = text.charCodeAt(at);
    result.outcome = 'ok';
    if (c === 0x3f) {
      result.value = undefined;
      result.outcome = text.startsWith('ERESTARTNOINTR', at + 2) ? AGAIN : 'unknown';
      return true;
    }
    if (c === 0x2d && (text.startsWith('-1 E', at) || text.startsWith('-1 (errno', at))) {
      let stop = at + 3;
      for (; stop < end; stop++) {
        const letter = text.charCodeAt(stop);
        if (!((letter >= 0x41 && letter <= 0x5a) || (letter >= 0x30 && letter <= 0x39))) break;
      }
      const name = this.#errno(text.slice(at + 3, stop));
      // strace says what each means: `(No such file or directory)`. Else the line ends in the middle of a name.
      if (name === undefined && !text.startsWith('(', stop) && !text.startsWith(' (', stop)) return false;
      result.value = name === undefined ? undefined : -1;
      result.outcome = name ?? 'unknown';
      return true;
    }
    let value = 0;
    let i = at;
    if (c === 0x30 && text.charCodeAt(at + 1) === 0x78) value = parseInt(text.slice(at, Math.min(end, at + 18)), 16);
    else {
      const digits = c === 0x2d ? ++i : i;
      for (; i < end; i++) {
        const digit = text.charCodeAt(i) - 0x30;
        if (digit < 0 || digit > 9) break;
        value = value * 10 + digit;
      }
      // Behind -1 is an error, in a line that is whole.
      if (i === digits || (c === 0x2d && value === 1)) return false;
    }
    if (!Number.isFinite(value)) return false;
    result.value = c === 0x2d ? -value : value;
    // ` = 35 close(3) = 0`: another line begins inside.
    const next = text.charCodeAt(i) === 0x20 && i + 1 < end ? text.charCodeAt(i + 1) : 0;
    return next < 0x61 || next > 0x7a;
  }

  /** One string for each errno, that of no chunk; `undefined` for what programs never see (`ENOTSUPP`, `(errno 600)`). */
  #errno(name: string): string | undefined {
    const kept = this.#errnos.get(name);
    if (kept !== undefined) return kept;
    const copy = own(name);
    if (errno(this.#options.arch, copy) === undefined) return undefined;
    this.#errnos.set(copy, copy);
    return copy;
  }

  #over(text: string, at: number, end: number): void {
    const words = text.slice(at, end);
    const superseded = /^\+\+\+ superseded by execve in pid (\d+)/.exec(words)?.[1];
    const process = this.#process();
    if (superseded !== undefined) return this.#processes.supersede(process, this.#processes.get(Number(superseded)));
    const status = /^\+\+\+ exited with (\d+)/.exec(words)?.[1];
    const signal = /^\+\+\+ killed by (\w+)/.exec(words)?.[1];
    if (status === undefined && signal === undefined) {
      this.damaged++;
      return;
    }
    this.#processes.end(process);
    if (!process.thread) this.#recorder.ended(process.serial);
    if (process !== this.#processes.root) return;
    this.ended = signal === undefined ? { status: Number(status) } : { signal: own(signal) };
  }

  /** `[ Process PID=7 runs in 32 bit mode. ]` */
  #personality(words: string): void {
    const change = /^\[ Process PID=(\d+) runs in (32 bit|64 bit|x32) mode\. \]/.exec(words);
    if (!change) {
      this.damaged++;
      return;
    }
    const process = this.#processes.get(Number(change[1])) ?? this.#process();
    const { arch } = this.#options;
    process.arch = change[2] === '64 bit' ? arch : change[2] === 'x32' ? 'x32' : (NARROW[arch] ?? arch);
    if (process.arch !== arch) this.#recorder.mark('foreign code', process.arch);
  }

  #message(words: string): void {
    const attached = /^strace: Process (\d+) attached/.exec(words)?.[1];
    if (attached !== undefined) this.#processes.announce(Number(attached));
  }

  /** How many processes had not ended. */
  get running(): number {
    return this.#processes.size;
  }

  get root(): Process | undefined {
    return this.#processes.root;
  }

  knows(pid: number): boolean {
    return this.#processes.get(pid) !== undefined;
  }

  /** Milliseconds from the first line to the last, as far as the log has times. */
  get lasted(): number {
    return this.#lastTime;
  }

  /** Milliseconds since 1970, where the log has such times (`-ttt`). */
  get began(): number | undefined {
    return this.#prefix.began;
  }
}

const NARROW: Readonly<Partial<Record<ArchName, ArchName>>> = {
  x86_64: 'i386',
  aarch64: 'arm',
  mips64el: 'mipsel',
};

/** `"/…`, or in `-xx` `"\x2f…`. */
const isAbsolute = (text: string, at: number): boolean =>
  text.charCodeAt(at + 1) === 0x2f || (text.charCodeAt(at + 1) === 0x5c && text.startsWith('\\x2f', at + 1));

/** The address of a message: what is sent is never the same. */
function addressText(text: string, start: number, end: number): string {
  const at = text.indexOf('msg_name=', start);
  const stop = text.indexOf(', msg_namelen', start);
  return at < 0 || at > end || stop < at || stop > end ? '' : text.slice(at, stop);
}

/** What `-y` writes behind the descriptor that a call returned. */
function annotationOf(text: string, after: number, end: number): string | undefined {
  const found = /^ *= \d+</.exec(text.slice(after, Math.min(end, after + 64)));
  if (!found) return undefined;
  const start = after + found[0].length;
  return readAnnotation(text.slice(start, endOfAnnotation(text, start, end)));
}
