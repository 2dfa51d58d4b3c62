/** Exit statuses. `run` hands through the program's own status and keeps 125–127 for itself, as env(1) and docker do. */
export const Exit = {
  fine: 0,
  /** Errors in a policy, a difference, a failing test, unformatted files. */
  findings: 1,
  /** The command line, or the environment: a file that can't be read or written. */
  usage: 2,
  /** `run`: polc itself failed: the program was not started, or what it was denied (`--learn-denials`) could not be kept. */
  runFailed: 125,
  runNotExecutable: 126,
  runNotFound: 127,
} as const;
/** What the program that polc watched said. */
export type ProgramStatus = number & { readonly of: 'program' };
export type Exit = (typeof Exit)[keyof typeof Exit] | ProgramStatus;
