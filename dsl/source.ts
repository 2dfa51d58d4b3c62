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

/** 1-based line and column (columns count UTF-16 code units, as editors do). */
export function position(source: Source, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let at = source.text.indexOf('\n'); at !== -1 && at < offset; at = source.text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}
