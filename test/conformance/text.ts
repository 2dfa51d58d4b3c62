/** The matrix in words: for the terminal, and for docs/conformance.md. */
import { counts, type Cell, type Matrix } from './index.js';

const WIDTH = 9;

/** Rows, then what is skipped and what disagrees with its reason, then the counts. */
export function matrixText(matrix: Matrix): string {
  const { rows, columns } = matrix;
  const wide = Math.max(...rows.map((name) => name.length)) + 2;
  const line = (name: string, words: readonly string[]): string =>
    `${name.padEnd(wide)}${words.map((word) => word.padEnd(WIDTH)).join(' ')}`.trimEnd();
  const at = (row: number): readonly Cell[] => columns.flatMap(({ cells }) => cells[row] ?? []);
  return [
    line(
      'operation',
      columns.map(({ layer }) => layer),
    ),
    ...rows.map((name, i) =>
      line(
        name,
        at(i).map(({ verdict }) => verdict),
      ),
    ),
    '',
    ...reasons(matrix, 'skipped'),
    ...reasons(matrix, 'disagree'),
    ...columns.flatMap(({ layer, seconds }) => (seconds > 0 ? [`${layer}: ${seconds.toFixed(1)} s`] : [])),
    countsText(matrix),
  ].join('\n');
}

export function countsText(matrix: Matrix): string {
  const { agree, wider, none, disagree, skipped } = counts(matrix);
  return `${matrix.rows.length} operations: ${agree} agree / ${wider + none} wider (of these ${none} none) / ${disagree} disagree / ${skipped} skipped`;
}

/** `VERDICT operation, layer: why` */
export const reasons = ({ rows, columns }: Matrix, verdict: Cell['verdict']): readonly string[] =>
  rows.flatMap((name, i) =>
    columns.flatMap(({ layer, cells }) => {
      const cell = cells[i];
      return cell?.verdict === verdict ? [`${verdict} ${name}, ${layer}: ${cell.why}`] : [];
    }),
  );

/** A table of Markdown. */
export function matrixMarkdown(matrix: Matrix): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    row(['operation', ...matrix.columns.map(({ layer }) => layer)]),
    row(['---', ...matrix.columns.map(() => '---')]),
    ...matrix.rows.map((name, i) => row([name, ...matrix.columns.map(({ cells }) => cells[i]?.verdict ?? '')])),
    '',
    countsText(matrix),
  ].join('\n');
}
