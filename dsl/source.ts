/** A text that diagnostics and tree nodes point into. Offsets are UTF-16 code units from the start of `text`. */
export interface Source {
  /** How the user named it (a path, or `<stdin>`); hostile text: print it only through `printable()`. */
  readonly path: string;
  readonly text: string;
}

/** Half-open range of a source. Line and column are computed only when a diagnostic is printed. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

export const span = (source: Source, start: number, end: number): Span => ({ source, start, end });

/** Offsets at which the lines of a source start: made once, or tables of ten thousand rules would count lines quadratically. */
const lineStarts = new WeakMap<Source, readonly number[]>();

function startsOf(source: Source): readonly number[] {
  let starts = lineStarts.get(source);
  if (!starts) {
    const made = [0];
    for (let at = source.text.indexOf('\n'); at !== -1; at = source.text.indexOf('\n', at + 1)) made.push(at + 1);
    lineStarts.set(source, (starts = made));
  }
  return starts;
}

/** 1-based line and column (columns count UTF-16 code units, as editors do). */
export function position(source: Source, offset: number): { line: number; column: number } {
  const starts = startsOf(source);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low]! + 1 };
}
