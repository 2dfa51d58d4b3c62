/** Decisions → the policy's new text, and what differs. Everything that no decision is about stays byte for byte. */
import { applyEdits, changeRules, type Edit, type PolicyFile, type Profile, type Rule } from '../dsl/index.js';
import { textsOf, type Entry } from './entry.js';
import type { ReviewRule } from './rules.js';

export function editsOf(file: PolicyFile, rules: readonly ReviewRule[], entries: readonly Entry[]): readonly Edit[] {
  const changes = new Map<Rule, readonly string[]>();
  for (const { index, node } of rules) {
    const texts = entries[index]?.texts;
    if (texts) changes.set(node, texts);
  }
  return changeRules(file, changes);
}

export const editedText = (file: PolicyFile, rules: readonly ReviewRule[], entries: readonly Entry[]): string =>
  applyEdits(file.source.text, editsOf(file, rules, entries));

/** The policy as if this were its only rule: modules, lists, profiles and their settings stay. */
export function textOfOne({ source, statements }: PolicyFile, rule: ReviewRule, entry: Entry): string {
  const own = textsOf(rule, entry).join('\n');
  const placed = rule.guard === undefined ? own : `when ${rule.guard} {\n${own}\n}`;
  const slice = (from: number, to: number): string => source.text.slice(from, to);
  const profile = (node: Profile): string => {
    const [first] = node.body;
    const settings = node.body.filter(({ kind }) => kind !== 'rule' && kind !== 'when');
    return [
      slice(node.span.start, first?.span.start ?? node.span.end - 1),
      ...settings.map(({ span }) => slice(span.start, span.end)),
      node.name.text === rule.profile ? placed : '',
      '}',
    ].join('\n');
  };
  const parts = statements.flatMap((node): string | readonly string[] => {
    switch (node.kind) {
      case 'profile':
        return profile(node);
      case 'use':
      case 'let':
        return slice(node.span.start, node.span.end);
      default:
        return [];
    }
  });
  return [...parts, rule.profile === undefined ? placed : ''].join('\n');
}

export type DiffLine =
  { readonly kind: 'same' | 'old' | 'new'; readonly text: string; readonly line: number } | { readonly kind: 'gap' };

const CONTEXT = 2;

/** The lines that edits change, with some around: linear in the text, whatever the number of edits. */
export function diffOf(text: string, edits: readonly Edit[]): readonly DiffLine[] {
  const lines = text.split('\n');
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += line.length + 1;
  }
  const out: DiffLine[] = [];
  let shown = 0;
  for (const { from, to, edits: inside } of blocks(edits, starts)) {
    const start = starts[from] ?? text.length;
    const end = to + 1 < lines.length ? (starts[to + 1] ?? 0) - 1 : text.length;
    const moved = inside.map((edit) => ({ ...edit, start: edit.start - start, end: Math.min(edit.end, end) - start }));
    const before = text.slice(start, end).split('\n');
    const after = applyEdits(text.slice(start, end), moved).split('\n');
    const [head, tail] = common(before, after);
    const begin = from + head;
    if (Math.max(begin - CONTEXT, 0) > shown && out.length > 0) out.push({ kind: 'gap' });
    for (let at = Math.max(begin - CONTEXT, shown, 0); at < begin; at++) out.push(same(lines, at));
    const [gone, come] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
    out.push(...gone.map((line, i): DiffLine => ({ kind: 'old', text: line, line: begin + i + 1 })));
    out.push(...come.map((line): DiffLine => ({ kind: 'new', text: line, line: begin + 1 })));
    shown = begin + gone.length;
    const last = Math.min(shown + CONTEXT, lines.length);
    for (; shown < last; shown++) out.push(same(lines, shown));
  }
  return withoutRepeats(out);
}

const same = (lines: readonly string[], at: number): DiffLine => ({
  kind: 'same',
  text: lines[at] ?? '',
  line: at + 1,
});

/** Context behind one block that the next block begins in is shown once. */
function withoutRepeats(lines: readonly DiffLine[]): readonly DiffLine[] {
  const gone = new Set(lines.flatMap((line) => (line.kind === 'old' ? [line.line] : [])));
  return lines.filter((line) => line.kind !== 'same' || !gone.has(line.line));
}

interface Block {
  readonly from: number;
  readonly to: number;
  readonly edits: readonly Edit[];
}

/** Edits by the lines that they touch; those that share a line, or touch neighbours, together. */
function blocks(edits: readonly Edit[], starts: readonly number[]): readonly Block[] {
  const lineOf = (at: number): number => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const out: Block[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const [from, to] = [lineOf(edit.start), lineOf(edit.end)];
    const last = out.at(-1);
    if (last && from <= last.to + 1)
      out[out.length - 1] = { from: last.from, to: Math.max(to, last.to), edits: [...last.edits, edit] };
    else out.push({ from, to, edits: [edit] });
  }
  return out;
}

function common(a: readonly string[], b: readonly string[]): readonly [head: number, tail: number] {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return [head, tail];
}
