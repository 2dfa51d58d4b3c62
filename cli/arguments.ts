/** argv → what a subcommand was called with, checked against its table. */
import { parseArgs } from 'node:util';
import { nearest, printable, usageError } from '../dsl/index.js';
import type { CommandSpec, Options, OptionSpec } from './command.js';
import { Stop } from './command.js';
import { optionsOf } from './commands.js';
import { Exit } from './exit.js';

export interface ParsedArguments {
  readonly operands: readonly string[];
  readonly program: readonly string[];
  readonly options: Options;
}

type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

/** Takes what follows the command's name. @throws Stop for what the user can mend. */
export function parseCommandLine(command: CommandSpec, argv: readonly string[]): ParsedArguments {
  const end = argv.indexOf('--');
  const own = end === -1 ? argv : argv.slice(0, end);
  const behind = end === -1 ? [] : argv.slice(end + 1);
  const specs = optionsOf(command);
  const { values, positionals, problem } = parse(specs, own);
  // Help is given whatever else is wrong with the line.
  const options = new ParsedOptions(specs, values);
  if (options.flag('help')) return { operands: [], program: [], options };
  if (problem !== undefined) {
    // Most likely the command's own option: `polc run FILE ls -l`.
    const help =
      command.program === 'required' && end === -1 ? 'the command and its options stand behind `--`' : problem.help;
    throw usage(command, problem.message, help);
  }
  for (const spec of specs) checkChoices(command, spec, options);
  const operands = command.program ? positionals : [...positionals, ...behind];
  checkOperands(command, operands, end === -1 ? undefined : behind);
  return { operands, program: command.program ? behind : [], options };
}

interface Problem {
  readonly message: string;
  readonly help?: string | undefined;
}

function parse(
  specs: readonly OptionSpec[],
  argv: readonly string[],
): { values: Values; positionals: readonly string[]; problem?: Problem } {
  const config = Object.fromEntries(
    specs.map((spec) => [
      spec.name,
      {
        type: spec.value === undefined ? ('boolean' as const) : ('string' as const),
        ...(spec.short === undefined ? {} : { short: spec.short }),
        ...(spec.repeated ? { multiple: true } : {}),
      },
    ]),
  );
  // Not strict: parseArgs' own messages name no near option, and stop at the first mistake.
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options: config,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const spec = specs.find((s) => s.name === token.name);
    const found = (problem: Problem) => ({ values, positionals, problem });
    if (!spec) return found(unknownOption(token.rawName, specs));
    if (spec.value !== undefined && token.value === undefined) {
      return found({ message: `\`${token.rawName}\` takes a value`, help: `write \`${optionText(spec)}\`` });
    }
    // `--output --json` would swallow the second option silently.
    if (spec.value !== undefined && !token.inlineValue && token.value?.startsWith('-') && token.value !== '-') {
      const help = `write \`${token.rawName}=${printable(token.value)}\` if that is the value`;
      return found({
        message: `\`${token.rawName}\` takes a value, not the option \`${printable(token.value)}\``,
        help,
      });
    }
    if (spec.value === undefined && token.value !== undefined) {
      return found({ message: `\`${token.rawName}\` takes no value` });
    }
    if (!spec.repeated && spec.value !== undefined && seen.has(spec.name)) {
      return found({ message: `\`${token.rawName}\` is given twice` });
    }
    seen.add(spec.name);
  }
  return { values, positionals };
}

function unknownOption(raw: string, specs: readonly OptionSpec[]): Problem {
  const name = raw.replace(/^-+/, '');
  const near = raw.startsWith('--')
    ? nearest(
        name,
        specs.map((s) => s.name),
      )
    : undefined;
  return {
    message: `unknown option \`${printable(raw)}\``,
    help: near ? `did you mean \`--${near}\`?` : undefined,
  };
}

function checkChoices(command: CommandSpec, spec: OptionSpec, options: Options): void {
  if (!spec.choices) return;
  for (const value of options.values(spec.name)) {
    if (spec.choices.includes(value)) continue;
    const near = nearest(value, spec.choices);
    const help = near ? `did you mean \`${near}\`?` : `it takes ${spec.choices.join(', ')}`;
    throw usage(command, `\`--${spec.name}\` can't be \`${printable(value)}\``, help);
  }
}

function checkOperands(command: CommandSpec, operands: readonly string[], behind: readonly string[] | undefined): void {
  const example = `usage: polc ${command.name} ${command.operands}`;
  if (command.program === 'required' && behind === undefined && operands.length > 1) {
    throw usage(command, 'the command to run has to stand behind `--`', example);
  }
  if (operands.length < command.minimum) throw usage(command, `\`${command.name}\` needs ${command.operands}`, example);
  const empty = command.program === 'required' ? (behind ?? []).length === 0 : behind?.length === 0 && command.program;
  if (empty) {
    throw usage(command, `\`${command.name}\` needs a command behind \`--\``, example);
  }
  if (command.maximum !== undefined && operands.length > command.maximum) {
    const extra = printable(operands[command.maximum] ?? '');
    throw usage(command, `unexpected argument \`${extra}\``, example);
  }
}

/** A mistake on the command line. */
export function usage(command: CommandSpec | undefined, message: string, help?: string): Stop {
  const hint = help ?? (command ? `see \`polc help ${command.name}\`` : 'see `polc help`');
  return new Stop(Exit.usage, usageError(undefined, message, hint));
}

/** `-o, --output DIR`. */
export function optionText(spec: OptionSpec): string {
  const short = spec.short === undefined ? '' : `-${spec.short}, `;
  return `${short}--${spec.name}${spec.value === undefined ? '' : ` ${spec.value}`}`;
}

class ParsedOptions implements Options {
  readonly #specs: readonly OptionSpec[];
  readonly #values: Values;

  constructor(specs: readonly OptionSpec[], values: Values) {
    this.#specs = specs;
    this.#values = values;
  }

  #spec(name: string): OptionSpec {
    const spec = this.#specs.find((s) => s.name === name);
    if (!spec) throw new Error(`no option --${name} in the table`);
    return spec;
  }

  flag(name: string): boolean {
    this.#spec(name);
    return this.#values[name] === true;
  }

  value(name: string): string | undefined {
    this.#spec(name);
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  values(name: string): readonly string[] {
    const spec = this.#spec(name);
    const value = this.#values[name];
    const given = (Array.isArray(value) ? value : [value]).filter((v): v is string => typeof v === 'string');
    return spec.list ? given.flatMap((v) => v.split(',').filter((part) => part !== '')) : given;
  }
}
