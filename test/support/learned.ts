/** Traces → policies, and what they say. */
import type { Trace } from '../../tracer/index.js';
import { learnPolicy, type Dropped, type Writes } from '../../tracer/learn/index.js';
import { stdHost } from './compile.js';
import { runOf, traceOf, type Seen } from './traces.js';

export const compile = { nativeArch: 'x86_64', kernel: [6, 1] } as const;

/** The policy learned from a trace. */
export function learn(trace: Trace, dropped: readonly Dropped[] = [], writes?: Writes): string {
  const learned = learnPolicy(trace, { host: stdHost, compile, dropped, ...(writes === undefined ? {} : { writes }) });
  if (!learned) throw new Error('nothing was learned');
  return learned.text;
}

/** The rules, without the head and the braces. */
export const rulesOf = (text: string): readonly string[] =>
  text
    .replace(/,\n\s+/g, ', ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(?:allow|deny|use) /.test(line));

/** The rules learned from what one run was seen to do. */
export const learned = (seen: readonly Seen[], more?: Parameters<typeof runOf>[1]): readonly string[] =>
  rulesOf(learn(traceOf(runOf(seen, more))));
