/** `polc check FILE…`: silent where all is well. */
import type { Invocation } from '../command.js';
import { Stop } from '../command.js';
import { Exit } from '../exit.js';
import { checkedPolicy, targetOf } from '../policy.js';

export function run({ operands, options, output }: Invocation): Exit {
  const target = targetOf(options);
  let exit: Exit = Exit.fine;
  const files = operands.map((file) => {
    let ok = false;
    try {
      ok = checkedPolicy(file, target, output) !== undefined;
      if (!ok && exit === Exit.fine) exit = Exit.findings;
    } catch (error) {
      // A file that can't be read must not hide what is wrong with the next.
      if (!(error instanceof Stop)) throw error;
      output.report(error.diagnostics);
      exit = error.exit;
    }
    return { file, ok };
  });
  output.result({ files });
  return exit;
}
