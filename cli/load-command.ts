/** Loads the module of a subcommand: what it needs is read only when it is the one that was asked for. */
import type { CommandModule } from './command.js';

const MODULES: Readonly<Record<string, () => Promise<CommandModule>>> = {
  compile: () => import('./commands/compile.js'),
  check: () => import('./commands/check.js'),
  test: () => import('./commands/test.js'),
  fmt: () => import('./commands/fmt.js'),
  explain: () => import('./commands/explain.js'),
  diff: () => import('./commands/diff.js'),
  run: () => import('./commands/run.js'),
  import: () => import('./commands/import.js'),
  doctor: () => import('./commands/doctor.js'),
  completion: () => import('./commands/completion.js'),
  help: () => import('./commands/help.js'),
};

/** @throws Error for a name that is not in the table of commands (a test compares the two). */
export function loadCommand(name: string): Promise<CommandModule> {
  const load = MODULES[name];
  if (!load) throw new Error(`no module for the command ${name}`);
  return load();
}
