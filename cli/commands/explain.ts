/** `polc explain FILE ACCESS`: who decides, and what the filter answers. `polc explain CODE`: what a diagnostic means. */
import { ALL_CODES, findCode, nearest, printable, type CodeDefinition } from '../../dsl/index.js';
import { usage } from '../arguments.js';
import type { Invocation, Output } from '../command.js';
import { findCommand } from '../commands.js';
import { Exit } from '../exit.js';
import { explainAccess } from '../explain-access.js';
import { shownExample, table, wrap } from '../layout.js';

export function run(invocation: Invocation): Exit {
  const { operands, output } = invocation;
  const [first = ''] = operands;
  if (operands.length === 1) {
    if (/^pol\d+$/i.test(first)) return explainCode(first, output);
    if (first === 'codes') return listCodes(output);
    throw usage(
      findCommand('explain'),
      'the access to explain is missing',
      'for example: polc explain app.policy read /etc/shadow',
    );
  }
  return explainAccess(invocation);
}

function explainCode(name: string, output: Output): Exit {
  const code = findCode(name);
  if (!code) {
    const near = nearest(
      name.toUpperCase(),
      ALL_CODES.map((c) => c.code),
    );
    throw usage(
      undefined,
      `unknown code \`${printable(name)}\``,
      near ? `did you mean ${near}?` : '`polc explain codes` lists all codes',
    );
  }
  output.print(codeText(code));
  const { code: id, severity, title, explain, example } = code;
  output.result({ code: id, severity, title, explain, example });
  return Exit.fine;
}

function codeText({ code, severity, title, explain, example }: CodeDefinition): string {
  const indented = shownExample(example)
    .map((line) => `  ${line}\n`)
    .join('');
  return `${code} (${severity}): ${title}\n\n${wrap(explain, 100, 0)}\n\nexample:\n${indented}`;
}

function listCodes(output: Output): Exit {
  output.print(table(ALL_CODES.map(({ code, severity, title }) => [code, severity, title])));
  output.result({ codes: ALL_CODES.map(({ code, severity, title }) => ({ code, severity, title })) });
  return Exit.fine;
}
