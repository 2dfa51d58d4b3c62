/** Keys → state, and what has to be done about it. Knows no Ink: tests press keys here, too. */
import { hasErrors } from '../../dsl/index.js';
import {
  currentRule,
  eventBetween,
  nodesOf,
  pathsOf,
  ladderFor,
  MOST_FOR_CONSEQUENCES,
  MOST_FOR_LAYERS,
  reviewReducer,
  textOfOne,
  textsOf,
  UNDECIDED,
  RISKS,
  type Action,
  type CheckedRules,
  type Consequences,
  type DetailQuestion,
  type Entry,
  type FileCount,
  type ReviewState,
  type RuleDetail,
} from '../index.js';
import type { ReviewHost } from './host.js';
import { bindingOf, type Command, type Question } from './keymap.js';
import { layoutOf, type Size } from './layout.js';
import { Prompt } from './prompt.js';

export type Mode = 'list' | 'detail' | 'help' | 'diff' | 'ask' | 'quit' | 'conflict';

export type Outcome = 'saved' | 'kept' | 'discarded' | 'unchanged';

export interface Snapshot {
  readonly review: ReviewState;
  readonly size: Size;
  readonly mode: Mode;
  /** The diff was asked for by `w`: the next key writes. */
  readonly saving: boolean;
  /** First row of the list on the screen, and of what is scrolled otherwise. */
  readonly top: number;
  readonly scroll: number;
  readonly prompt: Prompt | undefined;
  readonly checked: CheckedRules | undefined;
  /** Of the decisions as they were some moments ago while `pending`. */
  readonly consequences: Consequences | undefined;
  readonly pending: boolean;
  readonly before: Consequences | undefined;
  readonly detail: { readonly rule: number; readonly entry: unknown; readonly found: RuleDetail } | undefined;
  readonly counts: ReadonlyMap<string, FileCount | 'counting'>;
  /** As last written, or as read. */
  readonly saved: ReviewState['entries'];
}

/** What only the terminal can do. */
export interface Terminal {
  leave(outcome: Outcome): void;
  suspend(): void;
  /** Gives the terminal away while `work` runs. */
  without<T>(work: () => T): T;
}

/** A hand that rests so long wants to know. */
const REST_MS = 150;
const LONG_REST_MS = 300;

export class Controller {
  #now: Snapshot;
  readonly #listeners = new Set<() => void>();
  #detailTimer: NodeJS.Timeout | undefined;
  #consequencesTimer: NodeJS.Timeout | undefined;
  #wanted = 0;

  constructor(
    readonly host: ReviewHost,
    review: ReviewState,
    size: Size,
    private readonly terminal: () => Terminal,
    saved: ReviewState['entries'] = review.entries,
  ) {
    this.#now = {
      review,
      size,
      mode: 'list',
      saving: false,
      top: 0,
      scroll: 0,
      prompt: undefined,
      checked: undefined,
      consequences: undefined,
      pending: host.background !== undefined && hasConsequences(review),
      before: undefined,
      detail: undefined,
      counts: new Map(),
      saved,
    };
    this.#now = { ...this.#now, top: this.#topFor(this.#now) };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly snapshot = (): Snapshot => this.#now;

  /** Begins what works in the background: after the first frame, which nobody should wait for. */
  start(): void {
    this.host.background?.findings((findings) => this.dispatch({ kind: 'findings', findings }));
    this.#askLater();
  }

  stop(): void {
    clearTimeout(this.#detailTimer);
    clearTimeout(this.#consequencesTimer);
    this.#wanted++;
    this.host.background?.close();
  }

  resize(size: Size): void {
    this.#set({ size });
  }

  get isDirty(): boolean {
    return this.#now.review.entries !== this.#now.saved;
  }

  /** All keys of one chunk: one new frame. */
  press(keys: readonly string[]): void {
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    try {
      for (const key of keys) this.#press(key);
    } finally {
      for (const listener of listeners) this.#listeners.add(listener);
    }
    this.#tell();
  }

  dispatch(action: Action): void {
    const { review: before } = this.#now;
    const review = reviewReducer(before, action);
    const event = eventBetween(before, review);
    if (event) this.host.record(event);
    const moved = currentRule(review) !== currentRule(before);
    this.#set({ review, ...(moved ? { scroll: 0 } : {}) });
    if (moved || review.entries !== before.entries) this.#askLater(review.entries !== before.entries);
  }

  #set(change: Partial<Snapshot>): void {
    const next = { ...this.#now, ...change };
    this.#now = { ...next, top: this.#topFor(next) };
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Scrolls as little as shows the cursor, and the head above it. */
  #topFor({ review: { rows, cursor }, top, size }: Snapshot): number {
    const { listHeight: height } = layoutOf(size);
    const first = rows[cursor - 1]?.kind === 'head' ? cursor - 1 : cursor;
    const most = Math.max(rows.length - height, 0);
    const shown = first < top ? first : cursor >= top + height ? cursor - height + 1 : top;
    return Math.min(Math.max(shown, 0), most);
  }

  // ---- keys --------------------------------------------------------------------------------------------------------------

  #press(key: string): void {
    const { mode } = this.#now;
    if (key === 'ctrl-c') return this.#leave('kept');
    switch (mode) {
      case 'ask':
        return this.#typed(key);
      case 'quit':
        return this.#quitting(key);
      case 'conflict':
        return this.#conflict(key);
      case 'diff':
        if (this.#now.saving && (key === 'y' || key === 'w' || key === 'enter')) return this.#save(false);
        return this.#reading(key);
      case 'help':
        return this.#reading(key);
      case 'list':
      case 'detail': {
        const binding = bindingOf(key);
        if (!binding) return this.dispatch({ kind: 'notice', text: `no key \`${key}\`: ? shows the keys` });
        return this.#command(binding.command);
      }
    }
  }

  #command(command: Command): void {
    const { review, size, scroll } = this.#now;
    switch (command.kind) {
      case 'action':
        if (command.action.kind === 'cancel' && this.#now.mode === 'detail')
          return this.#set({ mode: 'list', scroll: 0 });
        return this.dispatch(command.action);
      case 'page':
        return this.dispatch({ kind: 'move', by: command.by * Math.max(layoutOf(size).listHeight - 1, 1) });
      case 'edge':
        return this.dispatch({ kind: 'to', row: command.end ? review.rows.length - 1 : 0 });
      case 'scroll':
        return this.#set({ scroll: Math.max(scroll + command.by, 0) });
      case 'ask':
        return this.#ask(command.question);
      case 'enter': {
        const row = review.rows[review.cursor];
        if (row?.kind === 'module' || row?.kind === 'module rule') return this.dispatch({ kind: 'fold' });
        return this.#set({ mode: this.#now.mode === 'detail' ? 'list' : 'detail', scroll: 0 });
      }
      case 'help':
        return this.#set({ mode: 'help', scroll: 0 });
      case 'diff':
        return this.#set({ mode: 'diff', saving: false, scroll: 0 });
      case 'save':
        return this.isDirty ? this.#set({ mode: 'diff', saving: true, scroll: 0 }) : this.#save(false);
      case 'quit':
        return this.isDirty ? this.#set({ mode: 'quit' }) : this.#leave('unchanged');
      case 'leave':
        return this.#leave('kept');
      case 'editor':
        return this.#editor();
      case 'suspend':
        return this.terminal().suspend();
      case 'count':
        return this.#count();
    }
  }

  #reading(key: string): void {
    const { scroll, size } = this.#now;
    const page = Math.max(size.rows - 5, 1);
    const by = {
      j: 1,
      down: 1,
      k: -1,
      up: -1,
      space: page,
      pagedown: page,
      'ctrl-d': page,
      pageup: -page,
      'ctrl-u': -page,
    }[key];
    if (by !== undefined) return this.#set({ scroll: Math.max(scroll + by, 0) });
    return this.#set({ mode: 'list', saving: false, scroll: 0 });
  }

  #quitting(key: string): void {
    if (key === 'd') return this.#leave('discarded');
    if (key === 'k') return this.#leave('kept');
    if (key === 's' || key === 'w' || key === 'enter') return this.#set({ mode: 'diff', saving: true, scroll: 0 });
    return this.#set({ mode: 'list' });
  }

  #conflict(key: string): void {
    if (key === 'o') return this.#save(true);
    if (key !== 'm') return this.#set({ mode: 'list' });
    const merged = this.host.merge(this.#now.review);
    if (!merged) return this.#notice('the file cannot be read any more', { mode: 'list' });
    const text =
      merged.lost.length === 0
        ? 'merged: your decisions are carried over'
        : `merged; gone from the file: ${merged.lost.join(' · ')}`;
    this.#set({ review: { ...merged.review, notice: text }, mode: 'list', saved: [], detail: undefined, scroll: 0 });
    this.#askLater(true);
  }

  #leave(outcome: Outcome): void {
    const kept = outcome === 'kept' && this.isDirty;
    this.host.leave(kept);
    this.terminal().leave(outcome === 'kept' && !kept ? 'unchanged' : outcome);
  }

  #notice(text: string, change: Partial<Snapshot> = {}): void {
    this.#set({ ...change, review: { ...this.#now.review, notice: text } });
  }

  // ---- what is typed --------------------------------------------------------------------------------------------------------

  #ask(question: Question): void {
    const { review } = this.#now;
    const index = currentRule(review);
    const needsRule = question === 'edit' || question === 'deny' || question === 'because';
    if (needsRule && index === undefined) return this.#notice('no rule is selected');
    const rule = index === undefined ? undefined : review.context.rules[index];
    const entry = index === undefined ? UNDECIDED : (review.entries[index] ?? UNDECIDED);
    const texts = rule ? textsOf(rule, entry) : [];
    const start = {
      filter: review.filter,
      search: '',
      deny: '',
      because: '',
      edit: (texts.length > 0 ? texts : rule ? [rule.text] : []).join('; '),
      'accept below': 'medium',
    }[question];
    const prompt = new Prompt(question, start);
    this.#set({ mode: 'ask', prompt, checked: undefined });
  }

  #typed(key: string): void {
    const { prompt } = this.#now;
    if (!prompt || key === 'escape') return this.#set({ mode: 'list', prompt: undefined, checked: undefined });
    if (key === 'enter') return this.#answer(prompt);
    const next = prompt.press(key);
    const index = currentRule(this.#now.review);
    const rule = index === undefined ? undefined : this.#now.review.context.rules[index];
    const checked = next.question === 'edit' && rule ? this.host.check(next.text, rule) : undefined;
    this.#set({ prompt: next, checked });
  }

  #answer({ question, text }: Prompt): void {
    const { checked } = this.#now;
    if (question === 'edit' && checked && hasErrors(checked.diagnostics)) return; // it is shown
    const action = answered(question, text);
    if (typeof action === 'string') return this.#notice(action);
    this.#set({ mode: 'list', prompt: undefined, checked: undefined });
    this.dispatch(action);
  }

  // ---- saving ------------------------------------------------------------------------------------------------------------------

  #save(overwrite: boolean): void {
    const { review } = this.#now;
    const result = this.host.save(review, overwrite);
    switch (result.kind) {
      case 'saved':
        return this.#notice(`saved ${this.host.file}`, {
          mode: 'list',
          saving: false,
          saved: review.entries,
          scroll: 0,
        });
      case 'changed':
        return this.#set({ mode: 'conflict', saving: false });
      case 'failed':
        return this.#notice(`not saved: ${result.problem}`, { mode: 'list', saving: false });
    }
  }

  #editor(): void {
    if (this.isDirty) {
      this.#save(false);
      if (this.isDirty) return;
    }
    const { review } = this.#now;
    const index = currentRule(review);
    const line = (index === undefined ? undefined : review.context.rules[index]?.line) ?? 1;
    const problem = this.terminal().without(() => this.host.edit(line));
    if (problem !== undefined) return this.#notice(problem);
    const merged = this.host.merge(review);
    if (!merged) return this.#notice('the file cannot be read any more');
    this.#set({
      review: { ...merged.review, notice: 'read again' },
      saved: merged.review.entries,
      detail: undefined,
      scroll: 0,
    });
    this.#askLater(true);
  }

  // ---- in the background ----------------------------------------------------------------------------------------------------

  #askLater(all = true): void {
    if (!this.host.background) return;
    clearTimeout(this.#detailTimer);
    this.#detailTimer = setTimeout(() => void this.#findDetail(), REST_MS);
    if (!all || !hasConsequences(this.#now.review)) return;
    clearTimeout(this.#consequencesTimer);
    if (!this.#now.pending) this.#set({ pending: true });
    this.#consequencesTimer = setTimeout(() => void this.#findConsequences(), LONG_REST_MS);
  }

  async #findConsequences(): Promise<void> {
    const { background } = this.host;
    const wanted = ++this.#wanted;
    const found = await background?.consequences(this.host.text(this.#now.review)).catch(() => undefined);
    if (wanted !== this.#wanted) return;
    this.#set({ consequences: found, pending: false, before: this.#now.before ?? found });
  }

  async #findDetail(): Promise<void> {
    const { review } = this.#now;
    const rule = currentRule(review);
    if (rule === undefined || (this.#now.detail?.rule === rule && this.#now.detail.entry === review.entries[rule]))
      return;
    const found = await this.host.background?.detail(this.#questionOn(rule)).catch(() => undefined);
    if (found && currentRule(this.#now.review) === rule)
      this.#set({ detail: { rule, entry: review.entries[rule], found } });
  }

  #questionOn(index: number): DetailQuestion {
    const { review } = this.#now;
    const { file, rules } = review.context;
    const entryOf = (one: number): Entry => review.entries[one] ?? UNDECIDED;
    const rule = rules[index];
    if (rule && rules.length > MOST_FOR_LAYERS) {
      const entry = entryOf(index);
      return { text: textOfOne(file, rule, entry), counts: [textsOf(rule, entry).length], rule: 0 };
    }
    const counts = rules.map((one) => textsOf(one, entryOf(one.index)).length);
    return { text: this.host.text(review), counts, rule: index };
  }

  /** Every rung of the ladder at the cursor. */
  #count(): void {
    const { background } = this.host;
    const { review } = this.#now;
    const index = currentRule(review);
    const rule = index === undefined ? undefined : review.context.rules[index];
    const [node] = rule ? nodesOf(rule, review.entries[rule.index] ?? UNDECIDED) : [];
    const item = node && pathsOf(node)[review.path];
    const rungs = node && item ? (ladderFor(node, item, review.findings.seen ?? [])?.rungs ?? []) : [];
    if (!background || rungs.length === 0) return this.#notice('this rule has no paths to count');
    for (const { pattern } of rungs) {
      if (this.#now.counts.has(pattern)) continue;
      this.#set({ counts: new Map([...this.#now.counts, [pattern, 'counting']]) });
      void background
        .countFiles(pattern)
        .catch(() => undefined)
        .then((found) => {
          const counts = new Map(this.#now.counts);
          if (found) counts.set(pattern, found);
          else counts.delete(pattern);
          this.#set({ counts });
        });
    }
  }
}

const hasConsequences = ({ context }: ReviewState): boolean => context.rules.length <= MOST_FOR_CONSEQUENCES;

/** @returns in words what is missing. */
function answered(question: Question, text: string): Action | string {
  switch (question) {
    case 'filter':
    case 'search':
      return { kind: question, text };
    case 'deny':
      return text.trim() === '' ? 'a denial needs a reason' : { kind: 'deny', because: text };
    case 'because':
      return { kind: 'because', because: text };
    case 'edit':
      return { kind: 'edit', text };
    case 'accept below': {
      const risk = RISKS.find((one) => one === text.trim());
      return risk ? { kind: 'accept below', risk } : `a risk: ${RISKS.slice(1).join(', ')}`;
    }
  }
}
