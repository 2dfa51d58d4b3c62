/**
 * Whether a record is less than the kernel wrote. Buffers cut lines (the kernel's own at 1 KB, syslog's), disks fill up, and two
 * writers mix: what was cut may still read like a record, of another call or of half a name.
 */
import type { AuditRecord } from './record.js';

/** What each record writes near its end, in any kernel since 3.10, and how that reads when it is whole: so is all before it then. */
const LAST: Readonly<Record<string, readonly [keys: readonly string[], whole: RegExp]>> = {
  SYSCALL: [['exe'], /./],
  SECCOMP: [['code'], /^0x(?:0|[35][0-9a-f]{4}|(?:7f|80)[0-9a-f]{6})$/],
  PATH: [['nametype', 'objtype'], /^(?:NORMAL|PARENT|DELETE|CREATE|UNKNOWN)$/],
  CWD: [['cwd'], /^\//],
  // AF_INET and AF_INET6 with an address; in words by `ausearch -i`.
  SOCKADDR: [['saddr'], /^(?:0200(?:..){6,}|0A00(?:..){22,}|(?!0200|0A00)(?:[0-9A-F]{2}){2,})$|[^0-9A-F]/i],
};

export function isDamaged({ type, fields, text }: AuditRecord): boolean {
  const [keys, whole] = LAST[type] ?? [];
  if (keys && whole && !keys.some((key) => whole.test(fields.get(key) ?? '') && fields.has(key))) return true;
  if (type === 'AVC' && !(fields.has('apparmor') ? isWholeForAppArmor(fields) : fields.has('tclass'))) return true;
  for (const value of fields.values()) if (value.startsWith('"')) return true; // no closing quote
  return text.includes('audit(') && INSIDE.test(text);
}

/** The same of AppArmor's (audit_file_cb and its like in security/apparmor): of files both users stand behind the masks. */
function isWholeForAppArmor(fields: ReadonlyMap<string, string>): boolean {
  const operation = fields.get('operation');
  if (operation === undefined) return false;
  const last = fields.has('family') ? 'requested_mask' : (APPARMOR_LAST[operation] ?? 'ouid');
  return OTHERS.test(operation) || /./.test(fields.get(last) ?? '');
}

const APPARMOR_LAST: Readonly<Record<string, string>> = { capable: 'capname', signal: 'peer', ptrace: 'peer' };
/** What is about no file of the program's. */
const OTHERS = /^(?:(?:re|u)?mount|pivotroot|userns_create|change_\w+|stack\w*|profile_\w+)$/;

/** Another record's beginning. No name reads so: with a space in it, the kernel writes it in hexadecimal. */
const INSIDE = / (?:msg=|type=\d+ )audit\(\d+\.\d+:\d+\)/;

/** A line that is no record, but begins like one, or has bytes that no text has: what a crash leaves of a disk's blocks. */
export const looksDamaged = (line: string): boolean =>
  /^(?:node=\S{1,256} )?type=|\baudit: type=|\baudit\(\d/.test(line) || BINARY.test(line);

/** All but tabs and the like, escape sequences, and \x1d (before what auditd adds). */
const BINARY = /[\0-\x08\x0e-\x1a]/;
