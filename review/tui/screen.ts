/** State → every line of the screen. Pure: what is painted is what tests see. */
import { hasErrors, printRule, printable } from '../../dsl/index.js';
import {
  diffOf,
  editsOf,
  MOST_FOR_CONSEQUENCES,
  MOST_FOR_LAYERS,
  progressOf,
  riskNow,
  textsOf,
  UNDECIDED,
  type Consequences,
  type DiffLine,
  type Row,
} from '../index.js';
import type { Snapshot } from './controller.js';
import { detailLines } from './detail.js';
import { BINDINGS, keyLabel, type Binding, type Question } from './keymap.js';
import { layoutOf, SMALLEST, type Layout } from './layout.js';
import { columnsOf, EMPTY_LINE, line, seg, textLine, wrapped, type Line, type Segment } from './line.js';
import type { Marks } from './theme.js';

export interface Screen {
  readonly header: Line;
  readonly body:
    | { readonly kind: 'whole'; readonly lines: readonly Line[] }
    | {
        readonly kind: 'parts';
        readonly list: readonly Line[];
        readonly title: Line;
        readonly detail: readonly Line[];
        readonly layout: Layout;
      };
  readonly status: Line;
  readonly footer: Line;
}

export interface ScreenInput {
  readonly file: string;
  readonly readOnly: string | undefined;
  readonly problems: readonly string[];
}

export function screenOf(now: Snapshot, input: ScreenInput, marks: Marks): Screen {
  const layout = layoutOf(now.size);
  const { columns, rows } = now.size;
  if (columns < SMALLEST.columns || rows < SMALLEST.rows) {
    const lines = [
      textLine(`too small: ${SMALLEST.columns}×${SMALLEST.rows} at least`),
      textLine(`it is ${columns}×${rows}`, 'dim'),
    ];
    return {
      header: textLine('polc review'),
      body: { kind: 'whole', lines: fit(lines, layout.height - 3, 0) },
      status: EMPTY_LINE,
      footer: EMPTY_LINE,
    };
  }
  return {
    header: header(now, input, marks),
    body: body(now, input, marks, layout),
    status: status(now, marks),
    footer: footer(now, input),
  };
}

// ---- around ---------------------------------------------------------------------------------------------------------------

function header(now: Snapshot, { file, readOnly }: ScreenInput, marks: Marks): Line {
  const { decided, total } = progressOf(now.review);
  const width = Math.min(20, Math.max(Math.floor(now.size.columns / 8), 6));
  const done = total === 0 ? width : Math.floor((decided / total) * width);
  const dirty = now.review.entries !== now.saved;
  return {
    left: [
      seg('polc review', 'accent'),
      seg(`  ${file}`, 'strong'),
      seg(dirty ? ' *' : '', 'warn'),
      seg(readOnly === undefined ? '' : '  read only', 'warn'),
    ],
    right: [
      seg(`${decided} of ${total} decided  `),
      seg(marks.full.repeat(done), 'accent'),
      seg(marks.rest.repeat(width - done), 'dim'),
    ],
  };
}

function status(now: Snapshot, marks: Marks): Line {
  const { checked, prompt } = now;
  if (prompt?.question === 'edit' && checked) {
    const [first] = checked.diagnostics;
    if (!first) return line(seg('the rule is fine', 'good'));
    return line(
      seg(`${first.code} `, hasErrors(checked.diagnostics) ? 'bad' : 'warn'),
      seg(first.message),
      seg(first.help === undefined ? '' : `  ${first.help}`, 'dim'),
    );
  }
  const { decided, total } = progressOf(now.review);
  const left = total - decided;
  const parts = [
    ...(now.consequences ? consequences(now.consequences, now.before) : []),
    [seg(`${left} ${left === 1 ? 'rule' : 'rules'} left`)],
    ...reduced(total),
  ];
  const joined = parts.flatMap((part, i) => (i === 0 ? part : [seg(` ${marks.dot} `, 'dim'), ...part]));
  return { left: joined, right: [seg(now.pending ? `working out ${marks.more}` : '', 'dim'), ...where(now)] };
}

/** What is not worked out live among so many rules. */
function reduced(rules: number): readonly (readonly Segment[])[] {
  if (rules > MOST_FOR_CONSEQUENCES)
    return [[seg('too many rules for live consequences: polc check after saving', 'dim')]];
  return rules > MOST_FOR_LAYERS ? [[seg('too many rules to compile the layers live', 'dim')]] : [];
}

function where({ review: { filter, order, anchor } }: Snapshot): readonly Segment[] {
  const parts = [
    anchor === undefined ? '' : 'range',
    filter === '' ? '' : `filter ${filter}`,
    order === 'risk' ? '' : `by ${order}`,
  ].filter((p) => p !== '');
  return parts.length === 0 ? [] : [seg(` [${parts.join(', ')}]`, 'warn')];
}

function consequences(found: Consequences, before: Consequences | undefined): readonly (readonly Segment[])[] {
  if (found.errors > 0)
    return [[seg(`${found.errors} ${found.errors === 1 ? 'error' : 'errors'}: ${found.problems[0] ?? ''}`, 'bad')]];
  const sum = (one: Consequences): number => Math.max(0, ...Object.values(one.syscalls));
  const change = before && before.errors === 0 ? sum(found) - sum(before) : 0;
  const out: (readonly Segment[])[] = [
    [
      seg(`${sum(found)} syscalls`),
      seg(change === 0 ? '' : ` (${change > 0 ? '+' : '−'}${Math.abs(change)})`, change > 0 ? 'warn' : 'good'),
    ],
  ];
  if (found.open)
    out.push(
      found.open.length === 0
        ? [seg('nothing stays open', 'good')]
        : [seg(`${found.open.length} ${found.open.length === 1 ? 'operation' : 'operations'} open`)],
    );
  if (found.replay)
    out.push(
      found.replay.denied === 0
        ? [seg('the trace replays', 'good')]
        : [seg(`${found.replay.denied} of the trace denied: ${found.replay.first ?? ''}`, 'bad')],
    );
  return out;
}

const QUESTIONS: Readonly<Record<Question, string>> = {
  filter: 'filter',
  search: 'search',
  deny: 'deny because',
  because: 'because',
  edit: 'edit',
  'accept below': 'accept everything below risk',
};

function footer(now: Snapshot, { readOnly }: ScreenInput): Line {
  const { mode, prompt, saving, review } = now;
  if (mode === 'ask' && prompt) return promptLine(prompt, now.size.columns);
  if (mode === 'quit')
    return keys('not saved:', [
      ['s', 'save'],
      ['k', 'keep for the next time'],
      ['d', 'discard'],
      ['Esc', 'back'],
    ]);
  if (mode === 'conflict')
    return keys('the file has changed on disk:', [
      ['m', 'merge'],
      ['o', 'overwrite'],
      ['Esc', 'back'],
    ]);
  if (mode === 'diff' && saving)
    return keys(readOnly === undefined ? 'write this?' : `the file is read only (${readOnly}):`, [
      ['y', 'write'],
      ['j k', 'scroll'],
      ['Esc', 'back'],
    ]);
  if (mode === 'diff' || mode === 'help')
    return keys('', [
      ['j k', 'scroll'],
      ['Esc', 'back'],
    ]);
  if (review.notice !== undefined) return line(seg(review.notice, 'warn'));
  let room = now.size.columns;
  const shown: (readonly [string, string])[] = [];
  const bindings = BINDINGS.filter((b) => b.footer !== undefined).sort((a, b) => (a.footer ?? 0) - (b.footer ?? 0));
  const last: readonly [string, string] = ['?', 'all keys'];
  room -= columnsOf(last.join(' ')) + 2;
  for (const {
    keys: [key = ''],
    short,
  } of bindings) {
    const pair = [keyLabel(key), short] as const;
    if (key === '?' || (room -= columnsOf(pair.join(' ')) + 2) < 0) continue;
    shown.push(pair);
  }
  return keys('', [...shown, last]);
}

function keys(lead: string, pairs: readonly (readonly [string, string])[]): Line {
  const segments = pairs.flatMap(([key, what], i) => [
    seg(`${i === 0 ? '' : '  '}${key}`, 'accent'),
    seg(` ${what}`, 'dim'),
  ]);
  return line(seg(lead === '' ? '' : `${lead}  `, 'warn'), ...segments);
}

/** The part around the cursor, where the text is longer than the line. */
function promptLine({ question, before, after }: NonNullable<Snapshot['prompt']>, columns: number): Line {
  const label = `${QUESTIONS[question]}: `;
  const room = Math.max(columns - label.length - 2, 10);
  const head = printable(before);
  const shown = columnsOf(head) <= room ? head : `…${[...head].slice(-(room - 1)).join('')}`;
  return { left: [seg(label, 'accent'), seg(shown), seg('▏', 'accent'), seg(after)] };
}

// ---- the middle ------------------------------------------------------------------------------------------------------------

function body(now: Snapshot, input: ScreenInput, marks: Marks, layout: Layout): Screen['body'] {
  const height = layout.height - 3;
  const whole = (lines: readonly Line[]): Screen['body'] => ({ kind: 'whole', lines: fit(lines, height, now.scroll) });
  switch (now.mode) {
    case 'help':
      return whole(helpLines(now.size.columns));
    case 'diff':
      return whole(diffLines(now, marks));
    case 'detail':
      return whole(detailLines(now, marks, now.size.columns));
    default: {
      const { review } = now;
      if (review.rows.length === 0) return whole(nothing(now, input));
      const list = review.rows
        .slice(now.top, now.top + layout.listHeight)
        .map((row, i) => listLine(now, marks, row, now.top + i, layout));
      const detail = detailLines(now, marks, layout.detailWidth);
      return {
        kind: 'parts',
        list: fit(list, layout.listHeight, 0),
        title: title(now, marks, layout),
        detail: fit(detail, layout.detailHeight, now.scroll),
        layout,
      };
    }
  }
}

function nothing({ review }: Snapshot, { problems }: ScreenInput): readonly Line[] {
  if (review.filter !== '') return [textLine('no rule is like this: Esc ends the filter', 'dim')];
  return [textLine('there are no rules in this policy', 'dim'), ...problems.map((problem) => textLine(problem, 'bad'))];
}

function title({ review, size }: Snapshot, marks: Marks, { side }: Layout): Line {
  if (side) return EMPTY_LINE;
  const rules = review.rows.filter((row) => row.kind === 'rule').length;
  const before = review.rows.slice(0, review.cursor + 1).filter((row) => row.kind === 'rule').length;
  const text = ` ${before} of ${rules} `;
  return line(
    seg(marks.rule.repeat(2), 'dim'),
    seg(text, 'dim'),
    seg(marks.rule.repeat(Math.max(size.columns - text.length - 2, 0)), 'dim'),
  );
}

function listLine({ review }: Snapshot, marks: Marks, row: Row, at: number, { listWidth }: Layout): Line {
  const isCursor = at === review.cursor;
  const inRange =
    review.anchor !== undefined &&
    at >= Math.min(review.anchor, review.cursor) &&
    at <= Math.max(review.anchor, review.cursor);
  const pointer = seg(`${isCursor ? marks.cursor : inRange ? marks.range : ' '} `, 'accent');
  const mark = isCursor ? ({ mark: 'cursor' } as const) : inRange ? ({ mark: 'range' } as const) : {};
  switch (row.kind) {
    case 'head': {
      const done = row.rules.filter((rule) => review.entries[rule]?.verdict !== 'undecided').length;
      const count = row.rules.length === 0 ? '' : `${done}/${row.rules.length}`;
      const rest = Math.max(listWidth - columnsOf(row.text) - count.length - 6, 0);
      return line(
        seg(`${marks.rule} `, 'dim'),
        seg(row.text, 'dim'),
        seg(` ${marks.rule.repeat(rest)} ${count}`, 'dim'),
      );
    }
    case 'module': {
      const module = review.context.modules[row.module];
      return {
        left: [
          pointer,
          seg(`${row.folded ? marks.folded : marks.unfolded} ${module?.name ?? ''}`),
          seg(`  ${module?.rules.length ?? 0} ${module?.rules.length === 1 ? 'rule' : 'rules'}`, 'dim'),
        ],
        ...mark,
      };
    }
    case 'module rule': {
      const rule = review.context.modules[row.module]?.rules[row.at];
      return { left: [pointer, seg(`    ${rule ? printRule(rule) : ''}`, 'dim')], ...mark };
    }
    case 'rule': {
      const rule = review.context.rules[row.rule];
      const entry = review.entries[row.rule] ?? UNDECIDED;
      if (!rule) return EMPTY_LINE;
      const { risk } = riskNow(rule, entry);
      const texts = textsOf(rule, entry);
      const text =
        entry.verdict === 'dropped'
          ? rule.text
          : texts.length > 1
            ? `${texts.length} rules: ${texts.join('; ')}`
            : (texts[0] ?? '');
      const verdict = { undecided: 'plain', accepted: 'good', denied: 'bad', dropped: 'dim' } as const;
      const edited = entry.texts !== undefined && entry.verdict !== 'dropped' ? marks.edited : ' ';
      const hits = review.findings.hits?.get(row.rule);
      const change = review.context.against?.get(row.rule)?.kind;
      return {
        left: [
          pointer,
          seg(marks.verdict[entry.verdict], verdict[entry.verdict]),
          seg(`${edited} `, 'warn'),
          seg(marks.risk[risk], risk),
          seg('  '),
          seg(text, entry.verdict === 'dropped' ? 'dim' : isCursor ? 'strong' : 'plain'),
        ],
        right: [
          seg(change === undefined ? '' : ` ${change}`, 'warn'),
          seg(hits === undefined ? '' : hits === 0 ? ' unseen' : ` ×${hits}`, 'dim'),
        ],
        ...mark,
      };
    }
  }
}

function helpLines(columns: number): readonly Line[] {
  const groups = [...new Set(BINDINGS.map((binding) => binding.group))];
  return groups.flatMap((group) => [
    textLine(group, 'accent'),
    ...BINDINGS.filter((binding) => binding.group === group).flatMap((binding) => helpLine(binding, columns)),
    EMPTY_LINE,
  ]);
}

function helpLine({ keys: names, help }: Binding, columns: number): readonly Line[] {
  return wrapped(help, columns - 20).map((text, i) =>
    line(seg(i === 0 ? `  ${names.map(keyLabel).join(' ')}`.padEnd(18) : ' '.repeat(18), 'strong'), seg(text)),
  );
}

function diffLines({ review }: Snapshot, marks: Marks): readonly Line[] {
  const { file, rules } = review.context;
  const edits = editsOf(file, rules, review.entries);
  if (edits.length === 0)
    return [textLine('the file stays as it is: only decisions are kept, in its .review.json', 'dim')];
  return diffOf(file.source.text, edits).map((one) => diffLine(one, marks));
}

const SIGNS = { same: [' ', 'dim'], old: ['-', 'bad'], new: ['+', 'good'] } as const;

function diffLine(one: DiffLine, marks: Marks): Line {
  if (one.kind === 'gap') return textLine(`     ${marks.more}`, 'dim');
  const number = one.kind === 'new' ? '     ' : `${String(one.line).padStart(4)} `;
  const [sign, tone] = SIGNS[one.kind];
  return line(seg(number, 'dim'), seg(`${sign} `, tone), seg(one.text.replace(/\r$/, '').replaceAll('\t', '  '), tone));
}

/** Just as many lines, from `scroll` on but never past the end. */
function fit(lines: readonly Line[], height: number, scroll: number): readonly Line[] {
  const start = Math.min(scroll, Math.max(lines.length - height, 0));
  const shown = lines.slice(start, start + height);
  return [...shown, ...Array.from({ length: Math.max(height - shown.length, 0) }, () => EMPTY_LINE)];
}
