/** `polc import FILE`: seccomp JSON of Docker, OCI runtimes and Firecracker → a policy. */
import { basename } from 'node:path';
import type { Invocation } from '../command.js';
import { Exit } from '../exit.js';
import { importSeccomp } from '../import/index.js';
import { readSource } from '../input.js';
import { writeNamed } from '../write.js';

export function run({ operands, options, output }: Invocation): Exit {
  const { source } = readSource(operands[0] ?? '-');
  const target = options.value('output');
  const file = target === '-' ? undefined : target;
  const name = file === undefined ? undefined : basename(file).replace(/\.[^.]*$/, '');
  const { value, diagnostics } = importSeccomp(source, { raw: options.flag('raw'), name });
  output.report(diagnostics);
  if (!value) return Exit.findings;
  const { format, profiles, text } = value;
  if (file !== undefined) writeNamed(file, text);
  else output.print(text);
  output.result({ format, profiles, ...(file === undefined ? { policy: text } : { output: file }) });
  return Exit.fine;
}
