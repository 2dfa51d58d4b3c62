/** How well each layer enforces each rule: as a table for people, and as JSON. */
import type { Coverage, CoverageReport, CoverageRow } from '../compiler/index.js';
import { position, printable, type Source, type Span } from '../dsl/index.js';
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
  return table([head, ...lines], '  ') + reasons(report);
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

/** What stays open, grouped by the reason: one reason often holds for a dozen operations. */
function reasons(report: CoverageReport): string {
  const groups = new Map<string, string[]>();
  for (const { operation, coverage, accepted } of report.open) {
    const why = 'why' in coverage ? coverage.why : coverage.kind;
    const key = accepted === undefined ? why : `accepted, because ${printable(accepted)}`;
    const group = groups.get(key);
    if (group) group.push(operation);
    else groups.set(key, [operation]);
  }
  if (groups.size === 0) return '  nothing stays open\n';
  const lines = [...groups].map(([why, operations]) => `    ${operations.join(', ')}: ${why}\n`);
  return `  stays open:\n${lines.join('')}`;
}

export function coverageJson(report: CoverageReport): Readonly<Record<string, unknown>> {
  return {
    rules: report.rows.map(({ rule, layers, best }) => ({
      path: rule.span.source.path,
      ...position(rule.span.source, rule.span.start),
      text: ruleText(rule.span, 1000),
      layers: Object.fromEntries([...layers].map(([layer, coverage]) => [layer, oneJson(coverage)])),
      best: best.kind,
    })),
    open: report.open.map(({ operation, coverage, accepted }) => ({
      operation,
      ...oneJson(coverage),
      ...(accepted === undefined ? {} : { accepted }),
    })),
  };
}

const oneJson = (coverage: Coverage): Readonly<Record<string, unknown>> => ({ ...coverage });
