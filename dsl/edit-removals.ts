/** Rules → the edits that take them out of the text: whole lines where nothing else stands in them, else only themselves. */
import type { Rule } from './ast.js';
import type { Edit, Lines } from './text-edit.js';

interface Range {
  readonly start: number;
  readonly end: number;
}

export function removals(lines: Lines, rules: readonly Rule[]): readonly Edit[] {
  const whole: Range[] = [];
  const edits: Edit[] = [];
  for (const run of runs(lines.text, rules)) {
    const before = lines.text.slice(lines.start(run.start), run.start);
    const rest = lines.text.slice(run.end, lines.end(run.end));
    if (before.trim() === '' && /^[ \t;]*(?:#.*)?$/.test(rest)) {
      whole.push({ start: lines.start(run.start), end: lines.next(run.end) ?? lines.text.length });
    } else {
      edits.push({ ...within(run, before, rest), text: '' });
    }
  }
  const blocks = joined(lines.text, whole);
  return [...edits, ...blocks.flatMap((block) => withoutBlanks(lines, block))];
}

/** Rules that stand behind each other with nothing but `;` between are one range. */
function runs(text: string, rules: readonly Rule[]): readonly Range[] {
  return join(
    rules.map(({ span: { start, end } }) => ({ start, end })),
    (gap) => /^[ \t;]*$/.test(text.slice(gap.start, gap.end)),
  );
}

/** Lines with nothing but empty ones between go together. */
const joined = (text: string, ranges: readonly Range[]): readonly Range[] =>
  join(ranges, (gap) => text.slice(gap.start, gap.end).trim() === '');

function join(ranges: readonly Range[], together: (gap: Range) => boolean): readonly Range[] {
  const out: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last && together({ start: last.end, end: range.start })) out[out.length - 1] = { ...last, end: range.end };
    else out.push(range);
  }
  return out;
}

/** In a line with other statements: with one of the separators around. */
function within({ start, end }: Range, before: string, rest: string): Range {
  const separator = /^[ \t]*;[ \t;]*/.exec(rest)?.[0] ?? '';
  const more = rest.slice(separator.length).trimStart();
  const preceding = /[ \t]*;[ \t;]*$/.exec(before)?.[0] ?? '';
  // Something follows: the separator behind goes, unless the one before would then end in nothing.
  if (more !== '' && !more.startsWith('#') && !more.startsWith('}')) {
    const blank = separator === '' ? (/^[ \t]*/.exec(rest)?.[0] ?? '') : separator;
    return { start, end: end + blank.length };
  }
  if (preceding !== '') return { start: start - preceding.length, end: end + (more === '' ? rest.length : 0) };
  const blank = /^[ \t;]*/.exec(rest)?.[0] ?? '';
  return { start, end: end + blank.length };
}

/** Of two empty lines that would meet, and of one at the edge of a block, one goes. */
function withoutBlanks(lines: Lines, { start, end }: Range): readonly Edit[] {
  const { text } = lines;
  const isLast = end === text.length;
  const above = start === 0 ? undefined : lines.line(lines.start(start - 1));
  const below = isLast ? undefined : lines.line(end);
  const edgeBelow = below === undefined || below.trim() === '' || below.trimStart().startsWith('}');
  if (above?.trim() === '' && edgeBelow) return [{ start: lines.start(start - 1), end, text: '' }];
  const opens = above === undefined || /\{[ \t]*(?:#.*)?$/.test(above);
  const all = [{ start, end, text: '' }];
  // An edit of its own, so that something may still be put in at `end`.
  if (opens && below?.trim() === '') all.push({ start: end, end: lines.next(end) ?? text.length, text: '' });
  return all;
}
