import type { Span } from '../source.js';

export type Severity = 'error' | 'warning' | 'note';

export interface Label {
  readonly span: Span;
  readonly message: string;
}

/** One finding. Messages: lower case, no full stop, one line, the user's text in backticks, what to do next in `help`. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span?: Span;
  readonly labels?: readonly Label[];
  readonly help?: string;
}

export interface CodeDefinition {
  readonly code: string;
  readonly severity: Severity;
  /** A short noun phrase: the heading of `polc explain CODE`. */
  readonly title: string;
  /** What it means and what to do, a few sentences. */
  readonly explain: string;
  /** A policy that triggers the code, or (starting with `$ `) the command line that does. A test runs each policy. */
  readonly example: string;
}

/** What the constructor of one code computes from its arguments. */
export interface Finding {
  readonly message: string;
  readonly help?: string | undefined;
  readonly labels?: readonly Label[] | undefined;
}

export interface Code<A extends readonly unknown[]> extends CodeDefinition {
  (span: Span | undefined, ...args: A): Diagnostic;
}

/** Makes the one constructor of a code. Codes are collected by `registry.ts`, which `polc explain CODE` and the docs read. */
export function defineCode<A extends readonly unknown[]>(
  definition: CodeDefinition,
  find: (...args: A) => Finding,
): Code<A> {
  const make = (span: Span | undefined, ...args: A): Diagnostic => {
    const { message, help, labels } = find(...args);
    return {
      code: definition.code,
      severity: definition.severity,
      message,
      ...(span ? { span } : {}),
      ...(labels && labels.length > 0 ? { labels } : {}),
      ...(help !== undefined ? { help } : {}),
    };
  };
  return Object.assign(make, definition);
}

/** What every stage returns: it never throws for the user's mistakes, only for polc's own. */
export interface Result<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((d) => d.severity === 'error');
