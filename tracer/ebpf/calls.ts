/** A record → the call and its caller, as `observationsOf` wants them. */
import { parentOf } from '../../compiler/index.js';
import { syscallName, type ArchName } from '../../kernel/index.js';
import {
  foundAs,
  observationsOf,
  type Call,
  type Caller,
  type Descriptor,
  type Found,
  type ObjectKind,
  type Seen,
  type SocketAddress,
} from '../index.js';
import { ARCH, FMODE_CREATED, PEERS, ROLE } from './layout.js';
import type { Lookup } from './lookup.js';
import { ARCHITECTURES } from './program.js';
import type { Record, SeenFile, SeenSocket } from './records.js';
import { shapeOf, type CallShape } from './specs.js';

const X32_BIT = 0x4000_0000;

/** Calls that make a name (the text at this position is it), which was not there before if they worked. */
const MAKES: ReadonlyMap<string, number> = new Map([
  ...'mkdir mkdirat mknod mknodat symlink symlinkat'.split(' ').map((name) => [name, 0] as const),
  ...['link', 'linkat'].map((name) => [name, 1] as const),
]);
const REMOVES = new Set(['unlink', 'unlinkat', 'rmdir']);
const READS = new Set(['readlink', 'readlinkat']);
const RENAMES = new Set(['rename', 'renameat', 'renameat2']);
const AT_REMOVEDIR = 0x200n;
const RENAME_NOREPLACE = 1n;
const AT_FDCWD = -100;
/** No descriptor. */
const NONE = -1000;

/** What has a place, but one too deep to tell. */
const UNREAD: Descriptor = { kind: 'anonymous' };
export const DEEP = 'a path too deep to read';
const ADDRESSES = 'addresses of sendmmsg beyond the first';

/** Names whose objects are remembered beyond their removal. */
const REMEMBERED = 20_000;

export class Calls {
  /** What was there when last seen, by path: of `unlink` we hear when the file is gone. `none`: it was looked for in vain. */
  readonly #objects = new Map<string, Found>();

  constructor(
    private readonly lookup: Lookup,
    /** Hears of what a call did that its observations don't say. */
    private readonly lost: (why: string) => void,
  ) {}

  /** The name of the call, `undefined` for numbers that polc does not know. */
  static nameOf(record: Record): { readonly arch: ArchName; readonly name: string } | undefined {
    const arch = ARCHITECTURES[record.arch];
    if (arch === undefined) return undefined;
    const name = syscallName(arch, record.arch === ARCH.x32 ? record.nr | X32_BIT : record.nr);
    return name === undefined ? undefined : { arch, name };
  }

  observe(record: Record): readonly Seen[] {
    const known = Calls.nameOf(record);
    if (!known) return [];
    const shape = shapeOf(known.arch, known.name);
    return observationsOf(this.#call(known.arch, shape, record), this.#caller(shape, record));
  }

  /** A program that was started: the call as it was made is gone by then, but its file name is not. */
  observeExec(record: Record): readonly Seen[] {
    const arch = ARCHITECTURES[0];
    const shape = shapeOf(arch, 'execve');
    const name = record.texts.get(ROLE.filename) ?? '';
    const call: Call = {
      arch,
      name: 'execve',
      args: [1n, 0n, 0n, 0n, 0n, 0n],
      texts: new Map([[0, name]]),
      result: 0n,
    };
    return observationsOf(call, this.#caller(shape, record));
  }

  #call(arch: ArchName, { name, needs }: CallShape, record: Record): Call {
    const words = new Map<string, bigint>();
    if (needs.word) {
      const bytes = record.words.get(needs.word.pointer);
      if (bytes && bytes.length >= needs.word.offset + 8)
        words.set(needs.word.name, bytes.readBigUInt64LE(needs.word.offset));
    }
    const address = record.address && this.#address(record, record.address);
    // The kernel's side looks at the first message alone. The two that glibc's resolver sends have no address: its socket is connected.
    if (name === 'sendmmsg' && (record.args[2] ?? 0n) > (address ? 1n : 2n)) this.lost(ADDRESSES);
    return {
      arch,
      name,
      args: record.args,
      texts: textsOf(name, record),
      ...(address ? { address } : {}),
      words,
      // The kernel's internal ways to say EINTR are in the outcome already.
      result: record.outcome < 0 ? BigInt(record.outcome) : record.result,
    };
  }

  /** Names of unix sockets are paths like others. */
  #address(record: Record, bytes: Buffer): SocketAddress | undefined {
    const cwd = record.files.get(ROLE.cwd);
    const address = socketAddress(bytes, cwd?.kind === 'file' && !cwd.apart ? cwd.path : undefined);
    if (address?.family === 'unix' && /^[^/@]/.test(address.name) && cwd?.kind === 'file' && cwd.deep) this.lost(DEEP);
    if (address?.family !== 'unix' || !address.name.startsWith('/')) return address;
    return { family: 'unix', name: this.lookup.find(record, address.name, true).path };
  }

  #caller(shape: CallShape, record: Record): Caller {
    const descriptors = descriptorsOf(shape, record);
    const asked = (fd: number): Descriptor | undefined => {
      const descriptor = descriptors.get(fd);
      if (descriptor === UNREAD) this.lost(DEEP);
      return descriptor;
    };
    const bases = shape.bases.map((base) => descriptors.get(numberOf(base, record) ?? NONE)?.path);
    const named = shape.needs.texts.map((index, position) => absolute(record.texts.get(index), bases[position]));
    return {
      cwd: () => asked(AT_FDCWD)?.path,
      descriptor: asked,
      peer: () => PEERS[record.relation] ?? 'other',
      find: (path, follow) => this.#find(shape, record, path, follow, named),
    };
  }

  #find(
    shape: CallShape,
    record: Record,
    path: string,
    follow: boolean,
    named: readonly (string | undefined)[],
  ): Found {
    const asSeen = (file: SeenFile): Found => foundAs(file.path, file.mode, file.uid, record.fsuid);
    const opened = record.files.get(ROLE.result) ?? record.files.get(ROLE.program);
    if (opened?.kind === 'file' && !(opened.apart && !path.startsWith('/proc/'))) {
      const found = opened.apart ? { ...asSeen(opened), path } : asSeen(opened);
      this.#remember(found);
      return (opened.fileMode & FMODE_CREATED) === 0 ? found : { ...found, object: 'none' };
    }
    for (const file of record.files.values())
      if (file.kind === 'file' && !file.apart && file.path === path) return asSeen(file);
    const found = this.lookup.find(record, path, follow);
    if (record.outcome !== 0) {
      this.#remember(found);
      return found;
    }
    // The call worked, and what is there now is what it left behind.
    const position = named.indexOf(path);
    if (MAKES.get(shape.name) === position && position >= 0) return this.#made(found);
    if (REMOVES.has(shape.name)) return this.#removed(shape, record, found);
    if (RENAMES.has(shape.name))
      return position === 0 ? this.#renamed(record, found, named[1]) : this.#replaced(shape, record, found);
    this.#remember(found);
    return found.object === 'none' ? { ...found, object: READS.has(shape.name) ? 'symlink' : 'file' } : found;
  }

  #made(found: Found): Found {
    this.#remember(found);
    return absent(found.path);
  }

  #removed(shape: CallShape, record: Record, found: Found): Found {
    const folder = shape.name === 'rmdir' || (shape.name === 'unlinkat' && has(record.args[2], AT_REMOVEDIR));
    const before = this.#before(found.path, folder ? 'directory' : 'file');
    this.#remember(absent(found.path));
    return before;
  }

  /** The old name: what it was, the new one is now. */
  #renamed(record: Record, found: Found, to: string | undefined): Found {
    const now = to === undefined ? found : this.lookup.find(record, to, false);
    const before = now.object === 'none' ? this.#before(found.path, 'file') : { ...now, path: found.path };
    this.#remember(absent(found.path));
    return before;
  }

  /** The new name: whether there was one before can't be seen, so there was unless it is known that there was none. */
  #replaced(shape: CallShape, record: Record, found: Found): Found {
    const known = this.#objects.get(found.path);
    this.#remember(found);
    const fresh = shape.name === 'renameat2' && has(record.args[4], RENAME_NOREPLACE);
    if (known?.object === 'none' || fresh) return absent(found.path);
    return found.object === 'none' ? this.#before(found.path, 'file') : found;
  }

  #before(path: string, object: ObjectKind): Found {
    const known = this.#objects.get(path);
    return known && known.object !== 'none' ? known : { path, object, owner: true, setuid: false };
  }

  #remember(found: Found): void {
    if (this.#objects.size >= REMEMBERED) this.#objects.clear();
    this.#objects.set(found.path, found);
  }
}

const absent = (path: string): Found => ({ path, object: 'none', owner: false, setuid: false });
const has = (argument: bigint | undefined, flag: bigint): boolean => ((argument ?? 0n) & flag) !== 0n;
const signed = (argument: bigint | undefined): number => Number(BigInt.asIntN(32, argument ?? 0n));

const absolute = (text: string | undefined, base: string | undefined): string | undefined =>
  text === undefined ? undefined : text.startsWith('/') ? text : base === undefined ? undefined : `${base}/${text}`;

/** When chdir has worked, what its name was relative to is the old folder no more, but the new one is known. */
function textsOf(name: string, { outcome, texts, files }: Record): Record['texts'] {
  const cwd = files.get(ROLE.cwd);
  if (name !== 'chdir' || outcome !== 0 || texts.get(0)?.startsWith('/') !== false) return texts;
  return cwd?.kind === 'file' && !cwd.apart ? new Map([[0, cwd.path]]) : texts;
}

const folderOf = (file: SeenFile | SeenSocket | undefined): SeenFile | undefined =>
  file?.kind === 'file' ? { ...file, path: parentOf(file.path) } : undefined;

/** What the record says of descriptors, by number; the working directory under AT_FDCWD. */
function descriptorsOf(shape: CallShape, record: Record): ReadonlyMap<number, Descriptor> {
  const { args, files } = record;
  const found = new Map<number, Descriptor>();
  const put = (fd: number | undefined, file: SeenFile | SeenSocket | undefined): void => {
    if (fd === undefined || file === undefined) return;
    if (file.kind === 'socket') found.set(fd, { kind: 'socket', socket: file });
    else found.set(fd, file.deep ? UNREAD : file.apart ? { kind: 'anonymous' } : { kind: 'path', path: file.path });
  };
  put(AT_FDCWD, files.get(ROLE.cwd));
  shape.bases.forEach((base, position) => {
    const told = base === 'cwd' ? files.get(ROLE.cwd) : files.get(ROLE.base + position);
    // The kernel's side leaves the first base out where it is the folder of what was opened.
    put(numberOf(base, record), told ?? (position === 0 ? folderOf(files.get(ROLE.result)) : undefined));
  });
  if (shape.descriptor !== undefined) put(signed(args[shape.descriptor]), files.get(ROLE.descriptor));
  return found;
}

/** Any negative number means the working directory, or is EBADF. */
function numberOf(base: CallShape['bases'][number], { args }: Record): number | undefined {
  if (base === undefined) return undefined;
  return base === 'cwd' ? AT_FDCWD : Math.max(signed(args[base]), AT_FDCWD);
}

/** struct sockaddr (sys/socket.h); of unix(7) the name's end is the address's, and a path has a NUL or not. */
export function socketAddress(bytes: Buffer, cwd: string | undefined): SocketAddress | undefined {
  if (bytes.length < 2) return undefined;
  const family = bytes.readUInt16LE(0);
  switch (family) {
    case 1: {
      const name = bytes.toString('latin1', 2);
      if (name === '') return { family: 'unix', name: '' };
      if (name.startsWith('\0')) return { family: 'unix', name: `@${name.slice(1)}` };
      const path = name.split('\0', 1)[0] ?? '';
      return { family: 'unix', name: absolute(path, cwd) ?? path };
    }
    case 2:
      if (bytes.length < 8) return undefined;
      return { family: 'inet', address: [...bytes.subarray(4, 8)].join('.'), port: bytes.readUInt16BE(2) };
    case 10:
      if (bytes.length < 24) return undefined;
      return { family: 'inet6', address: inet6(bytes.subarray(8, 24)), port: bytes.readUInt16BE(2) };
    default:
      return { family: 'other', number: family };
  }
}

/** RFC 5952. */
function inet6(bytes: Buffer): string {
  const groups = Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(index * 2).toString(16));
  if (groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff')
    return `::ffff:${[...bytes.subarray(12)].join('.')}`;
  const text = groups.join(':');
  const runs = [...text.matchAll(/(?:^|:)0(?::0)+(?:$|:)/g)].sort((a, b) => b[0].length - a[0].length);
  const longest = runs[0];
  return longest ? `${text.slice(0, longest.index)}::${text.slice(longest.index + longest[0].length)}` : text;
}
