/**
 * Bytes → lines, streaming: a log of any size in the memory of two chunks. Lines are ranges of a chunk's text (a byte string: one
 * character a byte), which no line outlives; whoever keeps a part of one copies it (`own`).
 */
import { own } from '../index.js';

export type OnLine = (text: string, start: number, end: number) => void;

/** Longer lines are none that strace or auditd write (a `-s` of millions aside): their rest is dropped, and they count as damaged. */
const MAX_LINE = 1 << 20;

/** What editors write before UTF-8. */
export const BOM = '\xef\xbb\xbf';

export class Lines {
  readonly #onLine: OnLine;
  #rest = '';
  #skipping = false;
  /** Of the line at hand, from 1. */
  number = 0;
  /** Lines that were too long, and bytes without an end of line at the end of the log. */
  damaged = 0;

  constructor(onLine: OnLine) {
    this.#onLine = onLine;
  }

  feed(chunk: Uint8Array): void {
    const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
    let start = this.number === 0 && this.#rest === '' && text.startsWith(BOM) ? BOM.length : 0;
    let end = text.indexOf('\n', start);
    if (end >= 0 && this.#rest !== '') {
      // Only this line is put together: to join the whole chunk to the rest would copy it.
      const line = this.#rest + text.slice(0, end);
      this.#line(line, 0, line.length);
      this.#rest = '';
      start = end + 1;
      end = text.indexOf('\n', start);
    }
    for (; end >= 0; end = text.indexOf('\n', start)) {
      this.#line(text, start, end);
      start = end + 1;
    }
    this.#rest += own(text.slice(start));
    if (this.#rest.length > MAX_LINE) {
      if (!this.#skipping) this.damaged++;
      this.#skipping = true;
      this.#rest = '';
    }
  }

  #line(text: string, start: number, end: number): void {
    this.number++;
    if (this.#skipping) this.#skipping = false;
    else if (end - start > MAX_LINE) this.damaged++;
    else this.#onLine(text, start, end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end);
  }

  /** @returns what stood after the last newline: a log that was cut short ends in the middle of a line. */
  end(): string {
    const rest = this.#skipping ? '' : this.#rest;
    this.number++;
    this.#rest = '';
    return rest;
  }
}
