/** The screen as Ink paints it, at three sizes; keys as a terminal sends them; nothing hostile gets out. */
process.env['FORCE_COLOR'] = '0';
delete process.env['CI'];
import { mkdirSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from '../dsl/index.js';
import { checkTyped, editedText, reviewState, rulesOf, type ReviewState } from '../review/index.js';
import type { Controller as ControllerType, ReviewHost } from '../review/tui/index.js';
import { FrameStdout, SilentStdin } from './support/review-stdout.js';

// Ink looks at the environment when it is loaded.
const { render } = await import('ink');
const { createElement } = await import('react');
const { App } = await import('../review/tui/app.js');
const { Controller } = await import('../review/tui/controller.js');
const { BINDINGS } = await import('../review/tui/keymap.js');
const { marksFor } = await import('../review/tui/theme.js');

const POLICY = `profile web {
  allow read, list "/srv/www/**"
  allow read "/etc/shadow"
  allow connect tcp any port 443
  allow exec "/usr/bin/python3"
  deny exec "/tmp/**" because "nothing runs from there"
}
`;

const stateOf = (text: string): ReviewState => {
  const { value: file } = parse({ path: 'web.policy', text });
  return reviewState({ file, rules: rulesOf(file), modules: [], against: undefined });
};

interface Screen {
  readonly controller: ControllerType;
  readonly stdout: FrameStdout;
  readonly stdin: SilentStdin;
  readonly left: string[];
  close(): void;
}

function open(text: string, columns: number, rows: number, change: Partial<ReviewHost> = {}): Screen {
  const left: string[] = [];
  const host: ReviewHost = {
    file: 'web.policy',
    readOnly: undefined,
    problems: [],
    background: undefined,
    check: (typed, rule) => checkTyped(typed, rule, { arch: 'x86_64', kernel: [6, 1], profileNames: new Set(['web']) }),
    text: ({ context, entries }) => editedText(context.file, context.rules, entries),
    save: () => ({ kind: 'saved' }),
    merge: () => undefined,
    record: () => undefined,
    edit: () => undefined,
    leave: (keep) => void left.push(keep ? 'keep' : 'remove'),
    ...change,
  };
  const terminal = {
    leave: (outcome: string) => void left.push(outcome),
    suspend: () => void left.push('suspend'),
    without: <T>(work: () => T): T => work(),
  };
  const controller = new Controller(host, stateOf(text), { columns, rows }, () => terminal);
  const stdout = new FrameStdout(columns, rows);
  const stdin = new SilentStdin();
  const input = { file: host.file, readOnly: host.readOnly, problems: host.problems };
  const instance = render(createElement(App, { controller, input, marks: marksFor({ LANG: 'C.UTF-8' }) }), {
    stdout: stdout as unknown as NodeJS.WriteStream, // what Ink uses of it is there
    stdin: stdin as unknown as NodeJS.ReadStream,
    exitOnCtrlC: false,
    patchConsole: false,
    debug: true,
  });
  return { controller, stdout, stdin, left, close: () => instance.unmount() };
}

/** Turns of the event loop, not a time alone: what React has put off for the next turn is done after them, however late a busy machine is. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn++) await new Promise((resolve) => setTimeout(resolve, 10));
}
const GOLDEN = new URL('golden/review/', import.meta.url);

/** `UPDATE_GOLDEN=1` accepts what is painted now. */
function golden(name: string, text: string): void {
  const file = new URL(`${name}.txt`, GOLDEN);
  const trimmed = `${text
    .split('\n')
    .map((l) => l.trimEnd())
    .join('\n')
    .trimEnd()}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(GOLDEN, { recursive: true });
    writeFileSync(file, trimmed);
  }
  assert.ok(existsSync(file), `no golden ${name}: UPDATE_GOLDEN=1`);
  assert.is(trimmed, readFileSync(file, 'utf8'));
}

for (const [columns, rows] of [
  [60, 12],
  [80, 24],
  [200, 50],
] as const)
  test(`the list with details at ${columns}×${rows}, never a line too many`, async () => {
    const screen = open(POLICY, columns, rows);
    await settle();
    golden(`list-${columns}x${rows}`, screen.stdout.last);
    const lines = screen.stdout.last.replace(/\n$/, '').split('\n');
    assert.is(lines.length, rows - 1);
    assert.ok(lines.every((line) => [...line].length <= columns));
    screen.close();
  });

test('help, diff, question and the end at 80×24', async () => {
  const screen = open(POLICY, 80, 24);
  await settle();
  for (const [name, keys] of [
    ['help', '?'],
    ['diff', '\x1b'],
    ['deny', 'd'],
  ] as const) {
    screen.stdin.send(keys);
    await settle();
    if (name !== 'diff') golden(`${name}-80x24`, screen.stdout.last);
  }
  screen.stdin.send('not needed');
  screen.stdin.send('\r');
  await settle();
  screen.stdin.send('D');
  await settle();
  golden('diff-80x24', screen.stdout.last);
  screen.stdin.send('\x1b');
  await settle();
  screen.stdin.send('q');
  await settle();
  assert.match(screen.stdout.last, /not saved: {2}s save/);
  screen.stdin.send('k');
  await settle();
  assert.equal(screen.left, ['keep', 'kept']);
  screen.close();
});

test('several keys in one chunk are all taken, in order', async () => {
  const screen = open(POLICY, 80, 24);
  await settle();
  screen.stdin.send('jjk');
  await settle();
  const rows = screen.controller.snapshot().review.rows;
  assert.is(rows[screen.controller.snapshot().review.cursor]?.kind, 'rule');
  screen.stdin.send('aa');
  await settle();
  assert.is(screen.controller.snapshot().review.entries.filter((e) => e.verdict === 'accepted').length, 2);
  screen.stdin.send('uu');
  await settle();
  assert.is(screen.controller.snapshot().review.entries.filter((e) => e.verdict === 'accepted').length, 0);
  screen.close();
});

test('a line is edited with the language’s diagnostics as it is typed, and not taken while it is wrong', async () => {
  const screen = open(POLICY, 80, 24);
  const press = (...keys: readonly string[]): void => screen.controller.press(keys);
  press('e', 'ctrl-u', ...'allow raed "/x"'.split('').map((c) => (c === ' ' ? 'space' : c)));
  await settle();
  assert.match(screen.stdout.last, /POL\d{4}/);
  press('enter');
  assert.is(screen.controller.snapshot().mode, 'ask');
  press('ctrl-u', ...'allow read "/x"'.split('').map((c) => (c === ' ' ? 'space' : c)));
  await settle();
  assert.match(screen.stdout.last, /the rule is fine/);
  press('enter');
  assert.is(screen.controller.snapshot().mode, 'list');
  assert.ok(screen.controller.snapshot().review.entries.some((entry) => entry.texts?.[0] === 'allow read "/x"'));
  screen.close();
});

test('it follows the size of the terminal, and says where that is too small', async () => {
  const screen = open(POLICY, 120, 40);
  await settle();
  for (const [columns, rows] of [
    [60, 12],
    [200, 50],
    [80, 24],
  ] as const) {
    screen.controller.resize({ columns, rows });
    await settle();
    assert.is(screen.stdout.last.replace(/\n$/, '').split('\n').length, rows - 1);
  }
  screen.controller.resize({ columns: 30, rows: 6 });
  await settle();
  assert.match(screen.stdout.last, /too small/);
  screen.close();
});

test('control characters, escapes and bidirectional controls of a policy are never sent', async () => {
  const { value } = parse({
    path: 'x',
    text: 'profile p {\n  allow read "/a\\x1b[31m\\n\\x07/b"\n  allow read "/c" because "\\x9b\\xe2\\x80\\xae"\n}\n',
  });
  const screen = open(value.source.text, 100, 30, {
    file: '/tmp/\u001b[2Jx\u202e',
    problems: ['\u001b]0;title\u0007'],
  });
  await settle();
  screen.controller.press(['enter']);
  await settle();

  assert.not.match(screen.stdout.last.replaceAll('\n', ''), /[\x00-\x1f\x7f-\x9f\u202e]/);
  screen.close();
});

test('an empty policy and one with errors say so', async () => {
  const screen = open('', 80, 24, { problems: ['web.policy:1: POL1001 unexpected'] });
  await settle();
  assert.match(screen.stdout.last, /there are no rules in this policy/);
  assert.match(screen.stdout.last, /POL1001/);
  screen.close();
});

test('saving: refused by a read-only place, asked about after a change on disk', async () => {
  let merged = 0;
  const screen = open(POLICY, 80, 24, {
    save: (_review, overwrite) => (overwrite ? { kind: 'failed', problem: 'permission denied' } : { kind: 'changed' }),
    merge: () => (merged++, undefined),
  });
  screen.controller.press(['a', 'w', 'y']);
  assert.is(screen.controller.snapshot().mode, 'conflict');
  screen.controller.press(['o']);
  assert.match(screen.controller.snapshot().review.notice ?? '', /not saved: permission denied/);
  screen.controller.press(['w', 'y', 'm']);
  assert.is(merged, 1);
  screen.close();
});

test('no key stands for two things, and every one has help', () => {
  const keys = BINDINGS.flatMap((binding) => binding.keys);
  assert.is(new Set(keys).size, keys.length);
  assert.ok(BINDINGS.every(({ help, short }) => help !== '' && short !== ''));
});

test.run();
