/** Traces of polc, and logs of strace, auditd and the kernel → one trace. */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import {
  bytesOf,
  damagedLog,
  damagedTrace,
  emptyTrace,
  newerTrace,
  emptyLog,
  printable,
  severalPrograms,
  unknownLog,
  unnamedCalls,
  unreadableFile,
  type Diagnostic,
} from '../../dsl/index.js';
import { hostArch } from '../host.js';
import { mergeTraces, readTrace, type Run, type Trace } from '../../tracer/index.js';
import {
  detect,
  hostHere,
  importAudit,
  importStrace,
  unpackerOf,
  type Imported,
  type ImportOptions,
} from '../../tracer/import/index.js';
import { workingDirectory } from '../../native/index.js';
import { Stop, type Output } from '../command.js';
import { Exit } from '../exit.js';
import { heapGrowsBy } from '../memory.js';
import { systemProblem } from '../input.js';
import { errorCode, pause } from '../stdout.js';

/**
 * @param names files, `-` for stdin, or the name that was given to `strace -ff -o`.
 * @param program of a log of a whole machine, the one that is meant.
 * @throws Stop where one can't be read, is of no known kind, or tells of no program.
 */
export function readTraces(names: readonly string[], program: string | undefined, output: Output): Trace {
  return mergeTraces(
    groups(names).map(({ name, files }) => {
      const { runs, diagnostics } = readLog(name, files, program, output);
      output.report(diagnostics);
      return { runs };
    }),
  );
}

interface Logs {
  readonly runs: readonly Run[];
  readonly diagnostics: readonly Diagnostic[];
}

interface File {
  readonly path: string;
  readonly pid?: number;
}

interface Group {
  readonly name: string;
  readonly files: readonly File[];
}

/** `strace -ff -o NAME` writes NAME.PID for each process: they are one log. */
function groups(names: readonly string[]): readonly Group[] {
  const out = new Map<string, { readonly name: string; readonly files: File[] }>();
  const known = new Set<string>();
  const add = (of: string, file: File): void => {
    // Named twice, in whatever spelling, it is read once: a log behind itself would be that of a program that began anew.
    const itself = identity(file.path);
    if (known.has(itself)) return;
    known.add(itself);
    const key = of === '-' ? of : resolve(of);
    const group = out.get(key) ?? { name: of, files: [] };
    group.files.push(file);
    out.set(key, group);
  };
  for (const name of names) {
    const [, base = name, pid] = /^(.*)\.(\d{1,7})$/.exec(name) ?? [];
    if (exists(name) || name === '-')
      add(pid === undefined || names.length === 1 ? name : base, {
        path: name,
        ...(pid === undefined ? {} : { pid: Number(pid) }),
      });
    else for (const file of ofEachProcess(name)) add(name, file);
  }
  return [...out.values()];
}

/** The same for all names of a file. Not its real path: a pipe of the shell (`/dev/fd/63`) has none. */
function identity(path: string): string {
  const stat = path === '-' ? undefined : statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.dev}:${stat.ino}` : path;
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function ofEachProcess(name: string): readonly File[] {
  const start = `${basename(name)}.`;
  let found: readonly string[] = [];
  try {
    found = readdirSync(dirname(name)).filter(
      (file) => file.startsWith(start) && /^\d{1,7}$/.test(file.slice(start.length)),
    );
  } catch {
    // No such folder: said below, as of the file.
  }
  if (found.length === 0)
    throw new Stop(Exit.usage, unreadableFile(undefined, printable(name), 'there is no such file'));
  return found.map((file) => ({ path: join(dirname(name), file), pid: Number(file.slice(start.length)) }));
}

function readLog(name: string, files: readonly File[], program: string | undefined, output: Output): Logs {
  const opened = files.map((file) => new LogFile(file.path));
  try {
    const [first] = opened;
    const format = opened.map((file) => detect(file.beginning())).find((found) => found !== undefined);
    if (opened.every((file) => file.beginning().trim() === '')) throw new Stop(Exit.usage, emptyTrace(undefined, name));
    if (!first || format === undefined)
      throw new Stop(Exit.findings, unknownLog(undefined, name, unpackerOf(first?.beginning() ?? '')));
    const uid = process.getuid?.() ?? 0;
    const options: ImportOptions = {
      arch: hostArch() ?? 'x86_64',
      cwd: workingDirectory(),
      uid,
      home: bytesOf(homedir()),
      host: hostHere(uid),
      ...(program === undefined ? {} : { program: bytesOf(program) }),
    };
    if (format === 'polc') return { runs: traceOf(name, first.chunks(), output).runs, diagnostics: [] };
    // A log may name many files. The part for what is new stays as small as it is, too (--optimize-for-size takes as little memory,
    // and longer).
    // Not for traces: `--merge` reads one before a program is watched, whose time that would cost.
    heapGrowsBy(30);
    setFlagsFromString('--semi-space-growth-factor=1');
    if (format === 'audit') return imported(name, importAudit(first.chunks(), options), program);
    const each = opened.map((file, at) => ({ ...files[at], chunks: file.chunks() }));
    return imported(name, importStrace(each, options), undefined);
  } finally {
    for (const file of opened) file.close();
  }
}

function traceOf(path: string, chunks: Iterable<Uint8Array>, output: Output): Trace {
  const { trace, damaged, damage, newer } = readTrace(chunks);
  if (newer !== undefined) throw new Stop(Exit.usage, newerTrace(undefined, path, newer));
  if (damage) output.report([damagedTrace(undefined, path, damaged, damage.line, printable(damage.problem))]);
  if (trace.runs.every(({ images }) => images.length === 0)) throw new Stop(Exit.usage, emptyTrace(undefined, path));
  return trace;
}

function imported(
  name: string,
  { run, damaged, damage, unnamed, programs }: Imported,
  program: string | undefined,
): Logs {
  const diagnostics: Diagnostic[] = [];
  if (damaged > 0) diagnostics.push(damagedLog(undefined, name, damaged, damage));
  if (unnamed.size > 0) diagnostics.push(unnamedCalls(undefined, name, unnamed));
  if (run.entries.length === 0)
    throw new Stop(
      Exit.findings,
      ...diagnostics,
      emptyLog(undefined, name, program === undefined ? undefined : bytesOf(program)),
    );
  const [chosen = '', ...others] = [...(programs?.keys() ?? [])];
  if (program === undefined && others.length > 0) diagnostics.push(severalPrograms(undefined, name, chosen, others));
  return { runs: [run], diagnostics };
}

const CHUNK = 64 * 1024;

/** A file, a pipe or stdin, read once from its beginning to its end, in the memory of one chunk. */
class LogFile {
  readonly #path: string;
  readonly #fd: number;
  #beginning: Buffer | undefined;

  constructor(path: string) {
    this.#path = path;
    try {
      if (path !== '-' && statSync(path).isDirectory())
        throw new Stop(Exit.usage, this.#unreadable('it is a directory'));
      this.#fd = path === '-' ? 0 : openSync(path, 'r');
    } catch (error) {
      if (error instanceof Stop) throw error;
      throw new Stop(Exit.usage, this.#unreadable(systemProblem(errorCode(error) ?? 'EIO')));
    }
  }

  #unreadable(problem: string): Diagnostic {
    return unreadableFile(undefined, printable(this.#path), problem);
  }

  /** Bytes of the start, one a character, to tell the format. */
  beginning(): string {
    this.#beginning ??= Buffer.concat([...this.#pieces(CHUNK)]);
    return this.#beginning.toString('latin1');
  }

  *chunks(): Iterable<Uint8Array> {
    if (this.#beginning) yield this.#beginning;
    const chunk = Buffer.allocUnsafe(CHUNK);
    for (;;) {
      const length = this.#read(chunk);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  }

  /** Pipes give what they have: until there is enough to tell. */
  *#pieces(enough: number): Iterable<Uint8Array> {
    for (let total = 0; total < enough;) {
      const piece = Buffer.allocUnsafe(CHUNK);
      const length = this.#read(piece);
      if (length === 0) return;
      total += length;
      yield piece.subarray(0, length);
    }
  }

  #read(buffer: Buffer): number {
    for (;;) {
      try {
        return readSync(this.#fd, buffer, 0, buffer.length, null);
      } catch (error) {
        const code = errorCode(error);
        if (code === 'EAGAIN') pause(5);
        else if (code !== 'EINTR') throw new Stop(Exit.usage, this.#unreadable(systemProblem(code ?? 'EIO')));
      }
    }
  }

  close(): void {
    if (this.#fd !== 0) closeSync(this.#fd);
  }
}
