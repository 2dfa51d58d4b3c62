/** Diagnostics as code frames for people, and as JSON for programs. */
import { position, type Span } from '../source.js';
import type { Diagnostic, Severity } from './diagnostic.js';
import { printable } from './printable.js';

export interface RenderOptions {
  readonly color: boolean;
  /** Longer source lines are cut there. */
  readonly width?: number;
}

const CONTEXT = 2;
const TAB = '  ';

type Style = (text: string) => string;
const ansi =
  (code: string): Style =>
  (text) =>
    text === '' ? '' : `\u001b[${code}m${text}\u001b[0m`;
const plain: Style = (text) => text;

interface Styles {
  readonly severity: Record<Severity, Style>;
  readonly strong: Style;
  readonly dim: Style;
  readonly second: Style;
}

const COLORED: Styles = {
  severity: { error: ansi('1;31'), warning: ansi('1;33'), note: ansi('1;36') },
  strong: ansi('1'),
  dim: ansi('2'),
  second: ansi('36'),
};
const PLAIN: Styles = {
  severity: { error: plain, warning: plain, note: plain },
  strong: plain,
  dim: plain,
  second: plain,
};

/** All diagnostics, one block each with an empty line between; sorted by file and place, those without a place first. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], options: RenderOptions): string {
  return sorted(diagnostics)
    .map((d) => `${renderOne(d, options)}\n`)
    .join('\n');
}

export function sorted(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const key = (d: Diagnostic): readonly [string, number] => [d.span?.source.path ?? '', d.span?.start ?? -1];
  return [...diagnostics].sort((a, b) => {
    const [[pathA, startA], [pathB, startB]] = [key(a), key(b)];
    return pathA < pathB ? -1 : pathA > pathB ? 1 : startA - startB;
  });
}

function renderOne(d: Diagnostic, { color, width = 120 }: RenderOptions): string {
  const styles = color ? COLORED : PLAIN;
  const tag = styles.severity[d.severity](`${d.severity}[${d.code}]`);
  const lines = [`${d.span ? `${styles.dim(placeOf(d.span))} ` : ''}${tag}: ${styles.strong(printable(d.message))}`];
  if (d.span) {
    const labels = d.labels ?? [];
    const here = labels.filter((label) => label.span.source === d.span?.source);
    lines.push(
      ...frame(
        d.span,
        [
          { span: d.span, style: styles.severity[d.severity], mark: '^', message: '' },
          ...here.map((label) => ({ span: label.span, style: styles.second, mark: '-', message: label.message })),
        ],
        styles,
        width,
      ),
    );
    for (const label of labels.filter((l) => !here.includes(l))) {
      lines.push(`${styles.dim(placeOf(label.span))} ${printable(label.message)}`);
      lines.push(
        ...frame(label.span, [{ span: label.span, style: styles.second, mark: '-', message: '' }], styles, width),
      );
    }
  } else {
    for (const label of d.labels ?? []) lines.push(`  ${placeOf(label.span)} ${printable(label.message)}`);
  }
  if (d.help !== undefined) lines.push(`  ${styles.strong('help:')} ${printable(d.help)}`);
  return lines.join('\n');
}

/** `path:line:column`. */
export function placeOf({ source, start }: Span): string {
  const { line, column } = position(source, start);
  return `${printable(source.path)}:${line}:${column}`;
}

interface Mark {
  readonly span: Span;
  readonly style: Style;
  readonly mark: string;
  readonly message: string;
}

/** The lines around the first span, and those of the others that are near; dots where lines are left out. */
function frame(main: Span, marks: readonly Mark[], styles: Styles, width: number): string[] {
  const text = main.source.text;
  const wanted = new Set<number>();
  const extents = marks.map((mark) => {
    const from = position(main.source, mark.span.start).line;
    // A span that ends with a newline ends on the line before it.
    const to = Math.max(from, position(main.source, Math.max(mark.span.start, mark.span.end - 1)).line);
    const context = mark.span === main ? CONTEXT : 0;
    for (let line = from - context; line <= to + context; line++) {
      // Of a long span the ends are enough.
      if (line > from + 3 && line < to - 1) line = to - 1;
      wanted.add(line);
    }
    return { ...mark, from, to };
  });
  const starts = lineStarts(text, Math.max(...wanted));
  const numbers = [...wanted].filter((line) => line >= 1 && line <= starts.length).sort((a, b) => a - b);
  const gutter = String(numbers.at(-1) ?? 1).length;
  const out: string[] = [];
  let previous = 0;
  for (const number of numbers) {
    if (previous !== 0 && number > previous + 1) out.push(styles.dim(`${' '.repeat(gutter - 1)} …`));
    previous = number;
    const start = starts[number - 1] ?? 0;
    const newline = text.indexOf('\n', start);
    const line = text.slice(start, newline === -1 ? undefined : newline).replace(/\r$/, '');
    const here = extents.filter(({ from, to }) => from <= number && number <= to);
    const focus = here[0] ? Math.max(0, here[0].span.start - start) : 0;
    const cut = cutLine(line, focus, width - gutter - 5);
    out.push(`${styles.dim(`${String(number).padStart(gutter)} |`)}${cut.text === '' ? '' : ` ${cut.text}`}`);
    for (const mark of here) {
      const from = mark.from === number ? mark.span.start - start : line.length - line.trimStart().length;
      const to = mark.to === number ? mark.span.end - start : line.length;
      const left = cut.columnOf(from);
      const underline = mark.mark.repeat(Math.max(1, cut.columnOf(Math.max(from, Math.min(to, line.length))) - left));
      const message = mark.message !== '' && mark.to === number ? ` ${printable(mark.message)}` : '';
      out.push(`${styles.dim(`${' '.repeat(gutter)} |`)} ${' '.repeat(left)}${mark.style(underline + message)}`);
    }
  }
  return out;
}

function lineStarts(text: string, count: number): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1 && starts.length < count; at = text.indexOf('\n', at + 1))
    starts.push(at + 1);
  return starts;
}

/** At most `width` columns of a line, around the offset `focus`; with the column of each offset after escaping. */
function cutLine(line: string, focus: number, width: number): { text: string; columnOf: (offset: number) => number } {
  // Far more than a screen on either side of the focus is never shown.
  const from = focus > width - 20 ? Math.max(0, focus - Math.floor(width / 3)) : 0;
  const before = from > 0 ? '…' : '';
  const columns: number[] = [];
  let text = before;
  let at = from;
  for (; at < line.length; at++) {
    columns.push(displayWidth(text));
    const code = line.codePointAt(at) ?? 0;
    const character = String.fromCodePoint(code);
    const shown = character === '\t' ? TAB : printable(character);
    if (displayWidth(text) + displayWidth(shown) > width - 1) {
      text += '…';
      break;
    }
    text += shown;
    if (code > 0xffff) {
      columns.push(displayWidth(text));
      at++;
    }
  }
  const end = displayWidth(text);
  return {
    text: text.trimEnd(),
    columnOf: (offset) => (offset < from ? before.length : (columns[offset - from] ?? end)),
  };
}

/** Columns a terminal uses: two for East Asian wide characters and emoji, none for combining marks. */
function displayWidth(text: string): number {
  // Lines of policies are mostly ASCII.
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue;
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}

interface JsonPlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly end_line: number;
  readonly end_column: number;
}

export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  readonly place?: JsonPlace;
  readonly labels?: readonly { readonly message: string; readonly place: JsonPlace }[];
}

/** Paths stay as they are (programs open them); messages are made printable. */
export function toJson(d: Diagnostic): JsonDiagnostic {
  return {
    code: d.code,
    severity: d.severity,
    message: printable(d.message),
    ...(d.help === undefined ? {} : { help: printable(d.help) }),
    ...(d.span ? { place: jsonPlace(d.span) } : {}),
    ...(d.labels
      ? { labels: d.labels.map(({ span, message }) => ({ message: printable(message), place: jsonPlace(span) })) }
      : {}),
  };
}

function jsonPlace({ source, start, end }: Span): JsonPlace {
  const from = position(source, start);
  const to = position(source, end);
  return { path: source.path, line: from.line, column: from.column, end_line: to.line, end_column: to.column };
}
