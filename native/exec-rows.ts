/** What all ways of starting a program share: its execve as a row, and what is said where that fails. */
import { constants } from 'node:os';
import type { Row, Rows } from './interpreter.js';
import type { Bytes, LaunchFailure, ProgramPlan } from './launch-plan.js';
import { errnoName, type Libc } from './libc.js';

/** Room for the strings of `emitExecve` and their vectors, in bytes. */
export const execveSize = ({ path, argv, env }: ProgramPlan): number =>
  [path, ...argv, ...env].reduce((sum, text) => sum + Buffer.byteLength(text) + 48, 0);

export function emitExecve(rows: Rows, libc: Libc, { path, argv, env }: ProgramPlan): Row {
  const string = (text: Bytes): bigint => rows.cString(Buffer.from(text));
  const vector = (texts: readonly Bytes[]): bigint => rows.words(...texts.map(string), 0);
  return rows.syscall(libc.abi.nr.execve, [string(path), vector(argv), vector(env)]);
}

/** @param errno of execve; 0 where it is not known. */
export function executionFailure(path: Bytes, errno: number): LaunchFailure {
  const because = errno === 0 ? '' : `: ${errnoName(errno)}`;
  return {
    kind: 'failure',
    status: errno === constants.errno.ENOENT ? 127 : 126,
    message: `cannot run \`${Buffer.from(path).toString()}\`${because}`,
  };
}
