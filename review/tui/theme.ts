/** How things look: colours that also people with colour blindness tell apart, and beside each a mark that needs none. */
import type { Risk, Verdict } from '../index.js';
import type { Tone } from './line.js';

export interface Look {
  readonly color?: string;
  readonly bold?: boolean;
  readonly dimColor?: boolean;
}

/** The terminal's own sixteen colours, so that they fit its background. */
export const LOOKS: Readonly<Record<Tone, Look>> = {
  plain: {},
  dim: { dimColor: true },
  strong: { bold: true },
  accent: { color: 'cyan' },
  good: { color: 'cyan' },
  bad: { color: 'red' },
  warn: { color: 'yellow' },
  critical: { color: 'magentaBright', bold: true },
  high: { color: 'yellow' },
  medium: { color: 'blueBright' },
  low: { dimColor: true },
  none: { dimColor: true },
};

export interface Marks {
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly risk: Readonly<Record<Risk, string>>;
  readonly cursor: string;
  readonly range: string;
  readonly edited: string;
  readonly rule: string;
  readonly side: string;
  readonly full: string;
  readonly rest: string;
  readonly at: string;
  readonly folded: string;
  readonly unfolded: string;
  readonly coverage: Readonly<Record<'exact' | 'wider' | 'none', string>>;
  readonly more: string;
  readonly dot: string;
}

const UNICODE: Marks = {
  verdict: { undecided: '·', accepted: '✓', denied: '✗', dropped: '−' },
  risk: { critical: '▰▰▰▰', high: '▰▰▰▱', medium: '▰▰▱▱', low: '▰▱▱▱', none: '▱▱▱▱' },
  cursor: '▸',
  range: '┃',
  edited: '~',
  rule: '─',
  side: '│',
  full: '━',
  rest: '─',
  at: '●',
  folded: '▹',
  unfolded: '▿',
  coverage: { exact: '●', wider: '◐', none: '○' },
  more: '…',
  dot: '·',
};

const ASCII: Marks = {
  verdict: { undecided: '.', accepted: '+', denied: 'x', dropped: '-' },
  risk: { critical: '####', high: '### ', medium: '##  ', low: '#   ', none: '    ' },
  cursor: '>',
  range: '|',
  edited: '~',
  rule: '-',
  side: '|',
  full: '=',
  rest: '-',
  at: '*',
  folded: '>',
  unfolded: 'v',
  coverage: { exact: '#', wider: '~', none: '-' },
  more: '...',
  dot: '.',
};

/** By the locale: a terminal that shows no UTF-8 gets ASCII. */
export function marksFor(environment: Readonly<Record<string, string | undefined>>): Marks {
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || '';
  return /utf-?8/i.test(locale) || locale === '' ? UNICODE : ASCII;
}
