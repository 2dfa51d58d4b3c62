/** The kernel's side, loaded: maps, links and the memory that both sides see. Gone when closed, or when this process ends. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nativeArch, syscallNumber, type ArchName } from '../../kernel/index.js';
import { errnoName, openLibc, type Libc, type Mapping } from '../../native/index.js';
import { CALLS, CONTROL, COUNT, COUNTED_IMAGES, ENTRY, MAX_ENTRIES, PEER, SETTINGS, SPEC, WHO } from './layout.js';
import { openLibbpf, type Libbpf } from './libbpf.js';
import { Ring } from './ring.js';
import { whatIsMissing } from './missing.js';
import { specTable } from './specs.js';
import { stillRuns } from './still-runs.js';

const OBJECT = 'trace.bpf.o';
export const RING_BYTES = 32 << 20;
const X32_BIT = 0x4000_0000;

const PROGRAMS = ['on_sys_exit', 'on_fork', 'on_exec', 'on_exit'] as const;
/** Left out where the kernel lacks what it hangs on. */
const CAPABLE = { program: 'on_capable', tracepoint: 'cap_capable' } as const;

/** Why it can't be used here, in words for a person. */
export class Unavailable extends Error {}

/** The architectures behind ARCH.native, compat and x32. arm's stands in for the last: aarch64 has no third. */
export const ARCHITECTURES: readonly [ArchName, ArchName, ArchName] =
  nativeArch(process.arch) === 'aarch64' ? ['aarch64', 'arm', 'arm'] : ['x86_64', 'i386', 'x32'];

/** How often something was seen that a record told of. */
export interface Tally {
  readonly count: number;
  /** In ticks of the kernel's timer. */
  readonly last: bigint;
  readonly processes: number;
}

export interface Totals {
  readonly images: number;
  readonly processes: number;
  /** Records that did not fit into the ring. */
  readonly lost: number;
  /** Processes and threads for which the kernel had no memory at once: nothing of them was seen. */
  readonly lostTasks: number;
}

const PAGE = 4096;
const PROT_READ_WRITE = 3;
const MAP_SHARED = 1;
const CLOCK_MONOTONIC_COARSE = 6;

export class Program {
  readonly #libc = openLibc();
  readonly #bpf = libbpf();
  readonly #object: bigint;
  readonly #links: bigint[] = [];
  readonly #adopted = new Set<number>();
  readonly #fds: Readonly<Record<'seeds' | 'peers', number>>;
  /** Maps that user space and kernel both have in memory. */
  readonly #shared: readonly Mapping[];
  readonly #control: Buffer;
  readonly #counts: Buffer;
  readonly #entries: Buffer;
  readonly ring: Ring;
  /** ns. */
  readonly tick: number;
  readonly #hasCapable: boolean;
  #capabilities = false;
  #closed = false;

  /** Loads, but does not attach yet. `casts`: as the kernel allows; off, it is as slow as one that does not. @throws Unavailable */
  constructor(casts = true) {
    const missing = whatIsMissing();
    if (missing !== undefined) throw new Unavailable(missing);
    const bpf = this.#bpf;
    this.#object = bpf.open(readFileSync(objectFile()));
    if (this.#object === 0n) throw new Unavailable(`libbpf can't read ${OBJECT}: ${errnoName(bpf.errno())}`);
    try {
      this.#hasCapable = bpf.hasTracepoint(CAPABLE.tracepoint);
      bpf.setAutoload(bpf.program(this.#object, CAPABLE.program), this.#hasCapable);
      const settings = bpf.initialValue(bpf.map(this.#object, '.rodata'), SETTINGS.size);
      settings.set(randomBytes(8), SETTINGS.seed);
      settings.writeUInt8(Number(casts && bpf.hasFunction('bpf_rdonly_cast')), SETTINGS.casts);
      const failed = -bpf.load(this.#object);
      if (failed > 0)
        throw new Unavailable(`the kernel refuses the eBPF program (${errnoName(failed)}): it takes Linux 5.17`);
      this.#fds = { seeds: this.#fd('seeds'), peers: this.#fd('peers') };
      const control = this.#map('.bss', CONTROL.size);
      const counts = this.#map('counts', COUNTED_IMAGES * CALLS * COUNT.size);
      const specs = this.#map('specs', ARCHITECTURES.length * CALLS * SPEC.size);
      const entries = this.#map('entries', MAX_ENTRIES * ENTRY.size);
      this.#shared = [control, counts, specs, entries];
      this.#control = control.memory;
      this.#counts = counts.memory;
      this.#entries = entries.memory;
      this.#fill(specs.memory);
      this.tick = tickLength(this.#libc);
      this.ring = new Ring(this.#libc, this.#fd('ring'), RING_BYTES);
    } catch (error) {
      bpf.close(this.#object);
      throw error;
    }
  }

  #fd(map: string): number {
    return this.#bpf.mapFd(this.#bpf.map(this.#object, map));
  }

  #map(name: string, size: number): Mapping {
    const bytes = Math.ceil(size / PAGE) * PAGE;
    return this.#libc.mapFile(this.#fd(name), bytes, 0, PROT_READ_WRITE, MAP_SHARED);
  }

  #fill(specs: Buffer): void {
    const put = (at: number, arch: ArchName, name: string): void =>
      void this.#control.writeInt32LE((syscallNumber(arch, name) ?? -1) & ~X32_BIT, at);
    ARCHITECTURES.forEach((arch, index) => {
      specs.set(specTable(arch), index * CALLS * SPEC.size);
      ['execve', 'execveat'].forEach((name, i) => put(CONTROL.exec + index * 8 + i * 4, arch, name));
      ['exit', 'exit_group'].forEach((name, i) => put(CONTROL.exit + index * 8 + i * 4, arch, name));
    });
    const [native, compat] = ARCHITECTURES;
    put(CONTROL.sigreturn, native, 'rt_sigreturn');
    put(CONTROL.sigreturnCompat, compat, 'sigreturn');
  }

  /** From now on the processes chosen below are seen. @throws Unavailable */
  attach(): void {
    for (const name of PROGRAMS)
      if (!this.#attach(name)) throw new Unavailable(`${name} can't be attached: ${errnoName(this.#bpf.errno())}`);
    this.#capabilities = this.#hasCapable && this.#attach(CAPABLE.program);
  }

  #attach(name: string): boolean {
    const link = this.#bpf.attach(this.#bpf.program(this.#object, name));
    if (link !== 0n) this.#links.push(link);
    return link !== 0n;
  }

  /** Whether they are seen, too: their program is attached. */
  get capabilities(): boolean {
    return this.#capabilities;
  }

  /** The process is traced from its next exec on. */
  arm(pid: number): void {
    this.#control.writeUInt32LE(pid, CONTROL.armed);
  }

  /** Processes that run already: from their next call on, and all their children. */
  adopt(pids: Iterable<number>): void {
    const key = Buffer.alloc(4);
    for (const pid of pids) {
      this.#adopted.add(pid);
      key.writeUInt32LE(pid);
      this.#bpf.update(this.#fds.seeds, key, Buffer.of(1));
    }
    this.#control.writeUInt32LE(1, CONTROL.adopting);
  }

  /** Of whom the kernel's side knows once they have made a call. */
  get adopted(): ReadonlySet<number> {
    return this.#adopted;
  }

  /** Programs that are started in this cgroup (v2, by its inode number) or below. */
  follow(cgroup: bigint): void {
    this.#control.writeBigUInt64LE(cgroup, CONTROL.cgroup);
  }

  totals(): Totals {
    const wide = (at: number): number => Number(this.#control.readBigUInt64LE(at));
    return {
      images: this.#control.readUInt32LE(CONTROL.images),
      processes: this.#control.readUInt32LE(CONTROL.processes),
      lost: wide(CONTROL.lost),
      lostTasks: wide(CONTROL.lostTasks),
    };
  }

  /** How many processes are traced now. */
  get alive(): number {
    return Number(this.#control.readBigInt64LE(CONTROL.alive));
  }

  /** The pids of those that run. `alive` may say more: of an end that comes while a task's state is busy, nothing is seen. */
  pids(): readonly number[] {
    const found: number[] = [];
    this.#each(this.#fds.peers, PEER.size, WHO.size, (_, who) => {
      const pid = who.readUInt32LE(WHO.tgid);
      if (stillRuns(pid, who.readBigUInt64LE(WHO.started))) found.push(pid);
    });
    return found;
  }

  /** A time in ticks and on CLOCK_MONOTONIC (ns), as of the newest record. */
  clocks(): { readonly ticks: bigint; readonly now: bigint } {
    return { ticks: this.#control.readBigUInt64LE(CONTROL.ticks), now: this.#control.readBigUInt64LE(CONTROL.now) };
  }

  /** Every entry: `hash` is the record's. */
  eachTally(take: (hash: Buffer, tally: Tally) => void): void {
    const end = Math.min(this.#control.readUInt32LE(CONTROL.entries) + 1, MAX_ENTRIES) * ENTRY.size;
    for (let at = ENTRY.size; at < end; at += ENTRY.size) {
      const entry = this.#entries.subarray(at, at + ENTRY.size);
      take(entry.subarray(ENTRY.hash, ENTRY.hash + 8), {
        count: Number(entry.readBigUInt64LE(ENTRY.count)),
        last: entry.readBigUInt64LE(ENTRY.last),
        processes: entry.readUInt32LE(ENTRY.processes),
      });
    }
  }

  #each(fd: number, keyBytes: number, valueBytes: number, take: (key: Buffer, value: Buffer) => void): void {
    const value = Buffer.alloc(valueBytes);
    let [key, next] = [Buffer.alloc(keyBytes), Buffer.alloc(keyBytes)];
    for (let first = true; this.#bpf.nextKey(fd, first ? undefined : key, next); first = false) {
      [key, next] = [next, key];
      if (this.#bpf.lookup(fd, key, value) === 0) take(key, value);
    }
  }

  /** Of an image, the calls that were only counted: number, count and the last time in ticks. */
  eachCount(image: number, take: (nr: number, count: number, ticks: bigint) => void): void {
    const base = image * CALLS * COUNT.size;
    if (image >= COUNTED_IMAGES) return;
    for (let nr = 0; nr < CALLS; nr++) {
      const at = base + nr * COUNT.size;
      const count = Number(this.#counts.readBigUInt64LE(at + COUNT.count));
      if (count > 0) take(nr, count, this.#counts.readBigUInt64LE(at + COUNT.last));
    }
  }

  /** Nothing is seen any more; what was, can still be read. */
  detach(): void {
    for (const link of this.#links.splice(0)) this.#bpf.destroyLink(link);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.detach();
    this.ring.close();
    for (const { address, memory } of this.#shared)
      this.#libc.syscall(this.#libc.abi.nr.munmap, address, memory.length);
    this.#bpf.close(this.#object);
  }
}

/** Of the kernel's timer, in ns: what its coarse clock can tell apart (kernel/time/posix-timers.c). */
function tickLength(libc: Libc): number {
  const { address, memory } = libc.map(PAGE);
  libc.syscall(syscallNumber(ARCHITECTURES[0], 'clock_getres') ?? -1, CLOCK_MONOTONIC_COARSE, address);
  const length = Number(memory.readBigUInt64LE(8));
  libc.syscall(libc.abi.nr.munmap, address, PAGE);
  return length;
}

function libbpf(): Libbpf {
  try {
    return openLibbpf();
  } catch {
    throw new Unavailable('libbpf.so.1 is missing (Debian: libbpf1)');
  }
}

/** Beside this script: what a bundle was made with lies in dist/ with it, as what either side sees has to fit the other. */
function objectFile(): string {
  const file = join(dirname(fileURLToPath(import.meta.url)), OBJECT);
  if (!existsSync(file)) throw new Unavailable(`${OBJECT} is missing from this installation`);
  return file;
}
