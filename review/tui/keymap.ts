/** Every key, once: what it does, and its words in help, footer and docs. */
import type { Action } from '../index.js';

/** What a key asks for beside the review's own actions. */
export type Command =
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'page'; readonly by: number }
  | { readonly kind: 'edge'; readonly end: boolean }
  | { readonly kind: 'scroll'; readonly by: number }
  | { readonly kind: 'ask'; readonly question: Question }
  | { readonly kind: 'enter' | 'diff' | 'save' | 'quit' | 'leave' | 'help' | 'editor' | 'suspend' | 'count' };

/** What is typed into the last line. */
export type Question = 'filter' | 'search' | 'deny' | 'because' | 'edit' | 'accept below';

export interface Binding {
  /** The first is shown. As `keys.ts` names them. */
  readonly keys: readonly string[];
  readonly group: 'decide' | 'change the rule' | 'move' | 'many at once' | 'look' | 'end';
  /** One word or two: for the footer. */
  readonly short: string;
  readonly help: string;
  /** Shown in the footer, in this order, as far as there is room. */
  readonly footer?: number;
  readonly command: Command;
}

const act = (action: Action): Command => ({ kind: 'action', action });
const ask = (question: Question): Command => ({ kind: 'ask', question });

export const BINDINGS: readonly Binding[] = [
  {
    keys: ['a'],
    group: 'decide',
    short: 'accept',
    footer: 1,
    help: 'accept the rule as it stands now',
    command: act({ kind: 'accept' }),
  },
  {
    keys: ['d'],
    group: 'decide',
    short: 'deny',
    footer: 2,
    help: 'make an explicit `deny` of it, with a reason',
    command: ask('deny'),
  },
  {
    keys: ['x'],
    group: 'decide',
    short: 'drop',
    footer: 3,
    help: 'take the rule out; learning again does not bring it back',
    command: act({ kind: 'drop' }),
  },
  {
    keys: ['i'],
    group: 'decide',
    short: 'undecided',
    help: 'leave it undecided, as it was',
    command: act({ kind: 'undecide' }),
  },
  { keys: ['u'], group: 'decide', short: 'undo', footer: 8, help: 'undo', command: act({ kind: 'undo' }) },
  { keys: ['U', 'ctrl-r'], group: 'decide', short: 'redo', help: 'redo', command: act({ kind: 'redo' }) },

  {
    keys: ['right', '+'],
    group: 'change the rule',
    short: 'wider',
    footer: 4,
    help: 'one step up the ladder: file, name, extension, directory, tree',
    command: act({ kind: 'climb', by: 1 }),
  },
  {
    keys: ['left', '-'],
    group: 'change the rule',
    short: 'narrower',
    footer: 5,
    help: 'one step down the ladder',
    command: act({ kind: 'climb', by: -1 }),
  },
  {
    keys: ['p'],
    group: 'change the rule',
    short: 'next path',
    help: 'which of the rule’s paths the ladder moves',
    command: act({ kind: 'path', by: 1 }),
  },
  {
    keys: ['s'],
    group: 'change the rule',
    short: 'split',
    help: 'split into one rule per path, name or call; a pattern into the paths that were seen',
    command: act({ kind: 'split' }),
  },
  {
    keys: ['e'],
    group: 'change the rule',
    short: 'edit',
    footer: 6,
    help: 'edit the line here, checked as you type',
    command: ask('edit'),
  },
  {
    keys: ['E'],
    group: 'change the rule',
    short: '$EDITOR',
    help: 'save, and open the file in $EDITOR at this line',
    command: { kind: 'editor' },
  },
  {
    keys: ['c'],
    group: 'change the rule',
    short: 'effect',
    help: 'next effect: `log` for allow; `errno …` or `kill` for deny',
    command: act({ kind: 'effect', effect: 'next' }),
  },
  {
    keys: ['b'],
    group: 'change the rule',
    short: 'because',
    help: 'give a reason, kept in the rule',
    command: ask('because'),
  },

  { keys: ['j', 'down'], group: 'move', short: 'down', help: 'next rule', command: act({ kind: 'move', by: 1 }) },
  { keys: ['k', 'up'], group: 'move', short: 'up', help: 'previous rule', command: act({ kind: 'move', by: -1 }) },
  {
    keys: ['tab'],
    group: 'move',
    short: 'next undecided',
    footer: 7,
    help: 'next undecided rule',
    command: act({ kind: 'undecided', by: 1 }),
  },
  {
    keys: ['shift-tab'],
    group: 'move',
    short: 'last undecided',
    help: 'previous undecided rule',
    command: act({ kind: 'undecided', by: -1 }),
  },
  {
    keys: ['ctrl-d', 'pagedown', 'space'],
    group: 'move',
    short: 'page down',
    help: 'a page down',
    command: { kind: 'page', by: 1 },
  },
  { keys: ['ctrl-u', 'pageup'], group: 'move', short: 'page up', help: 'a page up', command: { kind: 'page', by: -1 } },
  { keys: ['g', 'home'], group: 'move', short: 'first', help: 'first rule', command: { kind: 'edge', end: false } },
  { keys: ['G', 'end'], group: 'move', short: 'last', help: 'last rule', command: { kind: 'edge', end: true } },
  { keys: ['/'], group: 'move', short: 'search', footer: 10, help: 'search', command: ask('search') },
  { keys: ['n'], group: 'move', short: 'next match', help: 'next match', command: act({ kind: 'match', by: 1 }) },
  { keys: ['N'], group: 'move', short: 'last match', help: 'previous match', command: act({ kind: 'match', by: -1 }) },

  {
    keys: ['v'],
    group: 'many at once',
    short: 'range',
    help: 'select a range: what comes then is about all of it',
    command: act({ kind: 'range' }),
  },
  { keys: ['V'], group: 'many at once', short: 'group', help: 'select the group', command: act({ kind: 'group' }) },
  {
    keys: ['A'],
    group: 'many at once',
    short: 'accept all',
    help: 'accept everything that is shown and undecided (filter first)',
    command: act({ kind: 'accept shown' }),
  },
  {
    keys: ['R'],
    group: 'many at once',
    short: 'accept below',
    help: 'accept everything below a risk',
    command: ask('accept below'),
  },
  {
    keys: ['S'],
    group: 'many at once',
    short: 'accept std',
    help: 'accept everything that a module of policies/std grants as well',
    command: act({ kind: 'accept covered' }),
  },

  {
    keys: ['f'],
    group: 'look',
    short: 'filter',
    footer: 9,
    help: 'filter: `risk>=high state:undecided kind:file /etc`',
    command: ask('filter'),
  },
  {
    keys: ['escape'],
    group: 'look',
    short: 'back',
    help: 'end the range, or the filter',
    command: act({ kind: 'cancel' }),
  },
  {
    keys: ['o'],
    group: 'look',
    short: 'order',
    help: 'order: by risk, as in the file, by kind',
    command: act({ kind: 'order' }),
  },
  {
    keys: ['r'],
    group: 'look',
    short: 'sort again',
    help: 'sort again: what is decided goes down',
    command: act({ kind: 'refresh' }),
  },
  {
    keys: ['enter'],
    group: 'look',
    short: 'details',
    help: 'details on the whole screen, and back; opens and folds a module',
    command: { kind: 'enter' },
  },
  {
    keys: ['J', 'shift-down'],
    group: 'look',
    short: 'scroll',
    help: 'scroll the details down',
    command: { kind: 'scroll', by: 1 },
  },
  {
    keys: ['K', 'shift-up'],
    group: 'look',
    short: 'scroll',
    help: 'scroll the details up',
    command: { kind: 'scroll', by: -1 },
  },
  {
    keys: ['t'],
    group: 'look',
    short: 'count',
    help: 'count the files of this machine that each step of the ladder opens',
    command: { kind: 'count' },
  },
  { keys: ['D'], group: 'look', short: 'diff', help: 'what saving would change', command: { kind: 'diff' } },
  { keys: ['?'], group: 'look', short: 'help', footer: 12, help: 'these keys', command: { kind: 'help' } },

  {
    keys: ['w'],
    group: 'end',
    short: 'save',
    footer: 11,
    help: 'save, with the differences shown first',
    command: { kind: 'save' },
  },
  { keys: ['q'], group: 'end', short: 'quit', footer: 13, help: 'quit', command: { kind: 'quit' } },
  {
    keys: ['ctrl-c'],
    group: 'end',
    short: 'leave',
    help: 'leave at once; what was decided is kept for the next time',
    command: { kind: 'leave' },
  },
  { keys: ['ctrl-z'], group: 'end', short: 'suspend', help: 'suspend, `fg` goes on', command: { kind: 'suspend' } },
];

const byKey = new Map(BINDINGS.flatMap((binding) => binding.keys.map((key) => [key, binding])));

export const bindingOf = (key: string): Binding | undefined => byKey.get(key);

/** How a key is written: `→`, `Ctrl-D`. */
export function keyLabel(key: string): string {
  const names: Readonly<Record<string, string>> = {
    right: '→',
    left: '←',
    up: '↑',
    down: '↓',
    tab: 'Tab',
    'shift-tab': 'Shift-Tab',
    enter: 'Enter',
    escape: 'Esc',
    space: 'Space',
    pagedown: 'PgDn',
    pageup: 'PgUp',
    home: 'Home',
    end: 'End',
    'shift-down': 'Shift-↓',
    'shift-up': 'Shift-↑',
  };
  return names[key] ?? key.replace(/^ctrl-(.)$/, (_, letter: string) => `Ctrl-${letter.toUpperCase()}`);
}
