/** Reads traces: a stream of bytes → runs. Lines that are damaged are skipped, counted and said. */
import { behaviourKey } from './behaviour.js';
import { mapStrings, textToBytes, type TraceLine } from './lines.js';
import { mergeRuns } from './merge.js';
import { line as isLine } from './schema/validators.js';
import { TRACE_FORMAT, type Entry, type Image, type Run, type RunEnd, type RunStart, type Trace } from './trace.js';

export interface Reading {
  readonly trace: Trace;
  /** Lines that could not be read; what they said is missing. */
  readonly damaged: number;
  /** The first of them, and what is wrong. */
  readonly damage?: { readonly line: number; readonly problem: string };
  /** A format newer than this polc: nothing from that line on was read. */
  readonly newer?: number;
}

/** What no line of a trace has: a file without newlines must not fill the memory. */
const LONGEST_LINE = 1 << 20;

/** Whether a file that begins so is (or wants to be) a trace; else it may be another kind of log. */
export const looksLikeTrace = (beginning: string): boolean => /^\s*\{.{0,60}"polc_trace"\s*:/s.test(beginning);

/** `chunks`: the file's bytes in pieces of any size. */
export function readTrace(chunks: Iterable<Uint8Array>): Reading {
  const reader = new TraceReader();
  let rest: Uint8Array = new Uint8Array();
  for (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      const piece = chunk.subarray(from, end);
      reader.line(rest.length === 0 ? piece : Buffer.concat([rest, piece]));
      rest = rest.subarray(0, 0);
      from = end + 1;
    }
    rest = rest.length > LONGEST_LINE ? rest : Buffer.concat([rest, chunk.subarray(from)]);
    if (reader.newer !== undefined) break;
  }
  reader.line(rest);
  return reader.finish();
}

const NEWLINE = 10;
const utf8 = new TextDecoder('utf-8', { fatal: true });

interface OpenRun {
  readonly start: RunStart;
  readonly images: Map<number, Image>;
  readonly entries: Map<string, Entry>;
  end?: RunEnd;
}

class TraceReader {
  readonly #runs: OpenRun[] = [];
  #lines = 0;
  #damaged = 0;
  #damage: Reading['damage'];
  newer: number | undefined;

  line(bytes: Uint8Array): void {
    this.#lines++;
    if (this.newer !== undefined || bytes.every((byte) => byte === 32 || byte === 13)) return;
    if (bytes.length > LONGEST_LINE) return this.#skip('it is too long');
    let value: unknown;
    try {
      value = JSON.parse(utf8.decode(bytes));
    } catch {
      return this.#skip('it is no JSON');
    }
    const format = formatOf(value);
    if (format !== undefined && format > TRACE_FORMAT) {
      this.newer = format;
      return;
    }
    if (!isLine(value)) {
      const [error] = isLine.errors ?? [];
      return this.#skip(
        error ? `\`${error.instancePath || '/'}\` is not as the format demands` : 'it is no line of a trace',
      );
    }
    const line = asBytes(value);
    if (!line) return this.#skip('a name in it stands for no bytes');
    this.#take(line);
  }

  finish(): Reading {
    const runs = this.#runs.map(({ start, images, entries, end }): Run => {
      const known = [...entries.values()].filter((entry) => images.has(entry.image));
      return { start, images: [...images.values()], entries: known, ...(end ? { end } : {}) };
    });
    return {
      trace: { runs: mergeRuns(runs) },
      damaged: this.#damaged,
      ...(this.#damage ? { damage: this.#damage } : {}),
      ...(this.newer === undefined ? {} : { newer: this.newer }),
    };
  }

  #take(line: TraceLine): void {
    if (line.type === 'run') {
      const { type: _, polc_trace: __, ...start } = line;
      this.#runs.push({ start, images: new Map(), entries: new Map() });
      return;
    }
    const run = this.#runs.at(-1);
    if (!run) return this.#skip('no run has begun');
    switch (line.type) {
      case 'image': {
        const { type: _, ...image } = line;
        run.images.set(image.id, image);
        return;
      }
      case 'entry': {
        const { type: _, ...entry } = line;
        const key = entryKey(entry);
        const same = run.entries.get(key);
        run.entries.set(key, same ? addUp(same, entry) : entry);
        return;
      }
      case 'end': {
        const { type: _, ...end } = line;
        run.end = end;
      }
    }
  }

  #skip(problem: string): void {
    this.#damaged++;
    this.#damage ??= { line: this.#lines, problem };
  }
}

const entryKey = ({ image, outcome, predicted, denied, observation }: Entry): string =>
  `${image}\0${outcome}\0${predicted ?? ''}\0${denied ?? ''}\0${behaviourKey(observation)}`;

const addUp = (a: Entry, b: Entry): Entry => ({
  ...a,
  count: a.count + b.count,
  processes: a.processes + b.processes,
  first: Math.min(a.first, b.first),
  last: Math.max(a.last, b.last),
});

function formatOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('polc_trace' in value)) return undefined;
  return typeof value.polc_trace === 'number' ? value.polc_trace : undefined;
}

/** Names as bytes; `undefined` where one is none. */
function asBytes(line: TraceLine): TraceLine | undefined {
  let good = true;
  const bytes = mapStrings(line, (text) => {
    const found = textToBytes(text);
    if (found === undefined || found.includes('\0')) good = false;
    return found ?? '';
  });
  return good ? (bytes as TraceLine) : undefined; // strings became strings: the shape is the same
}
