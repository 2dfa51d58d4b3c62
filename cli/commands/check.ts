/** `polc check FILE…`: silent where all is well. */
import type { Invocation } from '../command.js';
import { Exit } from '../exit.js';
import { eachFile } from '../files.js';
import { examinePolicy } from '../policy.js';
import { signOffProblems } from '../review/sign-off.js';
import { targetOf } from '../target.js';
import { symlinkWarnings } from '../symlinks.js';

export function run({ operands, options, output }: Invocation): Exit {
  const target = targetOf(options);
  return eachFile(operands, output, (file) => {
    const { compiled, hasErrors } = examinePolicy(file, target, output);
    // What links there are is this machine's matter.
    if (compiled && target.isHost) output.report(symlinkWarnings(compiled));
    const unsigned = options.flag('signed-off') ? signOffProblems(file) : [];
    output.report(unsigned);
    return hasErrors || unsigned.length > 0 ? Exit.findings : Exit.fine;
  });
}
