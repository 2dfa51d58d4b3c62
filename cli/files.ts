/** Commands that take several files and go on after one that can't be read. */
import type { Output } from './command.js';
import { Stop } from './command.js';
import { Exit } from './exit.js';

/** @returns the worst exit: an unreadable file (2) before findings (1). */
export function eachFile(files: readonly string[], output: Output, work: (file: string) => Exit): Exit {
  let worst: Exit = Exit.fine;
  for (const file of files) {
    let exit: Exit;
    try {
      exit = work(file);
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      output.report(error.diagnostics);
      exit = error.exit;
    }
    if (exit > worst) worst = exit;
  }
  return worst;
}
