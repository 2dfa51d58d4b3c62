/** Whether to colour what goes to an fd: `--color`, then NO_COLOR (no-color.org: any non-empty value), TERM, a terminal. */
import { isatty } from 'node:tty';

export type ColorChoice = 'auto' | 'always' | 'never';

export function colored(choice: ColorChoice, fd: 1 | 2): boolean {
  if (choice !== 'auto') return choice === 'always';
  const { NO_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return TERM !== 'dumb' && isatty(fd);
}
