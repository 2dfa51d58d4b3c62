/** `--weights FILE`: how often each syscall is made. */
import { badWeights, decodeUtf8, newerTrace, printable } from '../dsl/index.js';
import { knownSyscall } from '../kernel/index.js';
import { TRACE_FORMAT } from '../tracer/index.js';
import { Stop } from './command.js';
import { Exit } from './exit.js';
import { readBytes } from './input.js';

export interface Weights {
  readonly weightOf: (arch: string, syscall: string) => number;
  /** Calls on other architectures than these, which count for nothing there. */
  readonly besides: (arches: ReadonlySet<string>) => readonly { readonly arch: string; readonly calls: number }[];
}

/**
 * Lines `COUNT SYSCALL` (empty lines and `#` comments are skipped), which count on every architecture, or a polc trace (JSON
 * lines), whose entries count on theirs. A syscall on several lines counts with their sum.
 * @throws Stop with the line that is neither.
 */
export function readWeights(path: string): Weights {
  const { name, bytes } = readBytes(path);
  const stop = (problem: string): Stop => new Stop(Exit.usage, badWeights(undefined, printable(name), problem));
  const text = decodeUtf8(bytes);
  if (text === undefined) throw stop('it is no text');
  const counts = new Map<string, number>();
  let used = false;
  for (const [index, line] of text.split('\n').entries()) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const weight = trimmed.startsWith('{') ? fromTrace(trimmed) : fromLine(trimmed);
    if (typeof weight === 'number') throw new Stop(Exit.usage, newerTrace(undefined, name, weight));
    if (!weight) throw stop(`line ${index + 1} is neither \`COUNT SYSCALL\` nor a line of a trace`);
    if (weight === 'other') continue;
    const { arch, syscall, count } = weight;
    used ||= count > 0 && knownSyscall(syscall);
    const key = `${arch} ${syscall}`;
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  if (!used) throw stop('it names no known syscall');
  const of = (arch: string, syscall: string): number => counts.get(`${arch} ${syscall}`) ?? 0;
  return {
    weightOf: (arch, syscall) => of(arch, syscall) + of(ANY, syscall),
    besides(arches) {
      const calls = new Map<string, number>();
      for (const [key, count] of counts) {
        const [arch = ANY] = key.split(' ');
        if (arch !== ANY && !arches.has(arch)) calls.set(arch, (calls.get(arch) ?? 0) + count);
      }
      return [...calls].map(([arch, sum]) => ({ arch, calls: sum })).filter((one) => one.calls > 0);
    },
  };
}

const ANY = '*';

interface Weight {
  readonly arch: string;
  readonly syscall: string;
  readonly count: number;
}

function fromLine(line: string): Weight | undefined {
  const match = /^(\d{1,15}(?:\.\d+)?)\s+([a-z_][a-z0-9_]*)$/.exec(line);
  return match?.[1] !== undefined && match[2] !== undefined
    ? { arch: ANY, syscall: match[2], count: Number(match[1]) }
    : undefined;
}

/** Lines of a trace that are about something else say nothing of syscalls. @returns a number: of a format that is too new. */
function fromTrace(line: string): Weight | 'other' | number | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const { observation, count, polc_trace: format } = members(value);
  if (typeof format === 'number' && format > TRACE_FORMAT) return format;
  const { kind, arch, syscall } = members(observation);
  if (kind !== 'syscall' || typeof arch !== 'string' || typeof syscall !== 'string') return 'other';
  return typeof count === 'number' && count >= 0 ? { arch, syscall, count } : undefined;
}

const members = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
