/** `polc check FILE…`: silent where all is well. */
import type { Invocation } from '../command.js';
import { Exit } from '../exit.js';
import { eachFile } from '../files.js';
import { examinePolicy, targetOf } from '../policy.js';

export function run({ operands, options, output }: Invocation): Exit {
  const target = targetOf(options);
  return eachFile(operands, output, (file) =>
    examinePolicy(file, target, output).hasErrors ? Exit.findings : Exit.fine,
  );
}
