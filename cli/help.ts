/** Help texts, made from the table of commands. */
import { optionText } from './arguments.js';
import type { CommandSpec, OptionSpec } from './command.js';
import { COMMANDS, COMMON_OPTIONS, optionsOf } from './commands.js';
import { wrap } from './layout.js';

const pad = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([left]) => left.length));
  const indent = width + 4;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${wrap(right, 100 - indent, indent)}\n`).join('');
};

const optionRows = (options: readonly OptionSpec[]): readonly (readonly [string, string])[] =>
  options.map((option) => [(option.short === undefined ? '    ' : '') + optionText(option), option.summary]);

export function generalHelp(): string {
  return [
    'polc compiles one readable policy to proven filters, and runs programs under it\n\n',
    'usage: polc COMMAND [OPTION…] [ARGUMENT…]\n\n',
    'commands:\n',
    pad(COMMANDS.map((command) => [command.name, command.summary])),
    '\noptions of every command:\n',
    pad([...optionRows(COMMON_OPTIONS), ['    --version', 'print the version (without a command)']]),
    '\n`-` as FILE is stdin. Exit status: 0 fine, 1 findings, 2 usage or environment.\n',
    'See `polc help COMMAND` for the options of one, `polc explain CODE` for what a diagnostic means.\n',
  ].join('');
}

export function commandHelp(command: CommandSpec): string {
  return [
    `usage: polc ${command.name} ${command.options.length > 0 ? '[OPTION…] ' : ''}${command.operands}\n\n`,
    `${wrap(command.description, 100, 0)}\n\n`,
    'options:\n',
    pad(optionRows(optionsOf(command))),
    '\nexamples:\n',
    command.examples.map((example) => `  ${example.command}\n      ${example.does}\n`).join(''),
  ].join('');
}
