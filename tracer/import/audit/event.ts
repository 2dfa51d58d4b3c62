/** The records of one event put together: a SYSCALL with its PATHs, CWD, SOCKADDR and EXECVE is a call like any other. */
import { archByAudit, ARCH_NAMES, errno, errnoName, syscallName, type ArchName } from '../../../kernel/index.js';
import {
  kindOf,
  needsOf,
  normalised,
  type Call,
  type Caller,
  type Found,
  type ObjectKind,
  type SocketAddress,
} from '../../index.js';
import type { World } from '../world.js';
import { decimal, hexNumber, unhex, type AuditRecord } from './record.js';
import { compressed } from '../strace/call.js';

type Fields = ReadonlyMap<string, string>;

/** The architecture and the call of a SYSCALL or SECCOMP record; numbers, or names where `ausearch -i` resolved them. */
export function syscallOf(fields: Fields): { readonly arch: ArchName; readonly name: string } | undefined {
  const written = fields.get('arch') ?? '';
  const number = hexNumber(written);
  const arch =
    ARCH_NAMES.find((name) => name === written) ??
    (number === undefined ? undefined : archByAudit(Number(number))?.name);
  if (arch === undefined) return undefined;
  const call = fields.get('syscall') ?? '';
  const value = decimal(call);
  // x32 shares x86_64's AUDIT_ARCH: its numbers have a bit of their own.
  const actual = arch === 'x86_64' && value !== undefined && value >= X32 ? 'x32' : arch;
  const name = value === undefined ? call : syscallName(actual, value);
  return name === undefined || name === '' ? undefined : { arch: actual, name };
}

const X32 = 0x40000000;

export function callOf(records: readonly AuditRecord[]): Call | undefined {
  const record = records.find(({ type }) => type === 'SYSCALL');
  const syscall = record && syscallOf(record.fields);
  if (!record || !syscall) return undefined;
  const { fields } = record;
  const { arch, name } = syscall;
  const address = addressOf(records.find(({ type }) => type === 'SOCKADDR')?.fields.get('saddr'));
  const result = resultOf(arch, fields);
  return {
    arch,
    name,
    args: ['a0', 'a1', 'a2', 'a3'].map((key) => hexNumber(fields.get(key))),
    texts: textsOf(arch, name, records),
    ...(address ? { address } : {}),
    ...(result === undefined ? {} : { result }),
  };
}

function resultOf(arch: ArchName, fields: Fields): bigint | undefined {
  const exit = fields.get('exit') ?? '';
  if (/^-?\d{1,18}$/.test(exit)) return BigInt(exit);
  const named = /^E[A-Z0-9]+/.exec(exit)?.[0];
  const value = named === undefined ? undefined : errno(arch, named);
  return value === undefined ? undefined : BigInt(-value);
}

/** Which PATH record an argument's name is in: those of the folders around are marked PARENT. */
function textsOf(arch: ArchName, name: string, records: readonly AuditRecord[]): ReadonlyMap<number, string> {
  const paths = records.filter(({ type, fields }) => type === 'PATH' && fields.get('nametype') !== 'PARENT');
  // With one lost, which of the others is meant can't be told.
  const all = new Set(records.flatMap(({ type, fields }) => (type === 'PATH' ? [fields.get('item')] : [])));
  const items = decimal(records.find(({ type }) => type === 'SYSCALL')?.fields.get('items')) ?? 0;
  if (all.size < items) return new Map();
  const kind = (wanted: RegExp): AuditRecord | undefined =>
    paths.find(({ fields }) => wanted.test(fields.get('nametype') ?? fields.get('objtype') ?? 'NORMAL'));
  const made = kind(/^CREATE/);
  const first = paths.find((record) => record !== made) ?? made;
  const wanted = needsOf(arch, name).texts;
  // Of two names the second is the new one; of symlink's only the new one is a path.
  const found = wanted.length > 1 && name !== 'mount' ? [first, made] : [/^symlink/.test(name) ? made : first];
  const texts = new Map<number, string>();
  found.forEach((record, at) => {
    const [index, text] = [wanted[at], record?.fields.get('name')];
    if (index !== undefined && text !== undefined && text !== '') texts.set(index, text);
  });
  return texts;
}

/** What the records say of the caller; what they leave open, the world is asked. */
export function callerOf(records: readonly AuditRecord[], call: Call, world: World): Caller {
  const fsuid = records.find(({ type }) => type === 'SYSCALL')?.fields.get('fsuid');
  const cwd = records.find(({ type }) => type === 'CWD')?.fields.get('cwd');
  const paths = records.filter(({ type }) => type === 'PATH');
  const missing = call.result === -BigInt(errno(call.arch, 'ENOENT') ?? 2);
  return {
    cwd: () => cwd,
    descriptor: () => undefined,
    peer: () => 'other',
    find: (path, follow): Found => {
      const looked = world.find(normalised(path), follow);
      const record = paths.find(({ fields }) => absolute(fields.get('name') ?? '', cwd) === normalised(path));
      const mode = record?.fields.get('mode');
      const kind = record?.fields.get('nametype') ?? record?.fields.get('objtype');
      const object =
        kind === 'CREATE' || missing ? 'none' : ((mode === undefined ? undefined : kindIn(mode)) ?? looked.object);
      const uid = record?.fields.get('ouid');
      const owner = object === 'none' || (uid === undefined ? looked.owner : uid === fsuid);
      return {
        path: looked.path,
        object,
        owner,
        setuid: mode === undefined ? looked.setuid : (parseInt(mode, 8) & 0o6000) !== 0,
      };
    },
  };
}

function absolute(name: string, cwd: string | undefined): string | undefined {
  if (name.startsWith('/')) return normalised(name);
  return cwd === undefined ? undefined : normalised(`${cwd}/${name}`);
}

/** `0100644`, or `file,644` of `ausearch -i`. */
function kindIn(mode: string): ObjectKind | undefined {
  const word = /^(file|dir|link|socket|fifo|character|block)\b/.exec(mode)?.[1];
  if (word !== undefined) return WORDS[word];
  return /^[0-7]{1,7}$/.test(mode) ? kindOf(parseInt(mode, 8)) : undefined;
}

const WORDS: Readonly<Record<string, ObjectKind>> = {
  file: 'file',
  dir: 'directory',
  link: 'symlink',
  socket: 'socket',
  fifo: 'fifo',
  character: 'device',
  block: 'device',
};

/** A `struct sockaddr` in hexadecimal, as the little-endian machines of polc's tables lay it out. */
export function addressOf(saddr: string | undefined): SocketAddress | undefined {
  if (saddr === undefined || !/^[0-9A-Fa-f]+$/.test(saddr)) return undefined;
  const bytes = Buffer.from(unhex(saddr), 'latin1');
  if (bytes.length < 2) return undefined;
  const family = bytes.readUInt16LE(0);
  if (family === AF_UNIX) return { family: 'unix', name: unixName(bytes.subarray(2).toString('latin1')) };
  if (bytes.length < (LENGTHS[family] ?? 2)) return undefined;
  if (family === AF_INET)
    return { family: 'inet', address: [...bytes.subarray(4, 8)].join('.'), port: bytes.readUInt16BE(2) };
  if (family === AF_INET6) {
    const groups = Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(8 + 2 * i).toString(16));
    return { family: 'inet6', address: compressed(groups), port: bytes.readUInt16BE(2) };
  }
  return { family: 'other', number: family };
}

const AF_UNIX = 1;
const AF_INET = 2;
const AF_INET6 = 10;
/** Up to the address's end. */
const LENGTHS: Readonly<Record<number, number>> = { [AF_INET]: 8, [AF_INET6]: 24 };

/** Abstract names start with a NUL, and auditd fills the others up with NULs. */
const unixName = (bytes: string): string =>
  bytes.startsWith('\0')
    ? /[^\0]/.test(bytes)
      ? `@${bytes.slice(1).replace(/\0+$/, '')}`
      : ''
    : (bytes.split('\0', 1)[0] ?? '');

/** Of an EXECVE record: `a0="cat" a1=2F6574…`, long ones in pieces `a1[0]=…`. */
export function argumentsOf(records: readonly AuditRecord[]): readonly string[] {
  const fields = new Map(records.filter(({ type }) => type === 'EXECVE').flatMap((record) => [...record.fields]));
  const count = Math.min(decimal(fields.get('argc')) ?? 0, 64);
  return Array.from({ length: count }, (_, at) => {
    const whole = fields.get(`a${at}`);
    if (whole !== undefined) return unhex(whole);
    let text = '';
    for (let piece = 0, part; (part = fields.get(`a${at}[${piece}]`)) !== undefined; piece++) text += part;
    return text;
  });
}

/** What seccomp did (`code=0x7ffc0000`): SECCOMP_RET_LOG let it pass, ERRNO says which. */
export function seccompOutcome(arch: ArchName, fields: Fields): string {
  const code = Number(hexNumber(fields.get('code')) ?? 0n);
  const action = code & 0x7fff0000;
  if (action === SECCOMP_RET_LOG) return 'ok';
  return action === SECCOMP_RET_ERRNO ? (errnoName(arch, code & 0xffff) ?? 'unknown') : 'unknown';
}

/** What else than an errno it answered, in the language's words. */
export function seccompDenial(fields: Fields): string | undefined {
  const code = Number(hexNumber(fields.get('code')) ?? -1n);
  return code < 0 ? undefined : DENIALS[(code & 0xffff0000) >>> 0];
}

// include/uapi/linux/seccomp.h
const SECCOMP_RET_LOG = 0x7ffc0000;
const SECCOMP_RET_ERRNO = 0x00050000;
const DENIALS: Readonly<Record<number, string>> = { 0x80000000: 'kill', 0x00000000: 'kill thread', 0x00030000: 'trap' };
