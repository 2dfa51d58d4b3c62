/** What of docs/review.md is derived: the keys, the words of `--plain`, the filter, the risk scale, and the screens. */
process.env['FORCE_COLOR'] = '0';
delete process.env['CI'];
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Analysis } from '../cli/review/analyse.js';
import { openReview } from '../cli/review/open.js';
import { WORDS } from '../cli/review/plain.js';
import { checkTyped, editedText, FILTER_TERMS, reviewState, riskScale } from '../review/index.js';
import { BINDINGS, keyLabel } from '../review/tui/keymap.js';
import type { ReviewHost } from '../review/tui/host.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const cell = (text: string): string => text.replace(/\|/g, '\\|');

/** `<!-- NAME -->` … `<!-- end -->` in the page → what stands between. */
export async function reviewBlocks(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['keys', keysTable()],
    [
      'words',
      table(WORDS.map(({ word, takes, help }) => [`\`${word}${takes === undefined ? '' : ` ${takes}`}\``, help])),
    ],
    ['filter', table(Object.entries(FILTER_TERMS).map(([term, help]) => [`\`${term}\``, help]))],
    [
      'risks',
      table(
        riskScale().map(({ risk, what, gains }) => [risk, what, gains]),
        ['risk', 'a rule that …', 'an attacker gains'],
      ),
    ],
    ['screen', await screens()],
  ]);
}

function keysTable(): string {
  const groups = [...new Set(BINDINGS.map(({ group }) => group))];
  return groups
    .map(
      (group) =>
        `**${group}**\n\n${table(BINDINGS.filter((b) => b.group === group).map(({ keys, help }) => [keys.map((key) => `\`${keyLabel(key)}\``).join(' '), help]))}`,
    )
    .join('\n');
}

function table(rows: readonly (readonly string[])[], head: readonly string[] = ['', '']): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |\n`;
  return line(head) + `|${'---|'.repeat(head.length)}\n` + rows.map(line).join('');
}

/** Two screens of a ready policy, as a terminal of that size shows them: on any machine the same. */
async function screens(): Promise<string> {
  const { render } = await import('ink');
  const { createElement } = await import('react');
  const { App } = await import('../review/tui/app.js');
  const { Controller } = await import('../review/tui/controller.js');
  const { marksFor } = await import('../review/tui/theme.js');
  const { FrameStdout, SilentStdin } = await import('../test/support/review-stdout.js');

  const path = join(ROOT, 'policies/apps/nginx.policy');
  const open = openReview(path);
  const target = { kernel: [6, 18], nativeArch: 'x86_64', arches: [], isHost: false } as const;
  const analysis = new Analysis({ path: 'nginx.policy', real: open.real, target, trace: undefined });
  const host: ReviewHost = {
    file: 'nginx.policy',
    readOnly: undefined,
    problems: [],
    background: {
      findings: (found) => [...analysis.findings(open.source.text, open.context.rules.length)].forEach(found),
      consequences: (text) => Promise.resolve(analysis.consequences(text)),
      detail: (question) => Promise.resolve(analysis.detail(question)),
      countFiles: () => Promise.resolve({ count: 0, more: false }),
      close: () => undefined,
    },
    check: (text, rule) => checkTyped(text, rule, { arch: 'x86_64', kernel: [6, 18], profileNames: new Set() }),
    text: ({ context, entries }) => editedText(context.file, context.rules, entries),
    save: () => ({ kind: 'saved' }),
    merge: () => undefined,
    record: () => undefined,
    edit: () => undefined,
    leave: () => undefined,
  };
  const shot = async (columns: number, rows: number, keys: readonly string[]): Promise<string> => {
    const terminal = { leave: () => undefined, suspend: () => undefined, without: <T>(work: () => T): T => work() };
    const controller = new Controller(host, reviewState(open.context), { columns, rows }, () => terminal);
    const stdout = new FrameStdout(columns, rows);
    const options = {
      stdout: stdout as unknown as NodeJS.WriteStream,
      stdin: new SilentStdin() as unknown as NodeJS.ReadStream,
    };
    const marks = marksFor({ LANG: 'C.UTF-8' });
    const app = createElement(App, {
      controller,
      input: { file: host.file, readOnly: undefined, problems: [] },
      marks,
    });
    const instance = render(app, { ...options, exitOnCtrlC: false, patchConsole: false, debug: true });
    controller.start();
    controller.press(keys);
    // Details and consequences are asked for when the hand rests.
    for (let waited = 0; waited < 100; waited++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const { pending, detail } = controller.snapshot();
      if (!pending && detail) break;
    }
    controller.press(['escape']);
    await new Promise((resolve) => setTimeout(resolve, 100));
    controller.stop();
    instance.unmount();
    return stdout.last
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .trimEnd();
  };
  const wide = await shot(120, 32, [
    'j',
    'a',
    'd',
    ...'asked for by ops'.split('').map((c) => (c === ' ' ? 'space' : c)),
    'enter',
    'k',
    'k',
  ]);
  const small = await shot(80, 24, ['j', 'j', 'a']);
  return `\`\`\`text\n${wide}\n\`\`\`\n\nThe same in 80×24:\n\n\`\`\`text\n${small}\n\`\`\`\n`;
}
