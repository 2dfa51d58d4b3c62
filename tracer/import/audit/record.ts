import { own } from '../../index.js';

/**
 * One line of an audit log → a record. The kernel's records come through auditd (`type=AVC msg=audit(…): …`, `node=` before it,
 * names resolved by `log_format=ENRICHED` behind a GS character), the kernel's ring buffer (`[ 12.3] audit: type=1400 audit(…): …`)
 * or the journal (`Nov 26 08:41:31 host kernel: audit: …`, `host audit[123]: AVC …`, which have no serial number).
 */
export interface AuditRecord {
  /** As auditd names it: SYSCALL, PATH, AVC, SECCOMP … */
  readonly type: string;
  /** What the records of one event share: host, time and serial number; undefined where the journal left them out. */
  readonly event: string | undefined;
  /** Seconds since 1970, or since boot. */
  readonly time: number | undefined;
  /** Their values are copies: observations keep them. */
  readonly fields: ReadonlyMap<string, string>;
  /** The text behind the header: SELinux's records have words beside their fields. */
  readonly text: string;
}

// include/uapi/linux/audit.h. What polc does not use is not here.
const TYPES: Readonly<Record<string, string>> = {
  1300: 'SYSCALL',
  1302: 'PATH',
  1306: 'SOCKADDR',
  1307: 'CWD',
  1309: 'EXECVE',
  1320: 'EOE',
  1326: 'SECCOMP',
  1400: 'AVC',
  1500: 'AVC',
  1501: 'AVC',
  1502: 'AVC',
  1503: 'AVC',
};

const HEADER = /(?:^|[ :])(?:node=(\S{1,256}) )?type=(\w+) (?:msg=)?audit\(([^)]{1,64})\)\s?: ?/;
/** The journal's own form: the identifier is `audit`, then the type's name. */
const JOURNAL = /(?:^|\s)audit(?:\[\d+\])?: (AVC|SECCOMP|SYSCALL|PATH|CWD|SOCKADDR|EXECVE) /;

export function readRecord(line: string): AuditRecord | undefined {
  const header = HEADER.exec(line);
  if (header) {
    const [whole, node = '', type = '', stamp = ''] = header;
    const text = line.slice(header.index + whole.length);
    // `1364481363.243:24287`, or with `ausearch -i` `03/28/2013 14:36:03.243:24287`.
    const seconds = /^\d+\.\d+/.exec(stamp)?.[0];
    const event = stamp.includes(':') ? `${node}\0${stamp}` : undefined;
    return {
      type: TYPES[type] ?? type,
      event,
      time: seconds === undefined ? undefined : Number(seconds),
      fields: fieldsOf(text),
      text,
    };
  }
  const journal = JOURNAL.exec(line);
  if (!journal) return undefined;
  const text = line.slice(journal.index + journal[0].length);
  return { type: journal[1] ?? '', event: undefined, time: undefined, fields: fieldsOf(text), text };
}

/** `audit_lost=15`, `4990 callbacks suppressed`, `backlog limit exceeded`: how many records are missing at least. */
export function lossOf(line: string): number {
  if (!line.includes('audit')) return 0;
  const suppressed = /(\d{1,9}) (?:callbacks|messages) suppressed/.exec(line)?.[1];
  if (suppressed !== undefined) return Number(suppressed);
  const lost = /\baudit_lost=(\d{1,9})|\blost[= ](\d{1,9})\b/.exec(line);
  if (lost) return Number(lost[1] ?? lost[2]);
  return /backlog limit exceeded|rate limit exceeded|queue overflow/.test(line) ? 1 : 0;
}

/** From a word's beginning, and brackets of so many characters at most: a hostile line is tried at each place but once. */
const FIELD = /(?<![\w-])([A-Za-z_][\w-]*(?:\[\d+\])?)=(?:"([^"]*)"|(\([^)]{0,256}\))|([^\s\x1d]*))/g;
const MAX_FIELDS = 512;

function fieldsOf(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const [, key = '', quoted, bracketed, bare] of text.matchAll(FIELD)) {
    if (fields.size >= MAX_FIELDS) break;
    // The first wins: what an enriched log appends (ARCH=, SYSCALL=) has names of its own, and a forged field comes later.
    if (fields.has(key)) continue;
    const text = quoted ?? bare ?? bracketed ?? '';
    const hexadecimal = quoted === undefined && (NAMES.has(key) || ARGUMENT.test(key));
    fields.set(key, own(hexadecimal ? unhex(text) : text));
  }
  return fields;
}

/** Fields that hold what a program chose: bare, they are hexadecimal (audit_log_untrustedstring, kernel/audit.c). */
const NAMES = new Set(['comm', 'exe', 'name', 'cwd', 'path', 'proctitle', 'profile', 'srcname', 'target', 'ocomm']);
const ARGUMENT = /^a\d+\[\d+\]$/;

export function unhex(text: string): string {
  if (text === '(null)' || text === '?') return '';
  if (text.length % 2 !== 0 || !/^[0-9A-Fa-f]+$/.test(text)) return text;
  return Buffer.from(text, 'hex').toString('latin1');
}

/** `c000003e`, `0x1f`, `21`, `-13`, and `EACCES(Permission denied)` or `x86_64` of `ausearch -i` as they are. */
export function hexNumber(text: string | undefined): bigint | undefined {
  return text !== undefined && /^(?:0x)?[0-9a-f]{1,16}$/i.test(text)
    ? BigInt(`0x${text.replace(/^0x/, '')}`)
    : undefined;
}

export function decimal(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}
