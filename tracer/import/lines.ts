/**
 * Bytes → lines, streaming: a log of any size in the memory of two chunks. Lines are ranges of a chunk's text (a byte string: one
 * character a byte), which no line outlives; whoever keeps a part of one copies it (`own`).
 */
export type OnLine = (text: string, start: number, end: number) => void;

/** Longer lines are none that strace or auditd write (a `-s` of millions aside): their rest is dropped, and they count as damaged. */
const MAX_LINE = 1 << 20;

export class Lines {
  readonly #onLine: OnLine;
  #rest = '';
  #skipping = false;
  /** Lines that were too long, and bytes without an end of line at the end of the log. */
  damaged = 0;

  constructor(onLine: OnLine) {
    this.#onLine = onLine;
  }

  feed(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
    const text = this.#rest === '' ? bytes : this.#rest + bytes;
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      if (this.#skipping) this.#skipping = false;
      else if (end - start > MAX_LINE) this.damaged++;
      else this.#onLine(text, start, end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end);
      start = end + 1;
    }
    this.#rest = own(text.slice(start));
    if (this.#rest.length > MAX_LINE) {
      if (!this.#skipping) this.damaged++;
      this.#skipping = true;
      this.#rest = '';
    }
  }

  /** @returns what stood after the last newline: a log that was cut short ends in the middle of a line. */
  end(): string {
    const rest = this.#skipping ? '' : this.#rest;
    this.#rest = '';
    return rest;
  }
}

/** A copy that does not keep alive the chunk it was cut from. */
export const own = (text: string): string => Buffer.from(text, 'latin1').toString('latin1');
