/** Reads what a stopped process's pointers lead to (process_vm_readv(2)). Bytes, one character each; `undefined` where it can't be read. */
import type { Libc } from '../../native/index.js';
import type { SocketAddress } from '../index.js';

const EPERM = 1;
const PAGE = 4096;
/** Most strings end within this; only longer ones take a second read. */
const FIRST = 256;
/** PATH_MAX: what is no shorter the kernel takes for no path. */
const LONGEST = 4096;
/** UIO_MAXIOV: more the kernel does not send at once. */
const MAX_MESSAGES = 1024;

const AF = { unspec: 0, unix: 1, inet: 2, inet6: 10 } as const;

export class Memory {
  readonly #libc: Libc;
  readonly #buffer;
  readonly #local: Buffer;
  readonly #vectors;
  readonly #localVector: number;
  readonly #remoteVector: number;

  /** `refused`: is told when the kernel lets nobody but root read a process's memory (PR_SET_DUMPABLE, ptrace(2)). */
  constructor(
    libc: Libc,
    private readonly refused: () => void,
  ) {
    this.#libc = libc;
    const buffer = libc.map(PAGE);
    this.#vectors = libc.map(32); // two struct iovec
    this.#buffer = Number(buffer.address);
    this.#local = buffer.memory;
    this.#localVector = Number(this.#vectors.address);
    this.#remoteVector = this.#localVector + 16;
  }

  /** `size` ≤ 4096 bytes into a buffer that the next read overwrites; as many as could be read. */
  read(pid: number, address: number, size: number): Buffer | undefined {
    const { memory } = this.#vectors;
    memory.writeBigUInt64LE(BigInt(this.#buffer), 0);
    memory.writeUInt32LE(size, 8);
    memory.writeUInt32LE(address >>> 0, 16);
    memory.writeUInt32LE(Math.floor(address / 0x1_0000_0000), 20);
    memory.writeUInt32LE(size, 24);
    const { nr } = this.#libc.abi;
    const got = this.#libc.fast(nr.processVmReadv, pid, this.#localVector, 1, this.#remoteVector, 1, 0);
    if (got === -EPERM) this.refused();
    return got <= 0 ? undefined : this.#local.subarray(0, got);
  }

  string(pid: number, address: number): string | undefined {
    if (address === 0) return undefined;
    let text = '';
    for (let at = address; text.length < LONGEST;) {
      // Never across a page: the next one may not be there.
      const left = PAGE - (at % PAGE);
      const piece = this.read(pid, at, text === '' && left > FIRST ? FIRST : left);
      if (!piece) return undefined;
      const end = piece.indexOf(0);
      text += piece.toString('latin1', 0, end < 0 ? piece.length : end);
      if (end >= 0) return text;
      at += piece.length;
    }
    return undefined;
  }

  /** A little-endian word of 64 bits, as all polc runs on are. */
  word(pid: number, address: number): bigint | undefined {
    const bytes = this.read(pid, address, 8);
    return bytes?.length === 8 ? bytes.readBigUInt64LE(0) : undefined;
  }

  socketAddress(pid: number, address: number, length: number): SocketAddress | undefined {
    if (address === 0 || length < 2) return undefined;
    const bytes = this.read(pid, address, Math.min(length, 128));
    return bytes && parseAddress(bytes);
  }

  /** `msg_name` of `count` structs msghdr, `stride` apart; 32-bit ones where `narrow`. Each address once. */
  messageAddresses(pid: number, address: number, count: number, narrow: boolean): readonly SocketAddress[] {
    const stride = narrow ? 32 : 64; // struct mmsghdr; irrelevant for one
    const found: SocketAddress[] = [];
    for (let i = 0; i < Math.min(count, MAX_MESSAGES); i++) {
      const head = this.read(pid, address + i * stride, narrow ? 8 : 16);
      if (!head || head.length < (narrow ? 8 : 16)) break;
      const name = narrow ? head.readUInt32LE(0) : Number(head.readBigUInt64LE(0));
      const to = this.socketAddress(pid, name, head.readUInt32LE(narrow ? 4 : 8));
      if (to) found.push(to);
    }
    return found;
  }
}

/** struct sockaddr of ip(7), ipv6(7), unix(7). */
function parseAddress(bytes: Buffer): SocketAddress | undefined {
  const family = bytes.readUInt16LE(0);
  switch (family) {
    case AF.unix: {
      const name = bytes.toString('latin1', 2);
      if (name.length === 0) return { family: 'unix', name: '' };
      return { family: 'unix', name: name[0] === '\0' ? `@${name.slice(1)}` : name.split('\0', 1)[0]! };
    }
    case AF.inet:
      if (bytes.length < 8) return undefined;
      return { family: 'inet', address: [...bytes.subarray(4, 8)].join('.'), port: bytes.readUInt16BE(2) };
    case AF.inet6:
      if (bytes.length < 24) return undefined;
      return { family: 'inet6', address: inet6(bytes.subarray(8, 24)), port: bytes.readUInt16BE(2) };
    default:
      return { family: 'other', number: family };
  }
}

/** RFC 5952, but for the choice of the longest run: the first one is shortened, as URL does. */
function inet6(bytes: Buffer): string {
  if (bytes.subarray(0, 10).every((b) => b === 0) && bytes.readUInt16BE(10) === 0xffff)
    return `::ffff:${[...bytes.subarray(12)].join('.')}`;
  const groups = Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(i * 2).toString(16));
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}
