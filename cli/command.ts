/** What a subcommand is. Help, completion and docs/cli.md are derived from these tables (`commands.ts`). */
import type { Diagnostic } from '../dsl/index.js';
import type { Exit } from './exit.js';

export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** What the value is called in the help; an option without one is a flag. */
  readonly value?: string;
  readonly summary: string;
  /** May be given several times. */
  readonly repeated?: boolean;
  /** The only values there are; a comma list of them where `list` is set. */
  readonly choices?: readonly string[];
  readonly list?: boolean;
}

export interface Example {
  readonly command: string;
  readonly does: string;
}

export interface CommandSpec {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** Behind the command's name; options are added by the help. */
  readonly operands: string;
  readonly minimum: number;
  /** Absent: any number. */
  readonly maximum?: number;
  /** What stands behind `--` is a command: it has to be there (`run`), or may be instead of operands (`learn`). */
  readonly program?: 'required' | 'optional';
  /** What the shell completes operands with. */
  readonly completes: 'policy' | 'file' | 'command' | readonly string[];
  readonly description: string;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly Example[];
}

export interface CommandModule {
  readonly run: (invocation: Invocation) => Exit | Promise<Exit>;
}

/** One call of a subcommand, its command line checked against the table. */
export interface Invocation {
  readonly operands: readonly string[];
  /** What follows `--`. */
  readonly program: readonly string[];
  readonly options: Options;
  readonly output: Output;
}

/** Options by their long names. Asking for one that the table does not have is polc's own mistake, and throws. */
export interface Options {
  flag(name: string): boolean;
  value(name: string): string | undefined;
  /** All values of a repeated option, or the parts of a comma list; empty if not given. */
  values(name: string): readonly string[];
}

/** Where a command's words go: results to stdout, diagnostics to stderr, with `--json` both into one object on stdout. */
export interface Output {
  readonly json: boolean;
  /** Text for stdout, newline included; dropped with `--json`. */
  print(text: string): void;
  /** With `--json` collected into `diagnostics`, else rendered to stderr at the end of the command, in order. */
  report(diagnostics: readonly Diagnostic[]): void;
  /** Members of the `--json` object beside `format_version`, `command`, `exit` and `diagnostics`; dropped without. */
  result(members: Readonly<Record<string, unknown>>): void;
}

/** Ends the command with one diagnostic. For what the user can mend; anything else that is thrown is an internal error. */
export class Stop extends Error {
  readonly diagnostics: readonly Diagnostic[];
  readonly exit: Exit;

  constructor(exit: Exit, ...diagnostics: readonly Diagnostic[]) {
    super(diagnostics[0]?.message ?? 'stopped');
    this.diagnostics = diagnostics;
    this.exit = exit;
  }
}
