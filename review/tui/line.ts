/** Lines of the screen: text in tones, made safe to print; how wide text is, and how it is broken. */
import { printable } from '../../dsl/index.js';

/** What a piece of text is, not how it looks: `theme.ts` has the colours. */
export type Tone =
  'plain' | 'dim' | 'strong' | 'accent' | 'good' | 'bad' | 'warn' | 'critical' | 'high' | 'medium' | 'low' | 'none';

export interface Segment {
  readonly text: string;
  readonly tone: Tone;
}

export interface Line {
  readonly left: readonly Segment[];
  /** Kept whole at the right edge; the left is cut for it. */
  readonly right?: readonly Segment[];
  /** The row at the cursor, or one of a range. */
  readonly mark?: 'cursor' | 'range';
}

/** INVARIANT: every text on the screen comes through here: no control character of a path, a log or a policy gets out. */
export const seg = (text: string, tone: Tone = 'plain'): Segment => ({ text: printable(text), tone });

export const line = (...left: readonly Segment[]): Line => ({ left });
export const textLine = (text: string, tone: Tone = 'plain'): Line => line(seg(text, tone));
export const EMPTY_LINE: Line = { left: [] };

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

/** Columns of a terminal. */
export function columnsOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += /\p{Mn}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/** Breaks at spaces, and within words that are wider than a line. */
export function wrapped(text: string, width: number, indent = ''): readonly string[] {
  const lines: string[] = [];
  let current = '';
  const room = Math.max(width, 8);
  for (const word of printable(text).split(' ')) {
    const joined = current === '' ? word : `${current} ${word}`;
    if (columnsOf(joined) <= room) {
      current = joined;
      continue;
    }
    if (current !== '' && current !== indent) lines.push(current);
    current = indent + word;
    while (columnsOf(current) > room) {
      const [head, tail] = cut(current, room);
      lines.push(head);
      current = indent + tail;
    }
  }
  return [...lines, current];
}

function cut(text: string, width: number): readonly [string, string] {
  let at = 0;
  let columns = 0;
  for (const character of text) {
    const next = columns + columnsOf(character);
    if (next > width) break;
    columns = next;
    at += character.length;
  }
  return [text.slice(0, at), text.slice(at)];
}
