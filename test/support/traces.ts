/** Traces from a few words, for tests of the learner. */
import type { Entry, Image, Observation, Run, RunEnd, RunStart, Trace } from '../../tracer/index.js';

export const file = (
  op: Extract<Observation, { kind: 'file' }>['op'],
  path: string,
  more: Partial<Extract<Observation, { kind: 'file' }>> = {},
): Observation => ({ kind: 'file', op, path, object: 'file', owner: true, ...more });

export const call = (syscall: string, args?: Readonly<Record<string, string>>): Observation => ({
  kind: 'syscall',
  arch: 'x86_64',
  syscall,
  ...(args ? { args } : {}),
});

/** An observation, or one with its outcome, or of another image than the first. */
export type Seen = Observation | { readonly seen: Observation; readonly outcome?: string; readonly image?: number };

export function runOf(
  seen: readonly Seen[],
  more: { start?: Partial<RunStart>; images?: readonly Image[]; end?: Partial<RunEnd> } = {},
): Run {
  const entries = seen.map((one): Entry => {
    const { seen: observation, outcome = 'ok', image = 1 } = 'seen' in one ? one : { seen: one };
    return { image, observation, outcome, count: 1, processes: 1, first: 0, last: 0 };
  });
  return {
    start: {
      run: 'r1',
      engine: 'notify',
      host: { arch: 'x86_64', kernel: '6.1.0' },
      command: ['app'],
      cwd: '/',
      uid: 1000,
      started: '2026-01-01T00:00:00Z',
      ...more.start,
    },
    images: more.images ?? [{ id: 1, path: '/usr/bin/app', argv: ['app'] }],
    entries,
    end: { status: 0, seconds: 1, events: entries.length, processes: 1, lost: 0, marks: [], ...more.end },
  };
}

export const traceOf = (...runs: readonly Run[]): Trace => ({ runs });
