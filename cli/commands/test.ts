/** `polc test FILE…`: runs the test blocks. */
import { hasErrors, placeOf } from '../../dsl/index.js';
import type { Invocation } from '../command.js';
import { Exit } from '../exit.js';
import { eachFile } from '../files.js';
import { examinePolicy } from '../policy.js';
import { targetOf } from '../target.js';

export function run({ operands, options, output }: Invocation): Exit {
  const target = targetOf(options);
  const files: unknown[] = [];
  const exit = eachFile(operands, output, (file) => {
    const examined = examinePolicy(file, target, output);
    const results = (examined.compiled?.expectations ?? []).map(({ expectation, profile, diagnostics }) => ({
      profile,
      place: placeOf(expectation.span),
      ok: !hasErrors(diagnostics),
    }));
    const passed = results.filter((result) => result.ok).length;
    files.push({ file, passed, failed: results.length - passed, expectations: results });
    // With errors before the tests there is nothing to count; the diagnostics say why.
    if (results.length > 0)
      output.print(`${examined.source.path}: ${passed} passed, ${results.length - passed} failed\n`);
    else if (!examined.hasErrors) output.print(`${examined.source.path}: no tests\n`);
    return examined.hasErrors ? Exit.findings : Exit.fine;
  });
  output.result({ files });
  return exit;
}
