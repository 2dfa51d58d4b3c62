/** Text → tree. */
import type { Access, PolicyFile } from './ast.js';
import type { Diagnostic, Result } from './diagnostics/diagnostic.js';
import { PolicyGrammar } from './grammar.js';
import { lex } from './lex.js';
import { span, type Source } from './source.js';

// Built on the first parse (some 20 ms); `run` leaves nothing of a parse behind in it.
let grammar: PolicyGrammar | undefined;
const theGrammar = (): PolicyGrammar => (grammar ??= new PolicyGrammar({ skipValidations: true }));

/**
 * Parses one file. Statements with errors are missing in the tree, everything else is there; with an error among the
 * diagnostics the tree is good for an editor, not for compiling or formatting. Never throws for what the text says.
 */
export function parse(source: Source): Result<PolicyFile> {
  const { tokens, comments, diagnostics: lexical } = lex(source);
  const diagnostics = [...lexical];
  const statements = theGrammar().run(source, tokens, diagnostics, (g) => g.file());
  const value: PolicyFile = { kind: 'file', source, statements, comments, span: span(source, 0, source.text.length) };
  return { value, diagnostics: inOrder(diagnostics) };
}

/** Parses the ACCESS of `polc explain FILE ACCESS`: what follows `expect allow` in a test. */
export function parseAccess(source: Source): Result<Access | undefined> {
  const { tokens, diagnostics: lexical } = lex(source);
  const diagnostics = [...lexical];
  const value = theGrammar().run(source, tokens, diagnostics, (g) => g.oneAccess());
  return { value, diagnostics: inOrder(diagnostics) };
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}
