/** How well each layer enforces each rule: as a table for people, and as JSON. */
import type { CoverageReport, CoverageRow, OpenOperation } from '../compiler/index.js';
import { position, printable, type Source, type Span } from '../dsl/index.js';
import type { OpenUnder } from '../layers/index.js';
import { table } from './layout.js';

const RULE_WIDTH = 64;

/** The rule as it stands in its file, on one line. */
export function ruleText({ source, start, end }: Span, width = RULE_WIDTH): string {
  const text = printable(source.text.slice(start, end).replace(/\s+/g, ' '));
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}

/** `root`: the rules of this file are shown one by one, those of modules are counted. */
export function coverageTable(report: CoverageReport, root: Source): string {
  const own = report.rows.filter((row) => row.rule.span.source === root);
  const lines: string[][] = own.map(({ rule, layers }) => [
    String(position(rule.span.source, rule.span.start).line),
    ruleText(rule.span),
    ...report.layers.map((layer) => layers.get(layer)?.kind ?? 'none'),
  ]);
  for (const [source, rows] of bySource(report.rows.filter((row) => row.rule.span.source !== root))) {
    lines.push([
      '',
      `${moduleName(source)}: ${rows.length} rules`,
      ...report.layers.map((layer) => counted(rows, layer)),
    ]);
  }
  const head = ['line', 'rule', ...report.layers];
  return table([head, ...lines], '  ');
}

const moduleName = (source: Source): string =>
  printable(source.path.replace(/^.*policies\/(std\/[^.]+)\.policy$/, '$1'));

function bySource(rows: readonly CoverageRow[]): ReadonlyMap<Source, readonly CoverageRow[]> {
  const groups = new Map<Source, CoverageRow[]>();
  for (const row of rows) {
    const group = groups.get(row.rule.span.source);
    if (group) group.push(row);
    else groups.set(row.rule.span.source, [row]);
  }
  return groups;
}

/** `12 exact, 3 wider`. */
function counted(rows: readonly CoverageRow[], layer: CoverageReport['layers'][number]): string {
  return (['exact', 'wider', 'none'] as const)
    .map((kind) => [kind, rows.filter((row) => row.layers.get(layer)?.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
}

/** What stays open; once where all that can be in force together leave the same open. */
export function openText(open: readonly OpenUnder[]): string {
  const texts = open.map(({ operations }) => reasons(operations));
  if (texts.every((text) => text === texts[0])) return shown('', texts[0] ?? '');
  return open.map(({ layers }, i) => shown(` with ${layers.join(', ')}`, texts[i] ?? '')).join('');
}

const shown = (under: string, text: string): string =>
  text === '' ? `  nothing stays open${under}\n` : `  stays open${under}:\n${text}`;

/** Grouped by the reason: one reason often holds for a dozen operations. */
function reasons(open: readonly OpenOperation[]): string {
  const groups = new Map<string, string[]>();
  for (const { operation, coverage, accepted } of open) {
    const why = 'why' in coverage ? coverage.why : coverage.kind;
    const key = accepted === undefined ? why : `accepted, because ${printable(accepted)}`;
    const group = groups.get(key);
    if (group) group.push(operation);
    else groups.set(key, [operation]);
  }
  return [...groups].map(([why, operations]) => `    ${operations.join(', ')}: ${why}\n`).join('');
}

export const coverageJson = (report: CoverageReport): Readonly<Record<string, unknown>> => ({
  rules: report.rows.map(({ rule: { span }, layers, best }) => ({
    path: span.source.path,
    ...place(span),
    text: ruleText(span, 1000),
    layers: Object.fromEntries(layers),
    best: best.kind,
  })),
});

function place({ source, start, end }: Span): Readonly<Record<string, number>> {
  const last = position(source, end);
  return { ...position(source, start), end_line: last.line, end_column: last.column };
}

/** One row for an operation and the layers under which it stays open so. */
export const openJson = (open: readonly OpenUnder[]): readonly unknown[] =>
  open.flatMap(({ layers, operations }) =>
    operations.map(({ operation, coverage, accepted }) => ({
      operation,
      with: layers,
      ...coverage,
      ...(accepted === undefined ? {} : { accepted }),
    })),
  );
