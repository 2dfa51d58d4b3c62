/**
 * A tree without a text to be parsed from, for the printer: statements and comments are laid out line by line on a sheet of
 * stand-ins, so that their spans put comments and blank lines where they belong.
 */
import type { Comment, PolicyFile, Source, Span, Statement } from '../../dsl/index.js';
import { printable } from '../../dsl/index.js';

/** Where long comments are broken. */
const WIDTH = 96;

export class Sheet {
  readonly #source: { path: string; text: string };
  readonly #comments: Comment[] = [];

  constructor(path: string) {
    this.#source = { path, text: '' };
  }

  blank(): void {
    this.#source.text += '\n';
  }

  /** One statement of one line; its nodes may all have this span. */
  line<T>(make: (at: Span) => T): T {
    return make(this.#take('.'));
  }

  block<T, U>(fill: () => T, make: (body: T, at: Span) => U): U {
    const start = this.#take('{').start;
    const body = fill();
    const { end } = this.#take('}');
    return make(body, { source: this.#source, start, end });
  }

  /** Text that may be hostile: it stays in its comment. Broken at spaces where it is long. */
  comment(text: string): void {
    let line = '#';
    for (const word of clean(text).split(' ')) {
      if (line.length + 1 + word.length > WIDTH && line !== '#') {
        this.#comments.push({ text: line, span: this.#take(line) });
        line = '#  ';
      }
      line += ` ${word}`;
    }
    this.#comments.push({ text: line, span: this.#take(line) });
  }

  file(statements: readonly Statement[]): PolicyFile {
    const source: Source = this.#source;
    return {
      kind: 'file',
      source,
      statements,
      comments: this.#comments,
      span: { source, start: 0, end: source.text.length },
    };
  }

  #take(text: string): Span {
    const start = this.#source.text.length;
    this.#source.text += `${text}\n`;
    return { source: this.#source, start, end: start + text.length };
  }
}

/** One line of what may be shown. */
export const clean = (text: string): string => printable(text.replace(/\s+/gu, ' ').trim());
