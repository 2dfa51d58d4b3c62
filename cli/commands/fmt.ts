/** `polc fmt [--check] FILE…`. */
import { statSync } from 'node:fs';
import { hasErrors, parse, print } from '../../dsl/index.js';
import type { Invocation } from '../command.js';
import { Stop } from '../command.js';
import { Exit } from '../exit.js';
import { readSource } from '../input.js';
import { writeFiles } from '../write.js';

type Outcome = 'formatted' | 'unchanged' | 'unformatted' | 'error';

export function run({ operands, options, output }: Invocation): Exit {
  const checkOnly = options.flag('check');
  let exit: Exit = Exit.fine;
  const files = operands.map((file) => {
    let outcome: Outcome | undefined;
    try {
      outcome = formatOne(file);
      if ((outcome === 'unformatted' || outcome === 'error') && exit === Exit.fine) exit = Exit.findings;
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      output.report(error.diagnostics);
      exit = error.exit;
    }
    return { file, outcome: outcome ?? 'error' };
  });
  output.result({ files });
  return exit;

  function formatOne(file: string): Outcome {
    const { source, real } = readSource(file);
    const { value, diagnostics } = parse(source);
    output.report(diagnostics);
    if (hasErrors(diagnostics)) return 'error';
    const text = print(value);
    const same = text === source.text;
    if (checkOnly) {
      if (!same) output.print(`${source.path}\n`);
      return same ? 'unchanged' : 'unformatted';
    }
    if (real === undefined) {
      output.print(text);
      output.result({ text });
    } else if (!same) {
      // Through a symlink to the file behind it, which keeps its permissions.
      writeFiles([{ path: real, content: text, mode: statSync(real).mode }]);
    }
    return same ? 'unchanged' : 'formatted';
  }
}
