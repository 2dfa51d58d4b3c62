/** Trace files → one trace. */
import { closeSync, openSync, readSync } from 'node:fs';
import { damagedTrace, emptyTrace, newerTrace, printable, unreadableFile } from '../../dsl/index.js';
import { mergeTraces, readTrace, type Trace } from '../../tracer/index.js';
import { Stop, type Output } from '../command.js';
import { Exit } from '../exit.js';
import { systemProblem } from '../input.js';
import { errorCode } from '../stdout.js';

const CHUNK = 1 << 16;

function* chunksOf(fd: number): Iterable<Uint8Array> {
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const count = readSync(fd, chunk, 0, CHUNK, null);
    if (count === 0) return;
    yield chunk.subarray(0, count);
  }
}

/** `-` is stdin. @throws Stop where one can't be read, is newer, or holds no run. */
export function readTraces(paths: readonly string[], output: Output): Trace {
  return mergeTraces(
    paths.map((path) => {
      const { trace, damaged, damage, newer } = readOne(path);
      if (newer !== undefined) throw new Stop(Exit.usage, newerTrace(undefined, path, newer));
      if (damage) output.report([damagedTrace(undefined, path, damaged, damage.line, printable(damage.problem))]);
      if (trace.runs.every(({ images }) => images.length === 0))
        throw new Stop(Exit.usage, emptyTrace(undefined, path));
      return trace;
    }),
  );
}

function readOne(path: string): ReturnType<typeof readTrace> {
  let fd = 0;
  try {
    if (path !== '-') fd = openSync(path, 'r');
    return readTrace(chunksOf(fd));
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw new Stop(Exit.usage, unreadableFile(undefined, printable(path), systemProblem(code)));
  } finally {
    if (fd > 0) closeSync(fd);
  }
}
