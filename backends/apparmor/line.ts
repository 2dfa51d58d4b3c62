/** One rule of a profile on its way to text. */
import type { Origin, ResourceRule } from '../../compiler/index.js';

/** In the order they are written, with what is said above each group. */
export const SECTIONS = {
  files: 'files',
  links: 'hard links: the new name -> what it leads to',
  programs: 'programs',
  network: 'network',
  unix: 'unix sockets',
  capabilities: 'capabilities',
  signals: 'signals',
  ptrace: 'tracing',
  mounts: 'mounts',
  namespaces: 'namespaces',
  other: 'classes that the policy leaves to other layers',
} as const;
export type Section = keyof typeof SECTIONS;

export interface Line {
  readonly section: Section;
  /** By what it is sorted in its section. */
  readonly key: string;
  /** The whole rule with its comma. */
  readonly text: string;
  readonly origins: readonly Origin[];
  readonly because: readonly string[];
  /** polc's own reason, where no rule of the policy asked for the line. */
  readonly note?: string;
}

/** The origins and reasons of some rules, each once. */
export const from = (rules: Iterable<ResourceRule>): Pick<Line, 'origins' | 'because'> => {
  const origins = new Map<string, Origin>();
  const because = new Set<string>();
  for (const rule of rules) {
    const { source, start } = rule.origin.span;
    origins.set(`${source.path}\0${start}`, rule.origin);
    if (rule.because !== undefined) because.add(rule.because);
  }
  return { origins: [...origins.values()], because: [...because] };
};

export const denyFirst = (denies: boolean, key: string): string => `${denies ? 0 : 1}${key}`;
