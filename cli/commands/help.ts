/** `polc help [COMMAND]`. */
import { nearest, printable } from '../../dsl/index.js';
import { usage } from '../arguments.js';
import type { Invocation } from '../command.js';
import { COMMANDS, findCommand } from '../commands.js';
import { Exit } from '../exit.js';
import { commandHelp, generalHelp } from '../help.js';

export function run({ operands, output }: Invocation): Exit {
  const [name] = operands;
  if (name === undefined) {
    output.print(generalHelp());
    output.result({ commands: COMMANDS.map((c) => ({ name: c.name, summary: c.summary })) });
    return Exit.fine;
  }
  const command = findCommand(name);
  if (!command) {
    const near = nearest(
      name,
      COMMANDS.map((c) => c.name),
    );
    throw usage(undefined, `unknown command \`${printable(name)}\``, near && `did you mean \`${near}\`?`);
  }
  output.print(commandHelp(command));
  output.result({ name: command.name, summary: command.summary, description: command.description });
  return Exit.fine;
}
