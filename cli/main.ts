/** The command line: which subcommand, with what; its output and its exit status. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  internalError,
  nearest,
  printable,
  unreadableFile,
  unwritableOutput,
  usageError,
  type Diagnostic,
} from '../dsl/index.js';
import { parseCommandLine } from './arguments.js';
import type { ColorChoice } from './color.js';
import type { CommandModule, CommandSpec } from './command.js';
import { Stop } from './command.js';
import { COMMANDS, findCommand } from './commands.js';
import { Exit } from './exit.js';
import { commandHelp, generalHelp } from './help.js';
import { systemProblem } from './input.js';
import { CommandOutput } from './output.js';
import { packageRoot } from './package-root.js';

/** @param module of the command that `argv` begins with; not asked for where that is none, or its line is wrong. */
export async function main(argv: readonly string[], module: () => CommandModule): Promise<Exit> {
  const [name, ...rest] = argv;
  const command = name === undefined ? undefined : findCommand(name);
  if (command) return runCommand(command, rest, module);
  const output = new CommandOutput('', false, 'auto');
  if (name === '--version' || name === '-V') output.print(`${version()}\n`);
  else if (name === undefined || name === '--help' || name === '-h') output.print(generalHelp());
  else {
    const near = nearest(
      name,
      COMMANDS.map((c) => c.name),
    );
    const what = name.startsWith('-') ? 'option' : 'command';
    const hint = near ? `did you mean \`polc ${near}\`?` : 'see `polc help` for the list of commands';
    output.report([usageError(undefined, `unknown ${what} \`${printable(name)}\``, hint)]);
    return finish(output, Exit.usage);
  }
  return finish(output, Exit.fine);
}

async function runCommand(command: CommandSpec, argv: readonly string[], module: () => CommandModule): Promise<Exit> {
  let output = new CommandOutput(command.name, beforeProgram(argv).includes('--json'), 'auto');
  let exit: Exit;
  try {
    const { options, ...given } = parseCommandLine(command, argv);
    output = new CommandOutput(command.name, options.flag('json'), colorChoice(options.value('color')));
    if (options.flag('help')) {
      output.print(commandHelp(command));
      exit = Exit.fine;
    } else {
      exit = await module().run({ ...given, options, output });
    }
  } catch (error) {
    exit = error instanceof Stop ? error.exit : Exit.usage;
    // `run` leaves 1 and 2 to the program.
    if (command.program === 'required' && (exit === Exit.findings || exit === Exit.usage)) exit = Exit.runFailed;
    output.report(error instanceof Stop ? error.diagnostics : [unforeseen(error)]);
  }
  return finish(output, exit);
}

const beforeProgram = (argv: readonly string[]): readonly string[] =>
  argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;

const colorChoice = (value: string | undefined): ColorChoice =>
  value === 'always' || value === 'never' ? value : 'auto';

function finish(output: CommandOutput, exit: Exit): Exit {
  const problem = output.finish(exit);
  if (problem === undefined) return exit;
  // stdout is full or gone: whoever reads the result must not take it for whole.
  const last = new CommandOutput('', false, 'auto');
  last.report([unwritableOutput(undefined, 'stdout', systemProblem(problem))]);
  last.finish(exit);
  return exit === Exit.fine ? Exit.usage : exit;
}

function unforeseen(error: unknown): Diagnostic {
  if (isErrno(error) && error.code === 'ENOENT' && (error.syscall === 'uv_cwd' || error.path === '.'))
    return unreadableFile(undefined, '.', 'the working directory has been removed');
  const text = error instanceof Error ? error.message : String(error);
  if (process.env['POLC_DEBUG'] === '1' && error instanceof Error) console.error(error.stack);
  return internalError(undefined, printable(text.split('\n', 1)[0] ?? ''));
}

const isErrno = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error;

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  const known = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return `polc ${String(known)}`;
}
