/** Keeps a trace on disk: beside its name until it is whole; if the disk fills, as far as it went, and not in the place of an older one. */
import { closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { printable, traceCutShort, unwritable, type Diagnostic } from '../../dsl/index.js';
import { writeTrace, type Trace } from '../../tracer/index.js';
import { Stop } from '../command.js';
import { Exit } from '../exit.js';
import { systemProblem } from '../input.js';
import { errorCode } from '../stdout.js';
import { destination, isStream, makeAlike } from '../write.js';

const PIECE = 1 << 16;

/** @returns what is to be said. @throws Stop with that status where nothing could be written. */
export function writeTraceFile(named: string, trace: Trace, exit: Exit = Exit.usage): readonly Diagnostic[] {
  const stream = isStream(named);
  const path = stream ? named : destination(named);
  const temporary = stream
    ? named
    : join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  let fd: number;
  try {
    fd = openSync(temporary, stream ? 'w' : 'wx', 0o600);
  } catch (error) {
    throw new Stop(exit, unwritable(undefined, printable(path), systemProblem(errorCode(error) ?? 'EIO')));
  }
  let problem: string | undefined;
  try {
    const before = stream ? undefined : statSync(path, { throwIfNoEntry: false });
    if (before) makeAlike(fd, before);
    let piece = '';
    for (const line of writeTrace(trace)) {
      piece += line;
      if (piece.length < PIECE) continue;
      write(fd, piece);
      piece = '';
    }
    write(fd, piece);
  } catch (error) {
    problem = systemProblem(errorCode(error) ?? 'EIO');
  } finally {
    closeSync(fd);
  }
  if (stream) return problem === undefined ? [] : [traceCutShort(undefined, named, problem)];
  // What is there may be whole, and have cost more than this run.
  const kept = problem !== undefined && existsSync(path) ? `${path}.cut-short` : path;
  try {
    renameSync(temporary, kept);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new Stop(exit, unwritable(undefined, printable(path), systemProblem(errorCode(error) ?? 'EIO')));
  }
  return problem === undefined ? [] : [traceCutShort(undefined, kept, problem)];
}

function write(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
}
