/** A notification, and what its arguments lead to in the process's memory → calls as `observationsOf` takes them. */
import { multiplexedCalls } from '../../kernel/index.js';
import type { Libc, Received } from '../../native/index.js';
import type { Call, SocketAddress } from '../index.js';
import type { NotifyCaller } from './caller.js';
import { Memory } from './memory.js';
import type { Moment } from './processes.js';
import type { Spec, Specs } from './specs.js';

export class Arguments {
  readonly #memory: Memory;

  /** `refused`: is told where a process's memory may not be read. */
  constructor(
    libc: Libc,
    private readonly specs: Specs,
    private readonly caller: NotifyCaller,
    refused: () => void,
  ) {
    this.#memory = new Memory(libc, refused);
  }

  /** The strings that a call names, by position. */
  texts(tid: number, { needs }: Spec, received: Received): ReadonlyMap<number, string> | undefined {
    const [first] = needs.texts;
    if (first === undefined) return undefined;
    const { notification, text: copied } = received;
    if (copied !== undefined) return new Map([[first, copied]]);
    const texts = new Map<number, string>();
    for (const index of needs.texts) {
      const at = 32 + index * 8;
      const address = notification.readUInt32LE(at) + notification.readUInt32LE(at + 4) * 0x1_0000_0000;
      const text = this.#memory.string(tid, address);
      if (text !== undefined) texts.set(index, text);
    }
    return texts;
  }

  /** With what is behind the pointers; of sendmmsg one for each address. */
  calls(process: Moment, spec: Spec, args: readonly bigint[], texts?: ReadonlyMap<number, string>): readonly Call[] {
    const { arch, name, needs } = spec;
    if (name === 'socketcall') return this.#multiplexed(process, args);
    const at = (index: number): number => Number(args[index] ?? 0n);
    const call: Call = { arch, name, args, ...(texts ? { texts } : {}) };
    if (needs.word) {
      const word = this.#memory.word(process.tid, at(needs.word.pointer) + needs.word.offset);
      return [word === undefined ? call : { ...call, words: new Map([[needs.word.name, word]]) }];
    }
    if (needs.address) {
      const length = Number(BigInt.asIntN(32, args[needs.address.length] ?? 0n));
      const address = this.#memory.socketAddress(process.tid, at(needs.address.pointer), length);
      return [address ? { ...call, address: this.#absolute(process, address) } : call];
    }
    if (needs.message) {
      const { pointer, count } = needs.message;
      const narrow = arch === 'i386' || arch === 'arm';
      const many = count === undefined ? 1 : Number(BigInt.asUintN(32, args[count] ?? 0n));
      const addresses = this.#memory.messageAddresses(process.tid, at(pointer), many, narrow);
      if (addresses.length > 0)
        return addresses.map((address) => ({ ...call, address: this.#absolute(process, address) }));
    }
    return [call];
  }

  cloneFlags(process: Moment, { name }: Spec, notification: Buffer): bigint {
    if (name === 'clone') return notification.readBigUInt64LE(32);
    if (name === 'clone3') return this.#memory.word(process.tid, Number(notification.readBigUInt64LE(32))) ?? 0n;
    return 0n;
  }

  /** i386's socketcall: the call and its arguments are in memory (socketcall(2)). */
  #multiplexed(process: Moment, args: readonly bigint[]): readonly Call[] {
    const plain: Call = { arch: 'i386', name: 'socketcall', args };
    const which = Number(args[0] ?? 0n);
    const name = [...multiplexedCalls('socketcall')].find(([, number]) => number === which)?.[0];
    const block = this.#memory.read(process.tid, Number(args[1] ?? 0n), 24);
    if (name === undefined || !block || block.length < 24) return [plain];
    const inner = [0, 1, 2, 3, 4, 5].map((index) => BigInt(block.readUInt32LE(index * 4)));
    return this.calls(process, this.specs.named('i386', name), inner);
  }

  #absolute(process: Moment, address: SocketAddress): SocketAddress {
    if (address.family !== 'unix' || address.name === '' || address.name.startsWith('@')) return address;
    this.caller.at = process;
    const path = address.name.startsWith('/') ? address.name : `${this.caller.cwd() ?? ''}/${address.name}`;
    return { family: 'unix', name: this.caller.find(path, true).path };
  }
}
