/** Plain text in lines and columns. */
import { printable } from '../dsl/index.js';

/** Breaks at spaces so that no line is longer than `width`; lines but the first are indented by `indent`. */
export function wrap(text: string, width: number, indent: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.join(`\n${' '.repeat(indent)}`);
}

/** Columns as wide as their widest cell, two spaces between; no spaces at line ends. */
export function table(rows: readonly (readonly string[])[], indent = ''): string {
  const widths: number[] = [];
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, [...cell].length);
  const fill = (cell: string, i: number): string => cell + ' '.repeat((widths[i] ?? 0) - [...cell].length);
  return rows.map((row) => `${indent}${row.map(fill).join('  ').trimEnd()}\n`).join('');
}

/** The lines of a code's example; some hold the very characters that the code is about, which no terminal should see. */
export const shownExample = (example: string): readonly string[] => example.trimEnd().split('\n').map(printable);
