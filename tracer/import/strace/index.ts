/** Files of strace → one run. */
import { createHash } from 'node:crypto';
import { own, Recorder, type Run, type RunEnd, type RunStart } from '../../index.js';
import type { Imported, ImportOptions } from '../imported.js';
import { Lines } from '../lines.js';
import { StraceReader } from './reader.js';

export interface StraceFile {
  /** From the name's end, where `-ff` wrote a file for each process. */
  readonly pid?: number;
  readonly chunks: Iterable<Uint8Array>;
}

/** @param files in any order; each is read once, from its beginning to its end. */
export function importStrace(files: readonly StraceFile[], options: ImportOptions): Imported {
  const placeholder: RunStart = {
    run: '',
    engine: 'strace',
    host: { arch: options.arch, kernel: '' },
    command: [],
    cwd: '',
    started: '',
  };
  const recorder = new Recorder(placeholder);
  const reader = new StraceReader(recorder, { arch: options.arch, cwd: options.cwd, host: options.host });
  const digest = createHash('sha256');
  let damage: Imported['damage'];
  for (const file of inOrder(files, reader)) {
    reader.file(files.length > 1 ? (file.pid ?? 0) : 0);
    const lines = new Lines((text, start, end) => {
      const before = reader.damaged;
      reader.line(text, start, end);
      if (reader.damaged > before)
        damage ??= { line: lines.number, text: own(text.slice(start, Math.min(end, start + 200))) };
    });
    for (const chunk of file.chunks) {
      digest.update(chunk);
      lines.feed(chunk);
    }
    const rest = lines.end();
    // What stands behind the last newline was cut short, unless it reads as a whole line.
    if (rest !== '') reader.line(rest, 0, rest.length);
    reader.damaged += lines.damaged;
  }
  const run = recorder.run(endOf(reader, recorder));
  const start = startOf(run, reader, options, digest.digest('hex').slice(0, 32));
  return { run: { ...run, start }, damaged: reader.damaged, ...(damage ? { damage } : {}), unnamed: reader.unnamed };
}

/** Of `-ff`'s files: those first whose process is known from the file of its parent. */
function* inOrder(files: readonly StraceFile[], reader: StraceReader): Iterable<StraceFile> {
  const waiting = [...files].sort((a, b) => (a.pid ?? 0) - (b.pid ?? 0));
  while (waiting.length > 0) {
    const known = waiting.findIndex(({ pid }) => pid !== undefined && reader.knows(pid));
    const [next] = waiting.splice(Math.max(known, 0), 1);
    if (next) yield next;
  }
}

function endOf(reader: StraceReader, recorder: Recorder): Pick<RunEnd, 'status' | 'signal' | 'seconds'> {
  const { ended = {} } = reader;
  if (reader.ended === undefined) recorder.mark('ended early');
  else if (reader.running > 0) recorder.mark('still running');
  if (ended.signal !== undefined) recorder.mark('killed', ended.signal);
  if (ended.status !== undefined && ended.status !== 0) recorder.mark('failed', String(ended.status));
  if (reader.damaged > 0) recorder.mark('damaged', `${reader.damaged} lines`);
  return { ...ended, seconds: reader.lasted / 1000 };
}

function startOf(run: Run, reader: StraceReader, options: ImportOptions, id: string): RunStart {
  const { began } = reader;
  return {
    ...run.start,
    run: id,
    command: run.images[0]?.argv ?? [],
    cwd: reader.firstCwd ?? options.cwd ?? '/',
    ...(options.uid === undefined ? {} : { uid: options.uid }),
    ...(options.home === undefined ? {} : { home: options.home }),
    started: new Date(began ?? 0).toISOString(),
  };
}
