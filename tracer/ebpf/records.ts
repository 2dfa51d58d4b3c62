/** Bytes of the ring → what they say. */
import { joined } from '../index.js';
import { FILE_AT, ITEM, ITEM_AT, KEY, MAX_FOLDERS, RECORD_AT, SOCKET_AT, WALK } from './layout.js';

/** A file as the kernel's own structures say it, at the time of the call. */
export interface SeenFile {
  readonly kind: 'file';
  /** Byte string; as the process sees it, unless `apart`. */
  readonly path: string;
  /** Not below the process's root: a pipe, an anonymous inode, a file of a mount that is gone. */
  readonly apart: boolean;
  /** `apart` because it has more names above it than can be read: where it lies is lost. */
  readonly deep: boolean;
  readonly deleted: boolean;
  /** st_mode. */
  readonly mode: number;
  readonly uid: number;
  /** FMODE_*, of an open file. */
  readonly fileMode: number;
}
export interface SeenSocket {
  readonly kind: 'socket';
  readonly family: number;
  readonly type: number;
  readonly protocol: number;
}

export interface Record {
  readonly type: number;
  /** Something did not fit. */
  readonly cut: boolean;
  /** Of the entry: `hashOf`. */
  readonly hash: string;
  readonly nr: number;
  readonly arch: number;
  /** 0 or −errno. */
  readonly outcome: number;
  /** The image that the entry belongs to (of an image's own record: the new one). */
  readonly image: number;
  /** CLOCK_MONOTONIC, ns. */
  readonly time: number;
  readonly tgid: number;
  readonly pid: number;
  readonly process: number;
  /** The image that the process had when the record was made. */
  readonly current: number;
  readonly result: bigint;
  readonly args: readonly bigint[];
  readonly fsuid: number;
  readonly relation: number;
  readonly root: { readonly inode: bigint; readonly device: number; readonly mountNamespace: number };
  /** By argument, or ROLE. Byte strings without the NUL (program arguments: with NULs between). */
  readonly texts: ReadonlyMap<number, string>;
  readonly words: ReadonlyMap<number, Buffer>;
  readonly address: Buffer | undefined;
  /** By ROLE. */
  readonly files: ReadonlyMap<number, SeenFile | SeenSocket>;
}

/** What tells entries apart, 8 bytes, as a string. */
export const hashOf = (bytes: Buffer): string => bytes.toString('latin1', 0, 8);

/** The paths of folders, which the kernel's side tells once, then refers to by number, and tells again if it forgot. */
export class Folders {
  /** As the kernel's side keeps them: by the low bits of their numbers. */
  readonly #told: Told[] = [];
  /** What they drove out: another CPU's record may still speak of it. */
  readonly #before: Told[] = [];

  /** @returns undefined where the record that told it was lost. */
  path(folder: bigint): string | undefined {
    const slot = slotOf(folder);
    return [this.#told[slot], this.#before[slot]].find((told) => told?.folder === folder)?.path;
  }

  tell(folder: bigint, path: string): void {
    const slot = slotOf(folder);
    const told = this.#told[slot];
    if (told && told.folder !== folder) this.#before[slot] = told;
    this.#told[slot] = { folder, path };
  }
}

interface Told {
  readonly folder: bigint;
  readonly path: string;
}

const slotOf = (folder: bigint): number => Number(folder & BigInt(MAX_FOLDERS - 1));

/** @param bytes are copied where they are kept. */
export function readRecord(bytes: Buffer, folders: Folders): Record {
  const texts = new Map<number, string>();
  const words = new Map<number, Buffer>();
  const files = new Map<number, SeenFile | SeenSocket>();
  let address: Buffer | undefined;
  const end = bytes.readUInt32LE(RECORD_AT.length);
  for (let at = RECORD_AT.size; at + ITEM_AT.size <= end;) {
    const role = bytes.readUInt8(at + ITEM_AT.role);
    const length = bytes.readUInt16LE(at + ITEM_AT.length);
    const data = bytes.subarray(at + ITEM_AT.size, at + ITEM_AT.size + length);
    switch (bytes.readUInt8(at + ITEM_AT.kind)) {
      case ITEM.text:
        texts.set(role, data.toString('latin1', 0, length - 1));
        break;
      case ITEM.words:
        words.set(role, Buffer.from(data));
        break;
      case ITEM.address:
        address = Buffer.from(data);
        break;
      case ITEM.file:
        files.set(role, readFile(data, folders));
        break;
      case ITEM.socket:
        files.set(role, readSocket(data));
    }
    at += ITEM_AT.size + ((length + 7) & ~7);
  }
  const key = bytes.subarray(RECORD_AT.key, RECORD_AT.key + KEY.size);
  return {
    type: bytes.readUInt16LE(RECORD_AT.type),
    cut: bytes.readUInt16LE(RECORD_AT.cut) !== 0,
    hash: hashOf(key),
    nr: key.readUInt16LE(KEY.nr),
    arch: key.readUInt16LE(KEY.arch),
    outcome: key.readInt32LE(KEY.outcome),
    image: key.readUInt32LE(KEY.image),
    time: Number(bytes.readBigUInt64LE(RECORD_AT.time)),
    tgid: bytes.readUInt32LE(RECORD_AT.tgid),
    pid: bytes.readUInt32LE(RECORD_AT.pid),
    process: bytes.readUInt32LE(RECORD_AT.process),
    current: bytes.readUInt32LE(RECORD_AT.image),
    result: bytes.readBigInt64LE(RECORD_AT.result),
    args: [0, 1, 2, 3, 4, 5].map((index) => bytes.readBigUInt64LE(RECORD_AT.args + index * 8)),
    fsuid: bytes.readUInt32LE(RECORD_AT.fsuid),
    relation: bytes.readUInt32LE(RECORD_AT.relation),
    root: {
      inode: bytes.readBigUInt64LE(RECORD_AT.rootInode),
      device: bytes.readUInt32LE(RECORD_AT.rootDevice),
      mountNamespace: bytes.readUInt32LE(RECORD_AT.mountNamespace),
    },
    texts,
    words,
    address,
    files,
  };
}

function readFile(data: Buffer, folders: Folders): SeenFile {
  // Names from the file up to the root, each with its NUL.
  const names = data.toString('latin1', FILE_AT.size).split('\0').slice(0, -1).reverse();
  const end = data.readUInt8(FILE_AT.end);
  const folder = data.readBigUInt64LE(FILE_AT.folder);
  // Of a folder the number is its own.
  const name = data.readUInt8(FILE_AT.own) === 0 ? (names.pop() ?? '') : '';
  const above = end === WALK.known ? folders.path(folder) : `/${names.join('/')}`;
  const path = name === '' ? (above ?? '/') : joined(above ?? '/', name);
  if (folder !== 0n && end !== WALK.known && above !== undefined) folders.tell(folder, above);
  const told = data.readBigUInt64LE(FILE_AT.told);
  if (told !== 0n && above !== undefined) folders.tell(told, path);
  return {
    kind: 'file',
    path,
    apart: above === undefined || end === WALK.deep || end === WALK.apart,
    deep: end === WALK.deep,
    deleted: data.readUInt8(FILE_AT.deleted) !== 0,
    mode: data.readUInt16LE(FILE_AT.mode),
    uid: data.readUInt32LE(FILE_AT.uid),
    fileMode: data.readUInt32LE(FILE_AT.fileMode),
  };
}

const readSocket = (data: Buffer): SeenSocket => ({
  kind: 'socket',
  family: data.readUInt16LE(SOCKET_AT.family),
  type: data.readUInt16LE(SOCKET_AT.type),
  protocol: data.readUInt16LE(SOCKET_AT.protocol),
});
