/** `--from LOG`: logs of strace, auditd and the kernel, and polc's own traces → runs. */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import {
  damagedLog,
  emptyLog,
  printable,
  severalPrograms,
  unknownLog,
  unnamedCalls,
  unreadableFile,
  type Diagnostic,
} from '../dsl/index.js';
import { hostArch } from './host.js';
import { readTrace, type Run } from '../tracer/index.js';
import {
  detect,
  hostHere,
  importAudit,
  importStrace,
  type Imported,
  type ImportOptions,
} from '../tracer/import/index.js';
import { Stop } from './command.js';
import { Exit } from './exit.js';
import { systemProblem } from './input.js';
import { errorCode, pause } from './stdout.js';

export interface Logs {
  readonly runs: readonly Run[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * @param names files, `-` for stdin, or the name that was given to `strace -ff -o`.
 * @param program of a log of a whole machine, the one that is meant.
 */
export function readLogs(names: readonly string[], program: string | undefined): Logs {
  const runs: Run[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { name, files } of groups(names)) {
    const read = readLog(name, files, program);
    runs.push(...read.runs);
    diagnostics.push(...read.diagnostics);
  }
  return { runs, diagnostics };
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
  const out = new Map<string, File[]>();
  for (const name of names) {
    const [, base = name, pid] = /^(.*)\.(\d{1,7})$/.exec(name) ?? [];
    if (exists(name) || name === '-') {
      const of = pid === undefined || names.length === 1 ? name : base;
      out.set(of, [...(out.get(of) ?? []), { path: name, ...(pid === undefined ? {} : { pid: Number(pid) }) }]);
    } else out.set(name, [...(out.get(name) ?? []), ...ofEachProcess(name)]);
  }
  return [...out].map(([name, files]) => ({ name, files }));
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

function readLog(name: string, files: readonly File[], program: string | undefined): Logs {
  const opened = files.map((file) => new LogFile(file.path));
  try {
    const [first] = opened;
    const format = opened.map((file) => detect(file.beginning())).find((found) => found !== undefined);
    if (!first || format === undefined) throw new Stop(Exit.findings, unknownLog(undefined, printable(name)));
    const uid = process.getuid?.() ?? 0;
    const options: ImportOptions = {
      arch: hostArch() ?? 'x86_64',
      cwd: process.cwd(),
      uid,
      home: homedir(),
      host: hostHere(uid),
      ...(program === undefined ? {} : { program }),
    };
    switch (format) {
      case 'polc': {
        const { trace, damaged, damage } = readTrace(first.chunks());
        const problem = damage && { line: damage.line, text: damage.problem };
        return { runs: trace.runs, diagnostics: damaged > 0 ? [damagedLog(undefined, name, damaged, problem)] : [] };
      }
      case 'audit':
        return imported(name, importAudit(first.chunks(), options), program);
      case 'strace':
        return imported(
          name,
          importStrace(
            opened.map((file, at) => ({ ...files[at], chunks: file.chunks() })),
            options,
          ),
          undefined,
        );
    }
  } finally {
    for (const file of opened) file.close();
  }
}

function imported(
  name: string,
  { run, damaged, damage, unnamed, programs }: Imported,
  program: string | undefined,
): Logs {
  const diagnostics: Diagnostic[] = [];
  if (damaged > 0) diagnostics.push(damagedLog(undefined, name, damaged, damage));
  if (unnamed.size > 0) diagnostics.push(unnamedCalls(undefined, name, unnamed));
  if (run.entries.length === 0) return { runs: [], diagnostics: [...diagnostics, emptyLog(undefined, name, program)] };
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
