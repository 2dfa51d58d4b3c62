/** What kind of log a file is, by how it begins. */
import { looksLikeTrace } from '../index.js';
import { BOM } from './lines.js';
import { readRecord } from './audit/record.js';
import { Prefix } from './strace/prefix.js';

export type LogFormat = 'strace' | 'audit' | 'polc';

/** Lines that are looked at: a log may begin with anything, and a kernel's with a boot. */
const LINES = 2000;

/** `undefined`: none that polc reads. `beginning`: bytes of the file's start, one a character; its last line may be cut. */
export function detect(beginning: string): LogFormat | undefined {
  if (looksLikeTrace(beginning)) return 'polc';
  const votes = { strace: 0, audit: 0 };
  const prefix = new Prefix();
  for (const line of beginning.replace(BOM, '').split('\n', LINES)) {
    if (readRecord(line)) votes.audit++;
    else {
      prefix.read(line, 0, line.length);
      if (STRACE.test(line.slice(prefix.at, prefix.at + 200))) votes.strace++;
    }
  }
  if (votes.strace === 0 && votes.audit === 0) return undefined;
  return votes.strace >= votes.audit ? 'strace' : 'audit';
}

/** A call, its resumption, a signal or an end. */
const STRACE =
  /^(?:[a-z_][a-z0-9_]*\((?:.*\) += (?:-?\d|\?|0x)|.*<unfinished \.\.\.>$|["\d{[A-Z]|\))|<\.\.\. \w+ resumed>|\+\+\+ (?:exited|killed) |--- SIG[A-Z0-9_]+ \{|strace: Process \d+ )/;

/** How compressed files and UTF-16 begin, and what writes them out. */
const PACKED: readonly (readonly [magic: string, tool: string])[] = [
  ['\x1f\x8b', 'zcat'],
  ['\xfd7zXZ\0', 'xzcat'],
  ['\x28\xb5\x2f\xfd', 'zstdcat'],
  ['BZh', 'bzcat'],
  ['\xff\xfe', 'iconv -f UTF-16 -t UTF-8'],
  ['\xfe\xff', 'iconv -f UTF-16 -t UTF-8'],
];

/** The tool that writes out a file that is packed so, by its first bytes. */
export const unpackerOf = (beginning: string): string | undefined =>
  PACKED.find(([magic]) => beginning.startsWith(magic))?.[1];
