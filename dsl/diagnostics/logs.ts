/** POL6640–6649: logs that `polc learn` reads. Their examples are command lines. */
import { defineCode, type CodeDefinition } from './diagnostic.js';
import { printable, printableBytes } from './printable.js';

const MAX_SHOWN = 80;
/** A name in a message: one line, not too long. */
const shown = (text: string): string => printable(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);
/** The same of a log's bytes. */
const shownBytes = (text: string): string =>
  text.length > MAX_SHOWN ? `${printableBytes(text.slice(0, MAX_SHOWN))}…` : printableBytes(text);

export const unknownLog = defineCode(
  {
    code: 'POL6640',
    severity: 'error',
    title: 'file that is no log polc can read',
    explain:
      'polc learns from what `strace` writes (any of its formats but the table of `-c`), from audit records (auditd’s audit.log, the kernel’s messages, the journal; SYSCALL, SECCOMP and AVC of SELinux and AppArmor) and from its own traces. It looks at the beginning of a file to tell which it is.',
    example: '$ polc learn words.txt',
  },
  /** `unpack`: the tool that writes out what is packed in it. */
  (name: string, unpack?: string) => ({
    message: `\`${shown(name)}\` is no log of strace, of auditd or the kernel, and no trace of polc`,
    help:
      unpack === undefined
        ? 'make one: `strace -f -y -o app.log ./app`'
        : `it is packed: \`${unpack} ${shown(name)} | polc learn -\``,
  }),
);

export const damagedLog = defineCode(
  {
    code: 'POL6641',
    severity: 'warning',
    title: 'log with lines that cannot be read',
    explain:
      'Some lines of the log are cut short, mixed with others (two programs wrote into one file) or longer than 1 MB. They were skipped: what they said is missing in the trace, which is marked `damaged`.',
    example: '$ polc learn damaged.log',
  },
  (name: string, count: number, first: { readonly line: number; readonly text: string } | undefined) => ({
    message: `\`${shown(name)}\`: skipped ${count} ${count === 1 ? 'line' : 'lines'} that cannot be read${
      first ? `, the first is line ${first.line}: \`${shownBytes(first.text)}\`` : ''
    }`,
  }),
);

export const unnamedCalls = defineCode(
  {
    code: 'POL6642',
    severity: 'warning',
    title: 'log with syscalls that polc does not know',
    explain:
      'The log has calls that are in none of polc’s tables: they are newer than this polc, were made with numbers that no kernel has, or are another architecture’s. They are not in the trace, and a policy answers them as its `unknown` says.',
    example: '$ polc learn newer-kernel.log',
  },
  (name: string, calls: ReadonlyMap<string, number>) => {
    const some = [...calls.keys()].slice(0, 6).map((call) => `\`${shownBytes(call)}\``);
    return {
      message: `\`${shown(name)}\`: no table has ${some.join(', ')}${calls.size > some.length ? ' and others' : ''}`,
    };
  },
);

export const severalPrograms = defineCode(
  {
    code: 'POL6643',
    severity: 'warning',
    title: 'log that tells of several programs',
    explain:
      'An audit log is that of a whole machine. Without `--program`, polc learns the one that it tells most of; with one, that program and what it executed.',
    example: '$ polc learn machine.log',
  },
  (name: string, chosen: string, others: readonly string[]) => ({
    message: `\`${shown(name)}\` tells of ${others.length + 1} programs: learned is \`${shownBytes(chosen)}\``,
    help: `name the one you mean: \`polc learn --program PATH …\` (${others
      .slice(0, 4)
      .map((other) => `\`${shownBytes(other)}\``)
      .join(', ')}${others.length > 4 ? ' …' : ''})`,
  }),
);

export const emptyLog = defineCode(
  {
    code: 'POL6644',
    severity: 'error',
    title: 'log that tells nothing of the program',
    explain:
      'The log has no call and no record that is about the program: it is empty, was filtered, or is about others.',
    example: '$ polc learn --program /usr/bin/absent machine.log',
  },
  (name: string, program: string | undefined) => ({
    message: `\`${shown(name)}\` tells nothing of ${program === undefined ? 'any program' : `\`${shownBytes(program)}\``}`,
  }),
);

/** In numeric order. Each entry is a constructor made by `defineCode`; `cli/` calls it. */
export const LOG_CODES: readonly CodeDefinition[] = [unknownLog, damagedLog, unnamedCalls, severalPrograms, emptyLog];
