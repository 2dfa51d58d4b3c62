/** `polc fmt [--check] FILE…`. */
import { format } from '../../dsl/index.js';
import type { Invocation, Output } from '../command.js';
import { Exit } from '../exit.js';
import { eachFile } from '../files.js';
import { readSource } from '../input.js';
import { writeFiles } from '../write.js';

type Outcome = 'formatted' | 'unchanged' | 'unformatted' | 'error';

export function run({ operands, options, output }: Invocation): Exit {
  const checkOnly = options.flag('check');
  const outcomes: { readonly file: string; readonly outcome: Outcome }[] = [];
  const exit = eachFile(operands, output, (file) => {
    const outcome = formatOne(file, checkOnly, output);
    outcomes.push({ file, outcome });
    return outcome === 'unformatted' || outcome === 'error' ? Exit.findings : Exit.fine;
  });
  output.result({ files: outcomes });
  return exit;
}

function formatOne(file: string, checkOnly: boolean, output: Output): Outcome {
  const { source, real } = readSource(file);
  const { value: text, diagnostics } = format(source);
  output.report(diagnostics);
  if (text === undefined) return 'error';
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
    writeFiles([{ path: real, content: text, keeps: true }]);
  }
  return same ? 'unchanged' : 'formatted';
}
