/** Union of runs: idempotent, and whatever the order, the same. */
import type { Run, Trace } from './trace.js';

export const mergeTraces = (traces: readonly Trace[]): Trace => ({ runs: mergeRuns(traces.flatMap((t) => t.runs)) });

/** Each run once, sorted by its name. Of two copies of one run (one cut short, say) the one that knows more stays. */
export function mergeRuns(runs: readonly Run[]): readonly Run[] {
  const byName = new Map<string, Run>();
  for (const run of runs) {
    const known = byName.get(run.start.run);
    if (!known || knowsMore(run, known)) byName.set(run.start.run, run);
  }
  return [...byName.values()].sort((a, b) => (a.start.run < b.start.run ? -1 : 1));
}

function knowsMore(a: Run, b: Run): boolean {
  const measures: readonly ((run: Run) => number | string)[] = [
    (run) => (run.end ? 1 : 0),
    (run) => run.entries.length,
    (run) => run.entries.reduce((sum, entry) => sum + entry.count, 0),
    JSON.stringify, // equally much: any, but always the same
  ];
  for (const measure of measures) {
    const [mine, other] = [measure(a), measure(b)];
    if (mine !== other) return mine > other;
  }
  return false;
}
