/** The one place that prints: results, diagnostics, or the `--json` object of a whole command. */
import type { Diagnostic } from '../dsl/index.js';
import { renderDiagnostics, sorted, toJson } from '../dsl/index.js';
import { colored, type ColorChoice } from './color.js';
import type { Output } from './command.js';
import type { Exit } from './exit.js';
import { writeAll, type Written } from './stdout.js';

/** Counted up when a member changes its meaning or goes away; new members may come at any time. */
export const FORMAT_VERSION = 1;

export class CommandOutput implements Output {
  readonly json: boolean;
  readonly #command: string;
  readonly #color: ColorChoice;
  readonly #diagnostics: Diagnostic[] = [];
  #members: Record<string, unknown> = {};
  #stdout: Written = 'all';

  constructor(command: string, json: boolean, color: ColorChoice) {
    this.#command = command;
    this.json = json;
    this.#color = color;
  }

  print(text: string): void {
    if (!this.json) this.#write(text);
  }

  report(diagnostics: readonly Diagnostic[]): void {
    this.#diagnostics.push(...diagnostics);
  }

  result(members: Readonly<Record<string, unknown>>): void {
    this.#members = { ...this.#members, ...members };
  }

  /** @returns why stdout could not be written, if it could not; a closed pipe is no failure. */
  finish(exit: Exit): string | undefined {
    if (this.json) {
      const head = { format_version: FORMAT_VERSION, command: this.#command, exit };
      const object = { ...head, ...this.#members, diagnostics: this.#diagnostics.map(toJson) };
      this.#write(`${JSON.stringify(object, plain, 2)}\n`);
    } else if (this.#diagnostics.length > 0) {
      writeAll(2, rendered(this.#diagnostics, colored(this.#color, 2)));
    }
    return typeof this.#stdout === 'object' ? this.#stdout.error : undefined;
  }

  #write(text: string): void {
    if (this.#stdout === 'all') this.#stdout = writeAll(1, text);
  }
}

/** More than a person reads in one go: a file that is no policy has a mistake in every line. */
const MOST = 40;

function rendered(diagnostics: readonly Diagnostic[], color: boolean): string {
  const shown = sorted(diagnostics).slice(0, MOST);
  const more = diagnostics.length - shown.length;
  return renderDiagnostics(shown, { color }) + (more > 0 ? `\n… and ${more} more; \`--json\` has all of them\n` : '');
}

/** JSON has no integers above 2^53: such values are strings. Maps and sets would be `{}` silently. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value.toString();
  if (value instanceof Map || value instanceof Set) throw new TypeError('a Map or Set in a JSON result');
  return value;
}
