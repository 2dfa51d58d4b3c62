/** `--weights FILE`: how often each syscall is made. */
import { badWeights, decodeUtf8, printable } from '../dsl/index.js';
import { knownSyscall } from '../kernel/index.js';
import { Stop } from './command.js';
import { Exit } from './exit.js';
import { readBytes } from './input.js';

export type Weights = (arch: string, syscall: string) => number;

/**
 * Lines `COUNT SYSCALL` (empty lines and `#` comments are skipped), or JSON lines with `syscall` and `count` members, as in
 * a polc trace. A syscall on several lines counts with their sum.
 * @throws Stop with the line that is neither.
 */
export function readWeights(path: string): Weights {
  const { name, bytes } = readBytes(path);
  const stop = (problem: string): Stop => new Stop(Exit.usage, badWeights(undefined, printable(name), problem));
  const text = decodeUtf8(bytes);
  if (text === undefined) throw stop('it is no text');
  const counts = new Map<string, number>();
  for (const [index, line] of text.split('\n').entries()) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const entries = trimmed.startsWith('{') ? fromTrace(trimmed) : fromLine(trimmed);
    if (!entries) throw stop(`line ${index + 1} is neither \`COUNT SYSCALL\` nor a line of a trace`);
    for (const [syscall, count] of entries) counts.set(syscall, (counts.get(syscall) ?? 0) + count);
  }
  if (![...counts].some(([syscall, count]) => count > 0 && knownSyscall(syscall)))
    throw stop('it names no known syscall');
  return (_arch, syscall) => counts.get(syscall) ?? 0;
}

type Entries = readonly (readonly [syscall: string, count: number])[];

function fromLine(line: string): Entries | undefined {
  const match = /^(\d{1,15}(?:\.\d+)?)\s+([a-z_][a-z0-9_]*)$/.exec(line);
  return match?.[1] !== undefined && match[2] !== undefined ? [[match[2], Number(match[1])]] : undefined;
}

/** Lines of a trace that are about something else say nothing of syscalls. */
function fromTrace(line: string): Entries | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('syscall' in value) || typeof value.syscall !== 'string') return [];
  const count = 'count' in value && typeof value.count === 'number' && value.count >= 0 ? value.count : 1;
  return [[value.syscall, count]];
}
