/** Edits of any text, and its lines. */

/** Replaces the text from `start` to `end` (UTF-16 offsets, half open); an insertion where both are the same. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Edits may touch; those that insert at one offset come in the order given, before what replaces text from there on.
 * @throws where two edits overlap, or one lies outside the text: a bug of the caller.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let out = '';
  let at = 0;
  for (const { start, end, text: put } of ordered) {
    if (start < at || end < start || end > text.length) throw new RangeError(`edits overlap at ${start}`);
    out += text.slice(at, start) + put;
    at = end;
  }
  return out + text.slice(at);
}

/** Lines of a text, by offsets; the newline that the text uses, `\n` or `\r\n`. */
export class Lines {
  readonly newline: string;

  constructor(readonly text: string) {
    this.newline = /\r?\n/.exec(text)?.[0] ?? '\n';
  }

  /** Where the line of `at` starts. */
  start(at: number): number {
    return this.text.lastIndexOf('\n', at - 1) + 1;
  }

  /** Where the line of `at` ends, before its newline. */
  end(at: number): number {
    const found = this.text.indexOf('\n', at);
    if (found === -1) return this.text.length;
    return this.text[found - 1] === '\r' && found > at ? found - 1 : found;
  }

  /** Where the next line starts; undefined in a last line without newline. */
  next(at: number): number | undefined {
    const found = this.text.indexOf('\n', at);
    return found === -1 ? undefined : found + 1;
  }

  /** The line that starts at `start`, without its newline. */
  line(start: number): string {
    return this.text.slice(start, this.end(start));
  }

  /** The blanks before `at`, where nothing else stands before it in its line. */
  indentation(at: number): string | undefined {
    const before = this.text.slice(this.start(at), at);
    return before.trim() === '' ? before : undefined;
  }
}
