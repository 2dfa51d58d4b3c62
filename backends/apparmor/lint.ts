/**
 * Patterns whose automaton explodes. The parser builds one deterministic automaton of all file rules; where several patterns
 * hold `**` and go on behind it, a state has to remember how far each of them has come, for every combination (measured:
 * 8 rules of the form `/**\/xI*\/**\/yI*` take 0.2 s, 12 take 33 s, 16 no longer end). So the same construction is done here,
 * over the patterns at risk only, and given up at a number of states that the parser can still bear.
 */
import { type Diagnostic, explodes, printable } from '../../dsl/index.js';
import type { Glob, ResourceRule } from '../../compiler/index.js';
import { type Parts, readGlob } from './glob-tree.js';

/** With this many the parser takes about a second. */
export const STATE_LIMIT = 3000;

interface Risk {
  readonly glob: Glob;
  readonly rule: ResourceRule | undefined;
  /** `**` that something follows: what costs. */
  readonly inner: number;
}

/** How many `**` have something behind them. */
export function innerDeep(parts: Parts): number {
  return parts.reduce((sum, part, i) => {
    const behind = i < parts.length - 1;
    if (part.kind === 'deep') return sum + (behind ? 1 : 0);
    if (part.kind === 'choice') return sum + Math.max(...part.of.map(innerDeep));
    return sum;
  }, 0);
}

/** @returns nothing, or one diagnostic with the costliest patterns. */
export function lintExplosion(
  patterns: Iterable<{ readonly glob: Glob; readonly rule: ResourceRule | undefined }>,
): readonly Diagnostic[] {
  const risks = new Map<string, Risk>();
  for (const { glob, rule } of patterns) {
    if (glob.literal !== undefined || risks.has(glob.text)) continue;
    const inner = innerDeep(readGlob(glob.text));
    if (inner > 0) risks.set(glob.text, { glob, rule, inner });
  }
  if (risks.size < 2) return [];
  const all = [...risks.values()];
  if (
    !exceeds(
      all.map(({ glob }) => glob),
      STATE_LIMIT,
    )
  )
    return [];
  const worst = all.sort((a, b) => b.inner - a.inner);
  const [first] = worst;
  if (!first) return [];
  const labels = worst.slice(1, 4).flatMap(({ rule }) => rule?.origin.span ?? []);
  return [
    explodes(
      first.rule?.origin.span,
      printable(first.glob.text),
      printable(rewrite(first.glob.text)),
      all.length,
      labels,
    ),
  ];
}

/** The pattern up to its first inner `**`: wider, but a tree the automaton holds in one state. */
export const rewrite = (text: string): string => {
  const at = text.indexOf('**');
  return at < 0 ? text : `${text.slice(0, at)}**`;
};

/** Subset construction over all patterns at once; whether it needs more states than `limit`. */
function exceeds(globs: readonly Glob[], limit: number): boolean {
  const automata = globs.map(({ automaton }) => automaton);
  const offsets: number[] = [];
  let total = 0;
  for (const { steps } of automata) {
    offsets.push(total);
    total += steps.length;
  }
  const empty: number[][] = [];
  const steps: { set: readonly boolean[]; next: number }[][] = [];
  automata.forEach((automaton, i) => {
    const offset = offsets[i] ?? 0;
    for (const moves of automaton.empty) empty.push(moves.map((next) => next + offset));
    for (const moves of automaton.steps) steps.push(moves.map(({ set, next }) => ({ set, next: next + offset })));
  });
  const close = (states: Set<number>): readonly number[] => {
    for (const state of states) for (const next of empty[state] ?? []) states.add(next);
    return [...states].sort((a, b) => a - b);
  };
  const start = close(new Set(offsets));
  const seen = new Set([start.join(',')]);
  const queue = [start];
  for (const states of queue) {
    if (seen.size > limit) return true;
    for (const byte of bytesOf(states, steps)) {
      const next = new Set<number>();
      for (const state of states) for (const step of steps[state] ?? []) if (step.set[byte]) next.add(step.next);
      if (next.size === 0) continue;
      const closed = close(next);
      const id = closed.join(',');
      if (!seen.has(id)) {
        seen.add(id);
        queue.push(closed);
      }
    }
  }
  return false;
}

/** One byte of each class that the steps from these states tell apart. */
function bytesOf(
  states: readonly number[],
  steps: readonly (readonly { readonly set: readonly boolean[]; readonly next: number }[])[],
): readonly number[] {
  const sets = [...new Set(states.flatMap((state) => (steps[state] ?? []).map(({ set }) => set)))];
  const classes = new Map<string, number>();
  for (let byte = 1; byte < 256; byte++) {
    const signature = sets.map((set) => (set[byte] ? '1' : '0')).join('');
    if (!classes.has(signature)) classes.set(signature, byte);
  }
  return [...classes.values()];
}
